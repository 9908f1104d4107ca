//! The scan of a whole workspace: what it finds, and what it leaves alone.

use super::{Duplicates, scan::Scan, twins::KeysOfAll};
use crate::domain::{Customer, CustomerId, Distinct, DistinctId};
use crate::workspace::{
    Change, ChangeSet, Diff, RegisterChange, Workspace,
    duplicates::likeness::{SURE, Traits},
};
use proptest::prelude::*;
use std::collections::HashSet;

fn workspace(customers: &[[&str; 3]], apart: &[(u128, u128)]) -> Workspace {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let made = (1..).zip(customers).map(|(id, [name, phone, email])| {
        let customer = Customer { phone: some(phone), email: some(email), ..Customer::named(CustomerId::from_u128(id), *name) };
        Change::Customer(Box::new(Diff::made(customer)))
    });
    let said = (1..).zip(apart).map(|(id, (one, other))| {
        let pair = Distinct::between(CustomerId::from_u128(*one), CustomerId::from_u128(*other));
        Change::Register(Box::new(RegisterChange::Distinct(Diff::made(Distinct { id: DistinctId::from_u128(id), ..pair }))))
    });
    let changes = ChangeSet { changes: made.chain(said).collect() };
    let mut workspace = Workspace::default();
    workspace.apply(&changes);
    workspace
}

fn found(workspace: &Workspace) -> Vec<Vec<u128>> {
    let Duplicates { groups, .. } = Scan::of(workspace).duplicates;
    groups.into_iter().map(|group| group.members.into_iter().map(CustomerId::as_u128).collect()).collect()
}

const MESS: [[&str; 3]; 9] = [
    ["云朵咖啡（上海）有限公司", "021-61234567", ""],
    ["云朵咖啡(上海)有限责任公司", "+86 21 6123 4567", ""],
    ["Acme Coffee Co., Ltd.", "", "Info@acme.example.com"],
    ["ACME COFFEE", "", "info+shop@ACME.example.com"],
    ["Acme Cofee", "", ""],
    ["王伟", "13800138000", ""],
    ["王伟", "13900139000", ""],
    ["散客", "", ""],
    ["散客", "", ""],
];

#[test]
fn a_mess_is_sorted_into_groups_and_what_only_looks_alike_is_left_alone() {
    let workspace = workspace(&MESS, &[]);
    assert_eq!(found(&workspace), [vec![1, 2], vec![3, 4, 5]]);
    let groups = Scan::of(&workspace).duplicates.groups;
    assert!(groups[0].score >= SURE);
    let ids = |ids: &[u128]| ids.iter().map(|id| CustomerId::from_u128(*id)).collect::<Vec<_>>();
    assert_eq!((groups[1].score < SURE, groups[1].sure.clone()), (true, vec![ids(&[3, 4])]));
}

#[test]
fn who_was_said_not_to_be_the_same_is_not_shown_again() {
    assert_eq!(found(&workspace(&MESS, &[(2, 1)])), [vec![3, 4, 5]]);
}

#[test]
fn a_name_of_many_is_no_reason_but_their_phone_is() {
    let mut customers = vec![["张伟", "", ""]; 40];
    customers.push(["张伟", "13800138000", ""]);
    customers.push(["张 伟", "138 0013 8000", ""]);
    assert_eq!(found(&workspace(&customers, &[])), [vec![41, 42]]);
    let shared = vec![["", "4008001234", ""]; 40];
    assert_eq!(found(&workspace(&shared, &[])), Vec::<Vec<u128>>::new(), "a switchboard makes nobody the same");
}

#[test]
fn twins_are_found_while_typing_also_among_those_who_came_since() {
    let mut workspace = workspace(&MESS, &[]);
    let mut keys = KeysOfAll::of(&workspace);
    let typed = Traits::of(&Customer { phone: Some("61234567".into()), ..Customer::named(CustomerId::from_u128(0), "云朵咖啡") });
    let slots = |keys: &KeysOfAll, workspace: &Workspace| -> Vec<u32> {
        keys.twins(workspace, &typed, None).into_iter().map(|(slot, _)| slot).collect()
    };
    assert_eq!(slots(&keys, &workspace), [0, 1]);
    let late = Customer::named(CustomerId::from_u128(77), "云朵咖啡有限公司");
    workspace.apply(&ChangeSet { changes: vec![Change::Customer(Box::new(Diff::made(late)))] });
    let slot = workspace.customers().slot(CustomerId::from_u128(77)).expect("it was just made");
    assert!(keys.note_change(slot));
    assert!(slots(&keys, &workspace).contains(&slot));
}

fn customer() -> impl Strategy<Value = (String, String, String)> {
    ("[ab云朵]{1,5}( Ltd|有限公司|（上海）)?", "(1380013800[0-2])?", "([ab]@x\\.cn)?")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nobody_is_in_two_groups_and_every_sure_pair_is_in_one(customers in prop::collection::vec(customer(), 0..24)) {
        let customers: Vec<[&str; 3]> = customers.iter().map(|(name, phone, email)| [name.as_str(), phone, email]).collect();
        let workspace = workspace(&customers, &[]);
        let groups = found(&workspace);
        let mut seen = HashSet::new();
        prop_assert!(groups.iter().flatten().all(|id| seen.insert(*id)));
        let mut reversed = customers.clone();
        reversed.reverse();
        let grouped: usize = groups.iter().map(Vec::len).sum();
        let same: usize = found(&self::workspace(&reversed, &[])).iter().map(Vec::len).sum();
        if groups.iter().all(|group| group.len() < 10) {
            prop_assert_eq!(grouped, same, "the order in which they came does not matter");
        }
    }
}
