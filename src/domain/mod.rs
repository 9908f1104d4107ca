//! What is true: records, values and their own rules.
//!
//! A value here cannot be wrong: its constructor refuses what must not exist, and so does its decoder. Nothing here knows
//! where records are kept ([`storage`](crate::storage)), how they change ([`workspace`](crate::workspace)), what follows
//! from them ([`scoring`](crate::scoring)) or how they are put into words (`ui`). There is no clock and no randomness.
//!
//! Grades, scores and balances are not here: they are derived, never typed in.

pub mod base64;
pub mod conditions;
pub mod consents;
pub mod customers;
pub mod day;
pub mod duplicates;
pub mod fields;
pub mod id_runs;
pub mod ids;
pub mod indicators;
pub mod interactions;
pub mod money;
pub mod opportunities;
pub mod policies;
pub mod portraits;
pub mod products;
pub mod profiles;
pub mod purchases;
pub mod reviews;
pub mod runs;
pub mod schemes;
pub mod settings;
pub mod stages;
pub mod tasks;
pub mod team;
pub mod text_templates;
pub mod views;

pub use consents::{Consent, Purpose};
pub use customers::{Contact, Customer, CustomerKind};
pub use day::{Day, Month};
pub use duplicates::Distinct;
pub use fields::{CustomField, FieldContent, FieldKind, FieldValue};
pub use ids::{
    CategoryId, ConsentId, ContactId, CustomerId, DeviceId, DistinctId, EntryId, FieldId, InteractionId, MemberId, OpportunityId,
    OverrideId, PipelineStageId, PolicyId, PoolRulesId, PortraitId, ProductId, ProfileId, PurchaseId, ReviewId, RunId, SavedViewId,
    SchemeId, StageMarkId, TaskId, TextTemplateId, WorkspaceId,
};
pub use indicators::{Indicator, Measure, Window};
pub use interactions::{Channel, Interaction, Mood};
pub use money::{Currency, Quantity, UnitPrice};
pub use opportunities::{Closing, Opportunity, PipelineStage, Prospect, StageEntry};
pub use policies::{Duty, Policy};
pub use portraits::{Picture, Portrait};
pub use products::{Category, Product};
pub use profiles::{Birthday, Calendar, Influence, Place, Profile};
pub use purchases::{Line, Purchase, PurchaseKind};
pub use reviews::{Criterion, Review, ReviewDecision, ReviewPhase};
pub use runs::{GradeOverride, GradingRun, NotGraded, Occasion, Settled, SignOff, Standing};
pub use schemes::{GradeAt, Method, Scheme, SchemeGrade};
pub use settings::{AsOf, CutPoints, RfmRule, WorkspaceSettings};
pub use stages::{Stage, StageMark};
pub use tasks::{Priority, Repeat, RepeatUnit, Task, TaskDone, TaskKind};
pub use team::{Member, PoolRules};
pub use text_templates::TextTemplate;
pub use views::SavedView;
