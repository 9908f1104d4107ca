//! Registers: kinds of records that stand beside customers, products and purchases, a table each.
//!
//! One line in `registers!` below and the rules in [`Filed`] are all that a new kind needs: how it is applied, taken back, stored as
//! pages, deleted along with its customer, exported, restored and merged follows from them.
//!
//! ```text
//! a new kind   domain/<kind>.rs    the record
//!              here                one line: name, table, type, number of its pages, rows on a page
//!              a file beside       what it may say, what it is called, whose it is
//! ```
//!
//! Not here: the rules of each kind (`rules.rs`, `selling.rs`, `people.rs`, `team.rs`, `cleaning.rs`).

mod cleaning;
mod filed;
mod files;
mod lists;
mod people;
mod rules;
mod selling;
mod team;

pub use filed::{Filed, Ties};
pub use files::{RegisterFault, RegisterWriter};
pub use lists::RegisterLists;
pub(super) use people::refuse_in_rules;

use super::{
    changes::Diff,
    commands::Refusal,
    pages::{PageTable, Unreadable, decode, encode},
    state::Workspace,
    table::{Record, Table},
};
use crate::domain::{
    Consent, ConsentId, CustomField, CustomerId, Distinct, DistinctId, FieldId, GradeOverride, GradingRun, Interaction, InteractionId,
    Member, MemberId, Opportunity, OpportunityId, OverrideId, PipelineStage, PipelineStageId, Policy, PolicyId, PoolRules, PoolRulesId,
    Portrait, PortraitId, Profile, ProfileId, Review, ReviewId, RunId, SavedView, SavedViewId, Scheme, SchemeId, StageMark, StageMarkId,
    Task, TaskId, TextTemplate, TextTemplateId,
};
use serde::{Deserialize, Serialize};

