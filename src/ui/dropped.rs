//! A file on its way from the page it was dropped on to the page that imports it.
//!
//! At most one, taken once. It is only passed on here; the engine reads it.

use leptos::web_sys::File;
use std::cell::RefCell;

thread_local! {
    static DROPPED: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// Leaves a file for the import page, which is to be opened next.
pub fn leave(file: File) {
    DROPPED.with_borrow_mut(|dropped| *dropped = Some(file));
}

/// The file that was left, if there is one.
pub fn take() -> Option<File> {
    DROPPED.with_borrow_mut(Option::take)
}
