//! The errands around Crema: building, serving, checking.
//!
//! Each verb of `cargo xtask` is one module. What the browser tests share with them (where things are, which Chromium there
//! is, serving a folder) is public. Nothing in here ends up in the app, and but for measuring sizes
//! and dividing the app into parts it uses the standard library alone, so that a fresh clone gets to work in seconds.

pub mod build;
pub mod ci;
#[cfg(feature = "divide")]
pub mod divide;
pub mod fingerprint;
pub mod finish;
pub mod measure;
pub mod places;
pub mod report;
pub mod run;
pub mod serve;
#[cfg(feature = "sizes")]
pub mod sizes;
pub mod steps;
pub mod test;
pub mod tools;
