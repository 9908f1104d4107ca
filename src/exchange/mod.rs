//! What goes in and out as files: bytes to records and back.
//!
//! | Here | Is |
//! | --- | --- |
//! | [`reading`] | a delimited text file to typed drafts, with what was guessed and why |
//! | [`planning`] | drafts, matched with the records that exist, to one change and its dry run |
//! | [`lists`] | rows on the screen to a table, and a table to delimited text |
//! | [`sheets`] | spreadsheets to such text, and tables to spreadsheets |
//! | [`ics`] | tasks to a calendar |
//! | [`json`] | a whole workspace to one file and back |
//! | [`contacts`] | people as vCard, in and out |
//! | [`places`] | one line of a Chinese address to its parts |
//! | [`pace`] | how far long work has come |
//! | [`demo`] | a whole workspace out of nothing but a seed |
//!
//! Not here: changing records (`workspace` decides), sentences for people (`ui`), and anything that is kept.

mod codes;
pub mod contacts;
pub mod demo;
pub mod ics;
pub mod json;
pub mod lists;
pub mod pace;
pub mod places;
pub mod planning;
pub mod reading;
pub mod sheets;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod trial;
