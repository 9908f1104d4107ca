//! From a command to a change set, or a refusal. Pure: the same workspace, circumstances and command give the same answer.

pub(super) mod customers;
mod import;
pub(super) mod many;
pub(super) mod merging;
pub(super) mod ownership;
mod pipeline;
mod products;
mod profiles;
mod purchases;
mod registers;
mod restoring;
mod runs;
pub(super) mod schemes;
mod settings;
pub(super) mod text;

use super::{
    changes::{Change, ChangeSet},
    commands::{Circumstances, Command, Refusal},
    state::Workspace,
};

/// What a command comes to: the change, and what it is about, for the history.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub changes: ChangeSet,
    /// Such as a customer's or a file's name; empty where the command says it all.
    pub subject: String,
}

impl Decision {
    fn about(subject: impl Into<String>, changes: Vec<Change>) -> Self {
        Self { changes: ChangeSet { changes }, subject: subject.into() }
    }
}

/// Decides a command. The answer may be a change set without changes, when everything is already as it was asked.
///
/// # Errors
/// A [`Refusal`] that says why; nothing is changed then.
pub fn decide(workspace: &Workspace, circumstances: &mut Circumstances<'_>, command: Command) -> Result<Decision, Refusal> {
    if workspace.settings().is_none() && !matches!(command, Command::StartWorkspace { .. } | Command::Replace(_)) {
        return Err(Refusal::NoWorkspace);
    }
    match command {
        Command::StartWorkspace { name, currency } => settings::start(workspace, circumstances, &name, currency),
        Command::RenameWorkspace { name } => settings::rename(workspace, &name),
        Command::ChooseCurrency { currency } => settings::choose_currency(workspace, currency),
        Command::ChooseAsOf { as_of } => settings::change(workspace, |settings| settings.as_of = as_of),
        Command::ChooseRfmRule { rule } => settings::choose_rule(workspace, rule),
        Command::AddCustomer { fields } => customers::add(workspace, circumstances, fields),
        Command::EditCustomer { id, fields } => customers::edit(workspace, id, fields),
        Command::DeleteCustomers { ids } => customers::delete(workspace, &ids),
        Command::AddContact { customer, contact } => customers::add_contact(workspace, circumstances, customer, &contact),
        Command::EditContact { customer, contact } => customers::edit_contact(workspace, customer, contact),
        Command::DeleteContact { customer, contact } => customers::delete_contact(workspace, customer, contact),
        Command::RecordPurchase { purchase } => purchases::record(workspace, circumstances, purchase),
        Command::EditPurchase { id, purchase } => purchases::edit(workspace, id, purchase),
        Command::DeletePurchase { id } => purchases::delete(workspace, id),
        Command::AddProduct { product } => products::add(workspace, circumstances, &product),
        Command::EditProduct { id, product } => products::edit(workspace, circumstances, id, &product),
        Command::DeleteProduct { id } => products::delete(workspace, id),
        Command::RenameCategory { id, name } => products::rename_category(workspace, id, &name),
        Command::Import(batch) => import::import(workspace, *batch),
        Command::Replace(whole) => import::replace(workspace, *whole),
        Command::File(record) => registers::file(workspace, circumstances, record),
        Command::FilePolicies { policies } => registers::file_policies(workspace, circumstances, policies),
        Command::FileProfile { profile, picture } => profiles::file_with_picture(workspace, circumstances, *profile, picture),
        Command::FileAll { records } => registers::file_all(workspace, circumstances, records),
        Command::EditCustomers { ids, edits } => many::edit(workspace, circumstances, &ids, &edits),
        Command::ClaimCustomers { ids, owner } => ownership::claim(workspace, &ids, &owner),
        Command::HandOver(order) => ownership::hand_over(workspace, circumstances, &order),
        Command::ConvertLead { opportunity, customer } => pipeline::convert(workspace, circumstances, opportunity, customer),
        Command::MergeCustomers(orders) => merging::merge(workspace, circumstances, &orders),
        Command::RestoreCustomers(order) => restoring::restore(workspace, &order),
        Command::KeepRun { scheme, run } => runs::keep(workspace, circumstances, scheme.map(|scheme| *scheme), *run),
        Command::SignOffRun { run, note } => runs::sign_off(workspace, circumstances, run, &note),
        Command::ChoosePrimaryScheme { scheme } => runs::choose_primary(workspace, scheme),
        Command::Discard { register, id } => registers::discard(workspace, register, id),
    }
}
