//! What can be done with a draft: apply, discard, keep as another scheme, try on a part; and what is asked before it is lost.

use super::{draft::Draft, keeping, pilot::PilotDialog};
use crate::domain::{Occasion, schemes::Schedule};
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, Dialog, Glyph, Menu, MenuItem, Tag, Tone},
    route::Route,
    scheme_draft::duplicate,
    session::use_session,
    shell::{go, use_frame},
    words::studio as words,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn Actions(draft: Draft, is_changed: Memo<bool>) -> impl IntoView {
    let language = draft.setting.language;
    let session = use_session();
    let is_busy = RwSignal::new(false);
    let pilots = RwSignal::new(false);
    let apply = move || {
        let scheme = draft.scheme.get_untracked();
        let said = match scheme.schedule {
            Schedule::Live => words::applied_live(language, &scheme.name),
            _ => words::applied(language, &scheme.name),
        };
        is_busy.set(true);
        spawn_local(async move {
            match session.done(keeping(scheme, Occasion::Studio)).await {
                Ok(done) => session.say_done(&done, said),
                Err(failure) => session.say_failure(&failure),
            }
            is_busy.try_set(false);
        });
    };
    let save_as_new = Callback::new(move |()| {
        let name = words::copy_of(language, draft.scheme.with_untracked(|scheme| scheme.name.clone()));
        let said = words::saved_as_new(language, &name);
        let copy = duplicate(&draft.scheme.get_untracked(), name);
        spawn_local(async move {
            match session.done(keeping(copy, Occasion::Studio)).await {
                Ok(done) => {
                    session.say_done(&done, said);
                    // What was changed now stands in the new scheme; this one stays as it is filed.
                    draft.discard();
                    go(&Route::Schemes);
                }
                Err(failure) => session.say_failure(&failure),
            }
        });
    });
    let is_unsound = Signal::derive(move || !draft.is_sound());
    let cannot_apply = Signal::derive(move || !is_changed.get() || is_unsound.get());
    let unsaved = move || {
        is_changed
            .get()
            .then(|| view! { <span class="wide-only"><Tag tone=Tone::Info icon=Glyph::Eye>{words::unsaved(language)}</Tag></span> })
    };
    view! {
        {unsaved}
        <Menu label=words::more(language) icon=Glyph::More is_icon_only=true>
            <MenuItem icon=Glyph::Copy on_press=save_as_new>{words::save_as_new(language)}</MenuItem>
            <MenuItem icon=Glyph::Customers on_press=move |()| pilots.set(true)>{words::run_pilot(language)}</MenuItem>
        </Menu>
        <Button kind=ButtonKind::Ghost disabled=Signal::derive(move || !is_changed.get()) on_press=move || draft.discard() attr:data-action="discard-draft">
            {words::discard(language)}
        </Button>
        <Button kind=ButtonKind::Primary icon=Glyph::Check busy=is_busy disabled=cannot_apply on_press=apply attr:data-action="apply">{words::apply(language)}</Button>
        <PilotDialog draft open=pilots />
    }
}

/// Asks before a draft is lost.
#[component]
pub fn LeaveDialog() -> impl IntoView {
    let language = use_language();
    let frame = use_frame();
    let open = Signal::derive(move || frame.wanted.with(Option::is_some));
    let stay = Callback::new(move |()| frame.wanted.set(None));
    let actions = move || {
        view! {
            <Button on_press=move || frame.leave() attr:data-action="leave">{words::leave(language)}</Button>
            <Button kind=ButtonKind::Primary on_press=stay attr:data-action="stay">{words::stay(language)}</Button>
        }
    };
    view! {
        <Dialog open on_close=stay title=words::leave_title(language) actions>
            <p>{words::leave_text(language)}</p>
        </Dialog>
    }
}
