//! What each grade is owed, what it costs against what it brings, and for how many it is being kept.

use super::{
    Asked, Question,
    due::{counts, due_day, owed},
    schemes::{count, layers},
};
use crate::domain::{Day, GradeAt, Indicator, Measure, Policy, Scheme, SchemeId, schemes::GradePlaces};
use crate::scoring::pyramid::Layer;
use crate::workspace::{Workspace, grading::Place};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// What are the grades of this scheme owed, and what does it cost?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPolicies {
    pub scheme: SchemeId,
}

/// One grade with its policy. Figures are of what is granted: the better of the grade's own policy and the floor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyRow {
    /// None is the floor: its figures are of the customers who have no grade.
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
    /// The day from which what is due was counted.
    pub on: Day,
    pub scheme: Scheme,
    pub class_names: Vec<String>,
    /// By grade; the floor comes last. Its layer only counts customers and what they brought.
    pub rows: Vec<PolicyRow>,
    /// Minutes of service that a year takes in all, by owner where a policy names one.
    pub minutes_by_owner: Vec<(Option<String>, u64)>,
}

/// Days that count as a year.
const YEAR_DAYS: u16 = 365;
/// What a scheme grants to whom: by grade the better of its own policy and the floor.
#[derive(Debug, Default)]
pub(super) struct Grants {
    by_grade: HashMap<GradeAt, Policy>,
    floor: Option<Policy>,
}

impl Grants {
    pub fn of(workspace: &Workspace, scheme: SchemeId) -> Self {
        let policies = || workspace.registers().policies.iter().map(|(_, policy)| policy).filter(|policy| policy.scheme == scheme);
        let floor = policies().find(|policy| policy.grade.is_none()).cloned();
        let granted = |own: &Policy| floor.as_ref().map_or_else(|| own.clone(), |floor| own.clone().with_floor(floor));
        let by_grade = policies().filter_map(|policy| Some((policy.grade?, granted(policy)))).collect();
        Self { by_grade, floor }
    }

    /// What a grade is granted; without a grade, or without a policy of its own, the floor.
    pub fn to(&self, grade: Option<GradeAt>) -> Option<&Policy> {
        grade.and_then(|grade| self.by_grade.get(&grade)).or(self.floor.as_ref())
    }

    pub fn is_empty(&self) -> bool {
        self.by_grade.is_empty() && self.floor.is_none()
    }
}

/// What the policies of each grade cost a year without discounts; none where there is no policy. The scheme may have other grades than the
/// one that is filed, whose policies they are.
pub fn year_costs_minor(workspace: &Workspace, scheme: &Scheme, layers: &[Layer]) -> Vec<Option<i64>> {
    let grants = Grants::of(workspace, scheme.id);
    let filed = workspace.registers().schemes.get(scheme.id).map(|filed| GradePlaces::between(scheme, filed));
    let grade_filed = |grade| filed.as_ref().and_then(|places| places.place(grade));
    let cost =
        |(grade, layer): (GradeAt, &Layer)| Some(grants.to(grade_filed(grade))?.year_cost_minor().saturating_mul(layer.n_customers.into()));
    (0..).zip(layers).map(cost).collect()
}

impl Question for AskPolicies {
    type Answer = Option<PoliciesSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<PoliciesSheet> {
        let scheme = asked.workspace.registers().schemes.get(self.scheme)?;
        let standings = asked.worked.standings(asked.workspace, scheme);
        let grants = Grants::of(asked.workspace, scheme.id);
        let owed = owed(asked, scheme, &grants, None);
        let years = YearFigures::of(asked, &standings.places, standings.n_grades);
        let on = due_day(asked);
        let mut layers = layers(asked.worked, &standings.places, standings.n_grades);
        let n_without = standings.places.iter().flatten().filter(|(standing, _)| standing.grade().is_none()).count();
        layers.push(Layer { n_customers: count(n_without), ..Layer::default() });
        let grades = (0..).map(Some).take(layers.len() - 1).chain([None]);
        let row = |((grade, layer), at): ((Option<GradeAt>, Layer), usize)| {
            let own = asked.workspace.registers().policies.iter().map(|(_, policy)| policy);
            let own = own.filter(|policy| policy.scheme == scheme.id).find(|policy| policy.grade == grade).cloned();
            let [n_due, n_overdue, n_kept] = counts(owed.iter().filter(|one| one.grade == grade), on);
            let revenue = years.revenue_minor[at];
            PolicyRow {
                grade,
                year_cost_minor: grants.to(grade).map(|policy| year_cost(policy, layer.n_customers, revenue)),
                policy: own,
                layer,
                year_revenue_minor: revenue,
                year_profit_minor: years.profit_minor[at],
                n_due,
                n_overdue,
                n_kept,
            }
        };
        let rows: Vec<PolicyRow> = grades.zip(layers).zip(0..).map(row).collect();
        Some(PoliciesSheet {
            on,
            minutes_by_owner: minutes_by_owner(&grants, &rows),
            scheme: scheme.clone(),
            class_names: standings.class_names.clone(),
            rows,
        })
    }
}

fn year_cost(policy: &Policy, n_customers: u32, revenue_minor: i64) -> i64 {
    let discount = i128::from(revenue_minor) * i128::from(policy.discount_bp) / 10_000;
    let service = policy.year_cost_minor().saturating_mul(n_customers.into());
    service.saturating_add(i64::try_from(discount).unwrap_or(i64::MAX))
}

fn minutes_by_owner(grants: &Grants, rows: &[PolicyRow]) -> Vec<(Option<String>, u64)> {
    let mut minutes: BTreeMap<Option<String>, u64> = BTreeMap::new();
    for row in rows {
        if let Some(policy) = grants.to(row.grade).filter(|policy| policy.minutes_a_month > 0) {
            *minutes.entry(policy.owner.clone()).or_default() += u64::from(policy.minutes_a_month) * 12 * u64::from(row.layer.n_customers);
        }
    }
    minutes.into_iter().filter(|(_, minutes)| *minutes > 0).collect()
}

/// Revenue and profit of the last year by grade, and at the end those of the customers without one.
struct YearFigures {
    revenue_minor: Vec<i64>,
    profit_minor: Vec<Option<i64>>,
}

impl YearFigures {
    fn of(asked: &Asked<'_>, places: &[Option<Place>], n_grades: usize) -> Self {
        let ground = asked.worked.ground(asked.workspace);
        let column = |indicator| ground.column(Measure::over(indicator, YEAR_DAYS));
        let (amount, profit) = (column(Indicator::Amount), column(Indicator::Profit));
        let mut figures = Self { revenue_minor: vec![0; n_grades + 1], profit_minor: vec![Some(0); n_grades + 1] };
        for (slot, (standing, _)) in places.iter().enumerate().filter_map(|(slot, place)| Some((slot, place.as_ref()?))) {
            let at = standing.grade().map_or(n_grades, usize::from).min(n_grades);
            if let Some(amount) = amount[slot] {
                figures.revenue_minor[at] = figures.revenue_minor[at].saturating_add(amount);
                figures.profit_minor[at] = figures.profit_minor[at].zip(profit[slot]).map(|(sum, own)| sum.saturating_add(own));
            }
        }
        figures
    }
}
