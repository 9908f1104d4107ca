//! Many style sheets for those who write them, one for those who wait for them.
//!
//! Joins the files of the folder `style`, the one that declares the order of the cascade layers first: from there on layers
//! decide, not the order of files. It does not parse or change any CSS.

use super::{Build, files_below, read, write};
use crate::fingerprint;
use crate::places;
use crate::steps::{Outcome, Trouble};

const FIRST: &str = "reset.css";

/// Lists the sheets for those who open the page's source without a build.
const LIST: &str = "main.css";

/// What the page calls the sheet in its source.
const SHEET: &str = "style.css";

/// Writes the sheets as one file, named after its content, and has the page use it.
pub(super) fn gather(build: &Build) -> Outcome {
    let folder = places::root().join("style");
    let mut names = files_below(&folder)?;
    names.retain(|name| name.ends_with(".css") && name != LIST);
    let Some(first) = names.iter().position(|name| name == FIRST) else {
        return Err(Trouble(format!("style/{FIRST} is missing: it says in which order the layers count")));
    };
    names[..=first].rotate_right(1);
    let sheets: Vec<String> = names.iter().map(|name| read(&folder.join(name))).collect::<Outcome<_>>()?;
    let sheet = sheets.concat();
    let name = format!("style-{}.css", fingerprint::of(sheet.as_bytes()));
    write(&build.file(&name), &sheet)?;
    build.replace("index.html", SHEET, &name)
}
