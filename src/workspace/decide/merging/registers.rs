//! What stands beside customers that become one.

use super::Becoming;
use crate::domain::{CustomerId, Distinct, Portrait, Profile, ProfileId};
use crate::workspace::{
    Change, Circumstances, Diff, Refusal, Workspace,
    registers::{Register, RegisterChange},
};
use std::collections::{BTreeMap, HashSet};

/// Every record beside those who are absorbed stands beside those who stay. Of profiles there is one for each customer, so they are put together;
/// of pictures too, so one of them stays; of statements that two are not the same one for each pair.
pub fn moved(workspace: &Workspace, circumstances: &mut Circumstances<'_>, becoming: &Becoming) -> Result<Vec<Change>, Refusal> {
    let beside = workspace.registers().moves(|id| becoming.get(&id).copied());
    let beside =
        beside.into_iter().filter(|change| !matches!(change.register(), Register::Profile | Register::Portrait | Register::Distinct));
    let profiles = profiles(workspace, circumstances, becoming)?.into_iter().map(RegisterChange::Profile);
    let distincts = distincts(workspace, becoming).into_iter().map(RegisterChange::Distinct);
    let portraits = portraits(workspace, becoming).into_iter().map(RegisterChange::Portrait);
    Ok(beside.chain(profiles).chain(portraits).chain(distincts).map(|change| Change::Register(Box::new(change))).collect())
}

fn profiles(workspace: &Workspace, circumstances: &mut Circumstances<'_>, becoming: &Becoming) -> Result<Vec<Diff<Profile>>, Refusal> {
    let all = || workspace.registers().profiles.iter().map(|(_, profile)| profile);
    let mut taken_in: BTreeMap<CustomerId, Vec<&Profile>> = BTreeMap::new();
    for profile in all() {
        if let Some(kept) = becoming.get(&profile.customer) {
            taken_in.entry(*kept).or_default().push(profile);
        }
    }
    let mut changes: Vec<Diff<Profile>> = taken_in.values().flatten().map(|profile| Diff::deleted((*profile).clone())).collect();
    for before in all().filter(|profile| !becoming.contains_key(&profile.customer)) {
        let others = taken_in.remove(&before.customer).unwrap_or_default();
        let after = together(before.clone(), &others, becoming)?;
        if after != *before {
            changes.push(Diff::changed(before.clone(), after));
        }
    }
    for (kept, others) in taken_in {
        let blank = Profile { id: ProfileId::from_u128(circumstances.identifiers.next()), ..Profile::blank(kept) };
        changes.push(Diff::made(together(blank, &others, becoming)?));
    }
    Ok(changes)
}

fn together(own: Profile, others: &[&Profile], becoming: &Becoming) -> Result<Profile, Refusal> {
    let after = others.iter().fold(own, |after, other| after.with(other));
    if others.iter().flat_map(|other| &other.places).any(|place| !after.places.contains(place)) {
        return Err(Refusal::TooMany { max: 20 });
    }
    let referrer = after.referrer.map(|id| becoming.get(&id).copied().unwrap_or(id));
    Ok(Profile { referrer: referrer.filter(|id| *id != after.customer), ..after })
}

/// The picture of the one who stays, else that of the first who is absorbed; the others go.
fn portraits(workspace: &Workspace, becoming: &Becoming) -> Vec<Diff<Portrait>> {
    let all = || workspace.registers().portraits.iter().map(|(_, portrait)| portrait);
    let staying = all().map(|portrait| portrait.customer).filter(|id| !becoming.contains_key(id));
    let mut has_one: HashSet<CustomerId> = staying.collect();
    let moved = all().filter_map(|before| Some((before, *becoming.get(&before.customer)?)));
    let of = |(before, kept): (&Portrait, CustomerId)| {
        let is_first = has_one.insert(kept);
        if is_first { Diff::changed(before.clone(), Portrait { customer: kept, ..before.clone() }) } else { Diff::deleted(before.clone()) }
    };
    moved.map(of).collect()
}

fn distincts(workspace: &Workspace, becoming: &Becoming) -> Vec<Diff<Distinct>> {
    let now = |id: CustomerId| becoming.get(&id).copied().unwrap_or(id);
    let all = || workspace.registers().distincts.iter().map(|(_, pair)| *pair);
    let is_moved = |pair: &Distinct| becoming.contains_key(&pair.first) || becoming.contains_key(&pair.second);
    let mut said: HashSet<(CustomerId, CustomerId)> = all().filter(|pair| !is_moved(pair)).map(|pair| (pair.first, pair.second)).collect();
    let mut changes = Vec::new();
    for before in all().filter(is_moved) {
        let after = Distinct { id: before.id, ..Distinct::between(now(before.first), now(before.second)) };
        let is_new = after.first != after.second && said.insert((after.first, after.second));
        changes.push(if is_new { Diff::changed(before, after) } else { Diff::deleted(before) });
    }
    changes
}
