//! Texts as they are kept: trimmed, without control characters, within a limit, and absent rather than empty.

use crate::workspace::commands::{Refusal, TextField};

/// The most characters a text of this field may have.
pub const fn max_chars(field: TextField) -> u32 {
    match field {
        TextField::Note => 20_000,
        TextField::Address => 500,
        TextField::Phone | TextField::Tag | TextField::Code | TextField::Number => 100,
        _ => 200,
    }
}

/// The text as it is kept; `None` if nothing is left of it.
pub fn optional(field: TextField, text: &str) -> Result<Option<String>, Refusal> {
    let keeps_lines = matches!(field, TextField::Note | TextField::Address);
    let kept: String = text.chars().filter(|c| !c.is_control() || (keeps_lines && *c == '\n')).collect();
    let kept = kept.trim();
    let max = max_chars(field);
    if kept.chars().count() > max as usize {
        return Err(Refusal::TooLong { field, max });
    }
    Ok((!kept.is_empty()).then(|| kept.to_owned()))
}

/// A name as it is kept.
pub fn name(text: &str) -> Result<String, Refusal> {
    optional(TextField::Name, text)?.ok_or(Refusal::NameMissing)
}
