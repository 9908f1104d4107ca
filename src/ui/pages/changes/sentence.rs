//! An entry of the history as a sentence.

use crate::domain::CustomerKind;
use crate::engine::protocol::HistoryEntry;
use crate::ui::{
    format,
    words::{Language, changes as words},
};
use crate::workspace::{CommandName, EntryHead, Register, Touched};

/// What was done. `behind` is the change that an undo takes back or a redo makes again, where it is known.
pub fn of(language: Language, entry: &HistoryEntry, behind: Option<&HistoryEntry>, seen: impl Fn(&str, CustomerKind) -> String) -> String {
    match (entry.head.command, behind) {
        (CommandName::Undo, Some(behind)) => {
            words::undid_entry(language, format::number(language, behind.number), plain(language, &behind.head, seen))
        }
        (CommandName::Redo, Some(behind)) => {
            words::redid_entry(language, format::number(language, behind.number), plain(language, &behind.head, seen))
        }
        _ => plain(language, &entry.head, seen),
    }
}

/// Whether an entry is called after a customer or one of their contacts. Every command is named, so that none is forgotten.
const fn is_of_somebody(command: CommandName) -> bool {
    match command {
        CommandName::AddCustomer
        | CommandName::EditCustomer
        | CommandName::DeleteCustomers
        | CommandName::AddContact
        | CommandName::EditContact
        | CommandName::DeleteContact
        | CommandName::RecordPurchase
        | CommandName::EditPurchase
        | CommandName::DeletePurchase
        | CommandName::ConvertLead
        | CommandName::MergeCustomers
        | CommandName::RestoreCustomers
        | CommandName::Undo
        | CommandName::Redo => true,
        CommandName::File(register) | CommandName::Discard(register) => is_register_of_somebody(register),
        CommandName::StartWorkspace
        | CommandName::RenameWorkspace
        | CommandName::ChooseCurrency
        | CommandName::ChooseAsOf
        | CommandName::ChooseRfmRule
        | CommandName::AddProduct
        | CommandName::EditProduct
        | CommandName::DeleteProduct
        | CommandName::RenameCategory
        | CommandName::Import
        | CommandName::Replace
        | CommandName::KeepRun
        | CommandName::SignOffRun
        | CommandName::ChoosePrimaryScheme
        // These two are called after a colleague.
        | CommandName::ClaimCustomers
        | CommandName::HandOver => false,
    }
}

const fn is_register_of_somebody(register: Register) -> bool {
    match register {
        Register::GradeOverride
        | Register::Review
        | Register::StageMark
        | Register::Interaction
        | Register::Opportunity
        | Register::Profile
        | Register::Consent
        | Register::Distinct
        | Register::Portrait => true,
        Register::Scheme
        | Register::GradingRun
        | Register::Policy
        | Register::PipelineStage
        | Register::Task
        | Register::CustomField
        | Register::Member
        | Register::PoolRules
        | Register::SavedView
        | Register::TextTemplate => false,
    }
}

/// The same of the head alone. `seen` makes of a customer's name the one that may be seen.
pub fn plain(language: Language, head: &EntryHead, seen: impl Fn(&str, CustomerKind) -> String) -> String {
    let is_masked = is_of_somebody(head.command) && !head.subject.is_empty();
    let name = &if is_masked { seen(&head.subject, CustomerKind::Unknown) } else { head.subject.clone() };
    // Fields of one's own stand in profiles, one a customer.
    let n = head.touched.n_customers.max(if head.command == CommandName::EditCustomer { head.touched.n_others } else { 0 });
    let is_one = n <= 1;
    let n_customers = || format::number(language, n);
    match head.command {
        CommandName::StartWorkspace => words::started(language, name),
        CommandName::RenameWorkspace => words::renamed(language, name),
        CommandName::ChooseCurrency => words::chose_currency(language).to_owned(),
        CommandName::ChooseAsOf => words::chose_as_of(language).to_owned(),
        CommandName::ChooseRfmRule => words::chose_rule(language).to_owned(),
        CommandName::AddCustomer => words::added_customer(language, name),
        CommandName::EditCustomer if is_one => words::edited_customer(language, name),
        CommandName::EditCustomer => words::edited_customers(language, n_customers()),
        CommandName::DeleteCustomers if is_one => words::deleted_customer(language, name),
        CommandName::DeleteCustomers => words::deleted_customers(language, n_customers()),
        CommandName::AddContact => words::added_contact(language, name),
        CommandName::EditContact => words::edited_contact(language, name),
        CommandName::DeleteContact => words::deleted_contact(language, name),
        CommandName::RecordPurchase => about_purchase(language, name, words::recorded_purchase, words::recorded_counter_sale),
        CommandName::EditPurchase => about_purchase(language, name, words::edited_purchase, words::edited_counter_sale),
        CommandName::DeletePurchase => about_purchase(language, name, words::deleted_purchase, words::deleted_counter_sale),
        CommandName::AddProduct => words::added_product(language, name),
        CommandName::EditProduct => words::edited_product(language, name),
        CommandName::DeleteProduct => words::deleted_product(language, name),
        CommandName::RenameCategory => words::renamed_category(language, name),
        CommandName::Import => words::imported(language, name),
        CommandName::Replace => words::replaced(language, name),
        CommandName::File(register) => filed(language, register, name),
        CommandName::Discard(register) => discarded(language, register, name),
        CommandName::KeepRun => words::kept_run(language, name),
        CommandName::SignOffRun => words::signed_off_run(language, name),
        CommandName::ChoosePrimaryScheme if name.is_empty() => words::chose_no_primary(language).to_owned(),
        CommandName::ChoosePrimaryScheme => words::chose_primary(language, name),
        CommandName::ClaimCustomers => words::claimed(language, name),
        CommandName::HandOver => words::handed_over(language, name),
        CommandName::ConvertLead => words::converted(language, name),
        CommandName::MergeCustomers if name.is_empty() => words::merged_many(language).to_owned(),
        CommandName::MergeCustomers => words::merged(language, name),
        CommandName::RestoreCustomers if is_one => words::restored_customer(language, name),
        CommandName::RestoreCustomers => words::restored_customers(language, n_customers()),
        CommandName::Undo if name.is_empty() => words::undid_something(language).to_owned(),
        CommandName::Undo => words::undid(language, name),
        CommandName::Redo if name.is_empty() => words::redid_something(language).to_owned(),
        CommandName::Redo => words::redid(language, name),
    }
}

