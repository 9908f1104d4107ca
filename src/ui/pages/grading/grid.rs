//! The second tab: where customers stand on the grid of recency and frequency, and which cells make which segment.

use super::Setting;
use crate::scoring::rfm::{SegmentGrid, SegmentRule};
use crate::ui::{
    pages::grade_tag::{SegmentTag, customers},
    parts::{
        Card, Choice, Heading, PlainTable, Segmented,
        charts::{ChartFrame, ChartTable, HeatCell, HeatGrid},
    },
    shell::go,
    words::{grades, grading as words},
};
use crate::workspace::questions::{Filter, GradingSheet, GridCell};
use leptos::prelude::*;

/// What colours the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Customers,
    Revenue,
}

const REVENUE: &str = "revenue";
const CUSTOMERS: &str = "customers";
/// Scores of recency from the top, of frequency from the left.
const RECENCY: [u8; 5] = [5, 4, 3, 2, 1];
const FREQUENCY: [u8; 5] = [1, 2, 3, 4, 5];

/// The grid, its switch, and the map of segments.
pub fn tab(sheet: GradingSheet, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let measure = RwSignal::new(Measure::Customers);
    let choices = vec![Choice::new(CUSTOMERS, words::by_customers(language)), Choice::new(REVENUE, words::by_revenue(language))];
    let chosen = Signal::derive(move || match measure.get() {
        Measure::Customers => CUSTOMERS.to_owned(),
        Measure::Revenue => REVENUE.to_owned(),
    });
    let choose = move |value: String| measure.set(if value == REVENUE { Measure::Revenue } else { Measure::Customers });
    view! {
        <div class="dashboard">
            <div class="list-tools">
                <span class="quiet small">{words::grid_measure(language)}</span>
                <Segmented label=words::grid_measure(language) choices value=chosen on_change=choose />
            </div>
            <div class="dashboard-charts chart-tall">
                {grid(&sheet, measure, setting)}
                {map(&sheet, setting)}
            </div>
        </div>
    }
}

fn grid(sheet: &GradingSheet, measure: RwSignal<Measure>, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let of_grid = StoredValue::new((sheet.grid.clone(), sheet.n_graded, sheet.revenue_minor));
    let title =
        move || of_grid.with_value(|(grid, n_graded, revenue_minor)| finding(grid, *n_graded, *revenue_minor, measure.get(), setting));
    let cells = Signal::derive(move || {
        let measure = measure.get();
        of_grid.with_value(|(grid, ..)| grid.iter().map(|cell| drawn(cell, measure, setting)).collect::<Vec<_>>())
    });
    let table = Signal::derive(move || {
        let measure = measure.get();
        of_grid.with_value(|(grid, ..)| table(grid, measure, setting))
    });
    let row_labels = RECENCY.map(|score| words::recency_score(language, score)).to_vec();
    let column_labels = FREQUENCY.map(|score| words::frequency_score(language, score)).to_vec();
    let pick = move |(row, column): (usize, usize)| {
        if let (Some(recency), Some(frequency)) = (RECENCY.get(row), FREQUENCY.get(column)) {
            go(&customers([Filter::Cell { recency: *recency, frequency: *frequency }]));
        }
    };
    view! {
        <ChartFrame title table file_name="crema-rfm-grid" note=words::grid_note(language)>
            <HeatGrid
                label=words::grid_label(language)
                row_labels=row_labels.clone()
                column_labels=column_labels.clone()
                cells
                on_pick=pick
            />
        </ChartFrame>
    }
}

/// The cell that holds most, as a sentence.
fn finding(grid: &[GridCell], n_graded: u32, revenue_minor: i64, measure: Measure, setting: Setting) -> String {
    let language = setting.language;
    #[expect(clippy::cast_precision_loss, reason = "a share to show")]
    let share = |part: i64, whole: i64| (whole > 0).then(|| part as f64 / whole as f64);
    let sentence = match measure {
        Measure::Customers => grid.iter().max_by_key(|cell| cell.n_customers).map(|cell| {
            let share = share(cell.n_customers.into(), n_graded.into());
            words::grid_title(language, setting.share(share), grades::segment(language, cell.segment))
        }),
        Measure::Revenue => grid.iter().max_by_key(|cell| cell.revenue_minor).map(|cell| {
            let share = share(cell.revenue_minor, revenue_minor);
            words::grid_title_revenue(language, setting.share(share), grades::segment(language, cell.segment))
        }),
    };
    sentence.unwrap_or_else(|| words::grid_none(language).to_owned())
}

fn drawn(cell: &GridCell, measure: Measure, setting: Setting) -> HeatCell {
    let language = setting.language;
    let segment = grades::segment(language, cell.segment);
    #[expect(clippy::cast_precision_loss, reason = "a colour")]
    let (value, text) = match measure {
        Measure::Customers => (f64::from(cell.n_customers), setting.number(cell.n_customers)),
        Measure::Revenue => (cell.revenue_minor as f64, setting.money_short(cell.revenue_minor)),
    };
    let shown = words::cell_shown(language, setting.number(cell.n_customers), setting.money(cell.revenue_minor), segment);
    HeatCell { value, text, shown }
}

fn table(grid: &[GridCell], measure: Measure, setting: Setting) -> ChartTable {
    let language = setting.language;
    let headings = FREQUENCY.map(|score| words::frequency_score(language, score));
    let columns = [words::grid_corner(language).to_owned()].into_iter().chain(headings).collect();
    let value = |cell: &GridCell| match measure {
        Measure::Customers => setting.number(cell.n_customers),
        Measure::Revenue => setting.money(cell.revenue_minor),
    };
    let rows = grid
        .chunks(FREQUENCY.len())
        .zip(RECENCY)
        .map(|(cells, recency)| [words::recency_score(language, recency)].into_iter().chain(cells.iter().map(value)).collect());
    ChartTable { columns, rows: rows.collect() }
}

/// Which scores make which segment.
fn map(sheet: &GradingSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let range = |(least, most): (u8, u8)| {
        if least == most { least.to_string() } else { words::from_to(language, least, most) }
    };
    let n_customers = |segment| sheet.segments.iter().find(|(known, _)| *known == segment).map_or(0, |(_, layer)| layer.n_customers);
    let row = |rule: &SegmentRule| {
        let href = customers([Filter::Segment(vec![rule.segment])]).to_string();
        view! {
            <tr>
                <th scope="row"><a class="segment-link" href=href><SegmentTag segment=rule.segment /></a></th>
                <td class="nowrap">{words::score_range(language, range(rule.recency), range(rule.frequency))}</td>
                <td class="numeric">{setting.number(n_customers(rule.segment))}</td>
            </tr>
        }
    };
    let rows = SegmentGrid::Common.rules().iter().map(row).collect_view();
    view! {
        <Card title=words::map_title(language)>
            <p class="soft small">{words::map_text(language)}</p>
            <PlainTable
                headings=vec![
                    Heading::new(words::segment(language)),
                    Heading::new(words::scores(language)),
                    Heading::number(words::customers(language)),
                ]
            >
                {rows}
            </PlainTable>
        </Card>
    }
}
