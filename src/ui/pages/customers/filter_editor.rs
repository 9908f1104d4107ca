//! What a filter is made with: boxes for values, or the two ends of a range. Every change is in the address at once.

use super::filters::value_text;
use super::list::CustomerList;
use super::scheme_filter::SchemeGrades;
use crate::domain::{Day, Stage};
use crate::scoring::{abc::AbcClass, rfm::Segment};
use crate::ui::{
    customers_view::{Field, KINDS, filter, kind_key, segment_key, stage_key, toggled, values, with, without},
    device::use_language,
    pages::lazy::lazy,
    parts::{Button, ButtonKind, Checkbox, Choice, ControlSize, InputKind, TextField},
    session::use_session,
    typed::{self, NotRead},
    words::{Language, customers as words, grades, lifecycle, purchase},
};
use crate::workspace::questions::{AskChoices, Bound, Facet, Filter};
use leptos::prelude::*;

/// From so many values on, a field to find one stands above them.
const MANY_VALUES: usize = 9;

/// Whether a filter of this field can be changed; others can only be taken away.
pub const fn has_editor(field: Field) -> bool {
    !matches!(field, Field::Cell | Field::Graded | Field::Leaving | Field::Untouched)
}

/// What a filter of this field is made with; its code comes when it is first opened.
pub fn editor(list: CustomerList, field: Field) -> AnyView {
    lazy!(records: filter_editor(list: CustomerList, field: Field) => view! { <Editor list field /> })
}

#[component]
fn Editor(list: CustomerList, field: Field) -> impl IntoView {
    let language = use_language();
    let known = |choices: Vec<Choice>| view! { <Values list field choices=Signal::stored(choices) /> }.into_any();
    match field {
        Field::Segment => known(Segment::ALL.map(|one| Choice::new(segment_key(one), grades::segment(language, one))).to_vec()),
        Field::Stage => known(Stage::ALL.map(|one| Choice::new(stage_key(one), lifecycle::stage(language, one))).to_vec()),
        Field::Abc => known(AbcClass::ALL.map(|one| Choice::new(one.letter(), grades::abc(language, one))).to_vec()),
        Field::Kind => known(KINDS.map(|one| Choice::new(kind_key(one), grades::customer_kind(language, one))).to_vec()),
        Field::SchemeGrade => view! { <SchemeGrades list /> }.into_any(),
        Field::Region => view! { <FacetValues list field facet=Facet::Region /> }.into_any(),
        Field::Industry => view! { <FacetValues list field facet=Facet::Industry /> }.into_any(),
        Field::Source => view! { <FacetValues list field facet=Facet::Source /> }.into_any(),
        Field::Owner => view! { <FacetValues list field facet=Facet::Owner /> }.into_any(),
        Field::Tag => view! { <FacetValues list field facet=Facet::Tag /> }.into_any(),
        Field::Amount | Field::NPurchases => view! { <NumberRange list field /> }.into_any(),
        Field::LastPurchase | Field::FirstPurchase => view! { <DayRange list field /> }.into_any(),
        Field::MayContact => known(may_contact_choices(language)),
        Field::Cell | Field::Graded | Field::Leaving | Field::Untouched => ().into_any(),
    }
}

/// Who may be contacted, and who asked not to be.
pub fn may_contact_choices(language: Language) -> Vec<Choice> {
    vec![Choice::new("yes", words::may_be_contacted(language)), Choice::new("no", words::not_to_be_contacted(language))]
}

/// Boxes for the values in use, the most frequent first.
#[component]
fn FacetValues(list: CustomerList, field: Field, facet: Facet) -> impl IntoView {
    let language = use_language();
    let answer = use_session().live(move || AskChoices { facet });
    let choices = Signal::derive(move || {
        let (answer, setting) = (answer.get().and_then(Result::ok).unwrap_or_default(), list.setting.get());
        let label = |value: &str, n: u32| format!("{} ({})", value_text(setting, words::field(language, field), value), setting.number(n));
        let mut choices: Vec<Choice> =
            answer.choices.iter().map(|choice| Choice::new(choice.value.clone(), label(&choice.value, choice.n_customers))).collect();
        if answer.n_without > 0 && field != Field::Tag {
            choices.push(Choice::new("", label("", answer.n_without)));
        }
        choices
    });
    let is_empty = Memo::new(move |_| answer.get().is_some_and(|answer| answer.is_ok_and(|answer| answer.choices.is_empty())));
    move || {
        if is_empty.get() {
            view! { <p class="quiet filter-note">{words::no_values(language)}</p> }.into_any()
        } else {
            view! { <Values list field choices /> }.into_any()
        }
    }
}

