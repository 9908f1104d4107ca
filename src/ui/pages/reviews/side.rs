//! What is known of the customer beside their review: facts, grades, other reviews.

use super::{decision_tag, saver::Saver, score};
use crate::ui::{
    device::use_language,
    format,
    pages::{ago::Ago, answer::answered},
    parts::{Card, ControlSize, Fact, Facts, LinkButton},
    route::Route,
    schemes_view::{GradeTag, standing_label},
    session::use_session,
    words::reviews as words,
};
use crate::workspace::questions::{AskCustomer, AskStandings, CustomerSheet, ReviewRow, StandingRow, StandingsSheet};
use leptos::prelude::*;

/// Facts, grades, and the other reviews.
#[component]
pub fn Side(saver: Saver) -> impl IntoView {
    let language = use_language();
    let setting = saver.setting;
    let session = use_session();
    let id = saver.sheet.with_untracked(|sheet| sheet.review.customer);
    let sheet = session.live(move || AskCustomer { id, n_purchases: 0 });
    let standings = session.live(move || AskStandings { customer: id });
    let facts = move || answered(sheet.get(), |sheet| sheet.map(|sheet| view! { <CustomerFacts sheet setting /> }).into_any());
    let grades = move || {
        answered(standings.get(), |StandingsSheet { rows, .. }| match rows.is_empty() {
            true => view! { <p class="soft">{words::no_grades(language)}</p> }.into_any(),
            false => view! { <Facts>{rows.into_iter().map(|row| grade(&row, setting)).collect_view()}</Facts> }.into_any(),
        })
    };
    let others = move || saver.sheet.with(|sheet| sheet.others.clone());
    let others = move || {
        let others = others();
        if others.is_empty() {
            return view! { <p class="soft">{words::others_none(language)}</p> }.into_any();
        }
        let line = |row: ReviewRow| view! { <li class="row"><a class="link" href=Route::Review(row.id).to_string()><Ago day=row.on setting max_days=31 /></a> {score(row.score_tenths, setting)} {decision_tag(language, row.decision)}</li> };
        view! { <ul class="stack-tight">{others.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    let open = move || view! { <LinkButton size=ControlSize::Small href=Route::Customer(id).to_string()>{words::open_customer(language)}</LinkButton> };
    view! {
        <Card title=words::facts(language) actions=open>{facts}</Card>
        <Card title=words::grades(language)>{grades}</Card>
        <Card title=words::others(language)>{others}</Card>
    }
}

/// Who it is and what they brought.
#[component]
pub fn CustomerFacts(sheet: CustomerSheet, setting: crate::ui::pages::setting::Setting) -> impl IntoView {
    let language = setting.language;
    let CustomerSheet { customer, row, profit_minor, .. } = sheet;
    view! {
        <Facts>
            <Fact label=words::amount(language)>{setting.money(row.amount_minor)}</Fact>
            <Fact label=words::profit(language)>{format::or_unknown(profit_minor.map(|minor| setting.money(minor)))}</Fact>
            <Fact label=words::n_purchases(language)>{setting.number(row.n_purchases)}</Fact>
            <Fact label=words::last_purchase(language)>{format::or_unknown(row.last_purchase_on.map(|day| setting.day(day)))}</Fact>
            <Fact label=words::industry(language)>{format::or_unknown(customer.industry)}</Fact>
            <Fact label=words::region(language)>{format::or_unknown(customer.region)}</Fact>
            <Fact label=words::owner(language)>{format::or_unknown(customer.owner)}</Fact>
        </Facts>
    }
}

fn grade(row: &StandingRow, setting: crate::ui::pages::setting::Setting) -> impl IntoView + use<> {
    let label = standing_label(setting.language, &row.scheme, &row.class_names, row.standing);
    let grade = row.standing.grade();
    view! { <Fact label=row.scheme.name.clone()><GradeTag grade label /></Fact> }
}
