//! Where two schemes disagree: a cross table of both, and the customers of a cell, or those who stand furthest apart.
//!
//! Which two stands in the address. Not here: working anything out (`workspace::questions::disagreements`).

mod people;

use super::{
    address::use_shown,
    answer::{answered, failure_of, last_known},
    cross_table::{Cell, CrossTable, Crossed},
    setting::{Setting, use_setting},
};
use crate::domain::{GradeAt, Scheme, SchemeId};
use crate::ui::{
    device::use_language,
    parts::{ButtonKind, Card, Choice, EmptyState, Glyph, LinkButton, Page, Select},
    route::Route,
    schemes_view::grade_label,
    session::use_session,
    shell::go,
    words::{Language, runs as words},
};
use crate::workspace::questions::{AskDisagreements, AskSchemes, DisagreementSheet, SchemesSheet};
use leptos::prelude::*;

/// Rows of the list.
const N_ROWS: u32 = 100;

type Pair = (SchemeId, SchemeId);

/// The page.
#[component]
pub fn Disagreements() -> impl IntoView {
    let language = use_language();
    let setting = use_setting();
    let answer = use_session().live(|| AskSchemes);
    let chosen = use_shown(|route| if let Route::Disagreements(pair) = route { Some(pair) } else { None });
    let back = move || {
        view! {
            <LinkButton
                kind=ButtonKind::Ghost
                icon=Glyph::ArrowLeft
                href=Route::Schemes.to_string()
                label=words::back_to_schemes(language)
            />
        }
    };
    let content = move || setting.get().map(|setting| answered(answer.get(), |sheet| body(sheet, chosen.get(), setting)));
    view! { <Page title=words::disagreements(language) actions=back>{content}</Page> }
}

fn body(sheet: SchemesSheet, chosen: Option<Pair>, setting: Setting) -> AnyView {
    let language = setting.language;
    let schemes: Vec<Scheme> = sheet.rows.into_iter().map(|row| row.scheme).collect();
    let [first, second, ..] = schemes.as_slice() else {
        return view! {
            <EmptyState title=words::needs_two_schemes_title(language) text=words::needs_two_schemes(language)>
                <LinkButton kind=ButtonKind::Primary href=Route::Schemes.to_string()>{words::go_schemes(language)}</LinkButton>
            </EmptyState>
        }
        .into_any();
    };
    let pair = chosen.unwrap_or((first.id, second.id));
    view! {
        <div class="dashboard">
            <p class="soft">{words::disagreements_intro(language)}</p>
            <Chooser schemes=schemes.clone() pair />
            <Compared pair setting />
        </div>
    }
    .into_any()
}

#[component]
fn Chooser(schemes: Vec<Scheme>, pair: Pair) -> impl IntoView {
    let language = use_language();
    let (one, other) = pair;
    let choices: Vec<Choice> = schemes.iter().map(|scheme| Choice::new(scheme.id.to_string(), scheme.name.clone())).collect();
    let choices = Signal::stored(choices);
    let show = |pair: Option<Pair>| {
        if let Some(pair) = pair {
            go(&Route::Disagreements(Some(pair)));
        }
    };
    view! {
        <div class="look-bar">
            <Select
                label=words::one(language)
                choices
                value=Signal::stored(one.to_string())
                on_change=move |id: String| show(id.parse().ok().map(|id| (id, other)))
            />
            <Select
                label=words::other(language)
                choices
                value=Signal::stored(other.to_string())
                on_change=move |id: String| show(id.parse().ok().map(|id| (one, id)))
            />
        </div>
    }
}

#[component]
fn Compared(pair: Pair, setting: Setting) -> impl IntoView {
    let cell = RwSignal::new(None::<(GradeAt, GradeAt)>);
    let (one, other) = pair;
    let answer = use_session().live(move || AskDisagreements { one, other, cell: cell.get(), n_rows: N_ROWS });
    let sheet = last_known(answer, |sheet| sheet);
    let crossed = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|sheet| crossed(sheet, setting.language))));
    let chosen = Signal::derive(move || cell.get().map(|(one, other)| (usize::from(one), usize::from(other))));
    let pick = move |(row, column): Cell| {
        let picked = GradeAt::try_from(row).ok().zip(GradeAt::try_from(column).ok());
        cell.update(|cell| *cell = picked.filter(|picked| *cell != Some(*picked)));
    };
    view! {
        {move || crossed.with(Option::is_some).then(|| failure_of(answer))}
        {move || match crossed.get() {
            Some(crossed) => view! {
                <Card title=words::cross_title(setting.language)>
                    <CrossTable crossed setting chosen on_pick=pick />
                    <p class="chart-note">{words::cross_note(setting.language)}</p>
                </Card>
            }
            .into_any(),
            None => answered(answer.get(), |_| view! { <p class="soft">{words::pair_gone(setting.language)}</p> }.into_any()),
        }}
        {move || sheet.get().map(|sheet| people::people(sheet, cell, setting))}
    }
}

fn crossed(sheet: &DisagreementSheet, language: Language) -> Crossed {
    let names = |scheme: &Scheme, class_names: &[String], n: usize| {
        let places = 0..u8::try_from(n).unwrap_or(u8::MAX);
        places.map(|grade| grade_label(language, scheme, class_names, grade)).collect::<Vec<_>>()
    };
    let n_columns = sheet.counts.first().map_or(0, Vec::len);
    Crossed {
        corner: format!("{} \\ {}", sheet.one.name, sheet.other.name),
        rows: names(&sheet.one, &sheet.one_classes, sheet.counts.len()),
        columns: names(&sheet.other, &sheet.other_classes, n_columns),
        counts: sheet.counts.clone(),
    }
}
