//! `cargo xtask report`: the engine without a browser.

use crate::places;
use crate::steps::{self, Outcome};

/// Compiles the report program if need be and hands the arguments on.
pub fn report(arguments: &[&str]) -> Outcome {
    let mut cargo = steps::cargo();
    cargo.args(["run", "--quiet", "--package", "crema", "--profile", "headless", "--bin", "report", "--manifest-path"]);
    // Run where the person is, so that relative files mean what they typed.
    steps::run(cargo.arg(places::root().join("Cargo.toml")).arg("--").args(arguments))
}
