//! The texts that are sent often: the list of them, and one that is edited.

use crate::domain::{Channel, CustomerId, TextTemplate, TextTemplateId};
use crate::ui::{
    device::use_language,
    pages::sending::Sending,
    parts::{Button, ButtonKind, Choice, ControlSize, Glyph, InputKind, Select, TextField},
    session::use_session,
    words::{
        Language, interactions,
        texts::{self as words, Place},
    },
};
use crate::workspace::{Command, Register, questions::AskReach};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// A place as it stands in a text.
fn braced(place: Place, language: Language) -> String {
    format!("{{{}}}", place.called(language))
}

fn blank() -> TextTemplate {
    TextTemplate { id: TextTemplateId::from_u128(0), name: String::new(), channel: Channel::WeChat, subject: None, body: String::new() }
}

/// Texts to begin with.
fn ready_made(language: Language) -> [TextTemplate; 3] {
    let place = |place| braced(place, language);
    let (name, contact, owner, last) = (place(Place::Name), place(Place::Contact), place(Place::Owner), place(Place::LastPurchase));
    let text = |name: &str, channel, subject: Option<&str>, body| TextTemplate {
        name: name.to_owned(),
        channel,
        subject: subject.map(str::to_owned),
        body,
        ..blank()
    };
    let subject = Some(words::ready_thanks_subject(language));
    [
        text(words::ready_thanks(language), Channel::Email, subject, words::ready_thanks_body(language, &contact, &last, &owner)),
        text(words::ready_greeting(language), Channel::WeChat, None, words::ready_greeting_body(language, &contact, &owner, &name)),
        text(words::ready_visit(language), Channel::Sms, None, words::ready_visit_body(language, &contact, &name)),
    ]
}

/// The list, or the one that is edited.
#[component]
pub fn Texts(customer: CustomerId) -> impl IntoView {
    let edited = RwSignal::new(None::<TextTemplate>);
    move || match edited.get() {
        Some(template) => view! { <Editor template edited /> }.into_any(),
        None => view! { <List customer edited /> }.into_any(),
    }
}

#[component]
fn List(customer: CustomerId, edited: RwSignal<Option<TextTemplate>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let answer = session.live(move || AskReach { customer });
    let templates = Memo::new(move |_| answer.get().and_then(Result::ok).flatten().map(|sheet| sheet.templates));
    let is_none = move || templates.with(|templates| templates.as_ref().is_some_and(Vec::is_empty));
    let use_ready = move || {
        let records = ready_made(language).into_iter().map(Into::into).collect();
        session.run(Command::FileAll { records }, words::ready_used(language));
    };
    let none = move || {
        is_none().then(|| view! {
            <p class="strong">{words::none_title(language)}</p>
            <p class="soft">{words::none_text(language, braced(Place::Contact, language))}</p>
            <div class="button-row"><Button on_press=use_ready attr:data-action="ready-texts">{words::use_ready(language)}</Button></div>
        })
    };
    let row = move |template: TextTemplate| {
        let (id, name) = (template.id.as_u128(), template.name.clone());
        let delete = move || session.run(Command::Discard { register: Register::TextTemplate, id }, words::deleted(language, &name));
        let own = template.clone();
        view! {
            <li class="text-row">
                <span>{template.name.clone()} " " <span class="quiet small">{interactions::channel_name(language, template.channel)}</span></span>
                <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Pencil label=words::edit_of(language, &template.name) on_press=move || edited.set(Some(own.clone())) />
                <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Trash label=words::delete_of(language, &template.name) on_press=delete />
            </li>
        }
    };
    view! {
        {none}
        <ul>{move || templates.get().unwrap_or_default().into_iter().map(row).collect_view()}</ul>
        <div class="button-row button-row-end">
            <Button kind=ButtonKind::Primary icon=Glyph::Plus on_press=move || edited.set(Some(blank()))>{words::new(language)}</Button>
        </div>
    }
}

#[component]
fn Editor(template: TextTemplate, edited: RwSignal<Option<TextTemplate>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let sending = Sending::new();
    let id = template.id;
    let (name, body) = (RwSignal::new(template.name), RwSignal::new(template.body));
    let (subject, channel) = (RwSignal::new(template.subject.unwrap_or_default()), RwSignal::new(template.channel));
    let body_error = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let text = body.get_untracked();
        body_error.set(text.trim().is_empty().then(|| words::body_missing(language).to_owned()));
        if text.trim().is_empty() {
            return;
        }
        let subject = Some(subject.get_untracked()).filter(|text| channel.get_untracked() == Channel::Email && !text.trim().is_empty());
        let template = TextTemplate { id, name: name.get_untracked(), channel: channel.get_untracked(), subject, body: text };
        let said = words::saved(language, &template.name);
        sending.send(session, language, Command::File(template.into()), said, move || edited.set(None));
    };
    let channels = Channel::ALL.map(|channel| {
        let name = interactions::channel_name(language, channel);
        Choice::new(name, name)
    });
    let choose = move |name: String| {
        if let Some(own) = Channel::ALL.into_iter().find(|own| interactions::channel_name(language, *own) == name) {
            channel.set(own);
        }
    };
    let places = Place::ALL.map(|place| {
        let insert = move |_| body.update(|body| body.push_str(&braced(place, language)));
        let label = words::insert(language, place.called(language));
        view! { <button type="button" class="chip chip-add" aria-label=label on:click=insert>{place.called(language)}</button> }
    });
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <div class="form-grid">
                <TextField label=words::name(language) value=name />
                <Select
                    label=words::channel(language)
                    choices=Signal::stored(channels.to_vec())
                    value=Signal::derive(move || interactions::channel_name(language, channel.get()).to_owned())
                    on_change=choose
                />
            </div>
            {move || (channel.get() == Channel::Email).then(|| view! { <TextField label=words::subject(language) value=subject is_optional=true /> })}
            <TextField label=words::body(language) value=body kind=InputKind::Paragraph error=body_error />
            <div class="stack-tight">
                <span class="field-label">{words::places(language)}</span>
                <div class="chips">{places.into_iter().collect_view()}</div>
            </div>
            <div class="button-row button-row-end">
                <Button on_press=move || edited.set(None)>{words::back(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}
