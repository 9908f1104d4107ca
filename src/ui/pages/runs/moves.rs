//! Who moved, one customer a row, with the reason in plain words; opened, with every input before and after.

use super::{
    Pair,
    file::MovesFile,
    migration::{names, teller},
};
use crate::domain::{Measure, Standing};
use crate::ui::{
    pages::{person_link::PersonLink, setting::Setting, standing_tag::StandingTag},
    parts::{Card, Choice, FilterChip, Glyph, Heading, Icon, PlainTable, Segmented},
    reasons::Teller,
    route::Route,
    schemes_view::{known_value, measure_label, standing_label},
    words::runs as words,
};
use crate::workspace::questions::{ExplainedMove, MigrationSheet, MoveRow, Moves, OwnSeen};
use leptos::prelude::*;

/// Lists by a name for the bar of choices.
const LISTS: [(&str, Moves); 5] =
    [("all", Moves::All), ("up", Moves::Up), ("down", Moves::Down), ("kept", Moves::Kept), ("by-hand", Moves::ByHand)];

/// The card of moves, of the kind that is chosen.
#[component]
pub fn MovesCard(pair: Pair, moves: RwSignal<Moves>, sheet: Memo<Option<MigrationSheet>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let choices = Signal::derive(move || sheet.with(|sheet| sheet.as_ref().map(|sheet| lists(sheet, setting)).unwrap_or_default()));
    let chosen = Signal::derive(move || {
        let now = moves.get();
        LISTS.iter().find(|(_, moves)| *moves == now).map(|(key, _)| (*key).to_owned()).unwrap_or_default()
    });
    let choose = move |key: String| {
        if let Some((_, wanted)) = LISTS.iter().find(|(own, _)| *own == key) {
            moves.set(*wanted);
        }
    };
    let cell = move || match moves.get() {
        Moves::Between(from, to) => sheet.with(|sheet| {
            sheet.as_ref().map(|sheet| {
                let names = names(sheet, setting);
                let name = |grade: Option<u8>| names.get(grade.map_or(names.len() - 1, usize::from)).cloned().unwrap_or_default();
                let text = words::from_to(language, name(from), name(to));
                view! { <FilterChip text on_remove=move || moves.set(Moves::All) /> }
            })
        }),
        _ => None,
    };
    view! {
        <Card title=words::moves(language) actions=move || view! { <MovesFile pair moves setting /> }>
            <div class="row">
                <Segmented label=words::which(language) choices value=chosen on_change=choose />
                {cell}
            </div>
            {move || sheet.get().map(|sheet| rows(sheet, setting))}
        </Card>
    }
}

fn lists(sheet: &MigrationSheet, setting: Setting) -> Vec<Choice> {
    let language = setting.language;
    let counts = &sheet.counts;
    let label = |moves: Moves| match moves {
        Moves::Up => Some(words::ups(language, setting.number(counts.n_promoted))),
        Moves::Down => Some(words::downs(language, setting.number(counts.n_demoted))),
        Moves::Kept => (sheet.n_kept > 0).then(|| words::kept_moves(language, setting.number(sheet.n_kept))),
        Moves::ByHand => (sheet.n_by_hand > 0).then(|| words::by_hand_moves(language, setting.number(sheet.n_by_hand))),
        Moves::All | Moves::Between(..) => Some(words::all_moves(language, setting.number(counts.n_promoted + counts.n_demoted))),
    };
    LISTS.iter().filter_map(|(key, moves)| Some(Choice::new(*key, label(*moves)?))).collect()
}

