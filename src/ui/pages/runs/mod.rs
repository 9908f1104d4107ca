//! The runs of a scheme: which there were, grading once more, and who moved between two of them and why.
//!
//! Which two are compared stands in the address. Not here: rules (the studio), and working anything out
//! (`workspace::questions::runs`).

mod file;
mod flow;
mod grading;
mod list;
mod migration;
mod moves;
mod sign_off;

pub use grading::grade;

use super::{
    address::use_shown,
    answer::{answered, last_known},
    setting::{Setting, use_setting},
};
use crate::domain::{Occasion, RunId, SchemeId};
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, EmptyState, Glyph, LinkButton, Page},
    route::Route,
    session::use_session,
    words::runs as words,
};
use crate::workspace::questions::{AskRuns, RunsSheet};
use leptos::prelude::*;

/// The earlier and the later of two runs.
type Pair = (RunId, RunId);

/// The page of one scheme's runs.
#[component]
pub fn Runs(scheme: SchemeId) -> impl IntoView {
    let language = use_language();
    let setting = use_setting();
    let answer = use_session().live(move || AskRuns { scheme });
    let sheet = last_known(answer, |sheet| sheet);
    let is_grading = RwSignal::new(false);
    let chosen = use_shown(|route| match route {
        Route::Migration(_, from, to) => Some(Some((from, to))),
        Route::Runs(_) => Some(None),
        _ => None,
    });
    let title = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| words::title_of(language, &sheet.scheme.name)));
    let title = move || title().unwrap_or_else(|| words::title(language).to_owned());
    let is_here = Memo::new(move |_| sheet.with(Option::is_some));
    let actions = move || view! { {move || is_here.get().then(|| view! { <Actions is_grading /> })} };
    let content = move || {
        setting.get().map(|setting| {
            answered(answer.get(), |sheet| match sheet {
                Some(sheet) => body(sheet, chosen.get(), setting, is_grading),
                None => view! { <Gone /> }.into_any(),
            })
        })
    };
    view! {
        <Page title actions>
            {content}
            <grading::GradeDialog open=is_grading sheet />
        </Page>
    }
}

#[component]
fn Actions(is_grading: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <LinkButton
            kind=ButtonKind::Ghost
            icon=Glyph::ArrowLeft
            href=Route::Schemes.to_string()
            label=words::back_to_schemes(language)
        />
        <Button kind=ButtonKind::Primary icon=Glyph::Grading on_press=move || is_grading.set(true) attr:data-action="grade-now">
            {words::grade_now(language)}
        </Button>
    }
}

fn body(sheet: RunsSheet, chosen: Option<Pair>, setting: Setting, is_grading: RwSignal<bool>) -> AnyView {
    let language = setting.language;
    if sheet.runs.is_empty() {
        return view! {
            <EmptyState title=words::none_title(language) text=words::none_text(language)>
                <Button kind=ButtonKind::Primary on_press=move || is_grading.set(true)>{words::grade_now(language)}</Button>
            </EmptyState>
        }
        .into_any();
    }
    let pair = chosen.or_else(|| last_two(&sheet));
    let compared = match pair {
        Some(pair) => view! { <migration::MigrationCards pair setting /> }.into_any(),
        None => view! { <p class="soft">{words::needs_two(language)}</p> }.into_any(),
    };
    view! {
        <div class="dashboard">
            {due_line(&sheet, setting)}
            {list::runs(sheet, pair, setting)}
            {compared}
        </div>
    }
    .into_any()
}

/// The two latest runs of everybody, the earlier one first.
fn last_two(sheet: &RunsSheet) -> Option<Pair> {
    let mut whole = sheet.runs.iter().filter(|run| run.occasion != Occasion::Pilot);
    let to = whole.next()?.id;
    Some((whole.next()?.id, to))
}

fn due_line(sheet: &RunsSheet, setting: Setting) -> impl IntoView + use<> {
    let due_on = sheet.due_on?;
    let say = if due_on < setting.today { words::overdue } else { words::due };
    Some(view! { <p class="soft">{say(setting.language, setting.day(due_on))}</p> })
}

/// The address leads to no scheme.
#[component]
fn Gone() -> impl IntoView {
    let language = use_language();
    view! {
        <EmptyState title=words::gone_title(language) text=words::gone_text(language)>
            <LinkButton kind=ButtonKind::Primary href=Route::Schemes.to_string()>
                {words::back_to_schemes(language)}
            </LinkButton>
            <LinkButton href=Route::Changes.to_string()>{words::go_changes(language)}</LinkButton>
        </EmptyState>
    }
}
