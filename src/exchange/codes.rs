//! Codes that belong to one record each, while records are added.

use crate::workspace::Workspace;
use std::collections::HashMap;

/// Which record has which code: those of the workspace, and those that were given out since.
pub struct Codes(HashMap<String, u128>);

impl Codes {
    /// The codes of customers.
    pub fn of_customers(workspace: &Workspace) -> Self {
        let customers = workspace.customers().iter();
        Self(customers.filter_map(|(_, customer)| Some((customer.code.clone()?, customer.id.as_u128()))).collect())
    }

    /// The codes of products.
    pub fn of_products(workspace: &Workspace) -> Self {
        let products = workspace.products().iter();
        Self(products.filter_map(|(_, product)| Some((product.code.clone()?, product.id.as_u128()))).collect())
    }

    /// Gives a code to a record, unless another has it; whether it may have it.
    pub fn grant(&mut self, code: &str, id: u128) -> bool {
        *self.0.entry(code.to_owned()).or_insert(id) == id
    }
}
