//! What a customer allows: the statements that count, and those whose place others have taken.

use super::{
    consent_form::{ConsentDialog, ConsentErrand},
    use_known,
};
use crate::domain::{Consent, CustomerId};
use crate::ui::{
    device::use_language,
    pages::{
        customer::{Sheet, forms::Part},
        setting::Setting,
    },
    parts::{Banner, Button, ButtonKind, Card, ControlSize, Glyph, Menu, MenuItem, Tag, Tone},
    session::use_session,
    words::{Language, interactions, people as words},
};
use crate::workspace::{Command, Register, questions::ConsentRow};
use leptos::prelude::*;

/// The card.
#[component]
pub fn ConsentsCard(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let known = use_known();
    let errand = RwSignal::new(None::<ConsentErrand>);
    let customer = sheet.id();
    let rows = Memo::new(move |_| known.with(|known| known.as_ref().map(|known| (known.consents.clone(), known.profile.do_not_contact))));
    let add = move || {
        let press = move || errand.set(Some(ConsentErrand::fresh(customer, sheet.setting_now().today)));
        view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Plus label=words::add_consent(language) on_press=press attr:data-action="add-consent" /> }
    };
    let list = move || {
        let (rows, is_blocked) = rows.get()?;
        Some(statements(rows, is_blocked, customer, errand, sheet.setting()))
    };
    view! {
        <div id=Part::Consents.id() tabindex="-1"><Card title=words::consents(language) actions=add>{list}</Card></div>
        <ConsentDialog errand />
    }
}

fn statements(
    rows: Vec<ConsentRow>,
    is_blocked: bool,
    customer: CustomerId,
    errand: RwSignal<Option<ConsentErrand>>,
    setting: Setting,
) -> impl IntoView {
    let language = setting.language;
    let is_empty = rows.is_empty();
    let (current, earlier): (Vec<ConsentRow>, Vec<ConsentRow>) = rows.into_iter().partition(|row| row.counts);
    let items = |rows: Vec<ConsentRow>| rows.into_iter().map(|row| view! { <Statement row customer errand setting /> }).collect_view();
    let n_earlier = earlier.len();
    view! {
        {is_blocked.then(|| view! { <Banner tone=Tone::Bad title=words::consents_blocked(language) /> })}
        {is_empty.then(|| view! { <p class="quiet">{words::consents_none(language)}</p> })}
        <ul class="consents">{items(current)}</ul>
        {(n_earlier > 0).then(|| view! {
            <details class="consents-earlier">
                <summary>{words::earlier(language, n_earlier)}</summary>
                <ul class="consents">{items(earlier)}</ul>
            </details>
        })}
    }
}

/// For what and on which way.
fn about(language: Language, consent: &Consent) -> String {
    let channel = consent.channel.map_or_else(|| words::every_channel(language), |channel| interactions::channel_name(language, channel));
    format!("{} · {channel}", words::purpose_name(language, consent.purpose))
}

#[component]
fn Statement(row: ConsentRow, customer: CustomerId, errand: RwSignal<Option<ConsentErrand>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let ConsentRow { consent, counts } = row;
    let id = consent.id.as_u128();
    let (tone, said) = if consent.is_given { (Tone::Ok, words::given(language)) } else { (Tone::Warn, words::withdrawn(language)) };
    let about = about(language, &consent);
    let details = [Some(setting.day(consent.on)), consent.source.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let can_withdraw = counts && consent.is_given;
    let of = ConsentErrand::withdrawing(&consent, customer, setting.today);
    let delete = move || session.run(Command::Discard { register: Register::Consent, id }, words::consent_deleted(language));
    view! {
        <li class="consent">
            <div class="stack-tight">
                <span class="row"><span class="strong">{about.clone()}</span><Tag tone>{said}</Tag></span>
                <span class="quiet small">{details}</span>
                {consent.evidence.map(|evidence| view! { <span class="soft small consent-evidence">{evidence}</span> })}
            </div>
            <Menu label=words::actions_of(language, about) icon=Glyph::More is_icon_only=true kind=ButtonKind::Ghost size=ControlSize::Small>
                {can_withdraw.then(|| {
                    let of = of.clone();
                    view! { <MenuItem icon=Glyph::Undo on_press=move || errand.set(Some(of.clone()))>{words::withdraw(language)}</MenuItem> }
                })}
                <MenuItem icon=Glyph::Trash is_danger=true on_press=delete>{words::delete(language)}</MenuItem>
            </Menu>
        </li>
    }
}
