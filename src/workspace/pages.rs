//! Tables as pages of bytes, and back.
//!
//! A page holds the slots or rows of one table from `page * PAGE_ROWS` on. Every value is positional (postcard) behind one byte with
//! the version of its layout. When a record gains a field, its former shape stays here under its old version and is turned into
//! the new one as it is read: anything ever written opens for ever. Sealing, checksums and keys of the database are `storage`'s.

use super::{
    changes::ChangeSet,
    columns::Columns,
    journal::EntryHead,
    state::{Purchases, Workspace},
    table::{Record, Table},
};
use crate::domain::WorkspaceSettings;
use serde::{Serialize, de::DeserializeOwned};

/// Which table a page belongs to; the number is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum PageTable {
    Settings = 1,
    Categories = 2,
    Products = 3,
    Customers = 4,
    Purchases = 5,
    Schemes = 6,
    Runs = 7,
    Overrides = 8,
    Policies = 9,
    Reviews = 10,
    StageMarks = 11,
    Interactions = 12,
    PipelineStages = 13,
    Opportunities = 14,
    Tasks = 15,
    Fields = 16,
    Profiles = 17,
    Consents = 18,
    Members = 19,
    PoolRules = 20,
    SavedViews = 21,
    TextTemplates = 22,
    Distincts = 23,
    Portraits = 24,
}

/// The version of the layouts that this program writes.
const VERSION: u8 = 1;

/// Stored bytes that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stored bytes cannot be read: {what}")]
pub struct Unreadable {
    pub what: String,
}

fn unreadable(what: impl std::fmt::Display) -> Unreadable {
    Unreadable { what: what.to_string() }
}

/// A value behind the version of its layout.
pub fn encode<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_extend(value, vec![VERSION]).expect("records are plain data and memory is the only way to fail")
}

/// The value behind the version of its layout.
///
/// # Errors
/// When the bytes are of a newer version, or no such value.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    match bytes.split_first() {
        Some((&VERSION, rest)) => postcard::from_bytes(rest).map_err(unreadable),
        Some((version, _)) => Err(unreadable(format_args!("layout {version}"))),
        None => Err(unreadable("nothing")),
    }
}

/// A change set as the body of an entry.
pub fn encode_changes(changes: &ChangeSet) -> Vec<u8> {
    encode(changes)
}

/// The body of an entry as a change set.
///
/// # Errors
/// When the bytes are not a change set of this or an earlier version.
pub fn decode_changes(bytes: &[u8]) -> Result<ChangeSet, Unreadable> {
    decode(bytes)
}

/// The head of an entry as bytes.
pub fn encode_head(head: &EntryHead) -> Vec<u8> {
    encode(head)
}

/// Bytes as the head of an entry.
///
/// # Errors
/// When the bytes are not a head of this or an earlier version.
pub fn decode_head(bytes: &[u8]) -> Result<EntryHead, Unreadable> {
    decode(bytes)
}

impl Columns {
    /// These rows, on their own.
    fn slice(&self, from: usize, to: usize) -> Self {
        let mut page = Self::default();
        for row in from..to {
            page.push_from(self, row, self.customer[row], |product| product);
            if let Some(alive) = page.alive.last_mut() {
                *alive = self.alive[row];
            }
        }
        page
    }

    fn from_page(bytes: &[u8]) -> Result<Self, Unreadable> {
        let columns: Self = decode(bytes)?;
        if columns.is_sound() { Ok(columns) } else { Err(unreadable("a page of purchases whose columns differ in length")) }
    }
}

fn dirty_table<R: Record + Serialize>(table: &Table<R>, name: PageTable, pages: &mut Vec<(PageTable, u32, Vec<u8>)>) {
    pages.extend(table.dirty_pages().map(|page| (name, page, encode(table.page(page)))));
}

