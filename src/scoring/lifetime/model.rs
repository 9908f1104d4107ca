//! The three models of buying under one name, and their fit.
//!
//! Pareto/NBD is the default: on CDNOW its error in the holdout is the least, and it alone has a discounted rest of a lifetime.
//! Not here: what a purchase comes to ([`gamma_gamma`](super::gamma_gamma)), and everyone at once ([`forecast`](super::forecast)).

use super::ascent::{Fit, Likelihood, Slope};
use super::beta_geometric::{BetaGeometric, DropOut};
use super::pareto::ParetoNbd;
use super::smooth::SmoothLadder;
use super::{BuyingHistory, Cohort, beta_geometric_likelihood, pareto_likelihood};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Which model of buying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelName {
    #[default]
    ParetoNbd,
    MbgNbd,
    BgNbd,
}

impl ModelName {
    pub const ALL: [Self; 3] = [Self::ParetoNbd, Self::MbgNbd, Self::BgNbd];

    /// The parameters' names, in the order in which they are given.
    pub const fn parameter_names(self) -> [&'static str; 4] {
        match self {
            Self::ParetoNbd => ["r", "alpha", "s", "beta"],
            Self::MbgNbd | Self::BgNbd => ["r", "alpha", "a", "b"],
        }
    }
}

/// A model of buying with its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ModelParts", into = "ModelParts")]
pub enum Model {
    BetaGeometric(BetaGeometric),
    ParetoNbd(ParetoNbd),
}

/// A name and its parameters, as they are stored and sent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelParts {
    pub name: ModelName,
    /// In the order of [`ModelName::parameter_names`].
    pub parameters: [f64; 4],
}

/// A parameter that is not above 0, or not a number.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("the parameters of {:?} are above 0, not {:?}", .0.name, .0.parameters)]
pub struct NotAModel(pub ModelParts);

impl TryFrom<ModelParts> for Model {
    type Error = NotAModel;

    fn try_from(parts: ModelParts) -> Result<Self, NotAModel> {
        let are_positive = parts.parameters.iter().all(|parameter| *parameter > 0.0 && parameter.is_finite());
        if are_positive { Ok(Self::of(parts)) } else { Err(NotAModel(parts)) }
    }
}

impl From<Model> for ModelParts {
    fn from(model: Model) -> Self {
        let parameters = match model {
            Model::BetaGeometric(BetaGeometric { r, alpha, a, b, .. }) => [r, alpha, a, b],
            Model::ParetoNbd(ParetoNbd { r, alpha, s, beta }) => [r, alpha, s, beta],
        };
        Self { name: model.name(), parameters }
    }
}

impl Model {
    const fn of(ModelParts { name, parameters: [r, alpha, third, fourth] }: ModelParts) -> Self {
        let drop_out = match name {
            ModelName::ParetoNbd => return Self::ParetoNbd(ParetoNbd { r, alpha, s: third, beta: fourth }),
            ModelName::BgNbd => DropOut::AfterRepeats,
            ModelName::MbgNbd => DropOut::AfterEveryPurchase,
        };
        Self::BetaGeometric(BetaGeometric { drop_out, r, alpha, a: third, b: fourth })
    }

    pub const fn name(&self) -> ModelName {
        match self {
            Self::ParetoNbd(_) => ModelName::ParetoNbd,
            Self::BetaGeometric(model) => match model.drop_out {
                DropOut::AfterRepeats => ModelName::BgNbd,
                DropOut::AfterEveryPurchase => ModelName::MbgNbd,
            },
        }
    }

