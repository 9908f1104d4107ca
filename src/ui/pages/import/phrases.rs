//! Every guess, reason and field of an import in words.

use super::state::{Trouble, Work};
use crate::domain::CustomField;
use crate::engine::protocol::{Progress, Stage};
use crate::exchange::reading::{
    Bought, CancelledWhy, DateForm, DateOrder, DateWhy, DecimalMark, Delimiter, DelimiterWhy, Encoding, EncodingWhy, Field, FieldWhy,
    HeaderPlace, HeaderWhy, KeyWhy, Reason, RowFault, Shape, ShapeWhy, Sureness,
};
use crate::ui::{
    format,
    parts::Tone,
    sentences,
    words::{Language, import as words},
};

/// A sentence about a number, which arrives formatted.
pub type Counted = fn(Language, String) -> String;

/// What is being done.
pub fn stage(language: Language, work: Work) -> &'static str {
    match work {
        Work::Asked => words::working(language),
        Work::Unpacking => words::unpacking(language),
        Work::Engine(Progress { stage, .. }) => match stage {
            Stage::ReadingFile => words::reading(language),
            Stage::CheckingRows => words::checking(language),
            Stage::Matching => words::matching(language),
            Stage::Saving => words::saving(language),
            Stage::Opening | Stage::Scoring | Stage::Grading | Stage::Fitting | Stage::WritingFile | Stage::Comparing => {
                words::working(language)
            }
        },
    }
}

/// Why a step came to nothing.
pub fn trouble(language: Language, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Engine(failure) => sentences::failure(language, failure),
        Trouble::Sheets(failure) => sentences::sheets(language, failure),
        Trouble::NoSheets => words::sheets_empty(language).to_owned(),
    }
}

/// How sure a guess is, and the tone that helps to say so.
pub const fn sureness(language: Language, sureness: Sureness) -> (&'static str, Tone) {
    match sureness {
        Sureness::Certain => (words::certain(language), Tone::Ok),
        Sureness::Likely => (words::likely(language), Tone::Info),
        Sureness::Unsure => (words::unsure(language), Tone::Warn),
    }
}

pub const fn encoding(language: Language, encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => words::encoding_utf8(language),
        Encoding::Gb18030 => words::encoding_gb18030(language),
        Encoding::Utf16Le => words::encoding_utf16le(language),
        Encoding::Utf16Be => words::encoding_utf16be(language),
        Encoding::Windows1252 => words::encoding_windows1252(language),
    }
}

pub fn encoding_why(language: Language, why: EncodingWhy) -> String {
    match why {
        EncodingWhy::ByteOrderMark => words::encoding_why_mark(language).to_owned(),
        EncodingWhy::OnlyAscii => words::encoding_why_ascii(language).to_owned(),
        EncodingWhy::ValidUtf8 => words::encoding_why_utf8(language).to_owned(),
        EncodingWhy::ZeroBytes => words::encoding_why_zeros(language).to_owned(),
        EncodingWhy::PairedHighBytes => words::encoding_why_pairs(language).to_owned(),
        EncodingWhy::LoneHighBytes => words::encoding_why_lone(language).to_owned(),
        EncodingWhy::Mixed { n_lines_utf8, n_lines_other } => {
            words::encoding_why_mixed(language, format::number(language, n_lines_utf8), format::number(language, n_lines_other))
        }
        EncodingWhy::Chosen => words::chosen(language).to_owned(),
    }
}

pub const fn delimiter(language: Language, delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => words::delimiter_comma(language),
        Delimiter::Tab => words::delimiter_tab(language),
        Delimiter::Semicolon => words::delimiter_semicolon(language),
        Delimiter::Pipe => words::delimiter_pipe(language),
    }
}

pub fn delimiter_why(language: Language, why: DelimiterWhy) -> String {
    match why {
        DelimiterWhy::SameOnLines { percent, n_on_a_line } => words::delimiter_why_same(language, n_on_a_line, percent),
        DelimiterWhy::Declared => words::delimiter_why_declared(language).to_owned(),
        DelimiterWhy::OneColumn => words::delimiter_why_one(language).to_owned(),
        DelimiterWhy::Chosen => words::chosen(language).to_owned(),
    }
}

