//! Who moved between two runs: shares, the flow, the matrix, and below them the list of what was pressed.

use super::{Pair, flow, moves::MovesCard};
use crate::domain::GradeAt;
use crate::ui::{
    pages::{
        answer::{answered, failure_of, last_known},
        cross_table::{Cell, CrossTable, Crossed},
        setting::Setting,
    },
    parts::{Card, FigureCard, Reason},
    reasons::Teller,
    session::use_session,
    words::{grades, runs as words},
};
use crate::workspace::questions::{AskMigration, MigrationSheet, Moves};
use leptos::prelude::*;

/// Rows of the list on the page; the exported file holds more.
const N_ROWS: u32 = 100;

/// Whose words a sheet is told in.
pub fn teller(sheet: &MigrationSheet, setting: Setting) -> Teller<'_> {
    Teller {
        language: setting.language,
        currency: setting.currency,
        scheme: &sheet.scheme,
        class_names: &sheet.class_names,
        operands: &sheet.operands,
        fields: &sheet.fields,
    }
}

/// The grades of a migration in the order of the matrix: the last place is "not graded".
pub fn names(sheet: &MigrationSheet, setting: Setting) -> Vec<String> {
    let n_grades = u8::try_from(sheet.counts.rows.len().saturating_sub(1)).unwrap_or(u8::MAX);
    let own = (0..n_grades).map(|grade| teller(sheet, setting).grade(grade));
    own.chain([grades::not_graded(setting.language).to_owned()]).collect()
}

/// The grade at a place of the matrix.
fn grade_at(sheet: &MigrationSheet, place: usize) -> Option<GradeAt> {
    GradeAt::try_from(place).ok().filter(|_| place + 1 < sheet.counts.rows.len())
}

/// Everything about two runs.
#[component]
pub fn MigrationCards(pair: Pair, setting: Setting) -> impl IntoView {
    let moves = RwSignal::new(Moves::All);
    let (from, to) = pair;
    let answer = use_session().live(move || AskMigration { from, to, moves: moves.get(), n_rows: N_ROWS });
    let sheet = last_known(answer, |sheet| sheet);
    // Figures stay as they are while another list is asked for.
    let figures = Memo::new(move |_| sheet.get().map(|sheet| MigrationSheet { rows: Vec::new(), n_moves: 0, ..sheet }));
    view! {
        {move || figures.with(Option::is_some).then(|| failure_of(answer))}
        {move || match figures.get() {
            Some(sheet) => overview(sheet, moves, setting).into_any(),
            None => answered(answer.get(), |_| view! { <p class="soft">{words::pair_gone(setting.language)}</p> }.into_any()),
        }}
        <MovesCard pair moves sheet setting />
    }
}

fn overview(sheet: MigrationSheet, moves: RwSignal<Moves>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let title =
        format!("{}: {}", words::migration(language), words::between(language, setting.day(sheet.from.as_of), setting.day(sheet.to.as_of)));
    let crossed = Crossed {
        corner: words::matrix_corner(language).to_owned(),
        rows: names(&sheet, setting),
        columns: names(&sheet, setting),
        counts: sheet.counts.rows.clone(),
    };
    let figures = figures(&sheet, setting);
    let drawn = flow::flow(&sheet, moves, setting);
    let n_places = sheet.counts.rows.len();
    let place = move |grade: Option<GradeAt>| grade.map_or(n_places.saturating_sub(1), usize::from);
    let chosen = Signal::derive(move || match moves.get() {
        Moves::Between(from, to) => Some((place(from), place(to))),
        _ => None,
    });
    let pick = move |(row, column): Cell| moves.set(Moves::Between(grade_at(&sheet, row), grade_at(&sheet, column)));
    view! {
        <h2 data-part="migration">{title}</h2>
        {figures}
        <div class="dashboard-charts">
            {drawn}
            <Card title=words::matrix_title(language)>
                <CrossTable crossed setting chosen on_pick=pick />
                <p class="chart-note">{words::matrix_note(language)}</p>
            </Card>
        </div>
    }
}

fn figures(sheet: &MigrationSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let counts = &sheet.counts;
    let graded = counts.rows.len().saturating_sub(1);
    let n_twice: u32 = counts.rows.iter().take(graded).flat_map(|row| row.iter().take(graded)).sum();
    let share = |n: u32| (n_twice > 0).then(|| words::share_of_graded(language, setting.share(Some(f64::from(n) / f64::from(n_twice)))));
    let card = |label: &'static str, formula: &'static str, value: Option<String>, note: Option<String>, n: u32| {
        let reason = Reason {
            formula: formula.to_owned(),
            inputs: vec![(label.to_owned(), setting.number(n)), (words::graded_twice(language).to_owned(), setting.number(n_twice))],
            n_cases: Some(setting.number(n_twice)),
            period: Some(setting.period((sheet.from.as_of, sheet.to.as_of))),
        };
        view! { <FigureCard label value note reason /> }
    };
    let n_stable: u32 = (0..graded).filter_map(|at| counts.rows[at].get(at)).sum();
    let by_hand = (sheet.n_by_hand > 0).then(|| words::by_hand_too(language, setting.number(sheet.n_by_hand)));
    view! {
        <div class="cards cards-four">
            {card(words::stable(language), words::stable_why(language), counts.stable_share.map(|share| setting.share(Some(share))), Some(words::n_customers(language, setting.number(n_stable))), n_stable)}
            {card(words::promoted(language), words::promoted_why(language), Some(setting.number(counts.n_promoted)), share(counts.n_promoted), counts.n_promoted)}
            {card(words::demoted(language), words::demoted_why(language), Some(setting.number(counts.n_demoted)), share(counts.n_demoted), counts.n_demoted)}
            {card(words::n_kept(language), words::n_kept_why(language), Some(setting.number(sheet.n_kept)), by_hand, sheet.n_kept)}
        </div>
    }
}
