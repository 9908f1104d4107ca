//! What is typed of a contact with a customer.

use crate::domain::{Channel, Day, Interaction, Mood};
use crate::ui::{
    pages::setting::Setting,
    typed::{self, NotRead},
    words::interactions as words,
};
use leptos::prelude::*;

/// Every field.
#[derive(Clone, Copy)]
pub struct Draft {
    pub channel: RwSignal<Channel>,
    pub on: RwSignal<String>,
    pub contact: RwSignal<String>,
    pub by: RwSignal<String>,
    pub outcome: RwSignal<String>,
    pub mood: RwSignal<Option<Mood>>,
    pub minutes: RwSignal<String>,
    pub cost: RwSignal<String>,
    pub on_error: RwSignal<Option<String>>,
    pub minutes_error: RwSignal<Option<String>>,
    pub cost_error: RwSignal<Option<String>>,
}

impl Draft {
    /// What is known of it so far.
    pub fn of(interaction: &Interaction, setting: Setting) -> Self {
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
    pub fn read(self, of: &Interaction, setting: Setting) -> Option<Interaction> {
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