/// Where the names of the columns stand; rows are counted from 1.
pub fn header(language: Language, place: HeaderPlace) -> String {
    match place {
        HeaderPlace { row: Some(row), .. } => words::header_row(language, row + 1),
        HeaderPlace { row: None, first_row: 0 } => words::header_none(language).to_owned(),
        HeaderPlace { row: None, first_row } => words::header_none_from(language, first_row + 1),
    }
}

pub fn header_why(language: Language, why: HeaderWhy) -> String {
    match why {
        HeaderWhy::KnownNames { n_names } => words::header_why_known(language, n_names),
        HeaderWhy::WordsAboveValues => words::header_why_words(language).to_owned(),
        HeaderWhy::ValuesAtOnce => words::header_why_values(language).to_owned(),
        HeaderWhy::OnlyText => words::header_why_text(language).to_owned(),
        HeaderWhy::Chosen => words::chosen(language).to_owned(),
    }
}

pub const fn shape(language: Language, shape: Shape) -> &'static str {
    match shape {
        Shape::PerCustomer => words::shape_customer(language),
        Shape::PerOrder => words::shape_order(language),
        Shape::PerLine => words::shape_line(language),
    }
}

pub fn shape_why(language: Language, why: ShapeWhy) -> String {
    match why {
        ShapeWhy::NoPurchases => words::shape_why_no_purchases(language).to_owned(),
        ShapeWhy::NoOrderNumbers => words::shape_why_no_numbers(language).to_owned(),
        ShapeWhy::EachRowItsOwnNumber { n_rows } => words::shape_why_own(language, format::number(language, n_rows)),
        ShapeWhy::NumbersRepeat { n_rows, n_orders } => {
            words::shape_why_repeat(language, format::number(language, n_orders), format::number(language, n_rows))
        }
    }
}

/// What customers are told apart by.
pub const fn key(language: Language, key: Option<Field>) -> &'static str {
    match key {
        Some(key) => field(language, key),
        None => words::key_nobody(language),
    }
}

pub const fn key_why(language: Language, why: KeyWhy) -> &'static str {
    match why {
        KeyWhy::Codes => words::key_why_codes(language),
        KeyWhy::FullestField => words::key_why_fullest(language),
        KeyWhy::NoCustomers => words::key_why_none(language),
        KeyWhy::Chosen => words::chosen(language),
    }
}

/// What order numbers of a C and digits are.
pub const fn cancelled(language: Language, is_cancelled: bool) -> &'static str {
    if is_cancelled { words::cancelled_yes(language) } else { words::cancelled_no(language) }
}

pub fn cancelled_why(language: Language, why: CancelledWhy) -> String {
    match why {
        CancelledWhy::PlainNumbersAndSomeWithC { n_rows } => words::cancelled_why_some(language, format::number(language, n_rows)),
        CancelledWhy::NoSuchNumbers => words::cancelled_why_none(language).to_owned(),
        CancelledWhy::Chosen => words::chosen(language).to_owned(),
    }
}

/// What a column is for, with fields of the team's own by their names.
pub fn named_field(language: Language, field: Field, own: &[CustomField]) -> String {
    let found = own.iter().find(|known| Field::of(known) == field);
    found.map_or_else(|| self::field(language, field).to_owned(), |known| known.name.clone())
}

const fn field(language: Language, field: Field) -> &'static str {
    match field {
        Field::CustomerCode => words::field_customer_code(language),
        Field::CustomerName => words::field_customer_name(language),
        Field::CustomerKind => words::field_customer_kind(language),
        Field::Phone => words::field_phone(language),
        Field::Email => words::field_email(language),
        Field::Region => words::field_region(language),
        Field::Address => words::field_address(language),
        Field::Industry => words::field_industry(language),
        Field::Source => words::field_source(language),
        Field::Owner => words::field_owner(language),
        Field::Tags => words::field_tags(language),
        Field::Note => words::field_note(language),
        Field::Since => words::field_since(language),
        Field::OrderNumber => words::field_order_number(language),
        Field::Date => words::field_date(language),
        Field::Amount => words::field_amount(language),
        Field::OrderTotal => words::field_order_total(language),
        Field::Quantity => words::field_quantity(language),
        Field::UnitPrice => words::field_unit_price(language),
        Field::Discount => words::field_discount(language),
        Field::UnitCost => words::field_unit_cost(language),
        Field::LineCost => words::field_line_cost(language),
        Field::ProductCode => words::field_product_code(language),
        Field::ProductName => words::field_product_name(language),
        Field::Category => words::field_category(language),
        Field::OrderStatus => words::field_order_status(language),
        Field::Own { .. } => words::field_own(language),
    }
}

