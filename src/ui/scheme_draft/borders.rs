//! Quotas as borders on a bar of a hundred percent. Whatever is moved, they sum to a hundred, and no grade is left without a share.

/// Equal shares, the remainder with the last.
pub fn even(n_grades: usize) -> Vec<u8> {
    let n = u8::try_from(n_grades).unwrap_or(100).clamp(1, 100);
    let mut quotas = vec![100 / n; usize::from(n)];
    if let Some(last) = quotas.last_mut() {
        *last += 100 % n;
    }
    quotas
}

/// Where one grade ends and the next begins, rising, in percent; one fewer than grades.
pub fn of(quotas: &[u8]) -> Vec<u8> {
    let ends = quotas.iter().scan(0_u8, |end, quota| {
        *end = end.saturating_add(*quota);
        Some(*end)
    });
    ends.take(quotas.len().saturating_sub(1)).collect()
}

/// How far a border may go without leaving a grade empty.
pub fn room(quotas: &[u8], at: usize) -> (u8, u8) {
    let borders = of(quotas);
    let before = at.checked_sub(1).and_then(|before| borders.get(before)).copied().unwrap_or(0);
    let after = borders.get(at + 1).copied().unwrap_or(100);
    (before.saturating_add(1), after.saturating_sub(1))
}

/// Moves the border below grade `at`; it stops one percent before its neighbours.
pub fn move_to(quotas: &mut [u8], at: usize, to: u8) {
    let (least, most) = room(quotas, at);
    let Some(now) = of(quotas).get(at).copied() else { return };
    if least > most {
        return;
    }
    let to = to.clamp(least, most);
    quotas[at] = quotas[at] + to - now;
    quotas[at + 1] = quotas[at + 1] + now - to;
}

/// Gives a grade this share; the ones below it, and then those above it, make room.
pub fn set(quotas: &mut [u8], at: usize, share: u8) {
    let n = quotas.len();
    if at >= n || n < 2 {
        return;
    }
    let most = 100_u8.saturating_sub(u8::try_from(n - 1).unwrap_or(99)).max(1);
    let share = share.clamp(1, most);
    let others: Vec<usize> = (at + 1..n).chain((0..at).rev()).collect();
    if share <= quotas[at] {
        quotas[others[0]] += quotas[at] - share;
    } else {
        let mut missing = share - quotas[at];
        for other in others {
            let given = missing.min(quotas[other].saturating_sub(1));
            quotas[other] -= given;
            missing -= given;
        }
    }
    let rest: u8 = quotas.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, quota)| *quota).sum();
    quotas[at] = 100 - rest;
}

/// Halves the last grade for a new one below it; where it has nothing to halve, the largest gives.
pub fn split_last(quotas: &mut Vec<u8>) {
    let largest = (0..quotas.len()).max_by_key(|at| quotas[*at]);
    let last = quotas.len().checked_sub(1);
    let giver = last.filter(|at| quotas[*at] >= 2).or(largest);
    let given = giver.map_or(100, |at| {
        let given = quotas[at] / 2;
        quotas[at] -= given;
        given
    });
    quotas.push(given);
}

/// Takes a grade out; the one below it, or above the last, gets its share.
pub fn merge(quotas: &mut Vec<u8>, at: usize) {
    if at < quotas.len() && quotas.len() > 1 {
        let freed = quotas.remove(at);
        let heir = at.min(quotas.len() - 1);
        quotas[heir] = quotas[heir].saturating_add(freed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quotas() -> impl Strategy<Value = Vec<u8>> {
        (1_usize..=12, prop::collection::vec((0_usize..12, 0_u8..=100), 0..6)).prop_map(|(n, moves)| {
            let mut quotas = even(n);
            for (at, to) in moves {
                move_to(&mut quotas, at, to);
            }
            quotas
        })
    }

    fn holds(quotas: &[u8]) -> bool {
        quotas.iter().map(|quota| u32::from(*quota)).sum::<u32>() == 100 && quotas.iter().all(|quota| *quota >= 1)
    }

    proptest! {
        #[test]
        fn whatever_is_done_it_is_a_hundred_percent(mut quotas in quotas(), at in 0_usize..14, share in any::<u8>()) {
            prop_assert!(holds(&quotas));
            let mut moved = quotas.clone();
            move_to(&mut moved, at, share);
            prop_assert!(holds(&moved));
            set(&mut quotas, at, share);
            prop_assert!(holds(&quotas), "{quotas:?}");
            merge(&mut quotas, at);
            prop_assert!(holds(&quotas));
            split_last(&mut quotas);
            prop_assert!(holds(&quotas), "{quotas:?}");
        }

        #[test]
        fn a_border_goes_where_it_may(mut quotas in quotas(), at in 0_usize..11, to in 0_u8..=100) {
            let (least, most) = room(&quotas, at);
            move_to(&mut quotas, at, to);
            if let Some(border) = of(&quotas).get(at) {
                prop_assert_eq!(*border, to.clamp(least, most));
            }
        }
    }

    #[test]
    fn a_share_is_taken_from_those_below_first() {
        let mut quotas = vec![20, 30, 30, 20];
        set(&mut quotas, 0, 60);
        assert_eq!(quotas, [60, 1, 19, 20]);
        set(&mut quotas, 3, 50);
        assert_eq!(quotas, [48, 1, 1, 50]);
        set(&mut quotas, 0, 20);
        assert_eq!(quotas, [20, 29, 1, 50]);
        assert_eq!(of(&quotas), [20, 49, 50]);
    }
}
