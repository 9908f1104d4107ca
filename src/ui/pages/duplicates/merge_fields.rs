//! The fields of records that are compared, and which value wins.

use crate::domain::{Customer, CustomerId, CustomerKind};
use crate::ui::{
    pages::customer::TextFact,
    words::{Language, customer as words, grades},
};
use crate::workspace::{commands::CustomerField, questions::MergeSide};
use std::collections::BTreeMap;

/// A field of which one value wins. Tags, contacts and notes are put together instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeField {
    Text(TextFact),
    Kind,
}

impl MergeField {
    /// In the order in which they stand.
    pub const ALL: [Self; 10] = [
        Self::Text(TextFact::Name),
        Self::Kind,
        Self::Text(TextFact::Code),
        Self::Text(TextFact::Phone),
        Self::Text(TextFact::Email),
        Self::Text(TextFact::Region),
        Self::Text(TextFact::Address),
        Self::Text(TextFact::Industry),
        Self::Text(TextFact::Source),
        Self::Text(TextFact::Owner),
    ];

    /// What it is called.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Text(fact) => fact.label(language),
            Self::Kind => words::kind(language),
        }
    }

    /// What a record says there, as it is shown; empty if nothing.
    pub fn shown(self, language: Language, customer: &Customer) -> String {
        match self {
            Self::Text(fact) => fact.value(customer),
            Self::Kind if customer.kind == CustomerKind::Unknown => String::new(),
            Self::Kind => grades::customer_kind(language, customer.kind).to_owned(),
        }
    }

    /// The change that puts this record's value there.
    pub fn field(self, customer: &Customer) -> CustomerField {
        match self {
            Self::Text(fact) => fact.field(fact.value(customer)),
            Self::Kind => CustomerField::Kind(customer.kind),
        }
    }
}

/// What was chosen so far: who stays, who takes part, and whose value wins where it is not that of who stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosing {
    pub kept: CustomerId,
    pub left_out: Vec<CustomerId>,
    /// By place in [`MergeField::ALL`].
    winners: BTreeMap<usize, CustomerId>,
}

impl Choosing {
    /// Everybody takes part, the first one stays.
    pub fn of(sides: &[MergeSide]) -> Option<Self> {
        Some(Self { kept: sides.first()?.customer.id, left_out: Vec::new(), winners: BTreeMap::new() })
    }

    /// Those who take part.
    pub fn taking_part<'a>(&'a self, sides: &'a [MergeSide]) -> impl Iterator<Item = &'a MergeSide> {
        sides.iter().filter(|side| !self.left_out.contains(&side.customer.id))
    }

    /// Lets somebody take part or not; who stays always does.
    pub fn toggle(&mut self, id: CustomerId) {
        if self.left_out.contains(&id) {
            self.left_out.retain(|other| *other != id);
        } else if id != self.kept {
            self.left_out.push(id);
            self.winners.retain(|_, winner| *winner != id);
        }
    }

    /// Chooses who stays; whoever stays takes part.
    pub fn keep(&mut self, id: CustomerId) {
        self.kept = id;
        self.left_out.retain(|other| *other != id);
    }

    /// Chooses whose value of a field wins.
    pub fn choose(&mut self, place: usize, id: CustomerId) {
        self.winners.insert(place, id);
    }

    /// Whose value of a field wins: as chosen, else who stays, else whoever says something.
    pub fn winner<'a>(&self, place: usize, sides: &'a [MergeSide]) -> Option<&'a Customer> {
        let said =
            |side: &&MergeSide| MergeField::ALL.get(place).is_some_and(|field| !field.shown(Language::En, &side.customer).is_empty());
        let of = |id: CustomerId| sides.iter().find(|side| side.customer.id == id).filter(said);
        let others = || sides.iter().filter(|side| !self.left_out.contains(&side.customer.id)).find(said);
        let chosen = self.winners.get(&place).copied().and_then(of);
        chosen.or_else(|| of(self.kept)).or_else(others).map(|side| &side.customer)
    }

    /// What the kept record says otherwise from now on.
    pub fn fields(&self, sides: &[MergeSide]) -> Vec<CustomerField> {
        let winners = MergeField::ALL.into_iter().enumerate().filter_map(|(place, field)| Some((field, self.winner(place, sides)?)));
        winners.filter(|(_, winner)| winner.id != self.kept).map(|(field, winner)| field.field(winner)).collect()
    }
}
