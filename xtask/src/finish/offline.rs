//! Tells the service worker which files make up this build, and gives the build a version.

use super::{Build, files_below};
use crate::fingerprint::Fingerprint;
use crate::steps::{Outcome, failed};

/// Spreadsheets are read by few: those files are kept after everything else.
const LATER: &str = "sheets";

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
    let (later, first): (Vec<_>, Vec<_>) = names.iter().partition(|name| name.starts_with(LATER));
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
