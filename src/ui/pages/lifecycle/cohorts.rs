//! The second tab: customers by month of the first purchase, followed month by month.

use super::Setting;
use crate::scoring::cohorts::Cohort;
use crate::ui::{
    format,
    parts::{
        Banner, Card, Choice, Segmented, Tone,
        charts::{HeatCell, HeatRow, HeatTable},
    },
    words::lifecycle as words,
};
use crate::workspace::questions::CohortsSheet;
use leptos::prelude::*;

/// What the cells show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Share,
    Customers,
    Revenue,
    /// What an average customer has brought so far.
    Value,
}

impl Measure {
    const ALL: [Self; 4] = [Self::Share, Self::Customers, Self::Revenue, Self::Value];

    const fn key(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Customers => "customers",
            Self::Revenue => "revenue",
            Self::Value => "value",
        }
    }

    fn name(self, setting: Setting) -> &'static str {
        match self {
            Self::Share => words::by_share(setting.language),
            Self::Customers => words::by_customers(setting.language),
            Self::Revenue => words::by_revenue(setting.language),
            Self::Value => words::by_value(setting.language),
        }
    }

    /// So many months after the first; `None` when that month is not over.
    #[expect(clippy::cast_precision_loss, reason = "a colour")]
    fn value(self, cohort: &Cohort, since: usize) -> Option<f64> {
        match self {
            Self::Share => cohort.retention(since),
            Self::Customers => cohort.n_active.get(since).map(|n| f64::from(*n)),
            Self::Revenue => cohort.revenue_minor.get(since).map(|minor| *minor as f64),
            Self::Value => cohort.cumulative_per_customer_minor(since),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a sum of money that came from whole minor units")]
    fn text(self, value: f64, setting: Setting) -> String {
        match self {
            Self::Share => format::percent(setting.language, value, 0),
            Self::Customers => setting.number(value as i64),
            Self::Revenue | Self::Value => setting.money_short(value.round() as i64),
        }
    }
}

/// The map with its switch.
pub fn tab(sheet: CohortsSheet, setting: Setting) -> AnyView {
    let language = setting.language;
    let n_cells = sheet.cohorts.iter().map(|cohort| cohort.n_active.len()).max().unwrap_or_default();
    if n_cells == 0 {
        return view! { <Banner tone=Tone::Info title=words::cohorts_none_title(language)>{words::cohorts_none_text(language)}</Banner> }
            .into_any();
    }
    let measure = RwSignal::new(Measure::Share);
    let choices: Vec<Choice> = Measure::ALL.map(|one| Choice::new(one.key(), one.name(setting))).to_vec();
    let choose = move |key: String| measure.set(Measure::ALL.into_iter().find(|one| one.key() == key).unwrap_or(Measure::Share));
    let title = after_a_month(&sheet.cohorts).map_or_else(
        || words::cohorts_title(language).to_owned(),
        |share| words::cohorts_share_title(language, setting.share(Some(share))),
    );
    let names: Vec<String> = sheet.cohorts.iter().map(|cohort| format::month(language, cohort.month)).collect();
    let cohorts = StoredValue::new(sheet.cohorts);
    let rows =
        Signal::derive(move || cohorts.with_value(|cohorts| cohorts.iter().map(|cohort| row(cohort, measure.get(), setting)).collect()));
    let highest = Signal::derive(move || cohorts.with_value(|cohorts| highest(cohorts, measure.get())));
    let columns: Vec<String> = (0..n_cells).map(|since| words::month_since(language, since)).collect();
    let name = move |(row, since): (usize, usize)| words::cell_of(language, since, names.get(row).cloned().unwrap_or_default());
    let headings = [words::cohort(language), words::n_new(language)].map(str::to_owned);
    view! {
        <div class="dashboard">
            <div class="list-tools">
                <span class="quiet small">{words::measure(language)}</span>
                <Segmented label=words::measure(language) choices value=Signal::derive(move || measure.get().key().to_owned()) on_change=choose />
            </div>
            <Card title>
                <HeatTable label=words::cohorts_title(language) headings columns rows highest name hint=words::cohorts_hint(language) />
                <p class="chart-note">{words::cohorts_note(language)}</p>
            </Card>
        </div>
    }
    .into_any()
}

/// Of all customers whose second month is over, those who bought in it.
fn after_a_month(cohorts: &[Cohort]) -> Option<f64> {
    let known = || cohorts.iter().filter_map(|cohort| Some((*cohort.n_active.get(1)?, cohort.n_customers)));
    let (active, all) = known().fold((0, 0), |(active, all), (n_active, n_customers)| (active + n_active, all + n_customers));
    (all > 0).then(|| f64::from(active) / f64::from(all))
}

/// The first month is everybody and would leave the rest pale; of value it is the least, so it counts.
fn highest(cohorts: &[Cohort], measure: Measure) -> f64 {
    let from = usize::from(measure != Measure::Value);
    let values = cohorts.iter().flat_map(|cohort| (from..cohort.n_active.len()).filter_map(|since| measure.value(cohort, since)));
    values.fold(0.0, f64::max)
}

fn row(cohort: &Cohort, measure: Measure, setting: Setting) -> HeatRow {
    let cell = |since: usize| {
        let value = measure.value(cohort, since)?;
        Some(HeatCell { value, text: measure.text(value, setting), shown: shown(cohort, since, setting) })
    };
    HeatRow {
        label: format::month(setting.language, cohort.month),
        note: setting.number(cohort.n_customers),
        cells: (0..cohort.n_active.len()).map(cell).collect(),
    }
}

/// A cell in full, whatever is switched on.
fn shown(cohort: &Cohort, since: usize, setting: Setting) -> String {
    words::cell_shown(
        setting.language,
        setting.number(cohort.n_active.get(since).copied().unwrap_or_default()),
        setting.number(cohort.n_customers),
        setting.share(cohort.retention(since)),
        setting.money(cohort.revenue_minor.get(since).copied().unwrap_or_default()),
        setting.money_mean(cohort.cumulative_per_customer_minor(since)),
    )
}
