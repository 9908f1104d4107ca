//! Everything that a condition can be about: the usual fields, and texts, figures, days and kept views beside them.
//!
//! | In the address | Means |
//! | --- | --- |
//! | `name=Acme` | the name is Acme |
//! | `note_has=milk&note_has=tea` | the note speaks of milk or of tea |
//! | `phone_empty=yes` | there is no phone |
//! | `code_not=A1&code_not=A2` | the code is something else than A1 or A2 |
//! | `days_since=..90` | the last purchase was at most 90 days ago |
//! | `since=2026-01-01..` | a customer since then |
//! | `in=0f3a…` | whoever that kept view shows |
//! | `field_0f3a…=High` | a field of one's own says that; `_has`, `_empty`, `_not` as above |
//! | `field_0f3a…_within=10000..` | its number in ten-thousandths, or money in minor units |
//! | `field_0f3a…_on=2026-01-01..` | its day |

use super::field::{Field, NO, YES, range};
use super::own::{field_and_rest, field_key};
use crate::domain::{FieldId, Indicator};
use crate::workspace::questions::{Filter, NumberOf, OwnAsk, OwnTest, Says, TextOf};
use std::borrow::Cow;

/// What a condition is about, and in which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Usual(Field),
    Text(TextOf, TextTest),
    Number(NumberOf),
    Since,
    /// Among those whom a kept view shows.
    In,
    /// What a field of one's own says in words.
    OwnText(FieldId, TextTest),
    /// Its number or money.
    OwnNumber(FieldId),
    /// Its day.
    OwnDay(FieldId),
}

/// How a text is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextTest {
    Is,
    Has,
    Empty,
    /// Something else.
    IsNot,
}

impl TextTest {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Is, Self::IsNot, Self::Has, Self::Empty];

    const fn of(says: &Says) -> Self {
        match says {
            Says::Is(_) => Self::Is,
            Says::Has(_) => Self::Has,
            Says::IsNot(_) => Self::IsNot,
            Says::Nothing | Says::Something => Self::Empty,
        }
    }

    fn says(self, values: &[&str]) -> Option<Says> {
        let texts = || values.iter().map(|value| (*value).to_owned()).collect();
        match (self, *values.first()?) {
            (Self::Is, _) => Some(Says::Is(texts())),
            (Self::Has, _) => Some(Says::Has(texts())),
            (Self::IsNot, _) => Some(Says::IsNot(texts())),
            (Self::Empty, YES) => Some(Says::Nothing),
            (Self::Empty, NO) => Some(Says::Something),
            (Self::Empty, _) => None,
        }
    }
}

/// Figures that can be asked for, beside the usual fields, in the order in which they are offered.
pub const NUMBERS: [NumberOf; 20] = [
    NumberOf::Figure(Indicator::AverageOrder),
    NumberOf::Figure(Indicator::DaysSinceLastPurchase),
    NumberOf::Figure(Indicator::Interval),
    NumberOf::Figure(Indicator::Tenure),
    NumberOf::RecencyScore,
    NumberOf::FrequencyScore,
    NumberOf::MonetaryScore,
    NumberOf::Figure(Indicator::Growth),
    NumberOf::Figure(Indicator::RevenueShare),
    NumberOf::Figure(Indicator::CategoryBreadth),
    NumberOf::Returned,
    NumberOf::Figure(Indicator::ReturnRate),
    NumberOf::Figure(Indicator::Profit),
    NumberOf::Figure(Indicator::Margin),
    NumberOf::Figure(Indicator::NInteractions),
    NumberOf::Figure(Indicator::CostToServe),
    NumberOf::Figure(Indicator::Contribution),
    NumberOf::Figure(Indicator::ExpectedPurchases),
    NumberOf::Figure(Indicator::PredictedValue),
    NumberOf::AtStake,
];

const fn number_key(of: NumberOf) -> &'static str {
    match of {
        NumberOf::Returned => "returned_minor",
        NumberOf::AtStake => "at_stake_minor",
        NumberOf::RecencyScore => "r",
        NumberOf::FrequencyScore => "f",
        NumberOf::MonetaryScore => "m",
        NumberOf::Figure(indicator) => match indicator {
            Indicator::AverageOrder => "average_minor",
            Indicator::DaysSinceLastPurchase => "days_since",
            Indicator::Interval => "interval_days",
            Indicator::Tenure => "tenure_days",
            Indicator::Growth => "growth_ppm",
            Indicator::RevenueShare => "revenue_share_ppm",
            Indicator::CategoryBreadth => "categories",
            Indicator::ReturnRate => "return_rate_ppm",
            Indicator::Profit => "profit_minor",
            Indicator::Margin => "margin_ppm",
            Indicator::NInteractions => "interactions",
            Indicator::CostToServe => "cost_to_serve_minor",
            Indicator::Contribution => "contribution_minor",
            Indicator::ExpectedPurchases => "expected_milli",
            Indicator::PredictedValue => "predicted_minor",
            // The usual fields ask for the first two; of the others there are no records yet.
            Indicator::Amount
            | Indicator::NPurchases
            | Indicator::NReferrals
            | Indicator::PaymentBehaviour
            | Indicator::Credit
            | Indicator::Satisfaction
            | Indicator::Nps
            | Indicator::NComplaints
            | Indicator::PointsActivity => "",
        },
    }
}