    /// Log-likelihood of one history.
    pub fn log_likelihood(&self, history: BuyingHistory) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.log_likelihood(history),
            Self::ParetoNbd(model) => model.log_likelihood(history),
        }
    }

    /// Probability, 0 to 1, that the customer has not stopped buying for good. Rank by expected purchases, never by BG/NBD's.
    pub fn probability_alive(&self, history: BuyingHistory) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.probability_alive(history),
            Self::ParetoNbd(model) => model.probability_alive(history),
        }
    }

    /// Expected purchases in the next `weeks`; for [`BuyingHistory::NEW`] those of somebody new.
    pub fn expected_purchases(&self, history: BuyingHistory, weeks: f64) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.expected_purchases(history, weeks),
            Self::ParetoNbd(model) => model.expected_purchases(history, weeks),
        }
    }

    /// DERT, at a continuous rate a week above 0; only Pareto/NBD has it.
    pub fn discounted_residual_purchases(&self, history: BuyingHistory, weekly_rate: f64) -> Option<f64> {
        match self {
            Self::ParetoNbd(model) => Some(model.discounted_residual_purchases(history, weekly_rate)),
            Self::BetaGeometric(_) => None,
        }
    }

    /// Probabilities that somebody new makes 0, 1, 2 ... repeats in `weeks`; the first `n` of them.
    pub fn probabilities_of_repeats(&self, weeks: f64, n: usize) -> Vec<f64> {
        match self {
            Self::BetaGeometric(model) => model.probabilities_of_repeats(weeks).take(n).collect(),
            Self::ParetoNbd(model) => model.probabilities_of_repeats(weeks).take(n).collect(),
        }
    }

    /// P(alive) of each group.
    pub(super) fn probabilities_alive(&self, cohort: &Cohort) -> Vec<f64> {
        match self {
            Self::BetaGeometric(model) => beta_geometric_likelihood::probabilities_alive(model, cohort),
            Self::ParetoNbd(model) => pareto_likelihood::probabilities_alive(model, cohort),
        }
    }

    /// Expected purchases of customers with x repeats who are alive.
    pub(super) fn while_alive(&self, n_repeats: f64) -> WhileAlive {
        match *self {
            Self::BetaGeometric(model) => {
                WhileAlive::BetaGeometric { alpha: model.alpha, ladder: SmoothLadder::of(model.ladder(n_repeats)) }
            }
            Self::ParetoNbd(model) => WhileAlive::ParetoNbd { model, n_repeats },
        }
    }
}

/// Expected purchases of customers with the same number of repeats who are alive; what they share is kept.
pub(super) enum WhileAlive {
    BetaGeometric { alpha: f64, ladder: SmoothLadder },
    ParetoNbd { model: ParetoNbd, n_repeats: f64 },
}

impl WhileAlive {
    /// In the next `weeks`, after having been observed for `observed_weeks`.
    pub fn expected(&mut self, observed_weeks: f64, weeks: f64) -> f64 {
        match self {
            Self::BetaGeometric { alpha, ladder } => ladder.expected(weeks.max(0.0) / (*alpha + observed_weeks)),
            Self::ParetoNbd { model, n_repeats } => model.expected_if_alive(*n_repeats, observed_weeks, weeks),
        }
    }
}

/// What a cohort bought, for a model to be found under which that is most likely.
#[derive(Clone, Debug)]
pub struct Buying {
    pub name: ModelName,
    pub cohort: Arc<Cohort>,
}

/// A fit of a model of buying.
pub type BuyingFit = Fit<Buying, 4>;

impl Likelihood<4> for Buying {
    type Model = Model;

    fn n_telling(&self) -> u32 {
        self.cohort.n_repeat_buyers()
    }

    /// The mean rate of repeats, spread widely; every third customer or so gone by now.
    fn first_guess(&self) -> [f64; 4] {
        let (repeats, weeks) = (self.cohort.n_repeats() as f64, self.cohort.observed_weeks());
        let (r, per_week) = (0.5, repeats / weeks);
        match self.name {
            ModelName::BgNbd | ModelName::MbgNbd => [r, r / per_week, 1.0, 2.5],
            ModelName::ParetoNbd => [r, r / per_week, 0.6, weeks / self.cohort.n_customers() as f64],
        }
    }

    fn at(&self, parameters: &[f64; 4]) -> Slope<4> {
        match self.model(*parameters) {
            Model::BetaGeometric(model) => beta_geometric_likelihood::slope(&model, &self.cohort),
            Model::ParetoNbd(model) => pareto_likelihood::slope(&model, &self.cohort),
        }
    }

    fn model(&self, parameters: [f64; 4]) -> Model {
        Model::of(ModelParts { name: self.name, parameters })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_comes_back_as_it_was_and_no_other_does() {
        for name in ModelName::ALL {
            let parts = ModelParts { name, parameters: [0.5, 10.0, 0.6, 11.0] };
            let model = Model::of(parts);
            assert_eq!((model.name(), ModelParts::from(model)), (name, parts));
            let bytes = postcard::to_stdvec(&model).unwrap_or_default();
            assert_eq!(postcard::from_bytes::<Model>(&bytes), Ok(model));
            for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
                let parts = ModelParts { name, parameters: [0.5, wrong, 0.6, 11.0] };
                assert!(Model::try_from(parts).is_err(), "{wrong}");
            }
        }
    }
}
