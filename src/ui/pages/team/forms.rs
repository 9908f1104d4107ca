//! Forms for a member of the team, and for the rules of the pool.

use super::Edited;
use crate::domain::{Member, MemberId, PoolRules};
use crate::ui::{
    device::use_language,
    pages::{
        sending::Sending,
        setting::{Setting, use_sure_setting},
        typed_field::Typed,
    },
    parts::{Button, ButtonKind, Checkbox, Dialog, Glyph, InputKind, TextField},
    session::use_session,
    typed,
    words::{parts as parts_words, team as words},
};
use crate::workspace::{Command, Register};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// Somebody new, of whom nothing is known yet.
pub fn new_member() -> Edited {
    Edited::Member(Box::new(member_called("")))
}

/// Somebody of whom only the name is known.
pub fn member_called(name: &str) -> Member {
    Member {
        id: MemberId::from_u128(0),
        name: name.to_owned(),
        role: None,
        target_minor_a_month: None,
        max_customers: None,
        has_left: false,
    }
}

/// The dialog for a member or for the rules.
#[component]
pub fn EditDialog(edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let open = Signal::derive(move || edited.with(|edited| matches!(edited, Some(Edited::Member(_) | Edited::Rules(_)))));
    let title = move || match edited.get() {
        Some(Edited::Member(member)) if member.id.as_u128() != 0 => words::edit_of(language, &member.name),
        Some(Edited::Rules(_)) => words::rules(language).to_owned(),
        _ => words::add(language).to_owned(),
    };
    let form = move || {
        let on_done = move || edited.set(None);
        match edited.get() {
            Some(Edited::Member(member)) => {
                Some(view! { <MemberForm member=*member setting=setting.get_untracked() on_done /> }.into_any())
            }
            Some(Edited::Rules(rules)) => Some(view! { <RulesForm rules on_done /> }.into_any()),
            _ => None,
        }
    };
    view! { <Dialog open on_close=move || edited.set(None) title>{form}</Dialog> }
}

#[component]
fn MemberForm(member: Member, setting: Setting, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let sending = Sending::new();
    let name = RwSignal::new(member.name.clone());
    let role = Typed::of(member.role.clone());
    let target = Typed::of(member.target_minor_a_month.map(|minor| typed::written_amount(minor, setting.currency)));
    let limit = Typed::of(member.max_customers.map(|limit| limit.to_string()));
    let has_left = RwSignal::new(member.has_left);
    let (id, called) = (member.id, member.name);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let target_minor = target.read(|text| typed::amount_minor(text, setting.currency), words::not_an_amount(language));
        let max_customers = limit.read(typed::count, words::not_a_number(language));
        let (Some(target_minor), Some(max_customers)) = (target_minor, max_customers) else { return };
        let member = Member {
            id,
            name: name.get_untracked(),
            role: role.some(),
            target_minor_a_month: Some(target_minor).filter(|minor| *minor > 0),
            max_customers: Some(max_customers).filter(|limit| *limit > 0),
            has_left: has_left.get_untracked(),
        };
        let said = words::saved(language, &member.name);
        sending.send(session, language, Command::File(member.into()), said, move || on_done.run(()));
    };
    let remove = move || {
        on_done.run(());
        session.run(Command::Discard { register: Register::Member, id: id.as_u128() }, words::removed(language, &called));
    };
    let is_known = id.as_u128() != 0;
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <TextField label=words::name(language) value=name />
            <TextField label=words::role(language) value=role.text is_optional=true />
            <TextField label=words::target(language) hint=words::target_hint(language) value=target.text error=target.error kind=InputKind::Number is_optional=true />
            <TextField label=words::limit(language) hint=words::limit_hint(language) value=limit.text error=limit.error kind=InputKind::Number is_optional=true />
            <Checkbox label=words::left(language) checked=has_left on_change=move |left| has_left.set(left) />
            <div class="button-row button-row-end">
                {is_known.then(|| view! {
                    <Button kind=ButtonKind::Ghost icon=Glyph::Trash on_press=remove>{words::remove(language)}</Button>
                })}
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}

#[component]
fn RulesForm(rules: PoolRules, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let sending = Sending::new();
    let [untouched, warning, most] =
        [rules.untouched_days, rules.warning_days, rules.max_customers].map(|number| Typed::new(number.to_string()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let [untouched_days, warning_days, max_customers] =
            [untouched, warning, most].map(|field| field.read(typed::count, words::not_a_number(language)));
        let (Some(untouched_days), Some(warning_days), Some(max_customers)) = (untouched_days, warning_days, max_customers) else {
            return;
        };
        let rules = PoolRules { id: rules.id, untouched_days, warning_days, max_customers };
        sending.send(session, language, Command::File(rules.into()), words::rules_saved(language).to_owned(), move || on_done.run(()));
    };
    view! {
        <form class="form" novalidate on:submit=save>
            {sending.refused()}
            <p class="soft">{words::rules_text(language)}</p>
            <TextField label=words::untouched_days(language) hint=words::untouched_hint(language) value=untouched.text error=untouched.error kind=InputKind::Number />
            <TextField label=words::warning_days(language) value=warning.text error=warning.error kind=InputKind::Number />
            <TextField label=words::max_customers(language) hint=words::no_limit_hint(language) value=most.text error=most.error kind=InputKind::Number />
            <div class="button-row button-row-end">
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=sending.is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}
