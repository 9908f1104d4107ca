//! How a deal ends: won, or lost with a reason, on a day.

use super::{
    draft::{Draft, Suggested},
    fields::Listed,
};
use crate::ui::{
    deal_draft::DealField,
    device::use_language,
    parts::{Choice, InputKind, Segmented, TextField},
    words::pipeline as words,
};
use leptos::prelude::*;

const ENDS: [(&str, Option<bool>); 3] = [("open", None), ("won", Some(true)), ("lost", Some(false))];

/// Day and reason, and before them the choice, unless it `is_chosen` already.
#[component]
pub fn Ending(draft: Draft, suggested: StoredValue<Suggested>, is_chosen: bool) -> impl IntoView {
    let language = use_language();
    let name = |ended: Option<bool>| match ended {
        None => words::open(language),
        Some(true) => words::won(language),
        Some(false) => words::lost(language),
    };
    let choices = ENDS.map(|(key, ended)| Choice::new(key, name(ended))).to_vec();
    let key = move || ENDS.iter().find(|(_, ended)| *ended == draft.ended.get()).map_or("open", |(key, _)| *key).to_owned();
    let choose = move |chosen: String| draft.ended.set(ENDS.iter().find(|(key, _)| *key == chosen).and_then(|(_, ended)| *ended));
    let choice = (!is_chosen).then(|| {
        view! {
            <div class="stack-tight">
                <span class="field-label">{words::ending(language)}</span>
                <Segmented label=words::ending(language) choices=Signal::stored(choices) value=Signal::derive(key) on_change=choose />
            </div>
        }
    });
    let details = move || {
        draft.ended.get().map(|is_won| {
            let label = if is_won { words::reason_won(language) } else { words::reason_lost(language) };
            let values = if is_won { Vec::new() } else { suggested.with_value(|suggested| suggested.reasons.clone()) };
            let hint = if is_won { "" } else { words::reason_hint(language) };
            view! {
                <Listed label value=draft.reason values hint error=draft.error(language, DealField::Reason) is_optional=is_won />
                <TextField label=words::ended_on(language) value=draft.ended_on kind=InputKind::Date error=draft.error(language, DealField::EndedOn) />
            }
        })
    };
    view! { <div class="stack deal-ending">{choice} {details}</div> }
}
