//! Code that is fetched when it is first needed, so that a visitor waits for little.
//!
//! ```text
//! apart! {
//!     /// What it does.
//!     pub fn inspected in reading(bytes: &[u8], name: &str) -> Result<Inspection, Failure> { ... }
//! }
//! inspected(bytes, name).await
//! ```
//!
//! In a release build for a browser everything that only the functions of one part (`reading`) need becomes a file of its own
//! (`xtask/src/finish/split.rs`); it is fetched with the first call. Natively, and in a build for development, such a function is an
//! ordinary one that answers at once.
//!
//! Not here: keeping those files for use without a network, which the service worker does.

/// A part of the program could not be fetched: there is no network, or another version has been put up meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program could not be fetched")]
pub struct NotFetched;

#[cfg(target_arch = "wasm32")]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Puts a function into a part of the program that is fetched when it is first needed. It becomes `async`, and its error must be made
/// from [`NotFetched`]. With `after fetch` there is also, in a browser, an `async fn fetch()` that brings the code without calling it.
macro_rules! apart {
    ($(#[$about:meta])* $seen:vis fn $name:ident in $part:ident($($given:ident: $kind:ty),* $(,)?) -> $answer:ty $body:block) => {
        #[cfg(all(target_arch = "wasm32", not(debug_assertions)))]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        $(#[$about])*
        $seen fn $name($($given: $kind),*) -> $answer $body

        #[cfg(not(all(target_arch = "wasm32", not(debug_assertions))))]
        $(#[$about])*
        $seen async fn $name($($given: $kind),*) -> $answer $body
    };
    (
        $(#[$about:meta])*
        after $fetch:ident $seen:vis fn $name:ident in $part:ident($($given:ident: $kind:ty),* $(,)?) -> $answer:ty $body:block
    ) => {
        #[cfg(all(target_arch = "wasm32", not(debug_assertions)))]
        #[wasm_split_helpers::wasm_split($part, fallible, preload($fetch))]
        $(#[$about])*
        $seen fn $name($($given: $kind),*) -> $answer $body

        #[cfg(not(all(target_arch = "wasm32", not(debug_assertions))))]
        $(#[$about])*
        $seen async fn $name($($given: $kind),*) -> $answer $body

        #[cfg(all(target_arch = "wasm32", debug_assertions))]
        $seen async fn $fetch() -> Result<(), $crate::apart::NotFetched> {
            Ok(())
        }
    };
}
