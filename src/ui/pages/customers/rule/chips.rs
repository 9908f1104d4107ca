//! Groups and the conditions that are asked for more seldom, as chips: a press opens where they are put together.

use super::{super::list::CustomerList, phrases::sentence};
use crate::ui::{
    customers_view::{
        rule::{Item, Rule},
        subject::Subject,
        values,
    },
    device::use_language,
    parts::{Glyph, Icon},
    words::{customers, finding as words, parts as parts_words},
};
use crate::workspace::questions::Junction;
use leptos::prelude::*;

/// One chip for each item that the chips of the usual fields do not show.
#[component]
pub fn RuleChips(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let rule = Memo::new(move |_| list.view.with(Rule::of));
    let by = Memo::new(move |_| rule.with(|rule| rule.by));
    let shown = move || {
        rule.with(|rule| {
            // The first condition on a usual field has a chip of its own.
            let is_elsewhere = |at: usize| {
                let subject = |item: &Item| item.single().map(|condition| condition.subject);
                let own = subject(&rule.items[at]);
                let is_first = rule.items[..at].iter().all(|item| subject(item) != own);
                let is_usual = matches!(own, Some(Subject::Usual(field)) if list.view.with(|view| !values(view, field).is_empty()));
                rule.by == Junction::All && is_first && is_usual
            };
            (0..rule.items.len()).filter(|at| !is_elsewhere(*at)).map(|at| (at, sentence(&rule.items[at], list))).collect::<Vec<_>>()
        })
    };
    let remove = move |at: usize| {
        let mut rest = rule.get_untracked();
        rest.items.remove(at);
        if rest.items.len() < 2 && rest.by == Junction::Any {
            rest.by = Junction::All;
        }
        list.show(list.view.with_untracked(|view| rest.shown_in(view)));
    };
    view! {
        {move || (by.get() != Junction::All).then(|| view! { <span class="quiet chips-joined">{words::junction(language, by.get())}</span> })}
        {move || shown().into_iter().map(|(at, text)| {
            let (edit_label, remove_label) = (customers::edit_filter(language, &text), parts_words::remove_filter(language, &text));
            view! {
                <span class="chip">
                    <button
                        type="button"
                        class="chip-text chip-edit"
                        aria-haspopup="dialog"
                        aria-label=edit_label
                        title=text.clone()
                        on:click=move |_| list.is_combining.set(true)
                    >
                        {text.clone()}
                    </button>
                    <button type="button" class="chip-remove" aria-label=remove_label.clone() title=remove_label on:click=move |_| remove(at)>
                        <Icon glyph=Glyph::Close />
                    </button>
                </span>
            }
        }).collect_view()}
    }
}
