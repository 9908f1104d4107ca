//! The lifetime columns of `customers.csv` and the fits in `summary.json`, under the names of the reference files.
//!
//! Where there is no forecast the cells are empty and the summary says why.

use crema::engine::headless::HeadlessEngine;
use crema::scoring::lifetime::forecast::Forecast;
use crema::scoring::lifetime::model::Buying;
use crema::scoring::lifetime::value::{MonthlyDiscount, ValueReading, weekly_rate};
use crema::scoring::lifetime::{BuyingHistories, Cohort, Fit, Fitted, GammaGamma, Model, ModelName, NoForecast, Spends};
use crema::workspace::scores::Scores;
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::sync::Arc;

/// The yearly discount of the discounted rest of a lifetime.
const YEARLY_DISCOUNT_SHARE: f64 = 0.15;
const MODELS: [(&str, ModelName); 3] = [("bgnbd", ModelName::BgNbd), ("mbgnbd", ModelName::MbgNbd), ("pnbd", ModelName::ParetoNbd)];
/// The models that `customers.csv` has columns for.
const WITH_COLUMNS: [&str; 2] = ["bgnbd", "pnbd"];

/// One model of buying: its name in the files, its fit, and what it foresees.
struct Foreseen {
    key: &'static str,
    name: ModelName,
    fitted: Result<Fitted<Model, 4>, NoForecast>,
    forecast: Option<Forecast>,
}

/// Everyone's lifetime figures as of a day.
pub struct Lifetimes {
    histories: BuyingHistories,
    cohort: Arc<Cohort>,
    minor_per_major: i64,
    horizon_weeks: u32,
    /// Place among those with a history, by slot.
    places: Vec<usize>,
    models: Vec<Foreseen>,
    spends: Spends,
    spend: Result<Fitted<GammaGamma, 3>, NoForecast>,
}

impl Lifetimes {
    /// Fits all models to the same records as the scores. Purchases after their day are left out.
    pub fn of(engine: &HeadlessEngine, scores: &Scores, horizon_weeks: u32) -> Self {
        let histories = scores.buying_histories(engine.workspace());
        let minor_per_major = engine.workspace().settings().map_or(100, |settings| settings.currency.minor_per_major());
        let cohort = Arc::new(histories.cohort());
        let mut places = vec![usize::MAX; histories.n_slots()];
        for (place, slot) in histories.slots().enumerate() {
            places[slot] = place;
        }
        let enough = NoForecast::unless_enough(cohort.n_repeat_buyers());
        let models = MODELS.map(|(key, name)| {
            let fitted = enough.and_then(|()| Fit::start(Buying { name, cohort: Arc::clone(&cohort) })).and_then(Fit::finish);
            let foresee = |fitted: &Fitted<Model, 4>| Forecast::of(&fitted.model, &cohort, horizon_weeks.into(), MonthlyDiscount::CLV12);
            Foreseen { key, name, forecast: fitted.as_ref().ok().map(foresee), fitted }
        });
        let of_slot = |slot| Some((histories.days(slot)?.n_repeats, histories.mean_repeat_spend(slot, minor_per_major)?));
        let spends = Spends::of(histories.slots().filter_map(of_slot));
        let spend = enough.and_then(|()| Fit::start(spends.clone())).and_then(Fit::finish);
        Self { histories, cohort, minor_per_major, horizon_weeks, places, models: models.into(), spends, spend }
    }

    /// Names of the columns, each after a comma.
    pub fn header(&self) -> String {
        let mut names = ",x,t_x_days,T_days,zbar".to_owned();
        for key in WITH_COLUMNS {
            let _ = write!(names, ",{key}_p_alive,{key}_E{},{key}_clv12", self.horizon_weeks);
        }
        names + ",pnbd_DERT_15pct_year,gg_expected_spend"
    }

    /// The cells of a customer, each after a comma; empty where nothing is known.
    pub fn cells(&self, slot: usize) -> String {
        let mut cells = String::new();
        let (Some(days), Some(mean)) = (self.histories.days(slot), self.histories.mean_repeat_spend(slot, self.minor_per_major)) else {
            return ",".repeat(4 + 3 * WITH_COLUMNS.len() + 2);
        };
        let _ = write!(cells, ",{},{},{},{mean}", days.n_repeats, days.until_last_days, days.observed_days);
        let spend = self.spend.as_ref().ok().and_then(|fitted| fitted.model.expected_spend(days.n_repeats, mean));
        let mut cell = |figure: Option<f64>| {
            cells.push(',');
            if let Some(figure) = figure {
                let _ = write!(cells, "{figure}");
            }
        };
        let place = self.places[slot];
        for foreseen in self.models.iter().filter(|foreseen| WITH_COLUMNS.contains(&foreseen.key)) {
            let forecast = foreseen.forecast.as_ref();
            cell(forecast.map(|all| all.probability_alive[place]));
            cell(forecast.map(|all| all.expected_purchases[place]));
            let discounted = forecast.map(|all| all.discounted_purchases[place]);
            cell(spend.zip(discounted).map(|(spend, purchases)| ValueReading::Revenue.lifetime_value(spend, purchases)));
        }
        cell(self.residual_purchases(slot));
        cell(spend);
        cells
    }

    fn residual_purchases(&self, slot: usize) -> Option<f64> {
        let history = self.histories.get(slot)?;
        let fitted = self.models.iter().filter_map(|foreseen| foreseen.fitted.as_ref().ok());
        fitted.filter_map(|fitted| fitted.model.discounted_residual_purchases(history, weekly_rate(YEARLY_DISCOUNT_SHARE))).next()
    }

    /// What `summary.json` says of the fits.
    pub fn summary(&self) -> Map<String, Value> {
        let n_customers = self.cohort.n_customers();
        let mut summary = Map::new();
        summary.insert("n_customers".to_owned(), json!(n_customers));
        summary.insert("sum_x".to_owned(), json!(self.cohort.n_repeats()));
        summary.insert("n_x0".to_owned(), json!(n_customers - self.cohort.n_repeat_buyers() as usize));
        for foreseen in &self.models {
            let figures = fit_figures(&foreseen.fitted, foreseen.name.parameter_names(), "max_abs_grad_dLL_dlogparam");
            summary.insert(foreseen.key.to_owned(), figures.into());
        }
        let mut spend = fit_figures(&self.spend, ["p", "q", "gamma"], "max_abs_grad");
        spend.insert("n".to_owned(), json!(self.spends.n_customers()));
        spend.insert("corr_x_zbar".to_owned(), json!(self.spends.correlation()));
        summary.insert("gamma_gamma".to_owned(), spend.into());
        summary
    }
}

/// Parameters, likelihood and standard errors; all null, with a reason, where there is no fit.
fn fit_figures<M, const N: usize>(fitted: &Result<Fitted<M, N>, NoForecast>, names: [&str; N], slope: &str) -> Map<String, Value> {
    let mut figures = Map::new();
    let known = fitted.as_ref().ok();
    for (at, name) in names.into_iter().enumerate() {
        figures.insert(name.to_owned(), json!(known.map(|fitted| fitted.parameters[at])));
    }
    figures.insert("LL".to_owned(), json!(known.map(|fitted| fitted.log_likelihood)));
    figures.insert(slope.to_owned(), json!(known.map(|fitted| fitted.steepest_slope)));
    figures.insert("se_logparam".to_owned(), json!(known.map(|fitted| fitted.standard_errors_of_logs.to_vec())));
    if let Err(reason) = fitted {
        figures.insert("reason".to_owned(), json!(reason.to_string()));
    }
    figures
}
