use super::*;
use crate::domain::{Currency, CustomerId, CustomerKind, PurchaseId};
use crate::exchange::reading::{NativeDecoding, Reason, draft, inspect};
use crate::exchange::trial::{Counted, run};
use crate::workspace::Command;
use proptest::prelude::*;

fn empty() -> Workspace {
    let mut workspace = Workspace::default();
    let started = run(&mut workspace, Command::StartWorkspace { name: "Shop".into(), currency: Currency::CNY });
    assert_eq!(started, Ok(()));
    workspace
}

/// Plans a file with the choices offered, and its policy changed.
fn planned_as(workspace: &Workspace, csv: &str, change: impl FnOnce(&mut MatchPolicy)) -> Plan {
    let inspection = inspect(csv.as_bytes(), "orders.csv", &NativeDecoding).expect("the samples are files");
    let choices = &inspection.findings.choices;
    let drafts = draft(&inspection.table, choices, Currency::CNY).expect("the choices offered fit");
    let mut policy = MatchPolicy::for_key(choices.customer_key);
    change(&mut policy);
    let planning = Planning { workspace, table: &inspection.table, drafts: &drafts, policy, file_name: "orders.csv" };
    plan(&planning, &mut Counted(u128::from(workspace.revision()) << 64))
}

fn planned(workspace: &Workspace, csv: &str) -> Plan {
    planned_as(workspace, csv, |_| {})
}

fn import(workspace: &mut Workspace, plan: Plan) {
    assert_eq!(run(workspace, Command::Import(Box::new(plan.batch))), Ok(()));
}

fn imported(csv: &str) -> Workspace {
    let mut workspace = empty();
    let plan = planned(&workspace, csv);
    import(&mut workspace, plan);
    workspace
}

/// What is left of a dry run when everything is here already.
fn adds_nothing(plan: &Plan) -> bool {
    let batch = &plan.batch;
    batch.new_customers.is_empty()
        && batch.updated_customers.is_empty()
        && batch.new_products.is_empty()
        && batch.new_categories.is_empty()
        && batch.purchases.rows.is_empty()
}

fn customer<'a>(workspace: &'a Workspace, name: &str) -> &'a crate::domain::Customer {
    let found = workspace.customers().iter().find(|(_, customer)| customer.name == name);
    found.map(|(_, customer)| customer).expect("there is one of that name")
}

const LINES: &str = "\
InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Category
536365,85123A,Lantern,6,2010-12-01,2.55,17850,Light
536365,71053,Mug,6,2010-12-01,3.39,17850,Kitchen
536366,71053,Mug,2,2010-12-02,3.39,13047,Kitchen
C536365,85123A,Lantern,-1,2010-12-05,2.55,17850,Light
536367,71053,Mug,1,2010-12-06,3.39,,Kitchen
536368,71053,Mug,-40,2010-12-06,0,,Kitchen
536369,71053,Mug,one,2010-12-06,3.39,13047,Kitchen
";

#[test]
fn order_lines_become_customers_products_and_purchases() {
    let plan = planned(&empty(), LINES);
    let expected = DryRun {
        n_rows: 7,
        n_customers_new: 2,
        n_products_new: 2,
        n_categories_new: 2,
        n_sales: 3,
        n_returns: 1,
        n_returns_linked: 1,
        n_lines: 5,
        n_without_customer: 1,
        sales_minor: 3_564 + 678 + 339,
        returns_minor: 255,
        first_on: "2010-12-01".parse().ok(),
        last_on: "2010-12-06".parse().ok(),
        n_refused: 1,
        n_set_aside: 1,
        ..DryRun::default()
    };
    let DryRun { reasons, refused, .. } = plan.dry_run.clone();
    assert_eq!(DryRun { reasons: Vec::new(), refused: Vec::new(), ..plan.dry_run.clone() }, expected);
    assert_eq!(reasons.len(), 2);
    assert!(matches!(refused[..], [RefusedRow { row_number: 8, column: Some(3), reason: Reason::NotANumber(_) }]), "{refused:?}");

    let mut workspace = empty();
    import(&mut workspace, plan);
    let buyer = customer(&workspace, "17850");
    assert_eq!(buyer.code.as_deref(), Some("17850"));
    let purchases: Vec<_> = workspace.living_rows().map(|row| workspace.purchase_at(row)).collect();
    let back = purchases.iter().find(|purchase| purchase.returns.is_some()).expect("C536365 takes 536365 back");
    assert_eq!(back.returns, purchases.iter().find(|purchase| purchase.number.as_deref() == Some("536365")).map(|sale| sale.id));
    assert!(workspace.purchases().columns().id.is_sorted(), "identifiers follow the days");
}

