//! What each grade is owed: terms, what they cost against what they bring, whether they are kept, and who gets too much or too little.
//!
//! Not here: working anything out (`workspace::questions::{policies, attention}`), and whom to contact today (the page Today).

mod attention;
mod duties;
mod form;
mod owners;
mod ready_made;
mod terms;
mod totals;

use super::{
    answer::answered,
    care::{CareTabs, ChosenScheme},
    setting::{Setting, use_sure_setting},
};
use crate::domain::{GradeAt, Policy, SchemeId};
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, EmptyState, Glyph, Icon, Page},
    route::Route,
    schemes_view::grade_label,
    session::use_session,
    words::{Language, policies as words, shell as shell_words},
};
use crate::workspace::{
    Command,
    questions::{AskAttention, AskPolicies, PoliciesSheet},
};
use form::PolicyDialog;
use leptos::prelude::*;

/// The answer that all parts of the page read.
type Answered = Signal<Option<Result<Option<PoliciesSheet>, Failure>>>;

/// What is being edited: the policy as it is, or a blank one, and what its grade is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    pub policy: Policy,
    pub called: String,
}

/// What a grade is called, or the floor.
fn called(language: Language, sheet: &PoliciesSheet, grade: Option<GradeAt>) -> String {
    grade.map_or_else(|| words::floor(language).to_owned(), |grade| grade_label(language, &sheet.scheme, &sheet.class_names, grade))
}

/// The page of the policies of one scheme; the primary one unless the address names another.
#[component]
pub fn Policies() -> impl IntoView {
    let language = use_language();
    let chosen = ChosenScheme::of(|route| if let Route::Policies(scheme) = route { Some(*scheme) } else { None });
    view! {
        <Page title=shell_words::policies(language)>
            <CareTabs current=Route::Policies(None) />
            {chosen.shown(move |id| view! { <OfScheme chosen id /> })}
        </Page>
    }
}

#[component]
fn OfScheme(chosen: ChosenScheme, id: Memo<SchemeId>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_sure_setting();
    let answer: Answered = session.live(move || AskPolicies { scheme: id.get() });
    let attention = session.live(move || AskAttention { scheme: id.get(), n_rows: 8 });
    let edited = RwSignal::new(None::<Edited>);
    let content = move || answered(answer.get(), |sheet| sheet.map_or_else(|| ().into_any(), |sheet| board(&sheet, edited, setting.get())));
    let names = Memo::new(move |_| answer.with(|answer| Some(names(language, answer.as_ref()?.as_ref().ok()?.as_ref()?))));
    let has_policies =
        Memo::new(move |_| answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok()?.as_ref()).is_some_and(has_any)));
    let uneven = move || {
        let shown = |sheet| attention::cards(sheet, &names.get().unwrap_or_default(), setting.get());
        has_policies.get().then(|| answered(attention.get(), |sheet| sheet.map_or_else(|| ().into_any(), shown)))
    };
    view! {
        <div class="look-bar">
            {chosen.chooser(Route::Policies)}
            <p class="care-internal"><Icon glyph=Glyph::EyeOff /><span>{words::internal(language)}</span></p>
        </div>
        {content}
        {uneven}
        <PolicyDialog edited />
    }
}

fn names(language: Language, sheet: &PoliciesSheet) -> Vec<String> {
    sheet.rows.iter().filter_map(|row| Some(called(language, sheet, Some(row.grade?)))).collect()
}

fn has_any(sheet: &PoliciesSheet) -> bool {
    sheet.rows.iter().any(|row| row.policy.is_some())
}

/// Totals, a card a grade, and the time that it takes; or the way to begin.
fn board(sheet: &PoliciesSheet, edited: RwSignal<Option<Edited>>, setting: Setting) -> AnyView {
    let language = setting.language;
    if !has_any(sheet) {
        let floor = Edited { policy: Policy::blank(sheet.scheme.id, None), called: words::floor(language).to_owned() };
        let ready_made = ready_made_button(sheet, ButtonKind::Primary, setting);
        return view! {
            <EmptyState title=words::empty_title(language) text=words::empty_text(language)>
                {ready_made}
                <Button on_press=move || edited.set(Some(floor.clone()))>{words::set(language)}</Button>
            </EmptyState>
        }
        .into_any();
    }
    let cards = sheet.rows.iter().map(|row| terms::card(sheet, row, edited, setting)).collect_view();
    let is_partial = sheet.rows.iter().any(|row| row.policy.is_none());
    view! {
        <div class="dashboard">
            {totals::figures(sheet, setting)}
            <p class="as-of">
                <Icon glyph=Glyph::Calendar />
                <span>{words::counted_from(language, setting.day(sheet.on))}</span>
                {is_partial.then(|| view! { <span class="push">{ready_made_button(sheet, ButtonKind::Secondary, setting)}</span> })}
            </p>
            <div class="panels policy-cards">{cards}</div>
            {owners::card(sheet, setting)}
        </div>
    }
    .into_any()
}

/// Fills in whatever has no policy yet.
fn ready_made_button(sheet: &PoliciesSheet, kind: ButtonKind, setting: Setting) -> impl IntoView + use<> {
    let session = use_session();
    let policies = ready_made::missing(sheet, setting);
    let said = words::ready_made_done(setting.language, &sheet.scheme.name);
    let fill = move || session.run(Command::FilePolicies { policies: policies.clone() }, said.clone());
    view! { <Button kind icon=Glyph::Copy on_press=fill>{words::ready_made(setting.language)}</Button> }
}
