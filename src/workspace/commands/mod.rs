//! What can be asked to change: commands, what they may be refused for, and the circumstances they are decided in.
//!
//! Commands are imperative and say what a person wants, not how records change. What comes back is a
//! [`ChangeSet`] or a [`Refusal`], never a half.

mod drafts;
mod identifiers;
mod names;

use super::{
    changes::ChangeSet,
    columns::PurchaseBatch,
    registers::{Register, RegisterLists, RegisterRecord},
};
use crate::domain::{
    Category, CategoryId, Contact, Currency, Customer, CustomerId, CustomerKind, Day, DeviceId, EntryId, FieldContent, FieldId, GradingRun,
    Line, OpportunityId, Policy, Product, ProductId, Profile, PurchaseId, PurchaseKind, RunId, Scheme, SchemeId,
    schemes::Flaw,
    settings::{AsOf, RfmRule},
};
pub use drafts::{ContactDraft, ImportBatch, PictureWish, ProductDraft, PurchaseDraft, WholeWorkspace};
pub use identifiers::{Counted, Identifiers};
pub use names::CommandName;
use serde::{Deserialize, Serialize};

/// What a decision may depend on besides the workspace: nothing is read from the world.
pub struct Circumstances<'a> {
    pub identifiers: &'a mut dyn Identifiers,
    pub device: DeviceId,
    pub person: String,
    pub now_ms: u64,
    /// The day on the device's calendar.
    pub today: Day,
}

/// One field of a customer with its new value; an empty text takes the value away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CustomerField {
    Name(String),
    Kind(CustomerKind),
    Code(String),
    Phone(String),
    Email(String),
    Region(String),
    Address(String),
    Industry(String),
    Source(String),
    Owner(String),
    Tags(Vec<String>),
    Note(String),
    SinceOn(Option<Day>),
}

/// One change to each of many customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BulkEdit {
    /// Any field but the name and the code, which are each customer's own.
    Set(CustomerField),
    AddTag(String),
    RemoveTag(String),
    /// A field of one's own with its new value; none takes the value away. A field that is retired is not filled in any more.
    SetOwn {
        field: FieldId,
        content: Option<FieldContent>,
    },
    /// Choices of a field that holds several, added to those that were made or taken from them.
    Choose {
        field: FieldId,
        choices: Vec<String>,
        choosing: Choosing,
    },
}

/// What becomes of choices that were made before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choosing {
    /// They stay, and these come to them.
    Add,
    /// These go, and others stay.
    Remove,
}

/// Customers that change hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    pub ids: Vec<CustomerId>,
    /// Who has them from now on.
    pub to: String,
    /// What each task that it makes for the new owner is called; empty for no tasks.
    pub task: String,
    /// The story so far, in the task's note.
    pub note: String,
}

/// Customers that turned out to be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merging {
    /// The one that stays, under its identifier.
    pub kept: CustomerId,
    /// Those that become part of it: what they bought, and everything that stands beside them, becomes its.
    pub absorbed: Vec<CustomerId>,
    /// What the kept one says from now on, field by field, where it differs from what it says.
    pub fields: Vec<CustomerField>,
}

/// Deleted customers that come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restoring {
    /// What a command deleted, as the journal keeps it.
    pub deleted: ChangeSet,
    pub ids: Vec<CustomerId>,
}

