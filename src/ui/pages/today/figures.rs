//! The four figures: the last 30 days against the 30 before.

use crate::ui::{
    format,
    pages::{grade_tag::customers, setting::Setting},
    parts::{Change, FigureCard, Reason},
    words::{Language, today as words},
};
use crate::workspace::questions::{Bound, Change30, Filter, TodaySheet};
use leptos::prelude::*;

/// One figure.
struct Figure {
    label: fn(Language) -> &'static str,
    why: fn(Language) -> &'static str,
    values: Change30,
    is_money: bool,
    /// The customers behind it.
    behind: Filter,
    past: Vec<f64>,
}

/// All four, side by side.
pub fn figures(sheet: &TodaySheet, setting: Setting) -> impl IntoView + use<> {
    let since = Bound { least: Some(sheet.period().0), most: Some(sheet.as_of) };
    let bought = || Filter::LastPurchaseOn(since);
    let weeks = sheet.revenue_by_week_minor.iter();
    #[expect(clippy::cast_precision_loss, reason = "a line the size of a word")]
    let weeks = weeks.map(|minor| *minor as f64).collect();
    let figures = [
        Figure {
            label: words::revenue,
            why: words::revenue_why,
            values: sheet.revenue_minor,
            is_money: true,
            behind: bought(),
            past: weeks,
        },
        Figure {
            label: words::buyers,
            why: words::buyers_why,
            values: sheet.n_buyers,
            is_money: false,
            behind: bought(),
            past: Vec::new(),
        },
        Figure {
            label: words::new_customers,
            why: words::new_why,
            values: sheet.n_new,
            is_money: false,
            behind: Filter::FirstPurchaseOn(since),
            past: Vec::new(),
        },
        Figure {
            label: words::purchases,
            why: words::purchases_why,
            values: sheet.n_purchases,
            is_money: false,
            behind: bought(),
            past: Vec::new(),
        },
    ];
    let period = setting.period(sheet.period());
    let n_cases = setting.number(sheet.n_purchases.now);
    let cards = figures.into_iter().map(|figure| figure.card(setting, &period, &n_cases)).collect_view();
    view! { <div class="cards cards-four">{cards}</div> }
}

impl Figure {
    fn card(self, setting: Setting, period: &str, n_cases: &str) -> impl IntoView + use<> {
        let language = setting.language;
        let full = |value: i64| if self.is_money { setting.money(value) } else { setting.number(value) };
        let short = |value: i64| if self.is_money { setting.money_short(value) } else { setting.number(value) };
        let Change30 { now, before } = self.values;
        let reason = Reason {
            formula: (self.why)(language).to_owned(),
            inputs: vec![(words::last_30(language).to_owned(), full(now)), (words::before_30(language).to_owned(), full(before))],
            n_cases: Some(n_cases.to_owned()),
            period: Some(period.to_owned()),
        };
        let note = if before == 0 { words::none_before(language).to_owned() } else { words::against(language, short(before)) };
        view! {
            <FigureCard
                label=(self.label)(language)
                value=Some(short(now))
                href=customers([self.behind]).to_string()
                change=change(self.values, language)
                note=Some(note)
                past=self.past
                reason=reason
            />
        }
    }
}

/// How a figure moved; nothing where there is nothing to compare with.
fn change(values: Change30, language: Language) -> Option<Change> {
    let share = values.change_share()?;
    let amount = format::percent(language, share.abs(), 1);
    Some(match values.now.cmp(&values.before) {
        std::cmp::Ordering::Greater => Change::Rose(amount),
        std::cmp::Ordering::Less => Change::Fell(amount),
        std::cmp::Ordering::Equal => Change::Unchanged,
    })
}
