//! The dialog that compares customers side by side. It can be opened for any two or more.

use super::{merge_fields::Choosing, merge_form::MergeForm};
use crate::domain::CustomerId;
use crate::ui::{
    device::use_language,
    pages::{answer::answered, setting::use_sure_setting},
    parts::Dialog,
    session::use_session,
    words::duplicates as words,
};
use crate::workspace::questions::AskMerge;
use leptos::prelude::*;

/// Open while there are customers to compare; the first of them is who stays, unless another one is chosen.
#[component]
pub fn MergeDialog(compared: RwSignal<Option<Vec<CustomerId>>>) -> impl IntoView {
    let language = use_language();
    let open = Signal::derive(move || compared.with(Option::is_some));
    view! {
        <Dialog open on_close=move || compared.set(None) title=words::merge_title(language) is_wide=true>
            {move || compared.get().map(|ids| view! { <Compared ids compared /> })}
        </Dialog>
    }
}

#[component]
fn Compared(ids: Vec<CustomerId>, compared: RwSignal<Option<Vec<CustomerId>>>) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let answer = use_session().live(move || AskMerge { ids: ids.clone() });
    // What was chosen stays chosen as long as the records are as they were.
    let sides = Memo::new(move |_| answer.get());
    move || {
        answered(sides.get(), |sides| match Choosing::of(&sides).filter(|_| sides.len() > 1) {
            Some(choosing) => {
                let setting = setting.get_untracked();
                view! { <MergeForm sides choosing setting on_done=move || compared.set(None) /> }.into_any()
            }
            None => view! { <p class="soft">{words::merge_gone(language)}</p> }.into_any(),
        })
    }
}
