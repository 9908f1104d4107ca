//! Customers that may be one and the same, found across the whole workspace.
//!
//! | Here | Is |
//! | --- | --- |
//! | [`folding`] | names, phones and e-mails as they are compared |
//! | [`likeness`] | how alike two customers are, and why |
//! | [`keys`] | what customers who may be alike have in common |
//! | [`scan`] | everybody, a step at a time |
//! | [`groups`] | from pairs to groups |
//! | [`twins`] | who is like one customer that is being typed in |
//!
//! Nothing is decided here: what is found is shown, merged by a command, or said not to be the same
//! ([`Distinct`](crate::domain::Distinct)). Not here: when a scan is made (`engine`), and merging (`decide`).

pub mod folding;
pub mod groups;
pub mod keys;
pub mod likeness;
pub mod scan;
pub mod twins;

use super::state::Workspace;
use crate::domain::CustomerId;
use groups::Joined;
use likeness::Likeness;

/// Everybody who may be somebody else, as of a state of the records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duplicates {
    /// The state of the records that was looked through.
    pub revision: u64,
    /// The surest first.
    pub groups: Vec<Group>,
}

/// Customers that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub members: Vec<CustomerId>,
    /// The score of the weakest pair that holds it together.
    pub score: u8,
    /// Those who are surely one, in sets of two or more.
    pub sure: Vec<Vec<CustomerId>>,
    /// The likest first.
    pub pairs: Vec<AlikePair>,
}

/// Two customers that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikePair {
    pub first: CustomerId,
    pub second: CustomerId,
    pub likeness: Likeness,
}

impl Duplicates {
    fn of(workspace: &Workspace, groups: Vec<Joined>) -> Self {
        let customers = workspace.customers();
        let ids = |slots: &[u32]| slots.iter().filter_map(|slot| customers.at(*slot)).map(|customer| customer.id).collect::<Vec<_>>();
        let group = |group: Joined| Group {
            members: ids(&group.slots),
            score: group.score,
            sure: group.sure.iter().map(|slots| ids(slots)).collect(),
            pairs: group
                .pairs
                .into_iter()
                .filter_map(|pair| {
                    let (first, second) = (customers.at(pair.slots.0)?.id, customers.at(pair.slots.1)?.id);
                    Some(AlikePair { first, second, likeness: pair.likeness })
                })
                .collect(),
        };
        Self { revision: workspace.revision(), groups: groups.into_iter().map(group).collect() }
    }
}

#[cfg(test)]
mod tests;
