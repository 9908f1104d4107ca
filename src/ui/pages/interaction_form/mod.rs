//! The form that writes down one contact with a customer: how they are reached, what came of it, and what comes next.
//!
//! Nothing is sent from here. The contact and its next step are one change.

mod draft;
mod fields;
mod reach;
mod texts;

use self::draft::Draft;
use super::{
    lazy::lazy,
    setting::{Setting, use_sure_setting},
    task::{NextStep, NextStepFields, Sending},
};
use crate::domain::{Channel, CustomerId, CustomerKind, Day, Interaction, InteractionId, Task};
use crate::ui::{
    device::{self, use_language},
    parts::{Button, ButtonKind, Dialog, use_seen_name},
    session::use_session,
    words::{interactions as words, parts as parts_words, texts as texts_words},
};
use crate::workspace::{Command, questions::AskReach};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What the form is open for: a contact with this customer, a new one unless it has an identifier.
#[derive(Clone, Debug, PartialEq)]
pub struct InteractionErrand {
    pub customer_name: String,
    pub interaction: Interaction,
}

impl InteractionErrand {
    /// A contact that nothing is known of yet but with whom. Who works on this device had it; where nobody said so, their owner.
    pub fn with(customer: CustomerId, customer_name: String, owner: Option<String>, today: Day) -> Self {
        let interaction = Interaction {
            id: InteractionId::from_u128(0),
            customer,
            on: today,
            channel: Channel::default(),
            contact: None,
            by: device::colleague().or(owner),
            outcome: None,
            mood: None,
            minutes: 0,
            cost_minor: 0,
        };
        Self { customer_name, interaction }
    }
}

/// The form, open while there is an errand, and above it the texts while they are edited.
#[component]
pub fn InteractionDialog(errand: RwSignal<Option<InteractionErrand>>) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let open = Signal::derive(move || errand.with(Option::is_some));
    let edits_texts = RwSignal::new(None::<CustomerId>);
    let seen = use_seen_name();
    let title = move || {
        errand.with(|errand| {
            errand.as_ref().map(|errand| words::write_for(language, seen(&errand.customer_name, CustomerKind::Unknown))).unwrap_or_default()
        })
    };
    view! {
        <Dialog open on_close=move || errand.set(None) title is_wide=true>
            {move || {
                let setting = setting.get_untracked();
                errand.with(Option::is_some).then(|| lazy!(work: interaction(
                    errand: RwSignal<Option<InteractionErrand>>,
                    edits_texts: RwSignal<Option<CustomerId>>,
                    setting: Setting
                ) => view! { <Opened errand edits_texts setting /> }))
            }}
        </Dialog>
        <Dialog
            open=Signal::derive(move || edits_texts.with(Option::is_some))
            on_close=move || edits_texts.set(None)
            title=texts_words::list_title(language)
            is_wide=true
        >
            {move || edits_texts.get().map(|customer| lazy!(work: texts(customer: CustomerId) => view! { <texts::Texts customer /> }))}
        </Dialog>
    }
}

#[component]
fn Opened(errand: RwSignal<Option<InteractionErrand>>, edits_texts: RwSignal<Option<CustomerId>>, setting: Setting) -> impl IntoView {
    errand.get_untracked().map(|own| view! { <InteractionForm own edits_texts setting on_done=move || errand.set(None) /> })
}

#[component]
fn InteractionForm(
    own: InteractionErrand,
    edits_texts: RwSignal<Option<CustomerId>>,
    setting: Setting,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let interaction = own.interaction;
    let customer = interaction.customer;
    let draft = Draft::of(&interaction, setting);
    let step = NextStep::none_yet(setting.today);
    let sending = Sending::new();
    let answer = session.live(move || AskReach { customer });
    let reach = Memo::new(move |_| answer.get().and_then(Result::ok).flatten());
    let is_new = interaction.id.as_u128() == 0;
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (read, next) = (draft.read(&interaction, setting), step.read(language));
        let (Some(interaction), Ok(next)) = (read, next) else { return };
        let said = match &next {
            Some(next) => words::written_next(language, &next.title),
            None if is_new => words::written(language).to_owned(),
            None => words::changed(language).to_owned(),
        };
        let next = next.map(|next| Task { customer: Some(customer), owner: interaction.by.clone(), ..next });
        let command = match next {
            Some(next) => Command::FileAll { records: vec![interaction.into(), next.into()] },
            None => Command::File(interaction.into()),
        };
        sending.send(session, language, command, said, move || on_done.run(()));
    };
    view! {
        <reach::Reach draft reach edits_texts setting />
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <fields::Fields draft reach setting />
            <NextStepFields step />
            <div class="button-row button-row-end">
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}
