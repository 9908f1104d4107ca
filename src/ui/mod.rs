//! What is seen: routes, pages, parts, words.
//!
//! A component adds nothing up and formats nothing: it asks, and hangs the answer on the wall. Words come from [`words`], numbers from
//! [`format`], looks from `style/`. What can be decided without a browser ([`route`], [`words`], [`geometry`], [`glyph`], half of
//! [`format`]) compiles on the host and is tested there; the rest needs `wasm32`.
//!
//! Not here: data, but for the answers to live queries, and any rule about it.

#[cfg(target_arch = "wasm32")]
pub mod device;
pub mod format;
pub mod geometry;
pub mod glyph;
#[cfg(target_arch = "wasm32")]
pub mod parts;
pub mod route;
pub mod words;
