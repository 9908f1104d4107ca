//! Between the address and the question: which customers a list shows, as text in the one and as types in the other.
//!
//! A filter of several values stands as several pairs (`region=East&region=North`); a range as `amount_minor=10000..50000`, open where
//! nothing stands. What cannot be read is left out, so that an old or mistyped address still shows a list. Links to a list are made
//! with [`showing`].
//!
//! Not here: words for fields and values (`words`), and percent-encoding ([`route`](super::route)).

use super::route::CustomersView;
use crate::domain::{CustomerKind, Day};
use crate::scoring::{abc::AbcClass, rfm::Segment};
use crate::workspace::questions::{self, Bound, Column, Filter, Sort};
use std::fmt::Display;
use std::str::FromStr;

/// Every column, in the order in which they are offered.
pub const COLUMNS: [Column; 19] = [
    Column::Name,
    Column::Segment,
    Column::Abc,
    Column::Rfm,
    Column::Amount,
    Column::NPurchases,
    Column::Average,
    Column::LastPurchase,
    Column::FirstPurchase,
    Column::Returned,
    Column::Region,
    Column::Industry,
    Column::Source,
    Column::Owner,
    Column::Tags,
    Column::Kind,
    Column::Code,
    Column::Phone,
    Column::Email,
];

/// The columns of a list that names none.
pub const USUAL_COLUMNS: [Column; 7] =
    [Column::Name, Column::Segment, Column::Amount, Column::NPurchases, Column::LastPurchase, Column::Region, Column::Rfm];

/// What a filter is about. A list has at most one filter a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Segment,
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
}

impl Field {
    /// Every field, in the order of the chips.
    pub const ALL: [Self; 14] = [
        Self::Segment,
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
    ];

    /// Its name in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Segment => "segment",
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
        }
    }

    /// What a filter is about.
    pub const fn of(filter: &Filter) -> Self {
        match filter {
            Filter::Segment(_) => Self::Segment,
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
        }
    }

    /// The filter that these values of the address make.
    fn filter(self, values: &[&str]) -> Option<Filter> {
        let first = values.first()?;
        let texts = || values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        match self {
            Self::Segment => known(values, &Segment::ALL, segment_key).map(Filter::Segment),
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
        }
    }
}

/// Kinds of customers, in the order in which they are offered.
pub const KINDS: [CustomerKind; 3] = [CustomerKind::Company, CustomerKind::Person, CustomerKind::Unknown];
const NOT_GRADED: &str = "no";

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

/// A kind of customer in the address.
pub const fn kind_key(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Company => "company",
        CustomerKind::Person => "person",
        CustomerKind::Unknown => "unknown",
    }
}

/// A column in the address.
pub const fn column_key(column: Column) -> &'static str {
    match column {
        Column::Name => "name",
        Column::Code => "code",
        Column::Kind => "kind",
        Column::Segment => "segment",
        Column::Abc => "abc",
        Column::Rfm => "rfm",
        Column::Amount => "amount",
        Column::NPurchases => "purchases",
        Column::LastPurchase => "last",
        Column::FirstPurchase => "first",
        Column::Average => "average",
        Column::Returned => "returned",
        Column::Phone => "phone",
        Column::Email => "email",
        Column::Region => "region",
        Column::Industry => "industry",
        Column::Source => "source",
        Column::Owner => "owner",
        Column::Tags => "tags",
    }
}

