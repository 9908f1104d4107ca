//! One customer: the record, the scores with their receipt, and what was bought.

use super::{Asked, CustomerRow, Question, customers::row};
use crate::domain::{Customer, CustomerId, Day, Purchase, PurchaseId, PurchaseKind};
use crate::scoring::{
    abc::AbcStanding,
    improve::Improvement,
    rfm::{RfmCuts, SegmentRule},
};
use serde::{Deserialize, Serialize};

/// The most purchases that one answer carries.
const MAX_PURCHASES: u32 = 500;

/// Who is this, what is the grade and why, and what was bought?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskCustomer {
    pub id: CustomerId,
    /// How many of the latest purchases to bring, at most 500.
    pub n_purchases: u32,
}

/// What is on this purchase?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPurchase {
    pub id: PurchaseId,
}

/// Everything that led to a grade. Present only for a graded customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    pub scores: [u8; 3],
    /// How each dimension was cut, for whom, as of when, by which rule.
    pub cuts: RfmCuts,
    /// The rule that named the segment.
    pub matched: SegmentRule,
    pub days_since_last_purchase: i32,
    /// Absent while nobody's purchases have brought anything.
    pub abc: Option<AbcStanding>,
    /// What would move it up.
    pub improvement: Improvement,
}

/// A purchase in a customer's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseRow {
    pub id: PurchaseId,
    pub on: Day,
    pub kind: PurchaseKind,
    pub number: Option<String>,
    pub amount_minor: i64,
    pub n_lines: u32,
    /// What the pieces cost, where every line says so.
    pub cost_minor: Option<i64>,
    /// Names of its first products.
    pub product_names: Vec<String>,
    /// It is a return that says what it takes back.
    pub returns: Option<PurchaseId>,
}

/// One customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerSheet {
    pub customer: Customer,
    pub row: CustomerRow,
    pub as_of: Day,
    pub receipt: Option<Receipt>,
    /// Sales less what they cost, where every counted sale says what it cost.
    pub profit_minor: Option<i64>,
    /// Money by month of purchase up to the as-of day, the latest 24 months, the oldest first.
    pub by_month_minor: Vec<i64>,
    /// The customer's own median number of days between purchases, from three purchase days on.
    pub median_interval_days: Option<f64>,
    /// The latest first.
    pub purchases: Vec<PurchaseRow>,
    /// Purchases and returns in all.
    pub n_purchases_and_returns: u32,
}

impl Question for AskPurchase {
    type Answer = Option<Purchase>;

    fn answer(self, asked: &Asked<'_>) -> Option<Purchase> {
        asked.workspace.purchase(self.id)
    }
}

impl Question for AskCustomer {
    type Answer = Option<CustomerSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<CustomerSheet> {
        let customer = asked.workspace.customers().get(self.id)?;
        let slot = asked.workspace.customers().slot(self.id)?;
        let columns = asked.workspace.purchases().columns();
        let mut rows: Vec<usize> = asked.workspace.living_rows().filter(|row| columns.customer[*row] == slot).collect();
        rows.sort_unstable_by_key(|row| std::cmp::Reverse((columns.on[*row], columns.id[*row])));
        let shown = self.n_purchases.min(MAX_PURCHASES) as usize;
        Some(CustomerSheet {
            customer: customer.clone(),
            row: row(asked, slot, customer),
            as_of: asked.scores.as_of(),
            receipt: asked.scores.receipt(slot),
            profit_minor: asked.scores.profit_minor(slot),
            by_month_minor: by_month(asked, &rows),
            median_interval_days: median_interval(asked, &rows),
            purchases: rows.iter().take(shown).map(|row| purchase_row(asked, *row)).collect(),
            n_purchases_and_returns: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        })
    }
}

pub(super) fn purchase_row(asked: &Asked<'_>, row: usize) -> PurchaseRow {
    let columns = asked.workspace.purchases().columns();
    let lines = columns.lines_of(row);
    let products = asked.workspace.products();
    let number = columns.number.get(row);
    PurchaseRow {
        id: PurchaseId::from_u128(columns.id[row]),
        on: Day::from_number(columns.on[row]).unwrap_or(Day::MIN),
        kind: columns.kind[row],
        number: (!number.is_empty()).then(|| number.to_owned()),
        amount_minor: columns.amount_minor[row],
        n_lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        cost_minor: columns.cost_minor(row),
        product_names: lines.filter_map(|at| products.at(columns.lines.product[at])).take(3).map(|product| product.name.clone()).collect(),
        returns: columns.returned_by(row),
    }
}

/// Counted sales of this customer: as the scores count them.
fn counted<'a>(asked: &'a Asked<'_>, rows: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
    let columns = asked.workspace.purchases().columns();
    rows.iter().copied().filter(move |row| {
        columns.kind[*row] == PurchaseKind::Sale && columns.counts(*row) && columns.on[*row] <= asked.scores.as_of().number()
    })
}

fn by_month(asked: &Asked<'_>, rows: &[usize]) -> Vec<i64> {
    const N_MONTHS: i32 = 24;
    let columns = asked.workspace.purchases().columns();
    let last = asked.scores.as_of().month();
    let mut months = vec![0_i64; 24];
    for row in counted(asked, rows) {
        let ago = last.months_since(Day::from_number(columns.on[row]).unwrap_or(Day::MIN).month());
        if let Some(month) = usize::try_from(N_MONTHS - 1 - ago).ok().and_then(|at| months.get_mut(at)) {
            *month = month.saturating_add(columns.amount_minor[row]);
        }
    }
    months
}

fn median_interval(asked: &Asked<'_>, rows: &[usize]) -> Option<f64> {
    let columns = asked.workspace.purchases().columns();
    let mut days: Vec<i32> = counted(asked, rows).map(|row| columns.on[row]).collect();
    days.sort_unstable();
    days.dedup();
    let mut gaps: Vec<i32> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    if gaps.len() < 2 {
        return None;
    }
    gaps.sort_unstable();
    let middle = gaps.len() / 2;
    Some(if gaps.len() % 2 == 1 { gaps[middle].into() } else { f64::midpoint(gaps[middle - 1].into(), gaps[middle].into()) })
}
