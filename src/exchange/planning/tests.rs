//! Plans on small files, and the real ones through the whole engine in `tests/real_files.rs`.

use super::{CalledOffPolicy, DryRun, ImportPolicy, MatchPolicy, Plan, plan};
use crate::domain::{Currency, Day};
use crate::exchange::pace::unwatched;
use crate::exchange::reading::{Field, NativeDecoding, Reason, Target, draft, inspect};
use crate::workspace::{Command, Refusal, by_hand::ByHand};

fn started() -> ByHand {
    ByHand::started(Day::MIN, Currency::CNY)
}

fn planned(shop: &mut ByHand, file: &str, policy: impl Into<ImportPolicy>) -> Plan {
    let inspection = inspect(file.as_bytes(), "orders.csv", &NativeDecoding).expect("it is a file");
    let drafts =
        draft(&inspection.table, &inspection.findings.choices, Target::plain(Currency::CNY), &unwatched).expect("its choices fit it");
    plan(&shop.workspace, &inspection.table, &drafts, policy.into(), &mut shop.identifiers, "orders.csv", &unwatched)
}

/// Brings in what is new in a file; what that was.
fn imported(shop: &mut ByHand, file: &str) -> DryRun {
    let Plan { dry_run, batch } = planned(shop, file, MatchPolicy::CreateAndUpdate);
    shop.run(Command::Import(Box::new(batch))).expect("a plan can be carried out");
    dry_run
}

const ORDERS: &str = "订单号,客户编号,客户名称,手机,下单日期,商品,数量,单价\n\
    1001,K01,王思远,13800138000,2026-01-05,茶,2,30.00\n\
    1001,K01,王思远,13800138000,2026-01-05,杯,1,15.50\n\
    1002,K02,李佳怡,13900139000,2026-02-01,茶,1,30.00\n\
    C1002,K02,李佳怡,13900139000,2026-02-03,茶,-1,30.00\n\
    1003,K01,王思远,13800138000,2026-03-09,杯,4,15.50\n";

#[test]
fn lines_become_orders_and_a_cancelled_one_takes_its_order_back() {
    let mut shop = started();
    let dry_run = imported(&mut shop, ORDERS);
    assert_eq!((dry_run.n_customers_created, dry_run.n_products_created), (2, 2));
    assert_eq!((dry_run.n_sales, dry_run.n_returns, dry_run.n_lines, dry_run.n_refused), (3, 1, 5, 0));
    assert_eq!((dry_run.sales_minor, dry_run.returns_minor), (16_750, 3_000));
    let rows: Vec<_> = shop.workspace.living_rows().map(|row| shop.workspace.purchase_at(row)).collect();
    let returned = rows.iter().find(|purchase| purchase.number.as_deref() == Some("C1002")).and_then(|purchase| purchase.returns);
    let original = rows.iter().find(|purchase| purchase.number.as_deref() == Some("1002")).map(|purchase| purchase.id);
    assert!(returned.is_some());
    assert_eq!(returned, original);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut shop = started();
    imported(&mut shop, ORDERS);
    let Plan { dry_run, batch } = planned(&mut shop, ORDERS, MatchPolicy::CreateAndUpdate);
    assert_eq!((dry_run.n_already_here, dry_run.n_sales, dry_run.n_returns), (4, 0, 0));
    assert_eq!((dry_run.n_customers_same, dry_run.n_customers_created, dry_run.n_customers_updated), (2, 0, 0));
    assert!(batch.purchases.rows.is_empty() && batch.new_products.is_empty() && batch.updated_customers.is_empty());
}

#[test]
fn rows_without_a_number_are_counted_against_those_alike() {
    let mut shop = started();
    let once = "customer_id,date,amount\nK1,2026-01-05,10.00\nK1,2026-01-05,10.00\n";
    assert_eq!(imported(&mut shop, once).n_sales, 2, "two equal orders of one day are two orders");
    let more = format!("{once}K1,2026-01-05,10.00\nK1,2026-01-06,10.00\n");
    let Plan { dry_run, .. } = planned(&mut shop, &more, MatchPolicy::CreateAndUpdate);
    assert_eq!((dry_run.n_already_here, dry_run.n_sales), (2, 2));
}

const STATUSES: &str = "order number,customer id,date,amount,status\n\
    1,K1,2026-01-05,10.00,paid\n\
    2,K1,2026-02-05,20.00,paid\n\
    3,K2,2026-03-05,40.00,paid\n";

