//! What must be known of a customer before it is graded.

use super::{
    basics::FACETS,
    draft::Draft,
    fields::{CountField, DraftField, whole_number},
};
use crate::domain::schemes::Gate as Conditions;
use crate::ui::{
    parts::{Card, Checkbox, InputKind},
    words::{schemes, studio as words},
};
use leptos::prelude::*;

/// Days in a hundred years: more than any customer is known for.
const MOST_DAYS: u32 = 36_500;

#[component]
pub fn Gate(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let read = move |part: fn(&Conditions) -> u32| draft.read(move |scheme| part(&scheme.gate));
    let set = move |set: fn(&mut Conditions, u32)| Callback::new(move |n: u32| draft.change(|scheme| set(&mut scheme.gate, n)));
    let away = draft.read(|scheme| scheme.gate.max_days_since_last_purchase.map_or_else(String::new, |days| days.to_string()));
    let set_away = Callback::new(move |text: String| {
        let read = if text.trim().is_empty() { Ok(None) } else { whole_number(language, &text, 1, MOST_DAYS).map(Some) };
        read.map(|days| draft.change(|scheme| scheme.gate.max_days_since_last_purchase = days)).err()
    });
    let needs = FACETS.map(|(_, facet)| {
        let is_needed = draft.read(move |scheme| scheme.gate.needs.contains(&facet));
        let toggle = move |is_needed: bool| {
            draft.change(|scheme| {
                scheme.gate.needs.retain(|known| *known != facet);
                if is_needed {
                    scheme.gate.needs.push(facet);
                    scheme.gate.needs.sort_unstable();
                }
            });
        };
        view! { <Checkbox label=schemes::facet(language, facet) checked=is_needed on_change=toggle /> }
    });
    view! {
        <Card title=words::gate(language)>
            <p class="soft">{words::gate_text(language)}</p>
            <div class="form-grid">
                <CountField label=words::min_purchases(language) value=read(|gate| gate.min_purchases) most=100_000 on_save=set(|gate, n| gate.min_purchases = n) language />
                <CountField label=words::min_tenure(language) value=read(|gate| gate.min_tenure_days) on_save=set(|gate, n| gate.min_tenure_days = n) language />
                <DraftField label=words::max_away(language) value=away kind=InputKind::Number placeholder=words::no_limit(language) on_save=set_away />
                <CountField
                    label=words::max_unknown(language)
                    value=read(|gate| gate.max_unknown.into())
                    most=24
                    on_save=set(|gate, n| gate.max_unknown = u8::try_from(n).unwrap_or(u8::MAX))
                    language
                />
            </div>
            <fieldset class="gate-needs">
                <legend class="field-label">{words::needs(language)}</legend>
                {needs.into_iter().collect_view()}
            </fieldset>
        </Card>
    }
}
