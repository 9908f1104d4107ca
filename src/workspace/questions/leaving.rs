//! Who is leaving, what is at stake, by which signs, and what became of last quarter's warnings.
//!
//! Not here: the ranking itself ([`foresight`](crate::workspace::foresight)), which is made with the forecast, or where there is none.

use super::{Asked, CustomerRow, Question, customers::row, grade_name};
use crate::domain::{Day, GradeAt, Scheme};
use crate::scoring::{
    effect::Estimate,
    growth::{Growth, Growths},
    lifetime::NoForecast,
    rhythm::Rhythm,
};
use crate::workspace::{
    foresight::{Foresight, ForesightWish, Risk, Warned},
    grading::Standings,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, ops::Range, rc::Rc};

/// The most rows that one answer carries.
const MAX_ROWS: u32 = 500;

/// What the ranking is by; the largest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LeavingSort {
    #[default]
    AtStake,
    LostPurchases,
    Lateness,
    Amount,
}

/// Whom to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LeavingFilter {
    /// Any part of a name or code.
    pub search: String,
    pub owner: Option<String>,
    /// Name of a grade of the primary scheme.
    pub grade: Option<String>,
}

/// Who is leaving?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskLeaving {
    pub wish: ForesightWish,
    pub filter: LeavingFilter,
    pub sort: LeavingSort,
    pub window: Range<u32>,
}

/// A customer who is leaving, and by which signs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeavingRow {
    pub customer: CustomerRow,
    /// In the primary scheme.
    pub grade: Option<String>,
    pub usual_purchases: f64,
    /// Unknown without a forecast.
    pub expected_purchases: Option<f64>,
    pub lost_purchases: f64,
    pub spend_minor: f64,
    pub at_stake_minor: f64,
    pub rhythm: Rhythm,
    /// The last half year against the half year before, where both can be told.
    pub growth: Option<Growth>,
}

/// A share of a group, with its interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WarnedSheet {
    pub on: Day,
    pub n_warned: u32,
    pub n_warned_bought: u32,
    pub warned: Estimate,
    pub n_everyone: u32,
    pub n_everyone_bought: u32,
    pub everyone: Estimate,
}

/// The ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeavingRows {
    /// Why there is no forecast, where the ranking goes by everyone's own rhythm instead.
    pub by_rhythm: Option<NoForecast>,
    pub rows: Vec<LeavingRow>,
    pub n_shown: u32,
    pub n_all: u32,
    /// Of all that are shown, not only of the rows here.
    pub at_stake_minor: f64,
    pub owners: Vec<String>,
    pub grades: Vec<String>,
    pub warned: Option<WarnedSheet>,
    /// Of all that are shown, those who asked not to be contacted.
    pub n_withheld: u32,
}

/// Who is leaving.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeavingSheet {
    pub as_of: Day,
    /// Nothing where no model was asked yet, or records have changed since.
    pub ranking: Option<LeavingRows>,
}

impl Question for AskLeaving {
    type Answer = LeavingSheet;

    fn answer(self, asked: &Asked<'_>) -> LeavingSheet {
        let foresight = asked.worked.foresight(self.wish.model).filter(|foresight| foresight.wish == self.wish);
        LeavingSheet { as_of: asked.scores.as_of(), ranking: foresight.map(|foresight| self.rows(asked, foresight)) }
    }
}

impl AskLeaving {
    fn rows(&self, asked: &Asked<'_>, foresight: &Foresight) -> LeavingRows {
        let (grades, leaving) = (Grades::of(asked), &foresight.leaving);
        let living: Vec<Risk> = leaving.risks.iter().filter(|risk| asked.workspace.customers().at(risk.slot).is_some()).copied().collect();
        let mut shown: Vec<Risk> = living.iter().filter(|risk| self.filter.holds(asked, &grades, risk.slot)).copied().collect();
        self.sort.apply(asked, &mut shown);
        let n_shown = u32::try_from(shown.len()).unwrap_or(u32::MAX);
        let first = self.window.start.min(n_shown);
        let last = self.window.end.clamp(first, n_shown).min(first.saturating_add(MAX_ROWS));
        let growths = asked.worked.growths(asked.workspace);
        let in_window = shown.get(first as usize..last as usize).unwrap_or_default();
        let owners: BTreeSet<String> = living.iter().filter_map(|risk| asked.workspace.customers().at(risk.slot)?.owner.clone()).collect();
        LeavingRows {
            by_rhythm: foresight.outcome.as_ref().err().copied(),
            rows: in_window.iter().filter_map(|risk| leaving_row(asked, &grades, growths, *risk)).collect(),
            n_shown,
            n_all: u32::try_from(living.len()).unwrap_or(u32::MAX),
            at_stake_minor: shown.iter().map(|risk| risk.lost_minor).sum(),
            owners: owners.into_iter().collect(),
            grades: grades.names(),
            warned: leaving.warned.and_then(warned_sheet),
            n_withheld: u32::try_from(shown.iter().filter(|risk| asked.forbids_contact(risk.slot)).count()).unwrap_or(u32::MAX),
        }
    }
}

