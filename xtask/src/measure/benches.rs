//! The benches of `benches/` as WebAssembly in Chromium, compiled as the engine is; what they come to, for the JSON of `cargo xtask bench`.

use crate::places;
use crate::steps::{self, Outcome, Trouble, failed};
use crate::tools::{Toolbox, chromium};
use std::fmt::Write;
use std::process::Stdio;

/// Seconds after which a bench is given up.
const PATIENCE: &str = "1800";

/// Runs them all and writes `target/benches.json`: the middle of what was measured, in milliseconds, by name.
pub(super) fn in_chromium() -> Outcome {
    let chromium = chromium::find_or_install()?;
    let mut cargo = Toolbox::for_wasm()?.command(steps::cargo().get_program())?;
    cargo.args(["bench", "--package", "crema", "--target", "wasm32-unknown-unknown", "--profile", "engine"]);
    cargo.args(names()?.iter().flat_map(|name| ["--bench", name]));
    cargo.env("CHROMEDRIVER", chromium.driver).env("WASM_BINDGEN_TEST_TIMEOUT", PATIENCE).stderr(Stdio::inherit());
    let said = steps::read(&mut cargo)?;
    let times: Vec<(String, f64)> = said.lines().filter_map(|line| time(&plain(line))).collect();
    if times.is_empty() {
        return Err(Trouble("the benches in Chromium measured nothing".to_owned()));
    }
    let mut json = String::new();
    for (name, milliseconds) in times {
        let comma = if json.is_empty() { "" } else { ", " };
        // Writing to a string does not fail.
        let _ = write!(json, "{comma}\"{name}\": {milliseconds}");
    }
    std::fs::write(places::target().join("benches.json"), format!("{{{json}}}\n")).map_err(failed("the times cannot be written"))
}

/// Names of the files in `benches`.
pub fn names() -> Outcome<Vec<String>> {
    let entries = std::fs::read_dir(places::root().join("benches")).map_err(failed("the folder `benches` cannot be read"))?;
    let files = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = files.filter_map(|file| file.strip_suffix(".rs").map(str::to_owned)).collect();
    names.sort();
    Ok(names)
}

/// A line without the marks that colour it in a terminal.
fn plain(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or(part, |(_, rest)| rest))
}

/// `fit_bg_nbd  time:   [90.333 ms 90.453 ms 90.589 ms]`: the name and the figure in the middle, in milliseconds.
fn time(line: &str) -> Option<(String, f64)> {
    let (name, times) = line.split_once("time:")?;
    let mut words = times.trim().trim_start_matches('[').split_whitespace().skip(2);
    let (figure, unit) = (words.next()?.parse::<f64>().ok()?, words.next()?);
    let milliseconds = match unit {
        "s" => figure * 1e3,
        "ms" => figure,
        "µs" | "us" => figure / 1e3,
        "ns" => figure / 1e6,
        _ => return None,
    };
    Some((name.trim().to_owned(), milliseconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_three_times_is_read_in_any_unit() {
        let of = |line: &str| time(&plain(line));
        let coloured = "\u{1b}[32mfit_bg_nbd\u{1b}[0m      time:   [\u{1b}[2m90.333 ms\u{1b}[0m \u{1b}[1m90.453 ms\u{1b}[0m \u{1b}[2m90.589 ms\u{1b}[0m]";
        assert_eq!(of(coloured), Some(("fit_bg_nbd".to_owned(), 90.453)));
        assert_eq!(of("abc time: [1 µs 1500 µs 2 ms]"), Some(("abc".to_owned(), 1.5)));
        assert_eq!(of("abc time: [1 s 2 s 3 s]"), Some(("abc".to_owned(), 2_000.0)));
        assert_eq!(of("Collecting 10 samples in estimated 5.2 s (440 iterations)"), None);
        assert_eq!(of("change: [1 % 2 % 3 %] time: none"), None);
    }
}
