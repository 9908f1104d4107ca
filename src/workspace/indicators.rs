//! Indicators by slot, worked out from the records as of a day and kept until the records change.
//!
//! ```text
//! Indicators::column(Measure) -> Rc<[Option<i64>]>     a pass over the purchases for each window, once
//! ```
//!
//! A value that cannot be known is `None`, never 0. Not here: what units mean ([`domain::indicators`](crate::domain::indicators)), and how
//! columns become grades ([`grading`](super::grading)).

use super::{grading::Points, scores::Scores, state::Workspace};
use crate::domain::{Day, Indicator, Measure, PurchaseKind, Window, indicators::Source, money::divide_half_even};
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// Values by slot.
pub type Column = Rc<[Option<i64>]>;

/// A whole, in parts per million.
const WHOLE_PPM: i128 = 1_000_000;

/// What the lifetime models expect of each slot, where they could be fitted.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// Purchases in the next 12 months, in thousandths.
    pub purchases_milli: Vec<Option<i64>>,
    /// Revenue of the next 12 months, discounted.
    pub value_minor: Vec<Option<i64>>,
}

/// Sums of one window, by slot.
#[derive(Debug)]
struct WindowSums {
    amount_minor: Vec<i64>,
    n_purchases: Vec<u32>,
    returned_minor: Vec<i64>,
    cost_minor: Vec<i64>,
    /// Whether every sale says what it cost.
    is_cost_known: Vec<bool>,
}

/// Columns of indicators as of a day.
#[derive(Debug)]
pub struct Indicators {
    as_of: Day,
    n_slots: usize,
    sums: RefCell<HashMap<(i32, i32), Rc<WindowSums>>>,
    columns: RefCell<HashMap<Measure, Column>>,
    /// Columns as points of a score.
    pub points: Points,
}

impl Indicators {
    /// Nothing is worked out before it is asked for.
    pub fn new(workspace: &Workspace, as_of: Day) -> Self {
        Self {
            as_of,
            n_slots: workspace.customers().n_slots(),
            sums: RefCell::default(),
            columns: RefCell::default(),
            points: Points::default(),
        }
    }

    /// The day that is looked from.
    pub const fn as_of(&self) -> Day {
        self.as_of
    }

    /// The values of a measure by slot; `scores` must be of the same records and day.
    pub fn column(&self, measure: Measure, workspace: &Workspace, scores: &Scores, expected: Option<&Expected>) -> Column {
        let known = self.columns.borrow().get(&measure).cloned();
        known.unwrap_or_else(|| {
            let column: Column = self.worked_out(measure, workspace, scores, expected).into();
            self.columns.borrow_mut().insert(measure, Rc::clone(&column));
            column
        })
    }

    fn worked_out(&self, measure: Measure, workspace: &Workspace, scores: &Scores, expected: Option<&Expected>) -> Vec<Option<i64>> {
        use Indicator as I;
        let from = self.first_day(measure.window);
        let to = self.as_of.number();
        let sums = || self.sums(workspace, scores, from, to);
        match measure.indicator {
            I::Amount => self.of_buyers(scores, &sums(), |sums, at| Some(sums.amount_minor[at])),
            I::NPurchases => self.of_buyers(scores, &sums(), |sums, at| Some(sums.n_purchases[at].into())),
            I::Profit => self.of_buyers(scores, &sums(), WindowSums::profit_minor),
            I::Margin => self.of_buyers(scores, &sums(), |sums, at| ppm(sums.profit_minor(at)?, sums.amount_minor[at])),
            I::AverageOrder => self.of_buyers(scores, &sums(), WindowSums::average_minor),
            I::ReturnRate => self.of_buyers(scores, &sums(), |sums, at| ppm(sums.returned_minor[at], sums.amount_minor[at])),
            I::RevenueShare => self.revenue_shares(scores, &sums()),
            I::Growth => self.growth(workspace, scores, measure.window),
            I::DaysSinceLastPurchase => self.each(|at| Some(i64::from(scores.history(at).last_on.map(|day| self.as_of.days_since(day))?))),
            I::Interval => self.intervals(workspace, scores),
            I::Tenure => self.each(|at| self.tenure_days(workspace, scores, at)),
            I::CategoryBreadth => self.category_breadth(workspace, scores, from, to),
            I::NInteractions => self.interactions(workspace, from, to).into_iter().map(|(n, _)| n).collect(),
            I::CostToServe => self.interactions(workspace, from, to).into_iter().map(|(_, cost)| cost).collect(),
            I::Contribution => self.contribution(workspace, scores, measure.window),
            I::ExpectedPurchases => expected.map_or_else(|| self.nothing(), |expected| expected.purchases_milli.clone()),
            I::PredictedValue => expected.map_or_else(|| self.nothing(), |expected| expected.value_minor.clone()),
            I::NReferrals | I::PaymentBehaviour | I::Credit | I::Satisfaction | I::Nps | I::NComplaints | I::PointsActivity => {
                self.nothing()
            }
        }
    }

