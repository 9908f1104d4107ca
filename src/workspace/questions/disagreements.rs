//! Where two schemes disagree: large in turnover and thin in contribution, loyal and of little value.
//!
//! Not here: how either came to its grades (`workspace::grading`).

use super::{Asked, Question, schemes::count};
use crate::domain::{CustomerId, GradeAt, Scheme, SchemeId};
use serde::{Deserialize, Serialize};

/// The most rows that one answer carries.
const MAX_ROWS: u32 = 500;

/// On which customers do two schemes disagree?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskDisagreements {
    pub one: SchemeId,
    pub other: SchemeId,
    /// Only this cell: a grade of the one and a grade of the other.
    pub cell: Option<(GradeAt, GradeAt)>,
    /// How many rows to bring, at most 500.
    pub n_rows: u32,
}

/// How two schemes sort the same customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DisagreementSheet {
    pub one: Scheme,
    pub one_classes: Vec<String>,
    pub other: Scheme,
    pub other_classes: Vec<String>,
    /// By grade of the one, then of the other.
    pub counts: Vec<Vec<u32>>,
    pub n_rows: u32,
    /// Those furthest apart first, then the most valuable.
    pub rows: Vec<DisagreementRow>,
}

/// A customer that two schemes put in different places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisagreementRow {
    pub customer: CustomerId,
    pub name: String,
    pub one: GradeAt,
    pub other: GradeAt,
    pub amount_minor: i64,
    pub profit_minor: Option<i64>,
    pub n_purchases: u32,
}

impl Question for AskDisagreements {
    type Answer = Option<DisagreementSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<DisagreementSheet> {
        let schemes = &asked.workspace.registers().schemes;
        let (one, other) = (schemes.get(self.one)?, schemes.get(self.other)?);
        let (ones, others) = (asked.worked.standings(asked.workspace, one), asked.worked.standings(asked.workspace, other));
        let mut counts = vec![vec![0; others.n_grades]; ones.n_grades];
        let mut found = Vec::new();
        for (slot, customer) in asked.workspace.customers().iter() {
            let (Some(a), Some(b)) = (ones.grade(slot), others.grade(slot)) else { continue };
            counts[usize::from(a)][usize::from(b)] += 1;
            // How far apart, where both are read from best to worst.
            let place = |grade: GradeAt, n: usize| f64::from(grade) / f64::from(count(n.max(2) - 1));
            let apart = (place(a, ones.n_grades) - place(b, others.n_grades)).abs();
            if self.cell.map_or(apart > 0.5, |cell| cell == (a, b)) {
                found.push((apart, slot, customer, a, b));
            }
        }
        let amount = |slot: u32| asked.scores.history(slot).amount_minor;
        found.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then_with(|| amount(y.1).cmp(&amount(x.1))));
        let row = |(_, slot, customer, one, other): &(f64, u32, &crate::domain::Customer, GradeAt, GradeAt)| DisagreementRow {
            customer: customer.id,
            name: customer.name.clone(),
            one: *one,
            other: *other,
            amount_minor: amount(*slot),
            profit_minor: asked.scores.profit_minor(*slot),
            n_purchases: asked.scores.history(*slot).n_purchases,
        };
        Some(DisagreementSheet {
            one_classes: ones.class_names.clone(),
            other_classes: others.class_names.clone(),
            counts,
            n_rows: count(found.len()),
            rows: found.iter().take(self.n_rows.min(MAX_ROWS) as usize).map(row).collect(),
            one: one.clone(),
            other: other.clone(),
        })
    }
}
