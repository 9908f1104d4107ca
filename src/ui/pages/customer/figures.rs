//! A customer's figures, each with its reason, and what was bought month by month.

use super::Sheet;
use crate::domain::Month;
use crate::ui::{
    device::use_language,
    format,
    pages::{customers::average_minor, setting::Setting},
    parts::{
        FigureCard, Reason,
        charts::{BarChart, ChartFrame, ChartTable, Datum},
    },
    words::customer as words,
};
use crate::workspace::questions::CustomerSheet;
use leptos::prelude::*;

/// A figure as the card takes it.
#[derive(Clone, PartialEq, Eq)]
struct Figure {
    value: Option<String>,
    note: Option<String>,
    reason: Reason,
}

type Describe = fn(&CustomerSheet, Setting) -> Figure;

/// The figures in their order.
#[component]
pub fn Figures(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let card = |label: &'static str, describe: Describe| {
        let figure = Memo::new(move |_| sheet.with(describe));
        let value = Signal::derive(move || figure.with(|figure| figure.value.clone()));
        let note = Signal::derive(move || figure.with(|figure| figure.note.clone()));
        let reason = Signal::derive(move || figure.with(|figure| figure.reason.clone()));
        view! { <FigureCard label value note reason /> }
    };
    view! {
        <section class="cards customer-figures" aria-label=words::figures(language)>
            {card(words::amount(language), amount)}
            {card(words::n_purchases(language), n_purchases)}
            {card(words::average(language), average)}
            {card(words::days_since(language), days_since)}
            {card(words::rhythm(language), rhythm)}
            {card(words::returned(language), returned)}
            {card(words::profit(language), profit)}
            {card(words::share(language), share)}
        </section>
    }
}

/// From the first purchase to the last.
fn period(sheet: &CustomerSheet, setting: Setting) -> Option<String> {
    let (first, last) = (sheet.row.first_purchase_on?, sheet.row.last_purchase_on?);
    Some(words::from_to(setting.language, setting.day(first), setting.day(last)))
}

fn amount(sheet: &CustomerSheet, setting: Setting) -> Figure {
    let (language, row) = (setting.language, &sheet.row);
    Figure {
        value: Some(setting.money(row.amount_minor)),
        note: Some(words::purchases(language, setting.number(row.n_purchases))),
        reason: Reason {
            formula: words::amount_formula(language).to_owned(),
            inputs: vec![
                (words::amount(language).to_owned(), setting.money(row.amount_minor)),
                (words::returned(language).to_owned(), setting.money(row.returned_minor)),
            ],
            n_cases: Some(setting.number(row.n_purchases)),
            period: period(sheet, setting),
        },
    }
}

fn n_purchases(sheet: &CustomerSheet, setting: Setting) -> Figure {
    let (language, row) = (setting.language, &sheet.row);
    Figure {
        value: Some(setting.number(row.n_purchases)),
        note: row.first_purchase_on.map(|day| words::first_on(language, setting.day(day))),
        reason: Reason {
            formula: words::n_purchases_formula(language).to_owned(),
            inputs: vec![(words::as_of_day(language).to_owned(), setting.day(sheet.as_of))],
            n_cases: Some(setting.number(row.n_purchases)),
            period: period(sheet, setting),
        },
    }
}

fn average(sheet: &CustomerSheet, setting: Setting) -> Figure {
    let (language, row) = (setting.language, &sheet.row);
    Figure {
        value: average_minor(row).map(|minor| setting.money(minor)),
        note: None,
        reason: Reason {
            formula: words::average_formula(language).to_owned(),
            inputs: vec![
                (words::amount(language).to_owned(), setting.money(row.amount_minor)),
                (words::n_purchases(language).to_owned(), setting.number(row.n_purchases)),
            ],
            n_cases: Some(setting.number(row.n_purchases)),
            period: period(sheet, setting),
        },
    }
}

fn days_since(sheet: &CustomerSheet, setting: Setting) -> Figure {
    let language = setting.language;
    let last = sheet.row.last_purchase_on;
    Figure {
        value: last.map(|last| words::days(language, setting.number(sheet.as_of.days_since(last)))),
        note: last.map(|last| words::last_on(language, setting.day(last))),
        reason: Reason {
            formula: words::days_since_formula(language).to_owned(),
            inputs: vec![
                (words::as_of_day(language).to_owned(), setting.day(sheet.as_of)),
                (words::last_purchase_day(language).to_owned(), format::or_unknown(last.map(|last| setting.day(last)))),
            ],
            n_cases: None,
            period: None,
        },
    }
}

fn returned(sheet: &CustomerSheet, setting: Setting) -> Figure {
    let (language, row) = (setting.language, &sheet.row);
    Figure {
        value: Some(setting.money(row.returned_minor)),
        note: Some(words::returns(language, setting.number(row.n_returns))),
        reason: Reason {
            formula: words::returned_formula(language).to_owned(),
            inputs: vec![(words::returned(language).to_owned(), setting.money(row.returned_minor))],
            n_cases: Some(setting.number(row.n_returns)),
            period: Some(words::up_to(language, setting.day(sheet.as_of))),
        },
    }
}

