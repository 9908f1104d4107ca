//! What the customer likes: when they will buy next, where their money goes, and what to offer.

use super::Sheet;
use crate::domain::Day;
use crate::scoring::rhythm::{NextPurchase, RhythmOf};
use crate::ui::{
    device::use_language,
    format,
    pages::{
        answer::{failure_of, last_known},
        likes::liked::{LikedBy, table},
        setting::Setting,
    },
    parts::Card,
    session::use_session,
    words::together as words,
};
use crate::workspace::questions::{AskLikes, CustomerLikes, OfferRow};
use leptos::prelude::*;

/// Products that are named.
const MAX_PRODUCTS: usize = 6;

/// The card; nothing until it is answered.
#[component]
pub fn LikesCard(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let id = sheet.id();
    let answer = use_session().live(move || AskLikes { customer: id });
    let own = last_known(answer, |own| own);
    let card = move || {
        let own = own.get()?;
        let setting = sheet.setting();
        // Without any purchase the page says so elsewhere.
        own.next.is_some().then(|| view! { <Card title=words::own_title(language)>{shown(&own, setting)}</Card> })
    };
    view! { {failure_of(answer)} {card} }
}

fn shown(own: &CustomerLikes, setting: Setting) -> AnyView {
    let language = setting.language;
    let as_of = own.likes.as_of;
    let next = own.next.map_or_else(|| words::next_none(language).to_owned(), |next| next_text(next, as_of, setting));
    if own.likes.categories.is_empty() {
        return view! { <h3>{words::next_title(language)}</h3><p>{next}</p><p class="soft">{words::no_lines_own(language)}</p> }.into_any();
    }
    let has_categories = own.likes.categories.iter().any(|category| category.name.is_some());
    let categories = has_categories.then(|| table(words::category(language), &own.likes.categories, LikedBy::Customer, setting));
    let n_products = own.likes.products.len().min(MAX_PRODUCTS);
    let products = table(words::product(language), &own.likes.products[..n_products], LikedBy::Customer, setting);
    view! {
        <h3>{words::next_title(language)}</h3>
        <p>{next}</p>
        {categories}
        {products}
        <p class="chart-note">{words::own_note(language)}</p>
        <h3>{words::offers_title(language)}</h3>
        {offers(&own.offers, setting)}
    }
    .into_any()
}

/// The day, whose rhythm it follows, and the range in which half of all cases fall.
fn next_text(next: NextPurchase, as_of: Day, setting: Setting) -> String {
    let language = setting.language;
    let (day, from, to) = (setting.day(next.on), setting.day(next.from), setting.day(next.to));
    let said = match next.rhythm_of {
        RhythmOf::Customer { n_intervals } => words::next_by_own(language, day, from, to, setting.number(n_intervals)),
        RhythmOf::Everyone { n_intervals } => words::next_by_all(language, day, from, to, setting.number(n_intervals)),
    };
    if next.on < as_of { format!("{said} {}", words::next_overdue(language)) } else { said }
}

fn offers(offers: &[OfferRow], setting: Setting) -> AnyView {
    let language = setting.language;
    if offers.is_empty() {
        return view! { <p class="soft">{words::offers_none(language)}</p> }.into_any();
    }
    let rows = offers.iter().map(|offer| {
        let companion = offer.companion;
        let reason = words::offer_reason(
            language,
            setting.number(companion.n_both),
            setting.number(companion.n_other),
            &offer.because_of.name,
            format::decimal(language, companion.lift(), 1),
        );
        let more = offer.n_reasons.checked_sub(1).filter(|n| *n > 0).map(|n| words::more_reasons(language, setting.number(n)));
        view! { <li><span class="strong">{offer.product.name.clone()}</span><p class="small soft">{reason}" "{more}</p></li> }
    });
    view! { <ul class="offers">{rows.collect_view()}</ul><p class="chart-note">{words::offers_source(language)}</p> }.into_any()
}
