//! A profile while it is typed.

use super::{birthday::BirthdayDraft, places::PlacesDraft, standing::PersonDraft};
use crate::domain::{Channel, Contact, CustomerId, Day, Profile};
use crate::ui::{
    pages::{own_value_field::ValueDraft, setting::Setting},
    words::people as words,
};
use crate::workspace::{commands::PictureWish, questions::ProfileSheet};
use leptos::prelude::*;

/// What is typed.
#[derive(Clone)]
pub struct Draft {
    before: Profile,
    pub size: RwSignal<String>,
    pub credit: RwSignal<String>,
    /// The place among [`Channel::ALL`], or nothing.
    pub channel: RwSignal<String>,
    pub retain_until: RwSignal<String>,
    pub retain_error: RwSignal<Option<String>>,
    pub do_not_contact: RwSignal<bool>,
    pub birthday: BirthdayDraft,
    pub referrer: RwSignal<Option<(CustomerId, String)>>,
    pub places: PlacesDraft,
    pub people: Vec<PersonDraft>,
    pub values: Vec<ValueDraft>,
    pub picture: RwSignal<PictureWish>,
}

impl Draft {
    pub fn of(known: &ProfileSheet, contacts: &[Contact], setting: Setting) -> Self {
        let before = known.profile.clone();
        let text = |text: &Option<String>| RwSignal::new(text.clone().unwrap_or_default());
        let channel = before.preferred_channel.and_then(|own| Channel::ALL.iter().position(|channel| *channel == own));
        let asked = known.fields.iter().filter(|field| !field.is_retired);
        Self {
            size: text(&before.size),
            credit: text(&before.credit),
            channel: RwSignal::new(channel.map(|at| at.to_string()).unwrap_or_default()),
            retain_until: RwSignal::new(before.retain_until_on.map(|day| day.to_string()).unwrap_or_default()),
            retain_error: RwSignal::new(None),
            do_not_contact: RwSignal::new(before.do_not_contact),
            birthday: BirthdayDraft::of(before.birthday),
            referrer: RwSignal::new(known.referrer.clone().map(|referrer| (referrer.id, referrer.name))),
            places: PlacesDraft::of(&before.places),
            people: PersonDraft::all(contacts, &before.people),
            picture: RwSignal::new(PictureWish::Stays),
            values: asked.map(|field| ValueDraft::of(field, &before.values, setting)).collect(),
            before,
        }
    }

    /// The profile that is meant, or `None` with what is wrong said beside the fields.
    pub fn read(&self, known: &ProfileSheet, setting: Setting) -> Option<Profile> {
        let language = setting.language;
        let text = |text: RwSignal<String>| Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let retain = match text(self.retain_until).map(|text| text.parse::<Day>()) {
            None => Ok(None),
            Some(day) => day.map(Some),
        };
        self.retain_error.set(retain.is_err().then(|| words::date_wrong(language).to_owned()));
        let birthday = self.birthday.read(language);
        let values: Vec<_> = self.values.iter().map(|value| value.read(setting)).collect();
        let values: Result<Vec<_>, ()> = values.into_iter().collect();
        // What retired fields hold is not asked for, and stays.
        let is_retired = |id| known.fields.iter().any(|field| field.id == id && field.is_retired);
        let kept = self.before.values.iter().filter(|value| is_retired(value.field)).cloned();
        Some(Profile {
            id: self.before.id,
            customer: self.before.customer,
            size: text(self.size),
            credit: text(self.credit),
            preferred_channel: text(self.channel).and_then(|at| Channel::ALL.get(at.parse::<usize>().ok()?).copied()),
            do_not_contact: self.do_not_contact.get_untracked(),
            retain_until_on: retain.ok()?,
            birthday: birthday.ok()?,
            referrer: self.referrer.get_untracked().map(|(id, _)| id),
            places: self.places.read(),
            people: self.people.iter().map(PersonDraft::read).collect(),
            values: values.ok()?.into_iter().flatten().chain(kept).collect(),
        })
    }
}
