//! What each column is for, by its name and by what its values look like over all rows.
//!
//! Not here: changing the guess once it is clear how the columns fit together ([`settle`](super::settle)), and what a row stands for
//! ([`shape`](super::shape)).

use super::fields::Field;
use super::guess::{Guess, Sureness};
use super::profile::{ColumnProfile, Look};
use super::synonyms::{HeaderMatch, HeaderWords, header_match};
use super::table::Table;
use crate::domain::CustomField;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Why a column was taken for a field, or for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldWhy {
    /// Its name is one that exports use.
    Name,
    /// Its name contains one that exports use.
    PartOfName,
    /// It holds identifiers; of such columns the one that numbers this file's own customers with the fewest gaps.
    Identifier,
    /// Its values look like it.
    Values,
    /// How it fits with other columns decided: a total on the rows of an order, a date where there are no orders.
    OtherColumns,
    /// Nothing fits.
    Nothing,
    /// A person chose it.
    Chosen,
    /// It has the name of a field of the team's own.
    OwnName,
}

/// A column's field, with how sure and why.
pub type FieldGuess = Guess<Option<Field>, FieldWhy>;

/// How well values fit a field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Not,
    Poorly,
    Well,
}

struct Candidate {
    score: u32,
    column: usize,
    field: Field,
    guess: FieldGuess,
}

/// Which field each column is. No field is given to two columns: the better candidate has it, then the one further left.
pub(super) fn guess_columns(table: &Table, profiles: &[ColumnProfile], own: &[CustomField]) -> Vec<FieldGuess> {
    let mut candidates: Vec<_> = profiles.iter().enumerate().flat_map(|(column, profile)| by_name(column, profile)).collect();
    candidates.extend(profiles.iter().enumerate().filter_map(|(column, profile)| by_own_name(column, profile, own)));
    candidates.extend(by_identifier(table, profiles));
    candidates.extend(profiles.iter().enumerate().filter_map(|(column, profile)| by_values(table, column, profile)));
    candidates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.score), candidate.column, candidate.field));
    let mut guesses = vec![Guess::new(None, Sureness::Likely, FieldWhy::Nothing); profiles.len()];
    let mut taken = HashSet::new();
    for candidate in candidates {
        if guesses[candidate.column].value.is_none() && taken.insert(candidate.field) {
            guesses[candidate.column] = candidate.guess;
        }
    }
    guesses
}

fn by_name(column: usize, profile: &ColumnProfile) -> Vec<Candidate> {
    let header = HeaderWords::of(&profile.name);
    let candidate = |field: Field| {
        let found = header_match(&header, field)?;
        let fit = fit(field, profile);
        let (score, why, best) = match found {
            HeaderMatch::Is { earliness } => (100_000 + u32::from(earliness) * 100, FieldWhy::Name, Sureness::Certain),
            HeaderMatch::Contains { percent, earliness } => {
                (50_000 + u32::from(percent) * 100 + u32::from(earliness), FieldWhy::PartOfName, Sureness::Likely)
            }
            HeaderMatch::SomeId => return None,
        };
        let (penalty, sureness) = match (fit, profile.look) {
            (Fit::Not, _) => return None,
            (_, Look::Empty) => (45_000, Sureness::Unsure),
            (Fit::Poorly, _) => (30_000, Sureness::Unsure),
            (Fit::Well, _) => (0, best),
        };
        Some(Candidate { score: score - penalty, column, field, guess: Guess::new(Some(field), sureness, why) })
    };
    Field::ALL.into_iter().filter_map(candidate).collect()
}

/// A column that is called like a field of the team's own. That goes before what else the name could mean of a customer, but not before
/// what tells customers apart or belongs to an order.
fn by_own_name(column: usize, profile: &ColumnProfile, own: &[CustomField]) -> Option<Candidate> {
    let header = HeaderWords::of(&profile.name);
    let is_named = |field: &&CustomField| !field.is_retired && header.is_like(&HeaderWords::of(&field.name));
    let field = Field::of(own.iter().find(is_named)?);
    let is_taken = |other: &Field| !other.is_description() && matches!(header_match(&header, *other), Some(HeaderMatch::Is { .. }));
    let score = if Field::ALL.iter().any(is_taken) { 99_000 } else { 150_000 };
    let sureness = if fit(field, profile) == Fit::Well { Sureness::Certain } else { Sureness::Unsure };
    Some(Candidate { score, column, field, guess: Guess::new(Some(field), sureness, FieldWhy::OwnName) })
}

