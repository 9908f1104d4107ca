//! `cargo xtask bench` and `cargo xtask shots`: the built app in Chromium, measured or photographed.

pub mod benches;

use crate::build::{self, Flavour};
use crate::ci;
use crate::places;
use crate::steps::{self, Outcome, Trouble, say};
use crate::tools::chromium;

/// Prints one JSON with sizes, times and memory; then runs the scoring benches natively. Nothing but the JSON goes to the output.
pub fn bench() -> Outcome {
    say("scoring, in Chromium");
    benches::in_chromium()?;
    in_chromium("bench", &[], weigh)?;
    say("scoring, natively");
    let mut cargo = steps::cargo();
    cargo.args(["bench", "--package", "crema", "--benches"]).current_dir(places::root());
    steps::run(cargo.stdout(std::io::stderr()))
}

/// Being over a budget is for `ci` to refuse; here it is one figure among others.
fn weigh() -> Outcome {
    if let Err(Trouble(sentence)) = steps::run(ci::weighing().stdout(std::io::stderr())) {
        say(&sentence);
    }
    Ok(())
}

/// Writes the pictures; `--out DIR` says where.
pub fn shots(arguments: &[&str]) -> Outcome {
    in_chromium("shots", arguments, || Ok(()))
}

fn in_chromium(program: &str, arguments: &[&str], before: impl FnOnce() -> Outcome) -> Outcome {
    let chromium = chromium::find_or_install()?;
    let dist = build::build(Flavour::Release)?;
    before()?;
    say(program);
    let mut cargo = steps::cargo();
    cargo.args(["run", "--quiet", "--package", "browser", "--bin", program, "--manifest-path"]).arg(places::root().join("Cargo.toml"));
    cargo.arg("--").args(arguments);
    steps::run(cargo.env("CREMA_DIST", dist).env("CHROME", chromium.browser).env("CHROMEDRIVER", chromium.driver))
}
