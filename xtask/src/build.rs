//! `cargo xtask build`: the folder that runs from any directory of any static host.

use crate::places;
use crate::steps::{self, Outcome, say};
use crate::tools::{Toolbox, wasm_opt};
use std::path::PathBuf;

/// How much time goes into the result.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// Small and fast, for users.
    Release,
    /// Soon there, for whoever is changing the code; nothing is kept for offline use.
    Dev,
}

/// Builds the app and returns its folder.
pub fn build(flavour: Flavour) -> Outcome<PathBuf> {
    let mut trunk = Toolbox::for_wasm()?.trunk()?;
    if flavour == Flavour::Release {
        wasm_opt::find_or_install();
    }
    fetch_crates()?;
    say(match flavour {
        Flavour::Release => "building the app (some fifteen minutes on two cores: it is made small and fast)",
        Flavour::Dev => "building the app for development",
    });
    // With every crate and tool at hand nothing need be fetched: what trunk cannot find now is an error of ours to mend.
    trunk.args(["build", "--offline", "true", "--skip-version-check", "--log", "warn"]);
    if flavour == Flavour::Release {
        trunk.args(["--release", "true"]);
    }
    // trunk 0.21 takes NO_COLOR for a switch of its own and refuses the usual value `1`.
    steps::run(trunk.env_remove("NO_COLOR"))?;
    Ok(places::dist())
}

/// Brings in every crate that the lock file names; does not touch the network when they are there.
pub fn fetch_crates() -> Outcome {
    steps::run(steps::cargo().args(["fetch", "--quiet", "--locked"]).current_dir(places::root()))
}
