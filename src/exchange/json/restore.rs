//! Bytes to a workspace whose records hold together.
//!
//! Records are taken in one by one as the parser meets them; no tree of the whole file is built. The fields of the file may stand
//! in any order. Not here: what becomes of the records ([`merge`](super::merge()), or `workspace`'s replacing).

use super::{FORMAT, JsonError, MAX_BYTES, Part, VERSION, checks::Kept, grades::leave_out_misplaced};
use crate::domain::{Category, Customer, Product, Purchase, WorkspaceSettings};
use crate::exchange::reading::{GzipRefused, inflated};
use crate::workspace::{
    columns::{BatchBuilder, PurchaseBatch},
    commands::WholeWorkspace,
    registers::{Register, RegisterFault, RegisterLists},
    table::Record,
};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category as Trouble;
use std::collections::HashSet;
use std::marker::PhantomData;

/// The workspace in a file that [`Export`](super::Export) wrote, or that was made to its schema; gzipped or not.
///
/// # Errors
/// When it is something else, or its records do not hold together. The whole file is refused then.
pub fn restore(bytes: &[u8]) -> Result<WholeWorkspace, JsonError> {
    restored(bytes).map(|restored| restored.whole)
}

/// Like [`restore`], with what was left out.
///
/// # Errors
/// Those of [`restore`].
pub fn restored(bytes: &[u8]) -> Result<Restored, JsonError> {
    let json = inflated(bytes, MAX_BYTES).map_err(|refused| match refused {
        GzipRefused::TooLarge { limit_bytes } => JsonError::TooLarge { limit_bytes: limit_bytes as u64 },
        GzipRefused::Bomb => JsonError::Bomb,
        GzipRefused::Broken => JsonError::Damaged,
    })?;
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&json);
    let mut found = Found::default();
    let mut parser = serde_json::Deserializer::from_slice(json);
    let read = parser.deserialize_map(FileVisitor(&mut found)).and_then(|()| parser.end());
    match read {
        Ok(()) => found.whole().map(|mut whole| {
            let n_without_grade = leave_out_misplaced(&mut whole.registers);
            Restored { whole, n_without_grade }
        }),
        Err(error) => Err(found.why(&error)),
    }
}

/// A workspace from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    pub whole: WholeWorkspace,
    /// Policies, and grades set by hand, that were left out because their scheme does not have that grade.
    pub n_without_grade: u32,
}

/// What was read so far, and why reading stopped.
#[derive(Default)]
struct Found {
    is_crema: bool,
    version: Option<u32>,
    settings: Option<WorkspaceSettings>,
    categories: Option<Vec<Category>>,
    products: Option<Vec<Product>>,
    customers: Option<Vec<Customer>>,
    purchases: Option<PurchaseBatch>,
    registers: RegisterLists,
    registers_taken: Vec<Register>,
    /// The record that is being read, by its part and position; position 0 is the part itself.
    at: Option<(Part, u64)>,
    stopped: Option<JsonError>,
}

impl Found {
    /// Remembers why reading stops, and gives the parser an error to stop with.
    fn stop<E: Error>(&mut self, why: JsonError) -> E {
        self.stopped = Some(why);
        E::custom("stopped")
    }

    fn why(self, error: &serde_json::Error) -> JsonError {
        let (line, column) = (error.line() as u64, error.column() as u64);
        match (self.stopped, error.classify(), self.at) {
            (Some(why), ..) => why,
            (None, Trouble::Syntax | Trouble::Eof | Trouble::Io, _) => JsonError::NotJson { line, column },
            (None, Trouble::Data, Some((part, position))) => {
                JsonError::WrongRecord { part, position, line, column, detail: error.to_string() }
            }
            (None, Trouble::Data, None) => JsonError::NotCrema,
        }
    }

    fn whole(self) -> Result<WholeWorkspace, JsonError> {
        if !self.is_crema || self.version.is_none() {
            return Err(JsonError::NotCrema);
        }
        let missing = |part| JsonError::PartMissing { part };
        let whole = WholeWorkspace {
            settings: self.settings.ok_or(missing(Part::Settings))?,
            categories: self.categories.ok_or(missing(Part::Categories))?,
            products: self.products.ok_or(missing(Part::Products))?,
            customers: self.customers.ok_or(missing(Part::Customers))?,
            purchases: self.purchases.ok_or(missing(Part::Purchases))?,
            registers: self.registers,
        };
        hold_together(whole)
    }

    fn is_taken(&self, part: Part) -> bool {
        match part {
            Part::Settings => self.settings.is_some(),
            Part::Categories => self.categories.is_some(),
            Part::Products => self.products.is_some(),
            Part::Customers => self.customers.is_some(),
            Part::Purchases => self.purchases.is_some(),
            Part::Register(register) => self.registers_taken.contains(&register),
        }
    }

