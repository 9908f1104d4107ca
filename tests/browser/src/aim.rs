//! What a person means on a page, and how it is found there as they would find it: by its words, or else by a CSS selector.
//!
//! While a dialog is open nothing outside of it can be meant.

use serde_json::{Value, json};

/// Something on the page.
#[derive(Clone, Copy, Debug)]
pub enum Aim<'a> {
    /// The first thing seen that fits a CSS selector.
    Css(&'a str),
    /// Something to press that says this, or is said to be this by a screen reader.
    Called(&'a str),
    /// The field with this label.
    Field(&'a str),
}

impl Aim<'_> {
    /// As the page's scripts take it.
    pub(crate) fn args(self) -> Value {
        match self {
            Self::Css(css) => json!({ "css": css }),
            Self::Called(name) => json!({ "called": name }),
            Self::Field(label) => json!({ "field": label }),
        }
    }
}

impl std::fmt::Display for Aim<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Css(css) => write!(formatter, "`{css}`"),
            Self::Called(name) => write!(formatter, "“{name}”"),
            Self::Field(label) => write!(formatter, "the field “{label}”"),
        }
    }
}

/// Functions over what [`Aim::args`] gives: `aimed(args)` is the element or nothing, `target(element)` what there is to hit of it,
/// `spoken(element)` what it is called in a complaint.
pub(crate) const AIMING: &str = r#"
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const plain = (text) => text?.replace(/\s+/g, " ").trim();
const PRESSED = "button, a, summary, label, input, [role=button], [role=tab], [role=menuitem], [role=option], [role=link]";
function aimed({ css, called, field }) {
  const scope = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document;
  const those = (selector) => [...scope.querySelectorAll(selector)].filter((element) => seen(element) && !element.disabled);
  if (css) return those(css)[0];
  const names = (element) => [element.innerText, element.getAttribute("aria-label"), element.value].map(plain);
  if (called) return those(PRESSED).find((element) => names(element).includes(called));
  const labels = (element) => [element.getAttribute("aria-label"), ...[...(element.labels ?? [])].map((label) => label.firstChild?.textContent)];
  return those("input, select, textarea").find((element) => labels(element).map(plain).includes(field));
}
function target(element) {
  const isBox = element.matches("input[type=checkbox], input[type=radio]");
  return (isBox && (element.closest("label") ?? element.closest("td"))) || element;
}
const spoken = (element) => `${element.tagName.toLowerCase()}.${element.className || "-"} “${plain(element.getAttribute("aria-label") ?? element.innerText ?? "")?.slice(0, 60)}”`;
"#;
