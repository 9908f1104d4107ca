//! Carrying a card by pointer: a mouse takes it anywhere, a finger by its handle, so that a swipe still scrolls.
//!
//! Whatever has `data-stage` takes what is dropped on it: a column of the board, and on a phone a stage of the switch. Not here: moving
//! ([`moving`](super::moving)).

use crate::domain::PipelineStageId;
use crate::ui::parts::use_seen_text;
use crate::workspace::questions::DealRow;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// A press that goes farther than this, in CSS pixels, carries the card.
const FAR: f64 = 6.0;
/// Carried this near to the edge of the board, the board scrolls by so much with every movement.
const EDGE: f64 = 56.0;
const SCROLL: f64 = 18.0;

/// A card that is pressed, perhaps carried.
#[derive(Clone)]
struct Pressed {
    pointer: i32,
    from: (f64, f64),
    row: DealRow,
}

/// What is carried, and over what.
#[derive(Clone, Copy)]
pub struct Drag {
    pressed: StoredValue<Option<Pressed>>,
    /// The card and where the pointer is.
    pub carried: RwSignal<Option<(DealRow, (f64, f64))>>,
    /// The stage under the pointer.
    pub over: RwSignal<Option<PipelineStageId>>,
    /// A card was carried since the last press: letting it go is no click on it.
    was_carried: StoredValue<bool>,
    on_drop: Callback<(DealRow, PipelineStageId)>,
}

fn place(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

#[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
fn element_at((x, y): (f64, f64)) -> Option<web_sys::Element> {
    document().element_from_point(x as f32, y as f32)
}

fn stage_at(at: (f64, f64)) -> Option<PipelineStageId> {
    element_at(at)?.closest("[data-stage]").ok().flatten()?.get_attribute("data-stage")?.parse().ok()
}

#[expect(clippy::cast_possible_truncation, reason = "a few pixels")]
fn scroll_board((x, y): (f64, f64)) {
    let board = element_at((x, y)).and_then(|element| element.closest(".board").ok().flatten());
    let Some(board) = board else { return };
    let edges = board.get_bounding_client_rect();
    let step = if x > edges.right() - EDGE {
        SCROLL
    } else if x < edges.left() + EDGE {
        -SCROLL
    } else {
        return;
    };
    board.set_scroll_left(board.scroll_left() + step as i32);
}

impl Drag {
    /// Listens for as long as the board is mounted.
    pub fn new(on_drop: impl Fn((DealRow, PipelineStageId)) + Send + Sync + 'static) -> Self {
        let drag = Self {
            pressed: StoredValue::new(None),
            carried: RwSignal::new(None),
            over: RwSignal::new(None),
            was_carried: StoredValue::new(false),
            on_drop: Callback::new(on_drop),
        };
        let moves = window_event_listener(leptos::ev::pointermove, move |event| drag.follow(&event));
        let ends = window_event_listener(leptos::ev::pointerup, move |event| drag.let_go(&event));
        let cancels = window_event_listener(leptos::ev::pointercancel, move |_| drag.put_back());
        let keys = window_event_listener(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" {
                drag.put_back();
            }
        });
        on_cleanup(move || {
            moves.remove();
            ends.remove();
            cancels.remove();
            keys.remove();
        });
        drag
    }

    /// A pointer goes down on a card. `is_handle` says that it is on the handle, where a finger may carry too.
    pub fn press(self, event: &PointerEvent, row: &DealRow, is_handle: bool) {
        self.was_carried.set_value(false);
        let is_meant = event.is_primary() && event.button() == 0 && (is_handle || event.pointer_type() == "mouse");
        if is_meant && row.is_won.is_none() {
            self.pressed.set_value(Some(Pressed { pointer: event.pointer_id(), from: place(event), row: row.clone() }));
        }
    }

    /// Whether a click on a card is the end of carrying one.
    pub fn was_carried(self) -> bool {
        self.was_carried.get_value()
    }

    fn follow(self, event: &PointerEvent) {
        let Some(Some(pressed)) = self.pressed.try_get_value() else { return };
        if pressed.pointer != event.pointer_id() {
            return;
        }
        let at = place(event);
        let is_far = (at.0 - pressed.from.0).hypot(at.1 - pressed.from.1) > FAR;
        if self.carried.with_untracked(Option::is_none) && !is_far {
            return;
        }
        self.was_carried.set_value(true);
        scroll_board(at);
        self.carried.set(Some((pressed.row, at)));
        let over = stage_at(at);
        if self.over.get_untracked() != over {
            self.over.set(over);
        }
    }

    fn let_go(self, event: &PointerEvent) {
        let is_ours = self.pressed.try_get_value().flatten().is_some_and(|pressed| pressed.pointer == event.pointer_id());
        if !is_ours {
            return;
        }
        let carried = self.carried.get_untracked();
        self.put_back();
        if let Some(((row, _), stage)) = carried.zip(stage_at(place(event))) {
            self.on_drop.run((row, stage));
        }
    }

    /// Nothing is carried any more, and nothing has moved.
    fn put_back(self) {
        self.pressed.try_set_value(None);
        self.carried.try_set(None);
        self.over.try_set(None);
    }
}

/// The card under the pointer while it is carried.
#[component]
pub fn Ghost(drag: Drag) -> impl IntoView {
    let place = move || drag.carried.with(|carried| carried.as_ref().map(|(_, (x, y))| format!("{x}px {y}px")));
    let seen = use_seen_text();
    let title = move || drag.carried.with(|carried| carried.as_ref().map(|(row, _)| seen(&row.title, row.called.as_deref())));
    let is_shown = Memo::new(move |_| drag.carried.with(Option::is_some));
    move || is_shown.get().then(|| view! { <div class="deal-ghost" aria-hidden="true" style:translate=place>{title}</div> })
}

/// Whether the press is on something of the card that wants it for itself.
pub fn is_on_control(event: &leptos::ev::MouseEvent) -> bool {
    let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    pressed.is_some_and(|element| element.closest("a, button, [popover]").is_ok_and(|control| control.is_some()))
}
