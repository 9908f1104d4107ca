//! Divides a compiled program into the piece that starts and the parts that are fetched when they are needed.
//!
//! The dividing itself is `wasm_split_cli_support`, which goes with Leptos. What is done here before it: all programs share one
//! library, so each carries the entrances of parts that only another one uses; they are shut, else they would keep those parts alive.

use crate::steps::{Outcome, Trouble, failed};
use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasmparser::{Parser, Payload};

/// Divides the module `compiled` into `main.wasm`, its parts and their loader `STEM_parts.js`, all in `folder`.
pub fn divide(compiled: &Path, folder: &Path, stem: &str) -> Outcome {
    let module = std::fs::read(compiled).map_err(failed(&format!("{} cannot be read", compiled.display())))?;
    let module = with_own_entrances(&module).map_err(failed("the compiled module cannot be understood"))?;
    let (main, loader, program) = (folder.join("main.wasm"), format!("./{stem}_parts.js"), format!("./{stem}.js"));
    let mut options = wasm_split_cli_support::Options::new(&module);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &loader;
    options.main_module = &program;
    wasm_split_cli_support::transform(options).map(|_| ()).map_err(|report| Trouble(format!("{report:#}")))
}

/// The module without the entrances that it never goes through itself.
fn with_own_entrances(module: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let used = entrances_used(module)?;
    let mut result = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ExportSection(section) => {
                let mut exports = wasm_encoder::ExportSection::new();
                for export in section {
                    let export = export?;
                    if entrance(export.name, EXPORT).is_none_or(|name| used.contains(name)) {
                        RoundtripReencoder.parse_export(&mut exports, export)?;
                    }
                }
                result.section(&exports);
            }
            Payload::CustomSection(section) => {
                result.section(&wasm_encoder::CustomSection { name: section.name().into(), data: Cow::Borrowed(section.data()) });
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let (start, end) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
                    result.section(&wasm_encoder::RawSection { id, data: &module[start..end] });
                }
            }
        }
    }
    Ok(result.finish())
}

/// `__wasm_split_00PART00_import_ID_NAME` is where a part is called, `..._export_...` what is called.
const IMPORT: &str = "00_import_";
const EXPORT: &str = "00_export_";

/// What tells an entrance from others, if this is the name of one.
fn entrance<'a>(name: &'a str, kind: &str) -> Option<&'a str> {
    name.strip_prefix("__wasm_split_00")?.split_once(kind).map(|(_, own)| own)
}

fn entrances_used(module: &[u8]) -> Result<HashSet<&str>, Box<dyn std::error::Error>> {
    let mut used = HashSet::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                used.extend(entrance(import?.name, IMPORT));
            }
        }
    }
    Ok(used)
}
