//! The schemes that are there, the primary one first, and the ready-made ones to begin with.
//!
//! Not here: changing a scheme (`studio`), its runs, and what its grades are owed.

mod card;
mod gallery;

use super::{
    answer::answered,
    no_orders::NoOrders,
    setting::{Setting, use_setting},
};
use crate::domain::Scheme;
use crate::engine::protocol::{GradeOrder, Request};
use crate::ui::{
    device::use_language,
    parts::{EmptyState, Page},
    route::Route,
    session::use_session,
    shell::use_overview,
    words::{runs, schemes as words},
};
use crate::workspace::{
    Command,
    questions::{AskSchemes, SchemesSheet},
};
use leptos::prelude::*;

/// What keeps a scheme: at once where it is live, else together with its first or next run.
pub fn keeping(scheme: Scheme, occasion: crate::domain::Occasion) -> Request {
    if scheme.schedule == crate::domain::schemes::Schedule::Live {
        return Request::command(&Command::File(scheme.into()));
    }
    Request::Grade(Box::new(GradeOrder { scheme, keeps_scheme: true, as_of: None, occasion, pilot: None }))
}

#[component]
pub fn Schemes() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_setting();
    let overview = use_overview();
    let sheet = session.live(|| AskSchemes);
    let has_customers = Memo::new(move |_| overview.get().map(|overview| overview.n_customers > 0));
    let count = Signal::derive(move || {
        sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).map(|sheet| sheet.rows.len().to_string()))
    });
    let content = move || match (has_customers.get(), setting.get()) {
        (Some(false), _) => view! { <NoOrders title=words::nobody_title(language) text=words::nobody_text(language) /> }.into_any(),
        (Some(true), Some(setting)) => answered(sheet.get(), |sheet| list(sheet, setting)),
        (_, None) | (None, _) => ().into_any(),
    };
    view! { <Page title=words::title(language) count>{content}</Page> }
}

fn list(sheet: SchemesSheet, setting: Setting) -> AnyView {
    let language = setting.language;
    let used: Vec<String> = sheet.rows.iter().map(|row| row.scheme.name.clone()).collect();
    let today = sheet.today.unwrap_or(setting.today);
    let cards = match sheet.rows.is_empty() {
        true => view! { <EmptyState title=words::none_title(language) text=words::none_text(language) /> }.into_any(),
        false => {
            let compare = (sheet.rows.len() > 1).then(|| {
                view! { <a class="link nowrap" href=Route::Disagreements(None).to_string()>{runs::disagreements(language)}</a> }
            });
            let cards = sheet.rows.into_iter().map(|row| view! { <card::SchemeCard row today setting /> }).collect_view();
            view! { <p class="soft">{words::intro(language)} " " {compare}</p> <div class="scheme-list">{cards}</div> }.into_any()
        }
    };
    view! { {cards} <gallery::Gallery used setting /> }.into_any()
}