#[test]
fn importing_the_same_file_again_changes_nothing() {
    let workspace = imported(LINES);
    let again = planned(&workspace, LINES);
    assert!(adds_nothing(&again), "{:?}", again.dry_run);
    assert_eq!((again.dry_run.n_already_here, again.dry_run.n_customers_same), (4, 2));
    let with_one_more = planned(&workspace, &format!("{LINES}C536366,71053,Mug,-1,2010-12-07,3.39,13047,Kitchen\n"));
    assert_eq!((with_one_more.dry_run.n_returns, with_one_more.dry_run.n_returns_linked), (1, 1));
    let (_, sale) = with_one_more.batch.purchases.rows.returns[0];
    let original = workspace.purchase(PurchaseId::from_u128(sale));
    assert_eq!(original.and_then(|sale| sale.number), Some("536366".into()), "a return finds a sale that was here before");
}

const ORDERS: &str = "customer_id,date,amount\nA,2024-01-05,10.00\nA,2024-01-05,10.00\nB,2024-01-06,5.50\n";

#[test]
fn orders_without_numbers_are_told_apart_by_counting() {
    let workspace = imported(ORDERS);
    assert_eq!(workspace.purchases().len(), 3);
    assert!(adds_nothing(&planned(&workspace, ORDERS)));
    let more = planned(&workspace, &format!("{ORDERS}A,2024-01-05,10.00\nB,2024-01-06,5.51\n"));
    assert_eq!((more.dry_run.n_sales, more.dry_run.n_already_here), (2, 3));
}

const PEOPLE: &str = "\
客户编号,姓名,电话,邮箱,类型,标签,地区
K1,王小明,138 0000 0001,ming@example.com,个人,老客户;VIP,上海
K2,蓝湖公司,010-5555-0002,,企业,,北京
";

#[test]
fn customers_are_created_updated_or_left_by_mode() {
    let mut workspace = imported(PEOPLE);
    assert_eq!(customer(&workspace, "王小明").kind, CustomerKind::Person);
    assert_eq!(customer(&workspace, "王小明").tags, ["老客户", "VIP"]);
    let changed = "客户编号,姓名,电话,邮箱,类型,标签,地区\nK1,王小明,,new@example.com,,月结,\nK3,新客户,,,企业,,\n";
    let counts = |mode| {
        let run = planned_as(&workspace, changed, |policy| policy.mode = mode).dry_run;
        (run.n_customers_new, run.n_customers_updated, run.n_customers_same, run.n_customers_left_out)
    };
    assert_eq!(counts(ImportMode::Create), (1, 0, 1, 0));
    assert_eq!(counts(ImportMode::Update), (0, 1, 0, 1));
    assert_eq!(counts(ImportMode::Both), (1, 1, 0, 0));
    let plan = planned(&workspace, changed);
    import(&mut workspace, plan);
    let ming = customer(&workspace, "王小明");
    assert_eq!((ming.phone.as_deref(), ming.email.as_deref()), (Some("138 0000 0001"), Some("new@example.com")));
    assert_eq!((ming.region.as_deref(), ming.tags.join(" ")), (Some("上海"), "老客户 VIP 月结".into()));
}

