//! Who does what, when: the shell around everything pure.
//!
//! The [`Engine`] owns workspace, storage, clock and identifiers, and answers one [`Request`](protocol::Request) after the other. In a
//! browser it lives in a Web Worker (`worker`), and a page speaks to it through a `client`; natively it is the same engine
//! with storage in memory, which is how the headless report and the tests use it.
//!
//! Not here: what follows from a request. That is decided in `workspace`, worked out in `scoring`, read and written in `exchange`,
//! kept in `storage`.

mod changing;
mod codec;
mod committing;
mod contacts;
mod device;
mod files;
pub mod foreseeing;
mod grading;
#[cfg(not(target_arch = "wasm32"))]
pub mod headless;
mod importing;
mod on_demand;
mod opening;
pub mod parcel;
pub mod protocol;
#[cfg(any(target_arch = "wasm32", test))]
mod queue;
mod recalling;
pub mod scanning;
mod shell;
mod timeline;
pub mod world;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub mod client;
#[cfg(target_arch = "wasm32")]
pub mod sheets;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use shell::Engine;
