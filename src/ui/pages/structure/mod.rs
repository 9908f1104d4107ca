//! What the customers are a mix of: by grade against the mix aimed at, by region, industry and size, and quarter by quarter.
//!
//! Not here: working anything out (`workspace::questions::{structure, quarters}`).

mod mix;
mod over_time;

use super::{
    answer::answered,
    care::{CareTabs, ChosenScheme},
    no_orders::NoOrders,
    setting::{Setting, use_sure_setting},
};
use crate::domain::{GradeAt, Scheme};
use crate::ui::{
    device::use_language,
    parts::{Glyph, Icon, Page},
    route::Route,
    schemes_view::grade_label,
    session::use_session,
    words::{shell as shell_words, structure as words},
};
use crate::workspace::questions::{AskStructure, MixBy, Part, StructureSheet};
use leptos::prelude::*;

/// What a part of the mix is called.
fn part_name(part: &Part, scheme: Option<&Scheme>, class_names: &[String], setting: Setting) -> String {
    let language = setting.language;
    let grade = |grade: GradeAt| scheme.map(|scheme| grade_label(language, scheme, class_names, grade)).unwrap_or_default();
    match part {
        Part::Named(name) => name.clone(),
        Part::Unknown => words::unknown(language).to_owned(),
        Part::Others => words::others(language).to_owned(),
        Part::Grade(at) => grade(*at),
        Part::Size(None, None) => words::everybody(language).to_owned(),
        Part::Size(None, Some(most)) => words::below(language, setting.money_short(*most)),
        Part::Size(Some(least), None) => words::from(language, setting.money_short(*least)),
        Part::Size(Some(least), Some(most)) => words::between(language, setting.money_short(*least), setting.money_short(*most)),
    }
}

/// The page; by the grades of the primary scheme unless the address names another.
#[component]
pub fn Structure() -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let chosen = ChosenScheme::of(|route| if let Route::Structure(scheme) = route { Some(*scheme) } else { None });
    let answer = use_session().live(move || AskStructure { scheme: chosen.id.get() });
    let has_scheme = Memo::new(move |_| chosen.id.with(Option::is_some));
    let has_anybody = Memo::new(move |_| answer.with(|answer| matches!(answer, Some(Ok(sheet)) if sheet.n_customers > 0)));
    let names = Memo::new(move |_| {
        answer.with(|answer| {
            let sheet = answer.as_ref().and_then(|answer| answer.as_ref().ok());
            sheet.map(|sheet| (sheet.scheme.clone(), sheet.class_names.clone())).unwrap_or_default()
        })
    });
    view! {
        <Page title=shell_words::structure(language)>
            <CareTabs current=Route::Structure(None) />
            {move || has_scheme.get().then(|| view! { <div class="look-bar">{chosen.chooser(Route::Structure)}</div> })}
            {move || answered(answer.get(), |sheet| now(&sheet, setting.get()))}
            {move || has_anybody.get().then(|| view! { <over_time::OverTime chosen=chosen.id names setting=setting.get() /> })}
        </Page>
    }
}

fn now(sheet: &StructureSheet, setting: Setting) -> AnyView {
    let language = setting.language;
    if sheet.n_customers == 0 {
        return view! { <NoOrders title=words::nothing_title(language) text=words::nothing_text(language) /> }.into_any();
    }
    view! {
        <div class="dashboard">
            <p class="as-of">
                <Icon glyph=Glyph::Calendar />
                <span>{words::intro(language, setting.day(sheet.from), setting.day(sheet.as_of))}</span>
            </p>
            {(!sheet.by_grade.is_empty()).then(|| mix::by_grade(sheet, setting))}
            <div class="panels mix-panels">
                {mix::card(sheet, MixBy::Region, setting)}
                {mix::card(sheet, MixBy::Industry, setting)}
                {mix::card(sheet, MixBy::Size, setting)}
            </div>
        </div>
    }
    .into_any()
}
