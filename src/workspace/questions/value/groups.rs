//! Figures of groups of customers, and of all of them: sums over everybody who has bought, in one pass over customers and one over sales.

use super::growth;
use crate::domain::{CustomerKind, GradeAt, Indicator, Measure, PurchaseKind, Window};
use crate::scoring::{growth::Growth, rfm::Segment, rhythm::HalfDays, share_of};
use crate::workspace::{
    foresight::Foresight,
    questions::{Asked, Margin, leaving::Grades},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Growth is that of the last year against the year before.
const YEAR_DAYS: i32 = 365;
/// A year before whose first days have no sale is still a year to compare with, if they are no more than these.
const QUIET_DAYS: i32 = 30;

/// By what customers are put into groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Grouping {
    #[default]
    Segment,
    /// Of the primary scheme.
    Grade,
    Region,
    Kind,
}

impl Grouping {
    pub const ALL: [Self; 4] = [Self::Segment, Self::Grade, Self::Region, Self::Kind];
}

/// Who is in a group. The order is that in which groups are shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum GroupName {
    Segment(Segment),
    Grade(GradeAt, String),
    Region(String),
    Kind(CustomerKind),
    /// Of whom it is not known.
    Unknown,
}

/// What a group has brought, and what is expected of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupFigures {
    pub n_customers: u32,
    pub n_purchases: u64,
    pub revenue_minor: i64,
    pub revenue_share: Option<f64>,
    /// Where the costs of every sale are known.
    pub profit_minor: Option<i64>,
    /// Where interactions are written down at all.
    pub cost_to_serve_minor: Option<i64>,
    /// The median of the customers' own median intervals, in days.
    pub interval_days: Option<f64>,
    /// The last year against the year before, if purchases of all of it are known.
    pub growth: Option<Growth>,
    /// In the next 12 months.
    pub expected_purchases: Option<f64>,
    /// By the horizon, discounted, as revenue and as profit.
    pub predicted_minor: Option<f64>,
    pub predicted_profit_minor: Option<f64>,
}

impl GroupFigures {
    /// Profit less what serving these customers cost.
    pub fn contribution_minor(&self) -> Option<i64> {
        Some(self.profit_minor?.saturating_sub(self.cost_to_serve_minor.unwrap_or(0)))
    }

    /// An amount of the group, a customer.
    pub fn per_customer(&self, amount: Option<f64>) -> Option<f64> {
        (self.n_customers > 0).then_some(amount? / f64::from(self.n_customers))
    }

    pub fn average_order_minor(&self) -> Option<f64> {
        share_of(self.revenue_minor.into(), self.n_purchases.into())
    }

    pub fn purchases_per_customer(&self) -> Option<f64> {
        share_of(self.n_purchases.into(), self.n_customers.into())
    }
}

/// A group with its figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupRow {
    pub name: GroupName,
    pub figures: GroupFigures,
}

/// Who is in which group.
pub(super) struct Groups {
    names: Vec<GroupName>,
    /// By slot; nothing for who has not bought.
    places: Vec<Option<usize>>,
}

impl Groups {
    pub fn of(asked: &Asked<'_>, by: Grouping) -> Self {
        let grades = (by == Grouping::Grade).then(|| Grades::of(asked));
        let name_of = |slot: u32| {
            let customer = asked.workspace.customers().at(slot)?;
            let known = match by {
                Grouping::Segment => asked.scores.segment(slot).map(GroupName::Segment),
                Grouping::Grade => grades.as_ref().and_then(|grades| {
                    let grade = grades.at(slot)?;
                    Some(GroupName::Grade(grade, grades.name_of(grade).unwrap_or_default()))
                }),
                Grouping::Region => customer.region.clone().map(GroupName::Region),
                Grouping::Kind => Some(GroupName::Kind(customer.kind)),
            };
            Some(known.unwrap_or(GroupName::Unknown))
        };
        let mut known: HashMap<GroupName, usize> = HashMap::new();
        let mut places = vec![None; asked.scores.histories().n_slots()];
        for slot in asked.scores.histories().slots() {
            let name = u32::try_from(slot).ok().and_then(name_of);
            places[slot] = name.map(|name| {
                let next = known.len();
                *known.entry(name).or_insert(next)
            });
        }
        let mut names: Vec<(GroupName, usize)> = known.into_iter().collect();
        names.sort_unstable_by_key(|(_, at)| *at);
        Self { names: names.into_iter().map(|(name, _)| name).collect(), places }
    }
}

/// What is added up of a group.
#[derive(Clone, Default)]
struct Sum {
    figures: GroupFigures,
    has_unknown_cost: bool,
    half_days: Vec<i32>,
    amount_minor: [i64; 2],
    n_purchases: [u32; 2],
}

/// Sums of every group.
pub(super) struct Sums {
    /// The last is of everybody.
    sums: Vec<Sum>,
    /// Purchases are known from the beginning of the year before.
    has_year_before: bool,
}

