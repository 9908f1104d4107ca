//! Between the address and the question: which customers a list shows, as text in the one and as types in the other.
//!
//! A filter of several values stands as several pairs (`region=East&region=North`); a range as `amount_minor=10000..50000`, open where
//! nothing stands. Conditions that are joined otherwise stand in groups (`any1.tag=VIP&any1.owner=Li`, see [`rule`]). What cannot be read
//! is left out, so that an old or mistyped address still shows a list. Links to a list are made with [`showing`].
//!
//! Not here: words for fields and values (`words`), and percent-encoding ([`route`](super::route)).

pub mod bulk;
mod field;
mod kept;
mod own;
pub mod rule;
pub mod sheet;
pub mod subject;
pub mod topics;

pub use field::{Field, KINDS, kind_key, scheme_grade_key, segment_key, stage_key};
pub use kept::{address, is_at, moved, question, segment};
pub use own::{field_in, field_key, live, shown_columns};

use super::route::CustomersView;
use crate::workspace::questions::{Column, Filter, Sort};
use field::written;
use std::borrow::Cow;
use subject::Subject;

/// Every column that all workspaces have, in the order in which they are offered.
pub const COLUMNS: [Column; 24] = [
    Column::Name,
    Column::SchemeGrade,
    Column::Segment,
    Column::Stage,
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
    Column::ExpectedPurchases,
    Column::PredictedValue,
    Column::AtStake,
];

/// The columns of a list that names none. Without a primary scheme its grade is left out.
pub const USUAL_COLUMNS: [Column; 8] = [
    Column::Name,
    Column::SchemeGrade,
    Column::Segment,
    Column::Amount,
    Column::NPurchases,
    Column::LastPurchase,
    Column::Region,
    Column::Rfm,
];

/// A column in the address.
pub fn column_key(column: Column) -> Cow<'static, str> {
    let key = match column {
        Column::Own(field) => return field_key(field).into(),
        Column::Name => "name",
        Column::SchemeGrade => "grade",
        Column::Code => "code",
        Column::Kind => "kind",
        Column::Segment => "segment",
        Column::Stage => "stage",
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
        Column::ExpectedPurchases => "expected",
        Column::PredictedValue => "predicted",
        Column::AtStake => "at_stake",
    };
    key.into()
}

fn column(key: &str) -> Option<Column> {
    COLUMNS.into_iter().find(|column| column_key(*column) == key).or_else(|| field_in(key).map(Column::Own))
}

/// The values that the address has for a field.
pub fn values(view: &CustomersView, field: Field) -> Vec<&str> {
    view.filters.iter().filter(|(name, _)| name == field.key()).map(|(_, value)| value.as_str()).collect()
}

/// The filter in force for a field.
pub fn filter(view: &CustomersView, field: Field) -> Option<Filter> {
    field.filter(&values(view, field))
}

/// The filters in force that stand in no group, in the order of the address.
pub fn filters(view: &CustomersView) -> Vec<Filter> {
    rule::Rule::of(view).items.iter().filter_map(|item| item.single()?.filter()).collect()
}

/// Whether the address says something that the usual fields, each for itself, do not: groups, another junction, other conditions.
pub fn has_more(view: &CustomersView) -> bool {
    view.filters.iter().any(|(name, _)| name == rule::MATCH || !Field::ALL.iter().any(|field| field.key() == name))
}

/// The order in force; by amount, largest first, unless said otherwise.
pub fn sort(view: &CustomersView) -> Sort {
    let said = view.sort.as_ref().and_then(|(key, falls)| Some(Sort { column: column(key)?, descending: *falls }));
    said.unwrap_or_default()
}

/// The columns that are asked for: the name first, then those named, or the usual ones.
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

/// The same customers in the usual order and columns.
#[must_use]
pub fn filtered(view: &CustomersView) -> CustomersView {
    CustomersView { search: view.search.clone(), filters: view.filters.clone(), ..CustomersView::default() }
}

/// The list of those who meet these filters: for links from other pages.
pub fn showing(filters: impl IntoIterator<Item = Filter>) -> CustomersView {
    filters.into_iter().fold(CustomersView::default(), |view, filter| with(&view, &filter))
}

/// The view with this filter in place of any other of its field.
#[must_use]
pub fn with(view: &CustomersView, filter: &Filter) -> CustomersView {
    let key = Subject::of(filter).key();
    let mut view = view.clone();
    view.filters.retain(|(name, _)| *name != key);
    view.filters.extend(written(filter).into_iter().map(|value| (key.to_string(), value)));
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

/// The view with this column shown or not. Columns stand in the order of [`COLUMNS`], fields of one's own after them; the usual ones need
/// not be named.
#[must_use]
pub fn with_column(view: &CustomersView, column: Column, is_shown: bool) -> CustomersView {
    let shown = columns(view);
    let is_usual = |columns: &[Column]| columns.len() == USUAL_COLUMNS.len() && USUAL_COLUMNS.iter().all(|usual| columns.contains(usual));
    let stays = |one: &Column| if *one == column { is_shown } else { shown.contains(one) };
    let added = (is_shown && !shown.contains(&column)).then_some(column);
    let own = shown.iter().copied().chain(added).filter(|one| one.own().is_some());
    let kept: Vec<Column> = COLUMNS.into_iter().chain(own).filter(|one| *one == Column::Name || stays(one)).collect();
    let named = if is_usual(&kept) { Vec::new() } else { kept };
    CustomersView { columns: named.into_iter().map(|column| column_key(column).into_owned()).collect(), ..view.clone() }
}

#[cfg(test)]
mod tests;
