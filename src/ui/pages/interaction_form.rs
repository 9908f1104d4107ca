//! The form that writes down one contact with a customer.

use super::{
    customer::Suggestions,
    setting::{Setting, use_sure_setting},
};
use crate::domain::{Channel, CustomerId, Day, Interaction, InteractionId, Mood};
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, Choice, Dialog, InputKind, Segmented, Select, TextField, Tone, unique_id},
    sentences,
    session::use_session,
    typed::{self, NotRead},
    words::{interactions as words, parts as parts_words},
};
use crate::workspace::{
    Command,
    questions::{AskCustomer, Facet},
};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the form is open for: a contact with this customer, a new one unless it has an identifier.
#[derive(Clone, Debug, PartialEq)]
pub struct InteractionErrand {
    pub customer_name: String,
    pub interaction: Interaction,
}

impl InteractionErrand {
    /// A contact that nothing is known of yet but with whom, and who looks after them.
    pub fn with(customer: CustomerId, customer_name: String, owner: Option<String>, today: Day) -> Self {
        let interaction = Interaction {
            id: InteractionId::from_u128(0),
            customer,
            on: today,
            channel: Channel::default(),
            contact: None,
            by: owner,
            outcome: None,
            mood: None,
            minutes: 0,
            cost_minor: 0,
        };
        Self { customer_name, interaction }
    }
}

/// The form, open while there is an errand.
#[component]
pub fn InteractionDialog(errand: RwSignal<Option<InteractionErrand>>) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let open = Signal::derive(move || errand.with(Option::is_some));
    let title =
        move || errand.with(|errand| errand.as_ref().map(|errand| words::write_for(language, &errand.customer_name)).unwrap_or_default());
    view! {
        <Dialog open on_close=move || errand.set(None) title is_wide=true>
            {move || errand.get().map(|own| {
                let setting = setting.get_untracked();
                view! { <InteractionForm own setting on_done=move || errand.set(None) /> }
            })}
        </Dialog>
    }
}

const MOODS: [Mood; 3] = [Mood::Good, Mood::Neutral, Mood::Bad];

const fn mood_key(mood: Option<Mood>) -> &'static str {
    match mood {
        None => "",
        Some(Mood::Good) => "good",
        Some(Mood::Neutral) => "neutral",
        Some(Mood::Bad) => "bad",
    }
}

/// What is typed.
#[derive(Clone, Copy)]
struct Draft {
    channel: RwSignal<Channel>,
    on: RwSignal<String>,
    contact: RwSignal<String>,
    by: RwSignal<String>,
    outcome: RwSignal<String>,
    mood: RwSignal<Option<Mood>>,
    minutes: RwSignal<String>,
    cost: RwSignal<String>,
    on_error: RwSignal<Option<String>>,
    minutes_error: RwSignal<Option<String>>,
    cost_error: RwSignal<Option<String>>,
}

impl Draft {
    fn of(interaction: &Interaction, setting: Setting) -> Self {
        let cost = (interaction.cost_minor > 0).then(|| typed::written_amount(interaction.cost_minor, setting.currency));
        let minutes = (interaction.minutes > 0).then(|| interaction.minutes.to_string());
        Self {
            channel: RwSignal::new(interaction.channel),
            on: RwSignal::new(interaction.on.to_string()),
            contact: RwSignal::new(interaction.contact.map(|id| id.to_string()).unwrap_or_default()),
            by: RwSignal::new(interaction.by.clone().unwrap_or_default()),
            outcome: RwSignal::new(interaction.outcome.clone().unwrap_or_default()),
            mood: RwSignal::new(interaction.mood),
            minutes: RwSignal::new(minutes.unwrap_or_default()),
            cost: RwSignal::new(cost.unwrap_or_default()),
            on_error: RwSignal::new(None),
            minutes_error: RwSignal::new(None),
            cost_error: RwSignal::new(None),
        }
    }

    /// The interaction that is meant, or `None` with what is wrong said beside the fields.
    fn read(self, of: &Interaction, setting: Setting) -> Option<Interaction> {
        let language = setting.language;
        let or_nothing = |read: Result<i64, NotRead>| if read == Err(NotRead::Empty) { Ok(0) } else { read };
        let on = self.on.get_untracked().parse::<Day>().ok().filter(|day| *day <= setting.today);
        let minutes = or_nothing(typed::count(&self.minutes.get_untracked()).map(i64::from)).ok();
        let minutes = minutes.and_then(|minutes| u32::try_from(minutes).ok()).filter(|minutes| *minutes <= Interaction::MAX_MINUTES);
        let cost = or_nothing(typed::amount_minor(&self.cost.get_untracked(), setting.currency)).ok();
        self.on_error.set(on.is_none().then(|| words::on_wrong(language).to_owned()));
        self.minutes_error.set(minutes.is_none().then(|| words::minutes_wrong(language).to_owned()));
        self.cost_error.set(cost.is_none().then(|| words::cost_wrong(language).to_owned()));
        let text = |text: RwSignal<String>| Some(text.get_untracked()).filter(|text| !text.trim().is_empty());
        Some(Interaction {
            id: of.id,
            customer: of.customer,
            on: on?,
            channel: self.channel.get_untracked(),
            contact: self.contact.get_untracked().parse().ok(),
            by: text(self.by),
            outcome: text(self.outcome),
            mood: self.mood.get_untracked(),
            minutes: minutes?,
            cost_minor: cost?,
        })
    }
}

#[component]
fn InteractionForm(own: InteractionErrand, setting: Setting, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let interaction = own.interaction;
    let customer = interaction.customer;
    let draft = Draft::of(&interaction, setting);
    let refusal = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let said = if interaction.id.as_u128() == 0 { words::written(language) } else { words::changed(language) };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(interaction) = draft.read(&interaction, setting).filter(|_| !is_busy.get_untracked()) else { return };
        is_busy.set(true);
        spawn_local(async move {
            match session.perform(Command::File(interaction.into())).await {
                Ok(done) => {
                    session.say_done(&done, said.to_owned());
                    on_done.run(());
                }
                Err(Failure::Refused(refused)) => {
                    refusal.try_set(Some(sentences::refusal(language, &refused)));
                }
                Err(failure) => session.say_failure(&failure),
            }
            is_busy.try_set(false);
        });
    };
    view! {
        <form class="form" novalidate on:submit=save>
            {move || refusal.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            <Fields draft customer setting />
            <div class="button-row button-row-end">
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}

#[component]
fn Fields(draft: Draft, customer: CustomerId, setting: Setting) -> impl IntoView {
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
            <ContactField draft customer />
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
fn ContactField(draft: Draft, customer: CustomerId) -> impl IntoView {
    let language = use_language();
    let sheet = use_session().live(move || AskCustomer { id: customer, n_purchases: 0 });
    let choices = Signal::derive(move || {
        let contacts = sheet.get().and_then(Result::ok).flatten().map(|sheet| sheet.customer.contacts).unwrap_or_default();
        let known = contacts.into_iter().map(|contact| Choice::new(contact.id.to_string(), contact.name));
        std::iter::once(Choice::new("", words::contact_unknown(language))).chain(known).collect::<Vec<_>>()
    });
    view! { <Select label=words::contact(language) choices value=draft.contact on_change=move |id| draft.contact.set(id) /> }
}
