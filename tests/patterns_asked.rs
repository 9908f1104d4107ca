//! Stages, cohorts, products that go together and what customers like, asked of a small shop whose answers are known by hand.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    AsOf, Category, CategoryId, Currency, Customer, CustomerId, Day, Line, Product, ProductId, Purchase, PurchaseId, PurchaseKind,
    Quantity, Stage, StageMark, StageMarkId, UnitPrice, WorkspaceId, WorkspaceSettings,
};
use crema::scoring::baskets::{ExactShare, rules::RuleLimits};
use crema::scoring::lifecycle::{Funnel, IntervalOf};
use crema::workspace::{
    by_hand::ByHand,
    columns::BatchBuilder,
    commands::WholeWorkspace,
    questions::{
        AskCohorts, AskCustomers, AskGroupLikes, AskLifecycle, AskLikes, AskNeighbours, AskStage, AskTogether, Column, CustomersView,
        Filter, Question, Sort,
    },
    registers::RegisterLists,
};

fn day(text: &str) -> Day {
    text.parse().expect("it is a day")
}

/// Ada buys every 10 days and is on time; Ben did and stopped; Cem bought once; Dan never did; Eve came back after half a year.
const CUSTOMERS: [(u128, &str); 5] = [(1, "Ada"), (2, "Ben"), (3, "Cem"), (4, "Dan"), (5, "Eve")];
const COFFEE: usize = 0;
const FILTERS: usize = 1;
const CUP: usize = 2;
const POSTAGE: usize = 3;
/// Code, name, category, price in minor units.
const PRODUCTS: [(&str, &str, Option<u128>, i64); 4] =
    [("10001", "Coffee", Some(1), 1_000), ("10002", "Filters", Some(2), 200), ("10003", "Cup", None, 500), ("POST", "Postage", None, 100)];

/// Customer, day, products.
fn orders() -> Vec<(u128, &'static str, Vec<usize>)> {
    let together = || vec![COFFEE, FILTERS];
    let mut orders = vec![
        (1, "2024-01-10", together()),
        (1, "2024-01-20", together()),
        (1, "2024-01-30", vec![COFFEE]),
        (1, "2024-02-09", vec![COFFEE, FILTERS, POSTAGE]),
        (1, "2024-02-19", together()),
        (2, "2024-01-05", together()),
        (2, "2024-01-15", together()),
        (2, "2024-01-25", vec![CUP]),
        (3, "2024-02-20", vec![COFFEE]),
        (5, "2023-06-01", vec![CUP]),
        (5, "2024-02-28", vec![CUP]),
    ];
    // Over the counter, so that codes have a common numbering.
    orders.extend((0..10).map(|_| (0, "2024-02-01", vec![CUP])));
    orders
}

fn purchase(at: usize, (customer, on, products): (u128, &str, Vec<usize>)) -> Purchase {
    let line = |product: usize| Line {
        product: Some(ProductId::from_u128(product as u128 + 1)),
        quantity: Quantity::ONE,
        unit_price: UnitPrice(PRODUCTS[product].3 * 100),
        discount_minor: 0,
        amount_minor: PRODUCTS[product].3,
        cost_minor: None,
    };
    let lines: Vec<Line> = products.into_iter().map(line).collect();
    Purchase {
        id: PurchaseId::from_u128(at as u128 + 1),
        customer: (customer > 0).then(|| CustomerId::from_u128(customer)),
        on: day(on),
        kind: PurchaseKind::Sale,
        number: None,
        amount_minor: lines.iter().map(|line| line.amount_minor).sum(),
        returns: None,
        lines,
    }
}

struct Shop(ByHand);

impl Shop {
    fn open(marks: Vec<StageMark>) -> Self {
        let product = |(at, (code, name, category, _)): (usize, (&str, &str, Option<u128>, i64))| Product {
            id: ProductId::from_u128(at as u128 + 1),
            name: name.to_owned(),
            code: Some(code.to_owned()),
            category: category.map(CategoryId::from_u128),
            unit_cost: None,
            list_price: None,
        };
        let mut purchases = BatchBuilder::default();
        for (at, order) in orders().into_iter().enumerate() {
            purchases.push(&purchase(at, order));
        }
        let whole = WholeWorkspace {
            settings: WorkspaceSettings {
                id: WorkspaceId::from_u128(1),
                name: "shop".into(),
                currency: Currency::CNY,
                as_of: AsOf::On(day("2024-03-01")),
                rfm_rule: crema::domain::RfmRule::default(),
                is_demo: false,
            },
            categories: [(1, "Beans"), (2, "Paper")]
                .map(|(id, name)| Category { id: CategoryId::from_u128(id), name: name.into() })
                .to_vec(),
            products: PRODUCTS.into_iter().enumerate().map(product).collect(),
            customers: CUSTOMERS.map(|(id, name)| Customer::named(CustomerId::from_u128(id), name)).to_vec(),
            purchases: purchases.finish(),
            registers: RegisterLists { stage_marks: marks, ..RegisterLists::default() },
        };
        Self(ByHand::opened(day("2024-03-01"), whole).expect("it holds together"))
    }

