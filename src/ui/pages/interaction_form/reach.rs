//! How the customer is reached: numbers and addresses to press, and a text that is filled in, mended and copied.
//!
//! Crema sends nothing itself, and says so. Who asked not to be contacted is not offered any way.

use super::draft::Draft;
use crate::domain::CustomerId;
use crate::domain::{Channel, FieldContent, TextTemplate, text_templates::filled};
use crate::ui::{
    format,
    pages::{
        setting::Setting,
        ways::{call_address, copied, mail_address},
    },
    parts::{Banner, Button, ButtonKind, ControlSize, Glyph, Icon, InputKind, Menu, MenuItem, TextField, Tone, use_toasts},
    typed,
    words::{
        Language, interactions, tasks,
        texts::{self as words, Place},
    },
};
use crate::workspace::questions::ReachSheet;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A text as it is about to go out by other means.
#[derive(Clone, Copy)]
struct Outgoing {
    is_chosen: RwSignal<bool>,
    channel: RwSignal<Channel>,
    subject: RwSignal<String>,
    body: RwSignal<String>,
}

impl Outgoing {
    /// The address that opens the mail program, with what was chosen.
    fn mail_address(self, email: &str) -> String {
        let chosen = self.is_chosen.get().then(|| (self.subject.get(), self.body.get()));
        mail_address(email, chosen.as_ref().map(|(subject, body)| (subject.as_str(), body.as_str())))
    }
}

#[component]
pub fn Reach(draft: Draft, reach: Memo<Option<ReachSheet>>, edits_texts: RwSignal<Option<CustomerId>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let text = |text: &str| RwSignal::new(text.to_owned());
    let outgoing =
        Outgoing { is_chosen: RwSignal::new(false), channel: RwSignal::new(Channel::default()), subject: text(""), body: text("") };
    move || {
        reach.get().map(|sheet| {
            if sheet.do_not_contact {
                return view! { <Banner tone=Tone::Bad title=tasks::unwelcome(language)>{tasks::unwelcome_text(language)}</Banner> }
                    .into_any();
            }
            view! {
                <section class="reach" aria-label=words::title(language)>
                    <Ways draft sheet=sheet.clone() outgoing language />
                    <div class="row">
                        <TextMenu draft sheet outgoing edits_texts setting />
                    </div>
                    <FilledText outgoing language />
                    <p class="reach-note">{words::sends_nothing(language)}</p>
                </section>
            }
            .into_any()
        })
    }
}

/// Telephone and e-mail of the chosen contact, or else of the customer.
fn ways(draft: Draft, sheet: &ReachSheet) -> (Option<String>, Option<String>) {
    let chosen = draft.contact.get();
    let contact = sheet.customer.contacts.iter().find(|contact| contact.id.to_string() == chosen);
    let of = |own: Option<&String>, customer: &Option<String>| own.cloned().or_else(|| customer.clone());
    let phone = of(contact.and_then(|contact| contact.phone.as_ref()), &sheet.customer.phone);
    (phone, of(contact.and_then(|contact| contact.email.as_ref()), &sheet.customer.email))
}

#[component]
fn Ways(draft: Draft, sheet: ReachSheet, outgoing: Outgoing, language: Language) -> impl IntoView {
    let preferred = sheet.preferred_channel.map(|channel| {
        view! { <span class="quiet small">{words::preferred(language, interactions::channel_name(language, channel))}</span> }
    });
    let links = move || {
        let (phone, email) = ways(draft, &sheet);
        let is_none = phone.is_none() && email.is_none();
        let call = phone.map(|phone| {
            let href = call_address(&phone);
            let label = words::call(language, format::mask_phone(&phone));
            view! { <a class="button button-secondary" href=href on:click=move |_| draft.channel.set(Channel::Phone)><Icon glyph=Glyph::Phone /><span>{label}</span></a> }
        });
        let write = email.map(|email| {
            let label = words::write(language, format::mask_email(&email));
            view! { <a class="button button-secondary" href=move || outgoing.mail_address(&email) on:click=move |_| draft.channel.set(Channel::Email)><Icon glyph=Glyph::Mail /><span>{label}</span></a> }
        });
        view! { {call} {write} {is_none.then(|| view! { <span class="soft">{words::no_way(language)}</span> })} }
    };
    view! { <div class="row">{links} {preferred}</div> }
}

