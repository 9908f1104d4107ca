//! What a change set did to one customer, field by field: before and after; and which entries may have changed one field.
//!
//! Not here: which entries are looked through (`engine`), and words for fields (`ui`).

use super::{
    changes::{Change, ChangeSet, Diff},
    columns::PurchaseBatch,
    commands::CommandName,
    journal::EntryHead,
};
use crate::domain::{Contact, Customer, CustomerId, CustomerKind, Day};
use serde::{Deserialize, Serialize};

/// A field of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RecordField {
    Name,
    Kind,
    Code,
    Phone,
    Email,
    Region,
    Address,
    Industry,
    Source,
    Owner,
    Tags,
    Note,
    SinceOn,
    Contact,
}

/// What a field said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    Text(String),
    Kind(CustomerKind),
    Tags(Vec<String>),
    Day(Day),
    Contact(Contact),
}

/// One field before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    pub field: RecordField,
    pub before: Option<Said>,
    pub after: Option<Said>,
}

/// Whether the record itself came or went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Life {
    #[default]
    Stayed,
    Made,
    Deleted,
}

/// What happened to one customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordChange {
    pub life: Life,
    pub fields: Vec<FieldChange>,
    /// Purchases of theirs that came, went or were changed.
    pub n_purchases: u32,
    /// Records beside them: tasks, interactions and the like.
    pub n_others: u32,
}

impl RecordChange {
    /// What a change set did to a customer; nothing if it did not touch them.
    pub fn of(changes: &ChangeSet, id: CustomerId) -> Option<Self> {
        let mut change = Self::default();
        for one in &changes.changes {
            match one {
                Change::Customer(diff) if is_about(diff, id) => change.take_in(diff),
                Change::Purchase(diff) => {
                    let is_theirs = [&diff.before, &diff.after].into_iter().flatten().any(|purchase| purchase.customer == Some(id));
                    change.n_purchases += u32::from(is_theirs);
                }
                Change::PurchasesMade(batch) | Change::PurchasesDeleted(batch) => change.n_purchases += n_of(batch, id),
                Change::Register(beside) => change.n_others += u32::from(beside.owners().contains(&Some(id))),
                _ => {}
            }
        }
        (change != Self::default()).then_some(change)
    }

    fn take_in(&mut self, diff: &Diff<Customer>) {
        self.life = match (&diff.before, &diff.after) {
            (None, Some(_)) => Life::Made,
            (Some(_), None) => Life::Deleted,
            _ => Life::Stayed,
        };
        // What a deleted customer said is told by the changes before.
        if let Some(after) = &diff.after {
            self.fields = fields(diff.before.as_ref(), after);
        }
    }
}

/// Looks for changes of one field, from the newest entry back. Heads tell which bodies need to be read, so that a page may ask as it opens.
#[derive(Clone, Debug)]
pub struct FieldSearch {
    field: RecordField,
    /// What the customer is called, and was before entries that were looked at.
    names: Vec<String>,
}

impl FieldSearch {
    /// Looks for a field of a customer who is called so now.
    pub fn of(field: RecordField, name: Option<&str>) -> Self {
        Self { field, names: name.map(str::to_owned).into_iter().collect() }
    }

    /// Whether an entry may have changed it. A change of one customer names them; what was done in bulk would take long to read, and is passed
    /// over, as is what takes something back: it undoes an entry that is passed over too.
    pub fn may_concern(&self, head: &EntryHead) -> bool {
        use CommandName as Name;
        let names_one = matches!(head.command, Name::EditCustomer | Name::AddContact | Name::EditContact | Name::DeleteContact)
            && head.touched.n_customers == 1
            && !head.subject.is_empty();
        let is_looked_at = head.touched.n_customers > 0 && head.undoes.is_none() && !head.is_bulk;
        is_looked_at && (!names_one || self.names.contains(&head.subject))
    }

    /// Of a change of a record that was there and stayed, what it did to the field.
    pub fn taken(&mut self, mut change: RecordChange) -> Option<RecordChange> {
        let former = change.fields.iter().find(|change| change.field == RecordField::Name).and_then(|change| change.before.clone());
        if let Some(Said::Text(name)) = former {
            self.names.push(name);
        }
        change.fields.retain(|change| change.field == self.field);
        (change.life == Life::Stayed && !change.fields.is_empty()).then_some(change)
    }
}

fn is_about(diff: &Diff<Customer>, id: CustomerId) -> bool {
    diff.before.as_ref().or(diff.after.as_ref()).is_some_and(|customer| customer.id == id)
}