macro_rules! registers {
    ($($name:ident: $list:ident, $id:ident, $page:ident, $rows:literal;)*) => {
        $(
            impl Record for $name {
                type Id = $id;
                const PAGE_ROWS: u32 = $rows;
                fn id(&self) -> $id {
                    self.id
                }
            }
        )*

        /// Which register; the order is that of files, and of what may refer to what.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Register { $($name),* }

        impl Register {
            /// Every register.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its field in an exported workspace.
            pub const fn field(self) -> &'static str {
                match self { $(Self::$name => stringify!($list)),* }
            }
        }

        /// A record of any register.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum RegisterRecord { $($name(Box<$name>)),* }

        $(
            impl From<$name> for RegisterRecord {
                fn from(record: $name) -> Self {
                    Self::$name(Box::new(record))
                }
            }
        )*

        /// A change of one record of a register.
        #[cfg_attr(not(target_arch = "wasm32"), expect(clippy::large_enum_variant, reason = "a change always stands in a box of its own"))]
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum RegisterChange { $($name(Diff<$name>)),* }

        impl RegisterChange {
            /// Which register it changes.
            pub const fn register(&self) -> Register {
                match self { $(Self::$name(_) => Register::$name),* }
            }

            /// The record that it changes.
            pub(super) fn key(&self) -> Option<(Register, u128)> {
                let id = match self { $(Self::$name(diff) => diff.after.as_ref().or(diff.before.as_ref()).map(|record| record.id.as_u128())),* };
                Some((self.register(), id?))
            }

            /// What the record cannot be without, as this change leaves it; nothing where it takes the record out.
            pub(super) fn ties(&self) -> Ties {
                match self { $(Self::$name(diff) => diff.after.as_ref().map(Filed::ties).unwrap_or_default()),* }
            }

            pub(super) fn inverse(self) -> Self {
                match self { $(Self::$name(diff) => Self::$name(diff.inverse())),* }
            }

            /// Whether the record is still as this change left it; what it is called if not.
            pub(super) fn is_current(&self, workspace: &Workspace) -> Result<(), Refusal> {
                match self { $(Self::$name(diff) => {
                    let Some(record) = diff.after.as_ref().or(diff.before.as_ref()) else { return Ok(()) };
                    if workspace.registers.$list.get(record.id()) == diff.after.as_ref() {
                        Ok(())
                    } else {
                        Err(Refusal::ChangedSince { subject: record.title(workspace) })
                    }
                }),* }
            }
        }

        /// The tables of all registers.
        #[derive(Clone, Debug, Default)]
        pub struct Registers { $(pub $list: Table<$name>),* }

        impl Registers {
            pub(super) fn apply(&mut self, change: &RegisterChange) {
                match change { $(RegisterChange::$name(diff) => super::state::apply_diff(&mut self.$list, diff)),* }
            }

            pub(super) fn dirty_pages(&self, pages: &mut Vec<(PageTable, u32, Vec<u8>)>) {
                $(pages.extend(self.$list.dirty_pages().map(|page| (PageTable::$page, page, encode(self.$list.page(page)))));)*
            }

            pub(super) fn clean(&mut self) {
                $(self.$list.clean();)*
            }

            /// Reads a page of one register; whether the table is one of a register at all.
            pub(super) fn read_page(&mut self, table: u8, bytes: &[u8]) -> Result<bool, Unreadable> {
                $(if table == PageTable::$page as u8 {
                    self.$list.push_page(decode(bytes)?);
                    return Ok(true);
                })*
                Ok(false)
            }

            /// Deletes everything in every register.
            pub(super) fn deletions(&self) -> Vec<RegisterChange> {
                let mut changes = Vec::new();
                $(changes.extend(self.$list.iter().map(|(_, record)| RegisterChange::$name(Diff::deleted(record.clone()))));)*
                changes
            }

            /// Deletes what cannot be without something that goes.
            pub(super) fn deletions_with(&self, goes: impl Fn(Ties) -> bool) -> Vec<RegisterChange> {
                let mut changes = Vec::new();
                $(
                    let doomed = self.$list.iter().filter(|(_, record)| goes(record.ties()));
                    changes.extend(doomed.map(|(_, record)| RegisterChange::$name(Diff::deleted(record.clone()))));
                )*
                changes
            }

            /// Puts what stands beside a customer that becomes another one beside that.
            pub(super) fn moves(&self, becomes: impl Fn(CustomerId) -> Option<CustomerId>) -> Vec<RegisterChange> {
                let mut changes = Vec::new();
                $(
                    let moved = self.$list.iter().filter_map(|(_, record)| Some((record, becomes(record.customer()?)?)));
                    changes.extend(moved.map(|(record, to)| RegisterChange::$name(Diff::changed(record.clone(), record.clone().beside(to)))));
                )*
                changes
            }

            /// Puts a record that was moved beside its former customer again, whatever else was changed of it since; nothing if it is gone, or was put
            /// beside somebody else while the one to whom it was moved is still there.
            pub(super) fn returning(&self, done: &RegisterChange, is_here: impl Fn(CustomerId) -> bool) -> Option<RegisterChange> {
                match done { $(RegisterChange::$name(diff) => {
                    let (before, after) = (diff.before.as_ref()?, diff.after.as_ref()?);
                    let (own, kept) = (before.customer()?, after.customer()?);
                    let now = self.$list.get(before.id())?;
                    let is_with_kept = now.customer() == Some(kept) || !is_here(kept);
                    let back = now.clone().beside(own);
                    (is_with_kept && back != *now).then(|| RegisterChange::$name(Diff::changed(now.clone(), back)))
                }),* }
            }

            /// Brings a deleted record of one of these customers back; nothing if there is one again, or somebody whom it cannot be without is not
            /// here.
            pub(super) fn restoring(
                &self,
                done: &RegisterChange,
                is_restored: impl Fn(CustomerId) -> bool,
                is_here: impl Fn(CustomerId) -> bool,
            ) -> Option<RegisterChange> {
                match done { $(RegisterChange::$name(diff) => {
                    let before = diff.before.as_ref().filter(|_| diff.after.is_none())?;
                    let comes_back = before.customers().any(&is_restored) && before.customers().all(|id| is_restored(id) || is_here(id));
                    (comes_back && self.$list.get(before.id()).is_none()).then(|| RegisterChange::$name(Diff::made(before.clone())))
                }),* }
            }

            /// The slots of one register in the order of identifiers.
            pub fn by_id(&self, register: Register) -> Vec<u32> {
                match register { $(Register::$name => {
                    let mut slots: Vec<($id, u32)> = self.$list.iter().map(|(slot, record)| (record.id(), slot)).collect();
                    slots.sort_unstable();
                    slots.into_iter().map(|(_, slot)| slot).collect()
                }),* }
            }

            /// One record, written by whoever knows how.
            pub fn write<W: RegisterWriter>(&self, register: Register, slot: u32, writer: W) {
                match register { $(Register::$name => if let Some(record) = self.$list.at(slot) { writer.write(record) }),* }
            }

            /// The change that puts a record in: made where its identifier is new, changed otherwise; none if it is as it was.
            pub(super) fn putting(&self, record: RegisterRecord) -> Option<RegisterChange> {
                match record { $(RegisterRecord::$name(record) => {
                    let before = self.$list.get(record.id()).cloned();
                    (before.as_ref() != Some(&*record)).then(|| RegisterChange::$name(Diff { before, after: Some(*record) }))
                }),* }
            }

            /// The change that takes a record out.
            pub(super) fn taking_out(&self, register: Register, id: u128) -> Option<RegisterChange> {
                match register { $(Register::$name => {
                    self.$list.get($id::from_u128(id)).map(|record| RegisterChange::$name(Diff::deleted(record.clone())))
                }),* }
            }
        }

        impl RegisterRecord {
            /// The record as it is kept, with a new identifier where it has none yet, and what it is called.
            pub(super) fn filed(self, workspace: &Workspace, new_id: impl FnOnce() -> u128) -> Result<(Self, String), Refusal> {
                match self { $(Self::$name(record) => {
                    let mut record = record.kept()?;
                    if record.id.as_u128() == 0 {
                        record = record.with_id(new_id());
                    } else if workspace.registers.$list.get(record.id).is_none() {
                        return Err(Refusal::Gone);
                    }
                    if record.customers().any(|id| workspace.customers.get(id).is_none()) {
                        return Err(Refusal::Gone);
                    }
                    record.fits(workspace)?;
                    let title = record.title(workspace);
                    Ok((Self::$name(Box::new(record)), title))
                }),* }
            }

            /// Which register it belongs to.
            pub const fn register(&self) -> Register {
                match self { $(Self::$name(_) => Register::$name),* }
            }
        }

        impl RegisterChange {
            /// Whose it was before and is after.
            pub fn owners(&self) -> [Option<CustomerId>; 2] {
                match self { $(Self::$name(diff) => [&diff.before, &diff.after].map(|record| record.as_ref()?.customer())),* }
            }

            /// What the record is called.
            pub(super) fn title(&self, workspace: &Workspace) -> String {
                match self { $(Self::$name(diff) => {
                    diff.after.as_ref().or(diff.before.as_ref()).map(|record| record.title(workspace)).unwrap_or_default()
                }),* }
            }
        }
    };
}

