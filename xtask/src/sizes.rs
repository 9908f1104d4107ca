//! What a visitor downloads, compressed as a host would, against its budget.

use crate::places;
use crate::steps::{Outcome, Trouble, failed};
use std::path::Path;

/// Bytes in a kilobyte, as in the budget.
const KB: u64 = 1000;

/// A share of the app: what it is called, which files belong to it, how large it should become, and how large it may be at most.
///
/// Where the goal is not reached yet, the limit stands a little above what was reached, so that nothing grows unnoticed. A limit
/// is only ever lowered.
struct Share {
    name: &'static str,
    holds: fn(&str) -> bool,
    goal: Option<u64>,
    limit: Option<u64>,
}

const SHARES: [Share; 4] = [
    Share {
        name: "page",
        holds: |file| file.starts_with("crema-") || file.starts_with("style-") || file == "boot.js" || file == "index.html",
        goal: Some(300 * KB),
        limit: Some(525 * KB),
    },
    Share { name: "engine", holds: |file| file.starts_with("engine"), goal: Some(300 * KB), limit: Some(400 * KB) },
    Share { name: "sheets", holds: |file| file.starts_with("sheets"), goal: None, limit: None },
    Share { name: "offline", holds: |file| file == "sw.js" || file == "manifest.webmanifest", goal: None, limit: None },
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
    println!("{:<10}{:>12}{:>12}{:>12}{:>12}", "", "raw kB", "brotli kB", "goal kB", "limit kB");
    for (share, size) in &rows {
        let (goal, limit) = (share.goal, share.limit);
        let shown = |bytes: Option<u64>| bytes.map_or("-".to_owned(), kilobytes);
        println!("{:<10}{:>12}{:>12}{:>12}{:>12}", share.name, kilobytes(size.raw), kilobytes(size.brotli), shown(goal), shown(limit));
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
    let entries = std::fs::read_dir(folder).map_err(failed("there is no build to measure: run `cargo xtask build` first"))?;
    for entry in entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(share.holds)) {
        let bytes = std::fs::read(entry.path()).map_err(failed("a built file cannot be read"))?;
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
