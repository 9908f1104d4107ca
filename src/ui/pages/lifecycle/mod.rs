//! How customers live with the shop: stages, cohorts, and the rhythm of buying.
//!
//! Not here: one customer's stage (the customer's page), and working anything out (`workspace::questions`).

mod cohorts;
mod funnel;
mod months;
mod moves;
mod over_time;
mod rhythm;
mod rules;
mod stages;

use super::{
    address::{RouteTabs, use_shown},
    answer::answered,
    no_orders::NoOrders,
    setting::{Setting, use_setting},
};
use crate::ui::{
    device::use_language,
    parts::Page,
    route::{LifecycleSection, Route},
    session::use_session,
    words::{Language, lifecycle as words, shell as shell_words},
};
use crate::workspace::questions::{AskCohorts, AskLifecycle};
use leptos::prelude::*;

const fn name(language: Language, section: LifecycleSection) -> &'static str {
    match section {
        LifecycleSection::Stages => words::stages(language),
        LifecycleSection::Cohorts => words::cohorts(language),
        LifecycleSection::Rhythm => words::rhythm(language),
    }
}

#[component]
pub fn Lifecycle() -> impl IntoView {
    let language = use_language();
    let setting = use_setting();
    let section = use_shown(|route| if let Route::Lifecycle(section) = route { Some(section) } else { None });
    let places = LifecycleSection::ALL.map(|section| (Route::Lifecycle(section), name(language, section))).to_vec();
    let current = Signal::derive(move || Route::Lifecycle(section.get()));
    let content = move || {
        let setting = setting.get()?;
        Some(match section.get() {
            LifecycleSection::Stages => view! { <Stages setting /> }.into_any(),
            LifecycleSection::Cohorts => view! { <Followed setting show=cohorts::tab /> }.into_any(),
            LifecycleSection::Rhythm => view! { <Followed setting show=rhythm::tab /> }.into_any(),
        })
    };
    view! {
        <Page title=shell_words::lifecycle(language)>
            <RouteTabs label=words::sections(language) places current />
            {content}
        </Page>
    }
}

#[component]
fn Stages(setting: Setting) -> impl IntoView {
    let sheet = use_session().live(|| AskLifecycle);
    move || {
        answered(sheet.get(), |sheet| match sheet.funnel.n_bought {
            0 => nobody_yet(setting.language),
            _ => stages::tab(sheet, setting),
        })
    }
}

/// Cohorts and rhythm are two looks at one answer.
#[component]
fn Followed(setting: Setting, show: fn(crate::workspace::questions::CohortsSheet, Setting) -> AnyView) -> impl IntoView {
    let sheet = use_session().live(|| AskCohorts);
    move || {
        answered(sheet.get(), |sheet| match sheet.repeat.n_customers {
            0 => nobody_yet(setting.language),
            _ => show(sheet, setting),
        })
    }
}

fn nobody_yet(language: Language) -> AnyView {
    view! { <NoOrders title=words::nothing_title(language) text=words::nothing_text(language) /> }.into_any()
}
