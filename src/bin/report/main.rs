//! Reads arguments, runs the engine, writes the files.

mod arguments;
mod cohort;
mod customers;
mod lifetime;
mod rules;
mod summary;

use arguments::{Arguments, HELP};
use crema::domain::{Currency, RfmRule};
use crema::engine::{
    headless::{Desk, HeadlessEngine, import_file, scores_under, started},
    protocol::Failure,
};
use crema::exchange::reading::{Choices, Field};
use crema::workspace::scores::Scores;
use lifetime::Lifetimes;
use std::future::Future;
use std::pin::pin;
use std::process::ExitCode;
use std::task::{Context, Poll, Waker};

pub fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(sentence) => return failed(&sentence),
    };
    match report(&arguments) {
        Ok(sentence) => {
            println!("{sentence}");
            ExitCode::SUCCESS
        }
        Err(sentence) => failed(&sentence),
    }
}

fn failed(sentence: &str) -> ExitCode {
    eprintln!("crema report: {sentence}");
    ExitCode::FAILURE
}

/// Everyone's scores under the three rules, as of one day.
pub struct Scored {
    pub ntile: Scores,
    pub strictly_worse: Scores,
    pub quantile: Scores,
}

fn report(arguments: &Arguments) -> Result<String, String> {
    let engine = at_once(imported(arguments)).map_err(|failure| sentence(&failure, &arguments.purchases))?;
    let as_of = match arguments.as_of {
        Some(day) => day,
        None => engine.workspace().last_purchase_on().ok_or("the file has no purchases")?,
    };
    let under = |rule| scores_under(&engine, as_of, rule);
    let scored = Scored { ntile: under(RfmRule::Ntile), strictly_worse: under(RfmRule::StrictlyWorse), quantile: under(RfmRule::Quantile) };
    let lifetimes = Lifetimes::of(&engine, &scored.strictly_worse, arguments.horizon_weeks);
    std::fs::create_dir_all(&arguments.out).map_err(|error| format!("{} cannot be made: {error}", arguments.out.display()))?;
    let write = |name: &str, text: String| {
        let path = arguments.out.join(name);
        std::fs::write(&path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))
    };
    let n_customers = scored.strictly_worse.rfm().cuts().n_customers;
    write("customers.csv", customers::table(&engine, &scored, &lifetimes))?;
    write("summary.json", summary::json(&engine, &scored, &lifetimes, arguments.rule_limits).map_err(|error| error.to_string())?)?;
    Ok(format!("{n_customers} customers graded as of {as_of}: {}", arguments.out.display()))
}

async fn imported(arguments: &Arguments) -> Result<HeadlessEngine, Failure> {
    let mut engine = started(Desk::now(), Currency::from_code("GBP").unwrap_or(Currency::CNY)).await?;
    import_file(&mut engine, &arguments.purchases, |choices, names| choose(choices, names, &arguments.columns)).await?;
    Ok(engine)
}

/// Columns that were named on the command line take the place of the guesses.
fn choose(choices: &mut Choices, names: &[String], wishes: &[(Field, String)]) -> Result<(), Failure> {
    for (field, name) in wishes {
        let column = names.iter().position(|known| known == name).ok_or_else(|| Failure::FileGone { what: format!("no column {name}") })?;
        for other in &mut choices.columns {
            if other.field == Some(*field) {
                other.field = None;
            }
        }
        choices.columns[column].field = Some(*field);
        if *field == Field::CustomerCode {
            choices.customer_key = Some(Field::CustomerCode);
        }
    }
    Ok(())
}

fn sentence(failure: &Failure, path: &str) -> String {
    match failure {
        Failure::FileGone { what } => format!("{path}: {what}"),
        Failure::File(refused) => format!("{path}: {refused}"),
        Failure::Choices(refused) => format!("{path}: {refused}; name columns with --columns"),
        other => format!("{path}: {other:?}"),
    }
}

/// Runs a future that never waits: storage is memory and files are read at once.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return done;
        }
    }
}
