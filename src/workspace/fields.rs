//! Values of fields of one's own, as lists need them: found, and compared with one another.
//!
//! ```text
//! let field = live(workspace, id)?;                       once a list
//! let content = content(find.profile(workspace, slot)?, field.id)?;     once a row
//! order(content, field).cmp(&order(other, field))
//! ```
//!
//! Not here: how a value is shown (`ui`), and what a field may hold (`domain`).

use super::state::Workspace;
use crate::domain::{CustomField, Day, FieldContent, FieldId, Profile};

/// A field that is asked for; none where it is retired or gone.
pub fn live(workspace: &Workspace, field: FieldId) -> Option<&CustomField> {
    workspace.registers().fields.get(field).filter(|field| !field.is_retired)
}

/// Every field in its order, those in use first.
pub fn in_order(workspace: &Workspace) -> Vec<&CustomField> {
    let mut fields: Vec<&CustomField> = workspace.registers().fields.iter().map(|(_, field)| field).collect();
    fields.sort_by_key(|field| (field.is_retired, field.position, field.id));
    fields
}

/// What a profile says in a field.
pub fn content(profile: &Profile, field: FieldId) -> Option<&FieldContent> {
    profile.values.iter().find(|value| value.field == field).map(|value| &value.content)
}

/// What a value says in words, each of several choices by itself; `yes` or `no`; nothing of numbers and days.
pub fn texts(content: &FieldContent) -> impl Iterator<Item = &str> {
    let texts = match content {
        FieldContent::Text(text) | FieldContent::Choice(text) => std::slice::from_ref(text),
        FieldContent::Choices(choices) => choices.as_slice(),
        FieldContent::Number(_) | FieldContent::Money(_) | FieldContent::Date(_) | FieldContent::YesNo(_) => &[],
    };
    let answer = match content {
        FieldContent::YesNo(true) => Some("yes"),
        FieldContent::YesNo(false) => Some("no"),
        _ => None,
    };
    texts.iter().map(String::as_str).filter(|text| !text.is_empty()).chain(answer)
}

/// A number in ten-thousandths, or money in minor units.
pub const fn number(content: &FieldContent) -> Option<i64> {
    match content {
        FieldContent::Number(number) | FieldContent::Money(number) => Some(*number),
        _ => None,
    }
}

/// The day of a date.
pub const fn day(content: &FieldContent) -> Option<Day> {
    match content {
        FieldContent::Date(day) => Some(*day),
        _ => None,
    }
}

/// What values of one field are ordered by: numbers, money and days by size, no before yes, choices as the field lists them (those that it
/// no longer offers at the end), texts by themselves without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    Number(i64),
    Choice(usize, String),
    Text(String),
}

/// The place of a value among those of its field. Of several choices the one that the field lists first decides.
pub fn order(content: &FieldContent, field: &CustomField) -> Order {
    let place = |choice: &String| field.choices.iter().position(|offered| offered == choice).unwrap_or(usize::MAX);
    match content {
        FieldContent::Number(number) | FieldContent::Money(number) => Order::Number(*number),
        FieldContent::Date(day) => Order::Number(day.number().into()),
        FieldContent::YesNo(yes) => Order::Number(i64::from(*yes)),
        FieldContent::Text(text) => Order::Text(text.to_lowercase()),
        FieldContent::Choice(choice) => Order::Choice(place(choice), choice.to_lowercase()),
        FieldContent::Choices(choices) => {
            Order::Choice(choices.iter().map(place).min().unwrap_or(usize::MAX), choices.join("\n").to_lowercase())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FieldKind;

    fn field(kind: FieldKind, choices: &[&str]) -> CustomField {
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        CustomField { id: FieldId::from_u128(1), name: "Level".into(), kind, choices, position: 0, is_retired: false }
    }

    #[test]
    fn values_are_ordered_by_what_they_mean() {
        let (number, text) = (field(FieldKind::Number, &[]), field(FieldKind::Text, &[]));
        assert!(order(&FieldContent::Number(20_000), &number) < order(&FieldContent::Number(100_000), &number), "2 before 10");
        assert!(order(&FieldContent::Text("alpha".into()), &text) < order(&FieldContent::Text("Beta".into()), &text));
        let yes_no = field(FieldKind::YesNo, &[]);
        assert!(order(&FieldContent::YesNo(false), &yes_no) < order(&FieldContent::YesNo(true), &yes_no));
    }

    #[test]
    fn choices_stand_as_the_field_lists_them() {
        let level = field(FieldKind::Choice, &["Low", "High"]);
        let place = |choice: &str| order(&FieldContent::Choice(choice.into()), &level);
        assert!(place("Low") < place("High") && place("High") < place("Ancient"), "one that is no longer offered comes last");
        let several = |choices: &[&str]| order(&FieldContent::Choices(choices.iter().map(|one| (*one).to_owned()).collect()), &level);
        assert!(several(&["High", "Low"]) < several(&["High"]));
    }

    #[test]
    fn words_are_what_is_written_and_nothing_empty() {
        let said = |content: FieldContent| texts(&content).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(said(FieldContent::Choices(vec!["a".into(), "b".into()])), ["a", "b"]);
        assert_eq!(said(FieldContent::YesNo(false)), ["no"]);
        assert!(said(FieldContent::Text(String::new())).is_empty() && said(FieldContent::Number(1)).is_empty());
    }
}