fn column(key: &str) -> Option<Column> {
    COLUMNS.into_iter().find(|column| column_key(*column) == key)
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

fn range<T: FromStr>(text: &str) -> Option<Bound<T>> {
    let (least, most) = text.split_once("..")?;
    let bound = Bound { least: least.parse().ok(), most: most.parse().ok() };
    (bound.least.is_some() || bound.most.is_some()).then_some(bound)
}

fn written_range<T: Display>(bound: &Bound<T>) -> Vec<String> {
    let end = |end: &Option<T>| end.as_ref().map(T::to_string).unwrap_or_default();
    vec![format!("{}..{}", end(&bound.least), end(&bound.most))]
}

/// The values of a filter, as the address writes them.
fn written(filter: &Filter) -> Vec<String> {
    let keys = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect();
    match filter {
        Filter::Segment(list) => keys(list.iter().map(|segment| segment_key(*segment)).collect()),
        Filter::Abc(list) => keys(list.iter().map(|class| class.letter()).collect()),
        Filter::Kind(list) => keys(list.iter().map(|kind| kind_key(*kind)).collect()),
        Filter::Cell { recency, frequency } => vec![format!("{recency}{frequency}")],
        Filter::NotGraded => vec![NOT_GRADED.to_owned()],
        Filter::Region(list) | Filter::Industry(list) | Filter::Source(list) | Filter::Owner(list) | Filter::Tag(list) => list.clone(),
        Filter::AmountMinor(bound) => written_range(bound),
        Filter::NPurchases(bound) => written_range(bound),
        Filter::LastPurchaseOn(bound) | Filter::FirstPurchaseOn(bound) => written_range::<Day>(bound),
    }
}

/// The values that the address has for a field.
pub fn values(view: &CustomersView, field: Field) -> Vec<&str> {
    view.filters.iter().filter(|(name, _)| name == field.key()).map(|(_, value)| value.as_str()).collect()
}

/// The filter in force for a field.
pub fn filter(view: &CustomersView, field: Field) -> Option<Filter> {
    field.filter(&values(view, field))
}

/// The filters in force, in the order of [`Field::ALL`].
pub fn filters(view: &CustomersView) -> Vec<Filter> {
    Field::ALL.into_iter().filter_map(|field| filter(view, field)).collect()
}

/// The order in force; by amount, largest first, unless said otherwise.
pub fn sort(view: &CustomersView) -> Sort {
    let said = view.sort.as_ref().and_then(|(key, falls)| Some(Sort { column: column(key)?, descending: *falls }));
    said.unwrap_or(Sort { column: Column::Amount, descending: true })
}

/// The columns shown: the name first, then those named, or the usual ones.
pub fn columns(view: &CustomersView) -> Vec<Column> {
    let mut named: Vec<Column> = view.columns.iter().filter_map(|key| column(key)).filter(|column| *column != Column::Name).collect();
    let mut seen = std::collections::HashSet::new();
    named.retain(|column| seen.insert(*column));
    if view.columns.is_empty() {
        USUAL_COLUMNS.to_vec()
    } else {
        named.insert(0, Column::Name);
        named
    }
}

/// The question that the address asks.
pub fn question(view: &CustomersView) -> questions::CustomersView {
    questions::CustomersView { search: view.search.trim().to_owned(), filters: filters(view), sort: Some(sort(view)) }
}

/// The list of those who meet these filters: for links from other pages.
pub fn showing(filters: impl IntoIterator<Item = Filter>) -> CustomersView {
    filters.into_iter().fold(CustomersView::default(), |view, filter| with(&view, &filter))
}

/// The view with this filter in place of any other of its field.
#[must_use]
pub fn with(view: &CustomersView, filter: &Filter) -> CustomersView {
    let mut view = without(view, Field::of(filter));
    view.filters.extend(written(filter).into_iter().map(|value| (Field::of(filter).key().to_owned(), value)));
    view
}

/// The view with this value of a field taken in, or left out if it is in already.
#[must_use]
pub fn toggled(view: &CustomersView, field: Field, value: &str) -> CustomersView {
    let mut view = view.clone();
    let pair = (field.key().to_owned(), value.to_owned());
    match view.filters.iter().position(|own| *own == pair) {
        Some(at) => drop(view.filters.remove(at)),
        None => view.filters.push(pair),
    }
    view
}

/// The view without a filter of this field.
#[must_use]
pub fn without(view: &CustomersView, field: Field) -> CustomersView {
    let mut view = view.clone();
    view.filters.retain(|(name, _)| name != field.key());
    view
}

/// The view with this column shown or not. Columns stand in the order of [`COLUMNS`]; the usual ones need not be named.
#[must_use]
pub fn with_column(view: &CustomersView, column: Column, is_shown: bool) -> CustomersView {
    let shown = columns(view);
    let is_usual = |columns: &[Column]| columns.len() == USUAL_COLUMNS.len() && USUAL_COLUMNS.iter().all(|usual| columns.contains(usual));
    let stays = |one: &Column| if *one == column { is_shown } else { shown.contains(one) };
    let kept: Vec<Column> = COLUMNS.into_iter().filter(|one| *one == Column::Name || stays(one)).collect();
    let named = if is_usual(&kept) { Vec::new() } else { kept };
    CustomersView { columns: named.into_iter().map(|column| column_key(column).to_owned()).collect(), ..view.clone() }
}

#[cfg(test)]
mod tests;
