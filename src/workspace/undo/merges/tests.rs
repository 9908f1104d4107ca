//! Taking a merge back after other things have happened.

use super::take_apart;
use crate::domain::{Channel, Interaction, InteractionId, Profile, PurchaseId};
use crate::workspace::decide::merging::tests::{applied, contents, id, merge, purchase, run, shop};
use crate::workspace::{
    Change, ChangeSet, Command, Diff, Refusal, Register, Workspace,
    commands::{CustomerField, Restoring},
};

fn apart(workspace: &mut Workspace, done: &ChangeSet) {
    let back = take_apart(workspace, done).expect("it can be taken back");
    applied(workspace, back);
}

fn owner(workspace: &Workspace, bits: u128) -> Option<u128> {
    workspace.purchase(PurchaseId::from_u128(bits)).and_then(|purchase| purchase.customer).map(|customer| customer.as_u128())
}

fn edit(bits: u128, field: CustomerField) -> Command {
    Command::EditCustomer { id: id(bits), fields: vec![field] }
}

#[test]
fn what_came_since_stays_with_who_stayed_and_what_was_theirs_goes_back() {
    let mut workspace = shop();
    let absorbed = workspace.customers().get(id(2)).cloned().expect("it is there");
    let done = merge(&mut workspace, 1, &[2]).expect("they can be merged");
    run(&mut workspace, edit(1, CustomerField::Region("Suzhou".into())));
    run(&mut workspace, edit(1, CustomerField::Tags(vec!["vip".into(), "north".into(), "new".into()])));
    workspace.apply(&ChangeSet { changes: vec![Change::Purchase(Box::new(Diff::made(purchase(50, 1, 500))))] });
    let talk = Interaction {
        id: InteractionId::from_u128(0),
        customer: id(1),
        on: crate::domain::Day::MIN,
        channel: Channel::Phone,
        contact: None,
        by: None,
        outcome: Some("since".into()),
        mood: None,
        minutes: 1,
        cost_minor: 0,
    };
    run(&mut workspace, Command::File(talk.into()));
    run(&mut workspace, Command::DeletePurchase { id: PurchaseId::from_u128(3) });
    run(&mut workspace, Command::Discard { register: Register::Task, id: 1 });
    apart(&mut workspace, &done);
    let kept = workspace.customers().get(id(1)).expect("it stayed");
    assert_eq!((kept.region.as_deref(), kept.tags.join(" ").as_str()), (Some("Suzhou"), "vip new"));
    assert_eq!((kept.email.as_deref(), kept.note.as_deref(), kept.contacts.len()), (None, Some("likes tea"), 1));
    assert_eq!(workspace.customers().get(id(2)), Some(&absorbed));
    assert_eq!([1, 2, 3, 50].map(|bits| owner(&workspace, bits)), [Some(1), Some(2), None, Some(1)]);
    let talks: Vec<u128> = workspace.registers().interactions.iter().map(|(_, talk)| talk.customer.as_u128()).collect();
    assert_eq!(talks.iter().filter(|customer| **customer == 1).count(), 2, "its own and the one since");
    assert!(talks.contains(&2) && workspace.registers().tasks.is_empty());
}

#[test]
fn a_purchase_that_was_changed_since_goes_back_as_it_is_now_and_one_given_away_stays_away() {
    let mut workspace = shop();
    let done = merge(&mut workspace, 1, &[2]).expect("they can be merged");
    let changed = |workspace: &mut Workspace, bits: u128, customer: u128, amount: i64| {
        let before = workspace.purchase(PurchaseId::from_u128(bits)).expect("it is there");
        workspace.apply(&ChangeSet { changes: vec![Change::Purchase(Box::new(Diff::changed(before, purchase(bits, customer, amount))))] });
    };
    changed(&mut workspace, 2, 1, 77);
    changed(&mut workspace, 3, 3, 3);
    apart(&mut workspace, &done);
    assert_eq!((owner(&workspace, 2), owner(&workspace, 3)), (Some(2), Some(3)));
    assert_eq!(workspace.purchase(PurchaseId::from_u128(2)).map(|purchase| purchase.amount_minor), Some(77));
}

