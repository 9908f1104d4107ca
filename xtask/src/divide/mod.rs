//! Divides a compiled program into the piece that starts and the parts that are fetched when they are needed.
//!
//! The dividing itself is `wasm_split_cli_support`, which goes with Leptos. What is done here before it: all programs share one
//! library, so each carries the entrances of parts that only another one uses; they are shut, else they would keep those parts alive.
//! And after it: pieces that several parts share are put together into fewer files.

mod merging;
mod together;

use crate::steps::{Outcome, Trouble, failed};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use together::Together;
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
    let divided = wasm_split_cli_support::transform(options).map_err(|report| Trouble(format!("{report:#}")))?;
    put_together(folder, &loader, &divided.prefetch_map).map_err(failed("pieces of the program cannot be put together"))
}

type Fallible<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Makes fewer files of the pieces that several parts need. `needs` tells what each part needs.
fn put_together(folder: &Path, loader: &str, needs: &HashMap<String, Vec<String>>) -> Fallible {
    let loader = folder.join(loader);
    let mut text = std::fs::read_to_string(&loader)?;
    for Together { pieces, .. } in together::grouped(shared_pieces(folder, needs)?) {
        let [first, others @ ..] = &pieces[..] else { continue };
        let modules = pieces.iter().map(|piece| std::fs::read(file_of(folder, piece))).collect::<Result<Vec<_>, _>>()?;
        std::fs::write(file_of(folder, first), merging::merged(&modules)?)?;
        for other in others {
            std::fs::remove_file(file_of(folder, other))?;
            text = loaded_with(&text, other, first)?;
        }
    }
    Ok(std::fs::write(loader, text)?)
}

fn file_of(folder: &Path, piece: &str) -> std::path::PathBuf {
    folder.join(format!("{piece}.wasm"))
}

/// What several parts need, in the order of their numbers.
fn shared_pieces(folder: &Path, needs: &HashMap<String, Vec<String>>) -> Fallible<Vec<Together>> {
    let mut parts_of: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for (part, pieces) in needs {
        for number in pieces.iter().filter_map(|piece| piece.strip_prefix("chunk_")?.parse().ok()) {
            parts_of.entry(number).or_default().insert(part.clone());
        }
    }
    let piece = |(number, parts)| {
        let name = format!("chunk_{number}");
        // Without the names of its functions, which no visitor fetches.
        let bytes = merging::merged(&[std::fs::read(file_of(folder, &name))?])?.len() as u64;
        Ok(Together { pieces: vec![name], parts, bytes })
    };
    parts_of.into_iter().map(piece).collect()
}

/// The loader with a piece that comes with another: whoever waits for it waits for the other.
fn loaded_with(loader: &str, piece: &str, other: &str) -> Fallible<String> {
    let (head, tail) = (format!("const __{piece} = "), "\n, []);\n");
    let begin = loader.find(&head).ok_or(format!("the loader does not know `{piece}`"))? + head.len();
    let end = begin + loader[begin..].find(tail).ok_or(format!("the loader does not end `{piece}`"))? + tail.len();
    Ok(format!("{}__{other};\n{}", &loader[..begin], &loader[end..]))
}

/// The module without the entrances that it never goes through itself.
fn with_own_entrances(module: &[u8]) -> Fallible<Vec<u8>> {
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

fn entrances_used(module: &[u8]) -> Fallible<HashSet<&str>> {
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
