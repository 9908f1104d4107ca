//! One study of everybody's purchases up to a day: a model of buying and, where it is wanted, one of spending, fitted a step at a time.

use super::{FitFigures, Horizon, Outlook, YEAR_WEEKS};
use crate::scoring::lifetime::{
    BuyingFit, BuyingHistories, Cohort, Fit, Fitted, GammaGamma, Model, ModelName, NoForecast, Spends, Step, forecast::Forecast,
    model::Buying,
};
use std::sync::Arc;

/// The models that were found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub buying: Fitted<Model, 4>,
    pub spend: Result<Fitted<GammaGamma, 3>, NoForecast>,
}

/// What a step came to: the share, 0 to 1, that is done of the whole, or the end.
pub(super) enum Stride<T> {
    Going(f64),
    Done(T),
}

enum Climb {
    Buying(Box<BuyingFit>),
    Spend(Fitted<Model, 4>, Box<Fit<Spends, 3>>),
}

/// A study on its way.
pub(super) struct Study {
    pub histories: BuyingHistories,
    pub cohort: Arc<Cohort>,
    pub spends: Spends,
    minor_per_major: i64,
    climb: Climb,
    n_steps: u32,
}

impl Study {
    /// Looks around.
    ///
    /// # Errors
    /// With too few repeat buyers for a forecast to be shown.
    pub fn begin(model: ModelName, histories: BuyingHistories, minor_per_major: i64) -> Result<Self, NoForecast> {
        let cohort = Arc::new(histories.cohort());
        NoForecast::unless_enough(cohort.n_repeat_buyers())?;
        let climb = Climb::Buying(Box::new(Fit::start(Buying { name: model, cohort: Arc::clone(&cohort) })?));
        let of_slot = |slot| Some((histories.days(slot)?.n_repeats, histories.mean_repeat_spend(slot, minor_per_major)?));
        let spends = Spends::of(histories.slots().filter_map(of_slot));
        Ok(Self { histories, cohort, spends, minor_per_major, climb, n_steps: 0 })
    }

    /// One step of one fit.
    pub fn step(&mut self) -> Stride<Result<Found, NoForecast>> {
        self.n_steps += 1;
        match &mut self.climb {
            Climb::Buying(fit) => match fit.step() {
                Step::Going(_) => {}
                Step::Done(Err(reason)) => return Stride::Done(Err(reason)),
                Step::Done(Ok(buying)) => match Fit::start(self.spends.clone()) {
                    Ok(fit) => self.climb = Climb::Spend(buying, Box::new(fit)),
                    Err(reason) => return Stride::Done(Ok(Found { buying, spend: Err(reason) })),
                },
            },
            Climb::Spend(buying, fit) => {
                if let Step::Done(spend) = fit.step() {
                    return Stride::Done(Ok(Found { buying: *buying, spend }));
                }
            }
        }
        // How many steps there will be is not known; thirty are usual, and the share never reaches the end before the end.
        Stride::Going(1.0 - 0.93_f64.powi(self.n_steps.cast_signed()))
    }

    /// What is expected of every slot.
    pub fn outlooks(&self, found: &Found, horizon: Horizon) -> Vec<Option<Outlook>> {
        outlooks(&self.histories, &self.cohort, found, horizon, self.minor_per_major)
    }
}

/// What is expected of every slot.
#[expect(clippy::cast_precision_loss, reason = "minor units of one major")]
pub(super) fn outlooks(
    histories: &BuyingHistories,
    cohort: &Cohort,
    found: &Found,
    horizon: Horizon,
    minor_per_major: i64,
) -> Vec<Option<Outlook>> {
    let model = &found.buying.model;
    let year = Forecast::of(model, cohort, YEAR_WEEKS, Horizon::USUAL.discount());
    let by_horizon = (horizon != Horizon::USUAL).then(|| Forecast::of(model, cohort, YEAR_WEEKS, horizon.discount()));
    let discounted = by_horizon.as_ref().map_or(&year.discounted_purchases, |all| &all.discounted_purchases);
    let mut outlooks = vec![None; histories.n_slots()];
    for (place, slot) in histories.slots().enumerate() {
        let Some((days, mean)) = histories.days(slot).zip(histories.mean_repeat_spend(slot, minor_per_major)) else { continue };
        let spend = match &found.spend {
            Ok(fitted) => fitted.model.expected_spend(days.n_repeats, mean),
            // Without a model of spending, the customer's own mean is what is known.
            Err(_) => (days.n_repeats > 0).then_some(mean),
        };
        outlooks[slot] = Some(Outlook {
            probability_alive: year.probability_alive[place],
            year_purchases: year.expected_purchases[place],
            year_discounted_purchases: year.discounted_purchases[place],
            discounted_purchases: discounted[place],
            spend_minor: spend.map(|spend| spend * minor_per_major as f64),
        });
    }
    outlooks
}

/// A fit as it is shown. Errors of logarithms become errors of the parameters themselves (delta method).
pub(super) fn figures<M, const N: usize>(fitted: &Fitted<M, N>, n_customers: usize) -> FitFigures {
    let errors = fitted.standard_errors_of_logs;
    FitFigures {
        parameters: fitted.parameters.iter().zip(errors).map(|(parameter, error)| (*parameter, parameter * error)).collect(),
        log_likelihood: fitted.log_likelihood,
        n_steps: fitted.n_steps,
        n_customers: u32::try_from(n_customers).unwrap_or(u32::MAX),
    }
}