/// Numbers of the sales that a later file calls off, and what is sold in all once it is imported.
fn called_off(shop: &mut ByHand, later: &str, policy: CalledOffPolicy) -> (Vec<String>, i64) {
    let Plan { dry_run, batch } = planned(shop, later, ImportPolicy { called_off: policy, ..ImportPolicy::default() });
    shop.run(Command::Import(Box::new(batch))).expect("a plan can be carried out");
    let sold = shop.workspace.living_rows().map(|row| shop.workspace.purchase_at(row).amount_minor).sum();
    (dry_run.called_off.listed.into_iter().map(|sale| sale.number).collect(), sold)
}

#[test]
fn sales_that_a_later_file_calls_off_are_shown_and_taken_out_if_that_is_wished() {
    let later = STATUSES.replace("20.00,paid", "20.00,refunded").replace("40.00,paid", "40.00,cancelled");
    let both = vec!["3".to_owned(), "2".to_owned()];
    let mut shop = started();
    imported(&mut shop, STATUSES);
    assert_eq!(called_off(&mut shop, &later, CalledOffPolicy::Keep), (both.clone(), 7_000));
    assert_eq!(called_off(&mut shop, &later, CalledOffPolicy::TakeOut), (both, 1_000));
    assert_eq!(called_off(&mut shop, &later, CalledOffPolicy::TakeOut), (vec![], 1_000), "what is gone cannot be called off");
    assert_eq!(called_off(&mut shop, STATUSES, CalledOffPolicy::TakeOut), (vec![], 7_000), "what is paid after all comes in again");
}

#[test]
fn taking_sales_out_is_undone_with_the_import() {
    let mut shop = started();
    imported(&mut shop, STATUSES);
    let before = shop.workspace.clone();
    let later = format!("{}4,K2,2026-04-05,80.00,paid\n", STATUSES.replace("20.00,paid", "20.00,refunded"));
    let policy = ImportPolicy { called_off: CalledOffPolicy::TakeOut, ..ImportPolicy::default() };
    let Plan { dry_run, batch } = planned(&mut shop, &later, policy);
    assert_eq!((dry_run.n_sales, dry_run.called_off.n_taken_out(), dry_run.called_off.sales_minor), (1, 1, 2_000));
    let decision = shop.run(Command::Import(Box::new(batch))).expect("a plan can be carried out");
    let back = crate::workspace::undo::undo(&shop.workspace, decision.changes).expect("nothing has changed since");
    shop.workspace.apply(&back);
    let told = |workspace: &crate::workspace::Workspace| {
        let mut all: Vec<_> = workspace.living_rows().map(|row| workspace.purchase_at(row)).collect();
        all.sort_by_key(|purchase| purchase.id);
        all
    };
    assert_eq!(told(&shop.workspace), told(&before));
}

#[test]
fn a_sale_that_went_since_the_check_stops_the_import_whole() {
    let mut shop = started();
    imported(&mut shop, STATUSES);
    let later = format!("{}4,K2,2026-04-05,80.00,paid\n", STATUSES.replace("20.00,paid", "20.00,refunded"));
    let policy = ImportPolicy { called_off: CalledOffPolicy::TakeOut, ..ImportPolicy::default() };
    let Plan { batch, .. } = planned(&mut shop, &later, policy);
    shop.run(Command::DeletePurchase { id: batch.called_off[0] }).expect("it is here");
    let n_before = shop.workspace.living_rows().count();
    assert_eq!(shop.run(Command::Import(Box::new(batch))).err(), Some(Refusal::Gone));
    assert_eq!(shop.workspace.living_rows().count(), n_before);
}

#[test]
fn a_number_that_may_mean_another_sale_calls_nothing_off() {
    let mut shop = started();
    let lines = "order number,customer id,date,sku,quantity,price,status\n\
        1,K1,2026-01-05,A,1,10.00,paid\n1,K1,2026-01-05,B,1,10.00,paid\n2,K1,2026-01-06,A,1,5.00,paid\n2,K2,2026-01-06,A,1,5.00,paid\n3,K2,2026-01-07,A,1,7.00,paid\n";
    imported(&mut shop, lines);
    let one_line = lines.replace("B,1,10.00,paid", "B,1,10.00,refunded");
    assert_eq!(planned(&mut shop, &one_line, MatchPolicy::default()).dry_run.called_off.n, 0, "the order's other line was bought");
    let shared = "order number,customer id,date,sku,quantity,price,status\n2,K1,2026-01-06,A,1,5.00,refunded\n";
    assert_eq!(planned(&mut shop, shared, MatchPolicy::default()).dry_run.called_off.n, 0, "two customers have an order 2");
    imported(&mut shop, "order number,customer id,date,sku,quantity,price,status\n3,K2,2026-02-01,A,-1,7.00,paid\n");
    let returned = "order number,customer id,date,sku,quantity,price,status\n3,K2,2026-01-07,A,1,7.00,refunded\n";
    assert_eq!(planned(&mut shop, returned, MatchPolicy::default()).dry_run.called_off.n, 0, "it was returned already");
}

