//! Where the answers are, and when a figure agrees with one.

use serde_json::Value;
use std::error::Error;
use std::path::{Path, PathBuf};

pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// As many digits as are published.
pub const TEN_DIGITS: f64 = 1e-9;

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

pub fn published(name: &str) -> Outcome<Value> {
    Ok(serde_json::from_reader(std::fs::File::open(fixture("oracle").join(name))?)?)
}

/// A file too large for the project, which stands beside it in some places.
pub fn beside(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CREMA_SHARED").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = folder.join(name);
    if !path.exists() {
        eprintln!("{name} is not beside the project: not compared");
    }
    Some(path).filter(|path| path.exists())
}

/// `tolerance` is a share of what is published.
#[track_caller]
pub fn assert_close(ours: impl Into<Option<f64>>, theirs: &Value, tolerance: f64) {
    let ours = ours.into();
    let close = ours.zip(theirs.as_f64()).is_some_and(|(ours, theirs)| (ours - theirs).abs() <= tolerance * theirs.abs());
    assert!(close, "{ours:?} is not the published {theirs}");
}

/// The same of a figure that there may not be, to ten digits.
#[track_caller]
pub fn assert_same(ours: Option<f64>, theirs: &Value) {
    if ours.is_some() || !theirs.is_null() {
        assert_close(ours, theirs, TEN_DIGITS);
    }
}
