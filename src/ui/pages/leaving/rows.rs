//! The ranking: a row and a sentence each.

use super::Setting;
use crate::scoring::growth::{Growth, Trend};
use crate::ui::{
    format,
    pages::{contact_mark::ContactMark, person_link::PersonLink},
    parts::{Heading, PlainTable, Tag, Tone},
    route::Route,
    schemes_view::GradeTag,
    words::leaving as words,
};
use crate::workspace::questions::LeavingRow;
use leptos::prelude::*;

/// Rows in their order.
pub fn table(rows: Vec<LeavingRow>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let is_foretold = rows.iter().any(|row| row.expected_purchases.is_some());
    let purchases = if is_foretold { words::purchases(language) } else { words::usual_purchases(language) };
    let rows = rows.into_iter().map(|row| table_row(row, setting)).collect_view();
    view! {
        <div class="card">
            <PlainTable
                class="leaving"
                headings=vec![
                    Heading::new(words::customer(language)),
                    Heading::number(words::at_stake(language)),
                    Heading::wide_number(purchases),
                    Heading::wide_number(words::late(language)),
                    Heading::wide(words::trend(language)),
                ]
            >
                {rows}
            </PlainTable>
        </div>
    }
}

fn one(setting: Setting, value: f64) -> String {
    format::decimal(setting.language, value, 1)
}

fn table_row(row: LeavingRow, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let why = sentence(&row, setting);
    let grade = row.customer.place.and_then(|(standing, _)| standing.grade());
    let usual = one(setting, row.usual_purchases);
    let purchases = match row.expected_purchases {
        Some(expected) => words::from_to(language, usual, one(setting, expected)),
        None => usual,
    };
    let late = words::intervals(language, one(setting, row.rhythm.intervals_since_last_purchase()));
    view! {
        <tr>
            <th scope="row">
                <PersonLink to=Route::Customer(row.customer.id) name=row.customer.name kind=row.customer.kind />
                <ContactMark withheld=row.customer.withheld />
                {row.grade.map(|label| view! { " " <GradeTag grade label /> })}
                <p class="leaving-why">{why}</p>
            </th>
            <td class="numeric"><strong>{setting.money_mean(Some(row.at_stake_minor))}</strong></td>
            <td class="numeric wide-only">{purchases}</td>
            <td class="numeric wide-only">{late}</td>
            <td class="wide-only">{trend(row.growth, setting)}</td>
        </tr>
    }
}

/// By which figures the customer is on the list.
fn sentence(row: &LeavingRow, setting: Setting) -> String {
    let (language, rhythm) = (setting.language, row.rhythm);
    let (interval, days) = (one(setting, rhythm.interval.days()), setting.number(rhythm.days_since_last_purchase));
    let late = one(setting, rhythm.intervals_since_last_purchase());
    let (usual, spend) = (one(setting, row.usual_purchases), setting.money_mean(Some(row.spend_minor)));
    let said = match row.expected_purchases {
        Some(expected) => words::sentence(language, interval, days, late, usual, one(setting, expected), spend),
        None => words::sentence_by_rhythm(language, interval, days, late, usual, spend),
    };
    match row.growth.filter(|growth| growth.trend() == Trend::Falling) {
        Some(growth) => format!("{said} {}", words::and_falling(language, setting.number(growth.n_now), setting.number(growth.n_before))),
        None => said,
    }
}

fn trend(growth: Option<Growth>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let why = growth.map(|growth| {
        let p = format::decimal(language, growth.p_value, 3);
        words::falling_why(language, setting.number(growth.n_now), setting.number(growth.n_before), p)
    });
    let tag = match growth.map(|growth| growth.trend()) {
        Some(Trend::Falling) => view! { <Tag tone=Tone::Bad>{words::falling(language)}</Tag> }.into_any(),
        Some(Trend::Rising) => view! { <Tag tone=Tone::Ok>{words::rising(language)}</Tag> }.into_any(),
        Some(Trend::CannotTell) | None => view! { <span class="quiet">{words::cannot_tell(language)}</span> }.into_any(),
    };
    view! { <span title=why>{tag}</span> }
}
