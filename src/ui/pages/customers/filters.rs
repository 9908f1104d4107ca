//! The filters in force as chips, and the way to another one. A chip opens what it was made with.
//!
//! Not here: groups of conditions and all that is asked for more seldom ([`rule`](super::rule)), whose code comes when there is one.

use super::filter_editor::{editor, has_editor};
use super::list::CustomerList;
use crate::domain::{GradeAt, SchemeId};
use crate::ui::{
    customers_view::{Field, filter, has_more, rule::MATCH, topics::own_topics, with, without},
    device::use_language,
    pages::{lazy::lazy, setting::Setting},
    parts::{Button, ButtonKind, ControlSize, Dialog, FilterChip, Glyph, Icon, unique_id},
    phrases::{named, within},
    route::CustomersView,
    schemes_view::grade_label,
    words::{self, customers, grades, lifecycle},
};
use crate::workspace::questions::{Bound, Filter, NamedScheme};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// Chips, a button for another filter, and one to clear them all.
#[component]
pub fn FilterBar(list: CustomerList) -> impl IntoView {
    let language = use_language();
    // Where not all have to hold, each chip by itself would mislead: then the sentences of the rule stand in their place.
    let is_other = |view: &CustomersView| view.filters.iter().any(|(name, _)| name == MATCH);
    let fields = Memo::new(move |_| {
        list.view.with(|view| {
            let shown = Field::ALL.into_iter().filter(|field| !is_other(view) && filter(view, *field).is_some());
            shown.collect::<Vec<_>>()
        })
    });
    let has_more = Memo::new(move |_| list.view.with(has_more));
    let clear = move || list.show(list.view.with_untracked(|view| CustomersView { filters: Vec::new(), ..view.clone() }));
    view! {
        <div class="chips" role="group" aria-label=customers::filters(language)>
            <For each=move || fields.get() key=|field| *field let:field>
                <Chip list field />
            </For>
            {move || has_more.get().then(|| view! {
                <div class="chips chips-more">{lazy!(work: rule_chips(list: CustomerList) => view! { <super::rule::RuleChips list /> })}</div>
            })}
            <AddFilter list />
            {move || list.view.with(|view| view.filters.len() > 1).then(|| view! {
                <Button kind=ButtonKind::Ghost size=ControlSize::Small on_press=clear>{customers::clear_filters(language)}</Button>
            })}
        </div>
        <Dialog open=list.is_combining on_close=move || list.is_combining.set(false) title=customers::combine_title(language) is_wide=true>
            {lazy!(work: rule_editor(list: CustomerList) => view! { <super::rule::RuleEditor list /> })}
        </Dialog>
    }
}

#[component]
fn Chip(list: CustomerList, field: Field) -> impl IntoView {
    let language = use_language();
    let text = Memo::new(move |_| list.view.with(|view| filter(view, field)).map(|filter| text(&filter, list)).unwrap_or_default());
    let remove = Callback::new(move |()| list.show(list.view.with_untracked(|view| without(view, field))));
    if !has_editor(field) {
        return (move || view! { <FilterChip text=text.get() on_remove=remove /> }).into_any();
    }
    let remove_label = move || words::parts::remove_filter(language, text.get());
    view! {
        <span class="chip">
            <Popup class="chip-text chip-edit" label=move || customers::edit_filter(language, text.get()) content=move || editor(list, field)>
                {text}
            </Popup>
            <button type="button" class="chip-remove" aria-label=remove_label title=remove_label on:click=move |_| remove.run(())>
                <Icon glyph=Glyph::Close />
            </button>
        </span>
    }
    .into_any()
}

/// First the field, then its values, in one popover.
#[component]
fn AddFilter(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let content = move || view! { <FieldThenEditor list /> }.into_any();
    view! {
        <Popup class="chip chip-add" label=move || customers::add_filter(language).to_owned() content>
            <Icon glyph=Glyph::Plus />
            {customers::add_filter(language)}
        </Popup>
    }
}

#[component]
fn FieldThenEditor(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let chosen = RwSignal::new(None::<Field>);
    let choose = move |field: Field| {
        // Of these there is nothing more to say.
        let whole = match field {
            Field::Graded => Some(Filter::NotGraded),
            Field::Untouched => Some(Filter::Untouched),
            Field::Leaving => Some(Filter::Leaving { grades: Vec::new() }),
            _ => None,
        };
        match whole {
            Some(filter) => list.show(list.view.with_untracked(|view| with(view, &filter))),
            None => chosen.set(Some(field)),
        }
    };
    let offered = Field::ALL.into_iter().filter(|field| *field != Field::Cell);
    let offered: Vec<Field> = offered.collect();
    let own = move || {
        let topics = list.fields.with(|fields| fields.as_deref().map(|fields| own_topics(fields).collect::<Vec<_>>()).unwrap_or_default());
        topics.into_iter().map(|subject| (subject, list.about(subject))).collect::<Vec<_>>()
    };
    move || {
        match chosen.get() {
        None => view! {
            <p class="menu-heading">{customers::choose_field(language)}</p>
            {offered.iter().copied().map(|field| view! {
                <button type="button" class="filter-field" on:click=move |_| choose(field)>{customers::field(language, field)}</button>
            }).collect_view()}
            {own().into_iter().map(|(subject, name)| view! {
                <button type="button" class="filter-field" on:click=move |_| list.combine_about(subject)>{name}</button>
            }).collect_view()}
            <button type="button" class="filter-field filter-combine" on:click=move |_| list.is_combining.set(true)>
                <Icon glyph=Glyph::Filter />
                {customers::combine(language)}
            </button>
        }
        .into_any(),
        Some(field) => view! {
            <button type="button" class="filter-field filter-back" on:click=move |_| chosen.set(None) title=customers::other_field(language)>
                <Icon glyph=Glyph::ChevronLeft />
                {customers::field(language, field)}
            </button>
            {editor(list, field)}
        }
        .into_any(),
    }
    }
}

