//! What customers are worth: what they have brought, what is expected and by which model, and group by group.
//!
//! Model, horizon, discount and margin stand in the address. Not here: working anything out (`workspace::questions::value`), and one
//! customer's value (the customer's page).

mod bar;
mod forecast;
mod groups;
mod models;
mod subscriptions;
mod whole;

use super::{
    address::{RouteTabs, use_shown},
    answer::answered,
    no_orders::NoOrders,
    setting::{Setting, use_setting},
};
use crate::ui::{
    device::use_language,
    parts::Page,
    route::{Route, ValueSection, ValueView},
    session::use_session,
    words::{Language, grading, value as words},
};
use crate::workspace::questions::{AskValue, ValueSheet};
use leptos::prelude::*;

const fn name(language: Language, section: ValueSection) -> &'static str {
    match section {
        ValueSection::Whole => words::whole(language),
        ValueSection::Forecast => words::forecast(language),
        ValueSection::Groups => words::groups(language),
    }
}

#[component]
pub fn Value() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_setting();
    let shown = use_shown(|route| if let Route::Value(view) = route { Some(view) } else { None });
    let asked = Memo::new(move |_| shown.with(|view| AskValue { wish: view.wish, by: view.by, margin_ppm: view.margin_ppm }));
    let sheet = session.live(move || asked.get());
    let places = Signal::derive(move || {
        let view = shown.get();
        ValueSection::ALL.map(|section| (Route::Value(ValueView { section, ..view }), name(language, section))).to_vec()
    });
    let current = Signal::derive(move || Route::Value(shown.get()));
    let has_bar = Memo::new(move |_| shown.with(|view| view.section != ValueSection::Whole));
    let content = move || setting.get().map(|setting| answered(sheet.get(), |sheet| tab(shown.get(), sheet, setting)));
    view! {
        <Page title=words::title(language)>
            <RouteTabs label=words::sections(language) places current />
            {move || has_bar.get().then(|| view! { <bar::ModelBar shown /> })}
            {content}
            {move || shown.with(|view| view.section == ValueSection::Forecast).then(|| view! { <subscriptions::Subscriptions /> })}
        </Page>
    }
}

fn tab(view: ValueView, sheet: ValueSheet, setting: Setting) -> AnyView {
    let language = setting.language;
    if sheet.whole.n_customers == 0 {
        return view! { <NoOrders title=grading::nothing_title(language) text=grading::nothing_text(language) /> }.into_any();
    }
    match view.section {
        ValueSection::Whole => whole::tab(&sheet, setting).into_any(),
        ValueSection::Forecast => forecast::tab(view, sheet, setting),
        ValueSection::Groups => groups::tab(view, sheet, setting).into_any(),
    }
}
