//! Customers that may be one: the groups that the last scan found, what a merge would bring together, and the twins of one who is being typed in.

use super::{Asked, Question};
use crate::domain::{Customer, CustomerId, CustomerKind, Day, Distinct};
use crate::workspace::duplicates::{
    Group,
    likeness::{Likeness, SURE, Traits},
};
use crate::workspace::registers::Register;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// The most groups that one answer brings.
const MOST_GROUPS: u32 = 200;
/// The most twins that are told of.
const MOST_TWINS: usize = 5;

/// Who may be one?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskDuplicates {
    /// Groups of this score and above.
    pub least_score: u8,
    pub window: Range<u32>,
}

/// A customer of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicateRow {
    pub id: CustomerId,
    pub name: String,
    pub code: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub region: Option<String>,
    pub owner: Option<String>,
    pub n_purchases: u32,
    pub amount_minor: i64,
    pub last_purchase_on: Option<Day>,
}

/// Two of them that are alike, by their places in the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicatePair {
    pub first: u32,
    pub second: u32,
    pub likeness: Likeness,
}

/// Customers that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicateGroup {
    pub score: u8,
    /// Whoever bought the most stands first, and is who should stay.
    pub rows: Vec<DuplicateRow>,
    /// The likest first.
    pub pairs: Vec<DuplicatePair>,
    pub amount_minor: i64,
}

/// The groups, and how current they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicatesSheet {
    /// Nobody has looked yet.
    pub is_unknown: bool,
    /// The records have changed since.
    pub is_outdated: bool,
    /// Groups from sure to the least likely.
    pub n_groups: u32,
    /// Those that are asked for.
    pub n_shown: u32,
    pub n_customers: u32,
    /// Customers who are surely another one, and would be merged away.
    pub n_surely_absorbed: u32,
    /// Who would stay, with those who would become part of it.
    pub sure: Vec<(CustomerId, Vec<CustomerId>)>,
    pub groups: Vec<DuplicateGroup>,
}

impl Question for AskDuplicates {
    type Answer = DuplicatesSheet;

    fn answer(self, asked: &Asked<'_>) -> DuplicatesSheet {
        let Some(known) = asked.find.duplicates() else { return DuplicatesSheet { is_unknown: true, ..DuplicatesSheet::default() } };
        let is_outdated = known.revision != asked.workspace.revision();
        let distincts: HashSet<(CustomerId, CustomerId)> =
            asked.workspace.registers().distincts.iter().map(|(_, pair)| (pair.first, pair.second)).collect();
        let mut living: Vec<DuplicateGroup> = known.groups.iter().filter_map(|group| still_alike(asked, group, &distincts)).collect();
        living.sort_by_key(|group| (std::cmp::Reverse(group.score), std::cmp::Reverse(group.amount_minor)));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let n_groups = count(living.len());
        let n_customers = count(living.iter().map(|group| group.rows.len()).sum());
        let sure = sure(asked, known.groups.iter(), &distincts);
        living.retain(|group| group.score >= self.least_score);
        let n_shown = count(living.len());
        let first = self.window.start.min(n_shown);
        let last = self.window.end.clamp(first, n_shown.min(first + MOST_GROUPS));
        let groups = living.drain(first as usize..last as usize).collect();
        let n_surely_absorbed = count(sure.iter().map(|(_, absorbed)| absorbed.len()).sum());
        DuplicatesSheet { is_unknown: false, is_outdated, n_groups, n_shown, n_customers, n_surely_absorbed, sure, groups }
    }
}

/// A group without those who are gone and pairs that were said not to be the same; nothing if no pair is left.
fn still_alike(asked: &Asked<'_>, group: &Group, distincts: &HashSet<(CustomerId, CustomerId)>) -> Option<DuplicateGroup> {
    let is_here = |id: CustomerId| asked.workspace.customers().get(id).is_some();
    let pairs = group.pairs.iter().filter(|pair| is_here(pair.first) && is_here(pair.second));
    let pairs: Vec<_> = pairs.filter(|pair| !is_distinct(distincts, pair.first, pair.second)).collect();
    let linked: HashSet<CustomerId> = pairs.iter().flat_map(|pair| [pair.first, pair.second]).collect();
    let mut rows: Vec<DuplicateRow> = group.members.iter().filter(|id| linked.contains(id)).filter_map(|id| row(asked, *id)).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse((row.n_purchases, row.amount_minor)), row.id));
    let places: HashMap<CustomerId, u32> = rows.iter().map(|row| row.id).zip(0..).collect();
    let pairs = pairs.into_iter().filter_map(|pair| {
        Some(DuplicatePair { first: *places.get(&pair.first)?, second: *places.get(&pair.second)?, likeness: pair.likeness.clone() })
    });
    let amount_minor = rows.iter().map(|row| row.amount_minor).fold(0, i64::saturating_add);
    let group = DuplicateGroup { score: group.score, pairs: pairs.collect(), rows, amount_minor };
    (group.rows.len() > 1).then_some(group)
}

fn is_distinct(distincts: &HashSet<(CustomerId, CustomerId)>, one: CustomerId, other: CustomerId) -> bool {
    let Distinct { first, second, .. } = Distinct::between(one, other);
    distincts.contains(&(first, second))
}

