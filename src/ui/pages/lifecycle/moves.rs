//! Who changed stage since the end of the last month: as numbers from stage to stage, and the largest by name.

use super::Setting;
use crate::domain::Stage;
use crate::ui::{
    pages::{moved, stage_tag::StageTag},
    parts::{Card, Heading, PlainTable},
    words::{lifecycle as words, today},
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
    let headings = vec![Heading::new(today::movement(language)), Heading::number(words::customers(language))];
    let moved = |StageMove { customer, from, to }: &StageMove| (customer.clone(), change(*from, *to, setting).into_any());
    let people = moved::table(sheet.moved.iter().map(moved), setting);
    view! {
        <Card title=words::moved_title(language, setting.number(n_moved), setting.day(since))>
            <PlainTable headings>{ways}</PlainTable>
            <p class="soft">{words::moved_largest(language)}</p>
            {people}
        </Card>
    }
    .into_any()
}

fn change(from: Stage, to: Stage, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let spoken = words::moved_to_stage(language, words::stage(language, from), words::stage(language, to));
    view! { <span class="movement" title=spoken><StageTag stage=from />" → "<StageTag stage=to /></span> }
}