#[test]
fn customers_are_matched_by_the_chosen_key() {
    let workspace = imported(PEOPLE);
    let other_system = "客户编号,姓名,电话,邮箱\nX9,Wang,13800000001,MING@example.com\n";
    for (match_by, n_new, n_updated) in [(MatchBy::Code, 1, 0), (MatchBy::Phone, 0, 1), (MatchBy::Email, 0, 1), (MatchBy::Name, 1, 0)] {
        let run = planned_as(&workspace, other_system, |policy| policy.match_by = match_by).dry_run;
        assert_eq!((run.n_customers_new, run.n_customers_updated), (n_new, n_updated), "{match_by:?}");
    }
    let taken = "客户编号,姓名,电话\nK2,王小明,13800000001\n";
    let plan = planned_as(&workspace, taken, |policy| policy.match_by = MatchBy::Phone);
    assert_eq!(plan.dry_run.n_codes_taken, 1);
    assert!(plan.batch.updated_customers.iter().all(|(_, after)| after.code.as_deref() == Some("K1")));
}

#[test]
fn orders_of_customers_that_are_left_out_are_left_out_too() {
    let workspace = imported(ORDERS);
    let plan = planned_as(&workspace, "customer_id,date,amount\nA,2024-02-01,1.00\nZ,2024-02-01,2.00\n", |policy| policy.mode = ImportMode::Update);
    assert_eq!((plan.dry_run.n_sales, plan.dry_run.n_orders_left_out, plan.dry_run.n_customers_left_out), (1, 1, 1));
}

#[test]
fn products_are_matched_by_code_and_then_by_name() {
    let mut workspace = imported(LINES);
    let unnamed = "order number,date,product,quantity,price,customer id\n1,2024-01-01,Mug,1,3.39,A\n1,2024-01-01,Tray,1,9.00,A\n";
    let plan = planned(&workspace, unnamed);
    assert_eq!(plan.batch.new_products.iter().map(|product| product.name.as_str()).collect::<Vec<_>>(), ["Tray"]);
    import(&mut workspace, plan);
    let coded = "order number,date,sku,product,quantity,price,customer id\n2,2024-01-02,T1,Tray,1,9.00,A\n2,2024-01-02,T2,Tray,1,9.50,A\n";
    let plan = planned(&workspace, coded);
    let made: Vec<_> = plan.batch.new_products.iter().map(|product| product.code.as_deref()).collect();
    assert_eq!(made, [Some("T2")], "the tray without a code is T1");
    import(&mut workspace, plan);
    assert!(adds_nothing(&planned(&workspace, coded)) && adds_nothing(&planned(&workspace, unnamed)));
}

#[test]
fn an_order_is_the_sum_of_its_lines() {
    let workspace = imported("order number,date,sku,quantity,price,amount,customer id\n1,2024-01-01,A,2,3.00,6.00,C\n1,2024-01-01,,,,4.50,C\n");
    let purchase = workspace.purchase_at(0);
    assert_eq!(purchase.amount_minor, 1_050);
    assert_eq!(purchase.lines.iter().map(|line| line.amount_minor).collect::<Vec<_>>(), [600, 450]);
    assert_eq!(purchase.lines[1].product, None);
}

#[test]
fn texts_that_are_too_long_are_cut_and_counted() {
    let name = "x".repeat(300);
    let csv = format!("customer_id,customer_name,date,amount\nA,{name},2024-01-05,1.00\n");
    let plan = planned(&empty(), &csv);
    assert_eq!(plan.dry_run.n_texts_cut, 1);
    assert_eq!(plan.batch.new_customers[0].name.len(), 200);
    assert!(adds_nothing(&planned(&imported(&csv), &csv)));
}

