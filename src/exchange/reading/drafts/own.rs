//! Columns of a file that are fields of the team's own: each cell read by what the field holds, or refused with the reason.
//!
//! Not here: which columns these are ([`choices`](crate::exchange::reading::choices)), and whose profile gets the values (`planning`).

use super::facts::number_in;
use super::votes::Votes;
use crate::domain::{Currency, CustomField, FieldContent, FieldId, FieldKind};
use crate::exchange::reading::choices::{Choices, ColumnChoice};
use crate::exchange::reading::dates::parse_date;
use crate::exchange::reading::fields::Field;
use crate::exchange::reading::refused::Reason;
use crate::exchange::reading::table::Table;
use crate::workspace::find::fold;

const YES: [&str; 13] = ["yes", "y", "true", "t", "1", "x", "✓", "√", "是", "对", "有", "真", "已"];
const NO: [&str; 11] = ["no", "n", "false", "f", "0", "✗", "×", "否", "不", "无", "没有"];

/// One column, with the texts that were found for each customer.
pub(super) struct OwnColumn<'t> {
    table: &'t Table,
    column: usize,
    choice: ColumnChoice,
    field: &'t CustomField,
    decimals: u32,
    votes: Votes<'t>,
}

impl<'t> OwnColumn<'t> {
    /// Every column that is a field of the team's own.
    pub(super) fn all(table: &'t Table, choices: &Choices, fields: &'t [CustomField], currency: Currency) -> Vec<Self> {
        let made = |(column, choice): (usize, &ColumnChoice)| {
            let Some(Field::Own { id, .. }) = choice.field else { return None };
            let field = fields.iter().find(|field| field.id == id)?;
            Some(Self { table, column, choice: *choice, field, decimals: currency.decimals(), votes: Votes::new(table) })
        };
        choices.columns.iter().enumerate().filter_map(made).collect()
    }

    /// Whether the cell of a row can be read.
    pub(super) fn check(&self, row: usize) -> Result<(), Reason> {
        self.read(self.table.text(self.table.cell(row, self.column))).map(drop)
    }

    /// Counts the cell of a row for a customer.
    pub(super) fn add(&mut self, row: usize, customer: usize) {
        self.votes.add(customer, self.table.cell(row, self.column));
    }

    /// What the field says of each of so many customers: what most of their rows say.
    pub(super) fn finish(mut self, n_customers: usize) -> (FieldId, Vec<Option<FieldContent>>) {
        let winners = std::mem::replace(&mut self.votes, Votes::new(self.table)).winners(n_customers);
        // Rows whose cell cannot be read were refused before they were counted.
        let contents = winners.into_iter().map(|cell| self.read(self.table.text(cell)).ok().flatten()).collect();
        (self.field.id, contents)
    }

    /// What a cell says; nothing where it is empty.
    fn read(&self, text: &str) -> Result<Option<FieldContent>, Reason> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let (kind, field) = (self.field.kind, Field::Own { id: self.field.id, kind: self.field.kind });
        let number = |decimals| number_in(text, self.choice.decimal_mark, decimals, field);
        Ok(Some(match kind {
            FieldKind::Text => FieldContent::Text(kept(text, field)?),
            FieldKind::Number => FieldContent::Number(number(FieldContent::NUMBER_PARTS.ilog10())?),
            FieldKind::Money => FieldContent::Money(number(self.decimals)?),
            FieldKind::Date => FieldContent::Date(parse_date(text, self.choice.date_form).map_err(|_| Reason::NotADate(field))?),
            FieldKind::Choice => FieldContent::Choice(self.choice(text).ok_or(Reason::NotAChoice(field))?),
            FieldKind::MultiChoice => FieldContent::Choices(self.choices(text).ok_or(Reason::NotAChoice(field))?),
            FieldKind::YesNo => FieldContent::YesNo(yes_no(text).ok_or(Reason::NotYesOrNo(field))?),
        }))
    }

    /// The choice of this name, in whatever letters it is written.
    fn choice(&self, text: &str) -> Option<String> {
        let wanted = fold(text.trim());
        self.field.choices.iter().find(|choice| fold(choice) == wanted).cloned()
    }

    /// Several choices; a mark between them may also be part of one.
    fn choices(&self, text: &str) -> Option<Vec<String>> {
        if let Some(only) = self.choice(text) {
            return Some(vec![only]);
        }
        let mut found: Vec<String> = Vec::new();
        for part in text.split([';', '；', '|']).filter(|part| !part.trim().is_empty()) {
            let named: Option<Vec<String>> = match self.choice(part) {
                Some(choice) => Some(vec![choice]),
                None => part.split([',', '，', '、']).filter(|part| !part.trim().is_empty()).map(|part| self.choice(part)).collect(),
            };
            for choice in named? {
                if !found.contains(&choice) {
                    found.push(choice);
                }
            }
        }
        (!found.is_empty()).then_some(found)
    }
}

/// A text as it is kept: lines stay, other control characters go.
fn kept(text: &str, field: Field) -> Result<String, Reason> {
    let kept: String = text.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
    if kept.chars().count() > FieldContent::MAX_TEXT_CHARS { Err(Reason::TooLong(field)) } else { Ok(kept.trim().to_owned()) }
}

/// Yes or no in either language.
fn yes_no(text: &str) -> Option<bool> {
    let said = fold(text.trim());
    let is_one_of = |words: &[&str]| words.contains(&said.as_str());
    is_one_of(&YES).then_some(true).or_else(|| is_one_of(&NO).then_some(false))
}
