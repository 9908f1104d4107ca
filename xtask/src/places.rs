//! Where things are.

use std::path::{Path, PathBuf};

/// The top folder of the project.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
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
