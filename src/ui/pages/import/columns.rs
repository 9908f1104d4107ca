//! Step two: what was found in the file, and what its columns mean.

use super::{
    column_table::ColumnTable,
    file::NewWorkspace,
    findings::FindingsCard,
    wizard::{Wizard, use_wizard},
};
use crate::engine::protocol::Inspected;
use crate::ui::{
    device::use_language,
    format,
    parts::{Banner, Button, ButtonKind, Glyph, Tone},
    words::import as words,
};
use leptos::prelude::*;

/// What was found, each of it to be changed.
#[component]
pub fn ColumnsStep() -> impl IntoView {
    let language = use_language();
    let wizard = use_wizard();
    let n_rows = move || wizard.found.with(|found| found.as_ref().map_or(0, |found| found.findings.n_rows as u64));
    let is_busy = Signal::derive(move || wizard.work.with(Option::is_some));
    view! {
        {move || wizard.found.get().map(|found| view! { <Found wizard found /> })}
        <NewWorkspace />
        <div class="wizard-foot">
            <Button on_press=move || wizard.start_over()>{words::other_file(language)}</Button>
            <Button kind=ButtonKind::Primary icon=Glyph::ChevronRight busy=is_busy on_press=move || wizard.check() attr:data-action="check-import">
                {move || words::check_rows(language, format::number(language, n_rows()))}
            </Button>
        </div>
    }
}

#[component]
fn Found(wizard: Wizard, found: Inspected) -> impl IntoView {
    let language = use_language();
    let Inspected { findings, is_remembered } = found;
    let columns = findings.columns.clone();
    view! {
        {is_remembered.then(|| view! {
            <Banner tone=Tone::Info title=words::remembered_title(language)><p>{words::remembered_text(language)}</p></Banner>
        })}
        <FindingsCard wizard findings />
        <ColumnTable wizard columns />
    }
}
