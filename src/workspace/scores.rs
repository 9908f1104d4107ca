//! Everyone's scores, worked out once for a state of the records and a day, and asked for by slot.
//!
//! Not here: the formulas (`scoring`). This is where they meet the records: which rows count, whose identifiers break ties, what is
//! missing where there is no grade.

use super::{
    questions::{Grade, GradingSheet, GridCell, Missing, Receipt},
    state::Workspace,
    text_order::places,
};
use crate::domain::{Currency, Day, PurchaseKind, RfmRule};
use crate::scoring::{
    Counting, FreeSales, Histories, PurchaseColumns, PurchaseDays,
    abc::{Abc, AbcClass, AbcLimits},
    cohorts::Cohorts,
    concentration::Concentration,
    improve::improvement,
    lifetime::BuyingHistories,
    pyramid::{Layer, Measures, pyramid, pyramid_of},
    repeat::{self, PurchaseLatency, RepeatFigures},
    rfm::{RfmScheme, RfmScores, Segment, SegmentGrid},
};
use std::{cell::OnceCell, rc::Rc};

/// Everyone's scores as of a day.
#[derive(Debug)]
pub struct Scores {
    as_of: Day,
    rule: RfmRule,
    currency: Currency,
    histories: Histories,
    /// Worked out when first asked for, like the classes: whoever sums up what was bought needs neither.
    rfm: OnceCell<RfmScores>,
    abc: OnceCell<Abc>,
    /// For each slot the place of its code or name among all, as text; decides between equals under rule A and in ABC.
    id_order: Rc<[u32]>,
    /// Sales of each slot that count, at whatever day; tells "nothing yet" from "nothing ever".
    has_sales: Vec<bool>,
    has_rows: Vec<bool>,
    /// Whether a row counts; see [`super::columns::Columns::counts`].
    counts: Rc<[bool]>,
    /// What the counted sales cost, and how many of them do not say so.
    cost_minor: Vec<i64>,
    n_without_cost: Vec<u32>,
}

/// What one customer has bought, or nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SlotHistory {
    pub n_purchases: u32,
    pub amount_minor: i64,
    pub n_returns: u32,
    pub returned_minor: i64,
    pub first_on: Option<Day>,
    pub last_on: Option<Day>,
}

impl SlotHistory {
    /// The mean amount of a purchase, rounded half to even.
    pub fn average_minor(self) -> Option<i64> {
        let n = i128::from(self.n_purchases);
        (n > 0).then(|| i64::try_from(crate::domain::money::divide_half_even(self.amount_minor.into(), n)).unwrap_or(i64::MAX))
    }
}

impl Scores {
    /// Scores everyone as of a day, by the workspace's rule.
    pub fn of(workspace: &Workspace, as_of: Day) -> Self {
        Self::with_rule(workspace, as_of, workspace.settings().map(|settings| settings.rfm_rule).unwrap_or_default())
    }

    /// Scores everyone as of a day, by a rule.
    pub fn with_rule(workspace: &Workspace, as_of: Day, rule: RfmRule) -> Self {
        let columns = workspace.purchases().columns();
        let counts = (0..columns.len()).map(|row| columns.counts(row)).collect();
        Self::over(workspace, as_of, rule, counts, id_order(workspace).into())
    }

    /// The same records and rule as of another day; what does not depend on the day is shared.
    pub fn on(&self, workspace: &Workspace, as_of: Day) -> Self {
        Self::over(workspace, as_of, self.rule, Rc::clone(&self.counts), Rc::clone(&self.id_order))
    }

    fn over(workspace: &Workspace, as_of: Day, rule: RfmRule, counts: Rc<[bool]>, id_order: Rc<[u32]>) -> Self {
        let n_slots = workspace.customers().n_slots();
        let currency = workspace.settings().map_or(Currency::CNY, |settings| settings.currency);
        let histories = Histories::of(seen_by_scoring(workspace, &counts), n_slots, Counting { as_of, free_sales: FreeSales::Count });
        let mut scores = Self {
            as_of,
            rule,
            currency,
            histories,
            rfm: OnceCell::new(),
            abc: OnceCell::new(),
            id_order,
            has_sales: vec![false; n_slots],
            has_rows: vec![false; n_slots],
            counts,
            cost_minor: vec![0; n_slots],
            n_without_cost: vec![0; n_slots],
        };
        scores.look_at_rows(workspace);
        scores
    }

    fn look_at_rows(&mut self, workspace: &Workspace) {
        let columns = workspace.purchases().columns();
        for row in workspace.living_rows() {
            let slot = columns.customer[row] as usize;
            let Some(has_rows) = self.has_rows.get_mut(slot) else { continue };
            *has_rows = true;
            if !self.counts[row] || columns.kind[row] != PurchaseKind::Sale {
                continue;
            }
            self.has_sales[slot] = true;
            if columns.on[row] > self.as_of.number() {
                continue;
            }
            match columns.cost_minor(row) {
                Some(cost_minor) => self.cost_minor[slot] = self.cost_minor[slot].saturating_add(cost_minor),
                None => self.n_without_cost[slot] += 1,
            }
        }
    }

