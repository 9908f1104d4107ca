//! What is known of a customer beyond the record: the card, what is worth a look, whom they brought, what they allow.
//!
//! Not here: the facts of the record itself ([`facts`](super::facts)), which are changed where they stand.

mod birthday;
mod consent_form;
mod consents;
mod dialog;
mod draft;
mod picture;
mod places;
mod small_picture;
mod standing;

pub use consents::ConsentsCard;
pub use standing::StandingNote;

use super::Sheet;
use crate::domain::{Channel, CustomField, Place, Profile};
use crate::ui::format;
use crate::ui::{
    device::use_language,
    pages::{own_value::own_text, setting::Setting},
    parts::{Button, ButtonKind, Card, Choice, ControlSize, Fact, Facts, Glyph, Icon, Private, SeenName, Tag, Tone},
    route::{Route, SettingsSection},
    session::use_session,
    words::{Language, interactions, people as words},
};
use crate::workspace::questions::{AskProfile, NamedCustomer, ProfileSheet};
use dialog::ProfileDialog;
use leptos::prelude::*;

/// What is known, shared by all parts of the page; none until it is answered.
#[derive(Clone, Copy)]
pub struct Known(Memo<Option<ProfileSheet>>);

/// Asks what is known of a customer, for everything below.
pub fn provide_known(sheet: Sheet) {
    let customer = sheet.id();
    let answer = use_session().live(move || AskProfile { customer });
    let known = move |before: Option<&Option<ProfileSheet>>| match answer.get() {
        Some(Ok(Some(known))) => Some(known),
        _ => before.cloned().flatten(),
    };
    provide_context(Known(Memo::new(known)));
}

/// What is known of the customer of this page.
pub fn use_known() -> Memo<Option<ProfileSheet>> {
    let Known(known) = expect_context();
    known
}

/// Says that somebody asked not to be contacted; nothing otherwise.
#[component]
pub fn DoNotContactTag() -> impl IntoView {
    let (language, known) = (use_language(), use_known());
    let is_so = Memo::new(move |_| known.with(|known| known.as_ref().is_some_and(|known| known.profile.do_not_contact)));
    move || is_so.get().then(|| view! { <Tag tone=Tone::Bad icon=Glyph::EyeOff>{words::do_not_contact(language)}</Tag> })
}

/// The card.
#[component]
pub fn ProfileCard(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let known = use_known();
    let open = RwSignal::new(false);
    let edit = move || {
        view! {
            <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Pencil label=words::edit(language) on_press=move || open.set(true) attr:data-action="edit-profile" />
        }
    };
    let content = move || known.get().map(|known| content(&known, sheet.setting()));
    view! {
        <Card title=words::title(language) actions=edit>{content}</Card>
        <ProfileDialog sheet open />
    }
}

fn content(known: &ProfileSheet, setting: Setting) -> AnyView {
    let language = setting.language;
    let hints = hints(known, language);
    let profile = &known.profile;
    let blank = Profile { id: profile.id, ..Profile::blank(profile.customer) };
    let is_blank = *profile == blank && known.referred.is_empty();
    if is_blank {
        return view! { {hints}<p class="quiet">{words::none_text(language)}</p> }.into_any();
    }
    let text = |label: &'static str, text: Option<String>| text.map(|text| view! { <Fact label>{text}</Fact> });
    let channel = profile.preferred_channel.map(|channel| interactions::channel_name(language, channel).to_owned());
    let referrer = known.referrer.clone().map(|referrer| view! { <Fact label=words::referrer(language)>{link(referrer)}</Fact> });
    let places = profile.places.iter().map(|place| place_fact(place, language)).collect_view();
    let own = known.fields.iter().filter(|field| !field.is_retired).filter_map(|field| own_fact(field, profile, setting)).collect_view();
    let birthday = birthday::shown(known, setting).map(|shown| view! { <Fact label=words::birthday(language)>{shown}</Fact> });
    let size = text(words::size(language), profile.size.clone());
    let credit = text(words::credit(language), profile.credit.clone());
    let channel = text(words::channel(language), channel);
    let retain = text(words::retain_until(language), profile.retain_until_on.map(|day| setting.day(day)));
    view! {
        {hints}
        <Facts>{birthday} {size} {credit} {channel} {referrer} {places} {own} {retain}</Facts>
        {referred(known, setting)}
    }
    .into_any()
}

fn link(customer: NamedCustomer) -> impl IntoView {
    view! { <a class="link" href=Route::Customer(customer.id).to_string()><SeenName name=customer.name /></a> }
}

/// What is missing or odd, each with its reason.
fn hints(known: &ProfileSheet, language: Language) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> =
        known.hints.iter().map(|hint| view! { <li><Icon glyph=Glyph::Alert /><span>{words::hint(language, *hint)}</span></li> }).collect();
    (!rows.is_empty()).then(|| view! { <ul class="hints small" aria-label=words::hints(language)>{rows}</ul> })
}

fn place_fact(place: &Place, language: Language) -> impl IntoView + use<> {
    let label = place.label.clone().unwrap_or_else(|| words::places(language).to_owned());
    let line = place_line(place);
    view! { <Fact label><Private value=line mask=format::mask_address /></Fact> }
}

/// A place in one line, from the large to the small as it is written in China.
fn place_line(place: &Place) -> String {
    // A municipality is its own province.
    let province = place.province.clone().filter(|province| place.city.as_ref() != Some(province));
    let parts = [province, place.city.clone(), place.district.clone(), place.street.clone(), place.postcode.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn own_fact(field: &CustomField, profile: &Profile, setting: Setting) -> Option<impl IntoView + use<>> {
    let value = profile.values.iter().find(|value| value.field == field.id)?;
    let text = own_text(&value.content, setting);
    let name = field.name.clone();
    Some(view! { <Fact label=name>{text}</Fact> })
}

fn referred(known: &ProfileSheet, setting: Setting) -> Option<impl IntoView + use<>> {
    let language = setting.language;
    let n_more = known.n_referred.saturating_sub(u32::try_from(known.referred.len()).unwrap_or(u32::MAX));
    let more = (n_more > 0).then(|| view! { <li class="quiet">{words::n_more(language, setting.number(n_more))}</li> });
    let rows = known.referred.iter().cloned().map(|customer| view! { <li>{link(customer)}</li> }).collect_view();
    (!known.referred.is_empty()).then(|| view! { <h3>{words::referred(language)}</h3><ul class="tag-row related">{rows}{more}</ul> })
}

/// Where fields of one's own are defined.
fn fields_address() -> String {
    Route::Settings(SettingsSection::Fields).to_string()
}

/// Every channel by its place among [`Channel::ALL`], after `first`, which stands for none.
fn channel_choices(language: Language, first: &'static str) -> Vec<Choice> {
    let known = Channel::ALL.into_iter().enumerate();
    let known = known.map(|(at, channel)| Choice::new(at.to_string(), interactions::channel_name(language, channel)));
    std::iter::once(Choice::new("", first)).chain(known).collect()
}
