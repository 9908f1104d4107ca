//! One part of a rule: a group of parts joined by "all" or "any", or a test of an indicator against a value or a percentile.

use super::{
    draft::Draft,
    fields::{DraftField, whole_number, window_key, window_of, windows},
    own_test::{About, OwnTestRow, TestSubject},
};
use crate::domain::{
    Measure, Method, Scheme,
    schemes::{Comparison, Condition, Operand, Test},
};
use crate::ui::{
    parts::{Button, ButtonKind, Choice, ControlSize, Glyph, InputKind, Segmented, Select},
    scheme_draft::conditions::{self, Shape},
    typed,
    words::{indicators, studio as words},
};
use leptos::prelude::*;

/// The way down to a part: a place a step.
pub type Way = Vec<usize>;

/// The part of a rule that a way leads to.
pub fn part_of<'a>(scheme: &'a Scheme, rule: usize, way: &[usize]) -> Option<&'a Condition> {
    match &scheme.method {
        Method::Rules { rules, .. } => conditions::part(&rules.get(rule)?.when, way),
        _ => None,
    }
}

/// A part, drawn anew only when it becomes something else.
#[component]
pub fn Part(draft: Draft, rule: usize, way: Way) -> AnyView {
    let shape = draft.read({
        let way = way.clone();
        move |scheme| part_of(scheme, rule, &way).map(Shape::of)
    });
    let content = move || {
        let way = way.clone();
        match shape.get() {
            Some(Shape::Test) => view! { <TestRow draft rule way /> }.into_any(),
            Some(Shape::Own) => view! { <OwnTestRow draft rule way /> }.into_any(),
            Some(Shape::All(n_parts)) => view! { <Group draft rule way n_parts is_any=false /> }.into_any(),
            Some(Shape::Any(n_parts)) => view! { <Group draft rule way n_parts is_any=true /> }.into_any(),
            None => ().into_any(),
        }
    };
    content.into_any()
}

#[component]
fn Group(draft: Draft, rule: usize, way: Way, n_parts: usize, is_any: bool) -> AnyView {
    let language = draft.setting.language;
    let choices = vec![Choice::new("all", words::all_of(language)), Choice::new("any", words::any_of(language))];
    let turn = {
        let way = way.clone();
        move |key: String| draft.change_condition(rule, |when| conditions::turn(when, &way, key == "any"))
    };
    let add = {
        let way = way.clone();
        move |added: Condition| draft.change_condition(rule, |when| conditions::add(when, &way, added))
    };
    let add_group = add.clone();
    let inner = (0..n_parts).map(|at| {
        let way: Way = way.iter().copied().chain([at]).collect();
        view! { <li><Part draft rule way /></li> }
    });
    let inner = inner.collect_view();
    let nests = conditions::may_nest(&way);
    let test = || Condition::Test(conditions::begun());
    let remove = (!way.is_empty()).then(|| view! { <RemovePart draft rule way=way.clone() /> });
    view! {
        <div class="condition-group">
            <div class="row">
                <Segmented
                    label=words::how_joined(language)
                    choices=Signal::stored(choices)
                    value=Signal::stored(if is_any { "any" } else { "all" }.to_owned())
                    on_change=turn
                />
                {remove}
            </div>
            <ul class="condition-parts">{inner}</ul>
            <div class="row">
                <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Plus on_press=move || add(test())>{words::add_test(language)}</Button>
                {nests.then(|| view! {
                    <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Plus on_press=move || add_group(Condition::Any(vec![test()]))>{words::add_group(language)}</Button>
                })}
            </div>
        </div>
    }
    .into_any()
}

/// Takes a part out of its rule.
#[component]
pub fn RemovePart(draft: Draft, rule: usize, way: Way) -> impl IntoView {
    let remove = move || draft.change_condition(rule, |when| conditions::remove(when, &way));
    view! {
        <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label=words::remove_part(draft.setting.language) on_press=remove />
    }
}

const AT_LEAST: &str = "at_least";
const BELOW: &str = "below";
const VALUE: &str = "value";
const PERCENTILE: &str = "percentile";

