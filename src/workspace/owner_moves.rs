//! Which customers a change set gave to somebody else: from whom, and to whom.
//!
//! Customers that came or went with it are none of these: nobody had them before, or has them after. Not here: which entries of the journal are
//! looked through (`engine`).

use super::changes::{Change, ChangeSet};
use crate::domain::CustomerId;
use serde::{Deserialize, Serialize};

/// The most customers of one change that are named; all are counted.
const MOST_NAMED: usize = 50;

/// A customer who came to somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerMove {
    pub customer: CustomerId,
    pub name: String,
    /// None where they came out of the pool.
    pub from: Option<String>,
    /// None where they went back to it.
    pub to: Option<String>,
}

/// What one change did to who looks after whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerMoves {
    pub n_moved: u32,
    /// In the order of the change; not all of them where there are many.
    pub moves: Vec<OwnerMove>,
}

impl OwnerMoves {
    /// Who came to whom; nothing where nobody did.
    pub fn of(changes: &ChangeSet) -> Option<Self> {
        let mut found = Self::default();
        for change in &changes.changes {
            let Change::Customer(diff) = change else { continue };
            let (Some(before), Some(after)) = (&diff.before, &diff.after) else { continue };
            if before.owner == after.owner {
                continue;
            }
            found.n_moved += 1;
            if found.moves.len() < MOST_NAMED {
                let (from, to) = (before.owner.clone(), after.owner.clone());
                found.moves.push(OwnerMove { customer: after.id, name: after.name.clone(), from, to });
            }
        }
        (found.n_moved > 0).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Customer, workspace::Diff};

    fn owned(id: u128, owner: Option<&str>) -> Customer {
        Customer { owner: owner.map(str::to_owned), ..Customer::named(CustomerId::from_u128(id), "Anna") }
    }

    fn changed(before: Option<Customer>, after: Option<Customer>) -> Change {
        Change::Customer(Box::new(Diff { before, after }))
    }

    #[test]
    fn only_customers_that_were_there_before_and_after_come_to_somebody_else() {
        let renamed = Customer { name: "Ben".into(), ..owned(2, Some("Li")) };
        let changes = vec![
            changed(Some(owned(1, None)), Some(owned(1, Some("Li")))),
            changed(Some(owned(2, Some("Li"))), Some(renamed)),
            changed(None, Some(owned(3, Some("Li")))),
            changed(Some(owned(4, Some("Li"))), None),
            changed(Some(owned(5, Some("Li"))), Some(owned(5, None))),
        ];
        let found = OwnerMoves::of(&ChangeSet { changes }).expect("two came to somebody else");
        let told: Vec<_> = found.moves.iter().map(|moved| (moved.customer.as_u128(), moved.from.as_deref(), moved.to.as_deref())).collect();
        assert_eq!((found.n_moved, told), (2, vec![(1, None, Some("Li")), (5, Some("Li"), None)]));
        assert_eq!(OwnerMoves::of(&ChangeSet::default()), None);
    }

    #[test]
    fn many_are_counted_and_some_are_named() {
        let changes = (1..=60).map(|id| changed(Some(owned(id, None)), Some(owned(id, Some("Li"))))).collect();
        let found = OwnerMoves::of(&ChangeSet { changes }).expect("sixty came to somebody else");
        assert_eq!((found.n_moved, found.moves.len()), (60, MOST_NAMED));
    }
}
