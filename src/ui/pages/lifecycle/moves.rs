//! Who changed stage since the end of the last month: as numbers from stage to stage, and the largest by name.

use super::Setting;
use crate::domain::Stage;
use crate::ui::{
    pages::stage_tag::StageTag,
    parts::{Card, PersonName},
    route::Route,
    words::lifecycle as words,
};
use crate::workspace::questions::{LifecycleSheet, StageMove};
use leptos::prelude::*;

/// How many ways from stage to stage are listed.
const MAX_WAYS: usize = 8;

/// The ways that were gone most often, and who brought most of those who went.
pub fn card(sheet: &LifecycleSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let mut ways: Vec<(u32, Stage, Stage)> = Stage::ALL
        .into_iter()
        .flat_map(|from| Stage::ALL.into_iter().map(move |to| (from, to)))
        .filter(|(from, to)| from != to)
        .map(|(from, to)| (sheet.moves[from as usize][to as usize], from, to))
        .filter(|(n, ..)| *n > 0)
        .collect();
    let n_moved: u32 = ways.iter().map(|(n, ..)| n).sum();
    let Some(since) = sheet.moved_since.filter(|_| n_moved > 0) else {
        return view! { <Card title=words::moved_none_title(language)><p class="soft">{words::moved_none(language)}</p></Card> }.into_any();
    };
    ways.sort_unstable_by_key(|(n, from, to)| (std::cmp::Reverse(*n), *from, *to));
    ways.truncate(MAX_WAYS);
    let ways = ways.into_iter().map(|(n, from, to)| {
        view! { <tr><td>{change(from, to, setting)}</td><td class="numeric">{setting.number(n)}</td></tr> }
    });
    let ways = ways.collect_view();
    let people = sheet.moved.iter().map(|moved| person(moved, setting)).collect_view();
    view! {
        <Card title=words::moved_title(language, setting.number(n_moved), setting.day(since))>
            <table class="table table-plain">
                <thead><tr><th scope="col">{words::movement(language)}</th><th scope="col" class="numeric">{words::customers(language)}</th></tr></thead>
                <tbody>{ways}</tbody>
            </table>
            <p class="soft">{words::moved_largest(language)}</p>
            <div class="table-overflow">
                <table class="table table-plain people">
                    <thead>
                        <tr>
                            <th scope="col">{words::customer(language)}</th>
                            <th scope="col">{words::movement(language)}</th>
                            <th scope="col" class="numeric wide-only">{words::amount(language)}</th>
                        </tr>
                    </thead>
                    <tbody>{people}</tbody>
                </table>
            </div>
        </Card>
    }
    .into_any()
}

fn change(from: Stage, to: Stage, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let spoken = words::moved_to_stage(language, words::stage(language, from), words::stage(language, to));
    view! { <span class="movement" title=spoken><StageTag stage=from />" → "<StageTag stage=to /></span> }
}

fn person(moved: &StageMove, setting: Setting) -> impl IntoView + use<> {
    let row = &moved.customer;
    view! {
        <tr>
            <th scope="row"><a class="person-link" href=Route::Customer(row.id).to_string()><PersonName name=row.name.clone() /></a></th>
            <td>{change(moved.from, moved.to, setting)}</td>
            <td class="numeric wide-only">{setting.money_short(row.amount_minor)}</td>
        </tr>
    }
}
