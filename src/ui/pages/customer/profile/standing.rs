//! How much each contact decides, and whom they report to.

use super::use_known;
use crate::domain::{Contact, ContactId, Influence, profiles::ContactStanding};
use crate::ui::{
    device::use_language,
    parts::{Choice, Select, Tag, Tone},
    words::people as words,
};
use leptos::prelude::*;

const KEYS: [(Influence, &str); 4] =
    [(Influence::Decides, "decides"), (Influence::Recommends, "recommends"), (Influence::Uses, "uses"), (Influence::Blocks, "blocks")];

const fn tone(influence: Influence) -> Tone {
    match influence {
        Influence::Decides => Tone::Accent,
        Influence::Recommends => Tone::Ok,
        Influence::Uses => Tone::Neutral,
        Influence::Blocks => Tone::Warn,
    }
}

/// What stands under a contact's name; nothing where nothing is known.
#[component]
pub fn StandingNote(contact: ContactId, contacts: Signal<Vec<Contact>>) -> impl IntoView {
    let (language, known) = (use_language(), use_known());
    let own =
        Memo::new(move |_| known.with(|known| known.as_ref()?.profile.people.iter().find(|person| person.contact == contact).cloned()));
    move || {
        let own = own.get()?;
        let influence =
            own.influence.map(|influence| view! { <Tag tone=tone(influence)>{words::influence_name(language, influence)}</Tag> });
        let name =
            own.reports_to.and_then(|id| contacts.with(|all| all.iter().find(|other| other.id == id).map(|other| other.name.clone())));
        let above = name.map(|name| view! { <span class="quiet small">{words::reports_to_name(language, name)}</span> });
        Some(view! { <span class="row">{influence}{above}</span> })
    }
}

/// One contact's place while it is chosen.
#[derive(Clone)]
pub struct PersonDraft {
    contact: ContactId,
    name: String,
    influence: RwSignal<String>,
    reports_to: RwSignal<String>,
}

impl PersonDraft {
    /// Everybody at the customer's.
    pub fn all(contacts: &[Contact], people: &[ContactStanding]) -> Vec<Self> {
        let draft = |contact: &Contact| {
            let own = people.iter().find(|person| person.contact == contact.id);
            let influence = own.and_then(|own| own.influence);
            let key = KEYS.into_iter().find(|(known, _)| Some(*known) == influence).map(|(_, key)| key).unwrap_or_default();
            let above = own.and_then(|own| own.reports_to).map(|id| id.to_string());
            Self {
                contact: contact.id,
                name: contact.name.clone(),
                influence: RwSignal::new(key.to_owned()),
                reports_to: RwSignal::new(above.unwrap_or_default()),
            }
        };
        contacts.iter().map(draft).collect()
    }

    pub fn read(&self) -> ContactStanding {
        let key = self.influence.get_untracked();
        ContactStanding {
            contact: self.contact,
            influence: KEYS.into_iter().find(|(_, own)| *own == key).map(|(influence, _)| influence),
            reports_to: self.reports_to.get_untracked().parse().ok(),
        }
    }
}

/// Two choices for each contact.
#[component]
pub fn StandingFields(people: Vec<PersonDraft>) -> impl IntoView {
    let language = use_language();
    let influences = KEYS.map(|(influence, key)| Choice::new(key, words::influence_name(language, influence)));
    let influences: Vec<Choice> = std::iter::once(Choice::new("", words::not_said(language))).chain(influences).collect();
    let names: Vec<Choice> = people.iter().map(|person| Choice::new(person.contact.to_string(), person.name.clone())).collect();
    let row = move |person: PersonDraft| {
        let own = person.contact.to_string();
        let above: Vec<Choice> = std::iter::once(Choice::new("", words::nobody(language)))
            .chain(names.iter().filter(|choice| choice.value != own).cloned())
            .collect();
        let PersonDraft { name, influence, reports_to, .. } = person;
        view! {
            <div class="form-grid form-grid-narrow">
                <Select
                    label=words::influence_of(language, &name)
                    choices=Signal::stored(influences.clone())
                    value=influence
                    on_change=move |key| influence.set(key)
                />
                <Select
                    label=words::reports_to_of(language, &name)
                    choices=Signal::stored(above)
                    value=reports_to
                    on_change=move |id| reports_to.set(id)
                />
            </div>
        }
    };
    people.into_iter().map(row).collect_view()
}
