//! The form for everything that a profile holds, in one dialog and one change.

use super::{
    Sheet, birthday::BirthdayFields, channel_choices, draft::Draft, fields_address, picture::PictureSection, places::PlacesFields,
    standing::StandingFields, use_known,
};
use crate::ui::{
    device::use_language,
    pages::{customer_picker::CustomerPicker, own_value_field::ValueField, sending::Sending, setting::Setting},
    parts::{Button, ButtonKind, Checkbox, ControlSize, Dialog, Glyph, InputKind, Select, TextField},
    session::use_session,
    words::{parts as parts_words, people as words},
};
use crate::workspace::{Command, questions::ProfileSheet};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The dialog, over the customer's page.
#[component]
pub fn ProfileDialog(sheet: Sheet, open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let known = use_known();
    let title = move || sheet.with(|sheet, _| words::edit_of(language, &sheet.customer.name));
    view! {
        <Dialog open on_close=move || open.set(false) title is_wide=true>
            // What others change meanwhile does not take the form away from under who types.
            {move || known.get_untracked().map(|known| view! { <Form sheet known open /> })}
        </Dialog>
    }
}

#[component]
fn Form(sheet: Sheet, known: ProfileSheet, open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = sheet.setting_now();
    let contacts = untrack(|| sheet.with(|sheet, _| sheet.customer.contacts.clone()));
    let draft = Draft::of(&known, &contacts, setting);
    let sending = Sending::new();
    let reading = draft.clone();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(profile) = reading.read(&known, setting) else { return };
        let command = Command::FileProfile { profile: Box::new(profile), picture: reading.picture.get_untracked() };
        sending.send(session, language, command, words::saved(language).to_owned(), move || {
            open.try_set(false);
        });
    };
    view! {
        <form class="form profile-form" novalidate on:submit=save>
            <Sections sheet draft setting />
            {sending.refused()}
            <div class="button-row button-row-end">
                <Button on_press=move || open.set(false)>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}

#[component]
fn Sections(sheet: Sheet, draft: Draft, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let Draft { birthday, places, people, values, .. } = draft.clone();
    let has_people = !people.is_empty();
    let values = values.into_iter().map(|draft| view! { <ValueField draft setting /> }).collect_view();
    view! {
        <General draft=draft.clone() />
        <PictureSection customer=sheet.id() wish=draft.picture />
        <section class="form-section">
            <h3>{words::birthday(language)}</h3>
            <BirthdayFields draft=birthday />
        </section>
        <section class="form-section">
            <h3>{words::places(language)}</h3>
            <PlacesFields draft=places />
        </section>
        <section class="form-section">
            <h3>{words::own_fields(language)}</h3>
            <div class="form-grid">{values}</div>
            <p class="small"><a class="link" href=fields_address()>{words::manage_fields(language)}</a></p>
        </section>
        <ReferrerSection sheet draft=draft.clone() />
        {has_people.then(|| view! {
            <section class="form-section">
                <h3>{words::standing(language)}</h3>
                <StandingFields people />
            </section>
        })}
    }
}

#[component]
fn General(draft: Draft) -> impl IntoView {
    let language = use_language();
    let channels = channel_choices(language, words::not_said(language));
    let Draft { size, credit, channel, retain_until, retain_error, do_not_contact, .. } = draft;
    view! {
        <section class="form-section">
            <h3>{words::general(language)}</h3>
            <div class="form-grid">
                <TextField label=words::size(language) hint=words::size_hint(language) value=size is_optional=true />
                <TextField label=words::credit(language) hint=words::credit_hint(language) value=credit is_optional=true />
                <Select
                    label=words::channel(language)
                    choices=Signal::stored(channels)
                    value=channel
                    on_change=move |key| channel.set(key)
                />
                <TextField
                    label=words::retain_until(language)
                    hint=words::retain_until_hint(language)
                    kind=InputKind::Date
                    value=retain_until
                    error=retain_error
                    is_optional=true
                />
            </div>
            <Checkbox
                label=words::do_not_contact(language)
                hint=words::do_not_contact_hint(language)
                checked=do_not_contact
                on_change=move |is_so| do_not_contact.set(is_so)
            />
        </section>
    }
}

/// Who brought them, searched for only when asked.
#[component]
fn ReferrerSection(sheet: Sheet, draft: Draft) -> impl IntoView {
    let language = use_language();
    let referrer = draft.referrer;
    let is_searching = RwSignal::new(false);
    let error = RwSignal::new(None);
    let name = move || referrer.get().map_or_else(|| words::referrer_none(language).to_owned(), |(_, name)| name);
    view! {
        <section class="form-section">
            <h3>{words::referrer(language)}</h3>
            <div class="row">
                <span class="strong">{name}</span>
                {move || referrer.with(Option::is_some).then(|| view! {
                    <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label=words::referrer_none(language) on_press=move || referrer.set(None) />
                })}
                {move || (!is_searching.get()).then(|| view! {
                    <Button size=ControlSize::Small icon=Glyph::Search on_press=move || is_searching.set(true)>{words::referrer_find(language)}</Button>
                })}
            </div>
            {move || is_searching.get().then(|| view! {
                <CustomerPicker find=words::referrer_find(language) label=words::referrer(language) chosen=referrer error except=sheet.id() />
            })}
        </section>
    }
}