fn profit(sheet: &CustomerSheet, setting: Setting) -> Figure {
    let (language, row) = (setting.language, &sheet.row);
    let known = sheet.profit_minor.filter(|_| row.n_purchases > 0);
    let cost = known.map(|profit| setting.money(row.amount_minor.saturating_sub(profit)));
    Figure {
        value: known.map(|minor| setting.money(minor)),
        note: match known {
            #[expect(clippy::cast_precision_loss, reason = "a share that is shown with one decimal")]
            Some(profit) if row.amount_minor > 0 => {
                Some(words::of_amount(language, format::percent(language, profit as f64 / row.amount_minor as f64, 1)))
            }
            Some(_) => None,
            None => Some(words::needs_costs(language).to_owned()),
        },
        reason: Reason {
            formula: words::profit_formula(language).to_owned(),
            inputs: vec![
                (words::amount(language).to_owned(), setting.money(row.amount_minor)),
                (words::cost(language).to_owned(), format::or_unknown(cost)),
            ],
            n_cases: Some(setting.number(row.n_purchases)),
            period: period(sheet, setting),
        },
    }
}

fn share(sheet: &CustomerSheet, setting: Setting) -> Figure {
    let (language, row) = (setting.language, &sheet.row);
    let standing = sheet.receipt.as_ref().and_then(|receipt| receipt.abc);
    #[expect(clippy::cast_precision_loss, reason = "a share that is shown with two decimals")]
    let share = standing.map(|standing| row.amount_minor as f64 / standing.total_minor as f64);
    let total = standing.map(|standing| setting.money(standing.total_minor));
    Figure {
        value: share.map(|share| format::percent(language, share, 2)),
        note: standing.map(|standing| words::share_rank(language, setting.number(standing.rank))),
        reason: Reason {
            formula: words::share_formula(language).to_owned(),
            inputs: vec![
                (words::amount(language).to_owned(), setting.money(row.amount_minor)),
                (words::all(language).to_owned(), format::or_unknown(total)),
            ],
            n_cases: sheet.receipt.as_ref().map(|receipt| setting.number(receipt.cuts.n_customers)),
            period: Some(words::up_to(language, setting.day(sheet.as_of))),
        },
    }
}

fn rhythm(sheet: &CustomerSheet, setting: Setting) -> Figure {
    let language = setting.language;
    let interval = sheet.median_interval_days;
    let since = sheet.row.last_purchase_on.map(|last| sheet.as_of.days_since(last));
    let note = match (interval, since) {
        (Some(interval), Some(since)) if f64::from(since) > interval => {
            #[expect(clippy::cast_possible_truncation, reason = "fewer days than a calendar has")]
            let over = (f64::from(since) - interval).ceil() as i64;
            words::overdue(language, setting.number(over))
        }
        (Some(_), _) => words::within_rhythm(language).to_owned(),
        (None, _) => words::needs_three(language).to_owned(),
    };
    let shown = interval.map(|days| format::decimal(language, days, u8::from(days.fract() > 0.0)));
    Figure {
        value: shown.map(|days| words::every_days(language, days)),
        note: Some(note),
        reason: Reason {
            formula: words::rhythm_formula(language).to_owned(),
            inputs: vec![(words::days_since(language).to_owned(), format::or_unknown(since.map(|days| setting.number(days))))],
            n_cases: Some(setting.number(sheet.row.n_purchases)),
            period: period(sheet, setting),
        },
    }
}

/// Money by month, the latest 24.
#[component]
pub fn MonthsChart(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let data = Signal::derive(move || sheet.with(months));
    let table = Signal::derive(move || ChartTable {
        columns: vec![words::month(language).to_owned(), words::amount(language).to_owned()],
        rows: data.get().into_iter().map(|datum| vec![datum.label, datum.shown]).collect(),
    });
    let note = move || sheet.with(|sheet, setting| words::months_note(language, setting.day(sheet.as_of)));
    let name = sheet.part(|sheet| sheet.customer.name.clone()).get_untracked();
    #[expect(clippy::cast_possible_truncation, reason = "an axis value near the largest amount")]
    let tick = move |minor: f64| sheet.setting_now().money_short(minor as i64);
    view! {
        <ChartFrame title=words::months_title(language) table file_name=name note>
            <BarChart label=words::months_title(language) data tick />
        </ChartFrame>
    }
}

#[expect(clippy::cast_precision_loss, reason = "heights of bars; the exact amount is in the text")]
fn months(sheet: &CustomerSheet, setting: Setting) -> Vec<Datum> {
    let last = sheet.as_of.month();
    let n = i32::try_from(sheet.by_month_minor.len()).unwrap_or(i32::MAX);
    let bar =
        |(at, minor): (i32, &i64)| Datum { label: month_label(last.plus(at + 1 - n)), value: *minor as f64, shown: setting.money(*minor) };
    (0..).zip(&sheet.by_month_minor).map(bar).collect()
}

/// Short enough in any language to stand under a bar.
fn month_label(month: Month) -> String {
    let (year, month) = month.year_month();
    format!("{year}-{month:02}")
}
