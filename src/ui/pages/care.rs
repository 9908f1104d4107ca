//! What the pages about care share: their tabs, and the choice of the scheme that they speak of.

use super::{address::RouteTabs, answer::failed, setting::use_setting};
use crate::domain::SchemeId;
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{ButtonKind, Choice, EmptyState, Glyph, LinkButton, Select, Skeleton},
    route::Route,
    session::use_session,
    shell::{go, use_frame},
    words::policies as words,
};
use crate::workspace::questions::{AskSchemes, SchemesSheet};
use leptos::prelude::*;

/// The pages about care, as tabs of one place.
#[component]
pub fn CareTabs(current: Route) -> impl IntoView {
    let language = use_language();
    let places = vec![
        (Route::Policies(None), words::policies(language)),
        (Route::Structure(None), words::structure(language)),
        (Route::Reviews, words::reviews(language)),
        (Route::Effect(None), words::effect(language)),
    ];
    view! { <RouteTabs label=words::sections(language) places current /> }
}

/// The schemes there are, and the one that the page is about.
#[derive(Clone, Copy)]
pub struct ChosenScheme {
    sheet: Signal<Option<Result<SchemesSheet, Failure>>>,
    /// The one that the address names, or the primary one, or the first there is.
    pub id: Memo<Option<SchemeId>>,
}

impl ChosenScheme {
    /// The scheme that the address names, as `read` finds it; `None` of an address of another page, which changes nothing.
    pub fn of(read: fn(&Route) -> Option<Option<SchemeId>>) -> Self {
        let sheet = use_session().live(|| AskSchemes);
        let route = use_frame().route;
        let named = Memo::new(move |before: Option<&Option<SchemeId>>| route.with(read).unwrap_or_else(|| before.copied().flatten()));
        let id = Memo::new(move |_| {
            sheet.with(|sheet| {
                let rows = &sheet.as_ref()?.as_ref().ok()?.rows;
                let is_there = named.get().filter(|named| rows.iter().any(|row| row.scheme.id == *named));
                is_there.or_else(|| rows.first().map(|row| row.scheme.id))
            })
        });
        Self { sheet, id }
    }

    /// The chooser; another choice goes to another address.
    pub fn chooser(self, route: fn(Option<SchemeId>) -> Route) -> impl IntoView {
        let language = use_language();
        let choices = Signal::derive(move || {
            let rows = self.sheet.get().and_then(Result::ok).map(|sheet| sheet.rows).unwrap_or_default();
            let label = |name: &str, is_primary| if is_primary { words::primary(language, name) } else { name.to_owned() };
            rows.iter()
                .map(|row| Choice::new(row.scheme.id.to_string(), label(&row.scheme.name, row.scheme.is_primary)))
                .collect::<Vec<_>>()
        });
        let value = Signal::derive(move || self.id.get().map(|id| id.to_string()).unwrap_or_default());
        view! { <Select label=words::scheme(language) choices value on_change=move |id: String| go(&route(id.parse().ok())) /> }
    }

    /// What is shown of the scheme, and stays when another is chosen; bones before one is known, and what to do where there is none.
    pub fn shown<T: IntoView + 'static>(self, show: impl Fn(Memo<SchemeId>) -> T + Send + Sync + 'static) -> impl IntoView {
        let is_answered = Memo::new(move |_| self.sheet.with(Option::is_some));
        let setting = use_setting();
        let is_ready = Memo::new(move |_| setting.with(Option::is_some));
        let has_scheme = Memo::new(move |_| self.id.with(Option::is_some));
        // Only looked at while there is one.
        let id =
            Memo::new(move |before: Option<&SchemeId>| self.id.get().or_else(|| before.copied()).unwrap_or_else(|| SchemeId::from_u128(0)));
        move || match (has_scheme.get(), is_answered.get() && is_ready.get()) {
            (true, true) => show(id).into_any(),
            (false, true) => {
                let failure = self.sheet.get_untracked().and_then(Result::err);
                failure.map_or_else(|| view! { <NoScheme /> }.into_any(), |failure| failed(&failure))
            }
            (_, false) => view! { <Skeleton n_lines=6 /> }.into_any(),
        }
    }
}

#[component]
fn NoScheme() -> impl IntoView {
    let language = use_language();
    let schemes = Route::Schemes.to_string();
    view! {
        <EmptyState title=words::no_scheme_title(language) text=words::no_scheme_text(language)>
            <LinkButton kind=ButtonKind::Primary icon=Glyph::Grading href=schemes>{words::go_schemes(language)}</LinkButton>
            <LinkButton href=super::grade_tag::customers([]).to_string()>{words::go_customers(language)}</LinkButton>
        </EmptyState>
    }
}
