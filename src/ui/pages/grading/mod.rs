//! How all customers stand: the pyramid, the grid, concentration and repeat, and how scores are cut.
//!
//! Another day or another rule can be tried at the top; every tab follows, and nothing is saved until it is used everywhere.
//! Not here: one customer's grade (the customer's page), and working anything out (`workspace::questions::grading`).

pub mod concentration;
mod grid;
mod look;
pub mod months;
mod own_cuts;
mod pyramid;
mod rule;
mod segments;

use super::{
    address::{RouteTabs, use_shown},
    answer::answered,
    no_orders::NoOrders,
    setting::{Setting, use_setting},
};
use crate::ui::{
    device::use_language,
    parts::Page,
    route::{GradingSection, Route},
    session::use_session,
    words::{Language, grading as words, shell as shell_words},
};
use crate::workspace::questions::{AskGrading, GradingSheet};
use leptos::prelude::*;
use look::{Look, LookBar};

const fn name(language: Language, section: GradingSection) -> &'static str {
    match section {
        GradingSection::Pyramid => words::pyramid(language),
        GradingSection::Rfm => words::rfm(language),
        GradingSection::Concentration => words::concentration(language),
        GradingSection::Rule => words::rule(language),
    }
}

#[component]
pub fn Grading() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_setting();
    // The page stays while its address goes from tab to tab, so that what is tried stays too.
    let section = use_shown(|route| if let Route::Grading(section) = route { Some(section) } else { None });
    let look = Look::new();
    let sheet = session.live(move || AskGrading { as_of: look.day(), rule: look.rule() });
    let places = GradingSection::ALL.map(|section| (Route::Grading(section), name(language, section))).to_vec();
    let current = Signal::derive(move || Route::Grading(section.get()));
    let content = move || {
        let section = section.get();
        setting.get().map(|setting| answered(sheet.get(), |sheet| tab(section, sheet, look, setting)))
    };
    view! {
        <Page title=shell_words::grading(language)>
            <RouteTabs label=words::sections(language) places current />
            {move || setting.get().map(|setting| view! { <LookBar look sheet setting /> })}
            {content}
        </Page>
    }
}

fn tab(section: GradingSection, sheet: GradingSheet, look: Look, setting: Setting) -> AnyView {
    if sheet.n_graded == 0 {
        let language = setting.language;
        return view! { <NoOrders title=words::nothing_title(language) text=words::nothing_text(language) /> }.into_any();
    }
    match section {
        GradingSection::Pyramid => pyramid::tab(sheet, setting).into_any(),
        GradingSection::Rfm => grid::tab(sheet, setting).into_any(),
        GradingSection::Concentration => concentration::tab(sheet, setting).into_any(),
        GradingSection::Rule => rule::tab(sheet, look, setting).into_any(),
    }
}
