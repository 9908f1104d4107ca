//! Where things are.

use crate::steps;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The top folder of the project.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where cargo builds, as cargo itself says: it may be set in the environment, on the machine or for the person.
pub fn target() -> &'static Path {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    TARGET.get_or_init(|| {
        let mut cargo = steps::cargo();
        cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(root());
        let told = steps::read(&mut cargo).ok();
        told.and_then(|told| target_in(&told)).unwrap_or_else(|| root().join("target"))
    })
}

/// The build folder in what `cargo metadata` prints.
fn target_in(metadata: &str) -> Option<PathBuf> {
    let (_, rest) = metadata.split_once("\"target_directory\":\"")?;
    let mut folder = String::new();
    let mut letters = rest.chars();
    loop {
        match letters.next()? {
            '"' => return Some(PathBuf::from(folder)),
            // Folders have no control characters: what is escaped stands for itself.
            '\\' => folder.push(letters.next()?),
            letter => folder.push(letter),
        }
    }
}

/// The finished app.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Crema's own tools, outside the build folder: a `cargo clean` or a second clone does not make anyone wait for them again.
///
/// `None` on a machine that has no home folder.
pub fn tools() -> Option<PathBuf> {
    let cache = if cfg!(windows) {
        std::env::var_os("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        std::env::home_dir().map(|home| home.join("Library/Caches"))
    } else {
        std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
    };
    cache.map(|folder| folder.join("crema-tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_folder_is_where_cargo_says() {
        let told = r#"{"packages":[],"target_directory":"C:\\a \"b\"\\target","version":1}"#;
        assert_eq!(target_in(told), Some(PathBuf::from(r#"C:\a "b"\target"#)));
        assert_eq!(target_in("{}"), None);
        // This program was built there.
        let here = std::env::current_exe().unwrap_or_default();
        assert!(here.starts_with(target()), "{} is not below {}", here.display(), target().display());
    }
}
