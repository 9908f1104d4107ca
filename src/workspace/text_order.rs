//! The place of each slot when the slots' texts are sorted: what decides between equals, and the order of names.
//!
//! Not here: which texts those are ([`scores`](super::scores), [`find`](super::find)).

/// The first 16 bytes of a text as a number: numbers that differ do so as the texts do.
fn first_bytes(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let n = text.len().min(16);
    bytes[..n].copy_from_slice(&text.as_bytes()[..n]);
    u128::from_be_bytes(bytes)
}

/// The place of each of so many slots among all: by its text, then by what stands beside the text, then by its number. Slots without a text
/// come first.
pub fn places<'t, T: Ord>(n_slots: usize, text: impl Fn(u32) -> Option<(&'t str, T)>) -> Vec<u32> {
    // Most are told apart by how they begin, without a look at the texts themselves.
    let begin = |slot| (text(slot).map(|(text, _)| first_bytes(text)), slot);
    let mut slots: Vec<(Option<u128>, u32)> = (0_u32..).take(n_slots).map(begin).collect();
    slots.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| text(a.1).cmp(&text(b.1))).then(a.1.cmp(&b.1)));
    let mut places = vec![0; slots.len()];
    for (place, (_, slot)) in (0_u32..).zip(slots) {
        places[slot as usize] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn beginnings_sort_as_whole_texts_do(texts in prop::collection::vec(prop::option::of(("[a-b]{0,3}|same beginning of all [a-b]{0,2}|王{0,7}", 0..3_u8)), 0..40)) {
            let text = |slot: u32| texts[slot as usize].as_ref().map(|(text, beside)| (text.as_str(), *beside));
            let mut sorted: Vec<u32> = (0..).take(texts.len()).collect();
            sorted.sort_by_key(|slot| (text(*slot), *slot));
            let by_place = places(texts.len(), text);
            prop_assert!(sorted.iter().enumerate().all(|(place, slot)| by_place[*slot as usize] as usize == place));
        }
    }
}
