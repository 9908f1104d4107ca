//! Scores of small casts of customers, worked out by hand.

use super::super::sample::{Sample, customers};
use super::*;

fn scheme(rule: RfmRule) -> RfmScheme<'static> {
    RfmScheme { rule, currency: Currency::CNY, id_order: &[] }
}

const RULES: [RfmRule; 4] = [
    RfmRule::Ntile,
    RfmRule::StrictlyWorse,
    RfmRule::Quantile,
    RfmRule::Custom(CutPoints { recency_days: [7, 30, 90, 365], n_purchases: [1, 2, 4, 8], amount_minor: [1_000, 5_000, 20_000, 100_000] }),
];

#[test]
fn five_different_customers_have_the_five_scores() {
    let five = customers(&[(1, 10, 50_000), (2, 8, 40_000), (3, 6, 30_000), (4, 4, 20_000), (5, 2, 10_000)]);
    for rule in [RfmRule::Ntile, RfmRule::StrictlyWorse] {
        let scores = RfmScores::of(&five, scheme(rule));
        assert_eq!([0, 1, 2, 3, 4].map(|slot| scores.get(slot)), [5, 4, 3, 2, 1].map(|score| Some([score; 3])), "{rule:?}");
        assert_eq!(scores.cuts().n_customers, 5);
        assert_eq!(scores.cuts().dimensions[0].takes, [Some(4), Some(3), Some(2), Some(1)]);
        assert_eq!(scores.cuts().dimensions[1].takes.map(|takes| takes.is_some()), [true; 4]);
    }
}

#[test]
fn nobody_and_those_without_a_purchase_are_not_scored() {
    for rule in RULES {
        let nobody = RfmScores::of(&Sample::default().histories(0, 9), scheme(rule));
        assert_eq!((nobody.get(0), nobody.cuts().n_customers), (None, 0));
        assert_eq!(nobody.cuts().dimensions.map(|cuts| cuts.bands), [[None; 5]; 3]);
        let mut sample = Sample::default();
        sample.sale(1, 5, 100).give_back(2, 5, 100);
        let one = RfmScores::of(&sample.histories(3, 9), scheme(rule));
        assert_eq!([0, 1, 2].map(|slot| one.get(slot).is_some()), [false, true, false]);
        assert_eq!(one.n_customers_by_cell().as_flattened().iter().sum::<u32>(), 1);
    }
}

#[test]
fn equals_score_alike_but_under_ntile() {
    let alike = customers(&[(9, 3, 700); 10]);
    for rule in RULES {
        let scores = RfmScores::of(&alike, scheme(rule));
        let distinct = (1..10).filter(|&slot| scores.get(slot) != scores.get(slot - 1)).count();
        assert_eq!(distinct, if rule == RfmRule::Ntile { 4 } else { 0 }, "{rule:?}");
    }
    let b = RfmScores::of(&alike, scheme(RfmRule::StrictlyWorse));
    assert_eq!(b.get(0), Some([1; 3]), "none is strictly worse");
    assert_eq!(b.cuts().dimensions[2].bands[0], Some(Band { n_customers: 10, least: 700, most: 700 }));
}

#[test]
fn ntile_splits_equals_by_the_order_of_identifiers() {
    let alike = customers(&[(9, 3, 700); 5]);
    let scores = RfmScores::of(&alike, RfmScheme { id_order: &[4, 2, 0, 1, 3], ..scheme(RfmRule::Ntile) });
    assert_eq!([0, 1, 2, 3, 4].map(|slot| scores.get(slot)), [5, 3, 1, 2, 4].map(|score| Some([score; 3])));
}

#[test]
fn rule_c_states_cut_points_with_their_decimals() -> Result<(), crate::domain::money::UnknownCurrency> {
    let four = customers(&[(1, 1, 100), (2, 2, 200), (4, 4, 400), (8, 8, 800)]);
    let stated = |currency| {
        RfmScores::of(&four, RfmScheme { currency, ..scheme(RfmRule::Quantile) }).cuts().dimensions.map(|cuts| cuts.stated_tenths)
    };
    let small = Some([26, 34, 46, 66]);
    assert_eq!(stated(Currency::CNY), [small, small, Some([2_600, 3_400, 4_600, 6_600])]);
    assert_eq!(stated(Currency::from_code("JPY")?)[2], Some([1_610, 2_410, 3_610, 5_610]), "yen have no minor unit");
    Ok(())
}

#[test]
fn bands_cover_everyone_and_do_not_overlap_but_under_ntile() {
    let cast: Vec<(i32, u32, i64)> = (0..97_i32).map(|n| ((n * 37) % 101, 1 + n.unsigned_abs() % 6, i64::from(n * n % 53) * 100)).collect();
    for rule in RULES {
        let cuts = *RfmScores::of(&customers(&cast), scheme(rule)).cuts();
        for cut in cuts.dimensions {
            let bands: Vec<Band> = cut.bands.into_iter().flatten().collect();
            assert_eq!(bands.iter().map(|band| band.n_customers).sum::<u32>(), 97);
            let rising = |pair: &[Band]| match cut.dimension {
                Dimension::Recency => pair[0].least > pair[1].most,
                Dimension::Frequency | Dimension::Monetary => pair[0].most < pair[1].least,
            };
            assert!(rule == RfmRule::Ntile || bands.windows(2).all(rising), "{rule:?} {cut:?}");
        }
    }
}

#[test]
fn segments_and_cells_count_everyone_once() {
    let cast: Vec<(i32, u32, i64)> = (0..60_i32).map(|n| (n * 7 % 61, 1 + n.unsigned_abs() * 5 % 9, 100)).collect();
    let scores = RfmScores::of(&customers(&cast), scheme(RfmRule::StrictlyWorse));
    for grid in [SegmentGrid::Common, SegmentGrid::WithLost] {
        let mut counted = [0; 11];
        (0..60).filter_map(|slot| scores.segment(slot, grid)).for_each(|rule| counted[rule.segment as usize] += 1);
        assert_eq!(scores.n_customers_by_segment(grid), counted);
    }
}
