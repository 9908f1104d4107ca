//! What a visitor downloads, compressed as a host would, against its budget.

use crate::finish::files_below;
use crate::places;
use crate::steps::{Outcome, Trouble, failed};
use std::path::Path;

/// Bytes in a kilobyte, as in the budget.
const KB: u64 = 1000;

/// A share of the app: what it is called, which files belong to it, and how large it may be at most. A limit is only ever lowered.
struct Share {
    name: &'static str,
    holds: fn(&str) -> bool,
    limit: Option<u64>,
}

impl Share {
    /// What is fetched when it is needed, or kept for it: listed, without a limit.
    const fn later(name: &'static str, holds: fn(&str) -> bool) -> Self {
        Self { name, holds, limit: None }
    }
}

const SHARES: [Share; 16] = [
    Share {
        name: "page",
        holds: |file| file.starts_with("crema-") || file.starts_with("style-") || file == "boot.js" || file == "index.html",
        limit: Some(300 * KB),
    },
    Share { name: "engine", holds: |file| file.starts_with("engine"), limit: Some(300 * KB) },
    Share::later("customers", |file| file.starts_with("parts/crema-customers-")),
    Share::later("today", |file| file.starts_with("parts/crema-today-")),
    Share::later("records", |file| file.starts_with("parts/crema-records-")),
    Share::later("analysis", |file| file.starts_with("parts/crema-analysis-")),
    Share::later("schemes", |file| file.starts_with("parts/crema-schemes-")),
    Share::later("work", |file| file.starts_with("parts/crema-work-")),
    Share::later("upkeep", |file| file.starts_with("parts/crema-upkeep-")),
    // What two of these parts or all of them need.
    Share::later("shared", |file| file.starts_with("parts/crema-chunk_")),
    Share::later("changes", |file| file.starts_with("parts/engine-changes-")),
    Share::later("reading", |file| file.starts_with("parts/engine-reading-")),
    Share::later("insights", |file| file.starts_with("parts/engine-insights-") || file.starts_with("parts/engine-models-")),
    Share::later("copies", |file| file.starts_with("parts/engine-copies-") || file.starts_with("parts/engine-chunk_")),
    Share::later("sheets", |file| file.starts_with("sheets")),
    Share::later("offline", |file| file == "sw.js" || file == "manifest.webmanifest"),
];

struct Size {
    raw: u64,
    brotli: u64,
}

/// Prints a table, writes `target/sizes.json`, and fails if a share is over its budget.
pub fn sizes() -> Outcome {
    let folder = places::dist();
    let mut rows = Vec::new();
    for share in &SHARES {
        rows.push((share, measured(&folder, share)?));
    }
    println!("{:<10}{:>12}{:>12}{:>12}", "", "raw kB", "brotli kB", "limit kB");
    for (share, size) in &rows {
        let limit = share.limit.map_or("-".to_owned(), kilobytes);
        println!("{:<10}{:>12}{:>12}{:>12}", share.name, kilobytes(size.raw), kilobytes(size.brotli), limit);
    }
    let json =
        rows.iter().map(|(share, size)| format!("\"{}\": {{\"raw_bytes\": {}, \"brotli_bytes\": {}}}", share.name, size.raw, size.brotli));
    let json = format!("{{{}}}\n", json.collect::<Vec<_>>().join(", "));
    std::fs::write(places::target().join("sizes.json"), json).map_err(failed("the sizes cannot be written"))?;
    let too_large: Vec<_> =
        rows.iter().filter(|(share, size)| share.limit.is_some_and(|limit| size.brotli > limit)).map(|(share, _)| share.name).collect();
    if too_large.is_empty() { Ok(()) } else { Err(Trouble(format!("over the size budget: {}", too_large.join(", ")))) }
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / KB as f64)
}

fn measured(folder: &Path, share: &Share) -> Outcome<Size> {
    let mut size = Size { raw: 0, brotli: 0 };
    if !folder.exists() {
        return Err(Trouble("there is no build to measure: run `cargo xtask build` first".to_owned()));
    }
    for name in files_below(folder)?.iter().filter(|name| (share.holds)(name)) {
        let bytes = std::fs::read(folder.join(name)).map_err(failed("a built file cannot be read"))?;
        size.raw += bytes.len() as u64;
        size.brotli += compressed(&bytes).map_err(failed("a built file cannot be compressed"))?;
    }
    if size.raw == 0 { Err(Trouble(format!("the build has no files for `{}`", share.name))) } else { Ok(size) }
}

/// The length after brotli at its best, as for files that are compressed once and served for months.
fn compressed(bytes: &[u8]) -> std::io::Result<u64> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut output, &parameters)?;
    Ok(output.len() as u64)
}
