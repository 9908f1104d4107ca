//! `cargo xtask run`: the app on this machine.

use crate::build::{self, Flavour};
use crate::serve::{Server, Site};
use crate::steps::{Outcome, Trouble, say};

/// Not trunk's own 8080: another origin, so that neither finds what the other kept for offline use.
const PORT: u16 = 8090;

/// Builds the app, serves it, and prints the address on a line of its own. Ends when it is interrupted.
pub fn run(arguments: &[&str]) -> Outcome {
    let (port, flavour) = understood(arguments)?;
    let folder = build::build(flavour)?;
    let server = Server::start(Site { folder, prefix: "/".to_owned() }, port)?;
    say("serving the app until Ctrl+C, at:");
    println!("{}", server.address());
    server.serve_for_ever();
    Ok(())
}

fn understood(arguments: &[&str]) -> Outcome<(u16, Flavour)> {
    match arguments {
        [] => Ok((PORT, Flavour::Release)),
        ["--dev", rest @ ..] => Ok((understood(rest)?.0, Flavour::Dev)),
        ["--port", port, rest @ ..] => {
            let port = port.parse().map_err(|_| Trouble(format!("`{port}` is not a port: give a number from 0 to 65535")))?;
            Ok((port, understood(rest)?.1))
        }
        [other, ..] => Err(Trouble(format!("`cargo xtask run` does not know `{other}`; it takes --port N and --dev"))),
    }
}
