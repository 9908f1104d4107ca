//! Streams from one stack to another: who was where before, and where they are after (a Sankey diagram of two columns).

use super::canvas::Canvas;
use super::reading::{Pointed, Readout, Walk};
use crate::ui::parts::Size;
use leptos::prelude::*;
use std::sync::Arc;

/// One piece of a stack, from the top down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowNode {
    pub label: String,
    /// Colour, 1 to 8.
    pub series: u8,
}

/// A stream between two pieces, which are named by their place.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowLink {
    pub from: usize,
    pub to: usize,
    /// Its strength; streams of 0 or less are not drawn.
    pub value: f64,
    pub name: String,
    /// What the readout says.
    pub shown: String,
}

/// Both stacks and what flows between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    pub before: Vec<FlowNode>,
    pub after: Vec<FlowNode>,
    pub links: Vec<FlowLink>,
}

/// Room for the names beside the stacks, width of a stack, space between its pieces.
const SIDE: f64 = 104.0;
const STACK: f64 = 12.0;
const GAP: f64 = 8.0;
/// A stream is never thinner than can be pointed at.
const THINNEST: f64 = 1.5;
/// A piece lower than this is not named: the names would lie on one another.
const NAMED: f64 = 13.0;

/// Streams between two stacks. `on_pick` gets the place of a stream in `links`.
#[component]
pub fn FlowChart(
    #[prop(into)] label: TextProp,
    #[prop(into)] flow: Signal<Flow>,
    #[prop(optional, into)] on_pick: Option<Callback<usize>>,
) -> impl IntoView {
    let read =
        move |at: usize| flow.with(|flow| flow.links.get(at).map(|link| Readout { name: link.name.clone(), text: link.shown.clone() }));
    let n_values = Signal::derive(move || flow.with(|flow| flow.links.len()));
    let walk = Walk { pointed: Pointed::of_frame(), n_values, n_across: 1, read: Callback::new(read), on_pick };
    let draw = Arc::new(move |size| flow.with(|flow| draw(size, flow, walk)).into_any());
    view! { <Canvas label walk draw /> }
}

/// Where the pieces of one stack stand: top and height of each.
fn stacked(n: usize, links: &[FlowLink], place: impl Fn(&FlowLink) -> usize, height: f64) -> Vec<(f64, f64)> {
    let sums: Vec<f64> = (0..n).map(|at| links.iter().filter(|link| place(link) == at).map(|link| link.value.max(0.0)).sum()).collect();
    let total: f64 = sums.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful of pieces")]
    let room = height - GAP * (n.max(1) - 1) as f64;
    let scale = if total > 0.0 { room / total } else { 0.0 };
    let mut y = 0.0;
    let piece = |sum: f64| {
        let piece = (y, sum * scale);
        y += piece.1 + GAP;
        piece
    };
    sums.into_iter().map(piece).collect()
}

fn draw(size: Size, flow: &Flow, walk: Walk) -> impl IntoView + use<> {
    let before = stacked(flow.before.len(), &flow.links, |link| link.from, size.height);
    let after = stacked(flow.after.len(), &flow.links, |link| link.to, size.height);
    let total: f64 = flow.links.iter().map(|link| link.value.max(0.0)).sum();
    let (left, right) = (SIDE + STACK, size.width - SIDE - STACK);
    let scale = |stack: &[(f64, f64)]| if total > 0.0 { stack.iter().map(|(_, height)| height).sum::<f64>() / total } else { 0.0 };
    let (scale_before, scale_after) = (scale(&before), scale(&after));
    // How much of each piece is taken by the streams above.
    let (mut out, mut into) = (vec![0.0; before.len()], vec![0.0; after.len()]);
    let mut streams = Vec::new();
    for (at, link) in flow.links.iter().enumerate().filter(|(_, link)| link.value > 0.0) {
        let (thick_out, thick_into) = (link.value * scale_before, link.value * scale_after);
        let y_out = before[link.from].0 + out[link.from] + thick_out / 2.0;
        let y_into = after[link.to].0 + into[link.to] + thick_into / 2.0;
        out[link.from] += thick_out;
        into[link.to] += thick_into;
        let middle = f64::midpoint(left, right);
        let path = format!("M{left:.1} {y_out:.1}C{middle:.1} {y_out:.1} {middle:.1} {y_into:.1} {right:.1} {y_into:.1}");
        let series = flow.before[link.from].series;
        streams.push(stream(at, path, f64::midpoint(thick_out, thick_into).max(THINNEST), series, walk));
    }
    let pieces = |nodes: &[FlowNode], places: &[(f64, f64)], x: f64, text_x: f64, class: &'static str| {
        let piece = |(node, (y, height)): (&FlowNode, &(f64, f64))| {
            let (y, height) = (*y, *height);
            let name = (height >= NAMED).then(|| view! { <text class=class x=text_x y=y + height / 2.0 + 4.0>{node.label.clone()}</text> });
            view! {
                <rect class=format!("chart-bar series-{}", node.series) x=x y=y width=STACK height=height.max(0.0) rx="2"></rect>
                {name}
            }
        };
        nodes.iter().zip(places).map(piece).collect_view()
    };
    view! {
        <g class="flow-streams" data-pointed=move || walk.pointed.at.get().is_some().then_some("true")>{streams}</g>
        {pieces(&flow.before, &before, SIDE, SIDE - 8.0, "end chart-label")}
        {pieces(&flow.after, &after, right, right + STACK + 8.0, "chart-label")}
    }
}

fn stream(at: usize, path: String, thickness: f64, series: u8, walk: Walk) -> impl IntoView {
    view! {
        <path
            class=format!("flow-stream series-{series}")
            data-on=move || (walk.pointed.at.get() == Some(at)).then_some("true")
            d=path
            stroke-width=format!("{thickness:.1}")
            on:pointerenter=move |_| walk.point(Some(at))
            on:click=move |_| walk.pick(at)
        ></path>
    }
}
