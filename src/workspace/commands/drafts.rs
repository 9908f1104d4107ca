//! What commands carry: records as they are typed in, and whole files.

use super::{Category, Customer, CustomerId, Day, Line, Product, PurchaseBatch, PurchaseId, PurchaseKind, RegisterLists};
use crate::domain::{Picture, Profile, UnitPrice, WorkspaceSettings};
use serde::{Deserialize, Serialize};

/// A contact as typed in; without an identifier it is a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactDraft {
    pub name: String,
    pub role: String,
    pub phone: String,
    pub email: String,
}

/// What becomes of a customer's picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PictureWish {
    #[default]
    Stays,
    Becomes(Picture),
    Goes,
}

/// A purchase as typed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseDraft {
    pub customer: Option<CustomerId>,
    pub on: Day,
    pub kind: PurchaseKind,
    pub number: String,
    /// Ignored when there are lines: then it is their sum.
    pub amount_minor: i64,
    pub returns: Option<PurchaseId>,
    /// Their `amount_minor` is worked out, not taken from here.
    pub lines: Vec<Line>,
}

/// A product as typed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductDraft {
    pub name: String,
    pub code: String,
    /// The name of its category, which is made if there is none of that name; empty for none.
    pub category: String,
    pub unit_cost: Option<UnitPrice>,
    pub list_price: Option<UnitPrice>,
}

/// Everything that a file brings, matched against the workspace already (by `exchange::planning`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportBatch {
    /// What it came from, for the history.
    pub file_name: String,
    pub new_categories: Vec<Category>,
    pub new_products: Vec<Product>,
    pub new_customers: Vec<Customer>,
    /// Before and after of customers that the file updates.
    pub updated_customers: Vec<(Customer, Customer)>,
    pub purchases: PurchaseBatch,
    /// Sales that are deleted, as the file says that nothing was bought after all.
    pub called_off: Vec<PurchaseId>,
    /// Records of registers that are new, or take the place of those here.
    pub registers: RegisterLists,
    /// Before and after of profiles in which the file fills fields of one's own; before is none where the customer had no profile.
    pub profiles: Vec<(Option<Profile>, Profile)>,
}

/// A whole workspace, as a restored copy or the demo brings it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WholeWorkspace {
    pub settings: WorkspaceSettings,
    pub categories: Vec<Category>,
    pub products: Vec<Product>,
    pub customers: Vec<Customer>,
    pub purchases: PurchaseBatch,
    pub registers: RegisterLists,
}
