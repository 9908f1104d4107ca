//! Grades of many customers at once: everybody is somewhere once, equals stay together, and the order of records does not matter.

use super::{Sales, Shop, by_amount, by_quota, day, named};
use crate::domain::{
    GradeAt, Occasion, Scheme, Standing,
    schemes::{Industry, Template},
};
use crate::workspace::{
    Worked,
    grading::{Warning, graded, settling::settled},
    questions::{AskCustomers, AskSchemes, CustomersView, Filter},
};
use proptest::prelude::*;

fn sales() -> impl Strategy<Value = Sales> {
    prop::collection::vec((1_u128..30, 0..100_i32, 1_i64..6), 0..120)
        .prop_map(|sales| sales.into_iter().map(|(who, on, amount)| (who, on, amount * 1_000)).collect())
}

fn quotas() -> impl Strategy<Value = [u8; 4]> {
    (5_u8..40, 5_u8..30, 5_u8..25).prop_map(|(a, b, c)| [a, b, c, 100 - a - b - c])
}

/// By customer: grade and score.
fn result(shop: &Shop, scheme: &Scheme) -> Vec<(u128, Standing, u32)> {
    let run = shop.graded(scheme, 100, Occasion::ByHand);
    let rows = &run.rows;
    (0..rows.customer.len()).map(|row| (rows.customer[row], rows.standing[row], rows.score_ppm[row])).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn everybody_is_somewhere_once(sales in sales(), quotas in quotas()) {
        let customers: Vec<u128> = (1..30).collect();
        let shop = Shop::with(&customers, &sales);
        let worked = Worked::of(&shop.0.workspace, day(100));
        for scheme in [by_quota(quotas), by_amount(0), Template::Abc.scheme("ABC".into(), ["A", "B", "C"].map(named).to_vec(), Industry::Shop)] {
            let grading = graded(worked.ground(&shop.0.workspace), &scheme).expect("the scheme can be applied");
            let (counts, n_not_graded) = grading.counts();
            prop_assert_eq!(counts.iter().sum::<u32>() + n_not_graded, 29);
            let places = settled(&shop.0.workspace, &scheme, day(100), &grading);
            prop_assert_eq!(places.iter().flatten().count(), 29);
        }
    }

    #[test]
    fn equal_scores_are_never_parted_and_better_ones_never_below(sales in sales(), quotas in quotas()) {
        let customers: Vec<u128> = (1..30).collect();
        let shop = Shop::with(&customers, &sales);
        let mut graded: Vec<(u32, GradeAt)> =
            result(&shop, &by_quota(quotas)).into_iter().filter_map(|(_, standing, score)| Some((score, standing.grade()?))).collect();
        graded.sort_unstable_by_key(|(score, _)| std::cmp::Reverse(*score));
        for pair in graded.windows(2) {
            prop_assert!(pair[0].1 <= pair[1].1, "{:?} stands above {:?}", pair[0], pair[1]);
            prop_assert!(pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1, "{:?} and {:?} are equal", pair[0], pair[1]);
        }
    }

    #[test]
    fn the_order_in_which_customers_came_does_not_matter(sales in sales(), quotas in quotas(), seed in any::<u64>()) {
        let customers: Vec<u128> = (1..30).collect();
        let mut shuffled = customers.clone();
        shuffled.sort_by_key(|who| crc32fast::hash(&[who.to_le_bytes().as_slice(), &seed.to_le_bytes()].concat()));
        let (one, other) = (Shop::with(&customers, &sales), Shop::with(&shuffled, &sales));
        let scheme = by_quota(quotas);
        prop_assert_eq!(result(&one, &scheme), result(&other, &scheme));
    }
}

#[test]
fn a_quota_that_equals_make_impossible_is_said() {
    let customers: Vec<u128> = (1..=100).collect();
    let sales: Sales = customers.iter().map(|who| (*who, 50, 1_000)).collect();
    let shop = Shop::with(&customers, &sales);
    let worked = Worked::of(&shop.0.workspace, day(100));
    let grading = graded(worked.ground(&shop.0.workspace), &by_quota([20, 30, 30, 20])).expect("the scheme can be applied");
    assert!(grading.warnings.iter().any(|warning| matches!(warning, Warning::QuotaMissed { n_equal: 100, .. })), "{:?}", grading.warnings);
}

#[test]
fn a_list_filtered_by_a_grade_is_as_long_as_the_layer_says() {
    let customers: Vec<u128> = (1..=30).collect();
    let sales: Sales = customers.iter().skip(3).map(|who| (*who, 50, 500 * i64::try_from(*who).unwrap_or(0))).collect();
    let mut shop = Shop::with(&customers, &sales);
    let scheme = shop.file(by_quota([20, 30, 30, 20]));
    let run = shop.keep(&scheme, 100, Occasion::ByHand);
    let row = shop.ask(AskSchemes).rows.remove(0);
    let shown = |grade: Option<GradeAt>| {
        let filters = vec![Filter::SchemeGrade { scheme: scheme.id, grade }];
        shop.ask(AskCustomers { view: CustomersView { filters, ..CustomersView::default() }, window: 0..100, own: Vec::new() })
    };
    let layers: Vec<u32> = row.layers.iter().map(|layer| layer.n_customers).collect();
    assert_eq!((0..4).map(|grade| shown(Some(grade)).n_shown).collect::<Vec<_>>(), layers);
    assert_eq!((shown(None).n_shown, row.n_not_graded), (3, 3));
    let best = shown(Some(0));
    assert!(best.rows.iter().all(|row| row.place == Some(shop.place(run, row.id.as_u128()))), "the first scheme is the primary one");
    assert_eq!(best.filtered_by.iter().map(|named| named.scheme.name.as_str()).collect::<Vec<_>>(), ["Quota"]);
}

#[test]
fn what_was_known_on_an_earlier_day_is_the_same_from_wherever_it_is_looked_at() {
    let customers: Vec<u128> = (1..=30).collect();
    let sales = customers.iter().flat_map(|who| {
        let who_minor = i64::try_from(*who).unwrap_or(0) * 700;
        [(*who, i32::try_from(who * 11 % 97).unwrap_or(0), who_minor), (*who, 150, who_minor / 3)]
    });
    let mut shop = Shop::with(&customers, &sales.collect());
    let scheme = shop.file(by_quota([20, 30, 30, 20]));
    let (now, then) = (Worked::of(&shop.0.workspace, day(400)), Worked::of(&shop.0.workspace, day(120)));
    let looked_back = now.at(&shop.0.workspace, day(120));
    for slot in 0..30 {
        assert_eq!(looked_back.scores.grade(slot), then.scores.grade(slot), "slot {slot}");
        assert_eq!(looked_back.scores.receipt(slot), then.scores.receipt(slot), "slot {slot}");
    }
    let grades = |worked: &Worked| graded(worked.ground(&shop.0.workspace), &scheme).map(|grading| grading.computed);
    assert_eq!(grades(&looked_back), grades(&then));
}
