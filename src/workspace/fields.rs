//! Values of fields of one's own, as lists need them: found, ordered and matched.
//!
//! ```text
//! let profiles = Profiles::of(workspace);                 once a list
//! let content = content(profiles.get(customer)?, field)?; once a row
//! order(a).cmp(&order(b)), matches(content, "north")
//! ```
//!
//! Not here: how a value is shown (`ui`), and what a field may hold (`domain`).

use crate::domain::{Currency, FieldContent, FieldId, Profile};

/// What a profile says in a field.
pub fn content(profile: &Profile, field: FieldId) -> Option<&FieldContent> {
    profile.values.iter().find(|value| value.field == field).map(|value| &value.content)
}

/// What values of one field are ordered by: numbers, money and days by size, no before yes, texts by themselves without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    Number(i64),
    Text(String),
}

/// The place of a value among those of its field.
pub fn order(content: &FieldContent) -> Order {
    match content {
        FieldContent::Number(number) | FieldContent::Money(number) => Order::Number(*number),
        FieldContent::Date(day) => Order::Number(day.number().into()),
        FieldContent::YesNo(yes) => Order::Number(i64::from(*yes)),
        FieldContent::Text(text) | FieldContent::Choice(text) => Order::Text(text.to_lowercase()),
        FieldContent::Choices(choices) => Order::Text(choices.join("\n").to_lowercase()),
    }
}

/// Whether a value is what a filter asks for: a text that contains it, a choice or one of several that is it, a number that is it, a day or
/// a month or a year (`2026-05`), `yes` or `no`.
pub fn matches(content: &FieldContent, wanted: &str, currency: Currency) -> bool {
    let wanted = wanted.trim();
    match content {
        FieldContent::Text(text) => text.to_lowercase().contains(&wanted.to_lowercase()),
        FieldContent::Choice(choice) => choice == wanted,
        FieldContent::Choices(choices) => choices.iter().any(|choice| choice == wanted),
        FieldContent::Date(day) => day.to_string().starts_with(wanted),
        FieldContent::Number(_) | FieldContent::Money(_) | FieldContent::YesNo(_) => written(content, currency) == wanted,
    }
}

/// A value as it stands in files, in no language: `12.5`, `1980.00`, `2026-05-01`, `yes`; several choices with semicolons.
pub fn written(content: &FieldContent, currency: Currency) -> String {
    match content {
        FieldContent::Text(text) | FieldContent::Choice(text) => text.clone(),
        FieldContent::Choices(choices) => choices.join("; "),
        FieldContent::Number(parts) => decimal(*parts, FieldContent::NUMBER_PARTS.ilog10(), 0),
        FieldContent::Money(minor) => decimal(*minor, currency.decimals(), currency.decimals()),
        FieldContent::Date(day) => day.to_string(),
        FieldContent::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
    }
}

/// Decimal text with `least` to `decimals` decimals.
fn decimal(value: i64, decimals: u32, least: u32) -> String {
    let per_one = 10_u64.saturating_pow(decimals);
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / per_one, value.unsigned_abs() % per_one);
    let mut fraction = if decimals == 0 { String::new() } else { format!("{rest:0width$}", width = decimals as usize) };
    while fraction.len() > least as usize && fraction.ends_with('0') {
        fraction.pop();
    }
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;

    fn text(text: &str) -> FieldContent {
        FieldContent::Text(text.into())
    }

    #[test]
    fn values_stand_in_files_without_a_language() -> Result<(), crate::domain::day::NotADay> {
        let several = FieldContent::Choices(vec!["a".into(), "b".into()]);
        let cases = [
            (FieldContent::Number(125_000), "12.5"),
            (FieldContent::Number(-5), "-0.0005"),
            (FieldContent::Money(198_000), "1980.00"),
            (FieldContent::Date("2026-05-01".parse::<Day>()?), "2026-05-01"),
            (FieldContent::YesNo(true), "yes"),
            (several, "a; b"),
            (text("North"), "North"),
        ];
        for (content, expected) in cases {
            assert_eq!(written(&content, Currency::CNY), expected);
        }
        Ok(())
    }

    #[test]
    fn values_are_ordered_by_what_they_mean() {
        assert!(order(&FieldContent::Number(20_000)) < order(&FieldContent::Number(100_000)), "2 before 10");
        assert!(order(&text("alpha")) < order(&text("Beta")));
        assert!(order(&FieldContent::YesNo(false)) < order(&FieldContent::YesNo(true)));
    }

    #[test]
    fn a_filter_finds_what_it_asks_for() {
        let is_met = |content: &FieldContent, wanted: &str| matches(content, wanted, Currency::CNY);
        assert!(is_met(&text("Great North"), "north"));
        assert!(!is_met(&FieldContent::Choice("Northern".into()), "North"), "a choice is it or is not");
        assert!(is_met(&FieldContent::Choices(vec!["x".into(), "y".into()]), "y"));
        assert!(is_met(&FieldContent::Date(Day::MIN), "1900-01"));
        assert!(is_met(&FieldContent::YesNo(false), "no"));
        assert!(is_met(&FieldContent::Money(198_000), " 1980.00 "));
    }
}