/// A button that opens a popover, made when it opens. Unlike a menu it stays until Esc or a press elsewhere.
#[component]
fn Popup(
    class: &'static str,
    #[prop(into)] label: TextProp,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
    children: Children,
) -> impl IntoView {
    let id = unique_id("filter");
    let open = RwSignal::new(false);
    let follow = move |event: web_sys::Event| {
        open.set(event.dyn_ref::<web_sys::ToggleEvent>().is_some_and(|event| event.new_state() == "open"));
    };
    view! {
        <button type="button" class=class popovertarget=id.clone() aria-haspopup="true" aria-label=move || label.get()>{children()}</button>
        <div id=id class="popover menu filter-popup" popover="auto" on:toggle=follow>{move || open.get().then(&content)}</div>
    }
}

/// The filter of a usual field as a sentence.
pub fn text(filter: &Filter, list: CustomerList) -> String {
    let setting = list.setting.get();
    let language = setting.language;
    // Of no usual field: the rule has sentences for these.
    let Some(field) = Field::of(filter).map(|field| customers::field(language, field)) else { return String::new() };
    let is = |values: Vec<String>| customers::filter_is(language, field, named(language, &values));
    let texts = |list: &[String]| is(list.iter().map(|value| value_text(setting, field, value)).collect());
    let days = |bound: &Bound<_>| within(language, field, bound, |day| setting.day(*day), customers::filter_since, customers::filter_until);
    match filter {
        Filter::SchemeGrade { scheme, grade } => scheme_grade(list, *scheme, *grade),
        Filter::Segment(list) => is(list.iter().map(|segment| grades::segment(language, *segment).to_owned()).collect()),
        Filter::Stage(list) => is(list.iter().map(|stage| lifecycle::stage(language, *stage).to_owned()).collect()),
        Filter::Abc(list) => is(list.iter().map(|class| class.letter().to_owned()).collect()),
        Filter::Kind(list) => is(list.iter().map(|kind| grades::customer_kind(language, *kind).to_owned()).collect()),
        Filter::Cell { recency, frequency } => is(vec![customers::cell_is(language, recency, frequency)]),
        Filter::MayContact(true) => is(vec![customers::may_be_contacted(language).to_owned()]),
        Filter::MayContact(false) => is(vec![customers::not_to_be_contacted(language).to_owned()]),
        Filter::Leaving { grades } if !grades.is_empty() => texts(grades),
        Filter::Region(list) | Filter::Industry(list) | Filter::Source(list) | Filter::Owner(list) | Filter::Tag(list) => texts(list),
        Filter::AmountMinor(bound) => {
            within(language, field, bound, |minor| setting.money(*minor), customers::filter_least, customers::filter_most)
        }
        Filter::NPurchases(bound) => {
            within(language, field, bound, |count| setting.number(*count), customers::filter_least, customers::filter_most)
        }
        Filter::LastPurchaseOn(bound) | Filter::FirstPurchaseOn(bound) => days(bound),
        // Those of which the field says all.
        _ => field.to_owned(),
    }
}

/// The scheme takes the field's place, since there may be several.
fn scheme_grade(list: CustomerList, scheme: SchemeId, grade: Option<GradeAt>) -> String {
    let language = list.setting.get().language;
    let named = list.answer.with(|answer| answer.as_ref()?.filtered_by.iter().find(|named| named.scheme.id == scheme).cloned());
    named.map_or_else(
        || customers::grade(language).to_owned(),
        |NamedScheme { scheme, class_names, .. }| {
            let label = |grade| grade_label(language, &scheme, &class_names, grade);
            customers::filter_is(language, &scheme.name, grade.map_or_else(|| grades::not_graded(language).to_owned(), label))
        },
    )
}

/// A value of a field of text; the empty one stands for those who have none.
pub fn value_text(setting: Setting, field: &str, value: &str) -> String {
    if value.is_empty() { customers::without(setting.language, field.to_lowercase()) } else { value.to_owned() }
}
