//! What was exported comes back as it was, whatever it was; and no file makes the reader fail other than by saying so.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    AsOf, Category, CategoryId, Contact, ContactId, Currency, Customer, CustomerId, CustomerKind, CutPoints, Day, Line, Product, ProductId,
    Purchase, PurchaseId, PurchaseKind, Quantity, RfmRule, UnitPrice, WorkspaceId, WorkspaceSettings,
};
use crema::exchange::json::{Export, restore};
use crema::workspace::{Workspace, by_hand::ByHand, columns::BatchBuilder, commands::WholeWorkspace};
use proptest::{collection::vec, option, prelude::*};

fn opened(whole: WholeWorkspace) -> Workspace {
    ByHand::opened(Day::MIN, whole).expect("generated workspaces hold together").workspace
}

fn exported(workspace: &Workspace) -> Vec<u8> {
    Export::of(workspace).expect("there is a workspace").into_bytes()
}

/// Any text that is a name: quotes, accents, emoji, control characters and right-to-left marks are welcome.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[\\PC]{1,12}",
        Just("=1+1\"';,".to_owned()),
        Just("王思远 👩‍👩‍👧 \u{202e}abc\u{10ffff}é".to_owned()),
        Just(" \\u0000 \\\"\t\u{1}\r\n ".to_owned()),
        any::<String>(),
    ]
    .prop_filter("a name is not blank", |text| !text.trim().is_empty())
}

fn day() -> impl Strategy<Value = Day> {
    (Day::MIN.number()..=Day::MAX.number()).prop_map(|number| Day::from_number(number).expect("it is in range"))
}

fn rule() -> impl Strategy<Value = RfmRule> {
    let cuts = CutPoints { recency_days: [-1, 2, 3, 4], n_purchases: [0, 1, 2, u32::MAX], amount_minor: [i64::MIN, 0, 1, i64::MAX] };
    prop_oneof![Just(RfmRule::Ntile), Just(RfmRule::StrictlyWorse), Just(RfmRule::Quantile), Just(RfmRule::Custom(cuts))]
}

fn settings() -> impl Strategy<Value = WorkspaceSettings> {
    let currency = prop_oneof![Just("CNY"), Just("JPY"), Just("KWD")].prop_map(|code| Currency::from_code(code).expect("it exists"));
    let as_of = prop_oneof![Just(AsOf::LastPurchase), Just(AsOf::Today), day().prop_map(AsOf::On)];
    (any::<u128>(), text(), currency, as_of, rule(), any::<bool>()).prop_map(|(id, name, currency, as_of, rfm_rule, is_demo)| {
        WorkspaceSettings { id: WorkspaceId::from_u128(id), name, currency, as_of, rfm_rule, is_demo }
    })
}

fn customer() -> impl Strategy<Value = Customer> {
    let kind = prop_oneof![Just(CustomerKind::Company), Just(CustomerKind::Person), Just(CustomerKind::Unknown)];
    let contact = (any::<u128>(), text(), option::of(text())).prop_map(|(id, name, role)| Contact {
        id: ContactId::from_u128(id),
        name,
        phone: role.clone(),
        role,
        email: None,
    });
    let texts = (vec(option::of(text()), 9), vec(text(), 0..3), option::of(day()), vec(contact, 0..3));
    (any::<u128>(), text(), kind, texts).prop_map(|(id, name, kind, (mut texts, tags, since_on, contacts))| Customer {
        kind,
        code: texts.remove(0),
        phone: texts.remove(0),
        email: texts.remove(0),
        region: texts.remove(0),
        address: texts.remove(0),
        industry: texts.remove(0),
        source: texts.remove(0),
        owner: texts.remove(0),
        note: texts.remove(0),
        tags,
        since_on,
        contacts,
        ..Customer::named(CustomerId::from_u128(id), name)
    })
}

fn purchase() -> impl Strategy<Value = (Purchase, Vec<usize>)> {
    let amount = || 0..=Purchase::MAX_AMOUNT_MINOR;
    let line = (any::<usize>(), amount(), any::<i64>(), amount(), amount(), option::of(amount())).prop_map(
        |(product, quantity, price, discount_minor, amount_minor, cost_minor)| {
            let (quantity, unit_price) = (Quantity(quantity), UnitPrice(price));
            (product, Line { product: None, quantity, unit_price, discount_minor, amount_minor, cost_minor })
        },
    );
    (any::<u128>(), day(), any::<bool>(), option::of(text()), amount(), vec(line, 0..4), vec(any::<usize>(), 2)).prop_map(
        |(id, on, is_sale, number, amount_minor, lines, mut links)| {
            let (products, lines): (Vec<usize>, Vec<Line>) = lines.into_iter().unzip();
            links.extend(products);
            let kind = if is_sale { PurchaseKind::Sale } else { PurchaseKind::Return };
            (Purchase { id: PurchaseId::from_u128(id), customer: None, on, kind, number, amount_minor, returns: None, lines }, links)
        },
    )
}

/// The one of these that a random number means, or none.
fn one_of<T: Copy>(ids: &[T], link: usize) -> Option<T> {
    ids.get(link % (ids.len() + 1)).copied()
}

prop_compose! {
    fn workspace()(
        settings in settings(),
        mut categories in vec((any::<u128>(), text()), 0..3),
        mut products in vec((any::<u128>(), text(), option::of(text()), any::<usize>(), option::of(any::<i64>())), 0..4),
        mut customers in vec(customer(), 0..5),
        mut purchases in vec(purchase(), 0..8),
    ) -> WholeWorkspace {
        categories.sort_unstable_by_key(|(id, _)| *id);
        products.sort_unstable_by_key(|(id, ..)| *id);
        customers.sort_unstable_by_key(|customer| customer.id);
        purchases.sort_by_key(|(purchase, _)| purchase.id);
        let categories: Vec<Category> =
            categories.into_iter().map(|(id, name)| Category { id: CategoryId::from_u128(id), name }).collect();
        let category_ids: Vec<CategoryId> = categories.iter().map(|category| category.id).collect();
        let products: Vec<Product> = products.into_iter().map(|(id, name, code, link, price)| Product {
            id: ProductId::from_u128(id),
            name,
            code,
            category: one_of(&category_ids, link),
            unit_cost: price.map(UnitPrice),
            list_price: None,
        }).collect();
        let product_ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
        let customer_ids: Vec<CustomerId> = customers.iter().map(|customer| customer.id).collect();
        let purchase_ids: Vec<PurchaseId> = purchases.iter().map(|(purchase, _)| purchase.id).collect();
        let mut batch = BatchBuilder::default();
        for (mut purchase, links) in purchases {
            purchase.customer = one_of(&customer_ids, links[0]);
            purchase.returns = one_of(&purchase_ids, links[1]);
            for (line, link) in purchase.lines.iter_mut().zip(&links[2..]) {
                line.product = one_of(&product_ids, *link);
            }
            batch.push(&purchase);
        }
        WholeWorkspace { settings, categories, products, customers, purchases: batch.finish(), registers: crema::workspace::registers::RegisterLists::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn an_export_is_restored_as_it_was(whole in workspace()) {
        let first = exported(&opened(whole.clone()));
        let restored = restore(&first);
        prop_assert_eq!(&restored, &Ok(whole));
        if let Ok(restored) = restored {
            prop_assert_eq!(exported(&opened(restored)), first);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(restore(&bytes).is_err());
    }

    #[test]
    fn a_damaged_export_is_restored_or_refused(whole in workspace(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = exported(&opened(whole));
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(restored) = restore(&bytes) {
            prop_assert!(restore(&exported(&opened(restored))).is_ok());
        }
    }
}
