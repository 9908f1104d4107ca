//! Schemes applied: from records to everybody's grade, and from a grading to a run that is kept.
//!
//! ```text
//! graded(Ground, &Scheme) -> Grading          the grades that the rules make, with inputs, cuts and warnings
//! settled(&Workspace, &Scheme, Grading) ...   quick up, slow down; overrides       (settling)
//! run_of(...) -> GradingRun                   what is kept of it                   (settling)
//! causes(from, to, customer) -> [Cause]       why a grade is another than before   (causes)
//! ```
//!
//! Pure. The page's previews and the runs that are kept come out of the same functions, so that a preview cannot promise what a run
//! does not hold. Not here: the arithmetic of scores and quotas (`scoring::composite`), and when a run is due (`engine`).

mod causes;
mod classes;
mod methods;
mod own;
mod points;
pub mod settling;
mod standings;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use causes::{Cause, causes};
pub use classes::Classes;
pub use own::check_fields;
pub use points::Points;
pub use settling::{Pilot, Place};
pub use standings::Standings;

use super::{
    indicators::{Column, Expected, Indicators},
    scores::Scores,
    state::Workspace,
    worked::Worked,
};
use crate::domain::{
    Customer, CustomerKind, FieldId, GradeAt, Measure, NotGraded, Scheme, Stage, Standing,
    schemes::{Facet, Flaw, Gate, OwnInput},
};
use crate::scoring::composite::GradingWarning;
use own::OwnRead;
use serde::{Deserialize, Serialize};

/// What grades are worked out from. Scores and indicators are of the same records and day.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub workspace: &'a Workspace,
    pub scores: &'a Scores,
    pub indicators: &'a Indicators,
    /// What a lifetime model expects, where one could be fitted.
    pub expected: Option<&'a Expected>,
    /// For what only some schemes look at.
    pub worked: &'a Worked,
}

impl Ground<'_> {
    /// The stage of each slot.
    pub fn stages(&self) -> &[Option<Stage>] {
        self.worked.stages(self.workspace)
    }

    /// The values of a measure by slot.
    pub fn column(&self, measure: Measure) -> Column {
        self.indicators.column(measure, self.workspace, self.scores, self.expected)
    }
}

/// Everybody's grade by the rules, before grace and overrides.
#[derive(Clone, Debug)]
pub struct Grading {
    /// By slot; `None` where there is no customer.
    pub computed: Vec<Option<Standing>>,
    /// By slot, 0 where the method has none.
    pub score_ppm: Vec<u32>,
    /// By slot, which rule matched, counted from 0.
    pub rule: Vec<u8>,
    /// One column a measure, in the order of [`Scheme::measures`].
    pub inputs: Vec<(Measure, Column)>,
    /// What the rules look at in fields of one's own, in the order of [`Scheme::own_inputs`].
    pub own_inputs: Vec<(OwnInput, Column)>,
    /// How many grades there are.
    pub n_grades: usize,
    /// Their names, where the scheme itself has none: values of a field.
    pub class_names: Vec<String>,
    /// By grade, what it takes to be in it, where the method has a score; in parts per million.
    pub least_scores: Vec<Option<u32>>,
    /// What each test of the rules held values against, in their order: percentiles looked up.
    pub operands: Vec<Option<i64>>,
    pub warnings: Vec<Warning>,
}

/// What to think twice about before a scheme is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// More grades than a team can treat differently.
    TooManyGrades { n_grades: u32 },
    /// Too small to act on.
    TooFewCustomers { grade: GradeAt, n_customers: u32 },
    /// Equal scores may not be parted, so that a quota cannot be kept.
    QuotaMissed { grade: GradeAt, asked_percent: u8, n_customers: u32, n_equal: u32 },
    /// An indicator is not known of anybody.
    NoValues { measure: Measure },
    /// More than half of the customers are not graded.
    MostNotGraded { n_not_graded: u32 },
    /// A field of one's own that the rules look at is retired: what was written counts on, and nobody writes more.
    FieldRetired { field: FieldId },
    /// A field of one's own that the rules look at is filled in for nobody.
    FieldEmpty { field: FieldId },
}

impl Warning {
    const fn of(warning: &GradingWarning) -> Self {
        match *warning {
            GradingWarning::TooManyGrades { n_grades } => Self::TooManyGrades { n_grades },
            GradingWarning::TooFewCustomers { grade, n_customers } => Self::TooFewCustomers { grade, n_customers },
            GradingWarning::QuotaMissed { grade, asked_percent, n_customers, n_equal } => {
                Self::QuotaMissed { grade, asked_percent, n_customers, n_equal }
            }
        }
    }
}

/// The grades that a scheme makes.
///
/// # Errors
/// The [`Flaw`] for which its rules cannot be applied, a field that is gone among them.
pub fn graded(ground: Ground<'_>, scheme: &Scheme) -> Result<Grading, Flaw> {
    scheme.check()?;
    let inputs: Vec<(Measure, Column)> = scheme.measures().into_iter().map(|measure| (measure, ground.column(measure))).collect();
    let gate: Vec<Option<Result<(), NotGraded>>> = ground_slots(ground).map(|slot| passes(ground, &scheme.gate, &inputs, slot)).collect();
    let own = OwnRead::of(ground.workspace, scheme)?;
    let mut grading = methods::apply(ground, scheme, (inputs, own), &gate);
    grading.warn(scheme);
    grading.warn_of_fields(ground.workspace);
    Ok(grading)
}