/// What a status of orders is taken for.
pub const fn bought(language: Language, bought: Bought) -> &'static str {
    match bought {
        Bought::Yes => words::bought_yes(language),
        Bought::No => words::bought_no(language),
        Bought::Returned => words::bought_returned(language),
    }
}

pub const fn field_why(language: Language, why: FieldWhy) -> &'static str {
    match why {
        FieldWhy::Name => words::why_name(language),
        FieldWhy::PartOfName => words::why_part_of_name(language),
        FieldWhy::Identifier => words::why_identifier(language),
        FieldWhy::Values => words::why_values(language),
        FieldWhy::OtherColumns => words::why_other_columns(language),
        FieldWhy::Nothing => words::why_nothing(language),
        FieldWhy::Chosen => words::chosen(language),
        FieldWhy::OwnName => words::why_own_name(language),
    }
}

pub const fn date_form(language: Language, form: DateForm) -> &'static str {
    match form {
        DateForm { serials: true, .. } => words::date_serials(language),
        DateForm { order: DateOrder::YearMonthDay, .. } => words::date_year_first(language),
        DateForm { order: DateOrder::DayMonthYear, .. } => words::date_day_first(language),
        DateForm { order: DateOrder::MonthDayYear, .. } => words::date_month_first(language),
    }
}

/// Why dates are read like that, where it is worth a sentence.
pub fn date_why(language: Language, why: DateWhy) -> Option<String> {
    let number = |n| format::number(language, n);
    match why {
        DateWhy::Plain => None,
        DateWhy::OnlyThisFits { n_cells } => Some(words::date_why_only(language, number(n_cells))),
        DateWhy::EitherFits { n_cells } => Some(words::date_why_either(language, number(n_cells))),
        DateWhy::Contradiction { n_misfits, .. } => Some(words::date_why_contradiction(language, number(n_misfits))),
        DateWhy::Serials { n_cells } => Some(words::date_why_serials(language, number(n_cells))),
        DateWhy::Chosen => Some(words::chosen(language).to_owned()),
    }
}

pub const fn decimal_mark(language: Language, mark: DecimalMark) -> &'static str {
    match mark {
        DecimalMark::Point => words::mark_point(language),
        DecimalMark::Comma => words::mark_comma(language),
    }
}

/// Why a row is not imported.
pub fn reason(language: Language, reason: Reason, own: &[CustomField]) -> String {
    let named = |field| named_field(language, field, own);
    match reason {
        Reason::Faulty(RowFault::BrokenQuotes) => words::reason_quotes(language).to_owned(),
        Reason::Faulty(RowFault::TooManyCells) => words::reason_cells(language).to_owned(),
        Reason::Faulty(RowFault::CellTooLong) => words::reason_long(language).to_owned(),
        Reason::Faulty(RowFault::BrokenText) => words::reason_broken(language).to_owned(),
        Reason::Missing(field) => words::reason_missing(language, named(field)),
        Reason::NotADate(field) => words::reason_date(language, named(field)),
        Reason::NotANumber(field) => words::reason_number(language, named(field)),
        Reason::TooLarge(field @ Field::Own { .. }) => words::reason_own_large(language, named(field)),
        Reason::TooLarge(field) => words::reason_large(language, named(field)),
        Reason::BelowZero(field) => words::reason_below(language, named(field)),
        Reason::RoundedBySpreadsheet(field) => words::reason_rounded(language, named(field)),
        Reason::OrderHeldBack => words::reason_held(language).to_owned(),
        Reason::TooManyLines => words::reason_lines(language).to_owned(),
        Reason::AdjustmentWithoutValue => words::reason_adjustment(language).to_owned(),
        Reason::NotBought => words::reason_not_bought(language).to_owned(),
        Reason::PriceBelowZero => words::reason_price_below(language).to_owned(),
        Reason::NotYesOrNo(field) => words::reason_yes_no(language, named(field)),
        Reason::NotAChoice(field) => words::reason_choice(language, named(field)),
        Reason::TooLong(field) => words::reason_too_long(language, named(field)),
    }
}