#[component]
fn TestRow(draft: Draft, rule: usize, way: Way) -> impl IntoView {
    let language = draft.setting.language;
    let test = draft.read({
        let way = way.clone();
        move |scheme| match part_of(scheme, rule, &way) {
            Some(Condition::Test(test)) => *test,
            _ => conditions::begun(),
        }
    });
    let change = {
        let way = way.clone();
        Callback::new(move |changed: Test| {
            draft.change_condition(rule, |when| {
                if let Some(Condition::Test(test)) = conditions::part_mut(when, &way) {
                    *test = changed;
                }
            });
        })
    };
    let measure = Memo::new(move |_| test.get().measure);
    let comparisons = vec![Choice::new(AT_LEAST, words::at_least(language)), Choice::new(BELOW, words::below(language))];
    let compare = move |key: String| {
        let comparison = if key == BELOW { Comparison::Below } else { Comparison::AtLeast };
        change.run(Test { comparison, ..test.get_untracked() });
    };
    let choose_measure = Callback::new(move |measure: Measure| {
        let test = test.get_untracked();
        // A value in another unit means something else; a percentile means the same everywhere.
        let is_other_unit = measure.indicator.unit() != test.measure.indicator.unit();
        let operand = if is_other_unit { Operand::Percentile(50) } else { test.operand };
        change.run(Test { measure, operand, ..test });
    });
    let window = move || {
        let measure = measure.get();
        measure.indicator.has_window().then(|| {
            let choose = move |key: String| {
                let test = test.get_untracked();
                change.run(Test { measure: Measure { window: window_of(&key), ..test.measure }, ..test });
            };
            view! {
                <Select
                    label=words::window(language)
                    is_label_hidden=true
                    choices=Signal::stored(windows(language, measure))
                    value=Signal::stored(window_key(measure.window))
                    on_change=choose
                />
            }
        })
    };
    let comparison = move || if test.get().comparison == Comparison::Below { BELOW } else { AT_LEAST }.to_owned();
    view! {
        <div class="condition">
            <TestSubject draft rule way=way.clone() about=Signal::derive(move || About::Indicator(measure.get())) on_measure=choose_measure />
            {window}
            <Select label=words::comparison(language) is_label_hidden=true choices=Signal::stored(comparisons) value=Signal::derive(comparison) on_change=compare />
            <span class="condition-against"><Against draft test change /> <RemovePart draft rule way /></span>
        </div>
    }
}

/// A value in the indicator's unit, or a percentile of all customers.
#[component]
fn Against(draft: Draft, test: Memo<Test>, change: Callback<Test>) -> impl IntoView {
    let (language, currency) = (draft.setting.language, draft.setting.currency);
    let kinds = vec![Choice::new(VALUE, words::a_value(language)), Choice::new(PERCENTILE, words::a_percentile(language))];
    let is_value = Memo::new(move |_| matches!(test.get().operand, Operand::Value(_)));
    let choose = move |key: String| {
        let operand = if key == VALUE { Operand::Value(0) } else { Operand::Percentile(50) };
        change.run(Test { operand, ..test.get_untracked() });
    };
    let unit = Memo::new(move |_| test.get().measure.indicator.unit());
    let written = Signal::derive(move || match test.get().operand {
        Operand::Value(value) => typed::written_measure(value, unit.get(), currency),
        Operand::Percentile(percent) => percent.to_string(),
    });
    let save = Callback::new(move |text: String| {
        let operand = if is_value.get_untracked() {
            let read = typed::measure_value(&text, unit.get_untracked(), currency);
            read.map(Operand::Value).map_err(|_| words::not_a_value(language).to_owned())
        } else {
            whole_number(language, &text, 0, 100).map(|percent| Operand::Percentile(u8::try_from(percent).unwrap_or(100)))
        };
        operand.map(|operand| change.run(Test { operand, ..test.get_untracked() })).err()
    });
    let label = TextProp::from(move || match is_value.get() {
        true => words::value(language, indicators::unit(language, unit.get())),
        false => words::percentile(language).to_owned(),
    });
    let kind = move || if is_value.get() { VALUE } else { PERCENTILE }.to_owned();
    view! {
        <Select label=words::against(language) is_label_hidden=true choices=Signal::stored(kinds) value=Signal::derive(kind) on_change=choose />
        <div class="condition-value"><DraftField label value=written kind=InputKind::Number on_save=save /></div>
    }
}
