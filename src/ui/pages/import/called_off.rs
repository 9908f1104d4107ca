//! Orders that are here and that the file calls off: what they are, and whether they are to go.
//!
//! Not here: which those are (`exchange::planning`).

use super::wizard::Wizard;
use crate::domain::Currency;
use crate::exchange::planning::{CalledOff, CalledOffPolicy, CalledOffSale};
use crate::ui::{
    device::use_language,
    format,
    parts::{Card, Choice, Heading, PlainTable, Segmented, use_seen_name},
    words::import as words,
};
use leptos::prelude::*;

/// The orders, and the choice. Only what the file says is made anew when the choice changes, so that the focus stays on it.
#[component]
pub fn CalledOffCard(wizard: Wizard, currency: Memo<Currency>) -> impl IntoView {
    let language = use_language();
    let found =
        Memo::new(move |_| wizard.dry_run.with(|dry_run| dry_run.as_ref().map(|dry_run| dry_run.called_off.clone()).unwrap_or_default()));
    let n = move || format::number(language, found.with(|found| found.n));
    let text =
        move || words::called_off_text(language, n(), format::money(language, found.with(|found| found.sales_minor), currency.get()));
    let listed = Memo::new(move |_| found.with(|found| found.listed.clone()));
    let first = move || {
        let CalledOff { n, listed, .. } = found.get();
        let n_listed = u32::try_from(listed.len()).unwrap_or(u32::MAX);
        let said = words::called_off_first(language, format::number(language, n_listed), format::number(language, n));
        (n_listed < n).then(|| view! { <p class="small quiet">{said}</p> })
    };
    view! {
        <Card title=words::called_off_title(language)>
            <p class="soft">{text}</p>
            <Wish wizard />
            <div class="import-list" tabindex="0" role="region" aria-label=words::called_off_title(language)>
                {move || view! { <Sales sales=listed.get() currency=currency.get() /> }}
            </div>
            {first}
        </Card>
    }
}

#[component]
fn Wish(wizard: Wizard) -> impl IntoView {
    let language = use_language();
    let choices = vec![Choice::new(KEEP, words::called_off_keep(language)), Choice::new(TAKE_OUT, words::called_off_take_out(language))];
    let value = Signal::derive(move || {
        let wished = wizard.policy.get().called_off;
        if wished == CalledOffPolicy::TakeOut { TAKE_OUT.to_owned() } else { KEEP.to_owned() }
    });
    let choose = move |chosen: String| {
        let wished = if chosen == TAKE_OUT { CalledOffPolicy::TakeOut } else { CalledOffPolicy::Keep };
        wizard.policy.update(|policy| policy.called_off = wished);
        wizard.check();
    };
    view! {
        <div class="row">
            <Segmented label=words::called_off_title(language) choices=Signal::stored(choices) value on_change=choose />
        </div>
    }
}

/// What the two choices are called in the page.
const KEEP: &str = "keep";
const TAKE_OUT: &str = "take-out";

#[component]
fn Sales(sales: Vec<CalledOffSale>, currency: Currency) -> impl IntoView {
    let language = use_language();
    let seen = use_seen_name();
    let row = move |CalledOffSale { number, customer, on, amount_minor }: CalledOffSale| {
        let who = move || customer.as_ref().map_or_else(|| format::UNKNOWN.to_owned(), |(name, kind)| seen(name, *kind));
        view! {
            <tr>
                <th scope="row">{number}</th>
                <td>{who}</td>
                <td class="wide-only">{format::day(language, on)}</td>
                <td class="numeric">{format::money(language, amount_minor, currency)}</td>
            </tr>
        }
    };
    view! {
        <PlainTable
            headings=vec![
                Heading::new(words::field_order_number(language)),
                Heading::new(words::field_customer_name(language)),
                Heading::wide(words::field_date(language)),
                Heading::number(words::field_amount(language)),
            ]
        >
            {sales.into_iter().map(row).collect_view()}
        </PlainTable>
    }
}
