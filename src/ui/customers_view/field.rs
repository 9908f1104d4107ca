//! One of the usual fields and its filter, as the address writes it: names and values, there and back.
//!
//! Not here: texts and figures that are asked for more seldom ([`subject`](super::subject)).

use crate::domain::{CustomerKind, Day, GradeAt, SchemeId, Stage};
use crate::scoring::{abc::AbcClass, rfm::Segment};
use crate::workspace::questions::{Bound, Filter, OwnAsk, Says};
use std::fmt::Display;
use std::str::FromStr;

/// What a filter is about. A list has at most one filter a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    SchemeGrade,
    Segment,
    Stage,
    Abc,
    Cell,
    Graded,
    Kind,
    Region,
    Industry,
    Source,
    Owner,
    Tag,
    Amount,
    NPurchases,
    LastPurchase,
    FirstPurchase,
    Leaving,
    MayContact,
    Untouched,
}

impl Field {
    /// Every field, in the order of the chips.
    pub const ALL: [Self; 19] = [
        Self::SchemeGrade,
        Self::Segment,
        Self::Stage,
        Self::Abc,
        Self::Cell,
        Self::Graded,
        Self::Kind,
        Self::Region,
        Self::Industry,
        Self::Source,
        Self::Owner,
        Self::Tag,
        Self::Amount,
        Self::NPurchases,
        Self::LastPurchase,
        Self::FirstPurchase,
        Self::Leaving,
        Self::MayContact,
        Self::Untouched,
    ];

    /// Its name in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SchemeGrade => "scheme_grade",
            Self::Segment => "segment",
            Self::Stage => "stage",
            Self::Abc => "abc",
            Self::Cell => "cell",
            Self::Graded => "graded",
            Self::Kind => "kind",
            Self::Region => "region",
            Self::Industry => "industry",
            Self::Source => "source",
            Self::Owner => "owner",
            Self::Tag => "tag",
            Self::Amount => "amount_minor",
            Self::NPurchases => "purchases",
            Self::LastPurchase => "last",
            Self::FirstPurchase => "first",
            Self::Leaving => "leaving",
            Self::MayContact => "may_contact",
            Self::Untouched => "untouched",
        }
    }

    /// What a filter is about, where that is a usual field.
    pub const fn of(filter: &Filter) -> Option<Self> {
        Some(match filter {
            Filter::SchemeGrade { .. } => Self::SchemeGrade,
            Filter::Segment(_) => Self::Segment,
            Filter::Stage(_) => Self::Stage,
            Filter::Abc(_) => Self::Abc,
            Filter::Cell { .. } => Self::Cell,
            Filter::NotGraded => Self::Graded,
            Filter::Kind(_) => Self::Kind,
            Filter::Region(_) => Self::Region,
            Filter::Industry(_) => Self::Industry,
            Filter::Source(_) => Self::Source,
            Filter::Owner(_) => Self::Owner,
            Filter::Tag(_) => Self::Tag,
            Filter::AmountMinor(_) => Self::Amount,
            Filter::NPurchases(_) => Self::NPurchases,
            Filter::LastPurchaseOn(_) => Self::LastPurchase,
            Filter::FirstPurchaseOn(_) => Self::FirstPurchase,
            Filter::Leaving { .. } => Self::Leaving,
            Filter::MayContact(_) => Self::MayContact,
            Filter::Untouched => Self::Untouched,
            Filter::Text { .. } | Filter::Number { .. } | Filter::SinceOn(_) | Filter::In { .. } | Filter::Own(_) => return None,
        })
    }

    /// The filter that these values of the address make.
    pub(super) fn filter(self, values: &[&str]) -> Option<Filter> {
        let first = values.first()?;
        let texts = || values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        match self {
            Self::SchemeGrade => scheme_grade(first),
            Self::Segment => known(values, &Segment::ALL, segment_key).map(Filter::Segment),
            Self::Stage => known(values, &Stage::ALL, stage_key).map(Filter::Stage),
            Self::Abc => known(values, &AbcClass::ALL, AbcClass::letter).map(Filter::Abc),
            Self::Kind => known(values, &KINDS, kind_key).map(Filter::Kind),
            Self::Cell => cell(first),
            Self::Graded => (*first == NOT_GRADED).then_some(Filter::NotGraded),
            Self::Region => Some(Filter::Region(texts())),
            Self::Industry => Some(Filter::Industry(texts())),
            Self::Source => Some(Filter::Source(texts())),
            Self::Owner => Some(Filter::Owner(texts())),
            Self::Tag => Some(Filter::Tag(texts())),
            Self::Amount => range(first).map(Filter::AmountMinor),
            Self::NPurchases => range(first).map(Filter::NPurchases),
            Self::LastPurchase => range(first).map(Filter::LastPurchaseOn),
            Self::FirstPurchase => range(first).map(Filter::FirstPurchaseOn),
            // Both are everybody.
            Self::MayContact if values.contains(&YES) && values.contains(&NO) => None,
            Self::MayContact => {
                [(YES, true), (NO, false)].into_iter().find(|(key, _)| first == key).map(|(_, may)| Filter::MayContact(may))
            }
            Self::Untouched => (*first == YES).then_some(Filter::Untouched),
            Self::Leaving => Some(Filter::Leaving { grades: texts().into_iter().filter(|grade| !grade.is_empty()).collect() }),
        }
    }
}

