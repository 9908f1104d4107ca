//! Errands in a real browser: Crema used as a person would use it, in Chromium, through WebDriver.
//!
//! ```no_run
//! browser::errand(async |errand| {
//!     let page = errand.open("#/").await;
//!     page.click("[data-action=demo]").await;
//!     page.sees("600").await;
//! });
//! ```
//!
//! Every errand has a server, a driver, a browser and a profile on disk of its own. It waits for what should be seen, never
//! for time to pass, and it ends by itself with two questions that no test has to remember: did the page ask anyone else for
//! anything, and did the console complain?
//!
//! This crate knows nothing of Crema but one sign: `data-ready` on `<html>` once the first screen is up. Failing is
//! panicking: these are tests.

mod aim;
mod chromium;
mod console;
mod driver;
mod errand;
mod files;
mod finger;
mod keys;
mod network;
mod page;
mod waiting;
mod walk;

pub use aim::Aim;
pub use errand::{Errand, errand, errand_called, errand_on};
pub use page::Page;

/// How long anything may take before an errand gives up: long enough for the slowest machine, as only failures take it.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);
