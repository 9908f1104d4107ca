//! Drafts of customers, one for each different key.
//!
//! Not here: whether such a customer exists already, and names for those who have none (their code names them).

use super::facts::Source;
use super::interned::Interned;
use super::own::OwnColumn;
use super::votes::Votes;
use super::{LeftOut, Slot};
use crate::domain::{CustomerKind, Day, FieldContent, FieldId, FieldValue};
use crate::exchange::reading::choices::Choices;
use crate::exchange::reading::fields::Field;
use crate::exchange::reading::profile::is_rounded_by_spreadsheet;
use crate::exchange::reading::refused::Reason;
use crate::exchange::reading::table::CellId;

/// Customers as columns; their texts are cells of the table.
#[derive(Clone, Debug, Default)]
pub struct DraftCustomers {
    /// The field that tells them apart, and is [`key`](Self::key).
    pub key_field: Option<Field>,
    pub key: Vec<CellId>,
    /// The other fields that the table has, each a cell (or none) for every customer.
    pub texts: Vec<(Field, Vec<CellId>)>,
    /// The earliest day the relationship began; empty when the table does not say for anyone.
    pub since_on: Vec<Option<Day>>,
    /// Fields of the team's own that the table has, with what each says of every customer.
    pub own: Vec<(FieldId, Vec<Option<FieldContent>>)>,
}

impl DraftCustomers {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.key.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.key.is_empty()
    }

    /// A text of a customer; no cell where the table has none.
    pub fn text(&self, index: usize, field: Field) -> CellId {
        if self.key_field == Some(field) {
            return self.key.get(index).copied().unwrap_or(CellId::NONE);
        }
        let column = self.texts.iter().find(|(of, _)| *of == field);
        column.and_then(|(_, cells)| cells.get(index)).copied().unwrap_or(CellId::NONE)
    }

    /// What the fields of the team's own say of a customer, as far as the table says anything.
    pub fn own(&self, index: usize) -> impl Iterator<Item = FieldValue> {
        self.own.iter().filter_map(move |(field, contents)| Some(FieldValue { field: *field, content: contents.get(index)?.clone()? }))
    }
}

/// Which kind of customer a cell of [`Field::CustomerKind`] names.
pub fn kind_in(text: &str) -> CustomerKind {
    let lower = text.to_lowercase();
    let names = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if names(&["person", "individual", "private", "consumer", "个人", "个体", "自然人"]) {
        CustomerKind::Person
    } else if names(&["company", "business", "organi", "enterprise", "corporate", "firm", "公司", "企业", "单位", "机构"]) {
        CustomerKind::Company
    } else {
        CustomerKind::Unknown
    }
}

/// The tags in a cell of [`Field::Tags`].
pub fn tags_in(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '|', '，', '；', '、']).map(str::trim).filter(|tag| !tag.is_empty())
}

pub(super) struct CustomersBuilder<'t> {
    source: Source<'t>,
    key_field: Option<Field>,
    known: Interned<&'t str>,
    key: Vec<CellId>,
    votes: Vec<(Field, Votes<'t>)>,
    since_on: Vec<Option<Day>>,
    n_unreadable_since: usize,
    n_rounded_phones: usize,
    own: Vec<OwnColumn<'t>>,
}

impl<'t> CustomersBuilder<'t> {
    pub(super) fn new(source: Source<'t>, choices: &Choices, own: Vec<OwnColumn<'t>>) -> Self {
        let key_field = choices.customer_key;
        let is_kept = |field: &Field| field.is_customer_text() && Some(*field) != key_field && source.has(*field);
        Self {
            key_field,
            known: Interned::new(),
            key: Vec::new(),
            votes: Field::ALL.into_iter().filter(is_kept).map(|field| (field, Votes::new(source.table))).collect(),
            source,
            since_on: Vec::new(),
            n_unreadable_since: 0,
            n_rounded_phones: 0,
            own,
        }
    }

    /// The cell that tells this row's customer from others; none where it names nobody.
    pub(super) fn key_of(&self, row: usize) -> Result<CellId, Reason> {
        self.key_field.map_or(Ok(CellId::NONE), |field| self.source.name(row, field))
    }

    pub(super) fn key_is_missing(&self) -> Result<(), Reason> {
        Err(Reason::Missing(self.key_field.unwrap_or(Field::CustomerName)))
    }

    /// Whether what this row says in fields of the team's own can be read.
    pub(super) fn check_own(&self, row: usize) -> Result<(), Reason> {
        self.own.iter().try_for_each(|own| own.check(row))
    }

    /// The customer with this key, with what this row says about them.
    pub(super) fn add(&mut self, row: usize, key: CellId) -> Slot {
        let (index, is_new) = self.known.index(self.source.table.text(key));
        if is_new {
            self.key.push(key);
            self.since_on.push(None);
        }
        for (field, votes) in &mut self.votes {
            let cell = self.source.cell(row, *field);
            if *field == Field::Phone && is_rounded_by_spreadsheet(self.source.table.text(cell)) {
                self.n_rounded_phones += 1;
            } else {
                votes.add(index, cell);
            }
        }
        self.own.iter_mut().for_each(|own| own.add(row, index));
        match self.source.day(row, Field::Since) {
            Ok(Some(day)) => self.since_on[index] = Some(self.since_on[index].map_or(day, |known| known.min(day))),
            Ok(None) => {}
            Err(_) => self.n_unreadable_since += 1,
        }
        Slot::at(index)
    }

    pub(super) fn finish(self) -> (DraftCustomers, Vec<LeftOut>) {
        let n_customers = self.key.len();
        let left_out = [(Field::Since, self.n_unreadable_since), (Field::Phone, self.n_rounded_phones)];
        let left_out =
            left_out.into_iter().filter(|(_, n_cells)| *n_cells > 0).map(|(field, n_cells)| LeftOut { field, n_cells }).collect();
        let customers = DraftCustomers {
            key_field: self.key_field,
            key: self.key,
            texts: self.votes.into_iter().map(|(field, votes)| (field, votes.winners(n_customers))).collect(),
            since_on: if self.since_on.iter().any(Option::is_some) { self.since_on } else { Vec::new() },
            own: self.own.into_iter().map(|own| own.finish(n_customers)).collect(),
        };
        (customers, left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_tags_are_read_in_both_languages() {
        assert_eq!(kind_in("企业客户"), CustomerKind::Company);
        assert_eq!(kind_in("Organisation"), CustomerKind::Company);
        assert_eq!(kind_in("个人"), CustomerKind::Person);
        assert_eq!(kind_in("VIP"), CustomerKind::Unknown);
        assert_eq!(tags_in("老客户、 VIP;wholesale ,").collect::<Vec<_>>(), ["老客户", "VIP", "wholesale"]);
    }
}