/// Kinds of customers, in the order in which they are offered.
pub const KINDS: [CustomerKind; 3] = [CustomerKind::Company, CustomerKind::Person, CustomerKind::Unknown];
const NOT_GRADED: &str = "no";
pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";

/// A segment in the address.
pub const fn segment_key(segment: Segment) -> &'static str {
    match segment {
        Segment::Champions => "champions",
        Segment::Loyal => "loyal",
        Segment::PotentialLoyalist => "potential_loyalist",
        Segment::New => "new",
        Segment::Promising => "promising",
        Segment::NeedAttention => "need_attention",
        Segment::AboutToSleep => "about_to_sleep",
        Segment::CantLoseThem => "cant_lose_them",
        Segment::AtRisk => "at_risk",
        Segment::Hibernating => "hibernating",
        Segment::Lost => "lost",
    }
}

/// A stage of life in the address.
pub const fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Acquisition => "acquisition",
        Stage::Conversion => "conversion",
        Stage::Retention => "retention",
        Stage::Loyalty => "loyalty",
        Stage::AtRisk => "at_risk",
        Stage::Sleeping => "sleeping",
        Stage::Lost => "lost",
        Stage::WonBack => "won_back",
    }
}

/// A kind of customer in the address.
pub const fn kind_key(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Company => "company",
        CustomerKind::Person => "person",
        CustomerKind::Unknown => "unknown",
    }
}

/// A grade of a scheme in the address; none is "not graded".
pub fn scheme_grade_key(scheme: SchemeId, grade: Option<GradeAt>) -> String {
    grade.map_or_else(|| format!("{scheme}.{NOT_GRADED}"), |grade| format!("{scheme}.{grade}"))
}

fn scheme_grade(text: &str) -> Option<Filter> {
    let (scheme, grade) = text.split_once('.')?;
    let grade = if grade == NOT_GRADED { None } else { Some(grade.parse().ok()?) };
    Some(Filter::SchemeGrade { scheme: scheme.parse().ok()?, grade })
}

fn known<T: Copy>(values: &[&str], all: &[T], key: impl Fn(T) -> &'static str) -> Option<Vec<T>> {
    let found: Vec<T> = all.iter().copied().filter(|one| values.contains(&key(*one))).collect();
    (!found.is_empty()).then_some(found)
}

fn cell(text: &str) -> Option<Filter> {
    let score = |digit: u8| (b'1'..=b'5').contains(&digit).then(|| digit - b'0');
    match text.as_bytes() {
        [recency, frequency] => Some(Filter::Cell { recency: score(*recency)?, frequency: score(*frequency)? }),
        _ => None,
    }
}

pub(super) fn range<T: FromStr>(text: &str) -> Option<Bound<T>> {
    let (least, most) = text.split_once("..")?;
    let bound = Bound { least: least.parse().ok(), most: most.parse().ok() };
    (bound.least.is_some() || bound.most.is_some()).then_some(bound)
}

pub(super) fn written_range<T: Display>(bound: &Bound<T>) -> Vec<String> {
    let end = |end: &Option<T>| end.as_ref().map(T::to_string).unwrap_or_default();
    vec![format!("{}..{}", end(&bound.least), end(&bound.most))]
}

fn written_says(says: &Says) -> Vec<String> {
    match says {
        Says::Is(list) | Says::Has(list) | Says::IsNot(list) => list.clone(),
        Says::Nothing => vec![YES.to_owned()],
        Says::Something => vec![NO.to_owned()],
    }
}

/// The values of a filter, as the address writes them.
pub(super) fn written(filter: &Filter) -> Vec<String> {
    let keys = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect();
    match filter {
        Filter::SchemeGrade { scheme, grade } => vec![scheme_grade_key(*scheme, *grade)],
        Filter::Segment(list) => keys(list.iter().map(|segment| segment_key(*segment)).collect()),
        Filter::Stage(list) => keys(list.iter().map(|stage| stage_key(*stage)).collect()),
        Filter::Abc(list) => keys(list.iter().map(|class| class.letter()).collect()),
        Filter::Kind(list) => keys(list.iter().map(|kind| kind_key(*kind)).collect()),
        Filter::Cell { recency, frequency } => vec![format!("{recency}{frequency}")],
        Filter::NotGraded => vec![NOT_GRADED.to_owned()],
        Filter::MayContact(may) => vec![if *may { YES } else { NO }.to_owned()],
        Filter::Untouched => vec![YES.to_owned()],
        // Of whatever grade.
        Filter::Leaving { grades } if grades.is_empty() => vec![String::new()],
        Filter::Leaving { grades } => grades.clone(),
        Filter::Region(list) | Filter::Industry(list) | Filter::Source(list) | Filter::Owner(list) | Filter::Tag(list) => list.clone(),
        Filter::AmountMinor(bound) => written_range(bound),
        Filter::NPurchases(bound) => written_range(bound),
        Filter::LastPurchaseOn(bound) | Filter::FirstPurchaseOn(bound) | Filter::SinceOn(bound) => written_range::<Day>(bound),
        Filter::Text { says, .. } => written_says(says),
        Filter::Number { within, .. } => written_range(within),
        Filter::Own(test) => match &test.asks {
            OwnAsk::Text(says) => written_says(says),
            OwnAsk::Number(within) => written_range(within),
            OwnAsk::Day(within) => written_range(within),
        },
        Filter::In { view, .. } => vec![view.to_string()],
    }
}