    fn ask<Q: Question>(&self, question: Q) -> Q::Answer {
        self.0.ask(question)
    }

    fn names(&self, view: CustomersView) -> Vec<String> {
        self.ask(AskCustomers { view, window: 0..9, own: Vec::new() }).rows.into_iter().map(|row| row.name).collect()
    }
}

fn mark(customer: u128, stage: Stage, from: &str, until: Option<&str>) -> StageMark {
    StageMark {
        id: StageMarkId::from_u128(customer),
        customer: CustomerId::from_u128(customer),
        stage,
        from_on: day(from),
        until_on: until.map(day),
        reason: Some("said so".into()),
        person: "Kim".into(),
    }
}

#[test]
fn everybody_is_in_one_stage_and_the_figures_add_up() {
    let sheet = Shop::open(Vec::new()).ask(AskLifecycle);
    let counts: Vec<u32> = sheet.rows.iter().map(|row| row.layer.n_customers).collect();
    // Dan; Cem; none; Ada; none; Ben, 36 days or 2.6 of the shortest interval of 14 late; none; Eve.
    assert_eq!(counts, [1, 1, 0, 1, 0, 1, 0, 1]);
    assert_eq!(sheet.months.last().map(|month| month.n_customers.to_vec()), Some(counts));
    assert_eq!(sheet.rows.iter().map(|row| row.layer.revenue_minor).sum::<i64>(), 5_000 + 900 + 2_900 + 1_000 + 1_000);
    assert_eq!(sheet.funnel, Funnel { n_known: 5, n_bought: 4, n_bought_again: 3, n_loyal: 1 });
    assert_eq!(
        (sheet.months.first().map(|month| month.on), sheet.moved_since),
        (Some(day("2023-06-30")), Some(day("2024-02-29"))),
        "before that, nobody knew of any of them"
    );
    assert_eq!(sheet.moves.iter().flatten().sum::<u32>(), 5);
}

#[test]
fn a_stage_comes_with_its_reason_and_a_hand_has_the_last_word() {
    let shop = Shop::open(vec![mark(2, Stage::Loyalty, "2024-02-15", None), mark(1, Stage::Lost, "2024-01-01", Some("2024-02-10"))]);
    let stage = |id: u128| shop.ask(AskStage { customer: CustomerId::from_u128(id) }).expect("the customer is there");
    let ada = stage(1);
    assert_eq!((ada.stage, ada.mark, ada.n_other_marks), (Stage::Loyalty, None, 1));
    assert_eq!((ada.reason.n_purchases, ada.reason.days_since_last_purchase), (5, Some(11)));
    assert_eq!((ada.reason.interval.days(), ada.reason.interval_of), (14.0, IntervalOf::Shortest));
    let stays: Vec<_> = ada.stays.iter().map(|stay| (stay.stage, stay.from)).collect();
    assert_eq!(stays, [(Stage::Lost, day("2024-01-31")), (Stage::Loyalty, day("2024-02-29"))], "set by hand in January, over in February");
    let ben = stage(2);
    assert_eq!((ben.stage, ben.reason.stage, ben.mark.map(|mark| mark.person)), (Stage::Loyalty, Stage::Sleeping, Some("Kim".into())));
    assert_eq!(stage(4).reason.days_since_last_purchase, None);
    assert_eq!(shop.ask(AskStage { customer: CustomerId::from_u128(9) }), None);
    assert_eq!(shop.ask(AskLifecycle).rows.iter().map(|row| row.n_by_hand).sum::<u32>(), 1);
    let loyal = CustomersView { filters: vec![Filter::Stage(vec![Stage::Loyalty])], ..CustomersView::default() };
    assert_eq!(shop.names(loyal), ["Ada", "Ben"]);
    let by_stage = CustomersView { sort: Some(Sort { column: Column::Stage, descending: true }), ..CustomersView::default() };
    assert_eq!(shop.names(by_stage), ["Eve", "Ada", "Ben", "Cem", "Dan"]);
}

#[test]
fn cohorts_have_no_cell_for_a_month_that_is_not_over() {
    let sheet = Shop::open(Vec::new()).ask(AskCohorts);
    let triangle: Vec<(u32, Vec<u32>)> = sheet.cohorts.iter().map(|cohort| (cohort.n_customers, cohort.n_active.clone())).collect();
    assert_eq!(
        triangle,
        [(1, vec![1, 0, 0, 0, 0, 0, 0, 0, 1]), (2, vec![2, 1]), (1, vec![1])],
        "June, January, February; March is not over"
    );
    assert_eq!(sheet.months.last().and_then(|month| month.retention()), Some(0.5), "of Ada and Ben, Ada");
    assert_eq!((sheet.repeat.n_customers, sheet.repeat.n_repeat_customers), (4, 3));
    assert_eq!(sheet.latency.map(|latency| (latency.n_gaps, latency.median_days)), Some((7, 10.0)));
    assert_eq!(sheet.gaps.n_gaps.iter().sum::<u32>() + sheet.gaps.n_longer, 7);
}

