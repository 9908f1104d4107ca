//! The name of a view, and whether it is a segment.

use crate::domain::SavedView;
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, Checkbox, TextField, Tone},
    sentences,
    session::use_session,
    words::{finding as words, parts as parts_words},
};
use crate::workspace::Command;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Files the view, a new one unless it has an identifier.
#[component]
pub fn ViewForm(view: SavedView, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let name = RwSignal::new(view.name.clone());
    let is_segment = RwSignal::new(view.is_segment);
    let refusal = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        let view = SavedView { name: name.get_untracked(), is_segment: is_segment.get_untracked(), ..view.clone() };
        let said = words::view_kept(language, view.name.trim());
        spawn_local(async move {
            match session.perform(Command::File(view.into())).await {
                Ok(done) => {
                    session.say_done(&done, said);
                    on_done.try_run(());
                }
                Err(Failure::Refused(refused)) => {
                    refusal.try_set(Some(sentences::refusal(language, &refused)));
                }
                Err(failure) => session.say_failure(&failure),
            }
            is_busy.try_set(false);
        });
    };
    view! {
        <form class="form" novalidate on:submit=save>
            {move || refusal.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            <TextField label=words::view_name(language) value=name hint=words::view_hint(language) />
            <Checkbox
                label=words::is_segment(language)
                hint=words::is_segment_hint(language)
                checked=is_segment
                on_change=move |is_on| is_segment.set(is_on)
            />
            <div class="button-row button-row-end">
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}
