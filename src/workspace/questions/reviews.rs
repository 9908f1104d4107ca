//! Reviews of key customers: the list of them, and one with what was decided before.

use super::{Asked, Question, schemes::count};
use crate::domain::{CustomerId, Day, Review, ReviewDecision, ReviewId, ReviewPhase};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Which reviews are there?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskReviews;

/// A review in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRow {
    pub id: ReviewId,
    pub customer: CustomerId,
    pub name: String,
    pub phase: ReviewPhase,
    pub on: Day,
    pub person: String,
    pub n_criteria: u32,
    pub n_judged: u32,
    /// The weighted mean of what was judged, from 0 to 100 in tenths.
    pub score_tenths: Option<u32>,
    pub decision: Option<ReviewDecision>,
}

/// Reviews, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewsSheet {
    pub rows: Vec<ReviewRow>,
    pub n_undecided: u32,
}

/// What does this review say, and what was said before?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskReview {
    pub id: ReviewId,
}

/// One review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewSheet {
    pub review: Review,
    pub name: String,
    /// Other reviews of the same customer, the latest first.
    pub others: Vec<ReviewRow>,
}

fn row(asked: &Asked<'_>, review: &Review) -> Option<ReviewRow> {
    Some(ReviewRow {
        id: review.id,
        customer: review.customer,
        name: asked.workspace.customers().get(review.customer)?.name.clone(),
        phase: review.phase,
        on: review.on,
        person: review.person.clone(),
        n_criteria: count(review.criteria.len()),
        n_judged: count(review.criteria.iter().filter(|criterion| criterion.score.is_some()).count()),
        score_tenths: review.score_tenths(),
        decision: review.decision,
    })
}

fn rows(asked: &Asked<'_>, is_meant: impl Fn(&Review) -> bool) -> Vec<ReviewRow> {
    let reviews = asked.workspace.registers().reviews.iter().map(|(_, review)| review).filter(|review| is_meant(review));
    let mut rows: Vec<ReviewRow> = reviews.filter_map(|review| row(asked, review)).collect();
    rows.sort_unstable_by_key(|row| Reverse((row.on, row.id)));
    rows
}

impl Question for AskReviews {
    type Answer = ReviewsSheet;

    fn answer(self, asked: &Asked<'_>) -> ReviewsSheet {
        let rows = rows(asked, |_| true);
        ReviewsSheet { n_undecided: count(rows.iter().filter(|row| row.decision.is_none()).count()), rows }
    }
}

impl Question for AskReview {
    type Answer = Option<ReviewSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<ReviewSheet> {
        let review = asked.workspace.registers().reviews.get(self.id)?;
        let name = asked.workspace.customers().get(review.customer)?.name.clone();
        let others = rows(asked, |other| other.customer == review.customer && other.id != review.id);
        Some(ReviewSheet { review: review.clone(), name, others })
    }
}
