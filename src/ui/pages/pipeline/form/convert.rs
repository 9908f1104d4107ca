//! From a lead to a customer: customers that it may be already are offered first, then a new one of what the lead says.

use super::{Desk, Step, draft::Draft};
use crate::domain::{CustomerId, CustomerKind, Opportunity};
use crate::engine::protocol::{Failure, Made};
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, ControlSize, Glyph, SeenName, Skeleton, Tag, Tone, seen_name},
    sentences,
    words::{Language, pipeline as words},
};
use crate::workspace::{
    Command,
    questions::{AskLeadMatches, LeadMatch},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn Convert(deal: Opportunity, draft: Draft, desk: Desk) -> impl IntoView {
    let language = use_language();
    let refusal = RwSignal::new(None::<String>);
    let is_won = deal.closing.as_ref().is_some_and(|closing| closing.is_won);
    let called = deal.prospect.called().map(str::to_owned);
    let matches = RwSignal::new(None::<Vec<LeadMatch>>);
    let prospect = deal.prospect.clone();
    spawn_local(async move {
        // Without an answer the way to a new customer is open all the same.
        let rows = desk.session.ask(AskLeadMatches { prospect }).await.map(|found| found.rows).unwrap_or_default();
        matches.try_set(Some(rows));
    });
    let deal = StoredValue::new(deal);
    let convert = move |customer: Option<CustomerId>, name: String| {
        let mut deal = deal.get_value();
        spawn_local(async move {
            match desk.session.perform(Command::ConvertLead { opportunity: deal.id, customer }).await {
                Ok(done) => {
                    let made = if let Some(Made::Customer(id)) = done.made { Some(id) } else { customer };
                    desk.session.say_done(&done, words::converted(language, &name));
                    deal.customer = made;
                    draft.keep(&deal);
                    draft.customer.try_set(made.map(|id| (id, name)));
                    draft.is_lead.try_set(false);
                    desk.step.try_set(if is_won { Step::Won(Box::new(deal)) } else { Step::Form });
                }
                Err(Failure::Refused(refused)) => {
                    refusal.try_set(Some(sentences::refusal(language, &refused)));
                }
                Err(failure) => desk.session.say_failure(&failure),
            }
        });
    };
    let known = move || match matches.get() {
        None => view! { <Skeleton n_lines=2 /> }.into_any(),
        Some(rows) if rows.is_empty() => ().into_any(),
        Some(rows) => {
            let rows = rows.into_iter().map(|row| offered(row, language, convert)).collect_view();
            view! { <h3>{words::matches_title(language)}</h3> <ul class="lead-matches">{rows}</ul> }.into_any()
        }
    };
    let new = match called {
        Some(name) => {
            let label = words::make_new(language, &name);
            // Where nobody on record is like them, a new customer is what is meant.
            let kind = Signal::derive(move || matches.with(|matches| matches.as_ref().is_some_and(Vec::is_empty)));
            let press = Callback::new(move |()| convert(None, name.clone()));
            view! {
                {move || {
                    let (kind, label) = (if kind.get() { ButtonKind::Primary } else { ButtonKind::Secondary }, label.clone());
                    view! { <Button kind icon=Glyph::Plus on_press=press attr:data-action="make-customer">{label}</Button> }
                }}
            }
            .into_any()
        }
        None => view! { <p class="soft">{words::no_name(language)}</p> }.into_any(),
    };
    view! {
        <p class="soft">{words::convert_text(language)}</p>
        {move || refusal.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
        {known}
        <div class="button-row button-row-end">
            <Button on_press=move || desk.step.set(Step::Form)>{words::back(language)}</Button>
            {new}
        </div>
    }
}

/// A customer on record, and in what it is the same.
fn offered(
    row: LeadMatch,
    language: Language,
    convert: impl Fn(Option<CustomerId>, String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let signs = [
        (row.is_same_phone, words::same_phone(language)),
        (row.is_same_email, words::same_email(language)),
        (row.is_same_name, words::same_name(language)),
    ];
    let signs = signs.into_iter().filter(|(is_so, _)| *is_so).map(|(_, sign)| view! { <Tag tone=Tone::Info>{sign}</Tag> }).collect_view();
    let (id, name) = (row.id, row.name.clone());
    let seen = seen_name(row.name.clone(), CustomerKind::Unknown);
    let spoken = move || words::it_is_spoken(language, seen());
    view! {
        <li class="lead-match">
            <span class="stack-tight"><strong><SeenName name=row.name /></strong> <span class="tag-row">{signs}</span> <span class="quiet small">{row.owner}</span></span>
            <Button kind=ButtonKind::Primary size=ControlSize::Small label=spoken on_press=move || convert(Some(id), name.clone())>{words::it_is(language)}</Button>
        </li>
    }
}