fn ground_slots(ground: Ground<'_>) -> impl Iterator<Item = u32> {
    (0_u32..).take(ground.workspace.customers().n_slots())
}

/// Whether enough is known of a customer; `None` where there is none.
fn passes(ground: Ground<'_>, gate: &Gate, inputs: &[(Measure, Column)], slot: u32) -> Option<Result<(), NotGraded>> {
    let customer = ground.workspace.customers().at(slot)?;
    Some(why_not(ground, gate, inputs, slot, customer).map_or(Ok(()), Err))
}

fn why_not(ground: Ground<'_>, gate: &Gate, inputs: &[(Measure, Column)], slot: u32, customer: &Customer) -> Option<NotGraded> {
    let history = ground.scores.history(slot);
    let as_of = ground.scores.as_of();
    if gate.min_purchases > 0 && history.n_purchases == 0 {
        return Some(NotGraded::NoPurchase);
    }
    if history.n_purchases < gate.min_purchases {
        return Some(NotGraded::TooFewPurchases);
    }
    let days_since = |day: Option<crate::domain::Day>| day.map_or(0, |day| as_of.days_since(day).max(0).unsigned_abs());
    if days_since(history.first_on) < gate.min_tenure_days {
        return Some(NotGraded::TooNew);
    }
    if gate.max_days_since_last_purchase.is_some_and(|most| days_since(history.last_on) > most) {
        return Some(NotGraded::TooLongAgo);
    }
    if gate.needs.iter().any(|facet| facet_of(customer, *facet).is_none()) {
        return Some(NotGraded::FieldEmpty);
    }
    let n_unknown = inputs.iter().filter(|(_, column)| column.get(slot as usize).is_none_or(Option::is_none)).count();
    let n_known = inputs.len() - n_unknown;
    (!inputs.is_empty() && (n_known == 0 || n_unknown > usize::from(gate.max_unknown))).then_some(NotGraded::Unknown)
}

/// The value of a field, as the name of a class. A kind is named by a word that `ui` translates.
pub fn facet_of(customer: &Customer, facet: Facet) -> Option<&str> {
    match facet {
        Facet::Industry => customer.industry.as_deref(),
        Facet::Region => customer.region.as_deref(),
        Facet::Source => customer.source.as_deref(),
        Facet::Owner => customer.owner.as_deref(),
        Facet::Kind => match customer.kind {
            CustomerKind::Company => Some("company"),
            CustomerKind::Person => Some("person"),
            CustomerKind::Unknown => None,
        },
    }
}

impl Grading {
    /// How many customers have each grade, and how many have none.
    pub fn counts(&self) -> (Vec<u32>, u32) {
        let mut counts = vec![0; self.n_grades];
        let mut n_not_graded = 0;
        for standing in self.computed.iter().flatten() {
            match standing {
                Standing::Graded(grade) => counts[usize::from(*grade)] += 1,
                Standing::NotGraded(_) => n_not_graded += 1,
            }
        }
        (counts, n_not_graded)
    }

    fn warn(&mut self, scheme: &Scheme) {
        let (counts, n_not_graded) = self.counts();
        let n_graded: u32 = counts.iter().sum();
        let has_rules = !scheme.grades.is_empty();
        let n_grades = u32::try_from(self.n_grades).unwrap_or(u32::MAX);
        if has_rules && self.n_grades > Scheme::MANY_GRADES && !self.warns_of_many() {
            self.warnings.push(Warning::TooManyGrades { n_grades });
        }
        let small = (0_u8..).zip(&counts).filter(|(_, n)| has_rules && **n < TOO_FEW && n_graded >= 10 * TOO_FEW);
        for (grade, n_customers) in small {
            let n_customers = *n_customers;
            if !self.warnings.iter().any(|warning| matches!(warning, Warning::TooFewCustomers { grade: other, .. } if *other == grade)) {
                self.warnings.push(Warning::TooFewCustomers { grade, n_customers });
            }
        }
        let empty = self.inputs.iter().filter(|(_, column)| column.iter().all(Option::is_none)).map(|(measure, _)| *measure);
        self.warnings.extend(empty.map(|measure| Warning::NoValues { measure }));
        if n_not_graded > n_graded {
            self.warnings.push(Warning::MostNotGraded { n_not_graded });
        }
    }

    fn warn_of_fields(&mut self, workspace: &Workspace) {
        let mut looked_at: Vec<FieldId> = self.own_inputs.iter().map(|(input, _)| input.field).collect();
        looked_at.dedup();
        let is_retired = |field: &FieldId| workspace.registers().fields.get(*field).is_some_and(|field| field.is_retired);
        self.warnings.extend(looked_at.iter().copied().filter(is_retired).map(|field| Warning::FieldRetired { field }));
        let said =
            |field: FieldId| self.own_inputs.iter().filter(move |(input, _)| input.field == field).flat_map(|(_, column)| column.iter());
        let empty = looked_at.into_iter().filter(|field| said(*field).all(Option::is_none));
        self.warnings.extend(empty.map(|field| Warning::FieldEmpty { field }).collect::<Vec<_>>());
    }

    fn warns_of_many(&self) -> bool {
        self.warnings.iter().any(|warning| matches!(warning, Warning::TooManyGrades { .. }))
    }
}

/// A grade with fewer customers is too small to act on.
const TOO_FEW: u32 = 5;