#[test]
fn a_merge_comes_apart_when_who_stayed_was_merged_too_or_deleted() {
    let mut workspace = shop();
    let first = merge(&mut workspace, 2, &[3]).expect("they can be merged");
    let second = merge(&mut workspace, 1, &[2]).expect("they can be merged");
    apart(&mut workspace, &first);
    assert_eq!([1, 2, 3, 4].map(|bits| owner(&workspace, bits)), [Some(1), Some(1), Some(1), Some(3)]);
    apart(&mut workspace, &second);
    assert_eq!([1, 2, 3, 4].map(|bits| owner(&workspace, bits)), [Some(1), Some(2), Some(2), Some(3)]);

    let mut workspace = shop();
    let done = merge(&mut workspace, 1, &[2]).expect("they can be merged");
    run(&mut workspace, Command::DeleteCustomers { ids: vec![id(1)] });
    apart(&mut workspace, &done);
    assert!(workspace.customers().get(id(2)).is_some() && workspace.customers().get(id(1)).is_none());
    assert_eq!(owner(&workspace, 2), None, "what was deleted with who stayed is gone");
}

#[test]
fn merges_come_apart_in_any_order() {
    let before = contents(&shop());
    let mut workspace = shop();
    let first = merge(&mut workspace, 1, &[2]).expect("they can be merged");
    let second = merge(&mut workspace, 1, &[3]).expect("they can be merged");
    for done in [first, second] {
        apart(&mut workspace, &done);
    }
    for bits in 1..=4 {
        assert_eq!(owner(&workspace, bits), owner(&shop(), bits));
    }
    let mut workspace = shop();
    let first = merge(&mut workspace, 1, &[2]).expect("they can be merged");
    let second = merge(&mut workspace, 1, &[3]).expect("they can be merged");
    for done in [second, first] {
        apart(&mut workspace, &done);
    }
    assert_eq!(contents(&workspace), before);
}

#[test]
fn a_profile_keeps_what_was_said_since() {
    let mut workspace = shop();
    let done = merge(&mut workspace, 1, &[2]).expect("they can be merged");
    let now = workspace.registers().profiles.iter().map(|(_, profile)| profile.clone()).find(|profile| profile.customer == id(1));
    let now = now.expect("who stayed has a profile now");
    run(&mut workspace, Command::File(Profile { credit: Some("A".into()), ..now.clone() }.into()));
    apart(&mut workspace, &done);
    let left = workspace.registers().profiles.get(now.id).cloned().expect("something was said of it");
    assert_eq!((left.credit.as_deref(), left.size, left.places.len()), (Some("A"), None, 0));
    let theirs = workspace.registers().profiles.iter().find(|(_, profile)| profile.customer == id(2));
    assert_eq!(theirs.and_then(|(_, profile)| profile.size.as_deref()), Some("50"));
}

#[test]
fn only_a_code_that_was_given_away_refuses_it() {
    let mut workspace = shop();
    let done = merge(&mut workspace, 1, &[2]).expect("they can be merged");
    run(&mut workspace, edit(3, CustomerField::Code("B-2".into())));
    let taken = Refusal::CodeTaken { code: "B-2".into(), name: "Acme Coffee".into() };
    assert_eq!(take_apart(&workspace, &done), Err(taken));
    run(&mut workspace, edit(3, CustomerField::Code(String::new())));
    apart(&mut workspace, &done);
    assert_eq!(take_apart(&workspace, &done).map(|changes| changes.is_empty()), Ok(true), "twice is nothing");
}

#[test]
fn a_customer_restored_in_another_way_is_left_alone() {
    let mut workspace = shop();
    let done = merge(&mut workspace, 1, &[2]).expect("they can be merged");
    run(&mut workspace, Command::RestoreCustomers(Box::new(Restoring { deleted: done.clone(), ids: vec![id(2)] })));
    apart(&mut workspace, &done);
    assert_eq!(owner(&workspace, 2), Some(2));
    assert!(workspace.customers().get(id(2)).is_some());
}
