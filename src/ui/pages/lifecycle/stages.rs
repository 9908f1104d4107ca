//! The first tab: who is where, how it came about, who moved, and the rules.

use super::{Setting, funnel, moves, over_time, rules};
use crate::domain::Stage;
use crate::ui::{
    format,
    pages::{grade_tag::customers, layers, stage_tag::StageTag},
    parts::{Card, FigureCard, Heading, PlainTable, Reason},
    words::{Language, lifecycle as words},
};
use crate::workspace::questions::{Filter, LifecycleSheet, StageRow};
use leptos::prelude::*;

/// Figures, table, course, funnel, moves, rules.
pub fn tab(sheet: LifecycleSheet, setting: Setting) -> AnyView {
    view! {
        <div class="dashboard">
            {figures(&sheet, setting)}
            {table(&sheet, setting)}
            {over_time::chart(&sheet, setting)}
            <div class="panels lifecycle-panels">
                <div class="record-main">{funnel::card(&sheet, setting)}{rules::card(sheet.rules, setting)}</div>
                {moves::card(&sheet, setting)}
            </div>
        </div>
    }
    .into_any()
}

/// Who is on time, late, gone, back; and what share of the revenue they have brought.
fn figures(sheet: &LifecycleSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let on_time = [Stage::Conversion, Stage::Retention, Stage::Loyalty, Stage::WonBack];
    let card = |label: &'static str, stages: &[Stage], why: fn(Language) -> &'static str| {
        let rows: Vec<&StageRow> = sheet.rows.iter().filter(|row| stages.contains(&row.stage)).collect();
        let n: u32 = rows.iter().map(|row| row.layer.n_customers).sum();
        let share: f64 = rows.iter().filter_map(|row| row.layer.revenue_share).sum();
        let inputs = rows.iter().map(|row| (words::stage(language, row.stage).to_owned(), setting.number(row.layer.n_customers)));
        let reason = Reason {
            formula: why(language).to_owned(),
            inputs: inputs.collect(),
            n_cases: Some(setting.number(n)),
            period: Some(setting.day(sheet.as_of)),
        };
        let href = customers([Filter::Stage(stages.to_vec())]).to_string();
        view! { <FigureCard label value=Some(setting.number(n)) note=Some(words::of_revenue(language, setting.share(Some(share)))) href reason /> }
    };
    view! {
        <div class="cards cards-four">
            {card(words::on_time(language), &on_time, words::on_time_why)}
            {card(words::late(language), &[Stage::AtRisk, Stage::Sleeping], words::late_why)}
            {card(words::gone(language), &[Stage::Lost], words::gone_why)}
            {card(words::back(language), &[Stage::WonBack], words::back_why)}
        </div>
    }
}

fn table(sheet: &LifecycleSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let largest = sheet.rows.iter().max_by_key(|row| row.layer.n_customers).filter(|row| row.layer.n_customers > 0);
    let title = largest.map_or_else(
        || words::table_none(language).to_owned(),
        |row| words::table_title(language, setting.share(row.layer.customers_share), words::stage(language, row.stage)),
    );
    let headings = layers::headings(language, words::stage_heading(language), Heading::number(words::mean_time(language)));
    let rows = sheet.rows.iter().map(|row| stage_row(row, setting)).collect_view();
    view! {
        <Card title>
            <PlainTable class="segments" headings>{rows}</PlainTable>
            <p class="chart-note">{words::table_note(language)}</p>
        </Card>
    }
}

fn stage_row(row: &StageRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let stage = row.stage;
    let href = customers([Filter::Stage(vec![stage])]).to_string();
    let by_hand = (row.n_by_hand > 0)
        .then(|| view! { <p class="quiet small">{words::n_by_hand(language, setting.number(row.n_by_hand))}</p> }.into_any());
    let n_stays = row.time.n_stays;
    let stay = row.time.mean_days().map(|days| words::days(language, format::decimal(language, days, 0)));
    let stays = (n_stays > 0).then(|| view! { <p class="quiet small">{words::stays_seen(language, setting.number(n_stays))}</p> });
    view! {
        <tr>
            <th scope="row">
                <a class="segment-link" href=href><StageTag stage /></a>
                <p class="quiet small wide-only">{words::stage_means(language, stage)}</p>
            </th>
            {layers::cells(&row.layer, by_hand, setting)}
            <td class="numeric">{format::or_unknown(stay)}{stays}</td>
        </tr>
    }
}
