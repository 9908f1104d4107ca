//! The same change to many customers at once: one change set, one undo.
//!
//! What a field of one's own is to say changes the customer's profile, not the record; see [`OwnEdits`].

mod own;

use super::{Decision, customers};
use crate::domain::{Customer, CustomerId};
use crate::workspace::{
    Change, Circumstances, Diff, Refusal, Workspace,
    commands::{BulkEdit, CustomerField},
    registers::RegisterChange,
};
pub use own::OwnEdits;
use std::collections::BTreeSet;

/// The most customers that one command may change.
const MAX_CHANGED: usize = 100_000;

/// Customers that are gone by now, and those that are as asked already, are left as they are.
pub fn edit(
    workspace: &Workspace,
    circumstances: &mut Circumstances<'_>,
    ids: &[CustomerId],
    edits: &[BulkEdit],
) -> Result<Decision, Refusal> {
    refuse_too_many(ids.len())?;
    let ids: BTreeSet<CustomerId> = ids.iter().copied().collect();
    let own = OwnEdits::of(workspace, edits)?;
    let mut changes = Vec::new();
    let mut subject = String::new();
    for before in ids.into_iter().filter_map(|id| workspace.customers().get(id)) {
        let n_before = changes.len();
        let after = edited(before, edits)?;
        if after != *before {
            changes.push(Change::Customer(Box::new(Diff::changed(before.clone(), after))));
        }
        let profile = own.filled(before.id, || circumstances.identifiers.next());
        changes.extend(profile.map(|profile| Change::Register(Box::new(RegisterChange::Profile(profile)))));
        if subject.is_empty() && changes.len() > n_before {
            subject.clone_from(&before.name);
        }
    }
    Ok(Decision::about(subject, changes))
}

/// More than one command may change is refused as a whole.
pub fn refuse_too_many(n_customers: usize) -> Result<(), Refusal> {
    if n_customers > MAX_CHANGED { Err(Refusal::TooMany { max: 100_000 }) } else { Ok(()) }
}

/// The record with every edit made that is one of the record, one after the other.
pub fn edited(before: &Customer, edits: &[BulkEdit]) -> Result<Customer, Refusal> {
    let mut after = before.clone();
    edits.iter().try_for_each(|edit| apply(&mut after, edit))?;
    Ok(after)
}

fn apply(customer: &mut Customer, edit: &BulkEdit) -> Result<(), Refusal> {
    match edit {
        // What tells customers apart cannot be the same for many.
        BulkEdit::Set(CustomerField::Name(_) | CustomerField::Code(_)) => Err(Refusal::NameMissing),
        BulkEdit::Set(field) => customers::set(customer, field.clone()),
        BulkEdit::AddTag(tag) => {
            let mut tags = customer.tags.clone();
            tags.push(tag.clone());
            customer.tags = customers::kept_tags(&tags)?;
            Ok(())
        }
        BulkEdit::RemoveTag(tag) => {
            customer.tags.retain(|other| other != tag.trim());
            Ok(())
        }
        BulkEdit::SetOwn { .. } | BulkEdit::Choose { .. } => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Currency, Day};
    use crate::workspace::{ChangeSet, Command, Counted, by_hand::ByHand};

    fn done(shop: &mut ByHand, command: Command) -> ChangeSet {
        shop.run(command).expect("the command fits").changes
    }

    /// Customers 1 to 3: the first in the East, the second tagged, the third with neither.
    fn shop() -> ByHand {
        let mut shop = ByHand::started(Day::MAX, Currency::CNY);
        shop.identifiers = Counted::default();
        let name = |name: &str| CustomerField::Name(name.to_owned());
        for fields in [
            vec![name("Ada"), CustomerField::Region("East".into())],
            vec![name("Bo"), CustomerField::Tags(vec!["VIP".into()])],
            vec![name("Cy")],
        ] {
            done(&mut shop, Command::AddCustomer { fields });
        }
        shop
    }

    fn id(number: u128) -> CustomerId {
        CustomerId::from_u128(number)
    }

    fn bulk(ids: &[u128], edits: Vec<BulkEdit>) -> Command {
        Command::EditCustomers { ids: ids.iter().map(|number| id(*number)).collect(), edits }
    }

    fn tags(shop: &ByHand, number: u128) -> Vec<String> {
        shop.workspace.customers().get(id(number)).map(|customer| customer.tags.clone()).unwrap_or_default()
    }

    #[test]
    fn only_those_are_changed_who_are_not_so_already() {
        let mut shop = shop();
        let decision = shop.run(bulk(&[1, 2, 3], vec![BulkEdit::AddTag("VIP".into())])).expect("a tag can be added");
        assert_eq!(decision.changes.changes.len(), 2);
        assert_eq!(decision.subject, "Ada");
    }

    #[test]
    fn one_inverse_takes_everything_back() {
        let mut shop = shop();
        let east = BulkEdit::Set(CustomerField::Region("West".into()));
        let changes = done(&mut shop, bulk(&[1, 2, 3], vec![east, BulkEdit::RemoveTag("VIP".into())]));
        assert!(
            shop.workspace.customers().iter().all(|(_, customer)| customer.region.as_deref() == Some("West") && customer.tags.is_empty())
        );
        shop.workspace.apply(&changes.inverse());
        let regions: Vec<Option<&str>> = shop.workspace.customers().iter().map(|(_, customer)| customer.region.as_deref()).collect();
        assert_eq!(regions, [Some("East"), None, None]);
        assert_eq!(tags(&shop, 2), ["VIP"]);
    }

    #[test]
    fn edits_are_made_in_their_order_and_customers_named_twice_count_once() {
        let mut shop = shop();
        let edits = vec![BulkEdit::AddTag(" New ".into()), BulkEdit::RemoveTag("VIP".into()), BulkEdit::AddTag("New".into())];
        let changes = done(&mut shop, bulk(&[2, 2, 99], edits));
        assert_eq!(changes.changes.len(), 1);
        assert_eq!(tags(&shop, 2), ["New"]);
    }

    #[test]
    fn what_tells_customers_apart_is_refused() {
        let mut shop = shop();
        for field in [CustomerField::Name("Same".into()), CustomerField::Code("1".into())] {
            assert_eq!(shop.run(bulk(&[1], vec![BulkEdit::Set(field)])), Err(Refusal::NameMissing));
        }
    }

    #[test]
    fn a_text_that_is_too_long_for_one_changes_nobody() {
        let mut shop = shop();
        let long = BulkEdit::Set(CustomerField::Region("x".repeat(100_000)));
        assert!(matches!(shop.run(bulk(&[1, 2], vec![long])), Err(Refusal::TooLong { .. })));
    }

    #[test]
    fn nothing_to_change_is_an_empty_change() {
        let mut shop = shop();
        let decision = shop.run(bulk(&[], vec![BulkEdit::AddTag("VIP".into())])).expect("nobody can be changed");
        assert!(decision.changes.changes.is_empty());
        assert_eq!(refuse_too_many(MAX_CHANGED + 1), Err(Refusal::TooMany { max: 100_000 }));
    }
}
