//! Texts to send by one's own means, with places for what is known of the customer: `{name}`, `{contact}`, `{owner}`.
//!
//! Crema sends nothing: a text is copied, or handed to the mail program.

use super::{Channel, TextTemplateId};
use serde::{Deserialize, Serialize};

/// A text with places to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TextTemplate {
    pub id: TextTemplateId,
    pub name: String,
    pub channel: Channel,
    #[serde(default)]
    pub subject: Option<String>,
    pub body: String,
}

/// The text with its places filled in. A place that nothing is known for, and braces around anything else, stay as they are, so that
/// whoever reads it sees what is missing.
pub fn filled<'a>(text: &str, known: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        rest = &rest[open..];
        let place = rest.find('}').and_then(|close| known(&rest[1..close]).map(|value| (value, close)));
        if let Some((value, close)) = place {
            filled.push_str(value);
            rest = &rest[close + 1..];
        } else {
            filled.push('{');
            rest = &rest[1..];
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn places_are_filled_and_what_is_unknown_stays() {
        let known = |place: &str| (place == "name").then_some("云朵咖啡");
        assert_eq!(filled("{name}，您好！{{name}} {owner} {", known), "云朵咖啡，您好！{云朵咖啡} {owner} {");
        assert_eq!(filled("", known), "");
    }
}
