//! All that are surely one, merged at once: what would happen is said first, and one undo takes it back.

use crate::ui::{
    device::use_language,
    format,
    parts::{Button, ButtonKind, Dialog, Glyph},
    session::use_session,
    words::{duplicates as words, parts as parts_words},
};
use crate::workspace::{Command, commands::Merging, questions::DuplicatesSheet};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The button, while there is something to merge, and the dialog behind it.
#[component]
pub fn MergeSure(sheet: Memo<DuplicatesSheet>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let open = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    let n_absorbed = Memo::new(move |_| sheet.with(|sheet| sheet.n_surely_absorbed));
    let n_kept = Memo::new(move |_| sheet.with(|sheet| u32::try_from(sheet.sure.len()).unwrap_or(u32::MAX)));
    let number = move |n: u32| format::number(language, n);
    let merge = move || {
        let sure = sheet.with_untracked(|sheet| sheet.sure.clone());
        let n = sure.iter().map(|(_, absorbed)| absorbed.len()).sum::<usize>();
        let orders = sure.into_iter().map(|(kept, absorbed)| Merging { kept, absorbed, fields: Vec::new() }).collect();
        is_busy.set(true);
        spawn_local(async move {
            match session.perform(Command::MergeCustomers(orders)).await {
                Ok(done) => session.say_done(&done, words::merged_sure(language, format::number(language, n))),
                Err(failure) => session.say_failure(&failure),
            }
            is_busy.try_set(false);
            open.try_set(false);
        });
    };
    let actions = move || {
        view! {
            <Button on_press=move || open.set(false)>{parts_words::cancel(language)}</Button>
            <Button kind=ButtonKind::Primary busy=is_busy on_press=merge>{words::merge(language)}</Button>
        }
    };
    let button = move || {
        (n_absorbed.get() > 0).then(|| {
            view! {
                <Button kind=ButtonKind::Primary icon=Glyph::Check on_press=move || open.set(true)>
                    {move || words::merge_sure(language, number(n_absorbed.get()))}
                </Button>
            }
        })
    };
    view! {
        {button}
        <Dialog open on_close=move || open.set(false) title=words::merge_sure_title(language) actions>
            <div class="stack">
                <p>{move || words::merge_sure_text(language, number(n_absorbed.get()), number(n_kept.get()))}</p>
                <p class="soft">{words::merge_sure_rule(language)}</p>
                <p class="quiet">{words::merge_sure_look(language)}</p>
            </div>
        </Dialog>
    }
}
