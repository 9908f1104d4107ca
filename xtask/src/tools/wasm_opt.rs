//! wasm-opt (binaryen), which makes the compiled app about a tenth smaller.
//!
//! The only tool that a build can do without. Other versions are not used: some make a module that dies at its start.

use super::{executable, on_path, version_line};
use crate::places;
use crate::steps::{self, Outcome, say};
use std::path::{Path, PathBuf};
use std::process::Command;

const VERSION: &str = "132";

/// wasm-opt at the right version: on the search path or among Crema's own tools.
pub fn find() -> Option<PathBuf> {
    let own = places::tools().into_iter().flat_map(|tools| [from_npm(&tools), from_archive(&tools)]);
    on_path("wasm-opt")
        .into_iter()
        .chain(own)
        .find(|program| version_line(program).is_some_and(|line| line.split_whitespace().nth(2) == Some(VERSION)))
}

/// Installs wasm-opt if it is missing; says so where that cannot be done.
pub fn find_or_install() -> Option<PathBuf> {
    if let Some(program) = find() {
        return Some(program);
    }
    let tools = places::tools()?;
    let installed = install_from_npm(&tools).or_else(|_| install_from_archive(&tools));
    if let Err(steps::Trouble(sentence)) = installed {
        say(&format!("wasm-opt {VERSION} could not be installed: {sentence}"));
    }
    let program = find();
    if program.is_none() {
        say(&format!("going on without wasm-opt: the app will be larger (`npm install -g binaryen@{VERSION}.0.0` would provide it)"));
    }
    program
}

fn from_npm(tools: &Path) -> PathBuf {
    tools.join("node_modules/.bin").join(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" })
}

fn from_archive(tools: &Path) -> PathBuf {
    executable(&tools.join(format!("binaryen-version_{VERSION}/bin")), "wasm-opt")
}

fn install_from_npm(tools: &Path) -> Outcome {
    let npm = on_path("npm").ok_or_else(|| steps::Trouble("there is no npm".to_owned()))?;
    say(&format!("installing wasm-opt {VERSION} into {}", tools.display()));
    make(tools)?;
    let mut command = Command::new(npm);
    command.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"]).arg(tools).arg(format!("binaryen@{VERSION}.0.0"));
    steps::run(command.current_dir(tools))
}

/// The same release that trunk would fetch by itself.
fn install_from_archive(tools: &Path) -> Outcome {
    let system = match (std::env::consts::OS, std::env::consts::ARCH) {
        ("macos", "aarch64") => "arm64-macos".to_owned(),
        (os, arch) => format!("{arch}-{os}"),
    };
    let address =
        format!("https://github.com/WebAssembly/binaryen/releases/download/version_{VERSION}/binaryen-version_{VERSION}-{system}.tar.gz");
    say(&format!("fetching wasm-opt {VERSION} into {}", tools.display()));
    make(tools)?;
    let archive = tools.join("binaryen.tar.gz");
    steps::run(
        Command::new("curl")
            .args(["--fail", "--silent", "--show-error", "--location", "--max-time", "120", "--output"])
            .arg(&archive)
            .arg(address),
    )?;
    steps::run(Command::new("tar").arg("-xzf").arg(&archive).arg("-C").arg(tools))?;
    std::fs::remove_file(&archive).map_err(steps::failed("the fetched archive cannot be removed"))
}

fn make(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder).map_err(steps::failed(&format!("{} cannot be made", folder.display())))
}
