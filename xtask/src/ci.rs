//! `cargo xtask ci`: everything that must hold before a change is accepted, the quick checks first.

use crate::measure::benches;
use crate::places;
use crate::steps::{self, Outcome, say};
use crate::test;
use crate::tools::{self, Toolbox};
use std::process::Command;

/// Stops at the first thing that does not hold, except that all tests are run.
pub fn ci() -> Outcome {
    tools::find_or_add_component("fmt", "rustfmt")?;
    tools::find_or_add_component("clippy", "clippy")?;
    say("format");
    cargo(&["fmt", "--all", "--check"])?;
    say("lints");
    cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    // What only some verbs are compiled with.
    cargo(&["clippy", "--package", "xtask", "--all-targets", "--all-features", "--", "--deny", "warnings"])?;
    lints_for_wasm()?;
    say("documentation");
    let mut doc = steps::cargo();
    doc.args(["doc", "--workspace", "--no-deps", "--document-private-items"]).env("RUSTDOCFLAGS", "--deny warnings");
    steps::run(doc.current_dir(places::root()))?;
    // The last group of tests builds the app.
    test::test(None)?;
    say("sizes");
    steps::run(&mut weighing())
}

fn cargo(arguments: &[&str]) -> Outcome {
    steps::run(steps::cargo().args(arguments).current_dir(places::root()))
}

/// The same lints for what is compiled only for the browser.
fn lints_for_wasm() -> Outcome {
    let toolbox = Toolbox::for_wasm()?;
    let (targets, benches) = (test::wasm_test_targets()?, benches::names()?);
    let mut clippy: Command = toolbox.command(steps::cargo().get_program())?;
    clippy.args(["clippy", "--package", "crema", "--target", "wasm32-unknown-unknown", "--lib"]);
    clippy.args(["--bin", "crema", "--bin", "engine", "--bin", "sheets"]);
    clippy.args(targets.iter().flat_map(|target| ["--test", target])).args(benches.iter().flat_map(|bench| ["--bench", bench]));
    clippy.args(["--", "--deny", "warnings"]);
    steps::run(&mut clippy)
}

/// What a visitor downloads, against its budget. Compiled apart, with a compressor that no other verb needs.
pub fn weighing() -> Command {
    let mut cargo = steps::cargo();
    cargo.args(["run", "--quiet", "--package", "xtask", "--profile", "headless", "--features", "sizes", "--", "sizes"]);
    cargo.current_dir(places::root());
    cargo
}
