//! In what the ends of a range of numbers are typed: a unit, or a field of one's own.

use crate::domain::{Currency, FieldKind, indicators::Unit};
use crate::ui::{
    typed::{NotRead, measure_value, own_number, written_measure, written_own_number},
    words::{Language, indicators},
};

/// What numbers count in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Unit(Unit),
    /// Whatever the team counts.
    Own,
}

impl Measure {
    /// What a field of one's own counts in.
    pub fn own(kind: Option<FieldKind>) -> Self {
        if kind == Some(FieldKind::Money) { Self::Unit(Unit::Money) } else { Self::Own }
    }

    /// A number as it is typed.
    pub fn read(self, text: &str, currency: Currency) -> Result<i64, NotRead> {
        match self {
            Self::Unit(unit) => measure_value(text, unit, currency),
            Self::Own => own_number(text),
        }
    }

    /// A number as it stands in a field.
    pub fn written(self, value: i64, currency: Currency) -> String {
        match self {
            Self::Unit(unit) => written_measure(value, unit, currency),
            Self::Own => written_own_number(value),
        }
    }

    /// What is counted, in words.
    pub fn unit_name(self, language: Language, currency: Currency) -> Option<&'static str> {
        match self {
            Self::Unit(Unit::Money) => Some(currency.code()),
            Self::Unit(unit) => Some(indicators::unit(language, unit)),
            Self::Own => None,
        }
    }
}
