//! From errors, which are data, to sentences that say what happened, what was kept and what to do.

use super::words::{Language, session as words, together};
use crate::domain::schemes::Flaw;
use crate::engine::{protocol::Failure, sheets::SheetsFailure};
use crate::exchange::{
    contacts::ContactsRefused,
    json::{JsonError, MergeRefused},
    reading::{ChoicesRefused, FileRefused},
    sheets::SheetRefused,
};
use crate::storage::StorageError;
use crate::workspace::Refusal;

/// What to say of a failure.
pub fn failure(language: Language, failure: &Failure) -> String {
    match failure {
        Failure::Refused(refused) => refusal(language, refused),
        Failure::Storage(error) => storage(language, error),
        Failure::Unreadable { what } => words::unreadable(language, what),
        Failure::FileGone { .. } => words::file_gone(language).to_owned(),
        Failure::File(refused) => file(language, *refused),
        Failure::Choices(refused) => choices(language, *refused),
        Failure::Json(error) => json(language, error),
        Failure::Contacts(refused) => contacts(language, *refused),
        Failure::NobodyToSave => words::nobody_to_save(language).to_owned(),
        Failure::Merge(refused) => merge(language, *refused),
        Failure::TooManySets(sets) => together::too_many(language, sets.least_count),
        Failure::NothingPending => words::nothing_pending(language).to_owned(),
        Failure::Cancelled => words::cancelled(language).to_owned(),
        Failure::ReadOnly => words::read_only(language).to_owned(),
        Failure::EngineDied => words::engine_died(language).to_owned(),
        Failure::NotFetched => super::words::shell::not_arrived_text(language).to_owned(),
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
        Refusal::CodeGivenSince { subject, code, name } => words::code_given_since(language, subject, name, code),
        Refusal::TiedToGone => words::tied_to_gone(language).to_owned(),
        Refusal::SchemeFlawed { flaw } => self::flaw(language, *flaw).to_owned(),
        Refusal::ReasonMissing => words::reason_missing(language).to_owned(),
        Refusal::EndsBeforeItBegins => words::ends_before(language).to_owned(),
        Refusal::PolicyExists => words::policy_exists(language).to_owned(),
        Refusal::NameTaken { name } => words::name_taken(language, name),
        Refusal::FieldInUse { name } => words::field_in_use(language, name),
        Refusal::StageInUse { n_opportunities } => words::stage_in_use(language, n_opportunities),
        Refusal::NoSuchBirthday => words::no_such_birthday(language).to_owned(),
        Refusal::ProfileExists => words::profile_exists(language).to_owned(),
        Refusal::OwnedAlready { name, owner } => words::owned_already(language, name, owner),
        Refusal::TooManyOwned { owner, max } => words::too_many_owned(language, owner, max),
        Refusal::ConvertedAlready => words::converted_already(language).to_owned(),
        Refusal::NothingToMerge => words::nothing_to_merge(language).to_owned(),
        Refusal::Unsound { what } => words::unsound(language, what),
        Refusal::FieldRetired { name } => words::field_retired(language, name),
        Refusal::FieldInRules { name, scheme } => words::field_in_rules(language, name, scheme),
    }
}

