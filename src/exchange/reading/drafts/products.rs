//! Drafts of products, one for each different code, or name where there is no code.
//!
//! Not here: prices and costs, which lines carry.

use super::Slot;
use super::facts::Source;
use super::interned::Interned;
use super::votes::Votes;
use crate::exchange::reading::fields::Field;
use crate::exchange::reading::refused::Reason;
use crate::exchange::reading::table::CellId;

/// Products as columns; their texts are cells of the table.
#[derive(Clone, Debug, Default)]
pub struct DraftProducts {
    /// The code; no cell for a product that is known by name only.
    pub code: Vec<CellId>,
    /// The commonest name of the rows with that code; no cell where none has one.
    pub name: Vec<CellId>,
    pub category: Vec<CellId>,
}

impl DraftProducts {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.code.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.code.is_empty()
    }
}

pub(super) struct ProductsBuilder<'t> {
    source: Source<'t>,
    /// By whether it is a code, and the text.
    known: Interned<(bool, &'t str)>,
    code: Vec<CellId>,
    names: Votes<'t>,
    categories: Votes<'t>,
}

impl<'t> ProductsBuilder<'t> {
    pub(super) fn new(source: Source<'t>) -> Self {
        let votes = || Votes::new(source.table);
        Self { source, known: Interned::new(), code: Vec::new(), names: votes(), categories: votes() }
    }

    /// The product of this row; none where it names none.
    pub(super) fn add(&mut self, row: usize) -> Result<Slot, Reason> {
        let (code, name) = (self.source.name(row, Field::ProductCode)?, self.source.cell(row, Field::ProductName));
        let text = self.source.table.text(if code.is_some() { code } else { name });
        if text.is_empty() {
            return Ok(Slot::NONE);
        }
        let (index, is_new) = self.known.index((code.is_some(), text));
        if is_new {
            self.code.push(code);
        }
        self.names.add(index, name);
        self.categories.add(index, self.source.cell(row, Field::Category));
        Ok(Slot::at(index))
    }

    pub(super) fn finish(self) -> DraftProducts {
        let n_products = self.code.len();
        DraftProducts { code: self.code, name: self.names.winners(n_products), category: self.categories.winners(n_products) }
    }
}
