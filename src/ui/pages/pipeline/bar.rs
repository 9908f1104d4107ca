//! Which look, and whose deals.

use crate::ui::{
    device::use_language,
    parts::{Checkbox, Choice, Select, Tabs},
    route::{PipelineLook, PipelineView, Route},
    shell::go,
    words::{Language, pipeline as words},
};
use crate::workspace::questions::{BoardSheet, PipelineFilter};
use leptos::prelude::*;

const fn look_name(language: Language, look: PipelineLook) -> &'static str {
    match look {
        PipelineLook::Board => words::board(language),
        PipelineLook::Table => words::table(language),
        PipelineLook::Figures => words::figures(language),
    }
}

/// Board, table and figures as tabs; the filter stays.
#[component]
pub fn Looks(view: Memo<PipelineView>) -> impl IntoView {
    let language = use_language();
    let address = move |look| view.with(|view| Route::Pipeline(PipelineView { look, ..view.clone() }).to_string());
    let tabs =
        Signal::derive(move || PipelineLook::ALL.map(|look| Choice::new(address(look), look_name(language, look))).into_iter().collect());
    let current = Signal::derive(move || address(view.with(|view| view.look)));
    view! { <Tabs label=words::looks(language) tabs current /> }
}

/// Owner, source, and whether those that ended are shown.
#[component]
pub fn FilterBar(view: Memo<PipelineView>, sheet: Memo<BoardSheet>) -> impl IntoView {
    let language = use_language();
    let filter = move |change: &dyn Fn(&mut PipelineFilter)| {
        let mut next = view.get_untracked();
        change(&mut next.filter);
        go(&Route::Pipeline(next));
    };
    let owners = Memo::new(move |_| sheet.with(|sheet| sheet.owners.clone()));
    let sources = Memo::new(move |_| sheet.with(|sheet| sheet.sources.clone()));
    let choices = move |first: &'static str, names: Vec<String>| {
        let all = std::iter::once(Choice::new("", first)).chain(names.into_iter().map(|name| Choice::new(name.clone(), name)));
        all.collect::<Vec<_>>()
    };
    let chosen = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let looks_back = Memo::new(move |_| view.with(|view| view.look != PipelineLook::Figures));
    view! {
        <div class="look-bar pipeline-bar">
            {move || (!owners.with(Vec::is_empty)).then(|| view! {
                <Select
                    label=words::owner(language)
                    choices=choices(words::anyone(language), owners.get())
                    value=Signal::derive(move || view.with(|view| view.filter.owner.clone().unwrap_or_default()))
                    on_change=move |text: String| filter(&|own| own.owner = chosen(&text))
                />
            })}
            {move || (!sources.with(Vec::is_empty)).then(|| view! {
                <Select
                    label=words::source(language)
                    choices=choices(words::any_source(language), sources.get())
                    value=Signal::derive(move || view.with(|view| view.filter.source.clone().unwrap_or_default()))
                    on_change=move |text: String| filter(&|own| own.source = chosen(&text))
                />
            })}
            {move || looks_back.get().then(|| view! {
                <Checkbox
                    label=words::with_closed(language)
                    checked=Signal::derive(move || view.with(|view| view.filter.with_closed))
                    on_change=move |is_on| filter(&|own| own.with_closed = is_on)
                />
            })}
        </div>
    }
}
