//! The pilot against the rest: how much more it changed.

use super::{VerdictTag, difference, interval, shown};
use crate::ui::{
    format,
    pages::setting::Setting,
    parts::{Card, Heading, PlainTable},
    words::effect as words,
};
use crate::workspace::questions::{EffectRow, Outcome, PilotSheet};
use leptos::prelude::*;

/// The comparison, or that there was no pilot.
pub fn card(sheet: Option<&PilotSheet>, setting: Setting) -> AnyView {
    let language = setting.language;
    let Some(sheet) = sheet else {
        return view! { <Card title=words::no_pilot_title(language)><p class="soft">{words::no_pilot(language)}</p></Card> }.into_any();
    };
    let title = words::pilot_title(language, setting.day(sheet.run.made_on));
    let sizes = words::pilot_sizes(language, setting.number(sheet.pilot.n_customers), setting.number(sheet.rest.n_customers));
    let rows = sheet.effects.iter().map(|(outcome, effect)| {
        let change = |row: &EffectRow| {
            let own = row.comparisons.iter().find(|comparison| comparison.outcome == *outcome);
            let text = own.map(|own| words::to(language, shown(*outcome, own.before, setting), shown(*outcome, own.after, setting)));
            format::or_unknown(text)
        };
        view! {
            <tr>
                <th scope="row">{words::outcome_name(language, *outcome)}{note(*outcome, setting)}</th>
                <td class="numeric wide-only">{change(&sheet.pilot)}</td>
                <td class="numeric wide-only">{change(&sheet.rest)}</td>
                <td class="numeric">{format::or_unknown(effect.map(|effect| difference(*outcome, effect.difference.value, setting)))}</td>
                <td class="numeric wide-only">{format::or_unknown(effect.map(|effect| interval(*outcome, effect.difference, setting)))}</td>
                <td><VerdictTag verdict=effect.map(|effect| effect.verdict) /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Card title>
            <p class="soft">{sizes} " " <span class="quiet">{words::pilot_note(language)}</span></p>
            <PlainTable
                headings=vec![
                    Heading::new(words::outcome(language)),
                    Heading::wide_number(words::pilot(language)),
                    Heading::wide_number(words::rest(language)),
                    Heading::number(words::more_than_rest(language)),
                    Heading::wide_number(words::interval(language)),
                    Heading::new(words::verdict(language)),
                ]
            >
                {rows}{super::groups::satisfaction(5, setting)}
            </PlainTable>
        </Card>
    }
    .into_any()
}

/// What an outcome says beside its name.
fn note(outcome: Outcome, setting: Setting) -> Option<impl IntoView + use<>> {
    (outcome == Outcome::ActiveShare).then(|| view! { <p class="quiet small">{words::active_note(setting.language)}</p> })
}
