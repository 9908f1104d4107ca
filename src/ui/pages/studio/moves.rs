//! Who would move against where everybody stands now: a matrix, and the largest movers with what moves them.

use super::draft::Draft;
use crate::domain::Standing;
use crate::ui::{
    format,
    parts::{Button, ButtonKind, Card, ControlSize, SeenName},
    phrases::own_seen,
    route::Route,
    schemes_view::{GradeTag, known_value, measure_label},
    words::{schemes, studio as words},
};
use crate::workspace::questions::{MigrationCounts, MoveRow, StudioSheet};
use leptos::prelude::*;

/// How many movers are shown before one asks for more.
const FEW: usize = 8;

#[component]
pub fn Moves(draft: Draft, sheet: Signal<Option<StudioSheet>>) -> impl IntoView {
    let language = draft.setting.language;
    let shows_all = RwSignal::new(false);
    let migration = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.migration.clone())));
    let movers = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.moves.clone()).unwrap_or_default()));
    let content = move || match migration.get() {
        None => view! { <p class="soft">{words::no_comparison(language)}</p> }.into_any(),
        Some(counts) => {
            let is_still = counts.n_promoted == 0 && counts.n_demoted == 0;
            view! {
                {summary(draft, &counts)}
                {(!is_still).then(|| matrix(draft, &counts))}
            }
            .into_any()
        }
    };
    let list = move || {
        let rows = movers.get();
        let n_rows = rows.len();
        let n_shown = if shows_all.get() { n_rows } else { FEW };
        (n_rows > 0).then(|| {
            view! {
                <h3>{words::movers(language)}</h3>
                {movers_table(draft, rows.into_iter().take(n_shown))}
                {(n_rows > n_shown).then(|| view! {
                    <Button kind=ButtonKind::Ghost size=ControlSize::Small on_press=move || shows_all.set(true)>{words::all_movers(language, n_rows)}</Button>
                })}
            }
        })
    };
    view! { <Card title=words::moves(language)>{content} {list}</Card> }
}

fn summary(draft: Draft, counts: &MigrationCounts) -> AnyView {
    let (language, setting) = (draft.setting.language, draft.setting);
    if counts.n_promoted == 0 && counts.n_demoted == 0 {
        return view! { <p class="soft" data-moves="none">{words::moves_none(language)}</p> }.into_any();
    }
    let moved = words::moves_count(language, setting.number(counts.n_promoted), setting.number(counts.n_demoted));
    let stable = counts.stable_share.map(|share| words::stable(language, setting.share(Some(share))));
    view! { <p data-moves="some"><strong>{moved}</strong> " " <span class="quiet">{stable}</span></p> }.into_any()
}

fn matrix(draft: Draft, counts: &MigrationCounts) -> AnyView {
    let (language, setting) = (draft.setting.language, draft.setting);
    let n_grades = counts.rows.len().saturating_sub(1);
    let name = move |at: usize| if at < n_grades { draft.grade_name(at) } else { words::not_graded(language).to_owned() };
    let heading = |at: usize| view! { <th scope="col" class="numeric">{name(at)}</th> };
    let cell = |from: usize, to: usize, n: u32| {
        let kind = match (from.cmp(&to), n, from < n_grades && to < n_grades) {
            (_, 0, _) => "none",
            (std::cmp::Ordering::Equal, ..) => "stays",
            (std::cmp::Ordering::Greater, _, true) => "up",
            (std::cmp::Ordering::Less, _, true) => "down",
            _ => "other",
        };
        let title = words::from_to_cell(language, name(from), name(to), setting.number(n));
        view! { <td class="numeric" data-move=kind title=title>{setting.number(n)}</td> }
    };
    let row = |(from, row): (usize, &Vec<u32>)| {
        let cells = row.iter().enumerate().map(|(to, n)| cell(from, to, *n)).collect_view();
        view! { <tr><th scope="row">{name(from)}</th>{cells}</tr> }
    };
    view! {
        <div class="table-overflow">
            <table class="table-plain move-matrix">
                <caption>{words::matrix(language)}</caption>
                <thead><tr><td></td>{(0..counts.rows.len()).map(heading).collect_view()}</tr></thead>
                <tbody>{counts.rows.iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn tag(draft: Draft, standing: Option<Standing>) -> AnyView {
    let language = draft.setting.language;
    match standing {
        Some(Standing::Graded(grade)) => view! { <GradeTag grade=Some(grade) label=draft.grade_name(grade.into()) /> }.into_any(),
        Some(Standing::NotGraded(why)) => view! { <GradeTag grade=None label=schemes::not_graded(language, why) /> }.into_any(),
        None => view! { <span>{format::UNKNOWN}</span> }.into_any(),
    }
}

fn movers_table(draft: Draft, rows: impl Iterator<Item = MoveRow>) -> AnyView {
    let (language, setting) = (draft.setting.language, draft.setting);
    let row = |row: MoveRow| {
        let inputs = row.inputs.iter().map(|(measure, _, now)| {
            words::input(language, measure_label(language, *measure), known_value(language, setting.currency, *measure, *now))
        });
        let score = (row.score_after_ppm > 0)
            .then(|| words::score_is(language, format::decimal(language, f64::from(row.score_after_ppm) / 1e4, 1)));
        let own = row.own_inputs.iter().map(|seen| {
            let kind = draft.field(seen.input.field).map(|field| field.kind);
            words::input(language, draft.field_name(seen.input.field), own_seen(language, setting.currency, kind, &seen.input, seen.after))
        });
        let because: Vec<String> = inputs.chain(own).chain(score).collect();
        view! {
            <tr>
                <th scope="row">
                    <a class="link" href=Route::Customer(row.customer).to_string()><SeenName name=row.name /></a>
                    <span class="mover-because">{because.join(" · ")}</span>
                </th>
                <td>{tag(draft, row.before)}</td>
                <td>{tag(draft, Some(row.after))}</td>
                <td class="numeric">{setting.money_short(row.amount_minor)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-overflow">
            <table class="table-plain movers">
                <thead>
                    <tr>
                        <th scope="col">{words::customer(language)}</th>
                        <th scope="col">{words::from(language)}</th>
                        <th scope="col">{words::to(language)}</th>
                        <th scope="col" class="numeric">{words::amount(language)}</th>
                    </tr>
                </thead>
                <tbody>{rows.map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