/// What can be asked to change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    StartWorkspace {
        name: String,
        currency: Currency,
    },
    RenameWorkspace {
        name: String,
    },
    ChooseCurrency {
        currency: Currency,
    },
    ChooseAsOf {
        as_of: AsOf,
    },
    ChooseRfmRule {
        rule: RfmRule,
    },
    AddCustomer {
        fields: Vec<CustomerField>,
    },
    EditCustomer {
        id: CustomerId,
        fields: Vec<CustomerField>,
    },
    DeleteCustomers {
        ids: Vec<CustomerId>,
    },
    AddContact {
        customer: CustomerId,
        contact: ContactDraft,
    },
    EditContact {
        customer: CustomerId,
        contact: Contact,
    },
    DeleteContact {
        customer: CustomerId,
        contact: crate::domain::ContactId,
    },
    RecordPurchase {
        purchase: PurchaseDraft,
    },
    EditPurchase {
        id: PurchaseId,
        purchase: PurchaseDraft,
    },
    DeletePurchase {
        id: PurchaseId,
    },
    AddProduct {
        product: ProductDraft,
    },
    EditProduct {
        id: ProductId,
        product: ProductDraft,
    },
    DeleteProduct {
        id: ProductId,
    },
    RenameCategory {
        id: CategoryId,
        name: String,
    },
    /// Files a record in its register: a new one where its identifier is 0, else in place of its former self.
    File(RegisterRecord),
    /// Files what several grades are owed: one change, one undo.
    FilePolicies {
        policies: Vec<Policy>,
    },
    /// Files what is known of a customer, and their picture: one change, one undo.
    FileProfile {
        profile: Box<Profile>,
        picture: PictureWish,
    },
    /// Files several records of registers: one change, one undo. The history names the first.
    FileAll {
        records: Vec<RegisterRecord>,
    },
    /// The same change to many customers.
    EditCustomers {
        ids: Vec<CustomerId>,
        edits: Vec<BulkEdit>,
    },
    /// Gives customers without an owner to somebody, within the limits of the pool.
    ClaimCustomers {
        ids: Vec<CustomerId>,
        owner: String,
    },
    /// Gives customers to a colleague, with their open tasks and opportunities.
    HandOver(HandOver),
    /// Makes a customer of a lead, or says which customer it is about.
    ConvertLead {
        opportunity: OpportunityId,
        /// The customer that it turned out to be; none to make one of what the lead says.
        customer: Option<CustomerId>,
    },
    /// Makes one customer of several that are the same; several times, if it is sure.
    MergeCustomers(Vec<Merging>),
    /// Says that a run is agreed to.
    SignOffRun {
        run: RunId,
        note: String,
    },
    /// Makes a scheme the primary one, or none.
    ChoosePrimaryScheme {
        scheme: Option<SchemeId>,
    },
    /// Takes a record out of its register, with what cannot be without it.
    Discard {
        register: Register,
        id: u128,
    },
    /// Keeps a grading that was worked out where the records are, together with the scheme that it was made by, where that is new or was changed.
    #[serde(skip)]
    KeepRun {
        scheme: Option<Box<Scheme>>,
        run: Box<GradingRun>,
    },
    /// Brings deleted customers back, from what the journal says was deleted with them.
    #[serde(skip)]
    RestoreCustomers(Box<Restoring>),
    /// A file that was checked. Like [`Command::Replace`] it is made where the records are, and never sent. What is
    /// never sent stands last, because serde counts what is skipped when it writes and not when it reads.
    #[serde(skip)]
    Import(Box<ImportBatch>),
    /// A whole workspace takes the place of this one (of none, at the start): the demo, or a restored copy.
    #[serde(skip)]
    Replace(Box<WholeWorkspace>),
}

/// Which text of a draft a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TextField {
    Name,
    Code,
    Phone,
    Email,
    Region,
    Address,
    Industry,
    Source,
    Owner,
    Tag,
    Note,
    Role,
    Number,
    Category,
}

/// Why a command was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("there is no workspace yet")]
    NoWorkspace,
    #[error("the record does not exist (any more)")]
    Gone,
    #[error("a name is needed")]
    NameMissing,
    #[error("{field:?} is longer than {max} characters")]
    TooLong { field: TextField, max: u32 },
    #[error("{name} already has the code {code}")]
    CodeTaken { code: String, name: String },
    #[error("an amount must lie between 0 and {max_minor} minor units")]
    AmountOutOfRange { max_minor: i64 },
    #[error("a quantity must be above 0")]
    QuantityOutOfRange,
    #[error("a purchase has at most {max} lines")]
    TooManyLines { max: u32 },
    #[error("the discount is larger than the line")]
    DiscountTooLarge,
    #[error("the currency cannot change while there are amounts in it")]
    CurrencyInUse,
    #[error("the product is on {n_purchases} purchases")]
    ProductInUse { n_purchases: u32 },
    #[error("cut points must rise")]
    CutPointsNotRising,
    #[error("at most {max} of these fit")]
    TooMany { max: u32 },
    #[error("nothing is left to undo or redo")]
    NothingToUndo,
    #[error("{subject} was changed after that, so it cannot be taken back")]
    ChangedSince { subject: String },
    #[error("{subject} had the code {code}, which {name} has been given since")]
    CodeGivenSince { subject: String, code: String, name: String },
    #[error("what it belongs to was deleted after that")]
    TiedToGone,
    #[error("the scheme cannot be applied: {flaw}")]
    SchemeFlawed { flaw: Flaw },
    #[error("a reason is needed")]
    ReasonMissing,
    #[error("the last day lies before the first")]
    EndsBeforeItBegins,
    #[error("this grade has a policy already")]
    PolicyExists,
    #[error("{name} is taken")]
    NameTaken { name: String },
    #[error("{name} is in use")]
    FieldInUse { name: String },
    #[error("{n_opportunities} opportunities stand in this stage")]
    StageInUse { n_opportunities: u32 },
    #[error("there is no such birthday")]
    NoSuchBirthday,
    #[error("this customer has a profile already")]
    ProfileExists,
    #[error("{name} belongs to {owner}")]
    OwnedAlready { name: String, owner: String },
    #[error("{owner} may have {max} customers")]
    TooManyOwned { owner: String, max: u32 },
    #[error("this lead is about a customer already")]
    ConvertedAlready,
    #[error("at least two customers are needed")]
    NothingToMerge,
    #[error("entry {0} is not in the journal")]
    UnknownEntry(EntryId),
    #[error("the data does not hold together: {what}")]
    Unsound { what: String },
    #[error("{name} is retired")]
    FieldRetired { name: String },
    #[error("the rules of {scheme} look at {name}")]
    FieldInRules { name: String, scheme: String },
}
