//! What must hold for every model and every history.

use super::model::ModelParts;
use super::value::MonthlyDiscount;
use super::{BuyingFit, BuyingHistory, Cohort, Fit, Model, ModelName, NoForecast, Step};
use super::{forecast::Forecast, model::Buying};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

fn history() -> impl Strategy<Value = BuyingHistory> {
    (0..400_u32, 1..3_000_i32, 0.0..1.0_f64).prop_map(|(n_repeats, observed_days, share)| {
        let observed_weeks = f64::from(observed_days) / 7.0;
        let until_last = if n_repeats == 0 { 0.0 } else { (observed_weeks * share).max(1.0 / 7.0) };
        BuyingHistory::new(n_repeats, until_last, observed_weeks).unwrap_or(BuyingHistory::NEW)
    })
}

/// From a thousandth to a thousand, and the places where published formulas divide by nothing.
fn model() -> impl Strategy<Value = Model> {
    let parameter = || prop_oneof![8 => (-6.9..6.9_f64).prop_map(f64::exp), 1 => Just(1.0)];
    (prop::sample::select(&ModelName::ALL[..]), [parameter(), parameter(), parameter(), parameter()])
        .prop_map(|(name, parameters)| Model::try_from(ModelParts { name, parameters }).unwrap_or_else(|wrong| panic!("{wrong}")))
}

fn fit(name: ModelName, cohort: Cohort) -> Result<BuyingFit, NoForecast> {
    Fit::start(Buying { name, cohort: Arc::new(cohort) })
}

proptest! {
    #[test]
    fn figures_stay_where_they_belong(model in model(), history in history()) {
        let alive = model.probability_alive(history);
        prop_assert!((0.0..=1.0).contains(&alive), "{alive}");
        prop_assert!(model.log_likelihood(history).is_finite());
        let expected = [0.0, 1.0, 10.0, 52.0, 520.0].map(|weeks| model.expected_purchases(history, weeks));
        prop_assert!(expected[0].abs() < 1e-300 && expected.iter().all(|expected| expected.is_finite()), "{expected:?}");
        prop_assert!(expected.windows(2).all(|pair| pair[0] <= pair[1] * (1.0 + 1e-10)), "{expected:?}");
        if let Some(residual) = model.discounted_residual_purchases(history, 0.003) {
            prop_assert!(residual.is_finite() && residual >= 0.0, "{residual}");
        }
    }

    #[test]
    fn everyone_at_once_is_everyone_one_by_one(model in model(), histories in vec(history(), 1..12)) {
        let discount = MonthlyDiscount::CLV12;
        let all = Forecast::of(&model, &Cohort::of(histories.iter().copied()), 39.0, discount);
        let near = |ours: f64, theirs: f64| (ours - theirs).abs() <= 1e-9 * theirs.abs() + 1e-280;
        for (at, history) in histories.into_iter().enumerate() {
            prop_assert!(near(all.probability_alive[at], model.probability_alive(history)));
            prop_assert!(near(all.expected_purchases[at], model.expected_purchases(history, 39.0)));
            let discounted = discount.discounted_purchases(|weeks| model.expected_purchases(history, weeks));
            prop_assert!(near(all.discounted_purchases[at], discounted));
        }
    }

    #[test]
    fn a_likelihood_and_its_slope_agree(model in model(), histories in vec(history(), 1..12)) {
        let parts = ModelParts::from(model);
        let buying = Buying { name: parts.name, cohort: Arc::new(Cohort::of(histories.iter().copied())) };
        let slope = super::Likelihood::at(&buying, &parts.parameters);
        let sum: f64 = histories.iter().map(|history| model.log_likelihood(*history)).sum();
        let size: f64 = histories.iter().map(|history| 1.0 + f64::from(history.n_repeats())).sum::<f64>() * 10.0;
        prop_assert!((slope.log_likelihood - sum).abs() < 1e-10 * size, "{} is not {sum}", slope.log_likelihood);
        for at in 0..4 {
            let moved = |by: f64| {
                let mut parameters = parts.parameters;
                parameters[at] *= 1.0 + by;
                super::Likelihood::at(&buying, &parameters).log_likelihood
            };
            let by_log = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            let ours = slope.gradient[at] * parts.parameters[at];
            prop_assert!((by_log - ours).abs() < 1e-5 * (size + ours.abs()), "{at}: {ours} is not {by_log}");
        }
    }

    #[test]
    fn a_fit_ends_with_a_model_or_a_reason(name in prop::sample::select(&ModelName::ALL[..]), histories in vec(history(), 0..12)) {
        if let Ok(fitted) = fit(name, Cohort::of(histories)).and_then(Fit::finish) {
            prop_assert!(fitted.log_likelihood.is_finite() && fitted.standard_errors_of_logs.iter().all(|error| *error >= 0.0));
        }
    }
}

#[test]
fn nobody_one_customer_and_no_repeats_are_answered() {
    let of = |n_repeats, until_last, observed| BuyingHistory::new(n_repeats, until_last, observed).unwrap_or(BuyingHistory::NEW);
    for name in ModelName::ALL {
        let outcome = |histories: Vec<BuyingHistory>| fit(name, Cohort::of(histories)).and_then(Fit::finish).err();
        let none = Some(NoForecast::TooFewRepeatBuyers { n: 0, needed: 1 });
        assert_eq!(outcome(vec![]), none);
        assert_eq!(outcome(vec![BuyingHistory::NEW, of(0, 0.0, 20.0)]), none);
        assert!(matches!(outcome(vec![of(3, 9.0, 20.0)]), Some(NoForecast::NotConverged { .. })), "{name:?}");
    }
}

#[test]
fn a_fit_tells_how_far_it_is_and_never_goes_down() {
    let histories = (0..400_u32).map(|at| {
        let n_repeats = (at % 7) * (at % 3);
        let observed = f64::from(20 + at % 30);
        let until_last = if n_repeats == 0 { 0.0 } else { observed * f64::from(1 + at % 10) / 10.0 };
        BuyingHistory::new(n_repeats, until_last, observed).unwrap_or(BuyingHistory::NEW)
    });
    let Ok(mut fit) = fit(ModelName::MbgNbd, Cohort::of(histories)) else { panic!("some bought again") };
    let mut steps = Vec::new();
    while let Step::Going(progress) = fit.step() {
        steps.push(progress);
    }
    assert!(!steps.is_empty());
    assert!(steps.windows(2).all(|pair| pair[0].log_likelihood <= pair[1].log_likelihood + 1e-9 && pair[0].n_steps < pair[1].n_steps));
}
