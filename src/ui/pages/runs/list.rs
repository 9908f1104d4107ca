//! Every run in a table: when, by whom, with which result, agreed to or not, and which two are compared.

use super::{Pair, sign_off::SignOffDialog};
use crate::domain::{GradeAt, RunId, SchemeId};
use crate::ui::{
    device::use_language,
    pages::setting::Setting,
    parts::{ButtonKind, Card, ControlSize, Glyph, Heading, Menu, MenuItem, PlainTable, Tag, Tone},
    route::Route,
    schemes_view::{grade_label, grade_series},
    session::use_session,
    shell::go,
    words::{parts, runs as words, schemes},
};
use crate::workspace::{
    Command, Register,
    questions::{RunHead, RunsSheet},
};
use leptos::prelude::*;

/// The card with the table.
pub fn runs(sheet: RunsSheet, pair: Option<Pair>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let signing = RwSignal::new(None::<(RunId, String)>);
    let headings = vec![
        Heading::new(words::as_of(language)),
        Heading::new(words::made(language)),
        Heading::new(words::occasion(language)),
        Heading::new(words::version(language)),
        Heading::new(words::result(language)),
        Heading::new(words::fingerprint(language)).meaning(words::fingerprint_means(language)),
        Heading::new(words::agreed(language)),
        Heading::new(words::compare(language)),
        Heading::unseen(parts::actions(language)),
    ];
    let n_runs = sheet.runs.len();
    let rows = sheet.runs.iter().map(|run| {
        let bar = result_bar(run, &sheet, setting);
        row(run.clone(), bar, Choosing { scheme: sheet.scheme.id, pair, is_offered: n_runs > 1 }, signing, setting)
    });
    let rows = rows.collect_view();
    view! {
        <Card title=words::list(language)>
            <PlainTable class="runs" headings>{rows}</PlainTable>
            <SignOffDialog signing />
        </Card>
    }
}

/// Which two runs are compared, and how another one is chosen.
#[derive(Clone, Copy)]
struct Choosing {
    scheme: SchemeId,
    pair: Option<Pair>,
    is_offered: bool,
}

fn row(
    run: RunHead,
    bar: impl IntoView + 'static,
    choosing: Choosing,
    signing: RwSignal<Option<(RunId, String)>>,
    setting: Setting,
) -> impl IntoView {
    let language = setting.language;
    let day = setting.day(run.as_of);
    let is_signed = run.signed_off.is_some();
    let signed = match run.signed_off.clone() {
        None => view! { <span class="quiet">{words::not_agreed(language)}</span> }.into_any(),
        Some(sign) => {
            let text = by(setting.day(sign.on), &sign.person, setting);
            view! { <span title=sign.note><Tag tone=Tone::Ok icon=Glyph::Check>{text}</Tag></span> }.into_any()
        }
    };
    view! {
        <tr data-run=run.id.to_string()>
            <th scope="row" class="nowrap">{day.clone()}</th>
            <td class="nowrap">{by(setting.day(run.made_on), &run.person, setting)}</td>
            <td class="nowrap">{schemes::occasion(language, run.occasion)}</td>
            <td class="nowrap">{words::version_n(language, run.version)}</td>
            <td>{bar}</td>
            <td class="quiet small nowrap">{format!("{:08x}", run.fingerprint)}</td>
            <td class="nowrap">{signed}</td>
            <td>{choosing.is_offered.then(|| view! { <Ends id=run.id day=day.clone() choosing /> })}</td>
            <td><RunMenu id=run.id day is_signed signing /></td>
        </tr>
    }
}

fn by(day: String, person: &str, setting: Setting) -> String {
    if person.is_empty() { day } else { words::made_by(setting.language, day, person) }
}

/// Whether the run is where the comparison begins or ends.
#[component]
fn Ends(id: RunId, day: String, choosing: Choosing) -> impl IntoView {
    let language = use_language();
    let end = |is_on: bool, text: &'static str, label: String, pair: Option<Pair>| {
        let press = move |_| {
            if let Some((from, to)) = pair {
                go(&Route::Migration(choosing.scheme, from, to));
            }
        };
        view! {
            <button type="button" class="run-end" aria-pressed=if is_on { "true" } else { "false" } aria-label=label.clone() title=label on:click=press>
                {text}
            </button>
        }
    };
    let (from, to) = choosing.pair.unwrap_or((id, id));
    view! {
        <span class="run-ends">
            {end(from == id, words::from_short(language), words::compare_from(language, &day), Some((id, to)))}
            {end(to == id, words::to_short(language), words::compare_to(language, &day), Some((from, id)))}
        </span>
    }
}

#[component]
fn RunMenu(id: RunId, day: String, is_signed: bool, signing: RwSignal<Option<(RunId, String)>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let label = words::actions(language, &day);
    let delete = {
        let said = words::deleted(language, &day);
        move || session.run(Command::Discard { register: Register::GradingRun, id: id.as_u128() }, said.clone())
    };
    view! {
        <Menu label icon=Glyph::More is_icon_only=true kind=ButtonKind::Ghost size=ControlSize::Small>
            {(!is_signed).then(|| {
                let day = day.clone();
                view! { <MenuItem icon=Glyph::CircleCheck on_press=move || signing.set(Some((id, day.clone())))>{words::sign_off(language)}</MenuItem> }
            })}
            <MenuItem icon=Glyph::Trash is_danger=true on_press=delete.clone()>{words::delete(language)}</MenuItem>
        </Menu>
    }
}

/// How many have each grade, as one bar of a hundred percent and in numbers.
fn result_bar(run: &RunHead, sheet: &RunsSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let total: u32 = run.counts.iter().sum();
    let scheme = sheet.former.iter().find(|scheme| scheme.version == run.version).unwrap_or(&sheet.scheme);
    let label = |grade: GradeAt| grade_label(language, scheme, &sheet.class_names, grade);
    let counted = || (0..).zip(run.counts.iter().copied()).filter(|(_, n)| *n > 0);
    let said: Vec<String> = counted().map(|(grade, n)| words::count_of(language, label(grade), setting.number(n))).collect();
    let pieces = counted().map(|(grade, n)| {
        let width = format!("{:.2}%", 100.0 * f64::from(n) / f64::from(total.max(1)));
        let title = words::count_of(language, label(grade), setting.number(n));
        view! { <span class=format!("run-piece series-{}", grade_series(grade)) style:width=width title=title></span> }
    });
    let spoken = words::counts_are(language, said.join(words::join(language)));
    view! { <span class="run-bar" role="img" aria-label=spoken.clone() title=spoken>{pieces.collect_view()}</span> }
}
