//! Tools that come as crates.

use super::{FLAGS, executable, on_path, version_line};
use crate::places;
use crate::steps::{self, Outcome, Trouble, say};
use std::path::PathBuf;

/// A program that `cargo install` can make.
pub(super) struct CrateTool {
    program: &'static str,
    package: &'static str,
    version: &'static str,
    /// How long it takes on two cores.
    minutes: u8,
    arguments: &'static [&'static str],
}

pub(super) const TRUNK: CrateTool = CrateTool {
    program: "trunk",
    package: "trunk",
    version: "0.21.14",
    minutes: 5,
    arguments: &["--locked", "--no-default-features", "--features", "rustls"],
};

/// The same version as the crate `wasm-bindgen` in Cargo.toml: the two speak a private language. Not `--locked`, because a
/// crate that its lock file names can no longer be had.
pub(super) const WASM_BINDGEN: CrateTool = CrateTool {
    program: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    minutes: 5,
    arguments: &["--no-default-features"],
};

/// A tool is run for seconds: it need not be fast, it must be there soon.
const COMPILE_QUICKLY: [(&str, &str); 3] =
    [("CARGO_PROFILE_RELEASE_LTO", "off"), ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"), ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")];

impl CrateTool {
    pub(super) fn find_or_install(&self) -> Outcome<PathBuf> {
        if let Some(program) = self.find() {
            return Ok(program);
        }
        let Some(folder) = places::tools() else {
            return Err(Trouble(format!(
                "{} {} is missing, and this machine has no home folder to install it into",
                self.program, self.version
            )));
        };
        say(&format!("installing {} {} into {} (once; about {} minutes)", self.package, self.version, folder.display(), self.minutes));
        std::fs::create_dir_all(&folder).map_err(steps::failed(&format!("{} cannot be made", folder.display())))?;
        let mut cargo = steps::cargo();
        cargo.args(["install", "--force", "--quiet", "--root"]).arg(&folder).args(self.arguments);
        cargo.arg(format!("{}@{}", self.package, self.version));
        // Not from the project's folder: its settings are for the app.
        cargo.envs(COMPILE_QUICKLY).env_remove("CARGO_TARGET_DIR").current_dir(&folder);
        for flags in FLAGS {
            cargo.env_remove(flags);
        }
        steps::run(&mut cargo).map_err(|Trouble(sentence)| {
            Trouble(format!("{} {} is missing and could not be installed: {sentence}", self.program, self.version))
        })?;
        self.find().ok_or_else(|| Trouble(format!("{} was installed into {} but does not run", self.program, folder.display())))
    }

    /// On the search path, where cargo puts programs, or among Crema's own; the version must be equal.
    fn find(&self) -> Option<PathBuf> {
        let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
        let folders = [cargo_home, places::tools()].into_iter().flatten().map(|folder| executable(&folder.join("bin"), self.program));
        on_path(self.program)
            .into_iter()
            .chain(folders)
            .find(|program| version_line(program).is_some_and(|line| line.split_whitespace().nth(1) == Some(self.version)))
    }
}
