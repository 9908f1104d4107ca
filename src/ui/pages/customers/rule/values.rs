//! The values of a condition of a list, by what it is about: most are given as they are anywhere
//! ([`condition_values`](crate::ui::pages::condition_values)), grades and segments are chosen from what there is.

use super::{
    super::{filter_editor::may_contact_choices, list::CustomerList},
    draft::Draft,
    phrases::unit,
};
use crate::domain::{SchemeId, Stage, indicators::Unit};
use crate::scoring::{abc::AbcClass, rfm::Segment};
use crate::ui::{
    customers_view::{
        Field, KINDS, kind_key, scheme_grade_key, segment_key, stage_key,
        subject::{Subject, TextTest},
    },
    device::use_language,
    pages::condition_values::{DayEnds, IsFilled, Known, Measure, NumberEnds, OwnValues, Typed, Values},
    parts::{Choice, Segmented, Select},
    schemes_view::grade_label,
    session::use_session,
    words::{customers, finding as words, grades, lifecycle},
};
use crate::workspace::questions::{AskSchemes, Facet, SchemeRow};
use leptos::prelude::*;

/// What the values of this subject are given with.
#[component]
pub fn ValuesOf(list: CustomerList, draft: Draft, number: u32, subject: Subject) -> impl IntoView {
    let language = use_language();
    let condition = draft.condition(number);
    let now = Memo::new(move |_| condition.get().map(|condition| condition.values).unwrap_or_default());
    let values = Values::new(now, move |values| draft.set_values(number, values));
    let known = |choices: Vec<Choice>| view! { <Known values choices about=list.about(subject) /> }.into_any();
    let currency = list.setting.get_untracked().currency;
    let ends = |unit| view! { <NumberEnds values subject measure=Measure::Unit(unit) currency /> }.into_any();
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
        Subject::Text(_, TextTest::Is | TextTest::IsNot | TextTest::Has) => typed(None),
        Subject::Text(_, TextTest::Empty) => view! { <IsFilled values /> }.into_any(),
        Subject::OwnText(field, _) | Subject::OwnNumber(field) | Subject::OwnDay(field) => {
            view! { <OwnValues values subject field=list.field(field) about=list.about(subject) currency /> }.into_any()
        }
        Subject::Usual(Field::Amount) => ends(Unit::Money),
        Subject::Usual(Field::NPurchases) => ends(Unit::Count),
        Subject::Number(of) => ends(unit(of)),
        Subject::Usual(Field::LastPurchase | Field::FirstPurchase) | Subject::Since => view! { <DayEnds values subject /> }.into_any(),
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
