//! The profile of the one who stayed after a merge is taken apart.

use super::record::{unless_changed, without_added};
use crate::domain::{FieldValue, Profile};
use crate::workspace::changes::Diff;

/// What is to be done with a profile that the merge has made or changed, as it is now.
pub fn back(now: &Profile, done: &Diff<Profile>) -> Option<Diff<Profile>> {
    let after = done.after.as_ref()?;
    let blank = Profile { id: now.id, ..Profile::blank(now.customer) };
    let before = done.before.as_ref().unwrap_or(&blank);
    macro_rules! fields {
        ($($field:ident),*) => {
            Profile {
                id: now.id,
                customer: now.customer,
                $($field: unless_changed(&now.$field, &before.$field, &after.$field),)*
                places: without_added(&now.places, &before.places, &after.places),
                people: without_added(&now.people, &before.people, &after.people),
                values: values(now, before, after),
            }
        };
    }
    let parted = fields!(size, credit, birthday, referrer, preferred_channel, do_not_contact, retain_until_on);
    // Where there was none before, one that says nothing goes again.
    if done.before.is_none() && parted == blank {
        return Some(Diff::deleted(now.clone()));
    }
    (parted != *now).then(|| Diff::changed(now.clone(), parted))
}

fn values(now: &Profile, before: &Profile, after: &Profile) -> Vec<FieldValue> {
    let of = |profile: &Profile, value: &FieldValue| profile.values.iter().find(|other| other.field == value.field).cloned();
    now.values.iter().filter_map(|value| unless_changed(&Some(value.clone()), &of(before, value), &of(after, value))).collect()
}
