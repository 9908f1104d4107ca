//! What must hold for every cast of customers, whatever they bought.

use super::abc::{Abc, AbcClass, AbcLimits};
use super::concentration::Concentration;
use super::improve::improvement;
use super::rfm::{Dimension, RfmScheme, RfmScores, SegmentGrid};
use super::sample::{Sample, customers};
use super::{FreeSales, Histories, PurchaseDays};
use crate::domain::{Currency, CutPoints, RfmRule};
use proptest::collection::vec;
use proptest::prelude::*;

/// Days since the last purchase, purchases, minor units: small ranges, so that equals are common.
fn cast() -> impl Strategy<Value = Vec<(i32, u32, i64)>> {
    vec((0..60_i32, 1..8_u32, 0..400_i64), 1..60)
}

fn rule() -> impl Strategy<Value = RfmRule> {
    prop_oneof![1 => Just(RfmRule::Ntile), 3 => rule_but_ntile()]
}

fn rule_but_ntile() -> impl Strategy<Value = RfmRule> {
    let own = CutPoints { recency_days: [5, 9, 20, 40], n_purchases: [1, 2, 3, 5], amount_minor: [10, 50, 90, 300] };
    prop_oneof![Just(RfmRule::StrictlyWorse), Just(RfmRule::Quantile), Just(RfmRule::Custom(own))]
}

fn scheme(rule: RfmRule) -> RfmScheme<'static> {
    RfmScheme { rule, currency: Currency::CNY, id_order: &[] }
}

/// Each dimension as a number of which more is better.
fn goodness(of: (i32, u32, i64)) -> [i64; 3] {
    [-i64::from(of.0), of.1.into(), of.2]
}

