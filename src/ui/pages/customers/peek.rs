//! A customer looked at beside the list: grade and why, figures, the last purchases, and the way to the full page.

use crate::domain::{CustomerId, CustomerKind, PurchaseKind};
use crate::ui::{
    device::use_language,
    format,
    pages::{
        ago::Ago,
        customer::{RuleThatMatched, WayUp},
        grade_marks::{GradeTags, RfmDigits},
        lazy::lazy,
        setting::Setting,
    },
    parts::{Drawer, Fact, Facts, Glyph, Icon, LinkButton, Masked, Skeleton, use_seen_name},
    route::Route,
    session::use_session,
    words::{customer, customers, grades},
};
use crate::workspace::questions::{AskCustomer, CustomerSheet, Grade, PurchaseRow};
use leptos::prelude::*;

/// Purchases that are shown.
const N_PURCHASES: u32 = 5;

/// The drawer; open while `peeked` holds somebody and the name they go by.
#[component]
pub fn PeekDrawer(peeked: RwSignal<Option<(CustomerId, String)>>, setting: Memo<Setting>) -> impl IntoView {
    let id = Memo::new(move |_| peeked.with(|peeked| peeked.as_ref().map(|(id, _)| *id)));
    let page = Signal::derive(move || id.get().map(|id| Route::Customer(id).to_string()).unwrap_or_default());
    let seen = use_seen_name();
    let name = move || peeked.with(|peeked| peeked.as_ref().map(|(_, name)| seen(name, CustomerKind::Unknown))).unwrap_or_default();
    view! {
        <Drawer open=Signal::derive(move || id.get().is_some()) on_close=move || peeked.set(None) title=name page>
            {move || id.get().map(|id| { let setting = setting.get(); lazy!(records: peek(id: CustomerId, setting: Setting) => view! { <Peek id setting /> }) })}
        </Drawer>
    }
}

#[component]
fn Peek(id: CustomerId, setting: Setting) -> impl IntoView {
    let answer = use_session().live(move || AskCustomer { id, n_purchases: N_PURCHASES });
    move || match answer.get() {
        None => view! { <Skeleton n_lines=6 /> }.into_any(),
        Some(Ok(Some(sheet))) => short_record(sheet, setting).into_any(),
        Some(_) => view! { <p>{customer::gone_text(use_language())}</p> }.into_any(),
    }
}

fn short_record(sheet: CustomerSheet, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let grade = grade_in_short(&sheet, setting);
    let average = super::average_minor(&sheet.row).map(|minor| setting.money(minor));
    let CustomerSheet { row, purchases, .. } = sheet;
    let contact = |value: Option<String>, mask: fn(&str) -> String| {
        value.map_or_else(|| format::UNKNOWN.into_any(), |value| view! { <Masked value mask /> }.into_any())
    };
    let phone = contact(row.phone, format::mask_phone);
    let email = contact(row.email, format::mask_email);
    let last = row.last_purchase_on.map_or_else(|| format::UNKNOWN.into_any(), |day| view! { <Ago day setting /> }.into_any());
    let is_empty = purchases.is_empty();
    let purchases = purchases.into_iter().map(|purchase| purchase_line(purchase, setting)).collect_view();
    view! {
        {grade}
        <Facts>
            <Fact label=customer::amount(language)>{setting.money(row.amount_minor)}</Fact>
            <Fact label=customer::n_purchases(language)>{setting.number(row.n_purchases)}</Fact>
            <Fact label=customer::average(language)>{format::or_unknown(average)}</Fact>
            <Fact label=customers::last_purchase(language)>{last}</Fact>
            <Fact label=customer::phone(language)>{phone}</Fact>
            <Fact label=customer::email(language)>{email}</Fact>
            <Fact label=customer::region(language)>{format::or_unknown(row.region)}</Fact>
            <Fact label=customer::owner(language)>{format::or_unknown(row.owner)}</Fact>
        </Facts>
        <section class="stack-tight">
            <h3>{customers::peek_purchases(language)}</h3>
            {is_empty.then(|| view! { <p class="quiet">{customer::no_purchases_title(language)}</p> })}
            <ul class="peek-purchases">{purchases}</ul>
        </section>
        <div class="button-row">
            <LinkButton icon=Glyph::External href=Route::Customer(row.id).to_string()>{customers::peek_open(language)}</LinkButton>
        </div>
    }
}

fn grade_in_short(sheet: &CustomerSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let (digits, means) = match sheet.row.grade {
        Grade::Graded { segment, rfm, .. } => (Some(view! { <RfmDigits rfm /> }), grades::segment_means(language, segment)),
        Grade::NotGraded(missing) => (None, grades::missing_means(language, missing)),
    };
    let grade = sheet.row.grade;
    let why = sheet.receipt.clone().map(|receipt| {
        view! {
            <RuleThatMatched matched=receipt.matched />
            <WayUp improvement=receipt.improvement as_of=receipt.cuts.as_of setting />
        }
    });
    view! {
        <section class="stack">
            <div class="row"><GradeTags grade />{digits}</div>
            <p>{means}</p>
            {why}
        </section>
    }
}

fn purchase_line(purchase: PurchaseRow, setting: Setting) -> impl IntoView {
    let (glyph, sign) = match purchase.kind {
        PurchaseKind::Sale => (Glyph::Receipt, 1),
        PurchaseKind::Return => (Glyph::Return, -1),
    };
    let what = customers::listed(setting.language, &purchase.product_names);
    view! {
        <li class="peek-purchase">
            <Icon glyph label=grades::purchase_kind(setting.language, purchase.kind) />
            <Ago day=purchase.on setting />
            <span class="quiet truncate">{what}</span>
            <span class="numeric nowrap">{setting.money(sign * purchase.amount_minor)}</span>
        </li>
    }
}
