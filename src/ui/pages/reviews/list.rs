//! All reviews, the latest first, and the way to begin another.

use super::{decision_tag, new_review::NewReviewDialog, score};
use crate::ui::{
    device::use_language,
    pages::{
        ago::Ago,
        answer::answered,
        care::CareTabs,
        person_link::PersonLink,
        setting::{Setting, use_sure_setting},
    },
    parts::{Button, ButtonKind, Card, EmptyState, Glyph, Heading, LinkButton, Page, PlainTable},
    route::Route,
    session::use_session,
    words::{policies, reviews as words, shell as shell_words},
};
use crate::workspace::questions::{AskReviews, ReviewRow, ReviewsSheet};
use leptos::prelude::*;

#[component]
pub fn Reviews() -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let answer = use_session().live(|| AskReviews);
    let is_open = RwSignal::new(false);
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary icon=Glyph::Plus shortcut="c" attr:data-key="c" on_press=move || is_open.set(true)>{words::new(language)}</Button>
        }
    };
    let count = Signal::derive(move || Some(setting.get().number(answer.get()?.ok()?.rows.len())));
    view! {
        <Page title=shell_words::reviews(language) count actions>
            <CareTabs current=Route::Reviews />
            {move || answered(answer.get(), |sheet| shown(sheet, is_open, setting.get()))}
            <NewReviewDialog open=is_open />
        </Page>
    }
}

fn shown(sheet: ReviewsSheet, is_open: RwSignal<bool>, setting: Setting) -> AnyView {
    let language = setting.language;
    if sheet.rows.is_empty() {
        return view! {
            <EmptyState title=words::empty_title(language) text=words::empty_text(language)>
                <Button kind=ButtonKind::Secondary icon=Glyph::Plus on_press=move || is_open.set(true)>{words::new(language)}</Button>
                <LinkButton href=super::super::grade_tag::customers([]).to_string()>{policies::go_customers(language)}</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let undecided = (sheet.n_undecided > 0).then(|| words::n_undecided(language, setting.number(sheet.n_undecided)));
    let rows = sheet.rows.into_iter().map(|row| line(row, setting)).collect_view();
    view! {
        <Card title=words::list(language) actions=move || view! { <span class="quiet">{undecided.clone()}</span> }>
            <PlainTable
                class="people"
                headings=vec![
                    Heading::new(words::customer(language)),
                    Heading::wide(words::phase(language)),
                    Heading::new(words::on(language)),
                    Heading::wide(words::person(language)),
                    Heading::wide_number(words::score(language)),
                    Heading::new(words::decision(language)),
                ]
            >
                {rows}
            </PlainTable>
        </Card>
    }
    .into_any()
}

fn line(row: ReviewRow, setting: Setting) -> impl IntoView {
    let language = setting.language;
    view! {
        <tr>
            <th scope="row"><PersonLink to=Route::Review(row.id) name=row.name /></th>
            <td class="wide-only">{words::phase_name(language, row.phase)}</td>
            <td><Ago day=row.on setting max_days=31 /></td>
            <td class="wide-only">{row.person}</td>
            <td class="numeric wide-only">{score(row.score_tenths, setting)}</td>
            <td>{decision_tag(language, row.decision)}</td>
        </tr>
    }
}
