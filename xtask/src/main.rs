//! `cargo xtask VERB`: finds the verb, and turns trouble into one sentence.

use std::process::ExitCode;
use xtask::steps::{Outcome, Trouble};
use xtask::{build, ci, finish, measure, report, run, test};

const HELP: &str = "\
cargo xtask VERB

  run [--port N] [--dev]   build the app and serve it on this machine
  test [NAME]              every test, or those whose name contains NAME
  build [--dev]            make the folder `dist`, which runs from any static host
  ci                       format, lints, documentation, tests, build, size budget
  report ARGS              grade a file of purchases without a browser (`report --help`)
  bench                    measure in Chromium and print one JSON; then the scoring benches
  shots [--out DIR]        a picture of every page, in both languages, both themes, three widths
  help                     this text

Tools that a verb needs are looked for and, where missing, installed at the versions that the project was built with.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match perform(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Trouble(sentence)) => {
            eprintln!("crema: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: &[String]) -> Outcome {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "-h" | "--help"] => {
            println!("{HELP}");
            Ok(())
        }
        ["run", rest @ ..] => run::run(rest),
        ["build"] => build::build(build::Flavour::Release).map(|_| ()),
        ["build", "--dev"] => build::build(build::Flavour::Dev).map(|_| ()),
        ["test"] => test::test(None),
        ["test", name] => test::test(Some(name)),
        ["ci"] => ci::ci(),
        ["report", rest @ ..] => report::report(rest),
        ["bench"] => measure::bench(),
        ["shots", rest @ ..] => measure::shots(rest),
        // Not for people: trunk calls the first after each build, that one the second for each program, `ci` and `bench` the third.
        ["after-build"] => finish::finish(),
        #[cfg(feature = "divide")]
        ["divide", compiled, folder, stem] => xtask::divide::divide(compiled.as_ref(), folder.as_ref(), stem),
        #[cfg(feature = "sizes")]
        ["sizes"] => xtask::sizes::sizes(),
        _ => Err(Trouble(format!("there is no `cargo xtask {}`; `cargo xtask help` lists what there is", words.join(" ")))),
    }
}
