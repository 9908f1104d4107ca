//! What a column of a file can be for.
//!
//! Not here: the words that headers use for it ([`synonyms`](super::synonyms)), and how columns are matched
//! ([`columns`](super::columns)).

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
}

impl Field {
    /// Every field, in the order in which a person is offered them.
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

    /// Whether its cells are numbers to calculate with.
    pub const fn is_number(self) -> bool {
        use Field::{Amount, Discount, LineCost, OrderTotal, Quantity, UnitCost, UnitPrice};
        matches!(self, Amount | OrderTotal | Quantity | UnitPrice | Discount | UnitCost | LineCost)
    }

    /// Whether its cells are days.
    pub const fn is_day(self) -> bool {
        matches!(self, Self::Date | Self::Since)
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
