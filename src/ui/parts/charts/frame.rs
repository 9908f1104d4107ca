//! The frame around every chart.

use super::reading::{Pointed, Readout};
use super::save;
use crate::ui::device::use_language;
use crate::ui::parts::{Button, ButtonKind, ControlSize, Glyph, Menu, MenuItem, use_toasts};
use crate::ui::words;
use leptos::context::Provider;
use leptos::prelude::*;

/// The same figures as a table; the first column names the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartTable {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// What a colour stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendKey {
    /// 1 to 8, as in `style/charts.css`.
    pub series: u8,
    pub label: String,
}

/// A chart with its finding as title, the value pointed at, its figures as a table, and a way to save it.
#[component]
pub fn ChartFrame(
    /// The finding or the question: "The top 20 % bring 71 % of sales".
    #[prop(into)]
    title: TextProp,
    #[prop(into)] table: Signal<ChartTable>,
    /// Name of the saved file, without its ending.
    #[prop(into)]
    file_name: String,
    #[prop(optional)] legend: Vec<LegendKey>,
    /// Source, number of cases, period.
    #[prop(optional, into)]
    note: Option<TextProp>,
    /// Takes the whole width of a dashboard.
    #[prop(optional)]
    is_wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let language = use_language();
    let pointed = Pointed::new();
    let is_table = RwSignal::new(false);
    let frame = NodeRef::<leptos::html::Figure>::new();
    let heading = title.clone();
    let keys =
        legend.into_iter().map(|LegendKey { series, label }| view! { <span class=format!("chart-key series-{series}")>{label}</span> });
    let keys: Vec<_> = keys.collect();
    let readout = move || match pointed.readout.get() {
        Some(Readout { name, text }) => view! { <strong>{name}</strong> " " {text} }.into_any(),
        None if is_table.get() => ().into_any(),
        None => words::parts::chart_hint(language).into_any(),
    };
    let content = move || {
        if is_table.get() {
            return view! { <FiguresTable table /> }.into_any();
        }
        // A provider of its own: frames side by side must not hear each other.
        let children = children.clone();
        view! { <Provider value=pointed>{children()}</Provider> }.into_any()
    };
    view! {
        <figure node_ref=frame class="card chart-frame" class:chart-wide=is_wide>
            <div class="chart-head">
                <figcaption class="chart-title">{move || heading.get()}</figcaption>
                <FrameTools is_table frame title file_name />
            </div>
            {(!keys.is_empty()).then(|| view! { <div class="chart-legend">{keys}</div> })}
            <p class="chart-readout" aria-live="polite">{readout}</p>
            {content}
            {note.map(|note| view! { <p class="chart-note">{move || note.get()}</p> })}
        </figure>
    }
    .into_any()
}

/// The switch between chart and table, and the menu to save.
#[component]
fn FrameTools(is_table: RwSignal<bool>, frame: NodeRef<leptos::html::Figure>, title: TextProp, file_name: String) -> impl IntoView {
    let language = use_language();
    let toasts = use_toasts();
    let (name, heading) = (StoredValue::new(file_name), StoredValue::new(title));
    let drawing = move || {
        let svg = frame.get_untracked()?.query_selector("svg.chart").ok().flatten()?;
        save::Drawing::of(&svg, &heading.with_value(TextProp::get))
    };
    let tell = move |outcome: Option<()>| {
        if outcome.is_none() {
            toasts.warn(words::parts::not_saved(language));
        }
    };
    let save_svg = move || tell(drawing().and_then(|drawing| name.with_value(|name| drawing.save_svg(name))));
    let save_png = move || {
        leptos::task::spawn_local(async move {
            let outcome = match drawing() {
                Some(drawing) => drawing.save_png(&name.get_value()).await,
                None => None,
            };
            tell(outcome);
        });
    };
    view! {
        <div class="chart-tools">
            {move || {
                let (label, icon) = if is_table.get() {
                    (words::parts::as_chart(language), Glyph::Chart)
                } else {
                    (words::parts::as_table(language), Glyph::Table)
                };
                view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon label on_press=move || is_table.update(|is_table| *is_table = !*is_table) /> }
            }}
            <Show when=move || !is_table.get()>
                <Menu label=words::parts::save_as(language) icon=Glyph::Download is_icon_only=true size=ControlSize::Small>
                    <MenuItem icon=Glyph::Image on_press=save_svg>{words::parts::save_svg(language)}</MenuItem>
                    <MenuItem icon=Glyph::Image on_press=save_png>{words::parts::save_png(language)}</MenuItem>
                </Menu>
            </Show>
        </div>
    }
}

#[component]
fn FiguresTable(table: Signal<ChartTable>) -> impl IntoView {
    let head = move || {
        table
            .get()
            .columns
            .into_iter()
            .enumerate()
            .map(|(at, name)| view! { <th scope="col" class:numeric=at != 0>{name}</th> })
            .collect_view()
    };
    let rows = move || {
        let row = |cells: Vec<String>| {
            let mut cells = cells.into_iter();
            view! {
                <tr>
                    <th scope="row">{cells.next()}</th>
                    {cells.map(|cell| view! { <td class="numeric">{cell}</td> }).collect_view()}
                </tr>
            }
        };
        table.get().rows.into_iter().map(row).collect_view()
    };
    view! {
        <div class="table-overflow">
            <table class="table table-plain"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
}
