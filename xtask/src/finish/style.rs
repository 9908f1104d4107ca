//! Many style sheets for those who write them, one for those who wait for them.
//!
//! Understands exactly the imports that the project uses, one a line: `@import "parts/table.css";`, if need be with
//! `layer(parts)` before the semicolon. It does not parse or change any other CSS.

use super::{Build, read, write};
use crate::fingerprint;
use crate::places;
use crate::steps::{Outcome, Trouble};
use std::path::Path;

const SOURCE: &str = "style/main.css";

/// Writes the sheets as one file, named after its content, and has the page use it.
pub(super) fn gather(build: &Build) -> Outcome {
    let sheet = inlined(&places::root().join(SOURCE))?;
    let name = format!("style-{}.css", fingerprint::of(sheet.as_bytes()));
    write(&build.file(&name), &sheet)?;
    build.replace("index.html", SOURCE, &name)
}

fn inlined(file: &Path) -> Outcome<String> {
    let mut sheet = String::new();
    for line in read(file)?.lines() {
        match import(line.trim()) {
            Some((name, layer)) => {
                let inner = inlined(&file.with_file_name("").join(name))?;
                match layer {
                    Some(layer) => sheet.push_str(&format!("@layer {layer} {{\n{inner}}}\n")),
                    None => sheet.push_str(&inner),
                }
            }
            None if line.trim_start().starts_with("@import") => {
                return Err(Trouble(format!("{}: `{}` is not an import that can be gathered", file.display(), line.trim())));
            }
            None => {
                sheet.push_str(line);
                sheet.push('\n');
            }
        }
    }
    Ok(sheet)
}

/// The file and the layer of an import.
fn import(line: &str) -> Option<(&str, Option<&str>)> {
    let quoted = line.strip_prefix("@import ")?.strip_suffix(';')?.trim();
    let quoted = quoted.strip_prefix("url(").map_or(quoted, |inner| inner.trim_start());
    let (name, rest) = quoted.strip_prefix('"')?.split_once('"')?;
    let rest = rest.trim_start_matches(')').trim();
    match rest {
        "" => Some((name, None)),
        _ => Some((name, Some(rest.strip_prefix("layer(")?.strip_suffix(')')?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_understood_or_refused() {
        assert_eq!(import("@import \"tokens.css\";"), Some(("tokens.css", None)));
        assert_eq!(import("@import \"parts/table.css\" layer(parts);"), Some(("parts/table.css", Some("parts"))));
        assert_eq!(import("@import url(\"base.css\") layer(base);"), Some(("base.css", Some("base"))));
        assert_eq!(import("@import \"print.css\" print;"), None);
        assert_eq!(import("color: red;"), None);
    }
}
