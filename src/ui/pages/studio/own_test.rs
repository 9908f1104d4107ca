//! A test of a field of one's own, asked for in the ways and words in which lists ask; and the choice of what a test is about.
//!
//! Not here: tests of indicators ([`condition`](super::condition)).

use super::{
    condition::{RemovePart, Way, part_of},
    draft::Draft,
    measure_choice::{indicator_key, indicator_of, with_indicator},
};
use crate::domain::{
    FieldId, Indicator, Measure,
    conditions::OwnTest,
    schemes::{Condition, Test},
};
use crate::ui::{
    customers_view::{
        field_in, field_key, live,
        rule::Condition as Asked,
        topics::{self, ways},
    },
    pages::condition_values::{OwnValues, Values},
    parts::{Choice, Select},
    scheme_draft::{conditions, own_tests},
    words::{finding, indicators, studio as words},
};
use leptos::prelude::*;

/// What a test is about now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum About {
    Indicator(Measure),
    Field(FieldId),
}

impl About {
    fn key(self) -> String {
        match self {
            Self::Indicator(measure) => indicator_key(measure.indicator),
            Self::Field(id) => field_key(id),
        }
    }
}

fn put(draft: Draft, rule: usize, way: &[usize], condition: Condition) {
    draft.change_condition(rule, |when| {
        if let Some(part) = conditions::part_mut(when, way) {
            *part = condition;
        }
    });
}

/// An indicator or a field of one's own: either can take the other's place.
#[component]
pub fn TestSubject(
    draft: Draft,
    rule: usize,
    way: Way,
    #[prop(into)] about: Signal<About>,
    /// Told of another indicator in place of one.
    #[prop(optional)]
    on_measure: Option<Callback<Measure>>,
) -> impl IntoView {
    let language = draft.setting.language;
    let choices = Signal::derive(move || {
        let known = Indicator::ALL.iter().map(|known| Choice::new(indicator_key(*known), indicators::name(language, *known)));
        let mut own: Vec<FieldId> = draft.fields.with(|fields| live(fields.as_deref().unwrap_or_default()).map(|field| field.id).collect());
        // One that is retired or gone can still be seen, and left.
        if let About::Field(id) = about.get()
            && !own.contains(&id)
        {
            own.push(id);
        }
        known.chain(own.into_iter().map(|id| Choice::new(field_key(id), draft.field_name(id)))).collect::<Vec<_>>()
    });
    let choose = move |chosen: String| {
        let own = field_in(&chosen).and_then(|id| untrack(|| draft.field(id)));
        match (own, indicator_of(&chosen), about.get_untracked(), on_measure) {
            (Some(own), ..) => {
                if let Some(test) = own_tests::begun(&own) {
                    put(draft, rule, &way, Condition::Own(test));
                }
            }
            (None, Some(indicator), About::Indicator(before), Some(on_measure)) => on_measure.run(with_indicator(before, indicator)),
            (None, Some(indicator), ..) => {
                put(draft, rule, &way, Condition::Test(Test { measure: Measure::of(indicator), ..conditions::begun() }));
            }
            (None, None, ..) => {}
        }
    };
    view! {
        <Select label=words::indicator(language) is_label_hidden=true choices value=Signal::derive(move || about.get().key()) on_change=choose />
    }
}

/// The field, the way in which it is asked, and the values.
#[component]
pub fn OwnTestRow(draft: Draft, rule: usize, way: Way) -> impl IntoView {
    let language = draft.setting.language;
    let test = draft.read({
        let way = way.clone();
        move |scheme| match part_of(scheme, rule, &way) {
            Some(Condition::Own(test)) => Some(test.clone()),
            _ => None,
        }
    });
    let asked = Memo::new(move |_| test.with(|test| test.as_ref().map(own_tests::condition_of)));
    let subject = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|asked| asked.subject)));
    let field = Signal::derive(move || subject.get().and_then(|subject| subject.own_field()).unwrap_or(FieldId::from_u128(0)));
    let change = {
        let way = way.clone();
        Callback::new(move |test: OwnTest| put(draft, rule, &way, Condition::Own(test)))
    };
    // Of a field that is gone only the way in which it was asked is left.
    let offered = move || {
        let of_kind = draft.field(field.get()).map(|field| ways(field.kind).to_vec());
        of_kind.unwrap_or_else(|| subject.get().and_then(topics::way).into_iter().collect())
    };
    let choices =
        Signal::derive(move || offered().into_iter().map(|way| Choice::new(way.key(), finding::way(language, way))).collect::<Vec<_>>());
    let chosen = Signal::derive(move || subject.get().and_then(topics::way).map(|way| way.key().to_owned()).unwrap_or_default());
    let choose = move |key: String| {
        let way = untrack(offered).into_iter().find(|way| way.key() == key);
        if let Some(test) = way.zip(test.get_untracked()).and_then(|(way, test)| own_tests::in_way(&test, way)) {
            change.run(test);
        }
    };
    let now = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|asked| asked.values.clone()).unwrap_or_default()));
    let values = Values::new(now, move |values| {
        let asked = subject.get_untracked().map(|subject| Asked { subject, values });
        if let Some(test) = asked.as_ref().and_then(own_tests::test_of) {
            change.run(test);
        }
    });
    let currency = draft.setting.currency;
    let given = move || {
        let (subject, id) = (subject.get()?, field.get());
        Some(view! { <OwnValues values subject field=draft.field(id) about=draft.field_name(id) currency /> })
    };
    view! {
        <div class="condition">
            <TestSubject draft rule way=way.clone() about=Signal::derive(move || About::Field(field.get())) />
            <Select label=finding::test(language) is_label_hidden=true choices value=chosen on_change=choose />
            <div class="rule-values">{given}</div>
            <RemovePart draft rule way />
        </div>
    }
}
