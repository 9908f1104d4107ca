//! Texts of cells as records keep them: trimmed, without control characters, and cut where they are too long.

use crate::exchange::reading::{CellId, Table};
use crate::workspace::{
    commands::TextField,
    decide::text::{max_chars, optional},
};

/// Texts of one table, and how many of them were cut.
pub struct Texts<'t> {
    table: &'t Table,
    n_cut: u32,
}

impl<'t> Texts<'t> {
    pub const fn of(table: &'t Table) -> Self {
        Self { table, n_cut: 0 }
    }

    pub const fn n_cut(&self) -> u32 {
        self.n_cut
    }

    /// What a cell says.
    pub fn raw(&self, cell: CellId) -> &'t str {
        self.table.text(cell)
    }

    /// What a cell says, as a record keeps it; `None` if nothing is left of it.
    pub fn kept(&mut self, field: TextField, cell: CellId) -> Option<String> {
        let raw = self.raw(cell);
        if let Ok(kept) = optional(field, raw) {
            return kept;
        }
        self.n_cut += 1;
        cut(field, raw)
    }

    /// The same, not counted again where it was cut.
    pub fn key(&self, field: TextField, cell: CellId) -> Option<String> {
        let raw = self.raw(cell);
        optional(field, raw).unwrap_or_else(|_| cut(field, raw))
    }
}

fn cut(field: TextField, raw: &str) -> Option<String> {
    let short: String = raw.chars().filter(|c| !c.is_control()).take(max_chars(field) as usize).collect();
    optional(field, &short).ok().flatten()
}
