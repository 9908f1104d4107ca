//! Whether the records hold together once a change is taken back: nothing refers to what is gone, and what may be there once is not there
//! twice.
//!
//! Not here: whether a record is still as the change left it ([`undo`](super::undo())). Loose ties (who was talked to, which purchase was returned)
//! may lead nowhere at any time, and are not looked at.

use super::changed;
use crate::domain::{Category, CategoryId, Customer, CustomerId, GradeAt, Policy, Product, ProductId, Purchase, Scheme, SchemeId};
use crate::workspace::{
    Change, ChangeSet, Diff, Refusal, Register, RegisterChange, Workspace,
    decide::schemes::followers,
    registers::Ties,
    table::{Record, Table},
};
use std::collections::{HashMap, HashSet};

/// Whether each record of one kind that a change set touches is there afterwards.
struct Touched<R: Record>(HashMap<R::Id, bool>);

impl<R: Record> Default for Touched<R> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<R: Record> Touched<R> {
    fn take(&mut self, diff: &Diff<R>) {
        if let Some(record) = diff.after.as_ref().or(diff.before.as_ref()) {
            self.0.insert(record.id(), diff.after.is_some());
        }
    }

    fn goes(&self, id: R::Id) -> bool {
        self.0.get(&id) == Some(&false)
    }

    fn any_goes(&self) -> bool {
        self.0.values().any(|is_there| !is_there)
    }

    /// Whether there is such a record afterwards.
    fn has(&self, table: &Table<R>, id: R::Id) -> bool {
        self.0.get(&id).copied().unwrap_or_else(|| table.get(id).is_some())
    }

    /// The records that are there and stay untouched.
    fn untouched<'a>(&'a self, table: &'a Table<R>) -> impl Iterator<Item = (u32, &'a R)> {
        table.iter().filter(|(_, record)| !self.0.contains_key(&record.id()))
    }
}

/// What a change set leaves behind.
pub(super) struct Aftermath<'a> {
    workspace: &'a Workspace,
    categories: Touched<Category>,
    products: Touched<Product>,
    customers: Touched<Customer>,
    schemes: Touched<Scheme>,
    purchases: HashSet<u128>,
    others: HashSet<(Register, u128)>,
}

impl<'a> Aftermath<'a> {
    /// What `changes`, which are not made yet, will leave of the workspace.
    pub fn of(workspace: &'a Workspace, changes: &ChangeSet) -> Self {
        let mut after = Self {
            workspace,
            categories: Touched::default(),
            products: Touched::default(),
            customers: Touched::default(),
            schemes: Touched::default(),
            purchases: HashSet::new(),
            others: HashSet::new(),
        };
        for change in &changes.changes {
            match change {
                Change::Settings(_) => {}
                Change::Category(diff) => after.categories.take(diff),
                Change::Product(diff) => after.products.take(diff),
                Change::Customer(diff) => after.customers.take(diff),
                Change::Purchase(diff) => {
                    after.purchases.extend(diff.after.as_ref().or(diff.before.as_ref()).map(|purchase| purchase.id.as_u128()));
                }
                Change::PurchasesMade(batch) | Change::PurchasesDeleted(batch) => after.purchases.extend(&batch.rows.id),
                Change::RunSigned(signed) => {
                    after.others.insert((Register::GradingRun, signed.run.as_u128()));
                }
                Change::Register(change) => {
                    if let RegisterChange::Scheme(diff) = &**change {
                        after.schemes.take(diff);
                    }
                    after.others.extend(change.key());
                }
            }
        }
        after
    }

    /// Whether everything holds together then.
    pub fn check(&self, changes: &ChangeSet) -> Result<(), Refusal> {
        if !changes.changes.iter().all(|change| self.is_tied(change)) {
            return Err(Refusal::TiedToGone);
        }
        self.refuse_orphaned_products()?;
        self.refuse_orphaned_purchases()?;
        self.refuse_orphaned_others()?;
        self.refuse_misplaced_grades(changes)?;
        self.refuse_taken_codes(changes)?;
        self.refuse_second_policies(changes)
    }

