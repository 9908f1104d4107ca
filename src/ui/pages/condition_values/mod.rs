//! What the values of a condition are given with, in a list and in the rules of a scheme alike: boxes for a few, words that are typed, the
//! two ends of a range, filled in or not.
//!
//! Values are texts, as addresses write them. Not here: what a condition is about, and what its values mean
//! ([`customers_view`](crate::ui::customers_view)).

mod measure;
mod own;

use crate::domain::{Currency, Day};
use crate::ui::{
    customers_view::{rule::Condition, subject::Subject},
    device::use_language,
    pages::customer::Suggestions,
    parts::{Checkbox, Choice, FilterChip, InputKind, Segmented, TextField, unique_id},
    typed::NotRead,
    words::{customers, finding as words, purchase},
};
use crate::workspace::questions::{Bound, Facet, Filter, OwnAsk, OwnTest};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub use measure::Measure;
pub use own::OwnValues;

/// The values of one condition, to be read and written.
#[derive(Clone, Copy)]
pub struct Values {
    pub now: Memo<Vec<String>>,
    changed: Callback<Vec<String>>,
}

impl Values {
    /// Those that are there, and who is told of others.
    pub fn new(now: Memo<Vec<String>>, changed: impl Fn(Vec<String>) + Send + Sync + 'static) -> Self {
        Self { now, changed: Callback::new(changed) }
    }

    /// Puts others in their place.
    pub fn set(self, values: Vec<String>) {
        self.changed.run(values);
    }

    fn toggle(self, value: &str) {
        let mut values = self.now.get_untracked();
        match values.iter().position(|own| own == value) {
            Some(at) => drop(values.remove(at)),
            None => values.push(value.to_owned()),
        }
        self.set(values);
    }

    /// What a list shows as chosen is meant as chosen, also before anybody has touched it.
    pub fn begin_with_first(self, choices: Signal<Vec<Choice>>) {
        Effect::new(move || {
            let first = choices.with(|choices| choices.first().map(|choice| choice.value.clone()));
            if let Some(first) = first.filter(|_| self.now.with(Vec::is_empty)) {
                self.set(vec![first]);
            }
        });
    }

    /// The first, for what takes one only.
    pub fn first(self) -> Signal<String> {
        Signal::derive(move || self.now.with(|values| values.first().cloned().unwrap_or_default()))
    }
}

/// Boxes, where there are only a few values.
#[component]
pub fn Known(values: Values, choices: Vec<Choice>, about: String) -> impl IntoView {
    let boxes = choices.into_iter().map(|Choice { value, label }| {
        let own = value.clone();
        let is_on = Memo::new(move |_| values.now.with(|now| now.contains(&own)));
        view! { <Checkbox label checked=is_on on_change=move |_| values.toggle(&value) /> }
    });
    view! { <div class="rule-boxes" role="group" aria-label=about>{boxes.collect_view()}</div> }
}

/// Words that are typed, with those in use suggested; Enter or leaving the field ends one.
#[component]
pub fn Typed(values: Values, about: String, facet: Option<Facet>) -> impl IntoView {
    let language = use_language();
    let nothing = customers::without(language, about.to_lowercase());
    let typed = RwSignal::new(String::new());
    let list = facet.map(|facet| (unique_id("values"), facet));
    let take_in = move || {
        let Some(word) = typed.try_get_untracked().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()) else { return };
        typed.set(String::new());
        let mut now = values.now.get_untracked();
        if !now.contains(&word) {
            now.push(word);
            values.set(now);
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() && typed.with_untracked(|typed| !typed.trim().is_empty()) {
            event.prevent_default();
            take_in();
        }
    };
    let spoken = move |value: &str| if value.is_empty() { nothing.clone() } else { value.to_owned() };
    view! {
        <div class="chips">
            <For each=move || values.now.get() key=|value| value.clone() let:value>
                <FilterChip text=spoken(&value) on_remove=move || values.toggle(&value) />
            </For>
            <input
                class="input tags-input"
                list=list.clone().map(|(id, _)| id)
                autocomplete="off"
                aria-label=words::values_of(language, about)
                title=words::values_hint(language)
                placeholder=words::add_value(language)
                prop:value=typed
                on:input:target=move |event| typed.set(event.target().value())
                on:keydown=keys
                on:change=move |_| take_in()
            />
            {list.map(|(id, facet)| view! { <Suggestions id facet /> })}
        </div>
    }
}

