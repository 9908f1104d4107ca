//! From scores to grades, by shares of customers or by cut points. Grade 0 is the best.
//!
//! **Equal scores never fall into different grades.** Not here: what grades are called, and keeping one through a bad quarter
//! ([`migration`](super::super::migration)).

use serde::{Deserialize, Serialize};

/// Shares of customers by grade, the best first, in whole percent that sum to 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
pub struct Quotas(Vec<u8>);

/// These shares are no quotas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("quotas sum to {sum_percent} %, not to 100 %")]
pub struct WrongQuotas {
    pub sum_percent: u32,
}

impl Quotas {
    /// A, B, C and D as they are mostly cut.
    pub fn abcd() -> Self {
        Self(vec![20, 30, 30, 20])
    }

    /// Percent by grade, the best first.
    pub fn percents(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<Vec<u8>> for Quotas {
    type Error = WrongQuotas;

    fn try_from(percents: Vec<u8>) -> Result<Self, WrongQuotas> {
        let sum_percent = percents.iter().map(|percent| u32::from(*percent)).sum();
        if sum_percent == 100 { Ok(Self(percents)) } else { Err(WrongQuotas { sum_percent }) }
    }
}

impl From<Quotas> for Vec<u8> {
    fn from(quotas: Quotas) -> Self {
        quotas.0
    }
}

/// From where on a grading is warned about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradingBar {
    /// More grades than anyone can tell apart.
    pub most_grades: u8,
    /// A grade with fewer customers is too small to act on.
    pub least_customers: u32,
}

impl Default for GradingBar {
    fn default() -> Self {
        Self { most_grades: 7, least_customers: 5 }
    }
}

/// What to think twice about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GradingWarning {
    TooManyGrades {
        n_grades: u32,
    },
    TooFewCustomers {
        grade: u8,
        n_customers: u32,
    },
    /// Equal scores, which may not be parted, keep the grade a customer or more away from its quota.
    QuotaMissed {
        grade: u8,
        asked_percent: u8,
        n_customers: u32,
        /// The largest group of equals that lies across one of its ends.
        n_equal: u32,
    },
}

/// What one grade came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeTally {
    pub n_customers: u32,
    /// The lowest score in it: what it takes to be here. `None` when it is empty.
    pub least_score: Option<u32>,
    /// `None` when it was not cut by a quota.
    pub asked_percent: Option<u8>,
}

/// Everyone's grade, and how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graded {
    /// By slot, 0 the best; `None` for a customer without a score.
    pub grade: Vec<Option<u8>>,
    /// By grade.
    pub tallies: Vec<GradeTally>,
    pub n_graded: u32,
    pub warnings: Vec<GradingWarning>,
}

impl Graded {
    /// The share of graded customers who are in a grade, 0 to 1.
    pub fn share(&self, grade: u8) -> Option<f64> {
        let n_customers = self.tallies.get(usize::from(grade))?.n_customers;
        super::super::share_of(n_customers.into(), self.n_graded.into())
    }
}

/// Grades by shares of customers.
///
/// A grade's lower end is wanted at `N * cumulative percent / 100` customers, which need not be whole. A group of equal scores across
/// it goes whole into the better grade if more than half of the group fits above it, and else into the lower: one customer alone is
/// such a group too, so there is no other rounding.
pub fn by_quota(scores: &[Option<u32>], quotas: &Quotas, bar: GradingBar) -> Graded {
    let mut falling: Vec<u32> = scores.iter().flatten().copied().collect();
    falling.sort_unstable_by(|a, b| b.cmp(a));
    let mut cumulative_percent = 0;
    let ends: Vec<End> = quotas
        .percents()
        .iter()
        .map(|percent| {
            cumulative_percent += usize::from(*percent);
            End::of(&falling, cumulative_percent)
        })
        .collect();
    // The last score above an end is what its grade takes; a grade whose end is 0 has nobody above it.
    let takes = |end: &End| end.at.checked_sub(1).map_or(u64::MAX, |last| u64::from(falling[last]));
    let cuts: Vec<u64> = ends.iter().take(ends.len().saturating_sub(1)).map(takes).collect();
    let mut graded = grades_at(scores, &cuts);
    for (grade, &asked_percent) in quotas.percents().iter().enumerate() {
        graded.tallies[grade].asked_percent = Some(asked_percent);
        let n_customers = graded.tallies[grade].n_customers;
        let missed = (u64::from(n_customers) * 100).abs_diff(falling.len() as u64 * u64::from(asked_percent));
        if missed > 100 {
            let above = grade.checked_sub(1).map_or(0, |above| ends[above].n_equal);
            let n_equal = above.max(ends[grade].n_equal);
            graded.warnings.push(GradingWarning::QuotaMissed { grade: number(grade), asked_percent, n_customers, n_equal });
        }
    }
    graded.warn(bar);
    graded
}