    /// The day that is looked from.
    pub const fn as_of(&self) -> Day {
        self.as_of
    }

    /// Whether a row of the purchases is one that counts.
    pub fn counts(&self, row: usize) -> bool {
        self.counts[row]
    }

    /// For each slot its place among all codes (names, where there is none), as text: decides between equals.
    pub fn id_order(&self) -> &[u32] {
        &self.id_order
    }

    /// The rule that scored.
    pub const fn rule(&self) -> RfmRule {
        self.rule
    }

    /// The histories that were scored.
    pub const fn histories(&self) -> &Histories {
        &self.histories
    }

    /// The scores for recency, frequency and money.
    pub fn rfm(&self) -> &RfmScores {
        self.rfm.get_or_init(|| RfmScores::of(&self.histories, self.scheme()))
    }

    fn scheme(&self) -> RfmScheme<'_> {
        RfmScheme { rule: self.rule, currency: self.currency, id_order: &self.id_order }
    }

    /// The classes by cumulative share.
    pub fn abc(&self) -> &Abc {
        self.abc.get_or_init(|| Abc::of(self.histories.slots(), self.histories.monetary_minor(), &self.id_order, AbcLimits::default()))
    }

    /// What one customer has bought up to the day.
    pub fn history(&self, slot: u32) -> SlotHistory {
        let at = slot as usize;
        let n_returns = self.histories.n_returns().get(at).copied().unwrap_or(0);
        let returned_minor = self.histories.returned_minor().get(at).copied().unwrap_or(0);
        self.histories.get(at).map_or(SlotHistory { n_returns, returned_minor, ..SlotHistory::default() }, |history| SlotHistory {
            n_purchases: history.n_purchases,
            amount_minor: history.monetary_minor,
            n_returns,
            returned_minor,
            first_on: Some(history.first_on),
            last_on: Some(history.last_on),
        })
    }

    /// Whether a customer has a grade.
    pub fn is_graded(&self, slot: u32) -> bool {
        self.rfm().get(slot as usize).is_some()
    }

    /// The segment of a graded customer.
    pub fn segment(&self, slot: u32) -> Option<Segment> {
        self.rfm().segment(slot as usize, SegmentGrid::Common).map(|rule| rule.segment)
    }

    /// A customer's grade, or what is missing for one.
    pub fn grade(&self, slot: u32) -> Grade {
        let at = slot as usize;
        match (self.rfm().get(at), self.segment(slot)) {
            (Some(rfm), Some(segment)) => {
                Grade::Graded { segment, abc: self.abc().get(at).map_or(AbcClass::C, |standing| standing.class), rfm }
            }
            _ if self.has_sales.get(at) == Some(&true) => Grade::NotGraded(Missing::NoneYet),
            _ if self.has_rows.get(at) == Some(&true) => Grade::NotGraded(Missing::NothingOfValue),
            _ => Grade::NotGraded(Missing::NoPurchase),
        }
    }

    /// Everything that led to a customer's grade.
    pub fn receipt(&self, slot: u32) -> Option<Receipt> {
        let at = slot as usize;
        Some(Receipt {
            scores: self.rfm().get(at)?,
            cuts: *self.rfm().cuts(),
            matched: self.rfm().segment(at, SegmentGrid::Common)?,
            days_since_last_purchase: self.histories.get(at)?.days_since_last_purchase,
            abc: self.abc().get(at),
            improvement: improvement(&self.histories, self.rfm(), self.scheme(), SegmentGrid::Common, at)?,
        })
    }

    /// Sales less what they cost, where every counted sale says what it cost.
    pub fn profit_minor(&self, slot: u32) -> Option<i64> {
        let at = slot as usize;
        let history = self.histories.get(at)?;
        (self.n_without_cost[at] == 0).then(|| history.monetary_minor.saturating_sub(self.cost_minor[at]))
    }
}

/// Points of a curve that is drawn a few hundred pixels wide.
const N_CURVE_POINTS: usize = 201;
/// Months that are shown at once.
const N_MONTHS: usize = 36;

impl Scores {
    /// The days on which each customer bought, of the same records as these scores.
    pub fn purchase_days(&self, workspace: &Workspace) -> PurchaseDays {
        PurchaseDays::of(seen_by_scoring(workspace, &self.counts), self.histories.n_slots(), self.histories.counting())
    }

    /// Customers by the month of their first purchase, of the same records as these scores and `days`.
    pub fn cohorts(&self, workspace: &Workspace, days: &PurchaseDays) -> Cohorts {
        Cohorts::of(seen_by_scoring(workspace, &self.counts), days, self.histories.counting())
    }

    /// Buying histories for the lifetime models, of the same records as these scores.
    pub fn buying_histories(&self, workspace: &Workspace) -> BuyingHistories {
        self.buying_histories_on(workspace, self.as_of)
    }

    /// The same as they stood on an earlier day.
    pub fn buying_histories_on(&self, workspace: &Workspace, as_of: Day) -> BuyingHistories {
        BuyingHistories::of(self.columns(workspace), self.histories.n_slots(), Counting { as_of, ..self.histories.counting() })
    }

