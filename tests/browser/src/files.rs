//! The folders of an errand, and files that arrive in them.

use crate::PATIENCE;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A fresh folder for an errand, below cargo's build folder.
pub(crate) fn fresh(name: &str) -> PathBuf {
    let folder = xtask::places::target().join("errands").join(name.replace("::", "-"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap_or_else(|error| panic!("{} cannot be emptied: {error}", folder.display()));
    }
    for part in ["profile", "downloads"] {
        std::fs::create_dir_all(folder.join(part)).unwrap_or_else(|error| panic!("{} cannot be made: {error}", folder.display()));
    }
    folder
}

/// The finished download whose name contains `part`.
pub(crate) async fn arrived(folder: &Path, part: &str) -> PathBuf {
    let begun = Instant::now();
    let mut ticks = tokio::time::interval(Duration::from_millis(20));
    while begun.elapsed() < PATIENCE {
        if let Some(file) = names(folder).into_iter().find(|name| name.contains(part) && !name.ends_with(".crdownload")) {
            return folder.join(file);
        }
        ticks.tick().await;
    }
    panic!("no file with `{part}` in its name was downloaded; there are {:?}", names(folder));
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{} cannot be read: {error}", folder.display()));
    entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(|name| !name.starts_with('.')).collect()
}
