//! Fields of one's own from end to end, asked of the whole engine on the host: lists are sorted, filtered and searched by them, they go out
//! and come in with files, many customers are given a value at once, grades follow them, and renaming or retiring a field loses nothing.
#![cfg(not(target_arch = "wasm32"))]

mod bulk;
mod files;
mod lists;
mod rules;
mod shop;
