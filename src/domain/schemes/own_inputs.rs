//! What the rules of a scheme look at in fields of one's own, and whether those fields are there.
//!
//! A run keeps what was looked at as whole numbers, one column an input, as it does with indicators: a later reader can tell what the
//! rules saw, though the field may say something else by then.
//!
//! Not here: reading profiles (`workspace::grading`), and what a test asks ([`conditions`](crate::domain::conditions)).

use super::{Flaw, Method, Scheme};
use crate::domain::{
    FieldId, FieldKind,
    conditions::{OwnAsk, OwnTest, Says},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// In which way a field is looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OwnLook {
    /// Whether it is filled in: 1 where it is.
    Filled,
    /// Its number in ten-thousandths, or its money in minor units.
    Number,
    /// Its day, as a number.
    Day,
    /// Which of these words it is: the first counts 1, the second 2, the third 4, and so on.
    Is(Vec<String>),
    /// Which of these words are somewhere in it, counted likewise.
    Has(Vec<String>),
}

/// Something that rules look at in a field of one's own. Where the field is empty, there is no value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OwnInput {
    pub field: FieldId,
    pub look: OwnLook,
}

impl OwnInput {
    /// The most words of one field that all rules of a scheme together may name, in one way.
    pub const MAX_WORDS: usize = 60;

    /// The words that a value stands for; none of another look.
    pub fn words_in(&self, value: i64) -> Vec<String> {
        match &self.look {
            OwnLook::Is(words) | OwnLook::Has(words) => {
                words.iter().enumerate().filter(|(at, _)| value >> at & 1 == 1).map(|(_, word)| word.clone()).collect()
            }
            OwnLook::Filled | OwnLook::Number | OwnLook::Day => Vec::new(),
        }
    }

    fn of(test: &OwnTest) -> Self {
        let look = match &test.asks {
            OwnAsk::Text(Says::Nothing | Says::Something) => OwnLook::Filled,
            OwnAsk::Text(Says::Is(_) | Says::IsNot(_)) => OwnLook::Is(Vec::new()),
            OwnAsk::Text(Says::Has(_)) => OwnLook::Has(Vec::new()),
            OwnAsk::Number(_) => OwnLook::Number,
            OwnAsk::Day(_) => OwnLook::Day,
        };
        Self { field: test.field, look }
    }
}

impl Scheme {
    /// The most tests of fields of one's own.
    pub const MAX_OWN_TESTS: usize = 100;

    /// Every test of a field of one's own, in the order of the rules.
    pub fn own_tests(&self) -> Vec<&OwnTest> {
        let mut tests = Vec::new();
        if let Method::Rules { rules, .. } = &self.method {
            rules.iter().for_each(|rule| rule.when.own_tests(&mut tests));
        }
        tests
    }

    /// Everything that the rules look at in fields of one's own, once each: words of one field are looked for together.
    pub fn own_inputs(&self) -> Vec<OwnInput> {
        let tests = self.own_tests();
        let kinds: BTreeSet<OwnInput> = tests.iter().map(|test| OwnInput::of(test)).collect();
        let named = |kind: &OwnInput| {
            let alike = tests.iter().filter(|test| OwnInput::of(test) == *kind);
            alike.flat_map(|test| if let OwnAsk::Text(says) = &test.asks { says.words() } else { &[] }).cloned().collect::<BTreeSet<_>>()
        };
        let input = |kind: OwnInput| {
            let words = named(&kind).into_iter().collect();
            let look = match kind.look {
                OwnLook::Is(_) => OwnLook::Is(words),
                OwnLook::Has(_) => OwnLook::Has(words),
                other => other,
            };
            OwnInput { look, ..kind }
        };
        kinds.into_iter().map(input).collect()
    }

    /// How many columns of inputs a run of it keeps: its measures, then what it looks at in fields of one's own.
    pub fn n_inputs(&self) -> usize {
        self.measures().len() + self.own_inputs().len()
    }

    /// Whether every field that the rules look at is there and can be asked so.
    ///
    /// # Errors
    /// [`Flaw::FieldGone`] or [`Flaw::FieldOfAnotherKind`].
    pub fn check_fields(&self, kind: impl Fn(FieldId) -> Option<FieldKind>) -> Result<(), Flaw> {
        for test in self.own_tests() {
            let kind = kind(test.field).ok_or(Flaw::FieldGone)?;
            if !test.asks.is_for(kind) {
                return Err(Flaw::FieldOfAnotherKind);
            }
        }
        Ok(())
    }

    /// Whether every test of a field of one's own asks for something, and none for more than is looked for.
    pub(super) fn check_own_tests(&self) -> Result<(), Flaw> {
        let tests = self.own_tests();
        let is_too_long = |input: &OwnInput| match &input.look {
            OwnLook::Is(words) | OwnLook::Has(words) => words.len() > OwnInput::MAX_WORDS,
            OwnLook::Filled | OwnLook::Number | OwnLook::Day => false,
        };
        if tests.len() > Self::MAX_OWN_TESTS || tests.iter().any(|test| !test.asks.is_meant()) || self.own_inputs().iter().any(is_too_long)
        {
            Err(Flaw::OwnTestUnclear)
        } else {
            Ok(())
        }
    }
}