    /// Forgets what was worked out from a forecast, as there is another one now.
    pub(super) fn forget_forecast(&self) {
        let is_forecast = |measure: Measure| measure.indicator.source() == Source::Forecast;
        self.columns.borrow_mut().retain(|measure, _| !is_forecast(*measure));
        self.points.forget(is_forecast);
    }

    fn nothing(&self) -> Vec<Option<i64>> {
        vec![None; self.n_slots]
    }

    fn each(&self, value: impl Fn(u32) -> Option<i64>) -> Vec<Option<i64>> {
        (0_u32..).take(self.n_slots).map(value).collect()
    }

    fn first_day(&self, window: Window) -> i32 {
        match window {
            Window::AllTime => i32::MIN,
            Window::LastDays(days) => self.as_of.number().saturating_sub(i32::from(days)).saturating_add(1),
        }
    }

    /// Of everybody who has ever bought; nothing of the others.
    fn of_buyers(&self, scores: &Scores, sums: &WindowSums, value: impl Fn(&WindowSums, usize) -> Option<i64>) -> Vec<Option<i64>> {
        self.each(|slot| if scores.history(slot).n_purchases > 0 { value(sums, slot as usize) } else { None })
    }

    fn sums(&self, workspace: &Workspace, scores: &Scores, from: i32, to: i32) -> Rc<WindowSums> {
        let known = self.sums.borrow().get(&(from, to)).cloned();
        known.unwrap_or_else(|| {
            let sums = Rc::new(WindowSums::of(workspace, scores, self.n_slots, from, to));
            self.sums.borrow_mut().insert((from, to), Rc::clone(&sums));
            sums
        })
    }

    fn revenue_shares(&self, scores: &Scores, sums: &WindowSums) -> Vec<Option<i64>> {
        let all: i128 = sums.amount_minor.iter().map(|amount| i128::from(*amount)).sum();
        self.of_buyers(scores, sums, |sums, at| {
            (all > 0).then(|| clamped(divide_half_even(i128::from(sums.amount_minor[at]) * WHOLE_PPM, all)))
        })
    }

    /// The window against the one before it. Nothing where there was nothing before, or where the shop is younger than both.
    fn growth(&self, workspace: &Workspace, scores: &Scores, window: Window) -> Vec<Option<i64>> {
        let Window::LastDays(days) = window else { return self.nothing() };
        let to = self.as_of.number();
        let middle = self.first_day(window);
        let from = middle.saturating_sub(i32::from(days));
        let now = self.sums(workspace, scores, middle, to);
        let before = self.sums(workspace, scores, from, middle.saturating_sub(1));
        self.each(|slot| {
            let at = slot as usize;
            ppm(now.amount_minor[at].checked_sub(before.amount_minor[at])?, before.amount_minor[at])
        })
    }

    fn intervals(&self, workspace: &Workspace, scores: &Scores) -> Vec<Option<i64>> {
        let days = scores.purchase_days(workspace);
        let mut gaps: Vec<i32> = Vec::new();
        let interval = |slot| {
            gaps.clear();
            gaps.extend(days.get(slot).windows(2).map(|pair| pair[1] - pair[0]));
            median(&mut gaps)
        };
        (0..self.n_slots).map(interval).collect()
    }

    fn tenure_days(&self, workspace: &Workspace, scores: &Scores, slot: u32) -> Option<i64> {
        let said = workspace.customers().at(slot)?.since_on.filter(|day| *day <= self.as_of);
        let since = [said, scores.history(slot).first_on].into_iter().flatten().min()?;
        Some(self.as_of.days_since(since).into())
    }