fn n_of(batch: &PurchaseBatch, id: CustomerId) -> u32 {
    let Some(place) = batch.customers.iter().position(|customer| *customer == id) else { return 0 };
    let n = batch.rows.customer.iter().filter(|customer| **customer as usize == place).count();
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How a field is read from a record.
type Saying<'a> = &'a dyn Fn(&Customer) -> Option<Said>;

fn fields(before: Option<&Customer>, after: &Customer) -> Vec<FieldChange> {
    let text = |text: &Option<String>| text.clone().map(Said::Text);
    let all: [(RecordField, Saying<'_>); 13] = [
        (RecordField::Name, &|customer| Some(Said::Text(customer.name.clone()))),
        (RecordField::Kind, &|customer| (customer.kind != CustomerKind::Unknown).then_some(Said::Kind(customer.kind))),
        (RecordField::Code, &|customer| text(&customer.code)),
        (RecordField::Phone, &|customer| text(&customer.phone)),
        (RecordField::Email, &|customer| text(&customer.email)),
        (RecordField::Region, &|customer| text(&customer.region)),
        (RecordField::Address, &|customer| text(&customer.address)),
        (RecordField::Industry, &|customer| text(&customer.industry)),
        (RecordField::Source, &|customer| text(&customer.source)),
        (RecordField::Owner, &|customer| text(&customer.owner)),
        (RecordField::Tags, &|customer| (!customer.tags.is_empty()).then(|| Said::Tags(customer.tags.clone()))),
        (RecordField::Note, &|customer| text(&customer.note)),
        (RecordField::SinceOn, &|customer| customer.since_on.map(Said::Day)),
    ];
    let own = all.into_iter().map(|(field, said)| FieldChange { field, before: before.and_then(said), after: said(after) });
    own.filter(|change| change.before != change.after).chain(contacts(before, after)).collect()
}

fn contacts(before: Option<&Customer>, after: &Customer) -> Vec<FieldChange> {
    let former = before.map(|customer| customer.contacts.as_slice()).unwrap_or_default();
    let same = |list: &[Contact], contact: &Contact| list.iter().find(|other| other.id == contact.id).cloned();
    let gone = former.iter().filter(|contact| same(&after.contacts, contact).is_none()).map(|contact| (Some(contact.clone()), None));
    let here = after.contacts.iter().map(|contact| (same(former, contact), Some(contact.clone())));
    let changed = gone.chain(here).filter(|(before, after)| before != after);
    changed
        .map(|(before, after)| FieldChange {
            field: RecordField::Contact,
            before: before.map(Said::Contact),
            after: after.map(Said::Contact),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DeviceId, EntryId};
    use crate::workspace::{HybridTime, Touched};

    fn changed(before: Option<Customer>, after: Option<Customer>) -> ChangeSet {
        ChangeSet { changes: vec![Change::Customer(Box::new(Diff { before, after }))] }
    }

    #[test]
    fn only_what_differs_is_told_and_only_of_the_customer_asked_for() {
        let id = CustomerId::from_u128(1);
        let before = Customer { phone: Some("1".into()), tags: vec!["vip".into()], ..Customer::named(id, "Acme") };
        let after = Customer { phone: Some("2".into()), tags: Vec::new(), ..before.clone() };
        let changes = changed(Some(before.clone()), Some(after));
        let told = RecordChange::of(&changes, id).expect("it was changed");
        let phone = |text: &str| Some(Said::Text(text.to_owned()));
        let expected = [
            FieldChange { field: RecordField::Phone, before: phone("1"), after: phone("2") },
            FieldChange { field: RecordField::Tags, before: Some(Said::Tags(vec!["vip".into()])), after: None },
        ];
        assert_eq!((told.life, told.fields.as_slice()), (Life::Stayed, &expected[..]));
        assert_eq!(RecordChange::of(&changes, CustomerId::from_u128(2)), None);
        let mut search = FieldSearch::of(RecordField::Phone, Some("Acme"));
        let taken = search.taken(told).expect("the phone was changed");
        assert_eq!(taken.fields, expected[..1], "the tags were not asked for");
        let deleted = RecordChange::of(&changed(Some(before), None), id).expect("it was deleted");
        assert_eq!((deleted.life, deleted.fields.len()), (Life::Deleted, 0));
        assert_eq!(search.taken(deleted), None, "who goes says nothing any more");
    }

    #[test]
    fn heads_tell_which_entries_may_have_changed_a_field() {
        let head = |command, subject: &str, n_customers| EntryHead {
            id: EntryId::from_u128(1),
            device: DeviceId::from_u128(1),
            person: String::new(),
            time: HybridTime::default(),
            command,
            subject: subject.into(),
            undoes: None,
            touched: Touched { n_customers, ..Touched::default() },
            is_bulk: false,
        };
        let mut search = FieldSearch::of(RecordField::Owner, Some("Acme"));
        assert!(search.may_concern(&head(CommandName::EditCustomer, "Acme", 1)));
        assert!(!search.may_concern(&head(CommandName::EditCustomer, "Beta", 1)), "it is about somebody else");
        assert!(search.may_concern(&head(CommandName::EditCustomer, "", 1)), "it does not say about whom");
        assert!(
            search.may_concern(&head(CommandName::EditCustomer, "Beta", 3)) && search.may_concern(&head(CommandName::HandOver, "Li", 1))
        );
        assert!(!search.may_concern(&head(CommandName::RecordPurchase, "Acme", 0)));
        assert!(!search.may_concern(&EntryHead { is_bulk: true, ..head(CommandName::Import, "file.csv", 3_000) }));
        assert!(!search.may_concern(&EntryHead { undoes: Some(EntryId::from_u128(9)), ..head(CommandName::Undo, "Acme", 1) }));
        let id = CustomerId::from_u128(1);
        let renamed = changed(Some(Customer::named(id, "Beta")), Some(Customer::named(id, "Acme")));
        assert_eq!(search.taken(RecordChange::of(&renamed, id).expect("it was renamed")), None);
        assert!(search.may_concern(&head(CommandName::EditCustomer, "Beta", 1)), "it was called so before");
    }
}
