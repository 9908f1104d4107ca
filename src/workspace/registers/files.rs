//! Records of registers on their way into files and out of them: how one is written, and what may be wrong with one that is read.

use super::{Filed, Register};
use crate::domain::CustomerId;
use crate::workspace::commands::Refusal;
use serde::Serialize;

/// Writes a record of any register.
pub trait RegisterWriter {
    fn write<R: Serialize>(self, record: &R);
}

/// What is wrong with a record of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterFault {
    Refused(Refusal),
    SameIdTwice(String),
    NoSuchCustomer(CustomerId),
}

pub(super) fn checked<R: Filed>(
    register: Register,
    records: Vec<R>,
    knows_customer: impl Fn(CustomerId) -> bool,
) -> Result<Vec<R>, (Register, u64, RegisterFault)> {
    if records.len() > R::MOST as usize {
        return Err((register, 0, RegisterFault::Refused(Refusal::TooMany { max: R::MOST })));
    }
    let mut known = std::collections::BTreeSet::new();
    let check = |(position, record): (u64, R)| {
        let fault = |fault| (register, position, fault);
        let record = record.kept().map_err(|refusal| fault(RegisterFault::Refused(refusal)))?;
        if !known.insert(record.id()) {
            return Err(fault(RegisterFault::SameIdTwice(format!("{:?}", record.id()))));
        }
        let missing = record.customers().find(|id| !knows_customer(*id));
        match missing {
            Some(id) => Err(fault(RegisterFault::NoSuchCustomer(id))),
            None => Ok(record),
        }
    };
    (1..).zip(records).map(check).collect()
}