fn rows(sheet: MigrationSheet, setting: Setting) -> AnyView {
    let language = setting.language;
    if sheet.rows.is_empty() {
        return view! { <p class="soft">{words::no_moves(language)}</p> }.into_any();
    }
    let n_rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let rest = (n_rows < sheet.n_moves).then(|| words::shown_of(language, setting.number(n_rows), setting.number(sheet.n_moves)));
    let rows = sheet.rows.iter().map(|explained| row(explained, &sheet, setting)).collect_view();
    view! {
        <PlainTable
            class="moves"
            headings=vec![
                Heading::new(words::customer(language)),
                Heading::new(words::movement(language)),
                Heading::wide_number(words::amount(language)),
                Heading::new(words::reason(language)),
            ]
        >
            {rows}
        </PlainTable>
        {rest.map(|rest| view! { <p class="quiet small">{rest}</p> })}
    }
    .into_any()
}

fn row(ExplainedMove { moved, causes }: &ExplainedMove, sheet: &MigrationSheet, setting: Setting) -> impl IntoView + use<> {
    let reason = teller(sheet, setting).all(moved.after.grade(), causes);
    let tag = |standing: Standing, settled| {
        let (scheme, class_names) = (sheet.scheme.clone(), sheet.class_names.clone());
        view! { <StandingTag scheme class_names standing settled /> }
    };
    let before = moved.before.map(|standing| tag(standing, crate::domain::Settled::AsComputed));
    let name = if moved.name.is_empty() {
        view! { <span class="quiet">{words::deleted_customer(setting.language)}</span> }.into_any()
    } else {
        view! { <PersonLink to=Route::Customer(moved.customer) name=moved.name.clone() /> }.into_any()
    };
    let (arrow, after) = (arrow(moved, setting), tag(moved.after, moved.settled));
    let has_inputs = !moved.inputs.is_empty() || !moved.own_inputs.is_empty();
    let inputs = inputs(moved, teller(sheet, setting));
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td><span class="movement">{arrow}{before}<span aria-hidden="true">"→"</span>{after}</span></td>
            <td class="numeric wide-only">{setting.money(moved.amount_minor)}</td>
            <td>
                {if has_inputs {
                    view! { <details class="move"><summary class="move-reason">{reason}</summary>{inputs}</details> }.into_any()
                } else {
                    view! { <span class="move-reason">{reason}</span> }.into_any()
                }}
            </td>
        </tr>
    }
}

fn arrow(moved: &MoveRow, setting: Setting) -> Option<AnyView> {
    let (before, after) = (moved.before?.grade()?, moved.after.grade()?);
    let (class, glyph, label) = match after.cmp(&before) {
        std::cmp::Ordering::Less => ("change change-rise", Glyph::ArrowUp, words::up(setting.language)),
        std::cmp::Ordering::Greater => ("change change-fall", Glyph::ArrowDown, words::down(setting.language)),
        std::cmp::Ordering::Equal => return None,
    };
    Some(view! { <span class=class><Icon glyph label /></span> }.into_any())
}

fn inputs(moved: &MoveRow, teller: Teller<'_>) -> impl IntoView + use<> {
    let language = teller.language;
    let line = |name: String, before: String, after: String| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="numeric">{before}</td>
                <td class="numeric">{after}</td>
            </tr>
        }
    };
    let shown = |measure: Measure, value| known_value(language, teller.currency, measure, value);
    let measured = moved.inputs.iter();
    let measured =
        measured.map(|(measure, before, after)| line(measure_label(language, *measure), shown(*measure, *before), shown(*measure, *after)));
    let own = moved.own_inputs.iter().map(|OwnSeen { input, before, after }| {
        line(teller.own_name(input.field), teller.own_seen(input, *before), teller.own_seen(input, *after))
    });
    let lines = measured.chain(own).collect_view();
    view! {
        <PlainTable
            class="move-inputs"
            headings=vec![
                Heading::new(words::indicator(language)),
                Heading::number(words::before(language)),
                Heading::number(words::after(language)),
            ]
        >
            {lines}
        </PlainTable>
    }
}

/// What a place is called in a file.
pub fn place(sheet: &MigrationSheet, standing: Standing, setting: Setting) -> String {
    standing_label(setting.language, &sheet.scheme, &sheet.class_names, standing)
}
