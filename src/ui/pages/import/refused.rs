//! The rows that are not imported: how many for which reason, the first hundred, and the file of all of them.

use super::{phrases, wizard::Wizard};
use crate::domain::CustomField;
use crate::exchange::planning::{DryRun, RefusedRow};
use crate::exchange::reading::Reason;
use crate::ui::{
    device::use_language,
    format,
    parts::{Button, Card, ControlSize, Glyph, Heading, PlainTable, Tag, Tone},
    words::{Language, import as words},
};
use leptos::prelude::*;

/// What a dry run refused or set aside.
#[component]
pub fn RefusedCard(wizard: Wizard, dry_run: DryRun) -> impl IntoView {
    let language = use_language();
    let number = |n: u32| format::number(language, n);
    let n_in_all = dry_run.n_refused.saturating_add(dry_run.n_set_aside);
    let n_listed = u32::try_from(dry_run.refused.len()).unwrap_or(u32::MAX);
    let title = words::refused_title(language, number(n_in_all));
    let set_aside = (dry_run.n_set_aside > 0).then(|| words::set_aside(language, number(dry_run.n_set_aside)));
    let text = if wizard.is_per_line() { words::refused_lines_text(language) } else { words::refused_text(language) };
    // What was only set aside needs no mending.
    let mend = (dry_run.n_refused > 0).then_some(text);
    let first = (n_listed < n_in_all).then(|| words::refused_first(language, number(n_listed), number(n_in_all)));
    let own = wizard.own.get_untracked();
    let reasons = dry_run.n_by_reason.into_iter().map(|(reason, n)| counted(language, reason, n, &own)).collect_view();
    let download = move || {
        view! {
            <Button size=ControlSize::Small icon=Glyph::Download on_press=move || wizard.save_refused() attr:data-action="save-refused">
                {words::refused_download(language)}
            </Button>
        }
    };
    view! {
        <Card title=title actions=download>
            {mend.map(|mend| view! { <p class="soft">{mend}</p> })}
            {set_aside.map(|set_aside| view! { <p class="soft">{set_aside}</p> })}
            <ul class="import-reasons">{reasons}</ul>
            <RefusedTable rows=dry_run.refused own />
            {first.map(|first| view! { <p class="small quiet">{first}</p> })}
        </Card>
    }
}

fn counted(language: Language, reason: Reason, n: u32, own: &[CustomField]) -> impl IntoView + use<> {
    let tone = if reason.is_set_aside() { Tone::Neutral } else { Tone::Warn };
    view! { <li><Tag tone>{format::number(language, n)}</Tag> <span>{phrases::reason(language, reason, own)}</span></li> }
}

#[component]
fn RefusedTable(rows: Vec<RefusedRow>, own: Vec<CustomField>) -> impl IntoView {
    let language = use_language();
    let row = move |row: RefusedRow| {
        view! {
            <tr>
                <th scope="row" class="numeric">{format::number(language, row.row_number)}</th>
                <td>{format::or_unknown(row.column)}</td>
                <td>{phrases::reason(language, row.reason, &own)}</td>
                <td class="import-content" title=row.cells.clone()>{row.cells.clone()}</td>
            </tr>
        }
    };
    view! {
        // A region that scrolls can be scrolled with the keyboard.
        <div class="import-list import-refused" tabindex="0" role="region" aria-label=words::refused_download(language)>
            <PlainTable
                headings=vec![
                    Heading::number(words::row(language)),
                    Heading::new(words::column(language)),
                    Heading::new(words::reason(language)),
                    Heading::new(words::content(language)),
                ]
            >
                {rows.into_iter().map(row).collect_view()}
            </PlainTable>
        </div>
    }
}
