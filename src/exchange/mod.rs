//! What goes in and out as files: bytes to records and back.
//!
//! [`reading`] turns a delimited text file into typed drafts and says what it guessed and why; [`planning`] matches drafts with the
//! workspace and says what would happen; [`sheets`] turns spreadsheets into such text, and tables into spreadsheets.
//!
//! Not here: what is decided (`workspace`), sentences for people (`ui`), and anything that is kept.

pub mod planning;
pub mod reading;
pub mod sheets;
