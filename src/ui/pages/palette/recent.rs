//! What was chosen last, for as long as the page is open. It is kept nowhere else: names of customers do not belong into the browser's settings.

use super::entries::Target;
use std::cell::RefCell;

/// How many are offered.
const MOST: usize = 6;

thread_local! {
    static CHOSEN: RefCell<Vec<Target>> = const { RefCell::new(Vec::new()) };
}

/// The last choices, the newest first.
pub fn recent() -> Vec<Target> {
    CHOSEN.with_borrow(Clone::clone)
}

/// Puts a choice before all others.
pub fn remember(target: &Target) {
    CHOSEN.with_borrow_mut(|chosen| {
        chosen.retain(|other| other != target);
        chosen.insert(0, target.clone());
        chosen.truncate(MOST);
    });
}
