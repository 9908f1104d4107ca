//! What a column of a file can be for.
//!
//! Not here: the words that headers use for it ([`synonyms`](super::synonyms)), and how columns are matched
//! ([`columns`](super::columns)).

use crate::domain::{CustomField, FieldId, FieldKind};
use serde::{Deserialize, Serialize};

/// What the cells of a column say about a customer, an order or a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The number that other systems know the customer by.
    CustomerCode,
    CustomerName,
    /// Company or person.
    CustomerKind,
    Phone,
    Email,
    Region,
    Address,
    Industry,
    Source,
    Owner,
    Tags,
    Note,
    /// The day the relationship began.
    Since,
    OrderNumber,
    /// The day of the purchase.
    Date,
    /// Money of this row: of the order where each row is one, else of the line.
    Amount,
    /// Money of the whole order, on one or on each of its rows.
    OrderTotal,
    Quantity,
    UnitPrice,
    /// Money taken off this row.
    Discount,
    /// What one piece costs the shop.
    UnitCost,
    /// What all pieces of this row cost the shop.
    LineCost,
    ProductCode,
    ProductName,
    Category,
    /// Whether the order was paid, cancelled or taken back.
    OrderStatus,
    /// A field of the team's own, with what it held when the column was given to it.
    Own {
        id: FieldId,
        kind: FieldKind,
    },
}

impl Field {
    /// Every field that everybody has, in the order in which a person is offered them.
    pub const ALL: [Self; 26] = [
        Self::CustomerCode,
        Self::CustomerName,
        Self::CustomerKind,
        Self::Phone,
        Self::Email,
        Self::Region,
        Self::Address,
        Self::Industry,
        Self::Source,
        Self::Owner,
        Self::Tags,
        Self::Note,
        Self::Since,
        Self::OrderNumber,
        Self::Date,
        Self::OrderStatus,
        Self::Amount,
        Self::OrderTotal,
        Self::Quantity,
        Self::UnitPrice,
        Self::Discount,
        Self::UnitCost,
        Self::LineCost,
        Self::ProductCode,
        Self::ProductName,
        Self::Category,
    ];

    /// Its place in [`Field::ALL`]; none of a field of the team's own.
    pub const fn place(self) -> Option<usize> {
        Some(match self {
            Self::CustomerCode => 0,
            Self::CustomerName => 1,
            Self::CustomerKind => 2,
            Self::Phone => 3,
            Self::Email => 4,
            Self::Region => 5,
            Self::Address => 6,
            Self::Industry => 7,
            Self::Source => 8,
            Self::Owner => 9,
            Self::Tags => 10,
            Self::Note => 11,
            Self::Since => 12,
            Self::OrderNumber => 13,
            Self::Date => 14,
            Self::OrderStatus => 15,
            Self::Amount => 16,
            Self::OrderTotal => 17,
            Self::Quantity => 18,
            Self::UnitPrice => 19,
            Self::Discount => 20,
            Self::UnitCost => 21,
            Self::LineCost => 22,
            Self::ProductCode => 23,
            Self::ProductName => 24,
            Self::Category => 25,
            Self::Own { .. } => return None,
        })
    }

    /// What a column is for that is this field of the team's own.
    pub const fn of(field: &CustomField) -> Self {
        Self::Own { id: field.id, kind: field.kind }
    }

    /// Whether it is one that everybody has, or of the team's own and still as it was.
    pub(super) fn is_known(self, fields: &[CustomField]) -> bool {
        self.place().is_some() || fields.iter().any(|field| !field.is_retired && Self::of(field) == self)
    }

    /// The fields that a customer can be matched by, the best first.
    pub const CUSTOMER_KEYS: [Self; 4] = [Self::CustomerCode, Self::Phone, Self::Email, Self::CustomerName];

    /// Whether its cells are texts about the customer that are kept as they are.
    pub const fn is_customer_text(self) -> bool {
        use Field::{Address, CustomerCode, CustomerKind, CustomerName, Email, Industry, Note, Owner, Phone, Region, Source, Tags};
        matches!(
            self,
            CustomerCode | CustomerName | CustomerKind | Phone | Email | Region | Address | Industry | Source | Owner | Tags | Note
        )
    }

    /// Whether its cells describe the customer and neither tell customers apart nor belong to an order.
    pub(super) const fn is_description(self) -> bool {
        matches!(self, Self::Since) || (self.is_customer_text() && !self.is_customer_key())
    }

    /// Whether its cells are numbers to calculate with.
    pub const fn is_number(self) -> bool {
        use Field::{Amount, Discount, LineCost, OrderTotal, Own, Quantity, UnitCost, UnitPrice};
        matches!(
            self,
            Amount
                | OrderTotal
                | Quantity
                | UnitPrice
                | Discount
                | UnitCost
                | LineCost
                | Own { kind: FieldKind::Number | FieldKind::Money, .. }
        )
    }

    /// Whether its cells are days.
    pub const fn is_day(self) -> bool {
        matches!(self, Self::Date | Self::Since | Self::Own { kind: FieldKind::Date, .. })
    }

    /// Whether its cells name something, so that digits a spreadsheet has rounded would name something else.
    pub const fn is_name_in_digits(self) -> bool {
        matches!(self, Self::CustomerCode | Self::OrderNumber | Self::ProductCode | Self::Phone)
    }

    /// Whether a customer can be matched by it.
    pub const fn is_customer_key(self) -> bool {
        matches!(self, Self::CustomerCode | Self::CustomerName | Self::Phone | Self::Email)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_knows_its_place() {
        for (place, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field.place(), Some(place));
        }
    }

    #[test]
    fn choices_that_were_remembered_go_on_meaning_the_same() {
        // The status of orders came last, and is offered beside their day.
        let expected: Vec<u8> = (0..=14).chain([25]).chain(15..=24).collect();
        let kept = Field::ALL.map(|field| postcard::to_stdvec(&field).expect("memory is the only way to fail"));
        assert_eq!(kept.concat(), expected);
    }
}
