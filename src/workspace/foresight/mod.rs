//! What a lifetime model foresees of everybody: fitted step by step ([`fitting`]), kept as plain figures, asked for by slot.
//!
//! ```text
//! Foreseeing::begin -> step, step, ... -> Foresight     the models' code; fetched when it is first needed (`engine::on_demand`)
//! Foresight::outlook(slot), Foresight::leaving          figures; no code of the models
//! ```
//!
//! Not here: the models (`scoring::lifetime`), when a fit runs (`engine`), and sums over customers ([`questions`](super::questions)).

pub mod fitting;
pub mod renewing;
mod risks;
mod study;

pub use risks::{LATE_TENTHS, Leaving, Risk, WARNED_DAYS, Warned, risks_of, usual_purchases};

use crate::domain::{Day, PurchaseKind};
use crate::scoring::lifetime::{ModelName, NoForecast, value::MonthlyDiscount};
use crate::workspace::{Workspace, indicators::Expected, scores::Scores};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Weeks of the 12 months in which purchases are expected.
pub const YEAR_WEEKS: f64 = 12.0 * crate::scoring::lifetime::value::WEEKS_PER_MONTH;

/// How far ahead a lifetime value looks, and by how much a month a later purchase is worth less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Horizon {
    pub n_months: u32,
    /// Parts per million a month: 10 000 is one per cent.
    pub monthly_discount_ppm: u32,
}

impl Horizon {
    /// Twelve months at one per cent a month.
    pub const USUAL: Self = Self { n_months: 12, monthly_discount_ppm: 10_000 };
    /// Nobody's purchases can be told further ahead.
    pub const MOST_MONTHS: u32 = 120;
    /// A half less each month.
    pub const MOST_DISCOUNT_PPM: u32 = 500_000;

    /// The nearest horizon that can be worked out.
    #[must_use]
    pub fn within_reach(self) -> Self {
        Self {
            n_months: self.n_months.clamp(1, Self::MOST_MONTHS),
            monthly_discount_ppm: self.monthly_discount_ppm.min(Self::MOST_DISCOUNT_PPM),
        }
    }

    fn discount(self) -> MonthlyDiscount {
        MonthlyDiscount { n_months: self.n_months, share: f64::from(self.monthly_discount_ppm) / 1e6 }
    }
}

impl Default for Horizon {
    fn default() -> Self {
        Self::USUAL
    }
}

/// What is to be foreseen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ForesightWish {
    pub model: ModelName,
    pub horizon: Horizon,
}

/// What is expected of one customer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    /// 0 to 1.
    pub probability_alive: f64,
    /// In the next 12 months.
    pub year_purchases: f64,
    /// Of 12 months at one per cent a month, which is what indicators use whatever the horizon.
    pub year_discounted_purchases: f64,
    /// By the horizon.
    pub discounted_purchases: f64,
    /// What a purchase is expected to come to; unknown of who never came back where it would be infinite.
    pub spend_minor: Option<f64>,
}

impl Outlook {
    /// Revenue by the horizon, discounted to today.
    pub fn value_minor(&self) -> Option<f64> {
        Some(self.spend_minor? * self.discounted_purchases)
    }
}

/// A model as it was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FitFigures {
    /// Value and standard error, in the order of the model's parameters.
    pub parameters: Vec<(f64, f64)>,
    pub log_likelihood: f64,
    pub n_steps: u32,
    /// Customers that it was fitted to.
    pub n_customers: u32,
}

/// How well the same model, fitted to the first half of the time, foresaw the rest.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// The last day that the fit knew.
    pub cut_on: Day,
    pub n_customers: u32,
    pub actual_total: f64,
    pub expected_total: f64,
    pub total_error_share: Option<f64>,
    pub mean_absolute_error: f64,
    pub root_mean_squared_error: f64,
    pub area_under_curve: Option<f64>,
}

