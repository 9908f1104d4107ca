//! A bar of a hundred percent with borders that can be moved: by dragging, or with the arrow keys.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// Percent that the arrow keys move a border, and those that the page keys do.
const STEP: i16 = 1;
const LEAP: i16 = 5;

/// One part of the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitPart {
    /// 1 to 8, as in `style/charts.css`.
    pub series: u8,
    pub name: String,
    pub percent: u8,
}

/// The percentage of the bar that lies before the pointer.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held from 0 to 100")]
fn percent_at(track: NodeRef<leptos::html::Div>, event: &PointerEvent) -> Option<u8> {
    let bounds = track.get_untracked()?.get_bounding_client_rect();
    let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width();
    share.is_finite().then(|| (share.clamp(0.0, 1.0) * 100.0).round() as u8)
}

/// Parts side by side. A border is a slider of its own; `on_move` gets its place, counted from 0, and where it is to go.
#[component]
pub fn SplitBar(
    #[prop(into)] label: TextProp,
    #[prop(into)] parts: Signal<Vec<SplitPart>>,
    /// What a border is called, by its place.
    border_label: Callback<usize, String>,
    /// How far a border may go, by its place.
    room: Callback<usize, (u8, u8)>,
    on_move: Callback<(usize, u8)>,
) -> impl IntoView {
    let track = NodeRef::<leptos::html::Div>::new();
    // Borders stay on the page while they move, or the pointer would lose what it drags.
    let n_borders = Memo::new(move |_| parts.with(|parts| parts.len().saturating_sub(1)));
    let pieces = move || {
        let piece = |at: usize| {
            let part = move || parts.with(|parts| parts.get(at).cloned());
            let class = move || part().map(|part| format!("split-piece series-{}", part.series));
            let title = move || part().map(|part| format!("{} {}%", part.name, part.percent));
            let width = move || part().map(|part| format!("{}%", part.percent));
            view! { <span class=class title=title style:width=width></span> }
        };
        (0..=n_borders.get()).map(piece).collect_view()
    };
    let borders = move || (0..n_borders.get()).map(|at| view! { <Border at track parts border_label room on_move /> }).collect_view();
    view! {
        <div class="split-bar" role="group" aria-label=move || label.get()>
            <div class="split-track" node_ref=track>{pieces}</div>
            {borders}
        </div>
    }
    .into_any()
}

#[component]
fn Border(
    at: usize,
    track: NodeRef<leptos::html::Div>,
    parts: Signal<Vec<SplitPart>>,
    border_label: Callback<usize, String>,
    room: Callback<usize, (u8, u8)>,
    on_move: Callback<(usize, u8)>,
) -> impl IntoView {
    let place = Memo::new(move |_| parts.with(|parts| parts.iter().take(at + 1).map(|part| i16::from(part.percent)).sum::<i16>()));
    let move_to = move |to: i16| on_move.run((at, u8::try_from(to.clamp(0, 100)).unwrap_or_default()));
    let is_dragging = RwSignal::new(false);
    let grab = move |event: PointerEvent| {
        let border = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        // Without a capture the border follows as long as the pointer stays on it.
        let _ = border.map(|border| border.set_pointer_capture(event.pointer_id()));
        is_dragging.set(true);
    };
    let drag = move |event: PointerEvent| {
        if is_dragging.get_untracked()
            && let Some(percent) = percent_at(track, &event)
        {
            on_move.run((at, percent));
        }
    };
    let press = move |event: KeyboardEvent| {
        let now = place.get_untracked();
        let (least, most) = room.run(at);
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now - STEP,
            "ArrowRight" | "ArrowUp" => now + STEP,
            "PageDown" => now - LEAP,
            "PageUp" => now + LEAP,
            "Home" => i16::from(least),
            "End" => i16::from(most),
            _ => return,
        };
        event.prevent_default();
        move_to(to);
    };
    view! {
        <span
            class="split-border"
            role="slider"
            tabindex="0"
            aria-label=move || border_label.run(at)
            aria-valuenow=move || place.get().to_string()
            aria-valuemin=move || { parts.track(); room.run(at).0.to_string() }
            aria-valuemax=move || { parts.track(); room.run(at).1.to_string() }
            aria-valuetext=move || format!("{}%", place.get())
            data-dragging=move || is_dragging.get().then_some("true")
            style:left=move || format!("{}%", place.get())
            on:pointerdown=grab
            on:pointermove=drag
            on:pointerup=move |_| is_dragging.set(false)
            on:pointercancel=move |_| is_dragging.set(false)
            on:keydown=press
        ></span>
    }
    .into_any()
}
