//! Finding the programs that a verb needs, and installing those that are missing.
//!
//! Only what is asked for is looked for, and nothing of the machine's own is replaced: what is installed goes into a folder
//! of Crema's ([`crate::places::tools`]), except for Chromium, which is the system's.

pub mod chromium;
mod crates;
pub mod wasm_opt;

use crate::places;
use crate::steps::{self, Outcome, Trouble, say};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const WASM: &str = "wasm32-unknown-unknown";

/// What cargo takes instead of a project's own flags for the compiler.
const FLAGS: [&str; 2] = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];

/// The programs found so far: a search path that has their folders in front.
pub struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// What compiles for a browser: Rust's target, and wasm-bindgen with its test runner.
    pub fn for_wasm() -> Outcome<Self> {
        find_or_add_target()?;
        let bindgen = crates::WASM_BINDGEN.find_or_install()?;
        Ok(Self { folders: bindgen.parent().map(Path::to_path_buf).into_iter().collect() })
    }

    /// The bundler, which finds the other programs.
    pub fn trunk(&self) -> Outcome<Command> {
        // By its full name: the folders in front of the search path may hold another version.
        self.command(crates::TRUNK.find_or_install()?)
    }

    /// A command that finds these programs, as do the programs that it starts.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Outcome<Command> {
        let known = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(std::env::split_paths(&known));
        let path = std::env::join_paths(folders).map_err(steps::failed("the search path cannot hold the tools' folder"))?;
        let mut command = Command::new(program);
        command.env("PATH", path).current_dir(places::root());
        // The flags for the target are the project's; an environment's would replace them.
        for flags in FLAGS {
            command.env_remove(flags);
        }
        Ok(command)
    }
}

fn find_or_add_target() -> Outcome {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = steps::read(Command::new(rustc).args(["--print", "sysroot"]).current_dir(places::root()))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    add_with_rustup("target", WASM)
}

/// What comes with most installations of Rust, but not with the smallest: `verb` of cargo, which is in a `component` of rustup.
pub fn find_or_add_component(verb: &str, component: &str) -> Outcome {
    let mut ask = steps::cargo();
    ask.args([verb, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).current_dir(places::root());
    if ask.status().is_ok_and(|status| status.success()) { Ok(()) } else { add_with_rustup("component", component) }
}

fn add_with_rustup(kind: &str, name: &str) -> Outcome {
    let Some(rustup) = on_path("rustup") else {
        return Err(Trouble(format!(
            "Rust's {kind} {name} is missing and there is no rustup to add it: install Rust from https://rustup.rs"
        )));
    };
    say(&format!("adding Rust's {kind} {name}"));
    steps::run(Command::new(rustup).args([kind, "add", name]).current_dir(places::root()))
        .map_err(|Trouble(sentence)| Trouble(format!("Rust's {kind} {name} is missing and could not be added: {sentence}")))
}

/// The first executable file of this name on the search path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| executable(&folder, name)).find(|file| file.is_file())
}

/// The file that a program of this name is in a folder, on this system.
fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// What a program prints when asked for its version; `None` if it does not run.
fn version_line(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_of_the_environment_do_not_replace_those_of_the_target() -> Outcome {
        let trunk = Toolbox { folders: Vec::new() }.command("trunk")?;
        for flags in FLAGS {
            assert!(trunk.get_envs().any(|(name, value)| name == flags && value.is_none()), "{flags}");
        }
        Ok(())
    }
}