/// Where a grade ends among scores that fall.
struct End {
    at: usize,
    /// How many equals lie across the place where it was wanted; 0 where it parts nobody.
    n_equal: u32,
}

impl End {
    fn of(falling: &[u32], cumulative_percent: usize) -> Self {
        let hundredths = falling.len() * cumulative_percent;
        let Some(&across) = falling.get(hundredths / 100) else { return Self { at: falling.len(), n_equal: 0 } };
        let first = falling.partition_point(|score| *score > across);
        if 100 * first == hundredths {
            return Self { at: first, n_equal: 0 };
        }
        let after = falling.partition_point(|score| *score >= across);
        let fits_more_than_half = 2 * (hundredths - 100 * first) > 100 * (after - first);
        Self { at: if fits_more_than_half { after } else { first }, n_equal: u32::try_from(after - first).unwrap_or(u32::MAX) }
    }
}

/// These cut points do not fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum WrongCuts {
    #[error("cut point {place} is not below the one before it")]
    NotFalling { place: u32 },
    #[error("there are more than 254 cut points")]
    TooMany,
}

/// Grades by cut points that fall, the best first: at the cut point or above it is in the better grade. There is one grade more than
/// there are cut points.
///
/// # Errors
/// When a cut point is not below the one before it, or when there are more grades than a `u8` can number.
pub fn by_cuts(scores: &[Option<u32>], cuts: &[u32], bar: GradingBar) -> Result<Graded, WrongCuts> {
    if cuts.len() > 254 {
        return Err(WrongCuts::TooMany);
    }
    if let Some(place) = cuts.windows(2).position(|pair| pair[1] >= pair[0]) {
        return Err(WrongCuts::NotFalling { place: u32::try_from(place + 1).unwrap_or(u32::MAX) });
    }
    let cuts: Vec<u64> = cuts.iter().map(|cut| u64::from(*cut)).collect();
    let mut graded = grades_at(scores, &cuts);
    graded.warn(bar);
    Ok(graded)
}

/// Grades between cut points that never rise; wider than scores, so that a cut can be out of everyone's reach.
fn grades_at(scores: &[Option<u32>], cuts: &[u64]) -> Graded {
    let mut tallies = vec![GradeTally::default(); cuts.len() + 1];
    let mut n_graded = 0;
    let grade_of = |score: &Option<u32>| {
        let score = (*score)?;
        let grade = cuts.iter().position(|cut| u64::from(score) >= *cut).unwrap_or(cuts.len());
        let tally = &mut tallies[grade];
        tally.n_customers += 1;
        tally.least_score = Some(tally.least_score.map_or(score, |least| least.min(score)));
        n_graded += 1;
        Some(number(grade))
    };
    let grade = scores.iter().map(grade_of).collect();
    Graded { grade, tallies, n_graded, warnings: Vec::new() }
}

fn number(grade: usize) -> u8 {
    u8::try_from(grade).unwrap_or(u8::MAX)
}

impl Graded {
    fn warn(&mut self, bar: GradingBar) {
        if self.tallies.len() > usize::from(bar.most_grades) {
            self.warnings.push(GradingWarning::TooManyGrades { n_grades: u32::try_from(self.tallies.len()).unwrap_or(u32::MAX) });
        }
        let wanted = |tally: &GradeTally| tally.asked_percent != Some(0);
        let small = self.tallies.iter().enumerate().filter(|(_, tally)| wanted(tally) && tally.n_customers < bar.least_customers);
        self.warnings
            .extend(small.map(|(grade, tally)| GradingWarning::TooFewCustomers { grade: number(grade), n_customers: tally.n_customers }));
    }
}

#[cfg(test)]
mod tests;
