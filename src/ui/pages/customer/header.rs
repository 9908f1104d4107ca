//! The head of a customer's page: the picture, who it is in a line, what can be done at once.
//!
//! Who asked not to be contacted is not offered any way to be. Crema sends nothing by itself: what is pressed opens the device's own telephone or
//! mail program, or copies a number.

use super::{Sheet, forms::Forms, profile, profile::use_known};
use crate::domain::{Customer, CustomerId, CustomerKind, PurchaseKind, ReviewPhase};
use crate::ui::{
    device::{Presenting, use_language, use_presenting},
    pages::{
        customers::use_kept,
        grade_marks::{GradeTags, RfmDigits},
        purchase_form::PurchaseErrand,
        reviews::start_review,
        setting::use_sure_setting,
        ways::{call_address, copied, mail_address},
    },
    parts::{Button, ButtonKind, ControlSize, Glyph, LinkButton, Menu, MenuItem, Tag, use_seen_name, use_toasts},
    route::Route,
    session::use_session,
    shell::go,
    words::{customer as words, grades, interactions, reviews, shell, tasks, texts, timeline},
};
use crate::workspace::{
    Command,
    questions::{AskPortrait, Grade},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What stands at the end of the heading's line.
#[component]
pub fn Actions(id: CustomerId, name: Memo<Option<String>>, kind: Memo<CustomerKind>, forms: Forms) -> impl IntoView {
    let language = use_language();
    let seen = use_seen_name();
    let session = use_session();
    let setting = use_sure_setting();
    let list = use_kept().address();
    let after = list.clone();
    let delete = move || {
        let said = words::deleted(language, untrack(|| seen(&name.get().unwrap_or_default(), kind.get())));
        session.run(Command::DeleteCustomers { ids: vec![id] }, said);
        go(&Route::parse(&after));
    };
    let print = move || {
        // A browser that cannot print has nothing to say about it.
        let _ = window().print();
    };
    let review = move || {
        start_review(session, language, id, ReviewPhase::default(), &name.get_untracked().unwrap_or_default(), setting.get_untracked())
    };
    let record = move |kind| forms.purchase.set(Some(PurchaseErrand::Record(kind)));
    view! {
        <LinkButton kind=ButtonKind::Ghost icon=Glyph::ArrowLeft href=list label=words::back_to_list(language) />
        <Menu label=shell::more(language) icon=Glyph::More is_icon_only=true>
            <MenuItem icon=Glyph::Return on_press=move || record(PurchaseKind::Return)>{words::record_return(language)}</MenuItem>
            <MenuItem icon=Glyph::Star on_press=review>{reviews::new_for(language)}</MenuItem>
            <MenuItem icon=Glyph::Print on_press=print>{words::print_sheet(language)}</MenuItem>
            <MenuItem icon=Glyph::Trash is_danger=true on_press=delete.clone()>{words::delete_customer(language)}</MenuItem>
        </Menu>
        <Button
            kind=ButtonKind::Primary
            icon=Glyph::Receipt
            shortcut="c"
            on_press=move || record(PurchaseKind::Sale)
            attr:data-key="c"
        >
            {words::record_purchase(language)}
        </Button>
    }
}

/// The picture, if there is one; never while others look on. The name stands beside it, so it says nothing to who cannot see it.
#[component]
pub fn PortraitMark(id: CustomerId) -> impl IntoView {
    let Presenting(is_presenting) = use_presenting();
    let answer = use_session().live(move || AskPortrait { customer: id });
    let address = Memo::new(move |_| answer.get().and_then(Result::ok).flatten().map(|picture| picture.data_url()));
    move || address.get().filter(|_| !is_presenting.get()).map(|address| view! { <img class="portrait" src=address alt="" /> })
}

/// Kind, grade and tags under the name.
#[component]
pub fn Badges(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let kind = sheet.part(|sheet| sheet.customer.kind);
    let grade = sheet.part(|sheet| sheet.row.grade);
    let tags = sheet.part(|sheet| sheet.customer.tags.clone());
    let digits = move || match grade.get() {
        Grade::Graded { rfm, .. } => Some(view! { <RfmDigits rfm /> }),
        Grade::NotGraded(_) => None,
    };
    let today = move || sheet.with(|_, setting| words::printed_on(language, setting.day(setting.today)));
    view! {
        <div class="customer-badges">
            {move || view! { <GradeTags grade=grade.get() /> }}
            <profile::DoNotContactTag />
            {digits}
            <span class="quiet">{move || grades::customer_kind(language, kind.get())}</span>
            <span class="tag-row">{move || tags.get().into_iter().map(|tag| view! { <Tag>{tag}</Tag> }).collect_view()}</span>
            <span class="quiet only-print push">{today}</span>
        </div>
    }
}

/// Telephone and e-mail: the customer's own, or else those of the first contact who has one.
fn reached(customer: &Customer) -> (Option<String>, Option<String>) {
    let phone = customer.phone.clone().or_else(|| customer.contacts.iter().find_map(|contact| contact.phone.clone()));
    let email = customer.email.clone().or_else(|| customer.contacts.iter().find_map(|contact| contact.email.clone()));
    (phone, email)
}

/// Reaching them, and writing down what comes of it.
#[component]
pub fn QuickActions(sheet: Sheet, forms: Forms) -> impl IntoView {
    let language = use_language();
    let known = use_known();
    let may_be_contacted = Memo::new(move |_| known.with(|known| known.as_ref().is_some_and(|known| !known.profile.do_not_contact)));
    let reached = sheet.part(|sheet| reached(&sheet.customer));
    let now = move |begin: fn(Forms, Sheet)| untrack(|| begin(forms, sheet));
    let contact = move || now(|forms, sheet| sheet.with(|known, setting| forms.write_contact(known, setting)));
    let task = move || now(|forms, sheet| sheet.with(|known, setting| forms.write_task(known, setting)));
    let deal = move || now(|forms, sheet| sheet.with(|known, _| forms.write_deal(known)));
    view! {
        <div class="quick-actions no-print" role="group" aria-label=timeline::quick(language)>
            {move || may_be_contacted.get().then(|| view! { <Ways reached=reached.get() /> })}
            <Button size=ControlSize::Small icon=Glyph::Pencil on_press=contact attr:data-action="write-contact">{interactions::write(language)}</Button>
            <Button size=ControlSize::Small icon=Glyph::Clock on_press=task attr:data-action="new-task">{tasks::new(language)}</Button>
            <Button size=ControlSize::Small icon=Glyph::Pipeline on_press=deal attr:data-action="new-opportunity">{timeline::new_opportunity(language)}</Button>
        </div>
    }
}

/// Calling, mailing, and the number for WeChat. Numbers and addresses themselves stay unsaid: others may look on.
#[component]
fn Ways(reached: (Option<String>, Option<String>)) -> impl IntoView {
    let language = use_language();
    let toasts = use_toasts();
    let (phone, email) = reached;
    let copy = phone.clone().map(|phone| {
        let press = move || {
            let phone = phone.clone();
            spawn_local(async move {
                match copied(&phone).await {
                    Some(()) => toasts.say(timeline::copied(language)),
                    None => toasts.warn(texts::not_copied(language)),
                }
            });
        };
        view! { <Button size=ControlSize::Small icon=Glyph::Copy on_press=press attr:data-action="copy-wechat">{timeline::copy_for_wechat(language)}</Button> }
    });
    let call = phone.map(|phone| {
        view! { <LinkButton size=ControlSize::Small icon=Glyph::Phone href=call_address(&phone)>{timeline::call(language)}</LinkButton> }
    });
    let mail = email.map(|email| {
        view! { <LinkButton size=ControlSize::Small icon=Glyph::Mail href=mail_address(&email, None)>{timeline::mail(language)}</LinkButton> }
    });
    view! { {call} {mail} {copy} }
}