/// Every kind, for a macro that makes something of it.
macro_rules! every_kind {
    ($makes:ident) => {
        $makes! {
        Scheme: schemes, SchemeId, Schemes, 64;
        GradingRun: runs, RunId, Runs, 1;
        GradeOverride: overrides, OverrideId, Overrides, 1024;
        Policy: policies, PolicyId, Policies, 64;
        Review: reviews, ReviewId, Reviews, 256;
        StageMark: stage_marks, StageMarkId, StageMarks, 2048;
        Interaction: interactions, InteractionId, Interactions, 2048;
        PipelineStage: pipeline_stages, PipelineStageId, PipelineStages, 64;
        Opportunity: opportunities, OpportunityId, Opportunities, 512;
        Task: tasks, TaskId, Tasks, 1024;
        CustomField: fields, FieldId, Fields, 64;
        Profile: profiles, ProfileId, Profiles, 1024;
        Consent: consents, ConsentId, Consents, 2048;
        Member: members, MemberId, Members, 256;
        PoolRules: pool_rules, PoolRulesId, PoolRules, 1;
        SavedView: saved_views, SavedViewId, SavedViews, 64;
        TextTemplate: text_templates, TextTemplateId, TextTemplates, 64;
        Distinct: distincts, DistinctId, Distincts, 1024;
        Portrait: portraits, PortraitId, Portraits, 16;
            }
    };
}
use every_kind;

every_kind!(registers);

impl Register {
    /// Whether grades, stages or indicators are worked out from its records; all others can change without anything being worked out anew.
    pub const fn is_graded_by(self) -> bool {
        !matches!(
            self,
            Self::Policy
                | Self::Review
                | Self::PipelineStage
                | Self::Opportunity
                | Self::Task
                | Self::Consent
                | Self::Member
                | Self::PoolRules
                | Self::SavedView
                | Self::TextTemplate
                | Self::Distinct
                | Self::Portrait
        )
    }
}
