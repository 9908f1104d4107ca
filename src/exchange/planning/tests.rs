use super::*;
use crate::domain::{Currency, Customer, CustomerId, CustomerKind, Purchase, PurchaseKind};
use crate::exchange::reading::{
    CannotDecode, Choices, Encoding, Field, Inspection, NativeDecoding, ReadingWishes, TextDecoding, draft, inspect,
};
use crate::exchange::trial::{Counted, run};
use crate::workspace::Command;
use proptest::prelude::*;

fn empty() -> Workspace {
    let mut workspace = Workspace::default();
    let started = run(&mut workspace, Command::StartWorkspace { name: "Shop".into(), currency: Currency::CNY });
    assert_eq!(started, Ok(()));
    workspace
}

/// Plans a file with the choices offered and a policy made for its key.
fn planned(workspace: &Workspace, csv: &str, policy: impl Fn(MatchPolicy) -> MatchPolicy) -> Plan {
    let (table, inspection) = read(csv);
    let drafts = draft(&table, &inspection.choices, Currency::CNY).expect("the choices offered fit the table");
    let policy = policy(MatchPolicy::for_key(inspection.choices.customer_key));
    let planning = Planning { workspace, table: &table, drafts: &drafts, policy, file_name: "orders.csv" };
    plan(&planning, &mut Counted(workspace.revision().into()))
}