fn leaving_row(asked: &Asked<'_>, grades: &Grades<'_>, growths: &Growths, risk: Risk) -> Option<LeavingRow> {
    Some(LeavingRow {
        customer: row(asked, risk.slot, asked.workspace.customers().at(risk.slot)?),
        grade: grades.name(risk.slot),
        usual_purchases: risk.usual_purchases,
        expected_purchases: risk.expected_purchases,
        lost_purchases: risk.lost_purchases,
        spend_minor: risk.spend_minor,
        at_stake_minor: risk.lost_minor,
        rhythm: risk.rhythm,
        growth: growths.get(risk.slot as usize),
    })
}

fn warned_sheet(warned: Warned) -> Option<WarnedSheet> {
    Some(WarnedSheet {
        on: warned.on,
        n_warned: warned.warned.n,
        n_warned_bought: warned.warned.n_yes,
        warned: warned.warned.wilson()?,
        n_everyone: warned.everyone.n,
        n_everyone_bought: warned.everyone.n_yes,
        everyone: warned.everyone.wilson()?,
    })
}

impl LeavingFilter {
    fn holds(&self, asked: &Asked<'_>, grades: &Grades<'_>, slot: u32) -> bool {
        let Some(customer) = asked.workspace.customers().at(slot) else { return false };
        let is_owned = self.owner.as_ref().is_none_or(|owner| customer.owner.as_ref() == Some(owner));
        let is_graded = self.grade.as_ref().is_none_or(|grade| grades.name(slot).as_ref() == Some(grade));
        is_owned && is_graded && asked.find.is_found(asked.workspace, slot, &self.search)
    }
}

impl LeavingSort {
    fn apply(self, asked: &Asked<'_>, risks: &mut [Risk]) {
        let by = |key: &dyn Fn(&Risk) -> f64, risks: &mut [Risk]| risks.sort_by(|a, b| key(b).total_cmp(&key(a)));
        #[expect(clippy::cast_precision_loss, reason = "an order of amounts")]
        match self {
            // As they come.
            Self::AtStake => {}
            Self::LostPurchases => by(&|risk| risk.lost_purchases, risks),
            Self::Lateness => by(&|risk| risk.rhythm.intervals_since_last_purchase(), risks),
            Self::Amount => by(&|risk| asked.scores.history(risk.slot).amount_minor as f64, risks),
        }
    }
}

/// Everybody's grade in the primary scheme, where there is one.
pub(super) struct Grades<'a>(Option<(&'a Scheme, Rc<Standings>)>);

impl<'a> Grades<'a> {
    pub fn of(asked: &Asked<'a>) -> Self {
        let primary = asked.workspace.registers().schemes.iter().map(|(_, scheme)| scheme).find(|scheme| scheme.is_primary);
        Self(primary.map(|scheme| (scheme, asked.worked.standings(asked.workspace, scheme))))
    }

    pub fn at(&self, slot: u32) -> Option<GradeAt> {
        self.0.as_ref().and_then(|(_, standings)| standings.grade(slot))
    }

    pub fn name_of(&self, grade: GradeAt) -> Option<String> {
        self.0.as_ref().and_then(|(scheme, standings)| grade_name(scheme, &standings.class_names, grade))
    }

    pub fn name(&self, slot: u32) -> Option<String> {
        self.name_of(self.at(slot)?)
    }

    pub fn names(&self) -> Vec<String> {
        let n_grades = self.0.as_ref().map_or(0, |(_, standings)| standings.n_grades);
        (0..n_grades).filter_map(|at| self.name_of(GradeAt::try_from(at).ok()?)).collect()
    }
}