const fn text_key(of: TextOf) -> &'static str {
    match of {
        TextOf::Name => "name",
        TextOf::Code => "code",
        TextOf::Phone => "phone",
        TextOf::Email => "email",
        TextOf::Region => "region",
        TextOf::Address => "address",
        TextOf::Industry => "industry",
        TextOf::Source => "source",
        TextOf::Owner => "owner",
        TextOf::Tag => "tag",
        TextOf::Note => "note",
        TextOf::Contact => "contact",
    }
}

impl Subject {
    /// Every subject that all workspaces have, each once: where a usual field asks whether a text is one of several, that is the one.
    pub fn each() -> impl Iterator<Item = Self> {
        let texts = TextOf::ALL.into_iter().flat_map(|of| TextTest::ALL.into_iter().map(move |test| Self::text(of, test)));
        let texts = texts.filter(|subject| matches!(subject, Self::Text(..)));
        let usual = Field::ALL.into_iter().map(Self::Usual);
        usual.chain(texts).chain(NUMBERS.into_iter().map(Self::Number)).chain([Self::Since, Self::In])
    }

    /// A text asked for in one way.
    pub const fn text(of: TextOf, test: TextTest) -> Self {
        match (of, test) {
            (TextOf::Region, TextTest::Is) => Self::Usual(Field::Region),
            (TextOf::Industry, TextTest::Is) => Self::Usual(Field::Industry),
            (TextOf::Source, TextTest::Is) => Self::Usual(Field::Source),
            (TextOf::Owner, TextTest::Is) => Self::Usual(Field::Owner),
            (TextOf::Tag, TextTest::Is) => Self::Usual(Field::Tag),
            _ => Self::Text(of, test),
        }
    }

    /// Its name in the address.
    pub fn key(self) -> Cow<'static, str> {
        match self {
            Self::Usual(field) => field.key().into(),
            Self::Text(of, TextTest::Is) => text_key(of).into(),
            Self::Text(of, TextTest::Has) => format!("{}_has", text_key(of)).into(),
            Self::Text(of, TextTest::Empty) => format!("{}_empty", text_key(of)).into(),
            Self::Text(of, TextTest::IsNot) => format!("{}_not", text_key(of)).into(),
            Self::Number(of) => number_key(of).into(),
            Self::Since => "since".into(),
            Self::In => "in".into(),
            Self::OwnText(field, TextTest::Is) => field_key(field).into(),
            Self::OwnText(field, TextTest::Has) => format!("{}_has", field_key(field)).into(),
            Self::OwnText(field, TextTest::Empty) => format!("{}_empty", field_key(field)).into(),
            Self::OwnText(field, TextTest::IsNot) => format!("{}_not", field_key(field)).into(),
            Self::OwnNumber(field) => format!("{}_within", field_key(field)).into(),
            Self::OwnDay(field) => format!("{}_on", field_key(field)).into(),
        }
    }

    /// The subject of this name.
    pub fn parse(key: &str) -> Option<Self> {
        let Some((field, way)) = field_and_rest(key) else { return Self::each().find(|subject| subject.key() == key) };
        Some(match way {
            "" => Self::OwnText(field, TextTest::Is),
            "has" => Self::OwnText(field, TextTest::Has),
            "empty" => Self::OwnText(field, TextTest::Empty),
            "not" => Self::OwnText(field, TextTest::IsNot),
            "within" => Self::OwnNumber(field),
            "on" => Self::OwnDay(field),
            _ => return None,
        })
    }

    /// The field of one's own that it is about.
    pub const fn own_field(self) -> Option<FieldId> {
        match self {
            Self::OwnText(field, _) | Self::OwnNumber(field) | Self::OwnDay(field) => Some(field),
            _ => None,
        }
    }

    /// What a filter is about.
    pub fn of(filter: &Filter) -> Self {
        match filter {
            Filter::Text { of, says } => Self::text(*of, TextTest::of(says)),
            Filter::Own(OwnTest { field, asks }) => match asks {
                OwnAsk::Text(says) => Self::OwnText(*field, TextTest::of(says)),
                OwnAsk::Number(_) => Self::OwnNumber(*field),
                OwnAsk::Day(_) => Self::OwnDay(*field),
            },
            Filter::Number { of, .. } => Self::Number(*of),
            Filter::SinceOn(_) => Self::Since,
            other => Field::of(other).map_or(Self::In, Self::Usual),
        }
    }

    /// The filter that these values of the address make.
    pub fn filter(self, values: &[&str]) -> Option<Filter> {
        let first = values.first()?;
        match self {
            Self::Usual(field) => field.filter(values),
            Self::Text(of, test) => test.says(values).map(|says| Filter::Text { of, says }),
            Self::OwnText(field, test) => test.says(values).map(|says| own(field, OwnAsk::Text(says))),
            Self::OwnNumber(field) => range(first).map(|within| own(field, OwnAsk::Number(within))),
            Self::OwnDay(field) => range(first).map(|within| own(field, OwnAsk::Day(within))),
            Self::Number(of) => range(first).map(|within| Filter::Number { of, within }),
            Self::Since => range(first).map(Filter::SinceOn),
            Self::In => Some(Filter::In { view: first.parse().ok()?, shows: None }),
        }
    }
}

const fn own(field: FieldId, asks: OwnAsk) -> Filter {
    Filter::Own(OwnTest { field, asks })
}
