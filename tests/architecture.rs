//! The table of rooms in `src/lib.rs`, held against the sources: which room may use which, who may say what, and how long a file may be.
//!
//! It reads the sources as text. A line that breaks a rule is named with its file and number.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("scoring", &["domain"]),
    ("workspace", &["domain", "scoring"]),
    ("exchange", &["domain", "scoring", "workspace"]),
    ("storage", &["domain"]),
    ("engine", &["domain", "scoring", "workspace", "exchange", "storage"]),
    ("ui", &["domain", "scoring", "workspace", "exchange", "engine", "storage"]),
];

/// What the user interface may use of the rooms below it: messages, errors, and the client's end of the engine.
const SEEN_BY_UI: &[&str] = &[
    "workspace::questions",
    "workspace::commands",
    "workspace::Command",
    "workspace::CommandName",
    "workspace::EntryHead",
    "workspace::Refusal",
    "workspace::Touched",
    "engine::client",
    "engine::protocol",
    "engine::sheets",
    "storage::health",
    "storage::Loss",
    "storage::StorageError",
    "exchange::contacts",
    "exchange::demo::DemoLanguage",
    "exchange::ics",
    "exchange::json",
    "exchange::lists",
    "exchange::places",
    "exchange::planning",
    "exchange::reading",
    "exchange::sheets",
];

struct Line {
    file: PathBuf,
    number: usize,
    text: String,
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files_under(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files_under(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn files_of(room: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    files_under(&source().join(room), &mut files);
    files.sort();
    files
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| {
        let stem = stem.to_string_lossy();
        matches!(&*stem, "tests" | "properties" | "sample" | "trial" | "schema") || stem.ends_with("_tests")
    })
}

/// Lines of code of a room: no comments, and no tests at the end of a file.
fn lines_of(room: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for file in files_of(room).into_iter().filter(|file| !is_test(file)) {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let code = text.split("\nmod tests {").next().unwrap_or_default();
        let numbered = code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        lines.extend(numbered.map(|(at, line)| Line { file: file.clone(), number: at + 1, text: line.to_owned() }));
    }
    lines
}

fn complain(rule: &str, wrong: &[Line]) {
    let places: Vec<String> = wrong.iter().map(|line| format!("{}:{}: {}", line.file.display(), line.number, line.text.trim())).collect();
    assert!(wrong.is_empty(), "{rule}\n{}", places.join("\n"));
}

fn names_room(text: &str, room: &str) -> bool {
    ["crate::", "crema::"].iter().any(|root| text.contains(&format!("{root}{room}::")) || text.contains(&format!("{root}{room};")))
}

#[test]
fn rooms_use_only_the_rooms_below_them() {
    for (room, may_use) in ROOMS {
        let forbidden: Vec<&str> =
            ROOMS.iter().map(|(other, _)| *other).filter(|other| other != room && !may_use.contains(other)).collect();
        let wrong: Vec<Line> =
            lines_of(room).into_iter().filter(|line| forbidden.iter().any(|other| names_room(&line.text, other))).collect();
        complain(&format!("`{room}` may use only {may_use:?}"), &wrong);
    }
}

#[test]
fn the_page_knows_messages_and_the_clients_end_only() {
    let below = ["workspace", "engine", "storage", "exchange"];
    let is_wrong = |line: &Line| {
        let is_private = |room: &str| {
            let door = format!("crate::{room}::");
            let paths: Vec<&str> = line.text.match_indices(&door).map(|(at, _)| &line.text[at + "crate::".len()..]).collect();
            // A nested import names its parts on the lines below; those are looked at one by one by the compiler's privacy.
            paths.into_iter().filter(|path| !path.contains("::{")).any(|path| !SEEN_BY_UI.iter().any(|seen| path.starts_with(seen)))
        };
        below.iter().any(|room| is_private(room))
    };
    complain("`ui` may see only messages of the rooms below", &lines_of("ui").into_iter().filter(is_wrong).collect::<Vec<_>>());
}

#[test]
fn only_storage_knows_the_database_and_only_ui_knows_leptos() {
    let foreign = |word: &'static str, home: &str| -> Vec<Line> {
        let rooms = ROOMS.iter().map(|(room, _)| *room).filter(|room| *room != home);
        rooms.flat_map(lines_of).filter(|line| line.text.contains(word)).collect()
    };
    complain("only `storage` knows IndexedDB", &foreign("indexed_db_futures", "storage"));
    complain("only `ui` knows leptos", &foreign("leptos::", "ui"));
}

#[test]
fn pure_rooms_know_neither_the_browser_nor_the_time() {
    let words =
        ["web_sys", "js_sys", "wasm_bindgen", "gloo", "SystemTime", "Instant::now", "Utc::now", "Local::now", "std::fs", "std::env::"];
    for room in ["domain", "scoring", "workspace", "exchange"] {
        let wrong: Vec<Line> = lines_of(room).into_iter().filter(|line| words.iter().any(|word| line.text.contains(word))).collect();
        complain(&format!("`{room}` is pure"), &wrong);
    }
}

#[test]
fn only_words_speak_chinese() {
    let is_han = |line: &Line| line.text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    // Files of exchange read and write what people wrote: headers, units and the names of the demo.
    let rooms = ["domain", "scoring", "workspace", "storage", "engine"];
    complain("only `ui/words` has sentences for people", &rooms.into_iter().flat_map(lines_of).filter(is_han).collect::<Vec<_>>());
    let is_word = |line: &Line| line.file.components().any(|part| part.as_os_str() == "words" || part.as_os_str() == "words.rs");
    let pages: Vec<Line> = lines_of("ui").into_iter().filter(|line| !is_word(line)).filter(is_han).collect();
    // These write and read numbers as people do.
    let units = ["format/text.rs", "format/intl.rs", "typed.rs"];
    let allowed: Vec<Line> = pages.into_iter().filter(|line| !units.iter().any(|file| line.file.ends_with(file))).collect();
    complain("sentences stand in `ui/words`", &allowed);
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<Line> = ROOMS
        .iter()
        .flat_map(|(room, _)| files_of(room))
        .filter(|file| !fs::read_to_string(file).unwrap_or_default().starts_with("//!"))
        .map(|file| Line { file, number: 1, text: String::new() })
        .collect();
    complain("a file begins with `//!`", &silent);
}

#[test]
fn files_stay_short() {
    const LONGEST: usize = 420;
    let all: Vec<(PathBuf, usize)> = ROOMS
        .iter()
        .flat_map(|(room, _)| files_of(room))
        .map(|file| {
            let n_lines = fs::read_to_string(&file).unwrap_or_default().lines().count();
            (file, n_lines)
        })
        .collect();
    let long: Vec<Line> = all
        .iter()
        .filter(|(_, n_lines)| *n_lines > LONGEST)
        .map(|(file, n_lines)| Line { file: file.clone(), number: *n_lines, text: "lines".to_owned() })
        .collect();
    complain(&format!("no file is longer than {LONGEST} lines"), &long);
    let n_short = all.iter().filter(|(_, n_lines)| *n_lines <= 280).count();
    assert!(n_short * 10 >= all.len() * 9, "nine files in ten have at most 280 lines: {n_short} of {}", all.len());
}
