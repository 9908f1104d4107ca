//! The order of the list of customers, by any of its columns.

use super::{
    Asked,
    customers::{Column, Grade, Sort, foretold, stage},
};
use crate::domain::Customer;
use crate::workspace::fields::{content, live, order};
use std::cmp::Ordering;

/// Puts slots into the order of a column; customers without a value come last either way, and ties are in the order of names. A field of
/// one's own that is retired or gone orders nobody: then the list is in its usual order.
pub fn sort(asked: &Asked<'_>, slots: &mut [u32], by: Sort) {
    let (scores, customers) = (asked.scores, asked.workspace.customers());
    let name_rank = |slot: u32| asked.find.name_rank(slot);
    let text = |slot: u32, value: fn(&Customer) -> Option<&String>| customers.at(slot).and_then(value);
    let graded = |slot: u32| match scores.grade(slot) {
        Grade::Graded { segment, abc, rfm } => Some((segment, abc, rfm)),
        Grade::NotGraded(_) => None,
    };
    match by.column {
        Column::SchemeGrade => {
            let standings = asked.primary().map(|(_, standings)| standings);
            by_key(slots, by.descending, name_rank, |slot| standings.as_ref().and_then(|standings| standings.grade(slot)));
        }
        Column::Name => by_key(slots, by.descending, name_rank, |slot| Some(name_rank(slot))),
        Column::Amount => by_key(slots, by.descending, name_rank, |slot| Some(scores.history(slot).amount_minor)),
        Column::NPurchases => by_key(slots, by.descending, name_rank, |slot| Some(scores.history(slot).n_purchases)),
        Column::LastPurchase => by_key(slots, by.descending, name_rank, |slot| scores.history(slot).last_on),
        Column::FirstPurchase => by_key(slots, by.descending, name_rank, |slot| scores.history(slot).first_on),
        Column::Average => by_key(slots, by.descending, name_rank, |slot| scores.history(slot).average_minor()),
        Column::Returned => by_key(slots, by.descending, name_rank, |slot| Some(scores.history(slot).returned_minor)),
        Column::Segment => by_key(slots, by.descending, name_rank, |slot| graded(slot).map(|(segment, ..)| segment)),
        Column::Stage => by_key(slots, by.descending, name_rank, |slot| Some(stage(asked, slot))),
        Column::Abc => by_key(slots, by.descending, name_rank, |slot| graded(slot).map(|(_, abc, _)| abc)),
        Column::Rfm => by_key(slots, by.descending, name_rank, |slot| graded(slot).map(|(_, _, rfm)| rfm)),
        Column::Kind => by_key(slots, by.descending, name_rank, |slot| customers.at(slot).map(|customer| customer.kind)),
        Column::Code => by_key(slots, by.descending, name_rank, |slot| text(slot, |customer| customer.code.as_ref())),
        Column::Phone => by_key(slots, by.descending, name_rank, |slot| text(slot, |customer| customer.phone.as_ref())),
        Column::Email => by_key(slots, by.descending, name_rank, |slot| text(slot, |customer| customer.email.as_ref())),
        Column::Region => by_key(slots, by.descending, name_rank, |slot| text(slot, |customer| customer.region.as_ref())),
        Column::Industry => by_key(slots, by.descending, name_rank, |slot| text(slot, |customer| customer.industry.as_ref())),
        Column::Source => by_key(slots, by.descending, name_rank, |slot| text(slot, |customer| customer.source.as_ref())),
        Column::Owner => by_key(slots, by.descending, name_rank, |slot| text(slot, |customer| customer.owner.as_ref())),
        Column::ExpectedPurchases => by_key(slots, by.descending, name_rank, |slot| foretold(asked, slot).expected_purchases_milli),
        Column::PredictedValue => by_key(slots, by.descending, name_rank, |slot| foretold(asked, slot).predicted_value_minor),
        Column::AtStake => by_key(slots, by.descending, name_rank, |slot| foretold(asked, slot).at_stake_minor),
        Column::Tags => by_key(slots, by.descending, name_rank, |slot| text(slot, |customer| customer.tags.first())),
        Column::Own(field) => match live(asked.workspace, field) {
            None => sort(asked, slots, Sort::default()),
            Some(field) => by_key(slots, by.descending, name_rank, |slot| {
                Some(order(content(asked.find.profile(asked.workspace, slot)?, field.id)?, field))
            }),
        },
    }
}

fn by_key<K: Ord>(slots: &mut [u32], descending: bool, name_rank: impl Fn(u32) -> u32, key: impl Fn(u32) -> Option<K>) {
    let mut keyed: Vec<(Option<K>, u32, u32)> = slots.iter().map(|slot| (key(*slot), name_rank(*slot), *slot)).collect();
    keyed.sort_unstable_by(|a, b| {
        let by_value = match (&a.0, &b.0) {
            (Some(a), Some(b)) if descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        by_value.then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    for (place, (_, _, slot)) in slots.iter_mut().zip(keyed) {
        *place = slot;
    }
}