/// The range that the values say now.
fn number_bound(subject: Subject, values: &[String]) -> Bound<i64> {
    match (Condition { subject, values: values.to_vec() }.filter()) {
        Some(Filter::Number { within, .. } | Filter::AmountMinor(within)) => within,
        Some(Filter::Own(OwnTest { asks: OwnAsk::Number(within), .. })) => within,
        Some(Filter::NPurchases(within)) => Bound { least: within.least.map(i64::from), most: within.most.map(i64::from) },
        _ => Bound::default(),
    }
}

fn range_values(least: Option<String>, most: Option<String>) -> Vec<String> {
    if least.is_none() && most.is_none() {
        return Vec::new();
    }
    vec![format!("{}..{}", least.unwrap_or_default(), most.unwrap_or_default())]
}

/// The two ends of a range of numbers.
#[component]
pub fn NumberEnds(values: Values, subject: Subject, measure: Measure, currency: Currency) -> impl IntoView {
    let language = use_language();
    let bound = values.now.with_untracked(|now| number_bound(subject, now));
    let field = |end: Option<i64>| RwSignal::new(end.map(|end| measure.written(end, currency)).unwrap_or_default());
    let (least, most) = (field(bound.least), field(bound.most));
    let read = move |text: RwSignal<String>| match measure.read(&text.get(), currency) {
        Err(NotRead::Empty) => Ok(None),
        other => other.map(Some),
    };
    let wrong = move |text| Signal::derive(move || read(text).err().map(|wrong| purchase::not_read(language, wrong)));
    let said = Memo::new(move |_| {
        let (least, most) = (read(least).ok()?, read(most).ok()?);
        Some(range_values(least.map(|end| end.to_string()), most.map(|end| end.to_string())))
    });
    // The range as it is typed; while an end cannot be read, the former range stays.
    Effect::watch(
        move || said.get(),
        move |said, _, _| {
            if let Some(said) = said {
                values.set(said.clone());
            }
        },
        false,
    );
    let unit_name = measure.unit_name(language, currency);
    let label = move |end: &'static str| unit_name.map_or_else(|| end.to_owned(), |unit| words::in_unit(language, end, unit));
    view! {
        <div class="rule-ends">
            <TextField label=label(customers::at_least(language)) value=least kind=InputKind::Number error=wrong(least) />
            <TextField label=label(customers::at_most(language)) value=most kind=InputKind::Number error=wrong(most) />
        </div>
    }
}

/// The two ends of a range of days.
#[component]
pub fn DayEnds(values: Values, subject: Subject) -> impl IntoView {
    let language = use_language();
    let bound = match (Condition { subject, values: values.now.get_untracked() }.filter()) {
        Some(Filter::LastPurchaseOn(bound) | Filter::FirstPurchaseOn(bound) | Filter::SinceOn(bound)) => bound,
        Some(Filter::Own(OwnTest { asks: OwnAsk::Day(bound), .. })) => bound,
        _ => Bound { least: None, most: None },
    };
    let field = |day: Option<Day>| RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default());
    let (least, most) = (field(bound.least), field(bound.most));
    let day = move |text: RwSignal<String>| text.get().parse::<Day>().ok().map(|day| day.to_string());
    let said = Memo::new(move |_| range_values(day(least), day(most)));
    Effect::watch(move || said.get(), move |said, _, _| values.set(said.clone()), false);
    view! {
        <div class="rule-ends">
            <TextField label=customers::from(language) value=least kind=InputKind::Date />
            <TextField label=customers::until(language) value=most kind=InputKind::Date />
        </div>
    }
}

/// Whether something is filled in.
#[component]
pub fn IsFilled(values: Values) -> impl IntoView {
    let language = use_language();
    let choices = Signal::stored(vec![Choice::new("yes", words::is_empty(language)), Choice::new("no", words::is_filled(language))]);
    view! { <Segmented label=words::test(language) choices value=values.first() on_change=move |key| values.set(vec![key]) /> }
}
