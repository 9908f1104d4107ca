//! What the demo's team is, and what it knows of its customers: members, fields of its own, profiles, statements, texts.
//!
//! Drawn from a chance of its own, so that nothing else of the demo moves. A few customers asked not to be contacted, so that every list has
//! somebody to leave out.

use super::{
    DemoLanguage,
    chance::Chance,
    identity::Identity,
    words::{self, care, care::ORDERING_CHOICES},
};
use crate::domain::{
    Birthday, Calendar, Channel, Consent, ConsentId, CustomField, Customer, CustomerId, CustomerKind, Day, FieldContent, FieldId,
    FieldKind, FieldValue, Member, Profile, Purpose, TextTemplate,
    profiles::{ContactStanding, Influence},
};
use crate::workspace::commands::WholeWorkspace;

/// What each of the team is to sell in a month, in ten thousand yuan.
const TARGETS: [i64; 5] = [8, 6, 5, 6, 3];

/// Adds the team and what it knows to a workspace that has its customers.
pub fn add(seed: u64, whole: &mut WholeWorkspace, identity: &mut Identity, today: Day, language: DemoLanguage) {
    let said = |pair: words::Pair| language.of(pair.0, pair.1).to_owned();
    let member = |((name, role), target): ((&words::Pair, words::Pair), i64)| Member {
        id: identity.next_member(),
        name: said(*name),
        role: Some(said(role)),
        target_minor_a_month: Some(target * language.of(1_000_000, 140_000)),
        max_customers: None,
        has_left: false,
    };
    whole.registers.members = words::OWNERS.iter().zip(care::TEAM_ROLES).zip(TARGETS).map(member).collect();
    let text = |(name, channel, subject, body): &(words::Pair, Channel, Option<words::Pair>, words::Pair)| TextTemplate {
        id: identity.next_text_template(),
        name: said(*name),
        channel: *channel,
        subject: subject.map(said),
        body: said(*body),
    };
    whole.registers.text_templates = care::TEXTS.iter().map(text).collect();
    whole.registers.fields = fields(identity, language);
    let mut file = File { fields: whole.registers.fields.iter().map(|field| field.id).collect(), today, language };
    let mut chance = Chance::new(seed ^ 0xca2e);
    let mut known: Vec<CustomerId> = Vec::new();
    for customer in &whole.customers {
        let mut own = chance.branch();
        if own.happens(if customer.kind == CustomerKind::Company { 500 } else { 650 }) {
            let profile = file.profile(&mut own, customer, &known);
            whole.registers.consents.extend(file.statements(&mut own, &profile));
            whole.registers.profiles.push(Profile { id: identity.next_profile(), ..profile });
        }
        known.push(customer.id);
    }
    whole.registers.consents.sort_by_key(|consent| consent.on);
    whole.registers.consents.iter_mut().for_each(|consent| consent.id = identity.next_consent());
}

fn fields(identity: &mut Identity, language: DemoLanguage) -> Vec<CustomField> {
    let kinds = [(care::ORDERING, FieldKind::Choice), (care::MACHINES, FieldKind::Number), (care::CONTRACT, FieldKind::Date)];
    let field = |(position, (name, kind)): (u32, (words::Pair, FieldKind))| CustomField {
        id: identity.next_field(),
        name: language.of(name.0, name.1).to_owned(),
        kind,
        choices: if kind.has_choices() {
            ORDERING_CHOICES.iter().map(|choice| language.of(choice.0, choice.1).to_owned()).collect()
        } else {
            Vec::new()
        },
        position,
        is_retired: false,
    };
    (0..).zip(kinds).map(field).collect()
}

/// Where what is known is written down.
struct File {
    fields: Vec<FieldId>,
    today: Day,
    language: DemoLanguage,
}

impl File {
    fn said(&self, pair: words::Pair) -> String {
        self.language.of(pair.0, pair.1).to_owned()
    }

    /// What is known of a customer; those who came before may have brought them.
    fn profile(&mut self, chance: &mut Chance, customer: &Customer, known: &[CustomerId]) -> Profile {
        let is_company = customer.kind == CustomerKind::Company;
        let has_birthday = chance.happens(if is_company { 120 } else { 800 });
        let has_channel = chance.happens(550);
        let is_brought = chance.happens(150) && !known.is_empty();
        Profile {
            size: is_company.then(|| self.said(*chance.pick(care::SIZES))),
            credit: is_company.then(|| (*chance.pick(care::CREDITS)).to_owned()),
            birthday: has_birthday.then(|| birthday(chance)),
            referrer: is_brought.then(|| *chance.pick(known)),
            preferred_channel: has_channel.then(|| *chance.pick(&[Channel::WeChat, Channel::Phone, Channel::Email, Channel::Visit])),
            people: customer.contacts.iter().take(2).map(|contact| standing(chance, contact.id)).collect(),
            do_not_contact: chance.happens(35),
            retain_until_on: chance.happens(40).then(|| self.today.plus_days(chance.between(-40, 400))),
            values: if is_company { self.values(chance) } else { Vec::new() },
            ..Profile::blank(customer.id)
        }
    }

    fn values(&self, chance: &mut Chance) -> Vec<FieldValue> {
        let contents = [
            FieldContent::Choice(self.said(*chance.pick(ORDERING_CHOICES))),
            FieldContent::Number(i64::from(chance.between(1, 6)) * FieldContent::NUMBER_PARTS),
            FieldContent::Date(self.today.plus_days(chance.between(-60, 500))),
        ];
        let values = self.fields.iter().zip(contents).map(|(field, content)| FieldValue { field: *field, content });
        values.filter(|_| chance.happens(700)).collect()
    }

    /// What a customer allowed, and what some took back later.
    fn statements(&self, chance: &mut Chance, profile: &Profile) -> Vec<Consent> {
        if !chance.happens(600) {
            return Vec::new();
        }
        let given = Consent {
            id: ConsentId::from_u128(0),
            customer: profile.customer,
            purpose: Purpose::Marketing,
            channel: None,
            is_given: true,
            on: self.today.plus_days(-chance.between(120, 700)),
            source: Some(self.said(*chance.pick(care::CONSENT_SOURCES))),
            evidence: None,
        };
        let withdrawn = chance.happens(90).then(|| Consent {
            channel: Some(Channel::Email),
            is_given: false,
            on: self.today.plus_days(-chance.between(5, 100)),
            source: Some(self.said(care::WITHDRAWN_SOURCE)),
            ..given.clone()
        });
        std::iter::once(given).chain(withdrawn).collect()
    }
}

/// A birthday of either calendar, often without its year.
fn birthday(chance: &mut Chance) -> Birthday {
    let number = |chance: &mut Chance, least, most| u16::try_from(chance.between(least, most)).unwrap_or(1);
    let small = |chance: &mut Chance, most| u8::try_from(chance.between(1, most)).unwrap_or(1);
    Birthday {
        calendar: if chance.happens(350) { Calendar::Lunar } else { Calendar::Solar },
        year: chance.happens(500).then(|| number(chance, 1955, 2004)),
        month: small(chance, 12),
        day: small(chance, 28),
        is_leap_month: false,
    }
}

fn standing(chance: &mut Chance, contact: crate::domain::ContactId) -> ContactStanding {
    let influence = Influence::ALL[chance.weighted(&[45, 25, 25, 5])];
    ContactStanding { contact, influence: Some(influence), reports_to: None }
}
