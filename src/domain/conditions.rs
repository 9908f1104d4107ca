//! What is asked of a text, a number or a day: in the same terms wherever a condition stands, in a list or in the rules of a scheme.
//!
//! Not here: how customers are held against it (`workspace::wanted`), and what else a list can ask.

use super::{CustomField, Day, FieldId, FieldKind};
use serde::{Deserialize, Serialize};

/// A range with both ends included; an absent end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Bound_{T}"))]
#[serde(deny_unknown_fields)]
pub struct Bound<T> {
    pub least: Option<T>,
    pub most: Option<T>,
}

impl<T> Bound<T> {
    /// Everything lies within.
    pub const OPEN: Self = Self { least: None, most: None };

    /// Whether it is open at both ends, and so asks nothing.
    pub const fn is_open(&self) -> bool {
        self.least.is_none() && self.most.is_none()
    }
}

impl<T> Default for Bound<T> {
    fn default() -> Self {
        Self::OPEN
    }
}

impl<T: PartialOrd + Copy> Bound<T> {
    /// Whether a value lies within.
    pub fn holds(&self, value: T) -> bool {
        self.least.is_none_or(|least| least <= value) && self.most.is_none_or(|most| value <= most)
    }
}

/// What is asked of a text. Letters may be small or large, wide or narrow.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// One of these, from begin to end.
    Is(Vec<String>),
    /// One of these somewhere in it.
    Has(Vec<String>),
    Nothing,
    Something,
    /// Something, and none of these.
    IsNot(Vec<String>),
}

impl Says {
    /// The words that it names.
    pub fn words(&self) -> &[String] {
        match self {
            Self::Is(words) | Self::Has(words) | Self::IsNot(words) => words,
            Self::Nothing | Self::Something => &[],
        }
    }
}

/// What is asked of a field of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OwnAsk {
    /// What it says in words: a text, choices, `yes` or `no`. Numbers and days have no words, but they are something.
    Text(Says),
    /// Its number in ten-thousandths, or its money in minor units.
    Number(Bound<i64>),
    Day(Bound<Day>),
}

impl OwnAsk {
    /// Whether it asks for anything, and for no more than is ever looked for.
    pub fn is_meant(&self) -> bool {
        let fits = |word: &String| word.chars().count() <= OwnTest::MAX_WORD_CHARS && !word.trim().is_empty();
        match self {
            Self::Text(Says::Nothing | Says::Something) => true,
            Self::Text(says) => (1..=OwnTest::MAX_WORDS).contains(&says.words().len()) && says.words().iter().all(fits),
            Self::Number(within) => !within.is_open(),
            Self::Day(within) => !within.is_open(),
        }
    }

    /// Whether a field of this kind can be asked so.
    pub const fn is_for(&self, kind: FieldKind) -> bool {
        match self {
            Self::Text(Says::Nothing | Says::Something) => true,
            Self::Text(_) => {
                matches!(kind, FieldKind::Text | FieldKind::Choice | FieldKind::MultiChoice | FieldKind::YesNo)
            }
            Self::Number(_) => matches!(kind, FieldKind::Number | FieldKind::Money),
            Self::Day(_) => matches!(kind, FieldKind::Date),
        }
    }
}

/// A condition on a field of one's own. Of a retired field what was written counts on; where nothing is written, only being empty holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnTest {
    pub field: FieldId,
    pub asks: OwnAsk,
}

impl OwnTest {
    /// The most words that one condition of a rule may name.
    pub const MAX_WORDS: usize = CustomField::MAX_CHOICES;
    /// The longest word that a rule may look for, in characters.
    pub const MAX_WORD_CHARS: usize = 200;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_nothing_or_for_too_much_is_not_meant() {
        let words = |n: usize| vec!["High".to_owned(); n];
        assert!(OwnAsk::Text(Says::Is(words(1))).is_meant() && OwnAsk::Text(Says::Nothing).is_meant());
        assert!(!OwnAsk::Text(Says::IsNot(Vec::new())).is_meant());
        assert!(!OwnAsk::Text(Says::Has(vec![" ".into()])).is_meant());
        assert!(!OwnAsk::Text(Says::Has(words(OwnTest::MAX_WORDS + 1))).is_meant());
        assert!(!OwnAsk::Text(Says::Has(vec!["x".repeat(OwnTest::MAX_WORD_CHARS + 1)])).is_meant());
        assert!(!OwnAsk::Day(Bound::OPEN).is_meant());
        assert!(OwnAsk::Number(Bound { least: None, most: Some(0) }).is_meant());
    }

    #[test]
    fn every_kind_can_be_asked_whether_it_is_filled_in_and_for_what_it_holds() {
        for kind in FieldKind::ALL {
            assert!(OwnAsk::Text(Says::Something).is_for(kind));
            let ways = [OwnAsk::Text(Says::Is(Vec::new())), OwnAsk::Number(Bound::OPEN), OwnAsk::Day(Bound::OPEN)];
            assert_eq!(ways.iter().filter(|ask| ask.is_for(kind)).count(), 1, "{kind:?}");
        }
    }
}
