//! Deleted customers back, some of many.

use crate::domain::{CustomerId, PurchaseId};
use crate::workspace::decide::merging::tests::{contents, decided, id, run, shop};
use crate::workspace::{
    ChangeSet, Command, Refusal, Workspace,
    commands::{CustomerField, Restoring},
    undo::undo,
};

fn restore(deleted: &ChangeSet, ids: &[u128]) -> Command {
    let ids = ids.iter().map(|bits| id(*bits)).collect();
    Command::RestoreCustomers(Box::new(Restoring { deleted: deleted.clone(), ids }))
}

fn all_deleted() -> (Workspace, ChangeSet) {
    let mut workspace = shop();
    let deleted = run(&mut workspace, Command::DeleteCustomers { ids: [1, 2, 3].map(id).to_vec() });
    (workspace, deleted)
}

#[test]
fn one_of_many_comes_back_with_what_was_theirs() {
    let (mut workspace, deleted) = all_deleted();
    run(&mut workspace, restore(&deleted, &[2]));
    assert_eq!(workspace.customers().get(id(2)), shop().customers().get(id(2)));
    let owners: Vec<Option<CustomerId>> = workspace.living_rows().map(|row| workspace.purchase_at(row).customer).collect();
    assert_eq!(owners, [Some(id(2)); 2]);
    let registers = workspace.registers();
    assert_eq!((registers.interactions.len(), registers.tasks.len(), registers.profiles.len()), (1, 1, 1));
    assert!(registers.distincts.is_empty(), "whom they differ from is not here");
    assert_eq!(decided(&workspace, restore(&deleted, &[2])), Err(Refusal::Gone), "who is here need not be restored");
    assert!(undo(&workspace, deleted.clone()).is_err(), "the whole deletion can no longer be taken back");
    run(&mut workspace, restore(&deleted, &[1, 2, 3]));
    assert_eq!((workspace.purchases().len(), workspace.customers().len()), (4, 3));
}

#[test]
fn all_of_them_one_by_one_are_what_was_there() {
    let (mut workspace, deleted) = all_deleted();
    run(&mut workspace, restore(&deleted, &[1, 2, 3]));
    assert_eq!(contents(&workspace), contents(&shop()));
    assert!(workspace.purchase(PurchaseId::from_u128(4)).is_some());
}

#[test]
fn a_code_that_somebody_else_has_meanwhile_is_named() {
    let (mut workspace, deleted) = all_deleted();
    let name = CustomerField::Name("Newcomer".into());
    run(&mut workspace, Command::AddCustomer { fields: vec![name, CustomerField::Code("B-2".into())] });
    let taken = Refusal::CodeTaken { code: "B-2".into(), name: "Newcomer".into() };
    assert_eq!(decided(&workspace, restore(&deleted, &[1, 2])), Err(taken));
    let given = Refusal::CodeGivenSince { subject: "ACME".into(), code: "B-2".into(), name: "Newcomer".into() };
    assert_eq!(undo(&workspace, deleted.clone()), Err(given), "nor does taking back the whole give a code twice");
    run(&mut workspace, restore(&deleted, &[1, 3]));
    assert_eq!(workspace.customers().len(), 3);
}
