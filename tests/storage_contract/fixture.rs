//! What `tests/fixtures/database` holds, and how it is read.

use std::collections::BTreeMap;

use crema::storage::{Journal, Loaded, Place};

use super::{page, stored};

const VERSION_1: &str = include_str!("../fixtures/database/v1.json");

/// The sealed values of a database that version 1 has written.
pub fn version_1() -> BTreeMap<Place, Vec<u8>> {
    let values: Vec<(Place, String)> = serde_json::from_str(VERSION_1).expect("the fixture is JSON");
    values.into_iter().map(|(place, hexadecimal)| (place, bytes(&hexadecimal))).collect()
}

/// What is to be read from it.
pub fn expected() -> Loaded {
    Loaded {
        journal: Journal { head: 3, mark: 1, floor: 0 },
        pages: vec![(page(0, 0), b"rows".to_vec()), (page(4, 70_000), vec![0xff; 300])],
        entries: vec![stored(2, "after it"), stored(3, "last of all")],
        notes: vec![(0, b"this device".to_vec())],
    }
}

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits = |at| u8::from_str_radix(&hexadecimal[at..at + 2], 16).expect("hexadecimal digits");
    (0..hexadecimal.len()).step_by(2).map(digits).collect()
}
