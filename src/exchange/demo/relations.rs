//! Talks with the demo's customers: those who buy much are called and visited more, and a few small ones far too often.

use super::{DemoLanguage, chance::Chance, identity::Identity, words};
use crate::domain::{Channel, CustomerId, Day, Interaction, Mood};
use crate::workspace::commands::WholeWorkspace;
use std::collections::BTreeMap;

/// How far talks go back.
const N_DAYS: i32 = 365;
/// What a minute of the team costs.
const MINUTE_COST_MINOR: i64 = 150;

/// A year of talks, in the order of days.
pub fn interactions(seed: u64, identity: &mut Identity, whole: &WholeWorkspace, today: Day, language: DemoLanguage) -> Vec<Interaction> {
    let mut chance = Chance::new(seed ^ 0x7a11);
    let amounts = amounts(whole);
    let mut talks = Vec::new();
    for customer in &whole.customers {
        let mut own = chance.branch();
        let amount = amounts.get(&customer.id).copied().unwrap_or(0);
        for _ in 0..n_talks(&mut own, amount) {
            let on = today.plus_days(-own.between(1, N_DAYS));
            let by = customer.owner.clone().unwrap_or_else(|| {
                let (chinese, english) = *own.pick(words::OWNERS);
                language.of(chinese, english).to_owned()
            });
            talks.push(talk(&mut own, customer.id, customer.contacts.first().map(|contact| contact.id), on, by, language));
        }
    }
    talks.sort_by_key(|talk| talk.on);
    talks.into_iter().map(|talk| Interaction { id: identity.next_interaction(), ..talk }).collect()
}

fn talk(
    chance: &mut Chance,
    customer: CustomerId,
    contact: Option<crate::domain::ContactId>,
    on: Day,
    by: String,
    language: DemoLanguage,
) -> Interaction {
    let channel = [Channel::Phone, Channel::WeChat, Channel::Visit, Channel::Email, Channel::Online][chance.weighted(&[40, 30, 15, 10, 5])];
    let minutes = match channel {
        Channel::Visit => chance.between(60, 180),
        Channel::Phone => chance.between(5, 30),
        _ => chance.between(3, 15),
    };
    let minutes = minutes.unsigned_abs();
    let (chinese, english) = *chance.pick(words::OUTCOMES);
    Interaction {
        id: crate::domain::InteractionId::from_u128(0),
        customer,
        on,
        channel,
        contact,
        by: Some(by),
        outcome: Some(language.of(chinese, english).to_owned()),
        mood: [Some(Mood::Good), Some(Mood::Neutral), Some(Mood::Bad), None][chance.weighted(&[45, 30, 8, 17])],
        minutes,
        cost_minor: i64::from(minutes) * MINUTE_COST_MINOR,
    }
}

/// One small customer in twenty is looked after as if it were a large one.
fn n_talks(chance: &mut Chance, amount_minor: i64) -> i32 {
    let spoilt = chance.happens(50);
    match amount_minor {
        _ if spoilt => chance.between(8, 16),
        2_000_000.. => chance.between(4, 12),
        500_000.. => chance.between(1, 5),
        1.. => chance.between(-2, 2).max(0),
        _ => 0,
    }
}

fn amounts(whole: &WholeWorkspace) -> BTreeMap<CustomerId, i64> {
    let rows = &whole.purchases.rows;
    let mut amounts = BTreeMap::new();
    for row in 0..rows.len() {
        if let Some(id) = whole.purchases.customers.get(rows.customer[row] as usize) {
            *amounts.entry(*id).or_insert(0) += rows.amount_minor[row];
        }
    }
    amounts
}
