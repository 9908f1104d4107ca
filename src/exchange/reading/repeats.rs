//! Cells that say the same again: the date on every line of an order, the price of a product on every sale. What a text comes to is worked
//! out once while it keeps coming back.
//!
//! Only a fixed number of texts is remembered; another one may push one out, which costs time and changes no answer. Not here: what is
//! worked out.

/// How many texts are remembered: enough for the prices of a shop, and few enough to stay close at hand. Twelve bits.
const N_KEPT: usize = 4_096;

/// Where a text of a column is remembered. It looks at the length and at both ends, in which texts of one column differ most.
fn place(column: usize, text: &str) -> usize {
    let bytes = text.as_bytes();
    let word = |bytes: &[u8]| bytes.iter().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
    let (head, tail) = (word(&bytes[..bytes.len().min(8)]), word(&bytes[bytes.len().saturating_sub(8)..]));
    let mixed = head ^ tail.rotate_left(29) ^ (column as u64) << 48 ^ (bytes.len() as u64) << 40;
    // Fibonacci hashing: the upper bits depend on all others.
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52) as usize % N_KEPT
}

/// What texts of columns came to lately.
#[derive(Debug)]
pub(super) struct Lately<'t, T> {
    kept: Vec<Option<(usize, &'t str, T)>>,
}

impl<T: Clone> Default for Lately<'_, T> {
    fn default() -> Self {
        Self { kept: vec![None; N_KEPT] }
    }
}

impl<'t, T: Clone> Lately<'t, T> {
    /// What a text of a column comes to, as it was worked out before or is now.
    pub(super) fn of(&mut self, column: usize, text: &'t str, work_out: impl FnOnce(&str) -> T) -> T {
        let kept = &mut self.kept[place(column, text)];
        match kept {
            Some((known_column, known, answer)) if *known_column == column && *known == text => answer.clone(),
            _ => kept.insert((column, text, work_out(text))).2.clone(),
        }
    }
}

/// How often texts of columns came.
#[derive(Debug, Default)]
pub(super) struct Counts<'t>(Lately<'t, u32>);

impl<'t> Counts<'t> {
    /// Counts a text; answers the column, text and count that it pushes out.
    pub(super) fn count(&mut self, column: usize, text: &'t str) -> Option<(usize, &'t str, u32)> {
        let kept = &mut self.0.kept[place(column, text)];
        match kept {
            Some((known_column, known, n)) if *known_column == column && *known == text => {
                *n += 1;
                None
            }
            _ => kept.replace((column, text, 1)),
        }
    }

    /// What was counted and not pushed out.
    pub(super) fn rest(self) -> impl Iterator<Item = (usize, &'t str, u32)> {
        self.0.kept.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn counts_are_those_of_counting_one_by_one(cells in prop::collection::vec((0..3_usize, "[ab0-2]{0,3}|long text number [0-9]{1,4}"), 0..300)) {
            let (mut counts, mut counted) = (Counts::default(), HashMap::<(usize, &str), u32>::new());
            let mut add = |(column, text, n)| *counted.entry((column, text)).or_default() += n;
            cells.iter().filter_map(|(column, text)| counts.count(*column, text)).for_each(&mut add);
            counts.rest().for_each(&mut add);
            let mut expected = HashMap::<(usize, &str), u32>::new();
            cells.iter().for_each(|(column, text)| *expected.entry((*column, text)).or_default() += 1);
            prop_assert_eq!(counted, expected);
        }

        #[test]
        fn what_is_remembered_is_what_would_be_worked_out(cells in prop::collection::vec((0..3_usize, "[ab]{0,2}|[0-9]{1,4}"), 0..300)) {
            let mut lately = Lately::default();
            for (column, text) in &cells {
                let work_out = |text: &str| (*column, text.len(), text.parse::<u32>().ok());
                prop_assert_eq!(lately.of(*column, text, work_out), work_out(text));
            }
        }
    }
}
