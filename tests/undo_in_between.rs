//! Taking back an older change after others were made: the records hold together, or it is refused and says why.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    Channel, Currency, CustomerId, Day, Interaction, InteractionId, Line, Policy, ProductId, Purchase, PurchaseKind, Quantity, Scheme,
    SchemeGrade, SchemeId, UnitPrice,
    schemes::{Industry, Template},
};
use crema::workspace::{
    ChangeSet, Command, Refusal, Register,
    by_hand::ByHand,
    commands::{CustomerField, ProductDraft, PurchaseDraft},
};

/// A workspace that is changed by commands, which tell each change.
struct Shop(ByHand);

impl Shop {
    fn new() -> Self {
        Self(ByHand::started(Day::MIN, Currency::CNY))
    }

    fn run(&mut self, command: Command) -> ChangeSet {
        self.0.run(command).expect("the command fits").changes
    }

    /// Takes a change back; what took it back, or why not.
    fn undo(&mut self, done: &ChangeSet) -> Result<ChangeSet, Refusal> {
        self.0.take_back(done)
    }

    fn customer(&mut self, name: &str, code: &str) -> (CustomerId, ChangeSet) {
        let fields = vec![CustomerField::Name(name.into()), CustomerField::Code(code.into())];
        let made = self.run(Command::AddCustomer { fields });
        let newest = self.0.workspace.customers().iter().map(|(_, customer)| customer.id).max();
        (newest.expect("one was added"), made)
    }

    fn product(&mut self, name: &str, code: &str, category: &str) -> (ProductId, ChangeSet) {
        let product = ProductDraft { name: name.into(), code: code.into(), category: category.into(), ..ProductDraft::default() };
        let made = self.run(Command::AddProduct { product });
        let newest = self.0.workspace.products().iter().map(|(_, product)| product.id).max();
        (newest.expect("one was added"), made)
    }

    fn sale(&mut self, customer: Option<CustomerId>, product: Option<ProductId>) -> (Purchase, ChangeSet) {
        let line =
            Line { product, quantity: Quantity::ONE, unit_price: UnitPrice(5), discount_minor: 0, amount_minor: 0, cost_minor: None };
        let purchase = PurchaseDraft {
            customer,
            on: Day::MIN,
            kind: PurchaseKind::Sale,
            number: String::new(),
            amount_minor: 5,
            returns: None,
            lines: vec![line],
        };
        let made = self.run(Command::RecordPurchase { purchase });
        let row = self.0.workspace.living_rows().last().expect("one was recorded");
        (self.0.workspace.purchase_at(row), made)
    }

    fn scheme(&mut self, name: &str) -> (SchemeId, ChangeSet) {
        let grades = ["A", "B", "C"].map(|name| SchemeGrade { name: name.into(), ..SchemeGrade::default() }).to_vec();
        let made = self.run(Command::File(Template::Abc.scheme(name.into(), grades, Industry::Shop).into()));
        let newest = self.0.workspace.registers().schemes.iter().map(|(_, scheme)| scheme.id).max();
        (newest.expect("one was filed"), made)
    }

    fn policy(&mut self, scheme: SchemeId) -> (u128, ChangeSet) {
        let made = self.run(Command::File(Policy::blank(scheme, Some(0)).into()));
        let newest = self.0.workspace.registers().policies.iter().map(|(_, policy)| policy.id.as_u128()).max();
        (newest.expect("one was filed"), made)
    }

    fn primary(&self) -> Vec<&str> {
        let schemes = self.0.workspace.registers().schemes.iter().map(|(_, scheme)| scheme);
        schemes.filter(|scheme| scheme.is_primary).map(|scheme: &Scheme| scheme.name.as_str()).collect()
    }
}

fn given_since(subject: &str, name: &str) -> Refusal {
    Refusal::CodeGivenSince { subject: subject.into(), code: "007".into(), name: name.into() }
}

#[test]
fn a_customers_code_that_was_given_away_does_not_come_back() {
    let mut shop = Shop::new();
    let (old, _) = shop.customer("Old", "007");
    let deleted = shop.run(Command::DeleteCustomers { ids: vec![old] });
    let (new, _) = shop.customer("New", "007");
    assert_eq!(shop.undo(&deleted), Err(given_since("Old", "New")));
    assert!(shop.0.workspace.customers().get(old).is_none(), "nothing is half taken back");
    shop.run(Command::EditCustomer { id: new, fields: vec![CustomerField::Code("008".into())] });
    assert!(shop.undo(&deleted).is_ok(), "as soon as the code is free");
    assert_eq!(shop.0.workspace.customers().get(old).and_then(|customer| customer.code.as_deref()), Some("007"));
}

