//! Conditions while they are put together: each row has a number of its own, so that a field keeps what is typed while others come and go.
//!
//! Not here: what a condition asks ([`customers_view`](crate::ui::customers_view)), and how it is made (`row`).

use crate::ui::customers_view::{
    Field,
    rule::{Condition, Item, Rule},
    subject::Subject,
};
use crate::workspace::questions::Junction;
use leptos::prelude::*;

/// A condition with its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub number: u32,
    pub condition: Condition,
}

/// A condition by itself, or a group of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub number: u32,
    /// How the rows of a group are joined; none for a single condition.
    pub by: Option<Junction>,
    pub rows: Vec<Row>,
}

/// Everything, with the number that the next row gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub by: Junction,
    pub parts: Vec<Part>,
    next: u32,
}

/// What is being put together.
#[derive(Clone, Copy)]
pub struct Draft(pub RwSignal<Sheet>);

impl Sheet {
    /// The rows of a rule; one to begin with, where it has none.
    pub fn of(rule: Rule) -> Self {
        let mut sheet = Self { by: rule.by, parts: Vec::new(), next: 0 };
        for item in rule.items {
            match item {
                Item::Condition(condition) => sheet.add(None, vec![condition]),
                Item::Group(by, conditions) => sheet.add(Some(by), conditions),
            }
        }
        if sheet.parts.is_empty() {
            sheet.add(None, vec![blank()]);
        }
        sheet
    }

    /// The rule that is meant so far: rows without values are none.
    pub fn rule(&self) -> Rule {
        let said = |part: &Part| {
            let rows = part.rows.iter().map(|row| row.condition.clone());
            let mut conditions: Vec<Condition> = rows.filter(|condition| condition.filter().is_some()).collect();
            match part.by {
                _ if conditions.is_empty() => None,
                None => conditions.pop().map(Item::Condition),
                Some(by) => Some(Item::Group(by, conditions)),
            }
        };
        Rule { by: self.by, items: self.parts.iter().filter_map(said).collect() }
    }

    /// Adds a single condition, or a group.
    pub fn add(&mut self, by: Option<Junction>, conditions: Vec<Condition>) {
        let number = self.number();
        let rows = conditions.into_iter().map(|condition| Row { number: self.number(), condition }).collect();
        self.parts.push(Part { number, by, rows });
    }

    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    fn rows(&mut self) -> impl Iterator<Item = &mut Row> {
        self.parts.iter_mut().flat_map(|part| &mut part.rows)
    }
}

/// What a new row asks, until something else is chosen.
pub fn blank() -> Condition {
    Condition { subject: Subject::Usual(Field::Tag), values: Vec::new() }
}

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
        self.0.update(|sheet| {
            sheet.parts.iter_mut().for_each(|part| part.rows.retain(|row| row.number != number));
            sheet.parts.retain(|part| part.number != number && !part.rows.is_empty());
        });
    }

    /// Adds a single condition, or a group of one.
    pub fn add(self, by: Option<Junction>) {
        self.0.update(|sheet| sheet.add(by, vec![blank()]));
    }

    /// Adds a row to a group.
    pub fn add_to(self, part: u32) {
        self.0.update(|sheet| {
            let number = sheet.number();
            if let Some(part) = sheet.parts.iter_mut().find(|other| other.number == part) {
                part.rows.push(Row { number, condition: blank() });
            }
        });
    }

    /// Joins everything, or the rows of a group, in another way.
    pub fn join(self, part: Option<u32>, by: Junction) {
        self.0.update(|sheet| match part {
            None => sheet.by = by,
            Some(number) => sheet.parts.iter_mut().filter(|part| part.number == number).for_each(|part| part.by = Some(by)),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(value: &str) -> Condition {
        Condition { subject: Subject::Usual(Field::Tag), values: vec![value.to_owned()] }
    }

    #[test]
    fn a_rule_comes_back_as_it_was() {
        let items = vec![Item::Condition(tag("VIP")), Item::Group(Junction::None, vec![tag("Old"), tag("Gone")])];
        let rule = Rule { by: Junction::Any, items };
        assert_eq!(Sheet::of(rule.clone()).rule(), rule);
    }

    #[test]
    fn rows_that_say_nothing_are_left_out() {
        let mut sheet = Sheet::of(Rule::default());
        assert_eq!((sheet.parts.len(), sheet.rule().items.len()), (1, 0));
        sheet.add(Some(Junction::Any), vec![blank(), tag("VIP")]);
        assert_eq!(sheet.rule().items, [Item::Group(Junction::Any, vec![tag("VIP")])]);
    }
}
