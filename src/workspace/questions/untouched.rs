//! Valuable customers whom nobody has touched for longer than their policy's rhythm.
//!
//! ```text
//! valuable     class A by amount, or of the first grade of the primary scheme
//! a touch      a purchase, an interaction, or a task that was done
//! the limit    the days between contacts that the primary scheme's policy grants their grade; 90 where it grants none
//! untouched    more days since the last touch than the limit
//! ```
//!
//! Days are counted from today; where the records end long before, from the day that they are looked at from. Not here: contacts that a policy owes
//! whatever was bought ([`due`](super::due)).

use super::{
    Asked, CustomerRow, Grade, Question, customers::row, due::due_day, leaving::Grades, ownership::touches, policies::Grants,
    schemes::count,
};
use crate::domain::Day;
use crate::scoring::abc::AbcClass;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// The most rows that one answer carries.
const MAX_ROWS: u32 = 500;
/// The limit where no policy sets one.
pub const USUAL_LIMIT_DAYS: u16 = 90;

/// Which valuable customers has nobody touched for too long?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskUntouched {
    /// How many rows to bring, at most 500.
    pub n_rows: u32,
}

/// A valuable customer whom nobody has touched for too long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UntouchedRow {
    pub customer: CustomerRow,
    /// In the primary scheme.
    pub grade: Option<String>,
    pub touched_on: Day,
    pub untouched_days: u32,
    pub limit_days: u16,
    /// Whether a policy sets the limit.
    pub is_by_policy: bool,
}

/// Who is untouched, the most valuable first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UntouchedSheet {
    /// The day that days are counted from.
    pub on: Day,
    pub rows: Vec<UntouchedRow>,
    /// How many may be contacted.
    pub n_untouched: u32,
    /// What those have brought.
    pub amount_minor: i64,
    /// How many more asked not to be contacted.
    pub n_withheld: u32,
}

/// Somebody untouched, before it is written out.
pub(super) struct Untouched {
    pub slot: u32,
    touched_on: Day,
    untouched_days: u32,
    limit_days: u16,
    is_by_policy: bool,
}

/// Everybody valuable who is untouched, in no particular order; also who asked not to be contacted.
pub(super) fn untouched(asked: &Asked<'_>) -> Vec<Untouched> {
    let (on, grades, touches) = (due_day(asked), Grades::of(asked), touches(asked));
    let grants = asked.primary().map(|(scheme, _)| Grants::of(asked.workspace, scheme.id)).unwrap_or_default();
    let is_valuable = |slot: u32| {
        matches!(asked.scores.grade(slot), Grade::Graded { abc: AbcClass::A, .. })
            || (grades.at(slot) == Some(0) && asked.scores.is_graded(slot))
    };
    let customers = asked.workspace.customers().iter().filter(|(slot, _)| is_valuable(*slot));
    let found = customers.filter_map(|(slot, customer)| {
        let granted = grants.to(grades.at(slot)).and_then(|policy| policy.contact_every_days);
        let limit_days = granted.unwrap_or(USUAL_LIMIT_DAYS);
        let touched_on = touches.get(slot as usize).and_then(|touch| touch.on).or(customer.since_on)?;
        let untouched_days = u32::try_from(on.days_since(touched_on)).ok().filter(|days| *days > limit_days.into())?;
        Some(Untouched { slot, touched_on, untouched_days, limit_days, is_by_policy: granted.is_some() })
    });
    found.collect()
}

impl Question for AskUntouched {
    type Answer = UntouchedSheet;

    fn answer(self, asked: &Asked<'_>) -> UntouchedSheet {
        let amount_minor = |one: &Untouched| asked.scores.history(one.slot).amount_minor;
        let (withheld, mut open): (Vec<Untouched>, Vec<Untouched>) =
            untouched(asked).into_iter().partition(|one| asked.forbids_contact(one.slot));
        open.sort_unstable_by_key(|one| (Reverse(amount_minor(one)), one.slot));
        let (n_untouched, sum_minor) = (count(open.len()), open.iter().map(amount_minor).sum());
        let grades = Grades::of(asked);
        let rows = open.into_iter().take(self.n_rows.min(MAX_ROWS) as usize).filter_map(|one| {
            let Untouched { slot, touched_on, untouched_days, limit_days, is_by_policy } = one;
            let customer = row(asked, slot, asked.workspace.customers().at(slot)?);
            Some(UntouchedRow { customer, grade: grades.name(slot), touched_on, untouched_days, limit_days, is_by_policy })
        });
        UntouchedSheet { on: due_day(asked), rows: rows.collect(), n_untouched, amount_minor: sum_minor, n_withheld: count(withheld.len()) }
    }
}
