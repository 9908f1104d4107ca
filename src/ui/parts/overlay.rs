//! Dialogs and the drawer: native `<dialog>`, which keeps the focus, gives it back, and closes on Esc.

use super::{Button, ButtonKind, ControlSize, Glyph, Held, Icon, unique_id};
use crate::ui::device::use_language;
use crate::ui::words;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// Opens and closes the element as `open` says; a modal one makes the rest of the page unreachable.
///
/// The focus goes back to where it was, or to what stands there now. The browser would do so too, but its content, and the focus with
/// it, is gone by then.
fn follow(open: Signal<bool>, is_modal: fn() -> bool) -> NodeRef<leptos::html::Dialog> {
    let node = NodeRef::<leptos::html::Dialog>::new();
    let before = StoredValue::new_local(None::<Held>);
    Effect::new(move || {
        let is_open = open.get();
        let Some(dialog) = node.get() else { return };
        match (dialog.open(), is_open) {
            (false, true) => {
                before.set_value(Held::now());
                if is_modal() {
                    // Fails only for an element that has left the page, where there is nothing to show.
                    let _ = dialog.show_modal();
                    focus_first_field(&dialog);
                } else {
                    dialog.show();
                }
            }
            (true, false) => dialog.close(),
            (false, false) | (true, true) => return,
        }
        if !is_open && let Some(before) = before.try_update_value(Option::take).flatten() {
            before.take_up();
        }
    });
    node
}

/// A dialog with fields is there to be filled in, as soon as they are there; the browser would take the closing cross for the first thing to press.
pub fn focus_first_field(dialog: &web_sys::HtmlDialogElement) {
    let field = dialog.query_selector(".dialog-body :is(input, select, textarea)").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// Scrolls as little as it takes for all of something to be seen.
pub fn bring_into_sight(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether there is no room beside a list; the same width as in `style/`.
fn is_narrow() -> bool {
    window().match_media("(width < 45rem)").ok().flatten().is_some_and(|query| query.matches())
}

/// A press on the backdrop is a press on the `<dialog>` itself: everything inside is another element.
fn is_backdrop(event: &MouseEvent) -> bool {
    event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlDialogElement>().is_some())
}

/// A dialog in the middle. Its content is made when it opens.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] title: TextProp,
    /// Buttons at the end, the primary one last.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    #[prop(optional)] is_wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let language = use_language();
    let node = follow(open, || true);
    let heading = unique_id("dialog");
    let named = heading.clone();
    let content = move || {
        open.get().then(|| {
            let title = title.clone();
            view! {
                <header class="dialog-head">
                    <h2 id=heading.clone()>{move || title.get()}</h2>
                    <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label=words::parts::close(language) on_press=on_close />
                </header>
                <div class="dialog-body">{children()}</div>
                {actions.as_ref().map(|actions| view! { <footer class="dialog-foot">{actions.run()}</footer> })}
            }
        })
    };
    view! {
        <dialog
            node_ref=node
            class="dialog"
            class:dialog-wide=is_wide
            aria-labelledby=named
            on:close=move |_| on_close.run(())
            on:mousedown=move |event| if is_backdrop(&event) { on_close.run(()) }
        >
            {content}
        </dialog>
    }
    .into_any()
}

/// Asks for a typed word before something that cannot be undone. Where undo is possible, do not ask at all.
#[component]
pub fn ConfirmDialog(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] title: TextProp,
    /// The word to type, in the reader's language.
    #[prop(into)]
    word: String,
    /// What the button does, as a verb.
    #[prop(into)]
    action: TextProp,
    #[prop(into)] on_confirm: Callback<()>,
    /// What will be gone, with numbers.
    children: ChildrenFn,
) -> impl IntoView {
    let language = use_language();
    let typed = RwSignal::new(String::new());
    let prompt = words::parts::type_to_confirm(language, &word);
    let is_unconfirmed = Signal::derive(move || typed.with(|typed| typed.trim() != word));
    let close = Callback::new(move |()| {
        typed.set(String::new());
        on_close.run(());
    });
    let confirm = move || {
        if !is_unconfirmed.get_untracked() {
            close.run(());
            on_confirm.run(());
        }
    };
    let actions = move || {
        let action = action.clone();
        view! {
            <Button on_press=close>{words::parts::cancel(language)}</Button>
            <Button kind=ButtonKind::Danger disabled=is_unconfirmed on_press=confirm>{move || action.get()}</Button>
        }
    };
    view! {
        <Dialog open on_close=close title actions>
            {children()}
            <super::TextField label=prompt.clone() value=typed />
        </Dialog>
    }
}

/// A record shown beside the list it was opened from, which stays in use; on a phone it covers the list. Esc closes it.
#[component]
pub fn Drawer(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] title: TextProp,
    /// The record's own page.
    #[prop(optional, into)]
    page: Option<Signal<String>>,
    /// Further buttons beside the title.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    children: ChildrenFn,
) -> impl IntoView {
    let language = use_language();
    let node = follow(open, is_narrow);
    // The list beside it stays in use, so Esc may be pressed there too.
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !event.is_composing() && !event.default_prevented() && open.try_get_untracked() == Some(true) {
            on_close.run(());
        }
    });
    on_cleanup(move || keys.remove());
    let heading = unique_id("drawer");
    let named = heading.clone();
    let content = move || {
        open.get().then(|| {
            let title = title.clone();
            view! {
                <header class="drawer-head">
                    <h2 id=heading.clone()>{move || title.get()}</h2>
                    <div class="drawer-actions">
                        {actions.as_ref().map(ViewFn::run)}
                        {page.map(|page| view! {
                            <a class="button button-ghost button-icon button-small" href=page title="Enter" aria-label=words::parts::open_page(language)>
                                <Icon glyph=Glyph::External />
                            </a>
                        })}
                        <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label=words::parts::close(language) shortcut="Esc" on_press=on_close />
                    </div>
                </header>
                <div class="drawer-body">{children()}</div>
            }
        })
    };
    view! {
        <dialog
            node_ref=node
            class="drawer"
            aria-labelledby=named
            on:close=move |_| on_close.run(())
            on:mousedown=move |event| if is_backdrop(&event) { on_close.run(()) }
        >
            {content}
        </dialog>
    }
    .into_any()
}
