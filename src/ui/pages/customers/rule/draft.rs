//! What is being put together, as the rows of the editor share it.
//!
//! Not here: its shape ([`sheet`](crate::ui::customers_view::sheet)), and how a condition is made (`row`).

use crate::ui::customers_view::{
    rule::Condition,
    sheet::{Sheet, blank},
};
use crate::workspace::questions::Junction;
use leptos::prelude::*;

/// What is being put together.
#[derive(Clone, Copy)]
pub struct Draft(pub RwSignal<Sheet>);

impl Draft {
    /// The condition of a row; nothing once the row is gone.
    pub fn condition(self, number: u32) -> Memo<Option<Condition>> {
        Memo::new(move |_| {
            let rows = |sheet: &Sheet| sheet.parts.iter().flat_map(|part| &part.rows).find(|row| row.number == number).cloned();
            self.0.with(rows).map(|row| row.condition)
        })
    }

    /// Puts another condition in a row.
    pub fn set(self, number: u32, condition: Condition) {
        self.0.update(|sheet| {
            if let Some(row) = sheet.rows().find(|row| row.number == number) {
                row.condition = condition;
            }
        });
    }

    /// Puts other values in a row.
    pub fn set_values(self, number: u32, values: Vec<String>) {
        self.0.update(|sheet| {
            if let Some(row) = sheet.rows().find(|row| row.number == number) {
                row.condition.values = values;
            }
        });
    }

    /// Takes a row or a part away; a group goes with its last row.
    pub fn remove(self, number: u32) {
        self.0.update(|sheet| sheet.remove(number));
    }

    /// Adds a single condition, or a group of one.
    pub fn add(self, by: Option<Junction>) {
        self.0.update(|sheet| sheet.add(by, vec![blank()]));
    }

    /// Adds a row to a group.
    pub fn add_to(self, part: u32) {
        self.0.update(|sheet| sheet.add_to(part));
    }

    /// Joins everything, or the rows of a group, in another way.
    pub fn join(self, part: Option<u32>, by: Junction) {
        self.0.update(|sheet| match part {
            None => sheet.by = by,
            Some(number) => sheet.parts.iter_mut().filter(|part| part.number == number).for_each(|part| part.by = Some(by)),
        });
    }
}
