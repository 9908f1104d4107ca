//! Fields of one's own in the address and among the columns. They go by their identifiers, so that a field can be renamed at any time.
//!
//! A column of a field that is retired or gone stays in the address and is passed over: it is back as soon as the field is.
//!
//! Not here: conditions on fields ([`subject`](super::subject)).

use crate::domain::{CustomField, FieldId};
use crate::workspace::questions::Column;

/// What the name of a field begins with in the address.
const PREFIX: &str = "field_";

/// A field in the address.
pub fn field_key(field: FieldId) -> String {
    format!("{PREFIX}{field}")
}

/// The field that a name of the address begins with, and the rest of the name.
pub fn field_and_rest(key: &str) -> Option<(FieldId, &str)> {
    let named = key.strip_prefix(PREFIX)?;
    let (id, rest) = named.split_once('_').unwrap_or((named, ""));
    Some((id.parse().ok()?, rest))
}

/// The field of this name.
pub fn field_in(key: &str) -> Option<FieldId> {
    field_and_rest(key).filter(|(_, rest)| rest.is_empty()).map(|(field, _)| field)
}

/// Those that are asked for, in their order.
pub fn live(fields: &[CustomField]) -> impl Iterator<Item = &CustomField> {
    fields.iter().filter(|field| !field.is_retired)
}

/// Columns without those of fields that are not asked for; fields of one's own at the end, in their order.
pub fn shown_columns(columns: &[Column], fields: &[CustomField]) -> Vec<Column> {
    let usual = columns.iter().copied().filter(|column| column.own().is_none());
    let own = live(fields).map(|field| Column::Own(field.id)).filter(|column| columns.contains(column));
    usual.chain(own).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{columns, sort, with_column};
    use super::*;
    use crate::domain::FieldKind;
    use crate::ui::route::{CustomersView, Route};
    use crate::workspace::questions::Sort;

    fn field(id: u128, is_retired: bool) -> CustomField {
        let id = FieldId::from_u128(id);
        CustomField { id, name: "Level".into(), kind: FieldKind::Text, choices: Vec::new(), position: 0, is_retired }
    }

    fn read(address: &str) -> CustomersView {
        match Route::parse(address) {
            Route::Customers(view) => view,
            other => panic!("not the list of customers: {other}"),
        }
    }

    #[test]
    fn a_column_of_ones_own_is_read_back_through_the_address() {
        let (one, other) = (Column::Own(FieldId::from_u128(7)), Column::Own(FieldId::from_u128(8)));
        let view = with_column(&with_column(&CustomersView::default(), other, true), one, true);
        let view = read(&Route::Customers(CustomersView { sort: Some((field_key(FieldId::from_u128(7)), true)), ..view }).to_string());
        assert!(columns(&view).contains(&one) && columns(&view).contains(&other));
        assert_eq!(sort(&view), Sort { column: one, descending: true });
        let without = with_column(&view, one, false);
        assert!(!columns(&without).contains(&one) && columns(&without).contains(&other));
    }

    #[test]
    fn retired_and_deleted_fields_are_passed_over_and_come_back_with_their_field() {
        let columns = [Column::Name, Column::Own(FieldId::from_u128(2)), Column::Amount, Column::Own(FieldId::from_u128(1))];
        let (name, amount) = (Column::Name, Column::Amount);
        assert_eq!(shown_columns(&columns, &[field(2, true)]), [name, amount]);
        assert_eq!(shown_columns(&columns, &[field(1, false), field(2, false)]), [name, amount, columns[3], columns[1]]);
    }

    #[test]
    fn what_is_no_field_is_left_out() {
        assert_eq!(field_in("field_7"), None);
        assert_eq!(field_in("field_00000000-0000-0000-0000-000000000007_has"), None);
        assert_eq!(field_and_rest("field_00000000-0000-0000-0000-000000000007_has"), Some((FieldId::from_u128(7), "has")));
    }
}
