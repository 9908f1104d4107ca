//! Before against after: everybody, and each grade of the baseline day, for the outcome that is chosen.

use super::{VerdictTag, difference, interval, shown};
use crate::ui::{
    format,
    pages::setting::Setting,
    parts::{Card, Choice, Heading, PlainTable, Segmented},
    schemes_view::{GradeTag, grade_label},
    words::effect as words,
};
use crate::workspace::questions::{EffectRow, EffectSheet, Outcome};
use leptos::prelude::*;

const fn key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NPurchases => "purchases",
        Outcome::ActiveShare => "active",
        Outcome::Revenue => "revenue",
    }
}

/// Satisfaction, of which nothing is known yet, as a row that says so.
pub fn satisfaction(n_columns: u32, setting: Setting) -> impl IntoView {
    let language = setting.language;
    view! {
        <tr>
            <th scope="row">{words::satisfaction(language)}</th>
            <td class="quiet" colspan=n_columns.to_string()>{words::no_data(language)}</td>
        </tr>
    }
}

/// The table with the choice of its outcome.
pub fn card(sheet: &EffectSheet, chosen: RwSignal<Outcome>, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let choices = Outcome::ALL.map(|outcome| Choice::new(key(outcome), words::outcome_name(language, outcome))).to_vec();
    let choose = move |name: String| {
        if let Some(outcome) = Outcome::ALL.into_iter().find(|outcome| key(*outcome) == name) {
            chosen.set(outcome);
        }
    };
    let value = Signal::derive(move || key(chosen.get()).to_owned());
    let rows: Vec<(String, EffectRow)> = std::iter::once((words::everybody(language).to_owned(), sheet.everybody.clone()))
        .chain(sheet.grades.iter().map(|row| {
            let label = row.grade.map(|grade| grade_label(language, &sheet.scheme, &sheet.class_names, grade)).unwrap_or_default();
            (label, row.clone())
        }))
        .collect();
    let body = move || {
        let outcome = chosen.get();
        rows.iter().map(|(label, row)| group(label.clone(), row, outcome, setting)).collect_view()
    };
    view! {
        <Card title=words::all_title(language)>
            <div class="row-spread">
                <Segmented label=words::outcome(language) choices=Signal::stored(choices) value on_change=choose />
                <span class="quiet small">{words::satisfaction(language)} ": " {words::no_data(language)}</span>
            </div>
            <PlainTable
                class="effect-groups"
                headings=vec![
                    Heading::new(words::group(language)),
                    Heading::number(words::n(language)),
                    Heading::wide_number(words::before(language)),
                    Heading::wide_number(words::after(language)),
                    Heading::number(words::difference(language)),
                    Heading::wide_number(words::interval(language)),
                    Heading::new(words::verdict(language)),
                ]
            >
                {body}
            </PlainTable>
            <p class="quiet small">{words::all_note(language)}</p>
        </Card>
    }
}

fn group(label: String, row: &EffectRow, outcome: Outcome, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let own = row.comparisons.iter().find(|comparison| comparison.outcome == outcome).copied();
    let effect = own.and_then(|own| own.effect);
    let figure = |value: Option<f64>| format::or_unknown(value.map(|value| shown(outcome, value, setting)));
    let name = match row.grade {
        Some(_) => view! { <GradeTag grade=row.grade label /> }.into_any(),
        None => view! { <strong>{label}</strong> }.into_any(),
    };
    let verdict = match own {
        Some(_) => view! { <VerdictTag verdict=effect.map(|effect| effect.verdict) /> }.into_any(),
        None => view! { <span class="quiet">{words::nobody(language)}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="numeric">{setting.number(row.n_customers)}</td>
            <td class="numeric wide-only">{figure(own.map(|own| own.before))}</td>
            <td class="numeric wide-only">{figure(own.map(|own| own.after))}</td>
            <td class="numeric">{format::or_unknown(effect.map(|effect| difference(outcome, effect.difference.value, setting)))}</td>
            <td class="numeric wide-only">{format::or_unknown(effect.map(|effect| interval(outcome, effect.difference, setting)))}</td>
            <td>{verdict}</td>
        </tr>
    }
}