    fn category_breadth(&self, workspace: &Workspace, scores: &Scores, from: i32, to: i32) -> Vec<Option<i64>> {
        let columns = workspace.purchases().columns();
        let category_of: Vec<u32> = (0_u32..)
            .take(workspace.products().n_slots())
            .map(|slot| {
                let category = workspace.products().at(slot).and_then(|product| product.category);
                category.and_then(|id| workspace.categories().slot(id)).unwrap_or(u32::MAX)
            })
            .collect();
        let mut bought: HashSet<(u32, u32)> = HashSet::new();
        for row in workspace.living_rows().filter(|row| columns.kind[*row] == PurchaseKind::Sale && within(columns.on[*row], from, to)) {
            let products = columns.lines_of(row).map(|at| columns.lines.product[at] as usize);
            let categories = products.filter_map(|product| category_of.get(product).copied()).filter(|category| *category != u32::MAX);
            bought.extend(categories.map(|category| (columns.customer[row], category)));
        }
        let mut n_categories = vec![0_i64; self.n_slots];
        for (customer, _) in &bought {
            if let Some(n) = n_categories.get_mut(*customer as usize) {
                *n += 1;
            }
        }
        let is_known = !bought.is_empty();
        self.each(|slot| (is_known && scores.history(slot).n_purchases > 0).then(|| n_categories[slot as usize]))
    }

    /// How many interactions there were and what they cost; nothing for anybody while none was ever written down.
    fn interactions(&self, workspace: &Workspace, from: i32, to: i32) -> Vec<(Option<i64>, Option<i64>)> {
        let register = &workspace.registers().interactions;
        if register.is_empty() {
            return vec![(None, None); self.n_slots];
        }
        let mut sums = vec![(Some(0), Some(0)); self.n_slots];
        for (_, interaction) in register.iter().filter(|(_, one)| within(one.on.number(), from, to)) {
            let Some(slot) = workspace.customers().slot(interaction.customer) else { continue };
            let (n, cost) = &mut sums[slot as usize];
            *n = n.map(|n: i64| n + 1);
            *cost = cost.map(|cost: i64| cost.saturating_add(interaction.cost_minor));
        }
        sums
    }

    fn contribution(&self, workspace: &Workspace, scores: &Scores, window: Window) -> Vec<Option<i64>> {
        let column = |indicator| self.column(Measure { indicator, window }, workspace, scores, None);
        let (profit, cost) = (column(Indicator::Profit), column(Indicator::CostToServe));
        profit.iter().zip(cost.iter()).map(|(profit, cost)| Some(profit.as_ref()?.saturating_sub(cost.unwrap_or(0)))).collect()
    }
}

impl WindowSums {
    fn of(workspace: &Workspace, scores: &Scores, n_slots: usize, from: i32, to: i32) -> Self {
        let mut sums = Self {
            amount_minor: vec![0; n_slots],
            n_purchases: vec![0; n_slots],
            returned_minor: vec![0; n_slots],
            cost_minor: vec![0; n_slots],
            is_cost_known: vec![true; n_slots],
        };
        let columns = workspace.purchases().columns();
        for row in 0..columns.len() {
            let slot = columns.customer[row] as usize;
            if slot >= n_slots || !columns.alive[row] || !within(columns.on[row], from, to) {
                continue;
            }
            if columns.kind[row] == PurchaseKind::Return {
                sums.returned_minor[slot] = sums.returned_minor[slot].saturating_add(columns.amount_minor[row]);
            } else if scores.counts(row) {
                sums.amount_minor[slot] = sums.amount_minor[slot].saturating_add(columns.amount_minor[row]);
                sums.n_purchases[slot] += 1;
                match columns.cost_minor(row) {
                    Some(cost) => sums.cost_minor[slot] = sums.cost_minor[slot].saturating_add(cost),
                    None => sums.is_cost_known[slot] = false,
                }
            }
        }
        sums
    }

    fn profit_minor(&self, at: usize) -> Option<i64> {
        self.is_cost_known[at].then(|| self.amount_minor[at].saturating_sub(self.cost_minor[at]))
    }

    fn average_minor(&self, at: usize) -> Option<i64> {
        let n = i128::from(self.n_purchases[at]);
        (n > 0).then(|| clamped(divide_half_even(self.amount_minor[at].into(), n)))
    }
}

const fn within(on: i32, from: i32, to: i32) -> bool {
    from <= on && on <= to
}

fn clamped(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

/// `part` of `whole` in parts per million, rounded half to even; nothing without a whole.
fn ppm(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| clamped(divide_half_even(i128::from(part) * WHOLE_PPM, whole.into())))
}

/// The middle one; of an even number the mean of the two, rounded down. Nothing below two gaps, which are three days of purchase.
fn median(gaps: &mut [i32]) -> Option<i64> {
    if gaps.len() < 2 {
        return None;
    }
    gaps.sort_unstable();
    let middle = gaps.len() / 2;
    let upper = i64::from(gaps[middle]);
    Some(if gaps.len() % 2 == 1 { upper } else { (i64::from(gaps[middle - 1]) + upper) / 2 })
}
