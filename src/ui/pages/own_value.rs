//! Values of fields of one's own, as the page's language writes them.
//!
//! Not here: how they are typed in (the profile's form), and how a file has them (`exchange`).

use super::setting::Setting;
use crate::domain::FieldContent;
use crate::ui::{
    format,
    words::{customers, people as words},
};

/// A value in words.
pub fn own_text(content: &FieldContent, setting: Setting) -> String {
    let language = setting.language;
    match content {
        FieldContent::Text(text) | FieldContent::Choice(text) => text.clone(),
        FieldContent::Choices(choices) => customers::listed(language, choices),
        FieldContent::Number(parts) => own_number(*parts, setting),
        FieldContent::Money(minor) => setting.money(*minor),
        FieldContent::Date(day) => setting.day(*day),
        FieldContent::YesNo(true) => words::yes(language).to_owned(),
        FieldContent::YesNo(false) => words::no(language).to_owned(),
    }
}

/// A number of such a field.
pub fn own_number(parts: i64, setting: Setting) -> String {
    format::exact(setting.language, parts, FieldContent::NUMBER_PARTS.ilog10())
}