    /// Whether a scheme that is not touched is the primary one.
    pub fn has_other_primary(&self) -> bool {
        self.schemes.untouched(&self.workspace.registers().schemes).any(|(_, scheme)| scheme.is_primary)
    }

    fn has_category(&self, id: CategoryId) -> bool {
        self.categories.has(self.workspace.categories(), id)
    }

    fn has_product(&self, id: ProductId) -> bool {
        self.products.has(self.workspace.products(), id)
    }

    fn has_customer(&self, id: CustomerId) -> bool {
        self.customers.has(self.workspace.customers(), id)
    }

    fn has_scheme(&self, id: SchemeId) -> bool {
        self.schemes.has(&self.workspace.registers().schemes, id)
    }

    /// Whether everything is there that the record refers to.
    fn is_tied(&self, change: &Change) -> bool {
        let is_whole = |purchase: &Purchase| {
            purchase.customer.is_none_or(|id| self.has_customer(id))
                && purchase.lines.iter().filter_map(|line| line.product).all(|id| self.has_product(id))
        };
        match change {
            Change::Settings(_) | Change::Category(_) | Change::Customer(_) | Change::PurchasesDeleted(_) | Change::RunSigned(_) => true,
            Change::Product(diff) => diff.after.as_ref().and_then(|product| product.category).is_none_or(|id| self.has_category(id)),
            Change::Purchase(diff) => diff.after.as_ref().is_none_or(is_whole),
            Change::PurchasesMade(batch) => {
                batch.customers.iter().all(|id| self.has_customer(*id)) && batch.products.iter().all(|id| self.has_product(*id))
            }
            Change::Register(change) => {
                let ties = change.ties();
                ties.customers().all(|id| self.has_customer(id)) && ties.scheme.is_none_or(|id| self.has_scheme(id))
            }
        }
    }

    /// A category cannot go while a product that came later is in it.
    fn refuse_orphaned_products(&self) -> Result<(), Refusal> {
        let is_orphan = |product: &Product| product.category.is_some_and(|id| self.categories.goes(id));
        if !self.categories.any_goes() {
            return Ok(());
        }
        let orphan = self.products.untouched(self.workspace.products()).find(|(_, product)| is_orphan(product));
        orphan.map_or(Ok(()), |(_, product)| Err(changed(Some(&product.name))))
    }

    /// A customer or a product cannot go while a purchase that came later refers to it.
    fn refuse_orphaned_purchases(&self) -> Result<(), Refusal> {
        if !self.customers.any_goes() && !self.products.any_goes() {
            return Ok(());
        }
        let (customers, products) = (self.workspace.customers(), self.workspace.products());
        let going_customer =
            |slot: u32| customers.at(slot).filter(|customer| self.customers.goes(customer.id)).map(|customer| &customer.name);
        let going_product = |slot: u32| products.at(slot).filter(|product| self.products.goes(product.id)).map(|product| &product.name);
        let columns = self.workspace.purchases().columns();
        for row in self.workspace.living_rows().filter(|row| !self.purchases.contains(&columns.id[*row])) {
            let lines = &columns.lines.product[columns.lines_of(row)];
            if let Some(name) = going_customer(columns.customer[row]).or_else(|| lines.iter().find_map(|slot| going_product(*slot))) {
                return Err(changed(Some(name)));
            }
        }
        Ok(())
    }

    /// A customer or a scheme cannot go while a record of a register that came later belongs to it.
    fn refuse_orphaned_others(&self) -> Result<(), Refusal> {
        if !self.customers.any_goes() && !self.schemes.any_goes() {
            return Ok(());
        }
        let goes = |ties: Ties| ties.customers().any(|id| self.customers.goes(id)) || ties.scheme.is_some_and(|id| self.schemes.goes(id));
        let bound = self.workspace.registers().deletions_with(goes);
        let orphan = bound.iter().find(|change| change.key().is_some_and(|key| !self.others.contains(&key)));
        orphan.map_or(Ok(()), |change| Err(Refusal::ChangedSince { subject: change.title(self.workspace) }))
    }