fn limits(support: &str, confidence: &str) -> RuleLimits {
    let share = |percent| ExactShare::from_percent(percent).expect("it is a share");
    RuleLimits { least_support: share(support), least_confidence: share(confidence) }
}

#[test]
fn products_that_go_together_are_named_and_what_is_no_goods_is_left_out() {
    let shop = Shop::open(Vec::new());
    let ask = |search: &str, limits| shop.ask(AskTogether { limits, search: search.into(), n_rows: 10 });
    let sheet = ask("", limits("10", "50")).expect("they are few");
    assert_eq!((sheet.n_orders, sheet.n_products, sheet.n_rules, sheet.n_left_out), (21, 3, 2, 1));
    assert_eq!(sheet.left_out.iter().filter_map(|product| product.code.clone()).collect::<Vec<_>>(), ["POST"]);
    let told: Vec<_> =
        sheet.rows.iter().map(|row| (row.antecedent[0].name.as_str(), row.consequent[0].name.as_str(), row.rule.n_with_both)).collect();
    assert_eq!(told, [("Filters", "Coffee", 6), ("Coffee", "Filters", 6)], "equal lift: more confidence first");
    assert_eq!((sheet.rows[0].rule.confidence(), sheet.rows[1].rule.confidence()), (1.0, 0.75));
    let found = ask(" PAPER", limits("10", "50")).expect("they are few");
    assert_eq!((found.n_rules, found.n_found, found.products.len()), (2, 0, 0), "a category is no product");
    let found = ask("filt", limits("10", "80")).expect("they are few");
    assert_eq!((found.n_found, found.products.len()), (1, 1));
}

#[test]
fn neighbours_of_a_product_are_those_beyond_chance() {
    let shop = Shop::open(Vec::new());
    let near = |product: usize| shop.ask(AskNeighbours { product: ProductId::from_u128(product as u128 + 1) });
    let coffee = near(COFFEE).expect("the product is there");
    assert_eq!((coffee.n_orders, coffee.rows.len()), (8, 1));
    assert_eq!(
        (coffee.rows[0].product.name.as_str(), coffee.rows[0].companion.n_both, coffee.rows[0].companion.lift()),
        ("Filters", 6, 2.625)
    );
    assert_eq!(near(POSTAGE).map(|sheet| (sheet.n_orders, sheet.rows)), Some((0, Vec::new())));
    assert_eq!(near(8), None);
}

#[test]
fn what_a_customer_likes_is_by_share_and_the_next_purchase_has_a_range() {
    let shop = Shop::open(Vec::new());
    let likes = |id: u128| shop.ask(AskLikes { customer: CustomerId::from_u128(id) }).expect("the customer is there");
    let ada = likes(1);
    let categories: Vec<_> = ada.likes.categories.iter().map(|one| (one.name.as_deref(), one.amount_minor, one.n_orders)).collect();
    assert_eq!(categories, [(Some("Beans"), 5_000, 5), (Some("Paper"), 800, 4), (None, 100, 1)]);
    assert_eq!((ada.likes.spent_minor, ada.likes.categories[0].share), (5_900, 5_000.0 / 5_900.0));
    let next = ada.next.expect("she has bought");
    assert_eq!((next.on, next.from, next.to), (day("2024-02-29"), day("2024-02-29"), day("2024-02-29")));
    assert_eq!(ada.likes.categories[0].next.map(|next| next.on), Some(day("2024-02-29")));
    assert_eq!(ada.rhythm.map(|rhythm| rhythm.n_purchases), Some(5));
    let cem = likes(3);
    assert_eq!((cem.next.map(|next| next.on), cem.likes.categories[0].next), (Some(day("2024-03-01")), None), "by everyone's 10 days");
    assert_eq!(likes(4).next, None);
    assert_eq!(cem.offers, [], "fewer than five customers bought both");
}

#[test]
fn a_group_is_held_against_everybody() {
    let shop = Shop::open(Vec::new());
    let view = CustomersView { filters: vec![Filter::Stage(vec![Stage::WonBack, Stage::Acquisition])], ..CustomersView::default() };
    let sheet = shop.ask(AskGroupLikes { view });
    assert_eq!((sheet.n_customers, sheet.n_buyers, sheet.spent_minor), (2, 1, 1_000));
    let cup = &sheet.products[0];
    assert_eq!((cup.name.as_deref(), cup.share, cup.n_customers, cup.n_orders), (Some("Cup"), 1.0, 1, 2));
    // Of 10,800 that everybody known spent on lines, 1,500 went to cups.
    assert_eq!(cup.times_usual(), Some(1.0 / (1_500.0 / 10_800.0)));
}