impl Sums {
    pub fn of(asked: &Asked<'_>, groups: &Groups, foresight: Option<&Foresight>, margin: Option<Margin>) -> Self {
        let last = groups.names.len();
        let mut sums = vec![Sum::default(); last + 1];
        let days = asked.worked.purchase_days(asked.workspace);
        let cost = Measure { indicator: Indicator::CostToServe, window: Window::AllTime };
        let costs = asked.worked.ground(asked.workspace).column(cost);
        for (slot, place) in (0_u32..).zip(&groups.places) {
            let Some(place) = *place else { continue };
            let interval = HalfDays::own(days.get(slot as usize)).map(|interval| interval.0);
            for at in [place, last] {
                let sum = &mut sums[at];
                sum.add_customer(asked, slot, costs.get(slot as usize).copied().flatten());
                sum.half_days.extend(interval);
                sum.add_outlook(foresight.and_then(|foresight| foresight.outlook(slot)), margin.map(|own| own.of_customer(asked, slot)));
            }
        }
        let as_of = asked.scores.as_of().number();
        let mut begins_on = as_of;
        for (slot, on, amount_minor) in sales(asked) {
            begins_on = begins_on.min(on);
            let years_ago = usize::try_from((as_of - on) / YEAR_DAYS).unwrap_or(usize::MAX);
            let Some(place) = groups.places.get(slot as usize).copied().flatten().filter(|_| years_ago < 2) else { continue };
            for at in [place, last] {
                let Sum { amount_minor: amounts, n_purchases, .. } = &mut sums[at];
                amounts[years_ago] = amounts[years_ago].saturating_add(amount_minor);
                n_purchases[years_ago] += 1;
            }
        }
        let has_year_before = as_of - begins_on >= 2 * YEAR_DAYS - QUIET_DAYS;
        Self { sums, has_year_before }
    }

    /// Figures of everybody, and of the groups in their order.
    pub fn figures(mut self, groups: Groups) -> (GroupFigures, Vec<GroupRow>) {
        let whole = self.sums.pop().unwrap_or_default();
        let has_year_before = self.has_year_before;
        let revenue_minor = whole.figures.revenue_minor;
        let figures = |sum: Sum| GroupFigures {
            revenue_share: share_of(sum.figures.revenue_minor.into(), revenue_minor.into()),
            ..sum.done(has_year_before)
        };
        let rows = groups.names.into_iter().zip(self.sums);
        let mut rows: Vec<GroupRow> = rows.map(|(name, sum)| GroupRow { name, figures: figures(sum) }).collect();
        rows.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        (figures(whole), rows)
    }
}

impl Sum {
    fn add_customer(&mut self, asked: &Asked<'_>, slot: u32, cost_minor: Option<i64>) {
        let (history, figures) = (asked.scores.history(slot), &mut self.figures);
        figures.n_customers += 1;
        figures.n_purchases += u64::from(history.n_purchases);
        figures.revenue_minor = figures.revenue_minor.saturating_add(history.amount_minor);
        match asked.scores.profit_minor(slot) {
            Some(profit) => figures.profit_minor = Some(figures.profit_minor.unwrap_or(0).saturating_add(profit)),
            None => self.has_unknown_cost = true,
        }
        if let Some(cost) = cost_minor {
            figures.cost_to_serve_minor = Some(figures.cost_to_serve_minor.unwrap_or(0).saturating_add(cost));
        }
    }

    fn add_outlook(&mut self, outlook: Option<crate::workspace::foresight::Outlook>, margin_share: Option<f64>) {
        let Some(outlook) = outlook else { return };
        let add = |sum: &mut Option<f64>, value: Option<f64>| {
            if let Some(value) = value {
                *sum = Some(sum.unwrap_or(0.0) + value);
            }
        };
        add(&mut self.figures.expected_purchases, Some(outlook.year_purchases));
        add(&mut self.figures.predicted_minor, outlook.value_minor());
        add(&mut self.figures.predicted_profit_minor, outlook.value_minor().zip(margin_share).map(|(value, share)| value * share));
    }

    fn done(mut self, has_year_before: bool) -> GroupFigures {
        self.half_days.sort_unstable();
        let middle = self.half_days.get(self.half_days.len() / 2).map(|half_days| HalfDays(*half_days).days());
        GroupFigures {
            interval_days: middle,
            growth: growth(self.amount_minor, self.n_purchases).filter(|_| has_year_before),
            profit_minor: self.figures.profit_minor.filter(|_| !self.has_unknown_cost),
            ..self.figures
        }
    }
}

/// Counted sales up to the day: slot, day, amount.
pub(super) fn sales<'a>(asked: &Asked<'a>) -> impl Iterator<Item = (u32, i32, i64)> + use<'a> {
    let (columns, scores) = (asked.workspace.purchases().columns(), asked.scores);
    let as_of = scores.as_of().number();
    let counts = move |row: &usize| scores.counts(*row) && columns.kind[*row] == PurchaseKind::Sale && columns.on[*row] <= as_of;
    (0..columns.len()).filter(counts).map(move |row| (columns.customer[row], columns.on[row], columns.amount_minor[row]))
}
