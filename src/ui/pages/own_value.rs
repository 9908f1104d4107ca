//! Values of fields of one's own, as the page's language writes them.
//!
//! Not here: how they are typed in (the profile's form), and how a file has them (`exchange`).

use super::setting::Setting;
use crate::domain::{FieldContent, FieldKind};
use crate::ui::{
    phrases::own_number,
    words::{customers, people as words},
};

/// A value in words.
pub fn own_text(content: &FieldContent, setting: Setting) -> String {
    let language = setting.language;
    match content {
        FieldContent::Text(text) | FieldContent::Choice(text) => text.clone(),
        FieldContent::Choices(choices) => customers::listed(language, choices),
        FieldContent::Number(parts) => own_number(language, setting.currency, Some(FieldKind::Number), *parts),
        FieldContent::Money(minor) => setting.money(*minor),
        FieldContent::Date(day) => setting.day(*day),
        FieldContent::YesNo(true) => words::yes(language).to_owned(),
        FieldContent::YesNo(false) => words::no(language).to_owned(),
    }
}
