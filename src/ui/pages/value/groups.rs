//! The third tab: the same figures group by group.

use super::Setting;
use crate::scoring::growth::Trend;
use crate::ui::{
    format,
    pages::foresight::{ForecastNeeded, model_name},
    parts::{Choice, Segmented},
    route::{Route, ValueView, grouping_key},
    shell::go,
    words::{Language, grades, value as words},
};
use crate::workspace::questions::{Foretold, GroupFigures, GroupName, Grouping, ValueSheet};
use leptos::prelude::*;

const fn by_name(language: Language, by: Grouping) -> &'static str {
    match by {
        Grouping::Segment => words::by_segment(language),
        Grouping::Grade => words::by_grade(language),
        Grouping::Region => words::by_region(language),
        Grouping::Kind => words::by_kind(language),
    }
}

fn group_name(language: Language, name: &GroupName) -> String {
    match name {
        GroupName::Segment(segment) => grades::segment(language, *segment).to_owned(),
        GroupName::Grade(_, name) | GroupName::Region(name) => name.clone(),
        GroupName::Kind(kind) => grades::customer_kind(language, *kind).to_owned(),
        GroupName::Unknown => words::unknown_group(language).to_owned(),
    }
}

/// The table, and what groups are made by.
pub fn tab(view: ValueView, sheet: ValueSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let choices = Grouping::ALL.map(|by| Choice::new(grouping_key(by), by_name(language, by))).to_vec();
    let choose = move |key: String| {
        let by = Grouping::ALL.into_iter().find(|by| grouping_key(*by) == key).unwrap_or_default();
        go(&Route::Value(ValueView { by, ..view }));
    };
    let forecast = match sheet.foretold {
        Foretold::NotYet => Some(view! { <ForecastNeeded wish=view.wish /> }.into_any()),
        Foretold::No(_) => None,
        Foretold::Here(forecast) => {
            let horizon = forecast.wish.horizon;
            let discount = format::percent(language, f64::from(horizon.monthly_discount_ppm) / 1e6, 1);
            let text = words::groups_note(language, model_name(language, forecast.wish.model), horizon.n_months, discount);
            Some(view! { <p class="soft small">{text}</p> }.into_any())
        }
    };
    let rows = sheet.groups.iter().map(|row| group_row(group_name(language, &row.name), &row.figures, setting)).collect_view();
    let whole = group_row(words::groups_whole(language).to_owned(), &sheet.whole, setting);
    let heads = heads(language).into_iter().map(|head| view! { <th scope="col" class="numeric">{head}</th> }).collect_view();
    view! {
        <Segmented label=words::by(language) choices value=grouping_key(view.by).to_owned() on_change=choose />
        {forecast}
        <div class="card table-overflow">
            <table class="table table-plain value-groups">
                <thead><tr><th scope="col">{words::group(language)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>{whole}</tfoot>
            </table>
        </div>
    }
}

const fn heads(language: Language) -> [&'static str; 10] {
    [
        words::n(language),
        words::share(language),
        words::growth(language),
        words::frequency(language),
        words::interval(language),
        words::average_order(language),
        words::revenue_each(language),
        words::profit_each(language),
        words::predicted_each(language),
        words::predicted_profit_each(language),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "a mean of amounts")]
fn group_row(name: String, figures: &GroupFigures, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let money = |amount: Option<f64>| figures.per_customer(amount).map(|mean| setting.money_mean(Some(mean)));
    let growth = figures.growth.map(|growth| {
        let share = format::signed_percent(language, growth.change_share(), 0);
        // What may be chance is not shown as if it were sure.
        if growth.trend() == Trend::CannotTell { format!("({share})") } else { share }
    });
    let cells = [
        Some(setting.number(figures.n_customers)),
        figures.revenue_share.map(|share| setting.share(Some(share))),
        growth,
        figures.purchases_per_customer().map(|mean| format::decimal(language, mean, 1)),
        figures.interval_days.map(|days| words::days(language, format::decimal(language, days, 0))),
        figures.average_order_minor().map(|mean| setting.money_mean(Some(mean))),
        money(Some(figures.revenue_minor as f64)),
        money(figures.contribution_minor().map(|minor| minor as f64)),
        money(figures.predicted_minor),
        money(figures.predicted_profit_minor),
    ];
    let cells = cells.map(|cell| view! { <td class="numeric">{format::or_unknown(cell)}</td> });
    view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }
}
