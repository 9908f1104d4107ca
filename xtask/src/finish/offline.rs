//! Tells the service worker which files make up this build, and gives the build a version.

use super::{Build, files_below, split::PARTS};
use crate::fingerprint::Fingerprint;
use crate::steps::{Outcome, failed};

/// Not needed to start, and kept after everything else: spreadsheets, which are read by few, and the parts of the programs.
const LATER: [&str; 2] = ["sheets", PARTS];

/// Fills in `sw.js`. The version is taken over the content of every file as it will be served: trunk's own file names are
/// made before the modules are shrunk, and workers have none. A development build lists nothing, so nothing is kept.
pub(super) fn list_files(build: &Build) -> Outcome {
    let mut names = files_below(&build.staging)?;
    names.retain(|name| name != "sw.js");
    if !build.is_release {
        names.clear();
    }
    let mut fingerprint = Fingerprint::default();
    for name in &names {
        let bytes = std::fs::read(build.file(name)).map_err(failed(&format!("{name} cannot be read")))?;
        fingerprint.add(name.as_bytes());
        fingerprint.add(&bytes.len().to_le_bytes());
        fingerprint.add(&bytes);
    }
    let (later, first): (Vec<_>, Vec<_>) = names.iter().partition(|name| LATER.iter().any(|later| name.starts_with(later)));
    build.replace("sw.js", "__VERSION__", &fingerprint.short())?;
    build.replace("sw.js", "\"__FIRST__\"", &listed(&first))?;
    build.replace("sw.js", "\"__LATER__\"", &listed(&later))
}

/// The names as elements of a JavaScript array. The page itself is its folder: some hosts redirect `index.html` there, and a
/// redirected answer must not be kept for a navigation.
fn listed(names: &[&String]) -> String {
    let name = |name: &&String| format!("\"{}\"", if name.as_str() == "index.html" { "./" } else { name.as_str() });
    names.iter().map(name).collect::<Vec<_>>().join(", ")
}
