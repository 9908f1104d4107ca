//! Conditions while they are put together: each row has a number of its own, so that a field keeps what is typed while others come and go.

use super::{
    Field,
    rule::{Condition, Item, Rule},
    subject::Subject,
};
use crate::workspace::questions::Junction;

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

    /// Adds a single condition in place of a row that asks nothing yet, where that is all there is.
    pub fn begin(&mut self, condition: Condition) {
        if self.rule().items.is_empty() {
            self.parts.clear();
        }
        self.add(None, vec![condition]);
    }

    /// Adds a row to a group.
    pub fn add_to(&mut self, part: u32) {
        let number = self.number();
        if let Some(part) = self.parts.iter_mut().find(|other| other.number == part) {
            part.rows.push(Row { number, condition: blank() });
        }
    }

    /// Takes a row or a part away; a group goes with its last row.
    pub fn remove(&mut self, number: u32) {
        self.parts.iter_mut().for_each(|part| part.rows.retain(|row| row.number != number));
        self.parts.retain(|part| part.number != number && !part.rows.is_empty());
    }

    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Every row, of groups too.
    pub fn rows(&mut self) -> impl Iterator<Item = &mut Row> {
        self.parts.iter_mut().flat_map(|part| &mut part.rows)
    }
}

/// What a new row asks, until something else is chosen.
pub fn blank() -> Condition {
    Condition { subject: Subject::Usual(Field::Tag), values: Vec::new() }
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
    fn a_group_goes_with_its_last_row() {
        let mut sheet = Sheet::of(Rule { by: Junction::All, items: vec![Item::Group(Junction::Any, vec![tag("VIP")])] });
        let (group, row) = (sheet.parts[0].number, sheet.parts[0].rows[0].number);
        sheet.add_to(group);
        sheet.remove(row);
        assert_eq!(sheet.parts[0].rows.len(), 1);
        let last = sheet.parts[0].rows[0].number;
        sheet.remove(last);
        assert!(sheet.parts.is_empty());
    }

    #[test]
    fn a_condition_to_begin_with_takes_the_place_of_none() {
        let mut sheet = Sheet::of(Rule::default());
        sheet.begin(tag("VIP"));
        assert_eq!(sheet.parts.len(), 1);
        sheet.begin(tag("New"));
        assert_eq!(sheet.rule().items, [Item::Condition(tag("VIP")), Item::Condition(tag("New"))]);
    }

    #[test]
    fn rows_that_say_nothing_are_left_out() {
        let mut sheet = Sheet::of(Rule::default());
        assert_eq!((sheet.parts.len(), sheet.rule().items.len()), (1, 0));
        sheet.add(Some(Junction::Any), vec![blank(), tag("VIP")]);
        assert_eq!(sheet.rule().items, [Item::Group(Junction::Any, vec![tag("VIP")])]);
    }
}
