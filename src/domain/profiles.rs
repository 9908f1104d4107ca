//! Profiles: what the team knows of a customer beyond how to reach them, one for each customer who has any.
//!
//! It is a record of its own, not a part of [`Customer`](super::Customer), so that a hundred thousand buyers of whom nothing is known
//! weigh nothing. Not here: calendars (a birthday is kept as it is said, solar or lunar; its next day is worked out in `scoring`).

use super::{Channel, ContactId, CustomerId, Day, FieldValue, ProfileId};
use serde::{Deserialize, Serialize};

/// Which calendar a birthday is kept in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    #[default]
    Solar,
    /// The Chinese calendar (农历).
    Lunar,
}

/// A birthday, as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Birthday {
    pub calendar: Calendar,
    #[serde(default)]
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, in the lunar calendar to 30.
    pub day: u8,
    /// Born in a leap month of the lunar calendar.
    #[serde(default)]
    pub is_leap_month: bool,
}

impl Birthday {
    /// Whether some year has such a day.
    pub fn is_possible(self) -> bool {
        let has_day = match (self.calendar, self.month) {
            (Calendar::Lunar, 1..=12) => (1..=30).contains(&self.day),
            (Calendar::Solar, 2) => (1..=29).contains(&self.day),
            (Calendar::Solar, 4 | 6 | 9 | 11) => (1..=30).contains(&self.day),
            (Calendar::Solar, 1..=12) => (1..=31).contains(&self.day),
            _ => false,
        };
        has_day && (self.calendar == Calendar::Lunar || !self.is_leap_month) && self.year.is_none_or(|year| (1900..=2199).contains(&year))
    }
}

/// A place, in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What it is for: office, warehouse, home.
    #[serde(default)]
    pub label: Option<String>,
    #[serde(default)]
    pub province: Option<String>,
    #[serde(default)]
    pub city: Option<String>,
    #[serde(default)]
    pub district: Option<String>,
    #[serde(default)]
    pub street: Option<String>,
    #[serde(default)]
    pub postcode: Option<String>,
}

/// How much a contact decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Influence {
    Decides,
    Recommends,
    Uses,
    Blocks,
}

impl Influence {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Decides, Self::Recommends, Self::Uses, Self::Blocks];
}

/// A contact's place among the customer's people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactStanding {
    pub contact: ContactId,
    #[serde(default)]
    pub influence: Option<Influence>,
    #[serde(default)]
    pub reports_to: Option<ContactId>,
}

/// What is known of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub id: ProfileId,
    pub customer: CustomerId,
    /// How large they are, in the team's own words: number of people, of shops.
    #[serde(default)]
    pub size: Option<String>,
    /// The team's own letter or word for how well they pay.
    #[serde(default)]
    pub credit: Option<String>,
    #[serde(default)]
    pub birthday: Option<Birthday>,
    /// The customer who brought them.
    #[serde(default)]
    pub referrer: Option<CustomerId>,
    #[serde(default)]
    pub preferred_channel: Option<Channel>,
    #[serde(default)]
    pub places: Vec<Place>,
    #[serde(default)]
    pub people: Vec<ContactStanding>,
    /// They asked not to be contacted.
    #[serde(default)]
    pub do_not_contact: bool,
    /// The day after which the record is to be looked at again, and deleted if nothing speaks for keeping it.
    #[serde(default)]
    pub retain_until_on: Option<Day>,
    #[serde(default)]
    pub values: Vec<FieldValue>,
}

impl Profile {
    /// The most places of one customer.
    pub const MAX_PLACES: usize = 20;

    /// A profile that says nothing.
    pub const fn blank(customer: CustomerId) -> Self {
        Self {
            id: ProfileId::from_u128(0),
            customer,
            size: None,
            credit: None,
            birthday: None,
            referrer: None,
            preferred_channel: None,
            places: Vec::new(),
            people: Vec::new(),
            do_not_contact: false,
            retain_until_on: None,
            values: Vec::new(),
        }
    }

    /// What both say of the same customer: this one's word goes first, a wish not to be contacted holds whoever it was told.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.size = self.size.or_else(|| other.size.clone());
        self.credit = self.credit.or_else(|| other.credit.clone());
        self.birthday = self.birthday.or(other.birthday);
        self.referrer = self.referrer.or(other.referrer);
        self.preferred_channel = self.preferred_channel.or(other.preferred_channel);
        self.do_not_contact |= other.do_not_contact;
        self.retain_until_on = self.retain_until_on.into_iter().chain(other.retain_until_on).min();
        let places = other.places.iter().filter(|place| !self.places.contains(place)).cloned().collect::<Vec<_>>();
        self.places.extend(places);
        self.places.truncate(Self::MAX_PLACES);
        let people = other.people.iter().filter(|person| self.people.iter().all(|own| own.contact != person.contact)).cloned();
        let people = people.collect::<Vec<_>>();
        self.people.extend(people);
        let values = other.values.iter().filter(|value| self.values.iter().all(|own| own.field != value.field)).cloned();
        let values = values.collect::<Vec<_>>();
        self.values.extend(values);
        self.values.sort_by_key(|value| value.field);
        self
    }
}