/// Columns that are called some identifier: of the customer, or of the order where each row has its own beside date and money.
fn by_identifier(table: &Table, profiles: &[ColumnProfile]) -> Vec<Candidate> {
    let names = |field: Field| profiles.iter().any(|profile| header_match(&HeaderWords::of(&profile.name), field).is_some());
    let has_orders = names(Field::Date) && (names(Field::Amount) || names(Field::OrderTotal) || names(Field::UnitPrice));
    let is_identifier = |profile: &ColumnProfile| {
        let header = HeaderWords::of(&profile.name);
        let found = |field| header_match(&header, field);
        let is_another = Field::ALL.into_iter().any(|field| matches!(found(field), Some(HeaderMatch::Is { .. })));
        found(Field::CustomerCode) == Some(HeaderMatch::SomeId) && !is_another && fit(Field::CustomerCode, profile) == Fit::Well
    };
    let candidate = |column: usize, profile: &ColumnProfile| {
        let n_different = u64::try_from(n_different(table, column)).unwrap_or(u64::MAX);
        let is_row_number = has_orders && n_different == u64::from(profile.n_filled) && n_different > 1;
        let percent_of_range = profile
            .tally
            .whole_range
            .filter(|_| profile.tally.is_at_least(100, profile.tally.n_digits))
            .map_or(0, |(least, greatest)| n_different * 100 / (greatest - least).saturating_add(1));
        let field = if is_row_number { Field::OrderNumber } else { Field::CustomerCode };
        let score = 20_000 + u32::try_from(percent_of_range).unwrap_or(100);
        Candidate { score, column, field, guess: Guess::new(Some(field), Sureness::Unsure, FieldWhy::Identifier) }
    };
    profiles.iter().enumerate().filter(|(_, profile)| is_identifier(profile)).map(|(column, profile)| candidate(column, profile)).collect()
}

/// What values alone say: addresses and telephone numbers always, the rest only where no header could.
fn by_values(table: &Table, column: usize, profile: &ColumnProfile) -> Option<Candidate> {
    let repeats = || n_different(table, column) < profile.n_filled as usize;
    let (field, score) = match profile.look {
        Look::Email => (Field::Email, 5_000),
        Look::Phone => (Field::Phone, 5_000),
        _ if table.has_header() => return None,
        Look::Date => (Field::Date, 5_000),
        Look::Number if profile.tally.numbers.n_fractions > 0 || profile.n_currency > 0 => (Field::Amount, 5_000),
        Look::Digits if repeats() => (Field::CustomerCode, 4_000),
        Look::Number if repeats() => (Field::CustomerCode, 3_000),
        Look::Text => (Field::CustomerName, 2_000),
        _ => return None,
    };
    Some(Candidate { score, column, field, guess: Guess::new(Some(field), Sureness::Unsure, FieldWhy::Values) })
}

fn n_different(table: &Table, column: usize) -> usize {
    let texts = table.body().map(|row| table.text(table.cell(row, column))).filter(|text| !text.is_empty());
    texts.collect::<HashSet<_>>().len()
}

/// How well the values of a column fit a field. An empty column fits everything poorly.
fn fit(field: Field, profile: &ColumnProfile) -> Fit {
    let tally = &profile.tally;
    let at_least = |percent, n| tally.is_at_least(percent, n);
    let graded = |n| {
        if at_least(80, n) {
            Fit::Well
        } else if at_least(50, n) {
            Fit::Poorly
        } else {
            Fit::Not
        }
    };
    match field {
        _ if profile.look == Look::Empty => Fit::Poorly,
        _ if field.is_day() => graded(tally.dates.n_dates).max(graded(tally.dates.n_serials)),
        Field::OrderStatus => {
            let n_known = profile.statuses.iter().filter(|status| status.is_known).map(|status| status.n_rows).sum();
            graded(n_known)
        }
        Field::Discount if tally.numbers.n_percents > 0 => Fit::Not,
        _ if field.is_number() => {
            if profile.look == Look::Date {
                Fit::Not
            } else {
                graded(tally.numbers.n_numbers)
            }
        }
        Field::Email => graded(tally.n_emails),
        Field::Phone => graded(tally.n_phones).max(graded(tally.n_digits + tally.n_rounded).min(Fit::Poorly)),
        Field::OrderNumber => {
            if profile.look == Look::Date && tally.n_digits == 0 {
                Fit::Not
            } else {
                Fit::Well
            }
        }
        // Shops call the column of "#1001" the name of the order.
        Field::CustomerName if at_least(50, tally.n_hash) => Fit::Not,
        Field::CustomerName if matches!(profile.look, Look::Date | Look::Email) => Fit::Not,
        Field::CustomerName if profile.look == Look::Number => Fit::Poorly,
        Field::CustomerCode | Field::ProductCode if profile.look == Look::Date && tally.n_digits == 0 => Fit::Not,
        Field::Region | Field::Industry | Field::Owner | Field::Category | Field::ProductName if profile.look == Look::Date => Fit::Not,
        Field::Region | Field::Address | Field::ProductName if profile.look == Look::Number => Fit::Poorly,
        _ => Fit::Well,
    }
}
