//! The pyramid of grades: few at the top, and what they bring beside them.

use super::canvas::Canvas;
use super::reading::{Pointed, Readout, Walk};
use crate::ui::parts::Size;
use leptos::prelude::*;
use std::sync::Arc;

/// One layer, from the top down.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    pub label: String,
    /// Colour, 1 to 8.
    pub series: u8,
    /// One a measure: share from 0 to 1, and the share as text. The first is what the pyramid is made of, usually customers.
    pub shares: Vec<(f64, String)>,
    /// What the readout says: counts and amounts in full.
    pub shown: String,
}

/// Room for the headings of measures, and between measures.
const TOP: f64 = 26.0;
const GAP: f64 = 12.0;
/// Share of its height that a layer fills.
const FILL: f64 = 0.9;

/// Where things stand: in a narrow drawing the share is written above its bar, else behind it.
#[derive(Clone, Copy)]
struct Layout {
    /// Room for the layers' names.
    left: f64,
    /// Room for the text behind a bar, and above it.
    behind: f64,
    above: f64,
}

impl Layout {
    const fn of(size: Size) -> Self {
        if size.width < 520.0 { Self { left: 80.0, behind: 0.0, above: 18.0 } } else { Self { left: 104.0, behind: 48.0, above: 0.0 } }
    }
}

/// Layers as centred bars, and beside each its share of every further measure.
#[component]
pub fn Pyramid(
    #[prop(into)] label: TextProp,
    /// Names of the measures, in the order of each layer's shares.
    #[prop(into)]
    measures: Signal<Vec<String>>,
    #[prop(into)] layers: Signal<Vec<Layer>>,
    #[prop(optional, into)] on_pick: Option<Callback<usize>>,
) -> impl IntoView {
    let read =
        move |at: usize| layers.with(|layers| layers.get(at).map(|layer| Readout { name: layer.label.clone(), text: layer.shown.clone() }));
    let n_values = Signal::derive(move || layers.with(Vec::len));
    let walk = Walk { pointed: Pointed::of_frame(), n_values, n_across: 1, read: Callback::new(read), on_pick };
    let draw = Arc::new(move |size| draw(size, measures.get(), layers.get(), walk).into_any());
    view! { <Canvas label walk draw /> }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of measures and layers")]
fn draw(size: Size, measures: Vec<String>, layers: Vec<Layer>, walk: Walk) -> impl IntoView {
    let layout = Layout::of(size);
    let column = (size.width - layout.left) / measures.len().max(1) as f64;
    let row = (size.height - TOP) / layers.len() as f64;
    // One scale for all measures, so that 20 % of customers beside 60 % of sales is seen as a third of it.
    let largest = layers.iter().flat_map(|layer| &layer.shares).fold(0.0_f64, |largest, (share, _)| largest.max(*share));
    let headings = measures
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let start = layout.left + at as f64 * column;
            if at == 0 {
                view! { <text class="middle" x=start + (column - GAP) / 2.0 y="14">{name}</text> }.into_any()
            } else {
                view! { <text x=start y="14">{name}</text> }.into_any()
            }
        })
        .collect_view();
    let rows = layers
        .into_iter()
        .enumerate()
        .map(|(at, layer)| {
            let y = TOP + at as f64 * row;
            let is_on = move || (walk.pointed.at.get() == Some(at)).then_some("true");
            let bars = layer.shares.into_iter().enumerate().map(|(place, (share, text))| {
                let bar = Bar {
                    share: if largest > 0.0 { share / largest } else { 0.0 },
                    text,
                    y,
                    row,
                    start: layout.left + place as f64 * column,
                    room: column - GAP,
                };
                bar.draw(layout, place == 0, layer.series, is_on)
            });
            view! {
                <text class="chart-label" x="0" y=y + row / 2.0 + 4.0>{layer.label}</text>
                {bars.collect_view()}
                <rect
                    class="chart-hit"
                    x="0"
                    width=size.width
                    y=y
                    height=row
                    on:pointerenter=move |_| walk.point(Some(at))
                    on:click=move |_| walk.pick(at)
                ></rect>
            }
        })
        .collect_view();
    view! { {headings} <g class="chart-bars" data-pointed=move || walk.pointed.at.get().is_some().then_some("true")>{rows}</g> }
}

/// One share of one layer.
struct Bar {
    /// Of the largest share.
    share: f64,
    text: String,
    y: f64,
    row: f64,
    start: f64,
    room: f64,
}

impl Bar {
    fn draw(
        self,
        layout: Layout,
        is_centred: bool,
        series: u8,
        is_on: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
    ) -> impl IntoView {
        let room = (self.room - layout.behind).max(0.0);
        let width = self.share.clamp(0.0, 1.0) * room;
        let x = if is_centred { self.start + (room - width) / 2.0 } else { self.start };
        let height = (self.row * FILL - layout.above).max(1.0);
        let y = self.y + self.row * (1.0 - FILL) / 2.0 + layout.above;
        let (text_x, text_y, text_class) = match (layout.above > 0.0, is_centred) {
            (false, _) => (x + width + 6.0, y + height / 2.0 + 4.0, ""),
            (true, true) => (self.start + room / 2.0, y - 4.0, "middle"),
            (true, false) => (self.start, y - 4.0, ""),
        };
        view! {
            <rect class=format!("chart-bar series-{series}") data-on=is_on x=x width=width.max(1.0) y=y height=height rx="3"></rect>
            <text class=text_class x=text_x y=text_y>{self.text}</text>
        }
    }
}