    /// The records of these scores, as `scoring` reads them.
    pub fn columns<'a>(&'a self, workspace: &'a Workspace) -> PurchaseColumns<'a> {
        seen_by_scoring(workspace, &self.counts)
    }

    /// Everyone's grades at once.
    pub fn grading(&self, workspace: &Workspace) -> GradingSheet {
        let counting = self.histories.counting();
        let columns = seen_by_scoring(workspace, &self.counts);
        let days = self.purchase_days(workspace);
        let mut months = repeat::months(columns, &days, counting);
        months.drain(..months.len().saturating_sub(N_MONTHS));
        let concentration = Concentration::of(self.histories.slots().map(|slot| self.histories.monetary_minor()[slot]));
        let repeat = RepeatFigures::of(&self.histories);
        GradingSheet {
            as_of: self.as_of,
            rule: self.rule,
            n_graded: repeat.n_customers,
            n_not_graded: workspace.customers().len() - repeat.n_customers,
            revenue_minor: repeat.revenue_minor,
            classes: self
                .layers::<3>(|at| self.abc().get(at).map(|standing| standing.class as usize))
                .into_iter()
                .zip(AbcClass::ALL)
                .map(|(layer, class)| (class, layer))
                .collect(),
            segments: self.segment_layers(),
            grid: self.grid(),
            cuts: *self.rfm().cuts(),
            pareto: concentration.as_ref().map(|concentration| concentration.pareto_curve(N_CURVE_POINTS)).unwrap_or_default(),
            gini: concentration.as_ref().map(Concentration::gini),
            top20_share: concentration.as_ref().map(|concentration| concentration.top_share(0.2)),
            repeat,
            latency: PurchaseLatency::of(&days),
            months,
        }
    }

    /// Shares of customers, revenue and profit of layers, from pairs of slot and layer.
    pub fn layers_by(&self, n_layers: usize, layer_of: impl Iterator<Item = (usize, usize)>) -> Vec<Layer> {
        let profit_minor = self.all_profits_minor();
        pyramid_of(n_layers, layer_of, Measures { revenue_minor: self.histories.monetary_minor(), profit_minor: profit_minor.as_deref() })
    }

    fn segment_layers(&self) -> Vec<(Segment, Layer)> {
        let layers = self.layers::<11>(|at| self.rfm().segment(at, SegmentGrid::Common).map(|rule| rule.segment as usize));
        Segment::ALL.into_iter().zip(layers).filter(|(_, layer)| layer.n_customers > 0).collect()
    }

    fn layers<const N: usize>(&self, layer_of: impl Fn(usize) -> Option<usize>) -> [Layer; N] {
        let profit_minor = self.all_profits_minor();
        let measures = Measures { revenue_minor: self.histories.monetary_minor(), profit_minor: profit_minor.as_deref() };
        pyramid(self.histories.slots().filter_map(|slot| Some((slot, layer_of(slot)?))), measures)
    }

    /// Profit by slot, when every counted sale says what it cost.
    fn all_profits_minor(&self) -> Option<Vec<i64>> {
        let is_known = self.histories.slots().all(|slot| self.n_without_cost[slot] == 0);
        let revenue = self.histories.monetary_minor().iter();
        is_known.then(|| revenue.zip(&self.cost_minor).map(|(revenue, cost)| revenue.saturating_sub(*cost)).collect())
    }

    fn grid(&self) -> Vec<GridCell> {
        let mut revenue = [[0_i64; 5]; 5];
        for slot in self.histories.slots() {
            if let Some([recency, frequency, _]) = self.rfm().get(slot) {
                let cell = &mut revenue[usize::from(recency) - 1][usize::from(frequency) - 1];
                *cell = cell.saturating_add(self.histories.monetary_minor()[slot]);
            }
        }
        let counts = self.rfm().n_customers_by_cell();
        let cells = (1..=5_u8).rev().flat_map(|recency| (1..=5_u8).map(move |frequency| (recency, frequency)));
        cells
            .map(|(recency, frequency)| {
                let (row, column) = (usize::from(recency) - 1, usize::from(frequency) - 1);
                let segment = SegmentGrid::Common.rule_for(recency, frequency).segment;
                GridCell { recency, frequency, segment, n_customers: counts[row][column], revenue_minor: revenue[row][column] }
            })
            .collect()
    }
}

fn seen_by_scoring<'a>(workspace: &'a Workspace, counts: &'a [bool]) -> PurchaseColumns<'a> {
    let columns = workspace.purchases().columns();
    PurchaseColumns {
        customer: &columns.customer,
        on: &columns.on,
        amount_minor: &columns.amount_minor,
        kind: &columns.kind,
        alive: counts,
    }
}

/// The place of each slot when codes (names, where there is none) are sorted as text.
fn id_order(workspace: &Workspace) -> Vec<u32> {
    let customers = workspace.customers();
    let text = |slot: u32| customers.at(slot).map(|customer| (customer.code.as_deref().unwrap_or(&customer.name), ()));
    places(customers.n_slots(), text)
}
