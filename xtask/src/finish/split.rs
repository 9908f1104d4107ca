//! Splits each program at the points that `apart!` marks, so that what is rarely needed is fetched when it is needed.
//!
//! Trunk knows nothing of that: it has put the undivided programs together by now. From what the compiler left, each is divided
//! (by the verb `divide`, compiled apart because no other verb needs it), given its JavaScript by wasm-bindgen once more, and put in the
//! place of the undivided one; its parts go into a folder of their own. A build for development stays in one piece.

use super::{Build, read, write};
use crate::fingerprint;
use crate::places;
use crate::steps::{self, Outcome, Trouble, failed};
use crate::tools::Toolbox;
use std::path::Path;
use std::process::Command;

/// Where parts are, beside the page.
pub(super) const PARTS: &str = "parts/";

/// The programs, each with the profile that `index.html` has it built with, and the parts that it must have: a part that comes out empty means
/// that splitting has stopped working.
const PROGRAMS: [(&str, &str, &[&str]); 3] = [
    ("crema", "release", &["customers", "today", "records", "analysis", "schemes", "work", "upkeep"]),
    ("engine", "engine", &["changes", "reading", "copies", "models", "insights"]),
    ("sheets", "release", &[]),
];

/// How the parts are loaded, as the splitting tool writes it, and as it works on hosts that do not know the type of a module too.
const LOAD: (&str, &str) = (
    "WebAssembly.instantiateStreaming(src, imports)",
    "src.then((part) => part.ok ? part.arrayBuffer() : Promise.reject(new Error(`${part.url}: ${part.status}`))).then((bytes) => WebAssembly.instantiate(bytes, imports))",
);

/// What the loader writes to the console when a part cannot be had, which it also does for a page that is closed meanwhile. The app itself says what
/// is missing, to the person who misses it.
const COMPLAINT: &str = "            console.error(e);\n";

/// Divides every program of a release build.
pub(super) fn split(build: &Build) -> Outcome {
    if !build.is_release {
        return Ok(());
    }
    for (program, profile, parts) in PROGRAMS {
        divide(build, program, profile, parts)
            .map_err(|Trouble(sentence)| Trouble(format!("the program `{program}` could not be divided into parts: {sentence}")))?;
    }
    Ok(())
}

fn divide(build: &Build, program: &str, profile: &str, parts: &[&str]) -> Outcome {
    let stem = build.stem(program)?;
    let compiled = places::target().join("wasm32-unknown-unknown").join(profile).join(format!("{program}.wasm"));
    let folder = places::target().join("divided").join(program);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(failed(&format!("{} cannot be emptied", folder.display())))?;
    }
    let mut cargo = steps::cargo();
    cargo.args(["run", "--quiet", "--package", "xtask", "--profile", "tools", "--features", "divide", "--", "divide"]);
    steps::run(cargo.arg(&compiled).arg(&folder).arg(&stem).current_dir(places::root()))?;
    bind(build, &folder, &stem)?;
    place_parts(build, &folder, program, &stem, parts)
}

/// Gives the divided program its JavaScript, under the names that trunk gave the undivided one.
fn bind(build: &Build, folder: &Path, stem: &str) -> Outcome {
    let mut bindgen: Command = Toolbox::for_wasm()?.command("wasm-bindgen")?;
    bindgen.args(["--target", "web", "--keep-lld-exports", "--no-demangle", "--no-typescript", "--out-name", stem, "--out-dir"]);
    steps::run(bindgen.arg(&build.staging).arg(folder.join("main.wasm")))
}

/// Puts the parts into their folder, named after what is in them, and has the loader look for them there.
fn place_parts(build: &Build, folder: &Path, program: &str, stem: &str, expected: &[&str]) -> Outcome {
    let loader = format!("{stem}_parts.js");
    let mut text = read(&folder.join(&loader))?;
    let names: Vec<String> =
        super::files_below(folder)?.into_iter().filter(|name| name.ends_with(".wasm") && name != "main.wasm").collect();
    if let Some(missing) = expected.iter().find(|part| !names.contains(&format!("split_{part}.wasm"))) {
        return Err(Trouble(format!("the part `{missing}` is missing")));
    }
    if names.is_empty() {
        return Ok(());
    }
    std::fs::create_dir_all(build.file(PARTS)).map_err(failed("the folder for parts cannot be made"))?;
    for name in &names {
        let bytes = std::fs::read(folder.join(name)).map_err(failed(&format!("{name} cannot be read")))?;
        let part = name.trim_start_matches("split_").trim_end_matches(".wasm");
        let placed = format!("{PARTS}{program}-{part}-{}.wasm", fingerprint::of(&bytes));
        std::fs::write(build.file(&placed), &bytes).map_err(failed(&format!("{placed} cannot be written")))?;
        text = replaced(&text, &format!("\"./{name}\""), &format!("\"./{placed}\""), 1)?;
    }
    text = replaced(&text, LOAD.0, LOAD.1, names.len())?;
    text = replaced(&text, COMPLAINT, "", 1)?;
    write(&build.file(&loader), &text)
}

fn replaced(text: &str, old: &str, new: &str, n_times: usize) -> Outcome<String> {
    match text.matches(old).count() {
        found if found == n_times => Ok(text.replace(old, new)),
        found => Err(Trouble(format!("the loader of the parts should say `{old}` {n_times} times, and says it {found} times"))),
    }
}
