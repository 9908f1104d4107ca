//! The segments as a table: who they are, how many, what they bring.

use super::Setting;
use crate::scoring::{pyramid::Layer, rfm::Segment};
use crate::ui::{
    pages::{
        grade_tag::{SegmentTag, customers},
        layers,
    },
    parts::{Card, Heading, PlainTable},
    words::{grades, grading as words},
};
use crate::workspace::questions::{Filter, GradingSheet};
use leptos::prelude::*;

/// Every segment that has anybody, titled by the largest.
pub fn table(sheet: &GradingSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let largest = sheet.segments.iter().max_by_key(|(_, layer)| layer.n_customers);
    let title = largest.map_or_else(
        || words::segments_none(language).to_owned(),
        |(segment, layer)| {
            let n = setting.number(sheet.segments.len());
            words::segments_title(language, n, grades::segment(language, *segment), setting.share(layer.customers_share))
        },
    );
    let headings = layers::headings(language, words::segment(language), Heading::wide_number(words::profit(language)));
    let rows = sheet.segments.iter().map(|(segment, layer)| row(*segment, layer, setting)).collect_view();
    view! {
        <Card title>
            <PlainTable class="segments" headings>{rows}</PlainTable>
        </Card>
    }
}

fn row(segment: Segment, layer: &Layer, setting: Setting) -> impl IntoView + use<> {
    let href = customers([Filter::Segment(vec![segment])]).to_string();
    view! {
        <tr>
            <th scope="row">
                <a class="segment-link" href=href><SegmentTag segment /></a>
                <p class="quiet small">{grades::segment_means(setting.language, segment)}</p>
            </th>
            {layers::cells(layer, None, setting)}
            {layers::profit_cell(layer, setting)}
        </tr>
    }
}
