//! The form that notes one statement of a customer.

use super::channel_choices;
use crate::domain::{Channel, Consent, ConsentId, CustomerId, Day, Purpose};
use crate::ui::{
    device::use_language,
    pages::{sending::Sending, setting::use_sure_setting},
    parts::{Button, ButtonKind, Choice, Dialog, InputKind, Segmented, Select, TextField},
    session::use_session,
    words::{Language, parts as parts_words, people as words},
};
use crate::workspace::Command;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What the form begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsentErrand(Consent);

impl ConsentErrand {
    /// A statement of today that nothing is known of yet.
    pub fn fresh(customer: CustomerId, today: Day) -> Self {
        Self(Consent {
            id: ConsentId::from_u128(0),
            customer,
            purpose: Purpose::default(),
            channel: None,
            is_given: true,
            on: today,
            source: None,
            evidence: None,
        })
    }

    /// A statement of today that takes another back.
    pub fn withdrawing(consent: &Consent, customer: CustomerId, today: Day) -> Self {
        let Self(fresh) = Self::fresh(customer, today);
        Self(Consent { purpose: consent.purpose, channel: consent.channel, is_given: false, ..fresh })
    }
}

/// The form, open while there is an errand.
#[component]
pub fn ConsentDialog(errand: RwSignal<Option<ConsentErrand>>) -> impl IntoView {
    let language = use_language();
    let open = Signal::derive(move || errand.with(Option::is_some));
    view! {
        <Dialog open on_close=move || errand.set(None) title=words::add_consent(language)>
            {move || errand.get().map(|ConsentErrand(own)| view! { <Form own errand /> })}
        </Dialog>
    }
}

/// What is typed. Purpose and channel are places in their lists; no channel is every one.
#[derive(Clone, Copy)]
struct Draft {
    purpose: RwSignal<String>,
    channel: RwSignal<String>,
    is_given: RwSignal<bool>,
    on: RwSignal<String>,
    on_error: RwSignal<Option<String>>,
    source: RwSignal<String>,
    evidence: RwSignal<String>,
}

impl Draft {
    fn of(consent: &Consent) -> Self {
        let purpose = Purpose::ALL.iter().position(|own| *own == consent.purpose).unwrap_or_default();
        let channel = consent.channel.and_then(|channel| Channel::ALL.iter().position(|own| *own == channel));
        Self {
            purpose: RwSignal::new(purpose.to_string()),
            channel: RwSignal::new(channel.map(|at| at.to_string()).unwrap_or_default()),
            is_given: RwSignal::new(consent.is_given),
            on: RwSignal::new(consent.on.to_string()),
            on_error: RwSignal::new(None),
            source: RwSignal::new(String::new()),
            evidence: RwSignal::new(String::new()),
        }
    }

    /// The statement that is meant, or `None` with what is wrong said beside the day.
    fn read(self, own: &Consent, today: Day, language: Language) -> Option<Consent> {
        let on = self.on.get_untracked().parse::<Day>().ok().filter(|day| *day <= today);
        self.on_error.set(on.is_none().then(|| words::on_wrong(language).to_owned()));
        let at = |text: RwSignal<String>| text.get_untracked().parse::<usize>().ok();
        Some(Consent {
            purpose: at(self.purpose).and_then(|at| Purpose::ALL.get(at).copied()).unwrap_or_default(),
            channel: at(self.channel).and_then(|at| Channel::ALL.get(at).copied()),
            is_given: self.is_given.get_untracked(),
            on: on?,
            source: Some(self.source.get_untracked()),
            evidence: Some(self.evidence.get_untracked()),
            ..own.clone()
        })
    }
}

#[component]
fn Form(own: Consent, errand: RwSignal<Option<ConsentErrand>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_sure_setting();
    let draft = Draft::of(&own);
    let sending = Sending::new();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(consent) = draft.read(&own, setting.get_untracked().today, language) {
            let close = move || {
                errand.try_set(None);
            };
            sending.send(session, language, Command::File(consent.into()), words::consent_noted(language).to_owned(), close);
        }
    };
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <Fields draft />
            <div class="button-row button-row-end">
                <Button on_press=move || errand.set(None)>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}

#[component]
fn Fields(draft: Draft) -> impl IntoView {
    const GIVEN: &str = "given";
    const WITHDRAWN: &str = "withdrawn";
    let language = use_language();
    let purposes: Vec<Choice> = Purpose::ALL
        .into_iter()
        .enumerate()
        .map(|(at, purpose)| Choice::new(at.to_string(), words::purpose_name(language, purpose)))
        .collect();
    let channels = channel_choices(language, words::every_channel(language));
    let statements = vec![Choice::new(GIVEN, words::given(language)), Choice::new(WITHDRAWN, words::withdrawn(language))];
    let given = Signal::derive(move || if draft.is_given.get() { GIVEN } else { WITHDRAWN }.to_owned());
    view! {
        <div class="form-grid">
            <Select label=words::purpose(language) choices=Signal::stored(purposes) value=draft.purpose on_change=move |key| draft.purpose.set(key) />
            <Select label=words::consent_channel(language) choices=Signal::stored(channels) value=draft.channel on_change=move |key| draft.channel.set(key) />
        </div>
        <Segmented
            label=words::given_or_not(language)
            choices=Signal::stored(statements)
            value=given
            on_change=move |key: String| draft.is_given.set(key == GIVEN)
        />
        <div class="form-grid">
            <TextField label=words::on(language) kind=InputKind::Date value=draft.on error=draft.on_error />
            <TextField label=words::consent_source(language) placeholder=words::consent_source_hint(language) value=draft.source is_optional=true />
        </div>
        <TextField
            label=words::evidence(language)
            hint=words::evidence_hint(language)
            kind=InputKind::Paragraph
            value=draft.evidence
            is_optional=true
        />
    }
}