#[component]
fn Values(list: CustomerList, field: Field, choices: Signal<Vec<Choice>>) -> impl IntoView {
    let language = use_language();
    let find = RwSignal::new(String::new());
    let is_long = Memo::new(move |_| choices.with(|choices| choices.len() >= MANY_VALUES && has_facet(field)));
    let matching = move || {
        let find = find.get().to_lowercase();
        choices.get().into_iter().filter(|choice| choice.label.to_lowercase().contains(&find)).collect::<Vec<_>>()
    };
    view! {
        {move || is_long.get().then(|| view! { <div class="filter-note"><TextField label=words::find_value(language) value=find /></div> })}
        <div class="menu-checks" role="group" aria-label=words::field(language, field)>
            <For each=matching key=|choice| (choice.value.clone(), choice.label.clone()) let:choice>
                {
                    let (own, sent) = (choice.value.clone(), choice.value);
                    let is_on = Memo::new(move |_| list.view.with(|view| values(view, field).contains(&own.as_str())));
                    view! {
                        <Checkbox
                            label=choice.label
                            checked=is_on
                            on_change=move |_| list.show(list.view.with_untracked(|view| toggled(view, field, &sent)))
                        />
                    }
                }
            </For>
        </div>
    }
}

const fn has_facet(field: Field) -> bool {
    matches!(field, Field::Region | Field::Industry | Field::Source | Field::Owner | Field::Tag)
}

/// Puts a filter in place, or takes it away where neither end says anything.
fn show_range<T>(list: CustomerList, field: Field, bound: Bound<T>, make: fn(Bound<T>) -> Filter) {
    let is_open = bound.least.is_none() && bound.most.is_none();
    let next = list.view.with_untracked(|view| if is_open { without(view, field) } else { with(view, &make(bound)) });
    if list.view.with_untracked(|view| *view != next) {
        list.show(next);
    }
}

#[component]
fn NumberRange(list: CustomerList, field: Field) -> impl IntoView {
    let language = use_language();
    let setting = list.setting.get_untracked();
    let (from, to) = match list.view.with_untracked(|view| filter(view, field)) {
        Some(Filter::AmountMinor(bound)) => {
            let written = |minor: i64| typed::written_amount(minor, setting.currency);
            (bound.least.map(written), bound.most.map(written))
        }
        Some(Filter::NPurchases(bound)) => (bound.least.map(|least| least.to_string()), bound.most.map(|most| most.to_string())),
        _ => (None, None),
    };
    let (from, to) = (RwSignal::new(from.unwrap_or_default()), RwSignal::new(to.unwrap_or_default()));
    let read = move |text: String| match field {
        Field::Amount => optional(typed::amount_minor(&text, setting.currency)),
        _ => optional(typed::count(&text).map(i64::from)),
    };
    let wrong =
        move |text: RwSignal<String>| Signal::derive(move || read(text.get()).err().map(|wrong| purchase::not_read(language, wrong)));
    let save = move |_: String| {
        let (Ok(least), Ok(most)) = (read(from.get_untracked()), read(to.get_untracked())) else { return };
        if field == Field::Amount {
            show_range(list, field, Bound { least, most }, Filter::AmountMinor);
        } else {
            let count = |end: Option<i64>| end.and_then(|end| u32::try_from(end).ok());
            show_range(list, field, Bound { least: count(least), most: count(most) }, Filter::NPurchases);
        }
    };
    view! {
        <div class="filter-range">
            <TextField label=words::at_least(language) value=from kind=InputKind::Number error=wrong(from) on_save=save />
            <TextField label=words::at_most(language) value=to kind=InputKind::Number error=wrong(to) on_save=save />
        </div>
    }
}

fn optional<T>(read: Result<T, NotRead>) -> Result<Option<T>, NotRead> {
    match read {
        Err(NotRead::Empty) => Ok(None),
        other => other.map(Some),
    }
}

#[component]
fn DayRange(list: CustomerList, field: Field) -> impl IntoView {
    let language = use_language();
    let bound = match list.view.with_untracked(|view| filter(view, field)) {
        Some(Filter::LastPurchaseOn(bound) | Filter::FirstPurchaseOn(bound)) => bound,
        _ => Bound { least: None, most: None },
    };
    let text = |day: Option<Day>| RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default());
    let (from, to) = (text(bound.least), text(bound.most));
    let make = if field == Field::LastPurchase { Filter::LastPurchaseOn } else { Filter::FirstPurchaseOn };
    let save = move || {
        let day = |text: RwSignal<String>| text.with_untracked(|text| text.parse::<Day>().ok());
        show_range(list, field, Bound { least: day(from), most: day(to) }, make);
    };
    let as_of = list.figure(|answer| answer.as_of);
    let choose = move |least: Option<i32>, most: Option<i32>| {
        if let Some(as_of) = as_of.get_untracked() {
            let text = |days: Option<i32>| days.map(|days| as_of.plus_days(-days).to_string()).unwrap_or_default();
            from.set(text(least));
            to.set(text(most));
            save();
        }
    };
    view! {
        <div class="filter-range">
            <TextField label=words::from(language) value=from kind=InputKind::Date on_save=move |_: String| save() />
            <TextField label=words::until(language) value=to kind=InputKind::Date on_save=move |_: String| save() />
        </div>
        <div class="filter-presets">
            {[30, 90, 365].map(|days| view! {
                <Button kind=ButtonKind::Ghost size=ControlSize::Small on_press=move || choose(Some(days - 1), None)>{words::last_days(language, days)}</Button>
            }).into_iter().collect_view()}
            {[90, 365].map(|days| view! {
                <Button kind=ButtonKind::Ghost size=ControlSize::Small on_press=move || choose(None, Some(days + 1))>{words::longer_than_days(language, days)}</Button>
            }).into_iter().collect_view()}
        </div>
    }
}
