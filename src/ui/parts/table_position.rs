//! Where one is in a long table: how far it is scrolled, which rows are wanted, which is active.

use crate::ui::geometry::windowing::{Step, Viewport};
use leptos::html::{Div, Thead};
use leptos::prelude::*;
use std::ops::Range;

/// Kept by whoever must find the list as it was on coming back: the session, not the page.
#[derive(Clone, Copy, Debug)]
pub struct TablePosition {
    /// Rows wanted, as scrolled; may reach past the end. Changes seldom: whole blocks of rows.
    pub window: RwSignal<Range<usize>>,
    /// The row that the keyboard is on, counted from 0.
    pub active: RwSignal<Option<usize>>,
    pub(super) scroller: NodeRef<Div>,
    pub(super) head: NodeRef<Thead>,
    scroll_top: StoredValue<f64>,
}

impl Default for TablePosition {
    fn default() -> Self {
        Self::new()
    }
}

impl TablePosition {
    /// At the top, with nothing active. Lives as long as the owner that it is made under.
    pub fn new() -> Self {
        Self {
            window: RwSignal::new(0..24),
            active: RwSignal::new(None),
            scroller: NodeRef::new(),
            head: NodeRef::new(),
            scroll_top: StoredValue::new(0.0),
        }
    }

    /// Back to the top with nothing active: for another search, filter or order.
    pub fn reset(self) {
        self.active.set(None);
        // Asking the browser where it is would have it lay out the page before the rows are there.
        if self.scroll_top.try_get_value().is_some_and(|top| top > 0.0) {
            self.scroll_to(0.0);
        }
    }

    /// Moves the active row, and scrolls so that it is in sight.
    pub fn step(self, step: Step, n_rows: usize) {
        let Some(viewport) = self.viewport() else { return };
        let next = viewport.moved(self.active.get_untracked(), step, n_rows);
        self.active.set(next);
        if let Some(top) = next.and_then(|row| viewport.scroll_to_show(row)) {
            self.scroll_to(top);
        }
    }

    /// What is in sight, as the browser measures it now. The head is as high as a row.
    fn viewport(self) -> Option<Viewport> {
        let scroller = self.scroller.get_untracked()?;
        let row_height = self.head.get_untracked()?.get_bounding_client_rect().height();
        let height = (f64::from(scroller.client_height()) - row_height).max(0.0);
        Some(Viewport { scroll_top: f64::from(scroller.scroll_top()), height, row_height })
    }

    /// Works out anew which rows are wanted; tells only if they are others than before.
    pub(super) fn look(self) {
        if let Some(viewport) = self.viewport() {
            self.scroll_top.try_set_value(viewport.scroll_top);
            let wanted = viewport.rows();
            if self.window.with_untracked(|window| *window != wanted) {
                self.window.set(wanted);
            }
        }
    }

    fn scroll_to(self, top: f64) {
        self.scroll_top.try_set_value(top);
        if let Some(scroller) = self.scroller.get_untracked() {
            #[expect(clippy::cast_possible_truncation, reason = "MAX_ROWS rows are some ten million pixels")]
            scroller.set_scroll_top(top as i32);
        }
        self.look();
    }

    /// Called once by the table: scrolls to where one was as soon as there are rows, and follows changes of size. A list that becomes
    /// shorter needs nothing: where the browser must scroll for it, it tells.
    pub(super) fn keep(self, n_rows: Signal<usize>) {
        let size = super::use_size(self.scroller);
        let has_rows = Memo::new(move |_| n_rows.get() > 0);
        let is_back = StoredValue::new(false);
        Effect::new(move || {
            let is_ready = size.get().height > 0.0 && has_rows.get();
            if is_ready && !is_back.get_value() {
                is_back.set_value(true);
                let top = self.scroll_top.try_get_value().unwrap_or_default();
                // The rows' height is known to the browser only in the next frame.
                request_animation_frame(move || if top > 0.0 { self.scroll_to(top) } else { self.look() });
            } else if is_ready {
                request_animation_frame(move || self.look());
            }
        });
    }
}
