//! The rules as a table, what its columns mean, and all of them as a file.

use super::{Setting, product_button};
use crate::engine::protocol::{Failure, Reply, Request};
use crate::ui::{
    downloads, format,
    parts::{Button, ButtonKind, Card, ControlSize, Glyph, Heading, PlainTable, use_toasts},
    route::TogetherView,
    session::use_session,
    words::{Language, together as words},
};
use crate::workspace::questions::{NamedProduct, RuleRow, TogetherSheet};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The card, titled by its strongest rule.
#[component]
pub fn RulesCard(sheet: TogetherSheet, view: Memo<TogetherView>, n_wanted: RwSignal<u32>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let title = sheet.rows.first().map_or_else(
        || words::title_none(language).to_owned(),
        |row| {
            let name = |products: &[NamedProduct]| products.first().map(|product| product.name.clone()).unwrap_or_default();
            words::title(language, name(&row.antecedent), name(&row.consequent), format::decimal(language, row.rule.lift(), 1))
        },
    );
    let n_shown = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let shown = words::shown_of(language, setting.number(n_shown), setting.number(sheet.n_found));
    let rows = sheet.rows.iter().map(|row| rule_row(row, setting)).collect_view();
    let more = (n_shown < sheet.n_found).then(|| {
        view! { <Button on_press=move || n_wanted.update(|n| *n += super::N_ROWS)>{words::show_more(language)}</Button> }
    });
    view! {
        <Card title actions=move || view! { <DownloadButton view language /> }>
            <PlainTable
                class="rules-table"
                headings=vec![
                    Heading::new(words::if_bought(language)),
                    Heading::new(words::then_bought(language)),
                    Heading::wide_number(words::count(language)),
                    Heading::wide_number(words::support_column(language)).meaning(words::support_means(language)),
                    Heading::wide_number(words::confidence_column(language)).meaning(words::confidence_means(language)),
                    Heading::number(words::lift(language)).meaning(words::lift_means(language)),
                    Heading::wide_number(words::leverage(language)).meaning(words::leverage_means(language)),
                    Heading::wide_number(words::conviction(language)).meaning(words::conviction_means(language)),
                ]
            >
                {rows}
            </PlainTable>
            <div class="row"><span class="quiet small">{shown}</span>{more}</div>
            <Meanings language />
        </Card>
    }
}

fn rule_row(row: &RuleRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let side = |products: &[NamedProduct]| {
        let products = products.iter().map(|product| view! { <li>{product_button(product, language)}</li> }).collect_view();
        view! { <ul class="rule-side">{products}</ul> }
    };
    let rule = &row.rule;
    let conviction = rule.conviction().map_or_else(
        || view! { <span title=words::never_fails(language)>{words::conviction_none(language)}</span> }.into_any(),
        |conviction| format::decimal(language, conviction, 2).into_any(),
    );
    view! {
        <tr>
            <td>{side(&row.antecedent)}</td>
            <td>{side(&row.consequent)}</td>
            <td class="numeric wide-only">{setting.number(rule.n_with_both)}</td>
            <td class="numeric wide-only">{format::percent(language, rule.support(), 2)}</td>
            <td class="numeric wide-only">{format::percent(language, rule.confidence(), 1)}</td>
            <td class="numeric strong">{format::decimal(language, rule.lift(), 1)}</td>
            <td class="numeric wide-only">{format::decimal(language, rule.leverage(), 4)}</td>
            <td class="numeric wide-only">{conviction}</td>
        </tr>
    }
}

#[component]
fn Meanings(language: Language) -> impl IntoView {
    let meanings = [
        (words::support_column(language), words::support_means(language)),
        (words::confidence_column(language), words::confidence_means(language)),
        (words::lift(language), words::lift_means(language)),
        (words::leverage(language), words::leverage_means(language)),
        (words::conviction(language), words::conviction_means(language)),
    ];
    let meanings = meanings.map(|(name, means)| view! { <dt>{name}</dt><dd>{means}</dd> });
    view! {
        <details class="meanings">
            <summary>{words::explain(language)}</summary>
            <dl class="facts">{meanings.into_iter().collect_view()}</dl>
            <p class="chart-note">{words::source(language)}</p>
        </details>
    }
}

/// All rules that are found, not only those in sight.
#[component]
fn DownloadButton(view: Memo<TogetherView>, language: Language) -> impl IntoView {
    let session = use_session();
    let toasts = use_toasts();
    let press = move || {
        let TogetherView { search, limits, .. } = view.get_untracked();
        let request = Request::ExportRules { limits, search, headings: headings(language), name: words::file_name(language).to_owned() };
        spawn_local(async move {
            let file = match session.request(request, None).await {
                Ok(Reply::File(file)) => Ok(file),
                Ok(_) => Err(Failure::EngineDied),
                Err(failure) => Err(failure),
            };
            match file {
                Ok(file) if downloads::save(&file).is_some() => toasts.say(words::downloaded(language, file.name)),
                Ok(file) => session.say_failure(&Failure::FileGone { what: file.name }),
                Err(failure) => session.say_failure(&failure),
            }
        });
    };
    view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Download on_press=press>{words::download(language)}</Button> }
}

/// In the order in which the file has them.
fn headings(language: Language) -> Vec<String> {
    let code = |side: &str| words::heading_code(language, side);
    let name = |side: &str| words::heading_name(language, side);
    let sides = [words::if_bought(language), words::then_bought(language)];
    let counts = [
        words::count(language),
        words::heading_with_first(language),
        words::heading_with_second(language),
        words::n_orders(language),
        words::support_column(language),
        words::confidence_column(language),
        words::lift(language),
        words::leverage(language),
        words::conviction(language),
    ];
    sides.into_iter().flat_map(|side| [code(side), name(side)]).chain(counts.map(str::to_owned)).collect()
}
