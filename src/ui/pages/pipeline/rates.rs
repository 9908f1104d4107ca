//! How it went: how long deals stay, which are won and whose, and why others are lost. Each table says how it is worked out.

use crate::ui::{
    format,
    pages::setting::Setting,
    parts::{Card, Heading, Meter, PlainTable, Reason, Why},
    words::pipeline as words,
};
use crate::workspace::questions::{PipelineFigures, RateRow, ReasonRow, StayRow};
use leptos::prelude::*;

/// How a figure is worked out, behind the heading of its card.
fn why(title: &'static str, formula: &'static str, n: u32, figures: &PipelineFigures, setting: Setting) -> impl Fn() -> AnyView + use<> {
    let reason = Reason {
        formula: formula.to_owned(),
        inputs: Vec::new(),
        n_cases: Some(setting.number(n)),
        period: Some(setting.period((figures.from, figures.to))),
    };
    move || view! { <Why figure=title reason=reason.clone() /> }.into_any()
}

fn days(median: Option<f64>, setting: Setting) -> String {
    let language = setting.language;
    format::or_unknown(median.map(|days| words::n_days_short(language, format::decimal(language, days, 0))))
}

/// Time in each stage.
pub fn stays(figures: &PipelineFigures, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let n = figures.stays.iter().map(|row| row.n_ended).sum();
    let actions = why(words::stays_title(language), words::stays_why(language), n, figures, setting);
    let line = |row: &StayRow| {
        view! {
            <tr>
                <th scope="row">{row.stage.clone()}</th>
                <td class="numeric">{days(row.median_days, setting)}</td>
                <td class="numeric">{setting.number(row.n_ended)}</td>
                <td class="numeric wide-only">{days(row.open_median_days, setting)}</td>
                <td class="numeric wide-only">{setting.number(row.n_open)}</td>
            </tr>
        }
    };
    let lines = figures.stays.iter().map(line).collect_view();
    let headings = vec![
        Heading::new(words::stage(language)),
        Heading::number(words::median(language)),
        Heading::number(words::n_stays(language)),
        Heading::wide_number(words::so_far(language)),
        Heading::wide_number(words::open_now(language)),
    ];
    view! {
        <Card title=words::stays_title(language) actions>
            <PlainTable headings>{lines}</PlainTable>
        </Card>
    }
}

/// Win rates by where deals came from.
pub fn by_source(figures: &PipelineFigures, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    rates(&figures.by_source, [words::by_source(language), words::source(language), words::win_rate_why(language)], figures, setting)
}

/// Win rates by who looked after them.
pub fn by_owner(figures: &PipelineFigures, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    rates(&figures.by_owner, [words::by_owner(language), words::owner(language), words::win_rate_why(language)], figures, setting)
}

/// Win rates by how far they came.
pub fn by_stage(figures: &PipelineFigures, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    rates(&figures.by_stage, [words::by_stage(language), words::stage(language), words::by_stage_why(language)], figures, setting)
}

fn rates(rows: &[RateRow], [title, first, formula]: [&'static str; 3], figures: &PipelineFigures, setting: Setting) -> AnyView {
    let language = setting.language;
    let actions = why(title, formula, figures.ended.n(), figures, setting);
    if figures.ended.n() == 0 {
        return view! { <Card title actions><p class="soft">{words::none_ended(language)}</p></Card> }.into_any();
    }
    let line = |row: &RateRow| {
        let name = row.name.clone().unwrap_or_else(|| words::not_said(language).to_owned());
        let rate = match row.ended.win_share() {
            Some(share) => view! { <Meter share text=setting.share(Some(share)) /> }.into_any(),
            None => view! { <span class="quiet">{words::too_few(language)}</span> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="numeric">{setting.number(row.ended.n_won)}</td>
                <td class="numeric">{setting.number(row.ended.n_lost)}</td>
                <td class="numeric">{rate}</td>
                <td class="numeric wide-only">{setting.money(row.won_minor)}</td>
            </tr>
        }
    };
    let lines = rows.iter().map(line).collect_view();
    let headings = vec![
        Heading::new(first),
        Heading::number(words::won(language)),
        Heading::number(words::lost(language)),
        Heading::number(words::win_rate(language)),
        Heading::wide_number(words::won_amount(language)),
    ];
    view! {
        <Card title actions>
            <PlainTable headings>{lines}</PlainTable>
        </Card>
    }
    .into_any()
}

/// Why deals were lost.
pub fn reasons(figures: &PipelineFigures, setting: Setting) -> AnyView {
    let language = setting.language;
    let title = words::reasons_title(language);
    let actions = why(title, words::reasons_why(language), figures.ended.n_lost, figures, setting);
    if figures.reasons.is_empty() {
        return view! { <Card title actions><p class="soft">{words::none_lost(language)}</p></Card> }.into_any();
    }
    let line = |row: &ReasonRow| {
        view! {
            <tr>
                <th scope="row">{row.reason.clone()}</th>
                <td class="numeric">{setting.number(row.n)}</td>
                <td class="numeric">{setting.money(row.amount_minor)}</td>
            </tr>
        }
    };
    let lines = figures.reasons.iter().map(line).collect_view();
    let headings =
        vec![Heading::new(words::reason(language)), Heading::number(words::times(language)), Heading::number(words::lost_amount(language))];
    view! {
        <Card title actions>
            <PlainTable headings>{lines}</PlainTable>
        </Card>
    }
    .into_any()
}
