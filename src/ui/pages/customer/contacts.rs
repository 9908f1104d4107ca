//! The people to talk to at a customer.

use super::{Sheet, profile::StandingNote, save_cards::SaveCards};
use crate::domain::{Contact, CustomerId, CustomerKind};
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    format,
    parts::{Banner, Button, ButtonKind, Card, ControlSize, Dialog, Glyph, InputKind, Masked, SeenName, TextField, Tone, seen_name},
    sentences,
    session::use_session,
    words::{Language, customer as words},
};
use crate::workspace::{Command, commands::ContactDraft};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whose form is open.
#[derive(Clone, PartialEq, Eq)]
enum Errand {
    Add,
    Edit(Contact),
}

/// The card of contacts.
#[component]
pub fn ContactsCard(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let errand = RwSignal::new(None::<Errand>);
    let contacts = sheet.part(|sheet| sheet.customer.contacts.clone());
    let add = move || {
        view! {
            <SaveCards sheet />
            <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Plus label=words::add_contact(language) on_press=move || errand.set(Some(Errand::Add)) />
        }
    };
    view! {
        <Card title=words::contacts(language) actions=add>
            {move || contacts.with(Vec::is_empty).then(|| view! { <p class="quiet">{words::no_contacts(language)}</p> })}
            <ul class="contacts">
                <For each=move || contacts.get() key=|contact| format!("{contact:?}") let:contact>
                    <ContactItem sheet contact contacts errand />
                </For>
            </ul>
        </Card>
        <ContactDialog sheet errand />
    }
}

#[component]
fn ContactItem(sheet: Sheet, contact: Contact, contacts: Signal<Vec<Contact>>, errand: RwSignal<Option<Errand>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let own = contact.clone();
    let (id, name) = (contact.id, seen_name(contact.name.clone(), CustomerKind::Person));
    let (to_edit, to_delete) = (name.clone(), name.clone());
    let delete = move || {
        let said = words::contact_deleted(language, untrack(&name));
        session.run(Command::DeleteContact { customer: sheet.id(), contact: id }, said);
    };
    let masked = |value: Option<String>, mask| value.map(|value| view! { <Masked value mask /> });
    view! {
        <li class="contact">
            <div class="contact-who">
                <span><SeenName name=contact.name.clone() kind=CustomerKind::Person /></span>
                <span class="quiet small">{contact.role}</span>
                <StandingNote contact=id contacts />
            </div>
            <div class="contact-tools">
                <Button
                    kind=ButtonKind::Ghost
                    size=ControlSize::Small
                    icon=Glyph::Pencil
                    label=move || words::edit_contact(language, to_edit())
                    on_press=move || errand.set(Some(Errand::Edit(own.clone())))
                />
                <Button
                    kind=ButtonKind::Ghost
                    size=ControlSize::Small
                    icon=Glyph::Trash
                    label=move || words::delete_contact(language, to_delete())
                    on_press=delete
                />
            </div>
            <div class="contact-ways small">
                {masked(contact.phone, format::mask_phone)}
                {masked(contact.email, format::mask_email)}
            </div>
        </li>
    }
}

#[component]
fn ContactDialog(sheet: Sheet, errand: RwSignal<Option<Errand>>) -> impl IntoView {
    let language = use_language();
    let title = move || match errand.get() {
        Some(Errand::Edit(contact)) => words::edit_contact(language, contact.name),
        _ => words::add_contact(language).to_owned(),
    };
    view! {
        <Dialog open=Signal::derive(move || errand.with(Option::is_some)) on_close=move || errand.set(None) title>
            {move || errand.get().map(|own| view! { <ContactForm sheet own errand /> })}
        </Dialog>
    }
}

/// What is typed of a contact.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    role: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
}

impl Draft {
    fn of(before: Option<&Contact>) -> Self {
        let text = |of: fn(&Contact) -> Option<String>| RwSignal::new(before.and_then(of).unwrap_or_default());
        Self {
            name: text(|contact| Some(contact.name.clone())),
            role: text(|contact| contact.role.clone()),
            phone: text(|contact| contact.phone.clone()),
            email: text(|contact| contact.email.clone()),
        }
    }

    /// The command that makes or changes the contact, and what is said when it is done.
    fn command(self, customer: CustomerId, before: Option<&Contact>, language: Language) -> (Command, String) {
        let [name, role, phone, email] = [self.name, self.role, self.phone, self.email].map(|text| text.get_untracked());
        match before {
            Some(before) => {
                let said = words::contact_saved(language, &name);
                let contact = Contact { id: before.id, name, role: Some(role), phone: Some(phone), email: Some(email) };
                (Command::EditContact { customer, contact }, said)
            }
            None => {
                let said = words::contact_added(language, &name);
                (Command::AddContact { customer, contact: ContactDraft { name, role, phone, email } }, said)
            }
        }
    }
}

#[component]
fn ContactForm(sheet: Sheet, own: Errand, errand: RwSignal<Option<Errand>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let before = match own {
        Errand::Edit(contact) => Some(contact),
        Errand::Add => None,
    };
    let draft = Draft::of(before.as_ref());
    let error = RwSignal::new(None::<String>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (command, said) = draft.command(sheet.id(), before.as_ref(), language);
        spawn_local(async move {
            match session.perform(command).await {
                Ok(done) => {
                    errand.try_set(None);
                    session.say_done(&done, said);
                }
                Err(Failure::Refused(refusal)) => {
                    error.try_set(Some(sentences::refusal(language, &refusal)));
                }
                Err(failure) => session.say_failure(&failure),
            }
        });
    };
    view! {
        <form class="stack-loose" novalidate on:submit=submit>
            {move || error.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            <div class="form-grid">
                <TextField label=words::name(language) value=draft.name />
                <TextField label=words::role(language) value=draft.role is_optional=true />
                <TextField label=words::phone(language) value=draft.phone kind=InputKind::Phone is_optional=true />
                <TextField label=words::email(language) value=draft.email kind=InputKind::Email is_optional=true />
            </div>
            <div class="button-row button-row-end">
                <Button on_press=move || errand.set(None)>{words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true>{words::save(language)}</Button>
            </div>
        </form>
    }
}
