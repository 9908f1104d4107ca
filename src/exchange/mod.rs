//! What goes in and out as files: bytes to records and back.
//!
//! [`reading`] turns a delimited text file into typed drafts and says what it guessed and why; [`sheets`] turns spreadsheets into
//! such text, and tables into spreadsheets.
//!
//! Not here: what becomes of the drafts (`workspace` plans and decides), sentences for people (`ui`), and anything that is kept.

pub mod reading;
pub mod sheets;
