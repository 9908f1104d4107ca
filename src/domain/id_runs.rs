//! Identifiers that follow one another are stored as runs: an import makes a million of them in one go. In files for people they are
//! spelled out.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use uuid::Uuid;

/// The most identifiers one column may hold, so that a damaged length cannot ask for all memory.
const MAX: usize = 1 << 28;

pub fn serialize<S: Serializer>(ids: &[u128], serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        return serializer.collect_seq(ids.iter().map(|id| Uuid::from_u128(*id)));
    }
    let mut runs: Vec<(u128, u32)> = Vec::new();
    for id in ids {
        match runs.last_mut() {
            Some((first, n)) if first.checked_add((*n).into()) == Some(*id) && *n < u32::MAX => *n += 1,
            _ => runs.push((*id, 1)),
        }
    }
    runs.serialize(serializer)
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u128>, D::Error> {
    if deserializer.is_human_readable() {
        return Ok(Vec::<Uuid>::deserialize(deserializer)?.into_iter().map(|id| id.as_u128()).collect());
    }
    let runs = Vec::<(u128, u32)>::deserialize(deserializer)?;
    // Counted in 64 bits: where a `usize` has 32, lengths that are made up could come round to a small sum.
    let total: u64 = runs.iter().map(|(_, n)| u64::from(*n)).sum();
    let total = usize::try_from(total).ok().filter(|total| *total <= MAX);
    let Some(total) = total.filter(|_| runs.iter().all(|(first, n)| first.checked_add((*n).into()).is_some())) else {
        return Err(D::Error::custom("a run of identifiers is too long"));
    };
    let mut ids = Vec::with_capacity(total);
    for (first, n) in runs {
        ids.extend((0..u128::from(n)).map(|step| first + step));
    }
    Ok(ids)
}