    fn take_format<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        self.is_crema = map.next_value::<String>()? == FORMAT;
        if self.is_crema { Ok(()) } else { Err(self.stop(JsonError::NotCrema)) }
    }

    fn take_version<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        let version = map.next_value::<u32>()?;
        self.version = Some(version);
        match version {
            0 => Err(self.stop(JsonError::NoSuchVersion)),
            1..=VERSION => Ok(()),
            found => Err(self.stop(JsonError::NewerVersion { found, known: VERSION })),
        }
    }

    fn take_part<'de, A: MapAccess<'de>>(&mut self, part: Part, map: &mut A) -> Result<(), A::Error> {
        if self.is_taken(part) {
            return Err(self.stop(JsonError::PartTwice { part }));
        }
        self.at = Some((part, 0));
        match part {
            Part::Settings => {
                let settings = map.next_value::<WorkspaceSettings>()?;
                let kept = settings.kept().map_err(|refusal| self.stop(JsonError::Refused { part, position: 0, refusal }))?;
                self.settings = Some(kept);
            }
            Part::Categories => self.categories = Some(self.take_records(part, map)?),
            Part::Products => self.products = Some(self.take_records(part, map)?),
            Part::Customers => self.customers = Some(self.take_records(part, map)?),
            Part::Purchases => {
                let mut batch = BatchBuilder::default();
                let list = List { part, found: self, keep: |purchase: Purchase| batch.push(&purchase), record: PhantomData };
                map.next_value_seed(list)?;
                self.purchases = Some(batch.finish());
            }
            Part::Register(register) => {
                self.registers_taken.push(register);
                self.registers.take(register, map)?;
            }
        }
        self.at = None;
        Ok(())
    }

    fn take_records<'de, A: MapAccess<'de>, R: Kept + serde::Deserialize<'de>>(
        &mut self,
        part: Part,
        map: &mut A,
    ) -> Result<Vec<R>, A::Error> {
        let mut records = Vec::new();
        map.next_value_seed(List { part, found: self, keep: |record| records.push(record), record: PhantomData })?;
        Ok(records)
    }
}

struct FileVisitor<'a>(&'a mut Found);

impl<'de> Visitor<'de> for FileVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an exported workspace")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "crema" => self.0.take_format(&mut map)?,
                "version" => self.0.take_version(&mut map)?,
                _ => match Part::all().find(|part| part.name() == name) {
                    Some(part) => self.0.take_part(part, &mut map)?,
                    None if self.0.is_crema => return Err(self.0.stop(JsonError::PartUnknown { name })),
                    None => return Err(self.0.stop(JsonError::NotCrema)),
                },
            }
        }
        Ok(())
    }
}

/// Takes in the records of one part, one after the other.
struct List<'a, R, K> {
    part: Part,
    found: &'a mut Found,
    keep: K,
    record: PhantomData<R>,
}

impl<'de, R: Kept + serde::Deserialize<'de>, K: FnMut(R)> DeserializeSeed<'de> for List<'_, R, K> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, R: Kept + serde::Deserialize<'de>, K: FnMut(R)> Visitor<'de> for List<'_, R, K> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a list of {}", self.part.name())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut records: A) -> Result<(), A::Error> {
        for position in 1.. {
            self.found.at = Some((self.part, position));
            let Some(record) = records.next_element::<R>()? else { break };
            match record.kept() {
                Ok(kept) => (self.keep)(kept),
                Err(refusal) => return Err(self.found.stop(JsonError::Refused { part: self.part, position, refusal })),
            }
        }
        Ok(())
    }
}

fn hold_together(mut whole: WholeWorkspace) -> Result<WholeWorkspace, JsonError> {
    let categories = distinct(Part::Categories, whole.categories.iter().map(Record::id))?;
    let products = distinct(Part::Products, whole.products.iter().map(Record::id))?;
    let customers = distinct(Part::Customers, whole.customers.iter().map(Record::id))?;
    let rows = &whole.purchases.rows;
    // An export is in the order of identifiers, so that there is nothing to remember.
    let purchases = if rows.id.is_sorted_by(|a, b| a < b) { None } else { Some(distinct(Part::Purchases, purchase_ids(&rows.id))?) };
    let has_purchase = |id: u128| {
        purchases
            .as_ref()
            .map_or_else(|| rows.id.binary_search(&id).is_ok(), |known| known.contains(&crate::domain::PurchaseId::from_u128(id)))
    };
    let dangling = |part, target, id: String| Err(JsonError::Dangling { part, target, id });
    if let Some(id) = whole.products.iter().filter_map(|product| product.category).find(|id| !categories.contains(id)) {
        return dangling(Part::Products, Part::Categories, id.to_string());
    }
    if let Some(id) = whole.purchases.customers.iter().find(|id| !customers.contains(id)) {
        return dangling(Part::Purchases, Part::Customers, id.to_string());
    }
    if let Some(id) = whole.purchases.products.iter().find(|id| !products.contains(id)) {
        return dangling(Part::Purchases, Part::Products, id.to_string());
    }
    if let Some((_, id)) = rows.returns.iter().find(|(_, id)| !has_purchase(*id)) {
        return dangling(Part::Purchases, Part::Purchases, crate::domain::PurchaseId::from_u128(*id).to_string());
    }
    whole.registers = whole.registers.check(|id| customers.contains(&id)).map_err(|(register, position, fault)| {
        let part = Part::Register(register);
        match fault {
            RegisterFault::Refused(refusal) => JsonError::Refused { part, position, refusal },
            RegisterFault::SameIdTwice(id) => JsonError::SameIdTwice { part, id },
            RegisterFault::NoSuchScheme(id) => JsonError::Dangling { part, target: Part::Register(Register::Scheme), id: id.to_string() },
            RegisterFault::NoSuchCustomer(id) => JsonError::Dangling { part, target: Part::Customers, id: id.to_string() },
        }
    })?;
    Ok(whole)
}

fn purchase_ids(ids: &[u128]) -> impl Iterator<Item = crate::domain::PurchaseId> {
    ids.iter().map(|id| crate::domain::PurchaseId::from_u128(*id))
}

fn distinct<I: Copy + Eq + std::hash::Hash + std::fmt::Display>(part: Part, ids: impl Iterator<Item = I>) -> Result<HashSet<I>, JsonError> {
    let mut known = HashSet::new();
    for id in ids {
        if !known.insert(id) {
            return Err(JsonError::SameIdTwice { part, id: id.to_string() });
        }
    }
    Ok(known)
}
