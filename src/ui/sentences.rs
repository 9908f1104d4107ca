//! From errors, which are data, to sentences that say what happened, what was kept and what to do.

use super::words::{Language, session as words};
use crate::engine::protocol::Failure;
use crate::storage::StorageError;
use crate::workspace::Refusal;

/// What to say of a failure.
pub fn failure(language: Language, failure: &Failure) -> String {
    match failure {
        Failure::Refused(refused) => refusal(language, refused),
        Failure::Storage(error) => storage(language, error),
        Failure::Unreadable { what } => words::unreadable(language, what),
        Failure::FileGone { .. } => words::file_gone(language).to_owned(),
        Failure::NothingPending => words::nothing_pending(language).to_owned(),
        Failure::Cancelled => words::cancelled(language).to_owned(),
        Failure::ReadOnly => words::read_only(language).to_owned(),
        Failure::EngineDied => words::engine_died(language).to_owned(),
    }
}

/// What to say of a refused command.
pub fn refusal(language: Language, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoWorkspace => words::no_workspace(language).to_owned(),
        Refusal::Gone | Refusal::UnknownEntry(_) => words::gone(language).to_owned(),
        Refusal::NameMissing => words::name_missing(language).to_owned(),
        Refusal::TooLong { max, .. } => words::too_long(language, max),
        Refusal::CodeTaken { code, name } => words::code_taken(language, name, code),
        Refusal::AmountOutOfRange { max_minor } => words::amount_range(language, max_minor / 100),
        Refusal::QuantityOutOfRange => words::quantity_range(language).to_owned(),
        Refusal::TooManyLines { max } => words::too_many_lines(language, max),
        Refusal::DiscountTooLarge => words::discount_too_large(language).to_owned(),
        Refusal::CurrencyInUse => words::currency_in_use(language).to_owned(),
        Refusal::ProductInUse { n_purchases } => words::product_in_use(language, n_purchases),
        Refusal::CutPointsNotRising => words::cuts_not_rising(language).to_owned(),
        Refusal::TooMany { max } => words::too_many(language, max),
        Refusal::NothingToUndo => words::nothing_to_undo(language).to_owned(),
        Refusal::ChangedSince { subject } => words::changed_since(language, subject),
        Refusal::Unsound { what } => words::unsound(language, what),
    }
}

/// What to say when something could not be kept or read.
pub fn storage(language: Language, error: &StorageError) -> String {
    match error {
        StorageError::Full => words::storage_full(language).to_owned(),
        StorageError::Stale { .. } | StorageError::HistoryGone { .. } => words::storage_stale(language).to_owned(),
        StorageError::Closed => words::storage_closed(language).to_owned(),
        StorageError::Unavailable { .. } => words::storage_unavailable(language).to_owned(),
        StorageError::Newer { found, known } => words::storage_newer(language, found, known),
        StorageError::Broken { .. } => words::storage_broken(language).to_owned(),
        StorageError::TooLarge { .. } => words::storage_too_large(language).to_owned(),
        StorageError::Failed { why } => words::storage_failed(language, why),
    }
}
