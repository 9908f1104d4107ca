//! What each grade is owed, what it costs against what it brings, and for whom it is not being kept.

use super::{Asked, Question, schemes::layers};
use crate::domain::{CustomerId, Day, GradeAt, Policy, Scheme, SchemeId};
use crate::scoring::pyramid::Layer;
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What are the grades of this scheme owed, and what does it cost?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPolicies {
    pub scheme: SchemeId,
}

/// One grade with its policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyRow {
    /// None is the floor, which everyone gets.
    pub grade: Option<GradeAt>,
    pub policy: Option<Policy>,
    pub layer: Layer,
    /// What the grade brought in the last 365 days up to the as-of day.
    pub year_revenue_minor: i64,
    /// Time, gifts and discount for a year.
    pub year_cost_minor: Option<i64>,
    /// Profit of the last 365 days, where it is known.
    pub year_profit_minor: Option<i64>,
    pub n_due: u32,
    pub n_overdue: u32,
    pub n_kept: u32,
}

/// The policies of a scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PoliciesSheet {
    pub scheme: Scheme,
    pub class_names: Vec<String>,
    /// By grade; the floor comes last.
    pub rows: Vec<PolicyRow>,
    /// Minutes of service that a year takes in all, by owner where a policy names one.
    pub minutes_by_owner: Vec<(Option<String>, u64)>,
}

/// Whom should somebody talk to, because a policy says so?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskDue {
    /// Also what falls due in so many days.
    pub within_days: u16,
    /// How many rows to bring, at most 500.
    pub n_rows: u32,
}

/// A customer that is owed a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueRow {
    pub customer: CustomerId,
    pub name: String,
    pub owner: Option<String>,
    pub scheme: SchemeId,
    pub grade: Option<GradeAt>,
    pub grade_name: Option<String>,
    pub every_days: u16,
    /// The last interaction; a purchase is none.
    pub last_contact_on: Option<Day>,
    pub due_on: Day,
    /// Days past due; negative while it is not due yet.
    pub overdue_days: i32,
    pub amount_minor: i64,
}

/// Who is due.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueSheet {
    pub n_due: u32,
    pub n_overdue: u32,
    /// The most valuable of the longest overdue first.
    pub rows: Vec<DueRow>,
}

/// The most rows that one answer carries.
const MAX_ROWS: u32 = 500;
/// Days that count as a year.
const YEAR_DAYS: u16 = 365;

/// The policy of a grade: its own, or the floor.
fn policy_of(workspace: &Workspace, scheme: SchemeId, grade: Option<GradeAt>) -> Option<&Policy> {
    let policies = || workspace.registers().policies.iter().map(|(_, policy)| policy).filter(|policy| policy.scheme == scheme);
    policies().find(|policy| policy.grade == grade).or_else(|| policies().find(|policy| policy.grade.is_none()))
}

/// What the policies of each grade cost a year without discounts; none where there is no policy.
pub fn year_costs_minor(workspace: &Workspace, scheme: SchemeId, layers: &[Layer]) -> Vec<Option<i64>> {
    let cost = |(grade, layer): (GradeAt, &Layer)| {
        let policy = policy_of(workspace, scheme, Some(grade))?;
        Some(policy.year_cost_minor().saturating_mul(layer.n_customers.into()))
    };
    (0..).zip(layers).map(cost).collect()
}

/// The last interaction with each slot up to the as-of day.
fn last_contacts(asked: &Asked<'_>) -> HashMap<u32, Day> {
    let mut last: HashMap<u32, Day> = HashMap::new();
    for (_, interaction) in asked.workspace.registers().interactions.iter() {
        if let Some(slot) = asked.workspace.customers().slot(interaction.customer).filter(|_| interaction.on <= asked.today) {
            let known = last.entry(slot).or_insert(interaction.on);
            *known = (*known).max(interaction.on);
        }
    }
    last
}

/// Everybody whom a policy of the scheme owes a contact, with the day it falls due.
fn owed(asked: &Asked<'_>, scheme: &Scheme) -> Vec<(u32, Option<GradeAt>, u16, Option<Day>, Day)> {
    let standings = asked.worked.standings(asked.workspace, scheme);
    let last = last_contacts(asked);
    let mut owed = Vec::new();
    for (slot, customer) in asked.workspace.customers().iter() {
        let grade = standings.grade(slot);
        let Some(every) = policy_of(asked.workspace, scheme.id, grade).and_then(|policy| policy.contact_every_days) else { continue };
        let contact = last.get(&slot).copied();
        // Before the first contact the clock starts with the last purchase, or with the day that the record names.
        let start = contact.or_else(|| asked.scores.history(slot).last_on).or(customer.since_on).unwrap_or(asked.today);
        owed.push((slot, grade, every, contact, start.plus_days(every.into())));
    }
    owed
}

