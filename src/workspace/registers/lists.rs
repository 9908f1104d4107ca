//! The records of all registers as a file brings them: checked, compared with those that are here, and made into changes.
//!
//! Not here: the checks of one kind ([`super::Filed`]), and how files are read and written (`exchange`).

use super::{Register, RegisterChange, RegisterFault, Registers, every_kind, files::checked};
use crate::domain::{
    Consent, CustomField, CustomerId, Distinct, GradeOverride, GradingRun, Interaction, Member, Opportunity, PipelineStage, Policy,
    PoolRules, Profile, Review, SavedView, Scheme, StageMark, Task, TextTemplate,
};
use crate::workspace::{changes::Diff, table::Record};
use serde::{Deserialize, Serialize};

macro_rules! register_lists {
    ($($name:ident: $list:ident, $id:ident, $page:ident, $rows:literal;)*) => {
        /// The records of all registers, as a file brings them.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub struct RegisterLists { $(#[serde(default)] pub $list: Vec<$name>),* }

        impl RegisterLists {
            /// Takes in one register of a file.
            pub fn take<'de, A: serde::de::MapAccess<'de>>(&mut self, register: Register, map: &mut A) -> Result<(), A::Error> {
                match register { $(Register::$name => self.$list = map.next_value()?),* }
                Ok(())
            }

            /// How many records there are.
            pub fn len(&self) -> usize {
                0 $(+ self.$list.len())*
            }

            /// Whether there is none.
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }

            /// Every record, to be made.
            pub(in crate::workspace) fn into_changes(self) -> Vec<RegisterChange> {
                let mut changes = Vec::with_capacity(self.len());
                $(changes.extend(self.$list.into_iter().map(|record| RegisterChange::$name(Diff::made(record))));)*
                changes
            }

            /// Those that `here` does not have; with `theirs`, those that differ too.
            #[must_use]
            pub fn not_in(self, here: &Registers, theirs: bool) -> Self {
                Self { $($list: self.$list.into_iter().filter(|record| match here.$list.get(record.id()) {
                    None => true,
                    Some(own) => theirs && own != record,
                }).collect()),* }
            }

            /// How they compare with those that are here: new, the same, different.
            pub fn compared(&self, here: &Registers) -> [u32; 3] {
                let mut counts = [0; 3];
                $(for record in &self.$list {
                    counts[match here.$list.get(record.id()) { None => 0, Some(own) if own == record => 1, Some(_) => 2 }] += 1;
                })*
                counts
            }

            /// Checks every record and that identifiers are distinct and customers known.
            ///
            /// # Errors
            /// The register, the position from 1 (0: the register itself), and what is wrong.
            pub fn check(self, knows_customer: impl Fn(CustomerId) -> bool) -> Result<Self, (Register, u64, RegisterFault)> {
                Ok(Self { $($list: checked(Register::$name, self.$list, &knows_customer)?),* })
            }

            pub(in crate::workspace) fn changes_on(self, here: &Registers) -> Vec<RegisterChange> {
                let mut changes = Vec::new();
                $(changes.extend(self.$list.into_iter().filter_map(|record| here.putting(record.into())));)*
                changes
            }
        }
    };
}

every_kind!(register_lists);
