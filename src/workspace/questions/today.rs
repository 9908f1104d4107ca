//! What changed, who matters, and what to do: the first page of the day.

use super::{Asked, CustomerRow, Question, customers::row};
use crate::domain::{Day, PurchaseKind};
use crate::scoring::{lifetime::ModelName, rfm::Segment};
use crate::workspace::scores::Scores;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Customers in each list of the page.
const MAX_LISTED: usize = 8;
/// The page compares this many days with the same number before.
const PERIOD_DAYS: i32 = 30;

/// What changed, who matters, what is there to do?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskToday;

/// A figure of the last 30 days up to the as-of day, and of the 30 days before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change30 {
    pub now: i64,
    pub before: i64,
}

impl Change30 {
    /// By which share it rose, or fell (below 0); `None` where there was nothing before.
    #[expect(clippy::cast_precision_loss, reason = "a share to show")]
    pub fn change_share(self) -> Option<f64> {
        (self.before > 0).then(|| (self.now - self.before) as f64 / self.before as f64)
    }
}

/// The first page of the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TodaySheet {
    pub as_of: Day,
    pub revenue_minor: Change30,
    /// Customers who bought.
    pub n_buyers: Change30,
    /// Customers who bought for the first time.
    pub n_new: Change30,
    pub n_purchases: Change30,
    /// Revenue of each of the last 12 weeks, the oldest first, for the small curve beside the figure.
    pub revenue_by_week_minor: Vec<i64>,
    /// The largest of class A who are still buying.
    pub who_matters: Vec<CustomerRow>,
    /// Once good and now silent, the most valuable first; not who asked not to be contacted.
    pub drifting: Vec<CustomerRow>,
    pub n_drifting: u32,
    pub drifting_minor: i64,
    /// Those of them who asked not to be contacted; no row is theirs.
    pub n_drifting_withheld: u32,
    /// Who is leaving by the usual model, once a forecast is there.
    pub leaving: Option<LeavingBrief>,
    /// Who moved to a better or a worse segment since 30 days before, the largest first.
    pub moved: Vec<Move>,
    pub n_up: u32,
    pub n_down: u32,
    /// What would make the figures more trustworthy.
    pub gaps: Gaps,
}

/// The top of the ranking of who is leaving by the forecast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingBrief {
    pub n_leaving: u32,
    pub at_stake_minor: i64,
    /// Those of them who asked not to be contacted; no row is theirs.
    pub n_withheld: u32,
    pub rows: Vec<CustomerRow>,
}

/// A customer whose segment changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub customer: CustomerRow,
    pub from: Segment,
    pub to: Segment,
}

/// What is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gaps {
    pub n_not_graded: u32,
    /// Sales without a customer.
    pub n_nameless_purchases: u32,
    pub nameless_minor: i64,
    pub n_without_phone_or_email: u32,
    /// Sales whose cost is not known, so that their profit is not known either.
    pub n_without_cost: u32,
}

impl TodaySheet {
    /// From the first to the last day of the 30 that the figures are of.
    pub fn period(&self) -> (Day, Day) {
        (self.as_of.plus_days(1 - PERIOD_DAYS), self.as_of)
    }
}

impl Move {
    /// Whether it is to a better segment.
    pub fn is_up(&self) -> bool {
        self.to < self.from
    }
}

impl Gaps {
    /// Whether nothing is missing.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Question for AskToday {
    type Answer = TodaySheet;

