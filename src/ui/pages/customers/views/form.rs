//! The name of a view, and whether it is a segment.

use crate::domain::SavedView;
use crate::ui::{
    device::use_language,
    pages::sending::Sending,
    parts::{Button, ButtonKind, Checkbox, TextField},
    session::use_session,
    words::{finding as words, parts as parts_words},
};
use crate::workspace::Command;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// Files the view, a new one unless it has an identifier.
#[component]
pub fn ViewForm(view: SavedView, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let name = RwSignal::new(view.name.clone());
    let is_segment = RwSignal::new(view.is_segment);
    let sending = Sending::new();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let view = SavedView { name: name.get_untracked(), is_segment: is_segment.get_untracked(), ..view.clone() };
        let said = words::view_kept(language, view.name.trim());
        sending.send(session, language, Command::File(view.into()), said, move || {
            on_done.try_run(());
        });
    };
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <TextField label=words::view_name(language) value=name hint=words::view_hint(language) />
            <Checkbox
                label=words::is_segment(language)
                hint=words::is_segment_hint(language)
                checked=is_segment
                on_change=move |is_on| is_segment.set(is_on)
            />
            <div class="button-row button-row-end">
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}