impl Workspace {
    /// Every page that was changed since [`clean`](Self::clean), as bytes.
    pub fn dirty_pages(&self) -> Vec<(PageTable, u32, Vec<u8>)> {
        let mut pages = Vec::new();
        if self.settings_dirty {
            pages.push((PageTable::Settings, 0, encode(&self.settings)));
        }
        dirty_table(&self.categories, PageTable::Categories, &mut pages);
        dirty_table(&self.products, PageTable::Products, &mut pages);
        dirty_table(&self.customers, PageTable::Customers, &mut pages);
        let columns = &self.purchases.columns;
        for page in &self.purchases.dirty_pages {
            let from = (page * Purchases::PAGE_ROWS) as usize;
            let to = (from + Purchases::PAGE_ROWS as usize).min(columns.len());
            pages.push((PageTable::Purchases, *page, encode(&columns.slice(from, to))));
        }
        self.registers.dirty_pages(&mut pages);
        pages
    }

    /// Says that every page is stored as it is now.
    pub fn clean(&mut self) {
        self.settings_dirty = false;
        self.categories.clean();
        self.products.clean();
        self.customers.clean();
        self.registers.clean();
        self.purchases.dirty_pages.clear();
    }

    /// The workspace that these pages hold; pages may come in any order.
    ///
    /// # Errors
    /// When a page is missing or cannot be understood; nothing is guessed then.
    pub fn from_pages(mut pages: Vec<(u8, u32, Vec<u8>)>) -> Result<Self, Unreadable> {
        pages.sort_unstable_by_key(|(table, page, _)| (*table, *page));
        let mut workspace = Self::default();
        let n_pages = |wanted: PageTable| pages.iter().filter(|(table, ..)| *table == wanted as u8).count();
        let n_purchase_pages = n_pages(PageTable::Purchases);
        workspace.customers.reserve_pages(n_pages(PageTable::Customers));
        let mut next = (0, 0);
        for (table, page, bytes) in pages {
            let expected = if next.0 == table { next.1 } else { 0 };
            if page != expected {
                return Err(unreadable(format_args!("page {expected} of table {table} is missing")));
            }
            next = (table, page + 1);
            workspace.read_page(table, &bytes)?;
            if (table, page) == (PageTable::Purchases as u8, 0) {
                workspace.purchases.columns.reserve_again(n_purchase_pages - 1);
            }
        }
        workspace.purchases.n_living = u32::try_from(workspace.living_rows().count()).unwrap_or(u32::MAX);
        workspace.check_references()?;
        Ok(workspace)
    }

    fn read_page(&mut self, table: u8, bytes: &[u8]) -> Result<(), Unreadable> {
        const SETTINGS: u8 = PageTable::Settings as u8;
        const CATEGORIES: u8 = PageTable::Categories as u8;
        const PRODUCTS: u8 = PageTable::Products as u8;
        const CUSTOMERS: u8 = PageTable::Customers as u8;
        const PURCHASES: u8 = PageTable::Purchases as u8;
        match table {
            SETTINGS => self.settings = decode::<Option<WorkspaceSettings>>(bytes)?,
            CATEGORIES => self.categories.push_page(decode(bytes)?),
            PRODUCTS => self.products.push_page(decode(bytes)?),
            CUSTOMERS => self.customers.push_page(decode(bytes)?),
            PURCHASES => self.purchases.columns.append(Columns::from_page(bytes)?),
            other if self.registers.read_page(other, bytes)? => {}
            other => return Err(unreadable(format_args!("table {other} is not known to this version"))),
        }
        Ok(())
    }

    /// Living purchases must refer to slots that exist.
    fn check_references(&self) -> Result<(), Unreadable> {
        let (n_customers, n_products) = (self.customers.n_slots(), self.products.n_slots());
        let columns = &self.purchases.columns;
        let within = |slot: &u32, n: usize| *slot == super::columns::NOBODY || (*slot as usize) < n;
        if columns.customer.iter().all(|slot| within(slot, n_customers))
            && columns.lines.product.iter().all(|slot| within(slot, n_products))
        {
            Ok(())
        } else {
            Err(unreadable("a purchase refers to a customer or product that is not stored"))
        }
    }
}
