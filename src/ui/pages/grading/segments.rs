//! The segments as a table: who they are, how many, what they bring.

use super::Setting;
use crate::scoring::{pyramid::Layer, rfm::Segment};
use crate::ui::{
    format,
    pages::grade_tag::{SegmentTag, customers},
    parts::{Card, Meter},
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
    let rows = sheet.segments.iter().map(|(segment, layer)| row(*segment, layer, setting)).collect_view();
    view! {
        <Card title>
            <div class="table-overflow">
                <table class="table table-plain segments">
                    <thead>
                        <tr>
                            <th scope="col">{words::segment(language)}</th>
                            <th scope="col" class="numeric">{words::customers(language)}</th>
                            <th scope="col" class="wide-only">{words::customers_share(language)}</th>
                            <th scope="col" class="numeric">{words::revenue(language)}</th>
                            <th scope="col" class="wide-only">{words::revenue_share(language)}</th>
                            <th scope="col" class="numeric wide-only">{words::profit(language)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Card>
    }
}

fn row(segment: Segment, layer: &Layer, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let href = customers([Filter::Segment(vec![segment])]).to_string();
    let meter = |share: Option<f64>| view! { <Meter share=share.unwrap_or_default() text=setting.share(share) /> };
    view! {
        <tr>
            <th scope="row">
                <a class="segment-link" href=href><SegmentTag segment /></a>
                <p class="quiet small">{grades::segment_means(language, segment)}</p>
            </th>
            <td class="numeric">{setting.number(layer.n_customers)}</td>
            <td class="wide-only">{meter(layer.customers_share)}</td>
            <td class="numeric">{setting.money(layer.revenue_minor)}</td>
            <td class="wide-only">{meter(layer.revenue_share)}</td>
            <td class="numeric wide-only">{format::or_unknown(layer.profit_minor.map(|minor| setting.money(minor)))}</td>
        </tr>
    }
}