fn filed(language: Language, register: Register, name: &str) -> String {
    match register {
        Register::Scheme => words::filed_scheme(language, name),
        Register::GradingRun => words::kept_run(language, name),
        Register::GradeOverride => words::filed_override(language, name),
        Register::Policy => words::filed_policy(language, name),
        Register::Review => words::filed_review(language, name),
        Register::StageMark => words::filed_stage(language, name),
        Register::Interaction => words::filed_interaction(language, name),
        Register::PipelineStage => words::filed_stage_of_pipeline(language, name),
        Register::Opportunity => words::filed_opportunity(language, name),
        Register::Task => words::filed_task(language, name),
        Register::CustomField => words::filed_field(language, name),
        Register::Profile => words::filed_profile(language, name),
        Register::Consent => words::filed_consent(language, name),
        Register::Member => words::filed_member(language, name),
        Register::PoolRules => words::filed_pool_rules(language).to_owned(),
        Register::SavedView => words::filed_view(language, name),
        Register::TextTemplate => words::filed_template(language, name),
        Register::Distinct => words::filed_distinct(language, name),
        Register::Portrait => words::filed_portrait(language, name),
    }
}

fn discarded(language: Language, register: Register, name: &str) -> String {
    match register {
        Register::Scheme => words::discarded_scheme(language, name),
        Register::GradingRun => words::discarded_run(language, name),
        Register::GradeOverride => words::discarded_override(language, name),
        Register::Policy => words::discarded_policy(language, name),
        Register::Review => words::discarded_review(language, name),
        Register::StageMark => words::discarded_stage(language, name),
        Register::Interaction => words::discarded_interaction(language, name),
        Register::PipelineStage => words::discarded_stage_of_pipeline(language, name),
        Register::Opportunity => words::discarded_opportunity(language, name),
        Register::Task => words::discarded_task(language, name),
        Register::CustomField => words::discarded_field(language, name),
        Register::Profile => words::discarded_profile(language, name),
        Register::Consent => words::discarded_consent(language, name),
        Register::Member => words::discarded_member(language, name),
        Register::PoolRules => words::discarded_pool_rules(language).to_owned(),
        Register::SavedView => words::discarded_view(language, name),
        Register::TextTemplate => words::discarded_template(language, name),
        Register::Distinct => words::discarded_distinct(language, name),
        Register::Portrait => words::discarded_portrait(language, name),
    }
}

fn about_purchase(
    language: Language,
    name: &str,
    of_somebody: fn(Language, String) -> String,
    over_the_counter: fn(Language) -> &'static str,
) -> String {
    if name.is_empty() { over_the_counter(language).to_owned() } else { of_somebody(language, name.to_owned()) }
}

/// How many records of each kind it touched; nothing where it was one, which the sentence names.
pub fn counts(language: Language, touched: Touched) -> Option<String> {
    let Touched { n_customers, n_products, n_purchases, n_others } = touched;
    if n_customers + n_products + n_purchases + n_others <= 1 {
        return None;
    }
    let number = |n: u32| format::number(language, n);
    let all = [
        (n_customers, words::n_customers(language, number(n_customers))),
        (n_products, words::n_products(language, number(n_products))),
        (n_purchases, words::n_purchases(language, number(n_purchases))),
        (n_others, words::n_others(language, number(n_others))),
    ];
    let present: Vec<String> = all.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect();
    Some(present.join(words::separator(language)))
}
