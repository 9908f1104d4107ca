//! Lifetime value and staying alive: who is likely to buy again, how often, and what that is worth.
//!
//! | File | Says |
//! | --- | --- |
//! | [`buying`] | one buying history a customer: repeats, weeks until the last, weeks observed, mean spend |
//! | [`cohort`] | histories with equal rows counted once, as fitting and forecasting want them |
//! | [`beta_geometric`] | BG/NBD and MBG/NBD: likelihood, P(alive), expected purchases |
//! | [`pareto`] | Pareto/NBD: the same, and the discounted rest of a lifetime |
//! | [`gamma_gamma`] | what a purchase is expected to come to |
//! | [`renewals`] | sBG, for subscriptions that are renewed or not |
//! | [`ascent`] | the fit, one step at a time, and why there is none |
//! | [`model`] | the three models of buying under one name |
//! | [`forecast`] | everyone's figures at once |
//! | [`value`] | discounting, and the two readings of lifetime value |
//! | [`calibration`], [`holdout`] | how well a model repeats what was seen, and foresees what was not |
//!
//! Weeks everywhere, 7 days each; a year has 52 of them where a yearly rate of discount is spread. Everything is deterministic.
//!
//! Not here: which model a workspace uses, and when a fit runs (`engine`).
//!
//! # Sources
//!
//! - Schmittlein, Morrison and Colombo, "Counting Your Customers: Who Are They and What Will They Do Next?", Management Science 33(1), 1987;
//!   Fader and Hardie, "A Note on Deriving the Pareto/NBD Model", 2005.
//! - Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 24(2), 2005.
//! - Batislam, Denizel and Filiztekin, "Empirical validation and comparison of models for customer base analysis", International Journal
//!   of Research in Marketing 24(3), 2007; Hoppe and Wagner, Marketing ZFP 29(2), 2007: MBG/NBD.
//! - Fader, Hardie and Lee, "RFM and CLV: Using Iso-Value Curves", Journal of Marketing Research 42(4), 2005: DERT.
//! - Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", 2013.
//! - Fader and Hardie, "How to Project Customer Retention", Journal of Interactive Marketing 21(1), 2007; "Customer-Base Valuation in a
//!   Contractual Setting", Marketing Science 29(1), 2010: sBG and DERL.
//!
//! Figures are held to answers of independent implementations by `tests/oracle`.

pub mod ascent;
pub mod beta_geometric;
mod beta_geometric_likelihood;
pub mod buying;
pub mod calibration;
pub mod cohort;
pub mod forecast;
pub mod gamma_gamma;
pub mod holdout;
mod ladder;
mod matrix;
pub mod model;
mod panels;
pub mod pareto;
mod pareto_likelihood;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties;
pub mod renewals;
mod smooth;
mod special;
pub mod value;

pub use ascent::{Fit, Fitted, Likelihood, NoForecast, Progress, Step};
pub use buying::{BuyingDays, BuyingHistories, BuyingHistory};
pub use cohort::Cohort;
pub use gamma_gamma::{GammaGamma, Spends};
pub use model::{BuyingFit, Model, ModelName};

/// Repeat buyers below which no forecast is shown, though one could be fitted.
pub const N_REPEAT_BUYERS_TO_SHOW: u32 = 100;
