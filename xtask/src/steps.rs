//! Doing one thing after another: saying what is being done, running a program, failing with a sentence.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

/// Why a verb could not be carried out: one sentence, for the person at the terminal.
#[derive(Debug)]
pub struct Trouble(pub String);

/// What a step comes to.
pub type Outcome<T = ()> = Result<T, Trouble>;

/// One plain line about what happens next. On the error stream, so that results can be piped.
pub fn say(line: &str) {
    eprintln!("crema: {line}");
}

/// Turns an error of the standard library into a sentence that begins with what was being attempted.
pub fn failed<E: std::fmt::Display>(attempt: &str) -> impl FnOnce(E) -> Trouble {
    move |error| Trouble(format!("{attempt}: {error}"))
}

/// Runs a program that speaks for itself, and fails if it does.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| Trouble(format!("`{}` could not be started: {error}", shown(command))))?;
    if status.success() { Ok(()) } else { Err(Trouble(format!("`{}` failed ({status})", shown(command)))) }
}

/// Runs a program that remarks on much that is in order; what it says is shown only where it fails.
pub fn run_quietly(command: &mut Command) -> Outcome {
    let output = command.output().map_err(|error| Trouble(format!("`{}` could not be started: {error}", shown(command))))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(Trouble(format!("`{}` failed ({}): {}", shown(command), output.status, said.trim()))) }
}

/// Runs a program and returns what it printed; what it says on the error stream is shown.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Trouble(format!("`{}` could not be started: {error}", shown(command))))?;
    if !output.status.success() {
        return Err(Trouble(format!("`{}` failed ({})", shown(command), output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The cargo that runs this, so that everything is built with one toolchain.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The command line as one would type it, without environment.
fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