#[test]
fn a_code_that_was_changed_and_given_away_does_not_come_back_either() {
    let mut shop = Shop::new();
    let (old, _) = shop.customer("Old", "007");
    let changed = shop.run(Command::EditCustomer { id: old, fields: vec![CustomerField::Code("1".into())] });
    shop.customer("New", "007");
    assert_eq!(shop.undo(&changed), Err(given_since("Old", "New")));
    let (product, _) = shop.product("Beans", "007", "");
    let deleted = shop.run(Command::DeleteProduct { id: product });
    shop.product("Filter", "007", "");
    assert_eq!(shop.undo(&deleted), Err(given_since("Beans", "Filter")));
}

#[test]
fn what_belongs_to_a_deleted_record_does_not_come_back_without_it() {
    let mut shop = Shop::new();
    let (customer, _) = shop.customer("Li", "1");
    let (beans, _) = shop.product("Beans", "2", "");
    let (first, _) = shop.sale(Some(customer), None);
    let (second, _) = shop.sale(None, Some(beans));
    let deleted_first = shop.run(Command::DeletePurchase { id: first.id });
    let deleted_second = shop.run(Command::DeletePurchase { id: second.id });
    let talk = Interaction {
        id: InteractionId::from_u128(0),
        customer,
        on: Day::MIN,
        channel: Channel::Phone,
        contact: None,
        by: None,
        outcome: None,
        mood: None,
        minutes: 1,
        cost_minor: 0,
    };
    shop.run(Command::File(talk.into()));
    let id = shop.0.workspace.registers().interactions.iter().map(|(_, talk)| talk.id.as_u128()).max().expect("it was filed");
    let discarded = shop.run(Command::Discard { register: Register::Interaction, id });
    let customer_gone = shop.run(Command::DeleteCustomers { ids: vec![customer] });
    shop.run(Command::DeleteProduct { id: beans });
    assert_eq!(shop.undo(&deleted_first), Err(Refusal::TiedToGone));
    assert_eq!(shop.undo(&deleted_second), Err(Refusal::TiedToGone));
    assert_eq!(shop.undo(&discarded), Err(Refusal::TiedToGone));
    assert!(shop.undo(&customer_gone).is_ok());
    assert!(shop.undo(&deleted_first).is_ok() && shop.undo(&discarded).is_ok(), "as soon as the customer is back");
    assert_eq!(shop.0.workspace.purchase(first.id), Some(first));
}

#[test]
fn a_category_stays_while_a_later_product_is_in_it() {
    let mut shop = Shop::new();
    let (_, made) = shop.product("Oolong", "1", "Tea");
    let (green, _) = shop.product("Green", "2", "Tea");
    assert_eq!(shop.undo(&made), Err(Refusal::ChangedSince { subject: "Green".into() }));
    shop.run(Command::DeleteProduct { id: green });
    assert!(shop.undo(&made).is_ok());
    assert!(shop.0.workspace.categories().is_empty());
}

#[test]
fn a_scheme_stays_while_what_was_filed_later_belongs_to_it() {
    let mut shop = Shop::new();
    let (scheme, made) = shop.scheme("ABC");
    let (policy, filed) = shop.policy(scheme);
    assert_eq!(shop.undo(&made), Err(Refusal::ChangedSince { subject: "A".into() }));
    let discarded = shop.run(Command::Discard { register: Register::Policy, id: policy });
    let gone = shop.run(Command::Discard { register: Register::Scheme, id: scheme.as_u128() });
    assert_eq!(shop.undo(&discarded), Err(Refusal::TiedToGone));
    assert!(shop.undo(&gone).is_ok() && shop.undo(&discarded).is_ok() && shop.undo(&filed).is_ok() && shop.undo(&made).is_ok());
    assert!(shop.0.workspace.registers().schemes.is_empty() && shop.0.workspace.registers().policies.is_empty());
}

#[test]
fn a_grade_never_gets_two_policies_nor_a_workspace_two_primary_schemes() {
    let mut shop = Shop::new();
    let (first, _) = shop.scheme("First");
    let (policy, _) = shop.policy(first);
    let discarded = shop.run(Command::Discard { register: Register::Policy, id: policy });
    shop.policy(first);
    assert_eq!(shop.undo(&discarded), Err(Refusal::PolicyExists));
    let gone = shop.run(Command::Discard { register: Register::Scheme, id: first.as_u128() });
    shop.scheme("Second");
    assert_eq!(shop.primary(), ["Second"], "the first scheme there is, is the primary one");
    let back = shop.undo(&gone).expect("it can come back");
    assert_eq!(shop.primary(), ["Second"]);
    assert_eq!(shop.0.workspace.registers().schemes.len(), 2);
    assert!(shop.undo(&back).is_ok(), "and go again");
}