/// What a fit came to, whatever the horizon.
#[derive(Debug)]
pub struct Fits {
    found: study::Found,
    pub buying: FitFigures,
    /// Gamma-Gamma, whose parameters are p, q and gamma (in major units).
    pub spend: Result<FitFigures, NoForecast>,
    /// Between number of repeats and mean spend, which Gamma-Gamma takes to be 0.
    pub spend_correlation: Option<f64>,
    pub n_repeat_buyers: u32,
    /// Customers with 0, 1, ... 6, 7 or more repeats: as counted, as expected.
    pub calibration: Vec<(u32, f64)>,
    pub trial: Result<Trial, NoForecast>,
    /// What became of last quarter's warnings; nothing where there were none to give.
    pub warned: Option<Warned>,
}

/// What is foreseen of everybody.
#[derive(Debug)]
pub struct Foreseen {
    pub fits: Rc<Fits>,
    outlooks: Vec<Option<Outlook>>,
}

impl Foreseen {
    /// What is expected of a customer; nothing of who has never bought.
    pub fn outlook(&self, slot: u32) -> Option<Outlook> {
        self.outlooks.get(slot as usize).copied().flatten()
    }

    /// Everybody of whom something is expected, by slot.
    pub fn all(&self) -> impl Iterator<Item = (u32, &Outlook)> {
        (0..).zip(&self.outlooks).filter_map(|(slot, outlook)| Some((slot, outlook.as_ref()?)))
    }
}

/// What was foreseen, or why nothing was, and of which purchases.
#[derive(Debug)]
pub struct Foresight {
    pub wish: ForesightWish,
    pub fingerprint: u64,
    pub outcome: Result<Foreseen, NoForecast>,
    /// By the forecast, or by everyone's own rhythm where there is none.
    pub leaving: Leaving,
}

impl Foresight {
    /// What is expected of a customer; nothing of who has never bought.
    pub fn outlook(&self, slot: u32) -> Option<Outlook> {
        self.outcome.as_ref().ok()?.outlook(slot)
    }

    /// Whether it is of these purchases.
    pub fn is_of(&self, workspace: &Workspace, scores: &Scores) -> bool {
        self.fingerprint == fingerprint(workspace, scores)
    }

    /// The columns that indicators take.
    #[expect(clippy::cast_possible_truncation, reason = "a figure of one customer")]
    pub(super) fn expected(&self, n_slots: usize) -> Option<Expected> {
        let outlooks = &self.outcome.as_ref().ok()?.outlooks;
        let column = |value: fn(&Outlook) -> Option<f64>| {
            let known = outlooks.iter().map(|outlook| value(outlook.as_ref()?).map(|value| value.round() as i64));
            known.chain(std::iter::repeat(None)).take(n_slots).collect()
        };
        Some(Expected {
            purchases_milli: column(|outlook| Some(1_000.0 * outlook.year_purchases)),
            value_minor: column(|outlook| Some(outlook.spend_minor? * outlook.year_discounted_purchases)),
        })
    }
}

/// One number for all purchases that count, in whatever order they stand: other purchases, other customers' purchases or another day make
/// another number (but for one chance in 2^64).
pub fn fingerprint(workspace: &Workspace, scores: &Scores) -> u64 {
    let columns = workspace.purchases().columns();
    let last_on = scores.as_of().number();
    let counts = |row: &usize| scores.counts(*row) && columns.kind[*row] == PurchaseKind::Sale && columns.on[*row] <= last_on;
    let row_number = |row: usize| {
        let who_and_when = (u64::from(columns.customer[row]) << 32) | u64::from(columns.on[row].cast_unsigned());
        mixed(mixed(who_and_when) ^ columns.amount_minor[row].cast_unsigned())
    };
    let all = (0..columns.len()).filter(counts).map(row_number);
    mixed(all.fold(0, u64::wrapping_add) ^ u64::from(last_on.cast_unsigned()))
}

/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014: each input has an output of its own.
const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
