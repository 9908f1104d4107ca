//! What the list of customers remembers while other pages are open, so that coming back finds it as it was.
//!
//! Not here: search, filters, order and columns, which the address remembers.

use crate::domain::CustomerId;
use crate::ui::{
    parts::TablePosition,
    route::{CustomersView, Route},
};
use leptos::prelude::*;
use std::collections::HashSet;

/// Scroll, active row, ticked rows, and which view they belong to.
#[derive(Clone, Copy)]
pub struct Kept {
    pub position: TablePosition,
    pub selection: RwSignal<HashSet<CustomerId>>,
    shown: StoredValue<CustomersView>,
}

/// Makes the list remember; called above the pages, since what is made within a page goes with it.
pub fn provide_kept() {
    provide_context(Kept {
        position: TablePosition::new(),
        selection: RwSignal::new(HashSet::new()),
        shown: StoredValue::new(CustomersView::default()),
    });
}

/// What the list remembers.
pub fn use_kept() -> Kept {
    expect_context()
}

impl Kept {
    /// Follows the address: another order begins at the top, other customers also with nothing ticked.
    pub fn follow(self, view: Memo<CustomersView>) {
        Effect::new(move || {
            let now = view.get();
            let before = self.shown.get_value();
            let is_same_people = before.search == now.search && before.filters == now.filters;
            if !is_same_people {
                self.selection.update(HashSet::clear);
            }
            if !is_same_people || before.sort != now.sort {
                self.position.reset();
            }
            self.shown.set_value(now);
        });
    }

    /// The address of the list as it was last.
    pub fn address(self) -> String {
        Route::Customers(self.shown.get_value()).to_string()
    }
}
