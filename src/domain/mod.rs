//! What is true: records, values and their own rules.
//!
//! A value here cannot be wrong: its constructor refuses what must not exist, and so does its decoder. Nothing here knows
//! where records are kept ([`storage`](crate::storage)), how they change ([`workspace`](crate::workspace)), what follows
//! from them ([`scoring`](crate::scoring)) or how they are put into words (`ui`). There is no clock and no randomness.
//!
//! Grades, scores and balances are not here: they are derived, never typed in.

pub mod customers;
pub mod day;
pub mod ids;
pub mod money;
pub mod products;
pub mod purchases;
pub mod settings;

pub use customers::{Contact, Customer, CustomerKind};
pub use day::{Day, Month};
pub use ids::{CategoryId, ContactId, CustomerId, DeviceId, EntryId, ProductId, PurchaseId, WorkspaceId};
pub use money::{Currency, Quantity, UnitPrice};
pub use products::{Category, Product};
pub use purchases::{Line, Purchase, PurchaseKind};
pub use settings::{AsOf, CutPoints, RfmRule, WorkspaceSettings};