    fn answer(self, asked: &Asked<'_>) -> TodaySheet {
        let figures = figures(asked);
        let (who_matters, drifting) = lists(asked);
        let before = asked.scores.on(asked.workspace, asked.scores.as_of().plus_days(-PERIOD_DAYS));
        let mut moves = moves(asked, &before);
        let n_up = count(moves.iter().filter(|(_, from, to)| to < from).count());
        let n_down = count(moves.len()) - n_up;
        moves.sort_unstable_by_key(|(slot, ..)| Reverse((asked.scores.history(*slot).amount_minor, *slot)));
        moves.truncate(MAX_LISTED);
        let moved = moves.into_iter().filter_map(|(slot, from, to)| Some(Move { customer: at(asked, slot)?, from, to })).collect();
        TodaySheet {
            as_of: asked.scores.as_of(),
            revenue_minor: figures.revenue_minor,
            n_buyers: figures.n_buyers,
            n_new: figures.n_new,
            n_purchases: figures.n_purchases,
            revenue_by_week_minor: figures.by_week_minor,
            who_matters,
            n_drifting: count(drifting.len()),
            drifting_minor: drifting.iter().map(|slot| asked.scores.history(*slot).amount_minor).sum(),
            n_drifting_withheld: count(drifting.iter().filter(|slot| asked.forbids_contact(**slot)).count()),
            drifting: drifting
                .into_iter()
                .filter(|slot| !asked.forbids_contact(*slot))
                .take(MAX_LISTED)
                .filter_map(|slot| at(asked, slot))
                .collect(),
            leaving: leaving(asked),
            moved,
            n_up,
            n_down,
            gaps: gaps(asked),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn at(asked: &Asked<'_>, slot: u32) -> Option<CustomerRow> {
    Some(row(asked, slot, asked.workspace.customers().at(slot)?))
}

#[expect(clippy::cast_possible_truncation, reason = "an amount")]
fn leaving(asked: &Asked<'_>) -> Option<LeavingBrief> {
    let foresight = asked.worked.foresight(ModelName::default()).filter(|foresight| foresight.outcome.is_ok())?;
    let risks = &foresight.leaving.risks;
    Some(LeavingBrief {
        n_leaving: count(risks.len()),
        n_withheld: count(risks.iter().filter(|risk| asked.forbids_contact(risk.slot)).count()),
        at_stake_minor: risks.iter().map(|risk| risk.lost_minor).sum::<f64>().round() as i64,
        rows: risks
            .iter()
            .filter(|risk| !asked.forbids_contact(risk.slot))
            .take(MAX_LISTED)
            .filter_map(|risk| at(asked, risk.slot))
            .collect(),
    })
}

#[derive(Default)]
struct Figures {
    revenue_minor: Change30,
    n_buyers: Change30,
    n_new: Change30,
    n_purchases: Change30,
    by_week_minor: Vec<i64>,
}

fn figures(asked: &Asked<'_>) -> Figures {
    const N_WEEKS: usize = 12;
    let columns = asked.workspace.purchases().columns();
    let as_of = asked.scores.as_of().number();
    let mut figures = Figures { by_week_minor: vec![0; N_WEEKS], ..Figures::default() };
    let mut bought: BTreeMap<u32, (bool, bool)> = BTreeMap::new();
    let counts = |row: &usize| columns.kind[*row] == PurchaseKind::Sale && columns.counts(*row);
    for row in (0..columns.len()).filter(counts) {
        let ago_days = as_of - columns.on[row];
        let Ok(ago) = usize::try_from(ago_days) else { continue };
        if let Some(week) = (N_WEEKS - 1).checked_sub(ago / 7) {
            figures.by_week_minor[week] += columns.amount_minor[row];
        }
        if ago_days >= 2 * PERIOD_DAYS {
            continue;
        }
        let is_now = ago_days < PERIOD_DAYS;
        add(&mut figures.revenue_minor, is_now, columns.amount_minor[row]);
        add(&mut figures.n_purchases, is_now, 1);
        let seen = bought.entry(columns.customer[row]).or_default();
        *seen = (seen.0 || is_now, seen.1 || !is_now);
    }
    for (slot, (now, before)) in bought {
        let Some(first_on) = asked.scores.history(slot).first_on else { continue };
        let first_ago = as_of - first_on.number();
        figures.n_buyers.now += i64::from(now);
        figures.n_buyers.before += i64::from(before);
        figures.n_new.now += i64::from(first_ago < PERIOD_DAYS);
        figures.n_new.before += i64::from((PERIOD_DAYS..2 * PERIOD_DAYS).contains(&first_ago));
    }
    figures
}

fn add(figure: &mut Change30, is_now: bool, amount: i64) {
    if is_now { figure.now += amount } else { figure.before += amount }
}

/// Slots of everyone drifting, and rows of who matters; both by amount, the largest first.
fn lists(asked: &Asked<'_>) -> (Vec<CustomerRow>, Vec<u32>) {
    let segment = |slot: u32| asked.scores.segment(slot);
    let mut slots: Vec<u32> = asked.workspace.customers().iter().map(|(slot, _)| slot).filter(|slot| segment(*slot).is_some()).collect();
    slots.sort_unstable_by_key(|slot| (Reverse(asked.scores.history(*slot).amount_minor), *slot));
    let is_active = |slot: &u32| matches!(segment(*slot), Some(Segment::Champions | Segment::Loyal | Segment::PotentialLoyalist));
    let is_drifting = |slot: &u32| matches!(segment(*slot), Some(Segment::AtRisk | Segment::CantLoseThem));
    let who_matters = slots.iter().copied().filter(is_active).take(MAX_LISTED).filter_map(|slot| at(asked, slot)).collect();
    (who_matters, slots.iter().copied().filter(is_drifting).collect())
}

fn moves(asked: &Asked<'_>, before: &Scores) -> Vec<(u32, Segment, Segment)> {
    let slots = asked.workspace.customers().iter().map(|(slot, _)| slot);
    slots
        .filter_map(|slot| {
            let (from, to) = (before.segment(slot)?, asked.scores.segment(slot)?);
            (from != to).then_some((slot, from, to))
        })
        .collect()
}

fn gaps(asked: &Asked<'_>) -> Gaps {
    let mut gaps = Gaps::default();
    for (slot, customer) in asked.workspace.customers().iter() {
        let reachable = |phone: &Option<String>, email: &Option<String>| phone.is_some() || email.is_some();
        let has_contact = customer.contacts.iter().any(|contact| reachable(&contact.phone, &contact.email));
        gaps.n_without_phone_or_email += u32::from(!has_contact && !reachable(&customer.phone, &customer.email));
        gaps.n_not_graded += u32::from(!asked.scores.is_graded(slot));
    }
    let columns = asked.workspace.purchases().columns();
    for row in asked.workspace.living_rows().filter(|row| columns.kind[*row] == PurchaseKind::Sale) {
        if asked.workspace.customers().at(columns.customer[row]).is_none() {
            gaps.n_nameless_purchases += 1;
            gaps.nameless_minor = gaps.nameless_minor.saturating_add(columns.amount_minor[row]);
        }
        gaps.n_without_cost += u32::from(columns.cost_minor(row).is_none());
    }
    gaps
}
