//! People of a vCard file: who is new, who is known, and taking them in as one change.

use super::{
    state::Trouble,
    wizard::{Wizard, file_name},
};
use crate::engine::protocol::{Failure, Reply, Request};
use crate::exchange::contacts::{ContactFate, ContactsPreview, PreviewedContact};
use crate::ui::{
    device::use_language,
    format,
    parts::{Button, ButtonKind, Card, Heading, PlainTable, Tag, Tone},
    route::{CustomersView, Route},
    shell::go,
    words::{Language, import as words, parts as parts_words},
};
use leptos::prelude::*;

impl Wizard {
    /// Reads the people of a file and shows what taking them in would do.
    pub(super) async fn inspect_people(self, url: String) -> Result<(), Trouble> {
        let Reply::Contacts(preview) = self.ask_engine(Request::InspectContacts { url, name: file_name(self) }).await? else {
            return Err(Failure::EngineDied.into());
        };
        self.people.set(Some(preview.open()));
        Ok(())
    }

    /// Takes in who was shown.
    fn take_people(self) {
        self.work_on(async move {
            self.have_workspace().await?;
            let Reply::Done(done) = self.ask_engine(Request::TakeContacts).await? else { return Err(Failure::EngineDied.into()) };
            self.session.standing.set(done.standing.clone());
            self.session.say_done(&done, words::people_taken(self.language).to_owned());
            self.start_over();
            go(&Route::Customers(CustomersView::default()));
            Ok(())
        });
    }
}

/// Whether a file is one of people, by its name.
pub fn is_of_people(file_name: &str) -> bool {
    let ending = file_name.rsplit('.').next().unwrap_or_default();
    ["vcf", "vcard"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// What was found, and the button; nothing before a file of people was read.
#[component]
pub fn PeopleFound(wizard: Wizard) -> impl IntoView {
    move || wizard.people.get().map(|preview| view! { <Found wizard preview /> })
}

#[component]
fn Found(wizard: Wizard, preview: ContactsPreview) -> impl IntoView {
    let language = use_language();
    let number = move |n: u32| format::number(language, n);
    let counts = [
        (preview.n_new_customers, words::people_new_customers(language, number(preview.n_new_customers))),
        (preview.n_new_contacts, words::people_new_contacts(language, number(preview.n_new_contacts))),
        (preview.n_completed, words::people_completed(language, number(preview.n_completed))),
        (preview.n_known, words::people_known(language, number(preview.n_known))),
        (preview.n_nameless, words::people_nameless(language, number(preview.n_nameless))),
        (preview.n_beyond, words::people_beyond(language, number(preview.n_beyond))),
    ];
    let counts = counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| view! { <li>{text}</li> }).collect_view();
    let n_taken = preview.n_new_customers + preview.n_new_contacts + preview.n_completed;
    let n_more = preview.n_cards.saturating_sub(u32::try_from(preview.people.len()).unwrap_or(u32::MAX));
    let rows = preview.people.into_iter().map(|person| row(person, language)).collect_view();
    let busy = Signal::derive(move || wizard.work.with(Option::is_some));
    let headings = vec![
        Heading::new(words::people_name(language)),
        Heading::new(words::people_organisation(language)),
        Heading::new(words::people_fate(language)),
    ];
    view! {
        <Card title=words::people_title(language, file_name(wizard))>
            <p class="strong">{words::people_counts(language, number(preview.n_cards))}</p>
            <ul class="people-counts" data-list="people-counts">{counts}</ul>
            <p class="soft small">{words::people_rule(language)}</p>
            <div class="people-table"><PlainTable headings>{rows}</PlainTable></div>
            {(n_more > 0).then(|| view! { <p class="quiet small">{words::people_more(language, number(n_more))}</p> })}
            <div class="button-row">
                <Button
                    kind=ButtonKind::Primary
                    busy
                    disabled=Signal::stored(n_taken == 0)
                    on_press=move || wizard.take_people()
                    attr:data-action="take-people"
                >
                    {words::people_take(language, number(n_taken))}
                </Button>
                <Button kind=ButtonKind::Ghost on_press=move || wizard.start_over()>{parts_words::cancel(language)}</Button>
            </div>
        </Card>
    }
}

fn row(person: PreviewedContact, language: Language) -> impl IntoView {
    let (tone, fate) = match person.fate {
        ContactFate::NewCustomer => (Tone::Ok, words::people_fate_customer(language)),
        ContactFate::NewContact => (Tone::Ok, words::people_fate_contact(language)),
        ContactFate::Completed => (Tone::Info, words::people_fate_completed(language)),
        ContactFate::Known => (Tone::Neutral, words::people_fate_known(language)),
    };
    view! {
        <tr>
            <th scope="row">{person.name}</th>
            <td>{format::or_unknown(person.organisation)}</td>
            <td><Tag tone>{fate}</Tag></td>
        </tr>
    }
}
