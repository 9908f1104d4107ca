//! The streams between the grades of two runs.

use super::migration::names;
use crate::domain::GradeAt;
use crate::ui::{
    pages::setting::Setting,
    parts::charts::{ChartFrame, ChartTable, Flow, FlowChart, FlowLink, FlowNode},
    schemes_view::grade_series,
    words::runs as words,
};
use crate::workspace::questions::{MigrationSheet, Moves};
use leptos::prelude::*;

/// The colour of those without a grade.
const NO_GRADE: u8 = 8;

/// The chart; a press on a stream lists who is in it.
pub fn flow(sheet: &MigrationSheet, moves: RwSignal<Moves>, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let names = names(sheet, setting);
    let last = names.len().saturating_sub(1);
    let grade = move |place: usize| GradeAt::try_from(place).ok().filter(|_| place < last);
    let node = |(place, label): (usize, &String)| FlowNode { label: label.clone(), series: grade(place).map_or(NO_GRADE, grade_series) };
    let nodes: Vec<FlowNode> = names.iter().enumerate().map(node).collect();
    let mut links = Vec::new();
    for (from, row) in sheet.counts.rows.iter().enumerate() {
        for (to, n) in row.iter().enumerate().filter(|(_, n)| **n > 0) {
            links.push(FlowLink {
                from,
                to,
                value: f64::from(*n),
                name: words::from_to(language, &names[from], &names[to]),
                shown: words::n_customers(language, setting.number(*n)),
            });
        }
    }
    let ends: Vec<(usize, usize)> = links.iter().map(|link| (link.from, link.to)).collect();
    let table = ChartTable {
        columns: vec![words::movement(language).to_owned(), words::customer(language).to_owned()],
        rows: links.iter().map(|link| vec![link.name.clone(), link.shown.clone()]).collect(),
    };
    let title = sheet
        .counts
        .stable_share
        .map_or_else(|| words::flow_none(language).to_owned(), |share| words::flow_title(language, setting.share(Some(share))));
    let drawn = Flow { before: nodes.clone(), after: nodes, links };
    let pick = move |at: usize| {
        if let Some((from, to)) = ends.get(at) {
            moves.set(Moves::Between(grade(*from), grade(*to)));
        }
    };
    let pick = Callback::new(pick);
    view! {
        <ChartFrame title table file_name="crema-grades-flow" note=words::flow_note(language)>
            <FlowChart label=words::flow_label(language) flow=drawn.clone() on_pick=pick />
        </ChartFrame>
    }
}
