//! What goes in and out as files: bytes to records and back.

pub mod demo;
pub mod json;
pub mod reading;