#[test]
fn the_policy_says_who_may_be_created_or_updated() {
    let mut shop = started();
    imported(&mut shop, ORDERS);
    let newer = "客户编号,客户名称,手机,城市\nK01,王思远,13800138111,上海\nK09,周子涵,13700137000,杭州\n";
    let mut counts = |policy| {
        let dry_run = planned(&mut shop, newer, policy).dry_run;
        (dry_run.n_customers_created, dry_run.n_customers_updated, dry_run.n_customers_skipped)
    };
    assert_eq!(counts(MatchPolicy::CreateAndUpdate), (1, 1, 0));
    assert_eq!(counts(MatchPolicy::CreateOnly), (1, 0, 1));
    assert_eq!(counts(MatchPolicy::UpdateOnly), (0, 1, 1));
}

#[test]
fn a_return_under_the_number_of_its_sale_is_new_and_takes_it_back() {
    let mut shop = started();
    let sold = "order number,customer id,date,sku,quantity,price\n7,K1,2026-01-05,A,3,10.00\n7,K1,2026-01-05,B,1,5.00\n";
    imported(&mut shop, sold);
    let later = format!("{sold}7,K1,2026-01-20,A,-1,10.00\n7,K2,2026-01-21,A,-1,10.00\n");
    let Plan { dry_run, batch } = planned(&mut shop, &later, MatchPolicy::CreateAndUpdate);
    assert_eq!((dry_run.n_already_here, dry_run.n_sales, dry_run.n_returns), (1, 0, 2));
    let returned: Vec<_> = (0..2).map(|row| batch.purchases.purchase(row).returns).collect();
    let sale = shop.workspace.living_rows().next().map(|row| shop.workspace.purchase_at(row).id);
    assert_eq!(returned, [sale, None], "a sale to another customer is not theirs to return");
}

#[test]
fn a_code_stays_with_the_customer_who_has_it() {
    let mut shop = started();
    imported(&mut shop, ORDERS);
    let mut inspection = inspect("客户名称,客户编号\n王思远,K02\n周子涵,K01\n".as_bytes(), "a.csv", &NativeDecoding).expect("it is a file");
    inspection.findings.choices.customer_key = Some(Field::CustomerName);
    let drafts =
        draft(&inspection.table, &inspection.findings.choices, Target::plain(Currency::CNY), &unwatched).expect("its choices fit it");
    let Plan { batch, .. } =
        plan(&shop.workspace, &inspection.table, &drafts, MatchPolicy::CreateAndUpdate.into(), &mut shop.identifiers, "a.csv", &unwatched);
    assert!(batch.updated_customers.is_empty(), "K02 is another customer's");
    assert_eq!(batch.new_customers.iter().map(|customer| customer.code.as_deref()).collect::<Vec<_>>(), [None]);
}

#[test]
fn refused_rows_are_counted_by_reason_the_commonest_first() {
    let mut shop = started();
    let file =
        "customer_id,date,amount\nK1,2026-01-05,ten\nK2,2026-01-06,10.00\nK3,,5.00\nK4,2026-01-08,8.00\nK5,,9.00\nK6,2026-01-09,9.50\n";
    let dry_run = planned(&mut shop, file, MatchPolicy::CreateAndUpdate).dry_run;
    assert_eq!(dry_run.n_by_reason, [(Reason::Missing(Field::Date), 2), (Reason::NotANumber(Field::Amount), 1)]);
    assert_eq!((dry_run.n_refused, dry_run.refused.len()), (3, 3));
}

#[test]
fn an_order_with_a_refused_line_waits_whole_and_comes_in_whole_once_mended() {
    let mut shop = started();
    let broken = ORDERS.replace("2026-01-05,杯", "soon,杯");
    let dry_run = imported(&mut shop, &broken);
    assert_eq!((dry_run.n_refused, dry_run.n_sales), (2, 2), "both rows of order 1001 wait");
    assert!(dry_run.n_by_reason.contains(&(Reason::OrderHeldBack, 1)));
    let Plan { dry_run, .. } = planned(&mut shop, ORDERS, MatchPolicy::CreateAndUpdate);
    assert_eq!((dry_run.n_already_here, dry_run.n_sales, dry_run.n_lines), (3, 1, 2), "the mended order comes with all its lines");
}
