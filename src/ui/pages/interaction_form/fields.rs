//! The fields of a contact with a customer: how, when, with whom, what came of it, what it took.

use super::draft::Draft;
use crate::domain::{Channel, Mood};
use crate::ui::{
    device::use_language,
    pages::{customer::Suggestions, setting::Setting},
    parts::{Choice, InputKind, Segmented, Select, TextField, unique_id},
    words::interactions as words,
};
use crate::workspace::questions::{Facet, ReachSheet};
use leptos::prelude::*;

const MOODS: [Mood; 3] = [Mood::Good, Mood::Neutral, Mood::Bad];

const fn mood_key(mood: Option<Mood>) -> &'static str {
    match mood {
        None => "",
        Some(Mood::Good) => "good",
        Some(Mood::Neutral) => "neutral",
        Some(Mood::Bad) => "bad",
    }
}

#[component]
pub fn Fields(draft: Draft, reach: Memo<Option<ReachSheet>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let owners = unique_id("owners");
    let channels = Channel::ALL.map(|channel| Choice::new(words::channel_name(language, channel), words::channel_name(language, channel)));
    let choose_channel = move |name: String| {
        if let Some(channel) = Channel::ALL.into_iter().find(|channel| words::channel_name(language, *channel) == name) {
            draft.channel.set(channel);
        }
    };
    let known = MOODS.map(|mood| Choice::new(mood_key(Some(mood)), words::mood_name(language, mood)));
    let moods: Vec<Choice> = known.into_iter().chain([Choice::new("", words::mood_unknown(language))]).collect();
    let choose_mood = move |key: String| draft.mood.set(MOODS.into_iter().find(|mood| mood_key(Some(*mood)) == key));
    view! {
        <div class="form-grid">
            <Select
                label=words::channel(language)
                choices=Signal::stored(channels.to_vec())
                value=Signal::derive(move || words::channel_name(language, draft.channel.get()).to_owned())
                on_change=choose_channel
            />
            <TextField label=words::on(language) value=draft.on kind=InputKind::Date error=draft.on_error />
            <ContactField draft reach />
            <div>
                <TextField label=words::by(language) value=draft.by is_optional=true list=owners.clone() />
                <Suggestions id=owners facet=Facet::Owner />
            </div>
        </div>
        <TextField label=words::outcome(language) value=draft.outcome kind=InputKind::Paragraph is_optional=true />
        <div class="stack-tight">
            <span class="field-label">{words::mood(language)}</span>
            <Segmented
                label=words::mood(language)
                choices=Signal::stored(moods)
                value=Signal::derive(move || mood_key(draft.mood.get()).to_owned())
                on_change=choose_mood
            />
        </div>
        <div class="form-grid">
            <TextField label=words::minutes(language) value=draft.minutes kind=InputKind::Number error=draft.minutes_error is_optional=true />
            <TextField
                label=words::cost(language, setting.currency.code())
                value=draft.cost
                kind=InputKind::Number
                hint=words::cost_hint(language)
                error=draft.cost_error
                is_optional=true
            />
        </div>
    }
}

/// With whom: one of the customer's own contacts.
#[component]
fn ContactField(draft: Draft, reach: Memo<Option<ReachSheet>>) -> impl IntoView {
    let language = use_language();
    let choices = Signal::derive(move || {
        let contacts = reach.with(|reach| reach.as_ref().map(|reach| reach.customer.contacts.clone())).unwrap_or_default();
        let known = contacts.into_iter().map(|contact| Choice::new(contact.id.to_string(), contact.name));
        std::iter::once(Choice::new("", words::contact_unknown(language))).chain(known).collect::<Vec<_>>()
    });
    view! { <Select label=words::contact(language) choices value=draft.contact on_change=move |id| draft.contact.set(id) /> }
}
