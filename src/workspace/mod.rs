//! What is being changed: the records of one workspace in memory, and every way to change and to question them.
//!
//! ```text
//! decide(&Workspace, Circumstances, Command) -> ChangeSet    pure: clock and identifiers come in
//! Workspace::apply(&ChangeSet)                               after storage has accepted it, never before
//! answer(&Workspace, Question) -> Answer                     exactly the rows and figures that are shown
//! ```
//!
//! | Here | Is |
//! | --- | --- |
//! | [`commands`], [`changes`], [`journal`] | the messages: what is asked, what changes, what is remembered |
//! | [`mod@decide`] | from a command to a change set, or a refusal |
//! | [`undo`] | from an entry to the change set that takes it back, or a refusal |
//! | [`table`], [`columns`] | records in slots; purchases as columns |
//! | [`pages`] | tables as bytes and back |
//! | [`registers`] | schemes, runs, policies and other records that stand beside, a table each |
//! | [`indicators`], [`grading`] | what is measured of everybody, and the grades that a scheme makes of it |
//! | [`stages`], [`goods`] | where everybody stands in their life with the shop; what was sold, as baskets |
//! | [`duplicates`] | customers that may be one |
//! | [`record_history`], [`deleted`] | what the journal says of one customer, and of those that are gone |
//! | [`scores`], [`find`], [`worked`] | what is worked out from the records and kept until they change |
//! | [`foresight`] | what a lifetime model foresees of everybody |
//! | [`wanted`] | texts and fields of one's own held against what a condition asks |
//! | [`profiles`], [`fields`], [`consents`], [`hints`] | what is known of a customer beyond the record, what they allow, what is odd |
//! | [`questions`] | what can be asked, and the answers |
//!
//! Not here: where bytes are kept (`storage`), when things happen (`engine`), files (`exchange`), words (`ui`).

pub mod by_hand;
pub mod changes;
pub mod columns;
pub mod commands;
pub mod consents;
pub mod decide;
pub mod deleted;
pub mod duplicates;
pub mod fields;
pub mod find;
pub mod foresight;
pub mod goods;
pub mod grading;
pub mod hints;
pub mod indicators;
pub mod journal;
pub mod owner_moves;
pub mod pages;
pub mod profiles;
pub mod quality;
pub mod questions;
pub mod record_history;
pub mod registers;
pub mod scores;
pub mod stages;
mod state;
pub mod table;
mod text_order;
pub mod undo;
pub mod wanted;
pub mod wishes;
pub mod worked;

pub use changes::{Change, ChangeSet, Diff, RunSigned, Touched};
pub use commands::{Circumstances, Command, CommandName, Counted, Identifiers, Refusal};
pub use decide::decide;
pub use journal::{EntryHead, HybridTime};
pub use registers::{Register, RegisterChange, RegisterRecord};
pub use state::{Basis, Purchases, Workspace};
pub use worked::Worked;
