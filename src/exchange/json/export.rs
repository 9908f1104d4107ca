//! The records of a workspace as JSON, in pieces of about a megabyte.
//!
//! Pieces let a caller tell how far it is, stop in between, and keep the whole file outside of its own memory. No piece ends in
//! the middle of a record. Not here: writing a file (`engine`).

use super::{FORMAT, Part, VERSION};
use crate::domain::{Category, Customer, Product, Purchase, WorkspaceSettings};
use crate::workspace::{Workspace, registers::RegisterWriter, table::Record, table::Table};
use serde::Serialize;

/// About how many bytes a piece has.
const PIECE_BYTES: usize = 1 << 20;

/// An export under way: an iterator over the pieces of the file.
///
/// The same records give the same bytes, whatever the order in which they came to be.
#[derive(Debug)]
pub struct Export<'a> {
    workspace: &'a Workspace,
    settings: &'a WorkspaceSettings,
    /// Slots (or rows, for purchases) of each part but the settings, in the order of identifiers.
    order: Vec<(Part, Vec<u32>)>,
    /// Which of these parts is next, and which of its records.
    next: (usize, usize),
}

impl<'a> Export<'a> {
    /// An export of this workspace; `None` while there is none.
    pub fn of(workspace: &'a Workspace) -> Option<Self> {
        let settings = workspace.settings()?;
        let ids = &workspace.purchases().columns().id;
        let mut rows: Vec<u32> = workspace.living_rows().filter_map(|row| u32::try_from(row).ok()).collect();
        rows.sort_unstable_by_key(|row| ids[*row as usize]);
        let slots = |part| match part {
            Part::Settings => Vec::new(),
            Part::Categories => by_id(workspace.categories()),
            Part::Products => by_id(workspace.products()),
            Part::Customers => by_id(workspace.customers()),
            Part::Purchases => std::mem::take(&mut rows),
            Part::Register(register) => workspace.registers().by_id(register),
        };
        let parts: Vec<Part> = Part::all().filter(|part| *part != Part::Settings).collect();
        let order = parts.iter().copied().zip(parts.iter().copied().map(slots)).collect();
        Some(Self { workspace, settings, order, next: (0, 0) })
    }

    /// How many records there are in all.
    pub fn n_records(&self) -> usize {
        self.order.iter().map(|(_, slots)| slots.len()).sum()
    }

    /// How many of them are in the pieces so far.
    pub fn n_written(&self) -> usize {
        self.order.iter().take(self.next.0).map(|(_, slots)| slots.len()).sum::<usize>() + self.next.1
    }

    /// All pieces in one.
    pub fn into_bytes(self) -> Vec<u8> {
        self.flatten().collect()
    }

    fn head(&self) -> Vec<u8> {
        let mut piece = format!("{{\n\"crema\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"{}\": ", Part::Settings.name()).into_bytes();
        write(&mut piece, self.settings);
        piece
    }

    fn write_record(&self, part: Part, slot: u32, piece: &mut Vec<u8>) {
        let workspace = self.workspace;
        match part {
            Part::Settings => write(piece, self.settings),
            Part::Categories => write_some::<Category>(piece, workspace.categories().at(slot)),
            Part::Products => {
                write_some::<Product>(piece, workspace.products().at(slot).map(|product| self.whole_product(product)).as_ref())
            }
            Part::Customers => write_some::<Customer>(piece, workspace.customers().at(slot)),
            Part::Purchases => write(piece, &self.whole_purchase(workspace.purchase_at(slot as usize))),
            Part::Register(register) => workspace.registers().write(register, slot, Piece(piece)),
        }
    }

    /// A category that is no longer there is left out.
    fn whole_product(&self, product: &Product) -> Product {
        let category = product.category.filter(|id| self.workspace.categories().get(*id).is_some());
        Product { category, ..product.clone() }
    }

    /// A returned purchase that is no longer there is left out.
    fn whole_purchase(&self, purchase: Purchase) -> Purchase {
        let ids = &self.workspace.purchases().columns().id;
        let rows = self.order.iter().find(|(part, _)| *part == Part::Purchases).map(|(_, rows)| rows.as_slice()).unwrap_or_default();
        let is_there = |id: u128| rows.binary_search_by_key(&id, |row| ids[*row as usize]).is_ok();
        Purchase { returns: purchase.returns.filter(|id| is_there(id.as_u128())), ..purchase }
    }
}

struct Piece<'a>(&'a mut Vec<u8>);

impl RegisterWriter for Piece<'_> {
    fn write<R: Serialize>(self, record: &R) {
        write(self.0, record);
    }
}

fn by_id<R: Record>(table: &Table<R>) -> Vec<u32> {
    let mut slots: Vec<(R::Id, u32)> = table.iter().map(|(slot, record)| (record.id(), slot)).collect();
    slots.sort_unstable();
    slots.into_iter().map(|(_, slot)| slot).collect()
}

fn write<T: Serialize>(piece: &mut Vec<u8>, record: &T) {
    serde_json::to_writer(piece, record).expect("records have only texts for keys and memory takes every byte");
}

fn write_some<T: Serialize>(piece: &mut Vec<u8>, record: Option<&T>) {
    if let Some(record) = record {
        write(piece, record);
    }
}

impl Iterator for Export<'_> {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let (mut part, mut at) = self.next;
        if part == self.order.len() {
            return None;
        }
        let mut piece = if self.next == (0, 0) { self.head() } else { Vec::new() };
        loop {
            if at == 0 {
                piece.extend_from_slice(format!(",\n\"{}\": [", self.order[part].0.name()).as_bytes());
            }
            if let Some(slot) = self.order[part].1.get(at) {
                piece.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
                self.write_record(self.order[part].0, *slot, &mut piece);
                at += 1;
            } else {
                piece.extend_from_slice(if at == 0 { b"]" } else { b"\n]" });
                (part, at) = (part + 1, 0);
            }
            if part == self.order.len() {
                piece.extend_from_slice(b"\n}\n");
                break;
            }
            if piece.len() >= PIECE_BYTES {
                break;
            }
        }
        self.next = (part, at);
        Some(piece)
    }
}
