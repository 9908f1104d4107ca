//! What is seen: routes, pages, parts, words.
//!
//! A component adds nothing up and formats nothing: it asks, and hangs the answer on the wall. Words come from [`words`], numbers from
//! [`mod@format`], looks from `style/`. What can be decided without a browser ([`route`], [`words`], the text half of [`mod@format`], the
//! [`geometry`] of tables and charts) compiles on the host and is tested there; the rest needs `wasm32`.
//!
//! | Here | Is |
//! | --- | --- |
//! | `session` | the page's end of the engine: commands, live questions, what is wrong |
//! | `shell` | the frame: navigation, shortcuts, notices, what is shown when the engine cannot start |
//! | `pages` | one file or folder a page |
//! | `parts` | what pages are made of; knows nothing of customers |
//! | [`route`], [`customers_view`] | the address as a type, and the question that a list asks |
//! | [`typed`], [`purchase_draft`] | what is typed into fields, read exactly |
//! | [`deal_draft`] | a lead or an opportunity while it is typed |
//! | [`scheme_draft`] | a scheme that is being edited |
//! | `phrases` | conditions and values in phrases, said alike wherever they stand |
//! | `schemes_view` | schemes, grades and indicators as words, tags and bars |
//! | [`words`], [`mod@format`] | everything said, in both languages |
//!
//! Not here: data, but for the answers to live questions, and any rule about it.

#[cfg(target_arch = "wasm32")]
mod currencies;
pub mod customers_view;
pub mod deal_draft;
#[cfg(target_arch = "wasm32")]
pub mod device;
#[cfg(target_arch = "wasm32")]
mod downloads;
#[cfg(target_arch = "wasm32")]
mod dropped;
pub mod format;
pub mod geometry;
pub mod glyph;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod parts;
#[cfg(target_arch = "wasm32")]
mod phrases;
pub mod purchase_draft;
#[cfg(target_arch = "wasm32")]
mod reasons;
pub mod route;
pub mod scheme_draft;
#[cfg(target_arch = "wasm32")]
mod schemes_view;
#[cfg(target_arch = "wasm32")]
pub mod sentences;
#[cfg(target_arch = "wasm32")]
pub mod session;
#[cfg(target_arch = "wasm32")]
mod shell;
pub mod typed;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub use shell::mount;
