//! What commands are called in the history.
//!
//! Not here: how that is said to people (`ui`).

use super::Command;
use crate::workspace::registers::Register;
use serde::{Deserialize, Serialize};

/// The name of a command, as the history keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CommandName {
    StartWorkspace,
    RenameWorkspace,
    ChooseCurrency,
    ChooseAsOf,
    ChooseRfmRule,
    AddCustomer,
    EditCustomer,
    DeleteCustomers,
    AddContact,
    EditContact,
    DeleteContact,
    RecordPurchase,
    EditPurchase,
    DeletePurchase,
    AddProduct,
    EditProduct,
    DeleteProduct,
    RenameCategory,
    Import,
    Replace,
    Undo,
    Redo,
    File(Register),
    Discard(Register),
    KeepRun,
    SignOffRun,
    ChoosePrimaryScheme,
    ClaimCustomers,
    HandOver,
    ConvertLead,
    MergeCustomers,
    RestoreCustomers,
}

impl Command {
    /// Its name, for the history.
    pub const fn name(&self) -> CommandName {
        match self {
            Self::StartWorkspace { .. } => CommandName::StartWorkspace,
            Self::RenameWorkspace { .. } => CommandName::RenameWorkspace,
            Self::ChooseCurrency { .. } => CommandName::ChooseCurrency,
            Self::ChooseAsOf { .. } => CommandName::ChooseAsOf,
            Self::ChooseRfmRule { .. } => CommandName::ChooseRfmRule,
            Self::AddCustomer { .. } => CommandName::AddCustomer,
            Self::EditCustomer { .. } => CommandName::EditCustomer,
            Self::DeleteCustomers { .. } => CommandName::DeleteCustomers,
            Self::AddContact { .. } => CommandName::AddContact,
            Self::EditContact { .. } => CommandName::EditContact,
            Self::DeleteContact { .. } => CommandName::DeleteContact,
            Self::RecordPurchase { .. } => CommandName::RecordPurchase,
            Self::EditPurchase { .. } => CommandName::EditPurchase,
            Self::DeletePurchase { .. } => CommandName::DeletePurchase,
            Self::AddProduct { .. } => CommandName::AddProduct,
            Self::EditProduct { .. } => CommandName::EditProduct,
            Self::DeleteProduct { .. } => CommandName::DeleteProduct,
            Self::RenameCategory { .. } => CommandName::RenameCategory,
            Self::Import(_) => CommandName::Import,
            Self::Replace(_) => CommandName::Replace,
            Self::File(record) => CommandName::File(record.register()),
            Self::FilePolicies { .. } => CommandName::File(Register::Policy),
            Self::FileProfile { .. } => CommandName::File(Register::Profile),
            Self::FileAll { records } => match records.as_slice() {
                [first, ..] => CommandName::File(first.register()),
                [] => CommandName::File(Register::Task),
            },
            Self::EditCustomers { .. } => CommandName::EditCustomer,
            Self::ClaimCustomers { .. } => CommandName::ClaimCustomers,
            Self::HandOver(_) => CommandName::HandOver,
            Self::ConvertLead { .. } => CommandName::ConvertLead,
            Self::MergeCustomers(_) => CommandName::MergeCustomers,
            Self::RestoreCustomers(_) => CommandName::RestoreCustomers,
            Self::Discard { register, .. } => CommandName::Discard(*register),
            Self::KeepRun { .. } => CommandName::KeepRun,
            Self::SignOffRun { .. } => CommandName::SignOffRun,
            Self::ChoosePrimaryScheme { .. } => CommandName::ChoosePrimaryScheme,
        }
    }
}
