//! What every chart is drawn on: an SVG as large as its place on the page, that takes keys and is one stop of Tab.

use super::reading::Walk;
use crate::ui::device::use_language;
use crate::ui::parts::{Size, use_size};
use crate::ui::words;
use leptos::prelude::*;
use std::sync::Arc;

/// Makes the drawing for a size.
pub type Draw = Arc<dyn Fn(Size) -> AnyView + Send + Sync>;

/// Draws anew when the size, or what `draw` reads, changes; says so when there is nothing to draw.
#[component]
pub fn Canvas(label: TextProp, walk: Walk, draw: Draw) -> impl IntoView {
    let node = NodeRef::<leptos::html::Div>::new();
    let size = use_size(node);
    let drawing = move || match size.get() {
        _ if walk.n_values.get() == 0 => words::parts::nothing_to_draw(use_language()).into_any(),
        Size { width, height } if width > 0.0 && height > 0.0 => {
            let label = label.clone();
            view! {
                <svg
                    class="chart"
                    class:chart-picks=walk.on_pick.is_some()
                    viewBox=format!("0 0 {width} {height}")
                    role="img"
                    tabindex="0"
                    aria-label=move || label.get()
                    on:keydown=move |event| walk.press(&event)
                    on:blur=move |_| walk.point(None)
                    on:pointerleave=move |_| walk.point(None)
                >
                    {draw(Size { width, height })}
                </svg>
            }
            .into_any()
        }
        _ => ().into_any(),
    };
    view! { <div node_ref=node class="chart-box">{drawing}</div> }.into_any()
}
