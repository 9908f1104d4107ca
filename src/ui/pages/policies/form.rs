//! The form for what one grade is owed.

use super::{
    Edited,
    duties::{DraftDuties, DutiesEditor},
};
use crate::domain::Policy;
use crate::ui::{
    device::use_language,
    pages::{
        customer::Suggestions,
        sending::Sending,
        setting::{Setting, use_sure_setting},
        typed_field::Typed,
    },
    parts::{Button, ButtonKind, Dialog, Glyph, InputKind, TextField, unique_id},
    session::use_session,
    typed::{self, NotRead},
    words::{parts as parts_words, policies as words},
};
use crate::workspace::{Command, Register, questions::Facet};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The form, open while `edited` says of what.
#[component]
pub fn PolicyDialog(edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let open = Signal::derive(move || edited.with(Option::is_some));
    let title = move || edited.with(|edited| edited.as_ref().map(|edited| words::form_title(language, &edited.called)).unwrap_or_default());
    view! {
        <Dialog open on_close=move || edited.set(None) title is_wide=true>
            {move || edited.get().map(|subject| {
                let setting = setting.get_untracked();
                view! { <PolicyForm subject setting on_done=move || edited.set(None) /> }
            })}
        </Dialog>
    }
}

/// Every field.
#[derive(Clone, Copy)]
struct Draft {
    service_level: Typed,
    contact: Typed,
    discount: Typed,
    credit: Typed,
    owner: Typed,
    gifts: Typed,
    gifts_cost: Typed,
    minutes: Typed,
    hour_cost: Typed,
    duties: DraftDuties,
}

fn small(text: &str) -> Result<u16, NotRead> {
    typed::count(text).and_then(|count| u16::try_from(count).map_err(|_| NotRead::TooLarge))
}

impl Draft {
    fn of(policy: &Policy, setting: Setting) -> Self {
        let amount = |minor: i64| Typed::of((minor > 0).then(|| typed::written_amount(minor, setting.currency)));
        let number = |count: u32| Typed::of((count > 0).then(|| count.to_string()));
        Self {
            service_level: Typed::of(policy.service_level.clone()),
            contact: Typed::of(policy.contact_every_days.map(|days| days.to_string())),
            discount: Typed::of((policy.discount_bp > 0).then(|| typed::written_percent(policy.discount_bp))),
            credit: number(policy.credit_days.into()),
            owner: Typed::of(policy.owner.clone()),
            gifts: Typed::of(policy.gifts.clone()),
            gifts_cost: amount(policy.gifts_minor_a_year),
            minutes: number(policy.minutes_a_month),
            hour_cost: amount(policy.hour_cost_minor),
            duties: DraftDuties::of(&policy.duties),
        }
    }

    /// The policy that is meant, or `None` with what is wrong said beside the fields.
    fn read(self, policy: &Policy, setting: Setting) -> Option<Policy> {
        let language = setting.language;
        let amount = |field: Typed| field.read(|text| typed::amount_minor(text, setting.currency), words::not_an_amount(language));
        let contact = self.contact.read(small, words::not_a_count(language));
        let discount = self.discount.read(typed::percent_bp, words::not_a_percent(language));
        let credit = self.credit.read(small, words::not_a_count(language));
        let (gifts_cost, hour_cost) = (amount(self.gifts_cost), amount(self.hour_cost));
        let minutes = self.minutes.read(typed::count, words::not_a_count(language));
        Some(Policy {
            id: policy.id,
            scheme: policy.scheme,
            grade: policy.grade,
            service_level: self.service_level.some(),
            contact_every_days: contact.map(|days| Some(days).filter(|days| *days > 0))?,
            discount_bp: discount?,
            credit_days: credit?,
            owner: self.owner.some(),
            gifts: self.gifts.some(),
            gifts_minor_a_year: gifts_cost?,
            minutes_a_month: minutes?,
            hour_cost_minor: hour_cost?,
            duties: self.duties.read(),
        })
    }
}

#[component]
fn PolicyForm(subject: Edited, setting: Setting, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let Edited { policy, called } = subject;
    let draft = Draft::of(&policy, setting);
    let sending = Sending::new();
    let (id, is_new) = (policy.id.as_u128(), policy.id.as_u128() == 0);
    let said = words::saved(language, &called);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(policy) = draft.read(&policy, setting) {
            sending.send(session, language, Command::File(policy.into()), said.clone(), move || on_done.run(()));
        }
    };
    let delete = (!is_new).then(|| {
        let press = move || {
            session.run(Command::Discard { register: Register::Policy, id }, words::deleted(language, &called));
            on_done.run(());
        };
        view! { <Button kind=ButtonKind::Ghost icon=Glyph::Trash on_press=press>{words::delete(language)}</Button> }
    });
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <Fields draft setting />
            <DutiesEditor duties=draft.duties />
            <div class="button-row">
                {delete}
                <span class="push"></span>
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}

#[component]
fn Fields(draft: Draft, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let currency = setting.currency.code();
    let owners = unique_id("owners");
    let number = |label: String, field: Typed| {
        view! { <TextField label value=field.text error=field.error kind=InputKind::Number is_optional=true /> }
    };
    view! {
        <TextField label=words::service_level(language) value=draft.service_level.text kind=InputKind::Paragraph is_optional=true />
        <div class="form-grid">
            {number(words::contact_every(language).to_owned(), draft.contact)}
            <div>
                <TextField label=words::owner(language) value=draft.owner.text is_optional=true list=owners.clone() />
                <Suggestions id=owners facet=Facet::Owner />
            </div>
            {number(words::discount_percent(language).to_owned(), draft.discount)}
            {number(words::credit_days(language).to_owned(), draft.credit)}
            {number(words::minutes_a_month(language).to_owned(), draft.minutes)}
            {number(words::hour_cost(language, currency), draft.hour_cost)}
            <TextField label=words::gifts(language) value=draft.gifts.text is_optional=true />
            {number(words::gifts_cost(language, currency), draft.gifts_cost)}
        </div>
    }
}
