//! The values of a condition: boxes for a few, words that are typed, the two ends of a range, one of a list.

use super::{
    super::{filter_editor::may_contact_choices, list::CustomerList},
    draft::Draft,
    measure::Measure,
    own::OwnWords,
    phrases::unit,
};
use crate::domain::{Day, SchemeId, Stage, indicators::Unit};
use crate::scoring::{abc::AbcClass, rfm::Segment};
use crate::ui::{
    customers_view::{
        Field, KINDS, kind_key,
        rule::Condition,
        scheme_grade_key, segment_key, stage_key,
        subject::{Subject, TextTest},
    },
    device::use_language,
    pages::customer::Suggestions,
    parts::{Checkbox, Choice, FilterChip, InputKind, Segmented, Select, TextField, unique_id},
    schemes_view::grade_label,
    session::use_session,
    typed::NotRead,
    words::{customers, finding as words, grades, lifecycle, purchase},
};
use crate::workspace::questions::{AskSchemes, Bound, Facet, Filter, SchemeRow};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// One row's values, to be read and written.
#[derive(Clone, Copy)]
pub struct Values {
    draft: Draft,
    number: u32,
    pub now: Memo<Vec<String>>,
}

impl Values {
    fn set(self, values: Vec<String>) {
        self.draft.set_values(self.number, values);
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
    fn begin_with_first(self, choices: Signal<Vec<Choice>>) {
        Effect::new(move || {
            let first = choices.with(|choices| choices.first().map(|choice| choice.value.clone()));
            if let Some(first) = first.filter(|_| self.now.with(Vec::is_empty)) {
                self.set(vec![first]);
            }
        });
    }

    fn first(self) -> Signal<String> {
        Signal::derive(move || self.now.with(|values| values.first().cloned().unwrap_or_default()))
    }
}

/// What the values of this subject are given with.
#[component]
pub fn ValuesOf(list: CustomerList, draft: Draft, number: u32, subject: Subject) -> impl IntoView {
    let language = use_language();
    let condition = draft.condition(number);
    let now = Memo::new(move |_| condition.get().map(|condition| condition.values).unwrap_or_default());
    let values = Values { draft, number, now };
    let known = |choices: Vec<Choice>| view! { <Known values choices about=list.about(subject) /> }.into_any();
    let typed = |facet| view! { <Typed values about=list.about(subject) facet /> }.into_any();
    match subject {
        Subject::Usual(Field::Segment) => {
            known(Segment::ALL.map(|one| Choice::new(segment_key(one), grades::segment(language, one))).to_vec())
        }
        Subject::Usual(Field::Stage) => known(Stage::ALL.map(|one| Choice::new(stage_key(one), lifecycle::stage(language, one))).to_vec()),
        Subject::Usual(Field::Abc) => known(AbcClass::ALL.map(|one| Choice::new(one.letter(), grades::abc(language, one))).to_vec()),
        Subject::Usual(Field::Kind) => known(KINDS.map(|one| Choice::new(kind_key(one), grades::customer_kind(language, one))).to_vec()),
        Subject::Usual(Field::SchemeGrade) => view! { <GradeOfScheme values /> }.into_any(),
        Subject::Usual(Field::Region) => typed(Some(Facet::Region)),
        Subject::Usual(Field::Industry) => typed(Some(Facet::Industry)),
        Subject::Usual(Field::Source) => typed(Some(Facet::Source)),
        Subject::Usual(Field::Owner) => typed(Some(Facet::Owner)),
        Subject::Usual(Field::Tag) => typed(Some(Facet::Tag)),
        Subject::Text(_, TextTest::Is | TextTest::Has) => typed(None),
        Subject::OwnText(field, TextTest::Is | TextTest::Has) => view! { <OwnWords list values subject field /> }.into_any(),
        Subject::Text(_, TextTest::Empty) | Subject::OwnText(_, TextTest::Empty) => {
            let choices =
                Signal::stored(vec![Choice::new("yes", words::is_empty(language)), Choice::new("no", words::is_filled(language))]);
            view! { <Segmented label=words::test(language) choices value=values.first() on_change=move |key| values.set(vec![key]) /> }
                .into_any()
        }
        Subject::Usual(Field::Amount) => view! { <NumberEnds list values subject measure=Measure::Unit(Unit::Money) /> }.into_any(),
        Subject::Usual(Field::NPurchases) => view! { <NumberEnds list values subject measure=Measure::Unit(Unit::Count) /> }.into_any(),
        Subject::Number(of) => view! { <NumberEnds list values subject measure=Measure::Unit(unit(of)) /> }.into_any(),
        Subject::OwnNumber(field) => {
            let measure = Measure::own(list.field(field).map(|field| field.kind));
            view! { <NumberEnds list values subject measure /> }.into_any()
        }
        Subject::Usual(Field::LastPurchase | Field::FirstPurchase) | Subject::Since | Subject::OwnDay(_) => {
            view! { <DayEnds values subject /> }.into_any()
        }
        Subject::In => view! { <SegmentChoice list values /> }.into_any(),
        Subject::Usual(Field::MayContact) => {
            let choices = Signal::stored(may_contact_choices(language));
            let label = customers::may_contact(language);
            view! { <Segmented label choices value=values.first() on_change=move |key| values.set(vec![key]) /> }.into_any()
        }
        Subject::Usual(Field::Graded | Field::Leaving | Field::Untouched | Field::Cell) => {
            view! { <span class="quiet">{words::nothing_more(language)}</span> }.into_any()
        }
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
        Some(Filter::Number { within, .. } | Filter::OwnNumber { within, .. } | Filter::AmountMinor(within)) => within,
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

#[component]
fn NumberEnds(list: CustomerList, values: Values, subject: Subject, measure: Measure) -> impl IntoView {
    let language = use_language();
    let currency = list.setting.get_untracked().currency;
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

#[component]
fn DayEnds(values: Values, subject: Subject) -> impl IntoView {
    let language = use_language();
    let bound = match (Condition { subject, values: values.now.get_untracked() }.filter()) {
        Some(
            Filter::LastPurchaseOn(bound) | Filter::FirstPurchaseOn(bound) | Filter::SinceOn(bound) | Filter::OwnDay { within: bound, .. },
        ) => bound,
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

/// One of the views that are kept as segments. A segment that the conditions have already stays offered, even when it is none any more.
#[component]
fn SegmentChoice(list: CustomerList, values: Values) -> impl IntoView {
    let language = use_language();
    let choices = Signal::derive(move || {
        let own = values.now.get().first().cloned();
        list.views.with(|views| {
            let offered = views.iter().filter(|view| view.is_segment || own.as_deref() == Some(view.id.to_string().as_str()));
            offered.map(|view| Choice::new(view.id.to_string(), view.name.clone())).collect::<Vec<_>>()
        })
    });
    values.begin_with_first(choices);
    move || {
        if choices.with(Vec::is_empty) {
            view! { <span class="quiet">{words::no_segments(language)}</span> }.into_any()
        } else {
            let label = words::segment_in(language);
            view! { <Select label choices value=values.first() on_change=move |id| values.set(vec![id]) is_label_hidden=true /> }.into_any()
        }
    }
}

/// One grade of one scheme.
#[component]
fn GradeOfScheme(values: Values) -> impl IntoView {
    let language = use_language();
    let answer = use_session().live(|| AskSchemes);
    let of = move |row: &SchemeRow| {
        let id: SchemeId = row.scheme.id;
        let name = |label: &str| format!("{}: {label}", row.scheme.name);
        let grades = (0..).zip(&row.layers).map(|(grade, _)| {
            Choice::new(scheme_grade_key(id, Some(grade)), name(&grade_label(language, &row.scheme, &row.class_names, grade)))
        });
        grades.chain([Choice::new(scheme_grade_key(id, None), name(grades::not_graded(language)))]).collect::<Vec<_>>()
    };
    let choices = Signal::derive(move || {
        let sheet = answer.get().and_then(Result::ok);
        sheet.map(|sheet| sheet.rows.iter().flat_map(of).collect::<Vec<_>>()).unwrap_or_default()
    });
    values.begin_with_first(choices);
    let is_none = move || answer.get().is_some_and(|answer| answer.is_ok_and(|sheet| sheet.rows.is_empty()));
    move || {
        if is_none() {
            view! { <span class="quiet">{customers::no_schemes(language)}</span> }.into_any()
        } else {
            let label = customers::grade(language);
            view! { <Select label choices value=values.first() on_change=move |key| values.set(vec![key]) is_label_hidden=true /> }
                .into_any()
        }
    }
}
