//! Records of registers on their way into files and out of them: how one is written, and what may be wrong with one that is read. Also what
//! is written of a record without the whole of it.

use super::{Filed, Register, Registers};
use crate::domain::{CustomerId, GradingRun, SchemeId};
use crate::workspace::{changes::RunSigned, commands::Refusal};
use serde::Serialize;

/// Writes a record of any register.
pub trait RegisterWriter {
    fn write<R: Serialize>(self, record: &R);
}

impl Registers {
    /// Notes who agreed to a run.
    pub(in crate::workspace) fn sign(&mut self, signed: &RunSigned) {
        if let Some(run) = self.runs.get(signed.run) {
            let run = GradingRun { signed_off: signed.after.clone(), ..run.clone() };
            self.runs.put(run);
        }
    }
}

/// What is wrong with a record of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterFault {
    Refused(Refusal),
    SameIdTwice(String),
    NoSuchCustomer(CustomerId),
    NoSuchScheme(SchemeId),
}

pub(super) fn checked<R: Filed>(
    register: Register,
    records: Vec<R>,
    knows_customer: impl Fn(CustomerId) -> bool,
    knows_scheme: impl Fn(SchemeId) -> bool,
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
        match (missing, record.ties().scheme.filter(|id| !knows_scheme(*id))) {
            (Some(id), _) => Err(fault(RegisterFault::NoSuchCustomer(id))),
            (None, Some(id)) => Err(fault(RegisterFault::NoSuchScheme(id))),
            (None, None) => Ok(record),
        }
    };
    (1..).zip(records).map(check).collect()
}
