//! Step one: the file, which of its sheets, and for the first import the workspace that it makes.

use super::{
    people::PeopleFound,
    wizard::{Wizard, stem, use_wizard},
};
use crate::exchange::sheets::SheetOutline;
use crate::ui::{
    currencies,
    device::use_language,
    format,
    parts::{Button, Card, Dropzone, Glyph, Icon, Select, TextField},
    shell::use_overview,
    words::{Language, import as words},
};
use leptos::prelude::*;
use leptos::web_sys;

const ACCEPTED: &str = ".csv,.tsv,.txt,.gz,.xlsx,.vcf,.vcard";

/// Drop or choose a file.
#[component]
pub fn FileStep() -> impl IntoView {
    let language = use_language();
    let wizard = use_wizard();
    let take = Callback::new(move |file: web_sys::File| wizard.take(&file));
    let facts = [
        (Glyph::Receipt, words::what_orders(language)),
        (Glyph::Columns, words::what_columns(language)),
        (Glyph::Person, words::what_contacts(language)),
        (Glyph::Shield, words::what_safe(language)),
    ];
    view! {
        <Sheets wizard />
        <PeopleFound wizard />
        <Dropzone on_file=take accept=ACCEPTED action="import-file" title=words::drop_title(language) hint=words::drop_hint(language) />
        <ul class="import-facts" aria-label=words::what_title(language)>
            {facts.map(|(glyph, text)| view! { <li><Icon glyph /><span>{text}</span></li> }).collect_view()}
        </ul>
        <NewWorkspace />
    }
}

/// The sheets of a spreadsheet that has several.
#[component]
fn Sheets(wizard: Wizard) -> impl IntoView {
    let language = use_language();
    let choice = move |sheet: SheetOutline| {
        let name = sheet.name.clone();
        view! {
            <Button icon=Glyph::Table on_press=move || wizard.take_sheet(name.clone())>
                {sheet.name} <span class="quiet">{words::sheet_rows(language, format::number(language, sheet.n_rows as u64))}</span>
            </Button>
        }
    };
    move || {
        let sheets = wizard.sheets.get();
        (!sheets.is_empty()).then(|| {
            view! {
                <Card title=words::sheets_title(language)>
                    <div class="button-row">{sheets.into_iter().map(choice).collect_view()}</div>
                </Card>
            }
        })
    }
}

/// Name and currency of the workspace that the first import makes; nothing once there is one.
#[component]
pub fn NewWorkspace() -> impl IntoView {
    let language = use_language();
    let wizard = use_wizard();
    let overview = use_overview();
    let is_new = Memo::new(move |_| overview.get().is_some_and(|overview| overview.settings.is_none()));
    let usual_name = move || wizard.source.with(|source| source.as_ref().map(|source| stem(&source.name, language))).unwrap_or_default();
    move || {
        is_new.get().then(|| view! {
        <Card title=words::workspace_title(language)>
            <p class="soft">{words::workspace_text(language)}</p>
            <div class="form-grid">
                <TextField label=words::workspace_name(language) value=wizard.workspace_name placeholder=TextProp::from(usual_name) hint=words::workspace_name_hint(language) />
                <CurrencyField language wizard />
            </div>
        </Card>
    })
    }
}

#[component]
fn CurrencyField(language: Language, wizard: Wizard) -> impl IntoView {
    view! {
        <Select
            label=words::currency(language)
            choices=Signal::stored(currencies::choices(language, None))
            value=Signal::derive(move || wizard.new_currency())
            on_change=move |code| wizard.currency.set(Some(code))
        />
    }
}