impl Question for AskPolicies {
    type Answer = Option<PoliciesSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<PoliciesSheet> {
        let scheme = asked.workspace.registers().schemes.get(self.scheme)?;
        let standings = asked.worked.standings(asked.workspace, scheme);
        let layers = layers(asked.worked, &standings.places, standings.n_grades);
        let owed = owed(asked, scheme);
        let years = YearFigures::of(asked, &standings.places, standings.n_grades);
        let grades = (0..).take(layers.len()).map(Some);
        let row = |(grade, layer): (Option<GradeAt>, Layer)| {
            let policy = asked.workspace.registers().policies.iter().map(|(_, policy)| policy);
            let policy = policy.filter(|policy| policy.scheme == scheme.id).find(|policy| policy.grade == grade).cloned();
            let at = usize::from(grade.unwrap_or_default());
            let of_grade = || owed.iter().filter(|(_, other, ..)| grade.is_some() && *other == grade);
            let overdue = |due_on: Day| asked.today > due_on;
            let revenue = if grade.is_some() { years.revenue_minor[at] } else { 0 };
            PolicyRow {
                grade,
                year_cost_minor: grade.and_then(|grade| year_cost(asked, scheme.id, grade, layer.n_customers, revenue)),
                policy,
                layer,
                year_revenue_minor: revenue,
                year_profit_minor: grade.and_then(|_| years.profit_minor[at]),
                n_due: super::schemes::count(of_grade().filter(|(.., due_on)| *due_on == asked.today).count()),
                n_overdue: super::schemes::count(of_grade().filter(|(.., due_on)| overdue(*due_on)).count()),
                n_kept: super::schemes::count(of_grade().filter(|(.., due_on)| *due_on > asked.today).count()),
            }
        };
        let rows: Vec<PolicyRow> = grades.zip(layers).chain([(None, Layer::default())]).map(row).collect();
        Some(PoliciesSheet {
            minutes_by_owner: minutes_by_owner(asked.workspace, scheme.id, &rows),
            scheme: scheme.clone(),
            class_names: standings.class_names.clone(),
            rows,
        })
    }
}

fn year_cost(asked: &Asked<'_>, scheme: SchemeId, grade: GradeAt, n_customers: u32, revenue_minor: i64) -> Option<i64> {
    let policy = policy_of(asked.workspace, scheme, Some(grade))?;
    let discount = i128::from(revenue_minor) * i128::from(policy.discount_bp) / 10_000;
    let service = policy.year_cost_minor().saturating_mul(n_customers.into());
    Some(service.saturating_add(i64::try_from(discount).unwrap_or(i64::MAX)))
}

fn minutes_by_owner(workspace: &Workspace, scheme: SchemeId, rows: &[PolicyRow]) -> Vec<(Option<String>, u64)> {
    let mut minutes: std::collections::BTreeMap<Option<String>, u64> = std::collections::BTreeMap::new();
    for row in rows.iter().filter(|row| row.grade.is_some()) {
        if let Some(policy) = policy_of(workspace, scheme, row.grade).filter(|policy| policy.minutes_a_month > 0) {
            *minutes.entry(policy.owner.clone()).or_default() += u64::from(policy.minutes_a_month) * 12 * u64::from(row.layer.n_customers);
        }
    }
    minutes.into_iter().collect()
}

/// Revenue and profit of the last year by grade.
struct YearFigures {
    revenue_minor: Vec<i64>,
    profit_minor: Vec<Option<i64>>,
}

impl YearFigures {
    fn of(asked: &Asked<'_>, places: &[Option<crate::workspace::grading::Place>], n_grades: usize) -> Self {
        use crate::domain::{Indicator, Measure};
        let ground = asked.worked.ground(asked.workspace);
        let column = |indicator| ground.column(Measure::over(indicator, YEAR_DAYS));
        let (amount, profit) = (column(Indicator::Amount), column(Indicator::Profit));
        let mut figures = Self { revenue_minor: vec![0; n_grades], profit_minor: vec![Some(0); n_grades] };
        for (slot, place) in places.iter().enumerate() {
            let grade = place.and_then(|(standing, _)| standing.grade()).map(usize::from).filter(|grade| *grade < n_grades);
            if let (Some(grade), Some(amount)) = (grade, amount[slot]) {
                figures.revenue_minor[grade] = figures.revenue_minor[grade].saturating_add(amount);
                figures.profit_minor[grade] = figures.profit_minor[grade].zip(profit[slot]).map(|(sum, own)| sum.saturating_add(own));
            }
        }
        figures
    }
}

impl Question for AskDue {
    type Answer = DueSheet;

    fn answer(self, asked: &Asked<'_>) -> DueSheet {
        let mut sheet = DueSheet::default();
        let Some((_, scheme)) = asked.workspace.registers().schemes.iter().find(|(_, scheme)| scheme.is_primary) else { return sheet };
        let last_day = asked.today.plus_days(self.within_days.into());
        let standings = asked.worked.standings(asked.workspace, scheme);
        let mut due: Vec<_> = owed(asked, scheme).into_iter().filter(|(.., due_on)| *due_on <= last_day).collect();
        sheet.n_overdue = super::schemes::count(due.iter().filter(|(.., due_on)| *due_on < asked.today).count());
        sheet.n_due = super::schemes::count(due.len()) - sheet.n_overdue;
        let amount = |slot: u32| asked.scores.history(slot).amount_minor;
        due.sort_by_key(|(slot, .., due_on)| (*due_on >= asked.today, std::cmp::Reverse(amount(*slot))));
        let row = |(slot, grade, every_days, last_contact_on, due_on): (u32, Option<GradeAt>, u16, Option<Day>, Day)| {
            let customer = asked.workspace.customers().at(slot)?;
            Some(DueRow {
                customer: customer.id,
                name: customer.name.clone(),
                owner: customer.owner.clone(),
                scheme: scheme.id,
                grade,
                grade_name: grade.and_then(|grade| super::schemes::grade_name(scheme, &standings.class_names, grade)),
                every_days,
                last_contact_on,
                due_on,
                overdue_days: asked.today.days_since(due_on),
                amount_minor: amount(slot),
            })
        };
        sheet.rows = due.into_iter().filter_map(row).take(self.n_rows.min(MAX_ROWS) as usize).collect();
        sheet
    }
}