proptest! {
    #[test]
    fn order_of_rows_does_not_matter(rows in vec((0..6_u32, 0..40_i32, 0..500_i64, any::<bool>()), 0..80), seed in any::<prop::sample::Index>()) {
        let histories = |rows: &[(u32, i32, i64, bool)]| {
            let mut sample = Sample::default();
            for &(customer, on, amount, is_return) in rows {
                if is_return { sample.give_back(customer, on, amount) } else { sample.sale(customer, on, amount) };
            }
            let all = sample.histories(5, 30);
            let days = PurchaseDays::of(sample.columns(), 5, sample.counting(30, FreeSales::Count));
            (0..5).map(|slot| (all.get(slot), days.get(slot).to_vec())).collect::<Vec<_>>()
        };
        let mut turned = rows.clone();
        turned.reverse();
        if !turned.is_empty() {
            let by = seed.index(turned.len());
            turned.rotate_left(by);
        }
        prop_assert_eq!(histories(&rows), histories(&turned));
    }

    #[test]
    fn equals_score_alike_and_better_never_scores_worse(cast in cast(), rule in rule()) {
        let histories = customers(&cast);
        let scores = RfmScores::of(&histories, scheme(rule));
        for (one, other) in (0..cast.len()).flat_map(|one| (0..cast.len()).map(move |other| (one, other))) {
            let (Some(ones), Some(others)) = (scores.get(one), scores.get(other)) else { panic!("all have bought") };
            for dimension in Dimension::ALL.map(|dimension| dimension as usize) {
                let (better, worse) = (goodness(cast[one])[dimension], goodness(cast[other])[dimension]);
                prop_assert!(better <= worse || ones[dimension] >= others[dimension]);
                prop_assert!(better != worse || rule == RfmRule::Ntile || ones[dimension] == others[dimension]);
            }
        }
    }

    #[test]
    fn order_of_customers_does_not_matter_but_under_ntile(cast in cast(), rule in rule_but_ntile()) {
        let turned: Vec<_> = cast.iter().rev().copied().collect();
        let of = |cast: &[(i32, u32, i64)]| {
            let scores = RfmScores::of(&customers(cast), scheme(rule));
            (*scores.cuts(), (0..cast.len()).map(|slot| scores.get(slot)).collect::<Vec<_>>())
        };
        let (mut back, forth) = (of(&turned), of(&cast));
        back.1.reverse();
        prop_assert_eq!(back, forth);
    }

    #[test]
    fn ntile_fills_fifths_evenly(cast in cast()) {
        for cuts in RfmScores::of(&customers(&cast), scheme(RfmRule::Ntile)).cuts().dimensions {
            let sizes = cuts.bands.map(|band| band.map_or(0, |band| band.n_customers as usize));
            let expected: [usize; 5] = std::array::from_fn(|fifth| cast.len() / 5 + usize::from(fifth < cast.len() % 5));
            prop_assert_eq!(sizes, expected);
        }
    }

    #[test]
    fn strictly_worse_is_its_definition(cast in cast()) {
        let scores = RfmScores::of(&customers(&cast), scheme(RfmRule::StrictlyWorse));
        for (slot, own) in cast.iter().enumerate() {
            let expected: [u8; 3] = std::array::from_fn(|dimension| {
                let n_worse = cast.iter().filter(|other| goodness(**other)[dimension] < goodness(*own)[dimension]).count();
                1 + u8::try_from(5 * n_worse / cast.len()).unwrap_or(u8::MAX)
            });
            prop_assert_eq!(scores.get(slot), Some(expected));
        }
    }

    #[test]
    fn what_a_next_score_takes_is_enough_and_one_less_is_not(cast in cast(), rule in rule()) {
        let histories = customers(&cast);
        let scores = RfmScores::of(&histories, scheme(rule));
        for slot in 0..cast.len() {
            let up = improvement(&histories, &scores, scheme(rule), SegmentGrid::Common, slot);
            let (Some(up), Some(now)) = (up, scores.get(slot)) else { panic!("all have bought") };
            for next in up.next_scores.into_iter().flatten() {
                let one_less = if next.dimension == Dimension::Recency { next.takes + 1 } else { next.takes - 1 };
                let place = u32::try_from(slot).unwrap_or(u32::MAX);
                prop_assert!(next.change >= 1 && next.score > now[next.dimension as usize]);
                prop_assert_eq!(scores.score_at(next.dimension, one_less, place), now[next.dimension as usize]);
                prop_assert_eq!(scores.score_at(next.dimension, next.takes, place), next.score);
            }
        }
    }

    #[test]
    fn a_class_is_never_worse_when_its_customer_has_bought_more(amounts in vec(0..1_000_i64, 1..40), who in any::<prop::sample::Index>(), more in 1..2_000_i64) {
        let slot = who.index(amounts.len());
        let class = |amounts: &[i64]| Abc::of(0..amounts.len(), amounts, &[], AbcLimits::default()).get(slot).map(|standing| standing.class);
        let mut raised = amounts.clone();
        raised[slot] += more;
        let (before, after) = (class(&amounts), class(&raised));
        prop_assert!(after.is_some() && before.is_none_or(|before| after <= Some(before)), "{:?} {:?}", before, after);
    }

    #[test]
    fn shares_of_classes_sum_to_one(amounts in vec(0..100_000_i64, 1..60)) {
        prop_assume!(amounts.iter().any(|amount| *amount > 0));
        let abc = Abc::of(0..amounts.len(), &amounts, &[], AbcLimits::default());
        let sum: f64 = AbcClass::ALL.iter().filter_map(|class| abc.revenue_share(*class)).sum();
        prop_assert!((sum - 1.0).abs() < 1e-12);
        prop_assert_eq!(AbcClass::ALL.map(|class| abc.totals(class).n_customers as usize).iter().sum::<usize>(), amounts.len());
    }

    #[test]
    fn gini_and_curves_stay_within_their_bounds(amounts in vec(0..100_000_i64, 1..80), n_points in 0..30_usize) {
        let Some(all) = Concentration::of(amounts.iter().copied()) else { return Ok(()) };
        prop_assert!((0.0..1.0).contains(&all.gini()));
        let (lorenz, pareto) = (all.lorenz_curve(n_points), all.pareto_curve(n_points));
        prop_assert!(lorenz.len() <= n_points.max(2) && pareto.len() == lorenz.len());
        for (low, high) in lorenz.iter().zip(&pareto) {
            prop_assert!(low.revenue_share <= low.customers_share + 1e-12 && high.revenue_share >= high.customers_share - 1e-12);
            prop_assert!((all.lorenz_at(low.customers_share) - low.revenue_share).abs() < 1e-12);
            prop_assert!((all.top_share(high.customers_share) - high.revenue_share).abs() < 1e-12);
        }
    }
}

#[test]
fn a_hundred_thousand_customers_are_scored_by_every_rule() {
    let n_customers = 100_000_u32;
    let mut sample = Sample::default();
    for row in 0..3 * n_customers {
        let spread = row.wrapping_mul(2_654_435_761);
        sample.sale(row % n_customers, (spread >> 22).cast_signed(), i64::from(spread % 9_973));
    }
    let histories: Histories = sample.histories(n_customers as usize, 1_024);
    for rule in [RfmRule::Ntile, RfmRule::StrictlyWorse, RfmRule::Quantile] {
        let scores = RfmScores::of(&histories, scheme(rule));
        let cuts = scores.cuts();
        assert_eq!(cuts.n_customers, n_customers);
        let recency = cuts.dimensions[Dimension::Recency as usize].bands.map(|band| band.map_or(0, |band| band.n_customers));
        assert!(recency.iter().all(|n| n.abs_diff(n_customers / 5) < 1_000), "{rule:?} {recency:?}");
        assert_eq!(scores.n_customers_by_segment(SegmentGrid::WithLost).iter().sum::<u32>(), n_customers);
    }
}