#[component]
fn TextMenu(
    draft: Draft,
    sheet: ReachSheet,
    outgoing: Outgoing,
    edits_texts: RwSignal<Option<CustomerId>>,
    setting: Setting,
) -> impl IntoView {
    let language = setting.language;
    let customer = sheet.customer.id;
    let sheet = StoredValue::new(sheet);
    let choose = move |template: TextTemplate| {
        let known = sheet.with_value(|sheet| known(draft, sheet, setting));
        let look_up = |place: &str| known.iter().find(|(name, _)| is_called(name, place)).map(|(_, text)| text.as_str());
        outgoing.subject.set(template.subject.map(|subject| filled(&subject, look_up)).unwrap_or_default());
        outgoing.body.set(filled(&template.body, look_up));
        outgoing.channel.set(template.channel);
        outgoing.is_chosen.set(true);
        draft.channel.set(template.channel);
    };
    let items = move || {
        let item = |template: TextTemplate| {
            let label = format!("{} · {}", template.name, interactions::channel_name(language, template.channel));
            view! { <MenuItem icon=Glyph::Copy on_press=move || choose(template.clone())>{label}</MenuItem> }
        };
        sheet.with_value(|sheet| sheet.templates.clone()).into_iter().map(item).collect_view()
    };
    view! {
        <Menu label=words::none_chosen(language) icon=Glyph::ChevronDown kind=ButtonKind::Secondary>
            {items}
            <MenuItem icon=Glyph::Pencil on_press=move || edits_texts.set(Some(customer))>{words::edit_texts(language)}</MenuItem>
        </Menu>
    }
}

/// Whether a place of a text is this one: by its name in any language, or as the team calls its own field.
fn is_called(name: &str, place: &str) -> bool {
    let place = place.trim();
    name == place || Place::named(place).is_some_and(|found| Place::named(name) == Some(found))
}

/// What is known of the customer, by the name of the place that it fills.
fn known(draft: Draft, sheet: &ReachSheet, setting: Setting) -> Vec<(String, String)> {
    let (language, customer) = (setting.language, &sheet.customer);
    let chosen = draft.contact.get_untracked();
    let contact = customer.contacts.iter().find(|contact| contact.id.to_string() == chosen).or_else(|| customer.contacts.first());
    let by = Some(draft.by.get_untracked()).filter(|by| !by.trim().is_empty());
    let places = Place::ALL.into_iter().filter_map(|place| {
        let text = match place {
            Place::Name => Some(customer.name.clone()),
            // Somebody without people of their own is talked to by name.
            Place::Contact => Some(contact.map_or_else(|| customer.name.clone(), |contact| contact.name.clone())),
            Place::Owner => by.clone().or_else(|| customer.owner.clone()),
            Place::Region => customer.region.clone(),
            Place::Industry => customer.industry.clone(),
            Place::LastPurchase => sheet.last_purchase_on.map(|day| setting.day(day)),
            Place::Today => Some(setting.day(setting.today)),
        };
        Some((place.called(language).to_owned(), text?))
    });
    places.chain(sheet.fields.iter().map(|(name, content)| (name.clone(), content_text(content, setting)))).collect()
}

/// The value of a field of one's own as a text has it.
fn content_text(content: &FieldContent, setting: Setting) -> String {
    match content {
        FieldContent::Text(text) | FieldContent::Choice(text) => text.clone(),
        FieldContent::Number(parts) => typed::written_price(crate::domain::UnitPrice(*parts)),
        FieldContent::Money(minor) => setting.money(*minor),
        FieldContent::Date(day) => setting.day(*day),
        FieldContent::Choices(texts) => texts.join(tasks::clause(setting.language)),
        FieldContent::YesNo(true) => words::yes(setting.language).to_owned(),
        FieldContent::YesNo(false) => words::no(setting.language).to_owned(),
    }
}

/// The text, to be mended and copied.
#[component]
fn FilledText(outgoing: Outgoing, language: Language) -> impl IntoView {
    let toasts = use_toasts();
    let copy = move || {
        let text = outgoing.body.get_untracked();
        spawn_local(async move {
            match copied(&text).await {
                Some(()) => toasts.say(words::copied(language)),
                None => toasts.warn(words::not_copied(language)),
            }
        });
    };
    let missing = move || {
        let places = outgoing.body.with(|body| left_over(body));
        (!places.is_empty())
            .then(|| view! { <p class="field-error"><Icon glyph=Glyph::Alert />{words::missing(language, places.join(" "))}</p> })
    };
    let has_subject = Memo::new(move |_| outgoing.channel.get() == Channel::Email);
    move || {
        outgoing.is_chosen.get().then(|| {
            view! {
                {move || has_subject.get().then(|| view! { <TextField label=words::subject(language) value=outgoing.subject /> })}
                <TextField label=words::filled(language) value=outgoing.body kind=InputKind::Paragraph />
                {missing}
                <div class="button-row">
                    <Button size=ControlSize::Small icon=Glyph::Copy on_press=copy attr:data-action="copy-text">{words::copy(language)}</Button>
                </div>
            }
        })
    }
}

/// Places that nothing was known for.
fn left_over(text: &str) -> Vec<String> {
    let after = text.split('{').skip(1);
    let places = after.filter_map(|rest| rest.split_once('}')).map(|(place, _)| place).filter(|place| !place.is_empty());
    places.map(|place| format!("{{{place}}}")).collect()
}
