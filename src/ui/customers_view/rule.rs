//! All conditions of an address with the way they are joined, there and back.
//!
//! ```text
//! region=East&purchases=3..                     both hold
//! match=any&region=East&purchases=3..           either holds
//! region=East&any1.tag=VIP&any1.grade=…         the region, and one of the two in the group
//! none1.owner_empty=yes&tag=VIP&tag.2=New       nobody without an owner; both tags
//! ```
//!
//! Several values of one name are one condition ("any of these"); a second condition on the same thing has a number after its name.
//! Reading is lenient and writing is canonical: what was written is read back as it was.
//!
//! Not here: what a condition says ([`subject`](super::subject)).

use super::{field::written, subject::Subject};
use crate::ui::route::CustomersView;
use crate::workspace::questions::{Filter, Group, Junction};

/// The name that says how all conditions are joined.
pub const MATCH: &str = "match";

/// Conditions and groups of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    pub by: Junction,
    pub items: Vec<Item>,
}

/// A condition by itself, or several that are joined in their own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Condition(Condition),
    Group(Junction, Vec<Condition>),
}

/// What is asked, with its values as the address writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub subject: Subject,
    pub values: Vec<String>,
}

impl Condition {
    /// A condition that says what a filter says.
    pub fn of(filter: &Filter) -> Self {
        Self { subject: Subject::of(filter), values: written(filter) }
    }

    /// What it asks; nothing while its values say nothing.
    pub fn filter(&self) -> Option<Filter> {
        self.subject.filter(&self.values.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

impl Item {
    /// The condition, where it is one by itself.
    pub const fn single(&self) -> Option<&Condition> {
        match self {
            Self::Condition(condition) => Some(condition),
            Self::Group(..) => None,
        }
    }
}

/// A junction in the address.
pub const fn junction_key(by: Junction) -> &'static str {
    match by {
        Junction::All => "all",
        Junction::Any => "any",
        Junction::None => "none",
    }
}

/// Every junction, in the order in which they are offered.
pub const JUNCTIONS: [Junction; 3] = [Junction::All, Junction::Any, Junction::None];

/// The junction of this name.
pub fn junction(key: &str) -> Option<Junction> {
    JUNCTIONS.into_iter().find(|by| junction_key(*by) == key)
}

/// Conditions that belong together while they are read: a group, or one that stands alone. Names tell them apart.
struct Scope {
    name: String,
    by: Option<Junction>,
    conditions: Vec<(String, Condition)>,
}

impl Rule {
    /// What an address asks.
    pub fn of(view: &CustomersView) -> Self {
        let said = view.filters.iter().rev().find(|(name, _)| name == MATCH);
        let by = said.and_then(|(_, key)| junction(key)).unwrap_or_default();
        let mut scopes: Vec<Scope> = Vec::new();
        for (name, value) in &view.filters {
            take_in(&mut scopes, name, value);
        }
        let items = scopes.into_iter().filter_map(Scope::item).collect();
        Self { by, items }
    }

    /// The pairs that ask it.
    pub fn written(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        if self.by != Junction::All {
            pairs.push((MATCH.to_owned(), junction_key(self.by).to_owned()));
        }
        let mut alone = Vec::new();
        let mut n_groups = 0;
        for item in &self.items {
            match item {
                Item::Condition(condition) => write(condition, "", &mut alone, &mut pairs),
                Item::Group(by, conditions) => {
                    n_groups += 1;
                    let (prefix, mut seen) = (format!("{}{n_groups}.", junction_key(*by)), Vec::new());
                    conditions.iter().for_each(|condition| write(condition, &prefix, &mut seen, &mut pairs));
                }
            }
        }
        pairs
    }

    /// The same list with these conditions in place of its own.
    #[must_use]
    pub fn shown_in(&self, view: &CustomersView) -> CustomersView {
        CustomersView { filters: self.written(), ..view.clone() }
    }

    /// Filters and groups, as the engine is asked.
    pub fn asked(&self) -> (Vec<Filter>, Vec<Group>) {
        let mut asked = (Vec::new(), Vec::new());
        for item in &self.items {
            match item {
                Item::Condition(condition) => asked.0.extend(condition.filter()),
                Item::Group(by, conditions) => {
                    asked.1.push(Group { by: *by, filters: conditions.iter().filter_map(Condition::filter).collect() });
                }
            }
        }
        asked
    }
}

/// Nothing is written of a condition that has no values yet.
fn write(condition: &Condition, prefix: &str, seen: &mut Vec<Subject>, pairs: &mut Vec<(String, String)>) {
    if condition.values.is_empty() {
        return;
    }
    seen.push(condition.subject);
    let nth = seen.iter().filter(|subject| **subject == condition.subject).count();
    let key = condition.subject.key();
    let name = if nth > 1 { format!("{prefix}{key}.{nth}") } else { format!("{prefix}{key}") };
    pairs.extend(condition.values.iter().map(|value| (name.clone(), value.clone())));
}

fn take_in(scopes: &mut Vec<Scope>, name: &str, value: &str) {
    let group = name.split_once('.').and_then(|(group, rest)| Some((group, group_junction(group)?, rest)));
    let (scope, by, own) = group.map_or((name, None, name), |(group, by, rest)| (group, Some(by), rest));
    let Some(subject) = Subject::parse(own.split_once('.').map_or(own, |(key, _)| key)) else { return };
    let at = scopes.iter().position(|known| known.name == scope).unwrap_or_else(|| {
        scopes.push(Scope { name: scope.to_owned(), by, conditions: Vec::new() });
        scopes.len() - 1
    });
    let conditions = &mut scopes[at].conditions;
    match conditions.iter_mut().find(|(known, _)| known == own) {
        Some((_, condition)) => condition.values.push(value.to_owned()),
        None => conditions.push((own.to_owned(), Condition { subject, values: vec![value.to_owned()] })),
    }
}

/// `any1` is a group of which any holds.
fn group_junction(name: &str) -> Option<Junction> {
    let key = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    junction(key).filter(|_| key.len() < name.len())
}

impl Scope {
    /// Without conditions that cannot be read; nothing, where none is left.
    fn item(self) -> Option<Item> {
        let mut readable: Vec<Condition> =
            self.conditions.into_iter().map(|(_, condition)| condition).filter(|condition| condition.filter().is_some()).collect();
        match self.by {
            _ if readable.is_empty() => None,
            None => readable.pop().map(Item::Condition),
            Some(by) => Some(Item::Group(by, readable)),
        }
    }
}
