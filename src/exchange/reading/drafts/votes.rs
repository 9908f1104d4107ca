//! Which of several texts for the same thing is kept: the commonest, and of equals the last by the alphabet.
//!
//! Rows disagree about a customer's country or a product's name. Counting them gives the same answer in any order of rows.

use crate::exchange::reading::table::{CellId, Table};
use std::collections::HashMap;

/// Counts of one field's texts, for each thing.
pub(super) struct Votes<'t> {
    table: &'t Table,
    /// The text that was met first, and how often; most things have only one.
    first: Vec<(CellId, u32)>,
    others: HashMap<(usize, &'t str), (CellId, u32)>,
}

impl<'t> Votes<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        Self { table, first: Vec::new(), others: HashMap::new() }
    }

    /// Counts a text for the thing with this number; an empty one says nothing.
    pub(super) fn add(&mut self, index: usize, cell: CellId) {
        if index >= self.first.len() {
            self.first.resize(index + 1, (CellId::NONE, 0));
        }
        let text = self.table.text(cell);
        if text.is_empty() {
            return;
        }
        let (first, n_votes) = &mut self.first[index];
        if *n_votes == 0 || self.table.text(*first) == text {
            *first = if *n_votes == 0 { cell } else { *first };
            *n_votes += 1;
        } else {
            self.others.entry((index, text)).or_insert((cell, 0)).1 += 1;
        }
    }

    /// The text for each of so many things.
    pub(super) fn winners(mut self, n_things: usize) -> Vec<CellId> {
        self.first.resize(n_things, (CellId::NONE, 0));
        for ((index, text), (cell, n_votes)) in self.others {
            let best = &mut self.first[index];
            if (n_votes, text) > (best.1, self.table.text(best.0)) {
                *best = (cell, n_votes);
            }
        }
        self.first.into_iter().map(|(cell, _)| cell).collect()
    }
}
