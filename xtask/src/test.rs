//! `cargo xtask test`: natively, in a browser's engine, and as a user would.

use crate::build::{self, Flavour};
use crate::places;
use crate::steps::{self, Outcome, Trouble, say};
use crate::tools::{Toolbox, chromium};
use std::path::PathBuf;

/// The package of the tests that drive a browser.
const BROWSER: &str = "browser";

/// Runs every test, or those whose name contains `name`; a group that fails does not keep the others from running.
pub fn test(name: Option<&str>) -> Outcome {
    type Group = (&'static str, fn(Option<&str>) -> Outcome);
    let groups: [Group; 3] = [("native tests", natively), ("tests of browser code", in_a_page), ("errands in a browser", as_a_user)];
    let mut failures = Vec::new();
    for (group, run) in groups {
        say(group);
        if let Err(Trouble(sentence)) = run(name) {
            failures.push(format!("{group}: {sentence}"));
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(Trouble(failures.join("; "))) }
}

fn natively(name: Option<&str>) -> Outcome {
    let mut cargo = steps::cargo();
    // With what divides the app, which is otherwise compiled only for a release build.
    cargo.args(["test", "--workspace", "--exclude", BROWSER, "--features", "xtask/divide", "--no-fail-fast"]).args(name);
    steps::run(cargo.current_dir(places::root()))
}

/// Tests of code that exists only for a browser (`tests/*_in_browser.rs`), compiled for wasm.
fn in_a_page(name: Option<&str>) -> Outcome {
    let targets = wasm_test_targets()?;
    if targets.is_empty() {
        return Ok(());
    }
    let toolbox = Toolbox::for_wasm()?;
    let chromium = chromium::find_or_install()?;
    let mut cargo = toolbox.command(steps::cargo().get_program())?;
    cargo.args(["test", "--package", "crema", "--target", "wasm32-unknown-unknown", "--no-fail-fast"]);
    cargo.args(targets.iter().flat_map(|target| ["--test", target])).args(name);
    steps::run(cargo.env("CHROMEDRIVER", chromium.driver))
}

/// Names of the test files that run in a page.
pub fn wasm_test_targets() -> Outcome<Vec<String>> {
    let folder = places::root().join("tests");
    let entries = std::fs::read_dir(&folder).map_err(steps::failed("the folder `tests` cannot be read"))?;
    let names = entries.flatten().filter_map(|entry| Some(PathBuf::from(entry.file_name()).file_stem()?.to_str()?.to_owned()));
    let mut targets: Vec<_> = names.filter(|name| name.ends_with("_in_browser")).collect();
    targets.sort();
    Ok(targets)
}

/// The app, built for release, in a real browser. Nothing is built where no test bears the name.
fn as_a_user(name: Option<&str>) -> Outcome {
    let listed = steps::read(errands().args(["--quiet", "--", "--list", "--format", "terse"]).args(name))?;
    if !listed.lines().any(|line| line.ends_with(": test")) {
        return Ok(());
    }
    let chromium = chromium::find_or_install()?;
    let dist = build::build(Flavour::Release)?;
    let mut cargo = errands();
    cargo.args(["--no-fail-fast", "--", "--test-threads=2"]).args(name);
    steps::run(cargo.env("CREMA_DIST", dist).env("CHROME", chromium.browser).env("CHROMEDRIVER", chromium.driver))
}

fn errands() -> std::process::Command {
    let mut cargo = steps::cargo();
    cargo.args(["test", "--package", BROWSER]).current_dir(places::root());
    cargo
}