fn row(asked: &Asked<'_>, id: CustomerId) -> Option<DuplicateRow> {
    let slot = asked.workspace.customers().slot(id)?;
    let customer = asked.workspace.customers().at(slot)?;
    let history = asked.scores.history(slot);
    Some(DuplicateRow {
        id,
        name: customer.name.clone(),
        code: customer.code.clone(),
        phone: customer.phone.clone(),
        email: customer.email.clone(),
        region: customer.region.clone(),
        owner: customer.owner.clone(),
        n_purchases: history.n_purchases,
        amount_minor: history.amount_minor,
        last_purchase_on: history.last_on,
    })
}

/// Who would stay and who would become part of it, where that is sure. A set of whom one is gone, or of whom two were said not to be the same, waits for the
/// next scan.
fn sure<'a>(
    asked: &Asked<'_>,
    groups: impl Iterator<Item = &'a Group>,
    distincts: &HashSet<(CustomerId, CustomerId)>,
) -> Vec<(CustomerId, Vec<CustomerId>)> {
    let weight = |id: CustomerId| {
        let slot = asked.workspace.customers().slot(id).filter(|slot| asked.workspace.customers().at(*slot).is_some())?;
        let history = asked.scores.history(slot);
        Some((history.n_purchases, history.amount_minor))
    };
    let merged = |set: &Vec<CustomerId>| {
        let are_here = set.iter().all(|id| weight(*id).is_some());
        let are_apart = set.iter().any(|one| set.iter().any(|other| one != other && is_distinct(distincts, *one, *other)));
        let kept = set.iter().copied().min_by_key(|id| (std::cmp::Reverse(weight(*id)), *id)).filter(|_| are_here && !are_apart)?;
        Some((kept, set.iter().copied().filter(|id| *id != kept).collect()))
    };
    groups
        .filter(|group| group.pairs.first().is_some_and(|pair| pair.likeness.score >= SURE))
        .flat_map(|group| &group.sure)
        .filter_map(merged)
        .collect()
}

/// What would come together?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskMerge {
    pub ids: Vec<CustomerId>,
}

/// A customer who may be merged, and what stands beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeSide {
    pub customer: Customer,
    /// Purchases and returns.
    pub n_purchases: u32,
    pub amount_minor: i64,
    pub last_purchase_on: Option<Day>,
    /// How many records of each register stand beside.
    pub beside: Vec<(Register, u32)>,
}

impl Question for AskMerge {
    type Answer = Vec<MergeSide>;

    fn answer(self, asked: &Asked<'_>) -> Vec<MergeSide> {
        self.ids.iter().filter_map(|id| side(asked, *id)).collect()
    }
}

fn side(asked: &Asked<'_>, id: CustomerId) -> Option<MergeSide> {
    let slot = asked.workspace.customers().slot(id)?;
    let customer = asked.workspace.customers().at(slot)?.clone();
    let columns = asked.workspace.purchases().columns();
    let n_purchases = asked.workspace.living_rows().filter(|row| columns.customer[*row] == slot).count();
    let mut beside: BTreeMap<Register, u32> = BTreeMap::new();
    for change in asked.workspace.registers().deletions_with(|ties| ties.customers().any(|other| other == id)) {
        *beside.entry(change.register()).or_default() += 1;
    }
    let history = asked.scores.history(slot);
    Some(MergeSide {
        customer,
        n_purchases: u32::try_from(n_purchases).unwrap_or(u32::MAX),
        amount_minor: history.amount_minor,
        last_purchase_on: history.last_on,
        beside: beside.into_iter().collect(),
    })
}

/// Is there somebody like this already?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskTwins {
    /// Whoever is being changed is not their own twin.
    pub except: Option<CustomerId>,
    pub name: String,
    pub phone: String,
    pub email: String,
}

/// Somebody like it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twin {
    pub id: CustomerId,
    pub name: String,
    pub likeness: Likeness,
}

impl Question for AskTwins {
    type Answer = Vec<Twin>;

    fn answer(self, asked: &Asked<'_>) -> Vec<Twin> {
        let some = |text: String| Some(text).filter(|text| !text.trim().is_empty());
        let own = self.except.and_then(|id| asked.workspace.customers().get(id));
        let typed = Customer {
            kind: own.map_or(CustomerKind::Unknown, |own| own.kind),
            phone: some(self.phone),
            email: some(self.email),
            ..Customer::named(self.except.unwrap_or(CustomerId::from_u128(0)), self.name)
        };
        let twins = asked.find.twins(asked.workspace, &Traits::of(&typed), self.except);
        let is_distinct = |id: CustomerId| {
            let mut said = asked.workspace.registers().distincts.iter();
            self.except.is_some_and(|own| said.any(|(_, pair)| pair.is_about(own, id)))
        };
        let named = |(slot, likeness)| {
            let customer = asked.workspace.customers().at(slot)?;
            Some(Twin { id: customer.id, name: customer.name.clone(), likeness })
        };
        twins.into_iter().filter_map(named).filter(|twin| !is_distinct(twin.id)).take(MOST_TWINS).collect()
    }
}
