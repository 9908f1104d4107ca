//! Texts and fields of one's own held against what is asked of them: words are folded once, then anybody can be looked at.
//!
//! ```text
//! let wanted = OwnWanted::of(&test.asks);                             once a condition
//! let said = OwnSaid::of(profile.and_then(|profile| content(profile, field)));
//! wanted.holds(&said)                                                 once a customer
//! ```
//!
//! Lists and the rules of schemes both look through this, so that a condition means the same in either. Not here: what can be asked
//! (`domain::conditions`), and who is looked at.

use super::{fields, find::fold};
use crate::domain::{
    Day, FieldContent,
    conditions::{Bound, OwnAsk, Says},
};
use memchr::memmem::Finder;

/// What a text is to say, folded.
#[derive(Debug)]
pub enum Wanted {
    Is(Vec<String>),
    Has(Vec<Finder<'static>>),
    Nothing,
    Something,
    IsNot(Vec<String>),
}

/// What a field of one's own is to say.
#[derive(Debug)]
pub enum OwnWanted {
    Text(Wanted),
    Number(Bound<i64>),
    Day(Bound<Day>),
}

impl Wanted {
    /// What is asked, ready to be held against any text.
    pub fn of(says: &Says) -> Self {
        let folded = |texts: &[String]| texts.iter().map(|text| fold(text.trim())).collect::<Vec<_>>();
        match says {
            Says::Is(texts) => Self::Is(folded(texts)),
            Says::Has(texts) => Self::Has(folded(texts).iter().map(|text| Finder::new(text).into_owned()).collect()),
            Says::Nothing => Self::Nothing,
            Says::Something => Self::Something,
            Says::IsNot(texts) => Self::IsNot(folded(texts)),
        }
    }

    /// Given whether any of the texts is as asked.
    pub fn holds(&self, any: impl Fn(&dyn Fn(&str) -> bool) -> bool) -> bool {
        self.holds_of(|| any(&|_| true), || any(&|text| self.names(&fold(text))))
    }

    fn holds_folded(&self, texts: &[String]) -> bool {
        self.holds_of(|| !texts.is_empty(), || texts.iter().any(|text| self.names(text)))
    }

    fn holds_of(&self, is_something: impl Fn() -> bool, any_named: impl Fn() -> bool) -> bool {
        match self {
            Self::Is(_) | Self::Has(_) => any_named(),
            Self::Nothing => !is_something(),
            Self::Something => is_something(),
            Self::IsNot(_) => is_something() && !any_named(),
        }
    }

    /// Whether a folded text is one of those that are named.
    fn names(&self, folded: &str) -> bool {
        match self {
            Self::Is(wanted) | Self::IsNot(wanted) => wanted.iter().any(|wanted| wanted == folded),
            Self::Has(wanted) => wanted.iter().any(|wanted| wanted.find(folded.as_bytes()).is_some()),
            Self::Nothing | Self::Something => true,
        }
    }
}

/// What a field of one's own says of one customer, its words folded once for every condition that it is held against.
#[derive(Debug)]
pub struct OwnSaid<'a> {
    content: Option<&'a FieldContent>,
    texts: Vec<String>,
}

impl<'a> OwnSaid<'a> {
    /// A value, or that there is none.
    pub fn of(content: Option<&'a FieldContent>) -> Self {
        Self { content, texts: content.map(|content| fields::texts(content).map(fold).collect()).unwrap_or_default() }
    }

    /// Whether the field is filled in. Numbers and days have no words, but they are something.
    pub fn is_filled(&self) -> bool {
        !self.texts.is_empty() || self.number().is_some() || self.day().is_some()
    }

    /// The number in ten-thousandths, or the money in minor units.
    pub fn number(&self) -> Option<i64> {
        self.content.and_then(fields::number)
    }

    /// The day.
    pub fn day(&self) -> Option<Day> {
        self.content.and_then(fields::day)
    }
}

impl OwnWanted {
    /// What is asked, ready to be held against any value.
    pub fn of(asks: &OwnAsk) -> Self {
        match asks {
            OwnAsk::Text(says) => Self::Text(Wanted::of(says)),
            OwnAsk::Number(within) => Self::Number(*within),
            OwnAsk::Day(within) => Self::Day(*within),
        }
    }

    /// Whether a value is as asked.
    pub fn holds(&self, said: &OwnSaid<'_>) -> bool {
        match self {
            Self::Text(Wanted::Something) => said.is_filled(),
            Self::Text(Wanted::Nothing) => !said.is_filled(),
            Self::Text(wanted) => wanted.holds_folded(&said.texts),
            Self::Number(within) => said.number().is_some_and(|value| within.holds(value)),
            Self::Day(within) => said.day().is_some_and(|day| within.holds(day)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_something_else_is_not_that_and_what_is_nothing_is_neither() {
        let is_not = OwnWanted::of(&OwnAsk::Text(Says::IsNot(vec!["high".into()])));
        let holds = |content: Option<FieldContent>| is_not.holds(&OwnSaid::of(content.as_ref()));
        let choice = |choice: &str| Some(FieldContent::Choice(choice.into()));
        assert!(holds(choice("Low")));
        assert!(!holds(choice("ＨＩＧＨ")), "letters may be wide or large");
        assert!(!holds(None) && !holds(choice("")));
        assert!(!holds(Some(FieldContent::Choices(vec!["Low".into(), "High".into()]))), "none of several choices may be it");
    }
}
