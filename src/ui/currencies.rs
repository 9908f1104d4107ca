//! The currencies that are offered, with their names; a workspace that has another keeps it.

use super::parts::Choice;
use super::words::{Language, settings as words};
use crate::domain::Currency;

/// A name in each language.
type Name = fn(Language) -> &'static str;

/// Code and name of the currencies that are offered.
const OFFERED: [(&str, Name); 16] = [
    ("CNY", words::cny),
    ("USD", words::usd),
    ("EUR", words::eur),
    ("GBP", words::gbp),
    ("JPY", words::jpy),
    ("HKD", words::hkd),
    ("TWD", words::twd),
    ("KRW", words::krw),
    ("SGD", words::sgd),
    ("MYR", words::myr),
    ("THB", words::thb),
    ("VND", words::vnd),
    ("INR", words::inr),
    ("AUD", words::aud),
    ("CAD", words::cad),
    ("CHF", words::chf),
];

/// The currency that a new workspace starts with.
pub const fn usual(language: Language) -> &'static str {
    match language {
        Language::ZhCn => "CNY",
        Language::En => "USD",
    }
}

/// The currencies to choose from, `current` among them.
pub fn choices(language: Language, current: Option<Currency>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = OFFERED.iter().map(|(code, name)| Choice::new(*code, format!("{code} · {}", name(language)))).collect();
    if let Some(code) = current.map(Currency::code).filter(|code| OFFERED.iter().all(|(offered, _)| offered != code)) {
        choices.push(Choice::new(code, code));
    }
    choices
}
