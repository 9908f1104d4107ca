//! What is known of one customer beyond the record, their picture, the fields that ask for it, and whose time of keeping is over.

use super::{Asked, Question, schemes::count};
use crate::domain::{Consent, CustomField, CustomerId, Day, Picture, Profile, Purpose};
use crate::scoring::calendar::{NextBirthday, next_birthday};
use crate::workspace::{
    consents::counts,
    fields::in_order,
    hints::hints,
    profiles::{Profiles, portrait_of, profile_of},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

pub use crate::workspace::hints::Hint;

/// The most customers that somebody is shown to have referred.
const MAX_REFERRED: usize = 50;

/// What is known of this customer?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskProfile {
    pub customer: CustomerId,
}

/// What do they look like?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPortrait {
    pub customer: CustomerId,
}

/// A customer by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedCustomer {
    pub id: CustomerId,
    pub name: String,
}

/// A statement, and whether a later one has taken its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRow {
    pub consent: Consent,
    pub counts: bool,
}

/// What is known of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileSheet {
    /// A blank one with identifier 0 where nothing is known.
    pub profile: Profile,
    /// Every field in its order, retired ones too.
    pub fields: Vec<CustomField>,
    pub next_birthday: Option<NextBirthday>,
    /// None also where they were deleted.
    pub referrer: Option<NamedCustomer>,
    /// Whom they brought, by name.
    pub referred: Vec<NamedCustomer>,
    pub n_referred: u32,
    pub hints: Vec<Hint>,
    /// By purpose, the latest first.
    pub consents: Vec<ConsentRow>,
    pub today: Day,
}

/// Which fields of one's own are there?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskFields;

/// A field, and how many customers have a value in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRow {
    pub field: CustomField,
    pub n_values: u32,
}

/// Fields in their order, those in use first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldsSheet {
    pub rows: Vec<FieldRow>,
}

/// Whose time of keeping is over?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskRetention;

/// A customer whose record is to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionRow {
    pub profile: Profile,
    pub name: String,
    pub owner: Option<String>,
    pub retain_until_on: Day,
    pub last_purchase_on: Option<Day>,
    pub n_purchases: u32,
}

/// Whose day is past, the longest past first; and how many are yet to come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionSheet {
    pub rows: Vec<RetentionRow>,
    pub n_later: u32,
}

impl Question for AskProfile {
    type Answer = Option<ProfileSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<ProfileSheet> {
        let workspace = asked.workspace;
        let customer = workspace.customers().get(self.customer)?;
        let profile = profile_of(workspace, self.customer).cloned().unwrap_or_else(|| Profile::blank(self.customer));
        let named = |id| workspace.customers().get(id).map(|customer| NamedCustomer { id, name: customer.name.clone() });
        let brought = workspace.registers().profiles.iter().map(|(_, other)| other).filter(|other| other.referrer == Some(self.customer));
        let mut referred: Vec<NamedCustomer> = brought.filter_map(|other| named(other.customer)).collect();
        let n_referred = count(referred.len());
        referred.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
        referred.truncate(MAX_REFERRED);
        Some(ProfileSheet {
            next_birthday: profile.birthday.and_then(|birthday| next_birthday(birthday, asked.today)),
            referrer: profile.referrer.and_then(named),
            fields: in_order(workspace).into_iter().cloned().collect(),
            referred,
            n_referred,
            hints: hints(customer),
            consents: consents(asked, self.customer),
            today: asked.today,
            profile,
        })
    }
}

impl Question for AskPortrait {
    type Answer = Option<Picture>;

    fn answer(self, asked: &Asked<'_>) -> Option<Picture> {
        portrait_of(asked.workspace, self.customer).map(|portrait| portrait.picture.clone())
    }
}

fn consents(asked: &Asked<'_>, customer: CustomerId) -> Vec<ConsentRow> {
    let own = asked.workspace.registers().consents.iter().map(|(_, consent)| consent).filter(|consent| consent.customer == customer);
    let mut all: Vec<Consent> = own.cloned().collect();
    let place = |purpose| Purpose::ALL.into_iter().position(|other| other == purpose);
    all.sort_by_key(|consent| (place(consent.purpose), std::cmp::Reverse((consent.on, consent.id))));
    all.iter().map(|consent| ConsentRow { counts: counts(consent, &all), consent: consent.clone() }).collect()
}

impl Question for AskFields {
    type Answer = FieldsSheet;

    fn answer(self, asked: &Asked<'_>) -> FieldsSheet {
        let mut n_values: HashMap<_, u32> = HashMap::new();
        for value in asked.workspace.registers().profiles.iter().flat_map(|(_, profile)| &profile.values) {
            *n_values.entry(value.field).or_default() += 1;
        }
        let row = |field: &CustomField| FieldRow { n_values: n_values.get(&field.id).copied().unwrap_or(0), field: field.clone() };
        FieldsSheet { rows: in_order(asked.workspace).into_iter().map(row).collect() }
    }
}

impl Question for AskRetention {
    type Answer = RetentionSheet;

    fn answer(self, asked: &Asked<'_>) -> RetentionSheet {
        let mut sheet = RetentionSheet::default();
        let profiles = Profiles::of(asked.workspace);
        for (slot, customer) in asked.workspace.customers().iter() {
            let Some((profile, until)) = profiles.get(customer.id).and_then(|profile| Some((profile, profile.retain_until_on?))) else {
                continue;
            };
            if until >= asked.today {
                sheet.n_later += 1;
                continue;
            }
            let history = asked.scores.history(slot);
            sheet.rows.push(RetentionRow {
                profile: profile.clone(),
                name: customer.name.clone(),
                owner: customer.owner.clone(),
                retain_until_on: until,
                last_purchase_on: history.last_on,
                n_purchases: history.n_purchases,
            });
        }
        sheet.rows.sort_by(|a, b| a.retain_until_on.cmp(&b.retain_until_on).then(a.profile.customer.cmp(&b.profile.customer)));
        sheet
    }
}
