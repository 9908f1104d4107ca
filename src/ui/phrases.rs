//! Conditions and values in phrases, said alike by the chips of a list and by the rules of a scheme.
//!
//! ```text
//! "Level: High, Low"      "Budget: ¥1,000.00 or more"      "Notes contains vip"      "Contract ends: empty"
//! ```
//!
//! Not here: conditions of the usual fields, which only lists have.

use super::{
    format,
    words::{Language, customers, finding as words, people},
};
use crate::domain::{
    Currency, CustomField, Day, FieldContent, FieldId, FieldKind,
    conditions::{Bound, OwnAsk, Says},
    schemes::{OwnInput, OwnLook},
};

/// Values that a phrase names before it counts the rest.
const MAX_NAMED: usize = 3;

/// Values in a row, the last of many only counted.
pub fn named(language: Language, values: &[String]) -> String {
    let listed = customers::listed(language, &values[..values.len().min(MAX_NAMED)]);
    match values.len().checked_sub(MAX_NAMED) {
        None | Some(0) => listed,
        Some(n_more) => customers::and_more(language, listed, format::number(language, n_more)),
    }
}

/// A range as a phrase.
pub fn within<T>(
    language: Language,
    field: &str,
    bound: &Bound<T>,
    shown: impl Fn(&T) -> String,
    least: fn(Language, String, String) -> String,
    most: fn(Language, String, String) -> String,
) -> String {
    match (&bound.least, &bound.most) {
        (Some(from), Some(to)) => customers::filter_within(language, field, shown(from), shown(to)),
        (Some(from), None) => least(language, field.to_owned(), shown(from)),
        (None, Some(to)) => most(language, field.to_owned(), shown(to)),
        (None, None) => field.to_owned(),
    }
}

/// What is asked of a text.
pub fn says(language: Language, field: &str, says: &Says) -> String {
    match says {
        Says::Is(values) => customers::filter_is(language, field, named(language, values)),
        Says::IsNot(values) => words::text_is_not(language, field, named(language, values)),
        Says::Has(values) => words::text_has(language, field, named(language, values)),
        Says::Nothing => words::text_empty(language, field),
        Says::Something => words::text_filled(language, field),
    }
}

/// A field of one's own by its name of today, with what has become of it.
pub fn own_name(language: Language, fields: &[CustomField], id: FieldId) -> String {
    match fields.iter().find(|field| field.id == id) {
        Some(field) if field.is_retired => customers::own_retired(language, &field.name),
        Some(field) => field.name.clone(),
        None => customers::own_gone(language).to_owned(),
    }
}

/// What a field of one's own holds, which decides how its values are written.
pub fn own_kind(fields: &[CustomField], id: FieldId) -> Option<FieldKind> {
    fields.iter().find(|field| field.id == id).map(|field| field.kind)
}

/// What is asked of a field of one's own, which is called `field` here.
pub fn own_test(language: Language, currency: Currency, field: &str, kind: Option<FieldKind>, asks: &OwnAsk) -> String {
    match asks {
        OwnAsk::Text(Says::Is(values)) if kind == Some(FieldKind::YesNo) => {
            let said = values.iter().map(|value| yes_no(language, value == "yes").to_owned()).collect::<Vec<_>>();
            says(language, field, &Says::Is(said))
        }
        OwnAsk::Text(wanted) => says(language, field, wanted),
        OwnAsk::Number(bound) => {
            let shown = |value: &i64| own_number(language, currency, kind, *value);
            within(language, field, bound, shown, customers::filter_least, customers::filter_most)
        }
        OwnAsk::Day(bound) => {
            within(language, field, bound, |day| format::day(language, *day), customers::filter_since, customers::filter_until)
        }
    }
}

/// What rules saw in a field of one's own: its value, or as much of it as they look for.
pub fn own_seen(language: Language, currency: Currency, kind: Option<FieldKind>, input: &OwnInput, value: Option<i64>) -> String {
    let Some(value) = value else { return words::own_unknown(language).to_owned() };
    let found = |words: Vec<String>| if words.is_empty() { words::own_other(language).to_owned() } else { named(language, &words) };
    match &input.look {
        OwnLook::Filled => words::is_filled(language).to_owned(),
        OwnLook::Number => own_number(language, currency, kind, value),
        OwnLook::Day => {
            let day = i32::try_from(value).ok().and_then(|number| Day::from_number(number).ok());
            format::or_unknown(day.map(|day| format::day(language, day)))
        }
        OwnLook::Is(asked) if kind == Some(FieldKind::YesNo) => {
            // Whoever did not say the one has said the other.
            let has = |words: &[String], answer: &str| words.iter().any(|word| word == answer);
            let said = input.words_in(value);
            yes_no(language, if has(asked, "yes") { has(&said, "yes") } else { !has(&said, "no") }).to_owned()
        }
        OwnLook::Is(_) => found(input.words_in(value)),
        OwnLook::Has(_) => {
            let words = input.words_in(value);
            if words.is_empty() { words::own_other(language).to_owned() } else { words::own_has(language, named(language, &words)) }
        }
    }
}

/// A number or an amount of a field of one's own.
pub fn own_number(language: Language, currency: Currency, kind: Option<FieldKind>, value: i64) -> String {
    if kind == Some(FieldKind::Money) {
        format::money(language, value, currency)
    } else {
        format::exact(language, value, FieldContent::NUMBER_PARTS.ilog10())
    }
}

const fn yes_no(language: Language, is_yes: bool) -> &'static str {
    if is_yes { people::yes(language) } else { people::no(language) }
}