#[test]
fn the_slice_of_online_retail_is_imported_once() -> std::io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/online_retail_slice.csv.gz");
    let inspection = inspect(&std::fs::read(path)?, path, &NativeDecoding).expect("the slice is a file");
    let drafts = draft(&inspection.table, &inspection.findings.choices, Currency::CNY).expect("the choices offered fit");
    let policy = MatchPolicy::for_key(inspection.findings.choices.customer_key);
    let mut workspace = empty();
    let of = |workspace: &Workspace, first: u128| {
        let planning = Planning { workspace, table: &inspection.table, drafts: &drafts, policy, file_name: "slice" };
        plan(&planning, &mut Counted(first))
    };
    let first = of(&workspace, 1 << 80);
    let counts = &drafts.counts;
    assert_eq!(first.dry_run.n_customers_new as usize, counts.n_customers);
    assert_eq!((first.dry_run.n_sales as usize, first.dry_run.n_returns as usize), (counts.n_sales, counts.n_returns));
    assert_eq!((first.dry_run.sales_minor, first.dry_run.returns_minor), (counts.sales_minor, counts.returns_minor));
    assert!(first.dry_run.n_sales > 2_000, "{:?}", first.dry_run);
    import(&mut workspace, first);
    let again = of(&workspace, 1 << 90);
    assert!(adds_nothing(&again), "{:?}", again.dry_run);
    Ok(())
}

/// Rows of a small shop: order number, customer, day, product, pieces.
fn rows() -> impl Strategy<Value = Vec<(u8, u8, u8, u8, i8)>> {
    proptest::collection::vec((0..12_u8, 0..4_u8, 1..28_u8, 0..5_u8, -3..6_i8), 1..30)
}

fn csv_of(rows: &[(u8, u8, u8, u8, i8)]) -> String {
    let header = "order number,customer id,date,sku,product,quantity,price\n".to_owned();
    rows.iter().fold(header, |csv, (order, customer, day, product, pieces)| {
        // An order belongs to one customer, and some orders cancel others.
        let number = if order % 5 == 4 { format!("C{}", order - 1) } else { order.to_string() };
        let customer = if *customer == 0 { String::new() } else { format!("K{}", (order + customer) % 4) };
        csv + &format!("{number},{customer},2024-03-{day:02},P{product},Product {},{pieces},1.25\n", product % 3)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn planning_again_adds_nothing_and_the_order_of_rows_does_not_matter(rows in rows(), seed in any::<u64>()) {
        let csv = csv_of(&rows);
        let Ok(inspection) = inspect(csv.as_bytes(), "a.csv", &NativeDecoding) else { return Ok(()) };
        prop_assume!(draft(&inspection.table, &inspection.findings.choices, Currency::CNY).is_ok());
        let first = planned(&empty(), &csv);
        let workspace = imported(&csv);
        let again = planned(&workspace, &csv);
        prop_assert!(adds_nothing(&again), "{:?}", again.dry_run);

        let mut shuffled = rows.clone();
        let len = shuffled.len();
        (0..len).for_each(|at| shuffled.swap(at, usize::try_from(seed % (at as u64 + 1)).unwrap_or(0)));
        let other = planned(&empty(), &csv_of(&shuffled));
        let counted = |plan: &Plan| DryRun { refused: Vec::new(), ..plan.dry_run.clone() };
        prop_assert_eq!(counted(&first), counted(&other));
        prop_assert_eq!(&first.batch.new_customers, &other.batch.new_customers);
        prop_assert_eq!(&first.batch.new_products, &other.batch.new_products);
        prop_assert_eq!(figures(&first), figures(&other));
    }
}

/// Every purchase without the order of its lines.
fn figures(plan: &Plan) -> Vec<(Option<CustomerId>, crate::domain::Day, Option<String>, i64, usize, Option<PurchaseId>)> {
    let purchases = (0..plan.batch.purchases.rows.len()).map(|row| plan.batch.purchases.purchase(row));
    purchases.map(|p| (p.customer, p.on, p.number, p.amount_minor, p.lines.len(), p.returns)).collect()
}