    /// A scheme's grades cannot go back to where they were while something that came later points at one that would move.
    fn refuse_misplaced_grades(&self, changes: &ChangeSet) -> Result<(), Refusal> {
        for scheme in changes.changes.iter().filter_map(scheme_after) {
            let misplaced = followers(self.workspace.registers(), scheme).into_iter();
            let mut later = misplaced.filter(|change| change.key().is_some_and(|key| !self.others.contains(&key)));
            if let Some(change) = later.next() {
                return Err(Refusal::ChangedSince { subject: change.title(self.workspace) });
            }
        }
        Ok(())
    }

    fn refuse_taken_codes(&self, changes: &ChangeSet) -> Result<(), Refusal> {
        let customers = changes.changes.iter().filter_map(|change| match change {
            Change::Customer(diff) => Some(&**diff),
            _ => None,
        });
        let products = changes.changes.iter().filter_map(|change| match change {
            Change::Product(diff) => Some(&**diff),
            _ => None,
        });
        refuse_taken(customers, &self.customers, self.workspace.customers())?;
        refuse_taken(products, &self.products, self.workspace.products())
    }

    /// A grade has one policy: one that comes back does not stand beside the one that was filed since.
    fn refuse_second_policies(&self, changes: &ChangeSet) -> Result<(), Refusal> {
        let diffs = changes.changes.iter().filter_map(of_policy);
        let comes_back = diffs.filter(|diff| diff.before.as_ref().map(place) != diff.after.as_ref().map(place));
        let places: HashSet<_> = comes_back.filter_map(|diff| diff.after.as_ref()).map(place).collect();
        let policies = self.workspace.registers().policies.iter().map(|(_, policy)| policy);
        let mut others = policies.filter(|policy| !self.others.contains(&(Register::Policy, policy.id.as_u128())));
        if !places.is_empty() && others.any(|other| places.contains(&place(other))) { Err(Refusal::PolicyExists) } else { Ok(()) }
    }
}

fn scheme_after(change: &Change) -> Option<&Scheme> {
    match change {
        Change::Register(change) => match &**change {
            RegisterChange::Scheme(diff) => diff.after.as_ref(),
            _ => None,
        },
        _ => None,
    }
}

fn of_policy(change: &Change) -> Option<&Diff<Policy>> {
    match change {
        Change::Register(change) => match &**change {
            RegisterChange::Policy(diff) => Some(diff),
            _ => None,
        },
        _ => None,
    }
}

const fn place(policy: &Policy) -> (SchemeId, Option<GradeAt>) {
    (policy.scheme, policy.grade)
}

/// A record with a code that no other of its kind may have.
trait Coded: Record {
    fn code(&self) -> Option<&String>;
    fn name(&self) -> &String;
}

impl Coded for Customer {
    fn code(&self) -> Option<&String> {
        self.code.as_ref()
    }

    fn name(&self) -> &String {
        &self.name
    }
}

impl Coded for Product {
    fn code(&self) -> Option<&String> {
        self.code.as_ref()
    }

    fn name(&self) -> &String {
        &self.name
    }
}

/// A code that comes back may have been given to another record since.
fn refuse_taken<'a, R: Coded + 'a>(
    diffs: impl Iterator<Item = &'a Diff<R>>,
    touched: &Touched<R>,
    table: &Table<R>,
) -> Result<(), Refusal> {
    let code = |record: &'a Option<R>| record.as_ref().and_then(R::code);
    let comes_back = diffs.filter(|diff| code(&diff.before) != code(&diff.after));
    let wanted: HashMap<&String, &R> = comes_back.filter_map(|diff| Some((code(&diff.after)?, diff.after.as_ref()?))).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    for (_, other) in touched.untouched(table) {
        if let Some((code, subject)) = other.code().and_then(|code| wanted.get_key_value(code)) {
            let (subject, code, name) = (subject.name().clone(), (*code).clone(), other.name().clone());
            return Err(Refusal::CodeGivenSince { subject, code, name });
        }
    }
    Ok(())
}
