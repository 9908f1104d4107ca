//! What every kind of record in a register says of itself.
//!
//! Not here: what each kind says (`rules.rs`, `selling.rs`, `people.rs`, `team.rs`, `cleaning.rs`).

use crate::domain::{CustomerId, SchemeId};
use crate::workspace::{Workspace, commands::Refusal, table::Record};

/// What a record cannot be without: it is deleted together with each of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    pub customer: Option<CustomerId>,
    /// A second customer.
    pub other_customer: Option<CustomerId>,
    pub scheme: Option<SchemeId>,
}

impl Ties {
    /// The customers.
    pub fn customers(self) -> impl Iterator<Item = CustomerId> {
        self.customer.into_iter().chain(self.other_customer)
    }
}

/// What every kind of record in a register says of itself.
pub trait Filed: Record {
    /// The same record under another identifier.
    #[must_use]
    fn with_id(self, bits: u128) -> Self;

    /// What it is called in the history.
    fn title(&self, workspace: &Workspace) -> String;

    /// What it is deleted with.
    fn ties(&self) -> Ties {
        Ties::default()
    }

    /// Whose it is.
    fn customer(&self) -> Option<CustomerId> {
        self.ties().customer
    }

    /// The customers that it is deleted with.
    fn customers(&self) -> impl Iterator<Item = CustomerId> {
        self.ties().customers()
    }

    /// The same record beside another customer, when two turn out to be one; records that belong to nobody stay as they are.
    #[must_use]
    fn beside(self, _customer: CustomerId) -> Self {
        self
    }

    /// The record as it is kept: texts trimmed, amounts in range.
    ///
    /// # Errors
    /// When it says what no such record may.
    fn kept(self) -> Result<Self, Refusal>;

    /// Whether it fits the records that are there.
    ///
    /// # Errors
    /// When it does not.
    fn fits(&self, _workspace: &Workspace) -> Result<(), Refusal> {
        Ok(())
    }
}

/// What a customer is called; nothing if it is gone.
pub(super) fn customer_name(workspace: &Workspace, id: CustomerId) -> String {
    workspace.customers().get(id).map(|customer| customer.name.clone()).unwrap_or_default()
}

/// What all kinds say alike that stand beside one customer: identifier, name in the history, whose they are.
macro_rules! beside_a_customer {
    ($id:ident) => {
        fn with_id(self, bits: u128) -> Self {
            Self { id: $id::from_u128(bits), ..self }
        }

        fn title(&self, workspace: &Workspace) -> String {
            super::filed::customer_name(workspace, self.customer)
        }

        fn ties(&self) -> Ties {
            Ties { customer: Some(self.customer), ..Ties::default() }
        }

        fn beside(self, customer: CustomerId) -> Self {
            Self { customer, ..self }
        }
    };
}
pub(super) use beside_a_customer;