/// Why a scheme cannot be applied as it stands.
pub const fn flaw(language: Language, flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::TooManyGrades => words::flaw_too_many_grades(language),
        Flaw::GradesDoNotFit => words::flaw_grades_do_not_fit(language),
        Flaw::NoIndicators => words::flaw_no_indicators(language),
        Flaw::NoWeight => words::flaw_no_weight(language),
        Flaw::CutsOutOfOrder => words::flaw_cuts_out_of_order(language),
        Flaw::QuotasDoNotAddUp => words::flaw_quotas(language),
        Flaw::NoRules => words::flaw_no_rules(language),
        Flaw::OwnTestUnclear => words::flaw_own_test(language),
        Flaw::FieldGone => words::flaw_field_gone(language),
        Flaw::FieldOfAnotherKind => words::flaw_field_kind(language),
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

/// What to say of a file that cannot be read at all.
pub fn file(language: Language, refused: FileRefused) -> String {
    match refused {
        FileRefused::Empty => words::file_empty(language).to_owned(),
        FileRefused::OnlyHeader => words::file_only_header(language).to_owned(),
        FileRefused::TooLarge { limit_bytes } => words::file_too_large(language, limit_bytes >> 20),
        FileRefused::Bomb | FileRefused::BrokenGzip => words::file_broken_gzip(language).to_owned(),
        FileRefused::CannotDecode(encoding) => words::file_cannot_decode(language, encoding.label()),
        FileRefused::TooManyColumns { n_columns, limit } => words::file_too_many_columns(language, n_columns, limit),
        FileRefused::TooManyRows { limit } => words::file_too_many_rows(language, limit),
        FileRefused::Spreadsheet => words::file_spreadsheet(language).to_owned(),
        FileRefused::OldSpreadsheet => words::file_old_spreadsheet(language).to_owned(),
    }
}

/// What to say of a spreadsheet that could not be read or written.
pub fn sheets(language: Language, failure: &SheetsFailure) -> String {
    match failure {
        SheetsFailure::Failure(other) => self::failure(language, other),
        SheetsFailure::Refused(refused) => match refused {
            SheetRefused::NotASpreadsheet => words::file_spreadsheet(language).to_owned(),
            SheetRefused::Encrypted => words::sheet_encrypted(language).to_owned(),
            SheetRefused::TooLarge { limit_bytes } => words::file_too_large(language, limit_bytes >> 20),
            SheetRefused::Bomb => words::sheet_bomb(language).to_owned(),
            SheetRefused::NoSuchSheet(name) => words::sheet_missing(language, name),
            SheetRefused::Broken(name) => words::sheet_broken(language, name),
            SheetRefused::TooManyCells { max_rows, max_columns } => words::sheet_too_many_cells(language, max_rows, max_columns),
            SheetRefused::TextTooLong { row, column } => words::sheet_text_too_long(language, row, column),
            SheetRefused::BadName(name) => words::sheet_bad_name(language, name),
            SheetRefused::NotWritten => words::sheet_not_written(language).to_owned(),
        },
    }
}

/// What to say of choices that do not fit their file.
pub fn choices(language: Language, refused: ChoicesRefused) -> String {
    match refused {
        ChoicesRefused::OtherTable { .. } => words::choices_other_table(language).to_owned(),
        ChoicesRefused::FieldTwice(_) => words::choices_field_twice(language).to_owned(),
        ChoicesRefused::FieldMissing(_) => words::choices_field_missing(language).to_owned(),
        ChoicesRefused::MoneyMissing => words::choices_money_missing(language).to_owned(),
        ChoicesRefused::OwnFieldGone(_) => words::choices_own_gone(language).to_owned(),
        ChoicesRefused::NotAKey(_) | ChoicesRefused::KeyMissing => words::choices_key_missing(language).to_owned(),
    }
}

/// What to say of a copy that cannot be restored.
pub fn json(language: Language, error: &JsonError) -> String {
    match error {
        JsonError::Damaged => words::file_broken_gzip(language).to_owned(),
        JsonError::TooLarge { limit_bytes } => words::file_too_large(language, limit_bytes >> 20),
        JsonError::NotJson { line, column } => words::json_not_json(language, line, column),
        JsonError::NotCrema | JsonError::NoSuchVersion => words::json_not_crema(language).to_owned(),
        JsonError::NewerVersion { found, known } => words::json_newer(language, found, known),
        other => words::json_wrong(language, other),
    }
}

/// What to say of a file of people that cannot be read.
pub fn contacts(language: Language, refused: ContactsRefused) -> String {
    match refused {
        ContactsRefused::TooLarge { limit_bytes } => words::file_too_large(language, limit_bytes >> 20),
        ContactsRefused::NoCards => words::file_no_cards(language).to_owned(),
    }
}

/// What to say of a copy that cannot be merged with what is here.
pub fn merge(language: Language, refused: MergeRefused) -> String {
    match refused {
        MergeRefused::NothingHere => words::no_workspace(language).to_owned(),
        MergeRefused::OtherCurrency { here, file } => words::merge_other_currency(language, here.code(), file.code()),
    }
}
