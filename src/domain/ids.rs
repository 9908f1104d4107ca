//! Identifiers: one type a kind of record, so that one can never stand where another is meant.
//!
//! They are UUIDs of version 7, made by the engine (the domain makes none), sorted by the time they were made, and the same on
//! every device. In JSON they are the usual text, in stored bytes they are sixteen bytes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(#[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))] pub Uuid);

        impl $name {
            /// The identifier whose bits are this number; for tests, fixed seeds and columns.
            pub const fn from_u128(bits: u128) -> Self {
                Self(Uuid::from_u128(bits))
            }

            /// The bits as a number, as columns keep it.
            pub const fn as_u128(self) -> u128 {
                self.0.as_u128()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

identifiers! {
    /// A company or a person that buys.
    CustomerId,
    /// A person to talk to at a customer.
    ContactId,
    /// Something that is sold.
    ProductId,
    /// A group of products.
    CategoryId,
    /// One order, or one return.
    PurchaseId,
    /// Rules that sort customers into grades.
    SchemeId,
    /// One grading of everybody.
    RunId,
    /// A grade that somebody set by hand.
    OverrideId,
    /// What a grade is owed.
    PolicyId,
    /// A look at one customer's cooperation.
    ReviewId,
    /// A stage that somebody set by hand.
    StageMarkId,
    /// A contact with a customer.
    InteractionId,
    /// Something to do.
    TaskId,
    /// A stage of the pipeline.
    PipelineStageId,
    /// A lead or an opportunity.
    OpportunityId,
    /// A field of one's own.
    FieldId,
    /// What is known of a customer.
    ProfileId,
    /// One statement of what a customer allows.
    ConsentId,
    /// Somebody on the team.
    MemberId,
    /// The rules of the pool.
    PoolRulesId,
    /// A list that is kept under a name.
    SavedViewId,
    /// A text with places to fill in.
    TextTemplateId,
    /// That two customers are not the same.
    DistinctId,
    /// A customer's picture.
    PortraitId,
    /// One entry of the journal.
    EntryId,
    /// One browser profile on one machine.
    DeviceId,
    /// One workspace, the same wherever it is restored.
    WorkspaceId,
}
