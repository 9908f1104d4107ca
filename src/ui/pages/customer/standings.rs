//! The customer's grade in every scheme, the primary one first: what it is, how it came about, and the line it followed.
//!
//! Not here: the receipt of recency, frequency and amount ([`receipt`](super::receipt)), and setting a grade
//! ([`set_grade`](super::set_grade)).

use super::{Sheet, grade_line::GradeLine, set_grade::SetGrade};
use crate::domain::{CustomerId, SchemeId, Settled, Standing, schemes::Method};
use crate::ui::{
    pages::{
        answer::{failure_of, last_known},
        setting::Setting,
        standing_tag::StandingTag,
    },
    parts::{Card, ControlSize, Fact, Facts, LinkButton, Tag, Tone},
    reasons::Teller,
    route::Route,
    schemes_view::{known_value, measure_label},
    session::use_session,
    words::{runs as words, schemes},
};
use crate::workspace::questions::{AskStandings, StandingRow};
use leptos::prelude::*;

/// The card of grades.
#[component]
pub fn StandingsCard(
    sheet: Sheet,
    /// The scheme whose grade is being set by hand.
    setting_grade: RwSignal<Option<SchemeId>>,
) -> impl IntoView {
    let customer = sheet.id();
    let answer = use_session().live(move || AskStandings { customer });
    let rows = last_known(answer, |sheet| Some(sheet.rows));
    let as_of = sheet.part(|sheet| sheet.as_of);
    let card = move || {
        let (rows, setting) = (rows.get()?, sheet.setting());
        let language = setting.language;
        let content = if rows.is_empty() {
            view! {
                <p class="soft">{words::card_none(language)}</p>
                <div class="button-row">
                    <LinkButton size=ControlSize::Small href=Route::Schemes.to_string()>{words::go_grading(language)}</LinkButton>
                </div>
            }
            .into_any()
        } else {
            let of = |row: StandingRow| view! { <OneScheme row customer as_of=as_of.get() setting setting_grade /> };
            rows.into_iter().map(of).collect_view().into_any()
        };
        Some(view! { <Card title=words::card(language)>{content}</Card> })
    };
    view! { {failure_of(answer)} {card} }
}

#[component]
fn OneScheme(
    row: StandingRow,
    customer: CustomerId,
    as_of: crate::domain::Day,
    setting: Setting,
    setting_grade: RwSignal<Option<SchemeId>>,
) -> impl IntoView {
    let language = setting.language;
    let name = row.scheme.name.clone();
    let tag = view! {
        <StandingTag scheme=row.scheme.clone() class_names=row.class_names.clone() standing=row.standing settled=row.settled />
    };
    let primary = row.scheme.is_primary.then(|| view! { <Tag tone=Tone::Accent>{words::primary(language)}</Tag> });
    let runs = Route::Runs(row.scheme.id).to_string();
    let source = row
        .run
        .as_ref()
        .map_or_else(|| words::of_now(language).to_owned(), |run| words::of_run(language, setting.day(run.as_of), run.version));
    let told = told(&row, setting);
    let inputs = inputs(&row, setting);
    let history = (row.history.len() > 1).then(|| view! { <GradeLine row=row.clone() setting /> });
    let (scheme, is_primary) = (row.scheme.id, row.scheme.is_primary);
    // A form does not open out of what is folded.
    let is_open = move || is_primary || setting_grade.get() == Some(scheme);
    let set = (!row.scheme.grades.is_empty()).then(|| view! { <SetGrade row customer as_of setting setting_grade /> });
    view! {
        <details class="scheme-standing" open=is_open>
            <summary class="scheme-standing-head"><span class="strong">{name}</span>{primary}<span class="push">{tag}</span></summary>
            <div class="stack-tight">
                {told.into_iter().map(|line| view! { <p class="small">{line}</p> }).collect_view()}
                {inputs}
                {history}
                <p class="quiet small"><a class="link" href=runs>{source}</a></p>
                {set}
            </div>
        </details>
    }
}

/// What led to the grade, line by line.
fn told(row: &StandingRow, setting: Setting) -> Vec<String> {
    let language = setting.language;
    let teller =
        Teller { language, currency: setting.currency, scheme: &row.scheme, class_names: &row.class_names, operands: &row.operands };
    let mut lines = Vec::new();
    if let Some(set) = &row.override_ {
        lines.push(teller.by_hand(set));
    }
    match (row.settled, row.standing, row.computed) {
        (Settled::Grace { runs_below }, Standing::Graded(kept), Standing::Graded(computed)) => {
            let grace = row.scheme.grades.get(usize::from(kept)).map_or(0, |grade| grade.grace_runs);
            let (kept, computed) = (teller.grade(kept), teller.grade(computed));
            lines.push(words::kept(language, kept, computed, runs_below, grace.saturating_sub(runs_below)));
        }
        (Settled::Override, standing, Standing::Graded(computed)) if standing.grade() != Some(computed) => {
            lines.push(words::by_rules(language, teller.grade(computed)));
        }
        _ => {}
    }
    match row.computed {
        Standing::NotGraded(why) => lines.push(words::not_graded_now(language, schemes::not_graded(language, why))),
        Standing::Graded(computed) => lines.extend(by_method(row, &teller, computed)),
    }
    lines
}

/// The score with what it takes, or the rule that holds.
fn by_method(row: &StandingRow, teller: &Teller<'_>, computed: u8) -> Option<String> {
    let language = teller.language;
    match &row.scheme.method {
        Method::Weighted { .. } => {
            let score = words::score_is(language, teller.points(row.score_ppm));
            let bar = |grade: u8| {
                let least = row.least_scores.get(usize::from(grade)).copied().flatten()?;
                Some(words::takes(language, teller.grade(grade), teller.points(least)))
            };
            let better = computed.checked_sub(1).and_then(bar);
            Some([Some(score), bar(computed), better].into_iter().flatten().collect::<Vec<_>>().join(words::join(language)))
        }
        Method::Rules { .. } => Some(teller.condition(row.rule).map_or_else(
            || words::no_rule_holds(language).to_owned(),
            |condition| words::rule_now(language, u32::from(row.rule) + 1, condition),
        )),
        Method::Segments | Method::Stages | Method::Field(_) | Method::CumulativeShare { .. } => None,
    }
}

fn inputs(row: &StandingRow, setting: Setting) -> Option<impl IntoView + use<>> {
    let language = setting.language;
    let fact = |(measure, value): &(crate::domain::Measure, Option<i64>)| {
        let value = known_value(language, setting.currency, *measure, *value);
        view! { <Fact label=measure_label(language, *measure)>{value}</Fact> }
    };
    let facts = row.inputs.iter().map(fact).collect_view();
    (!row.inputs.is_empty()).then(|| view! { <Facts>{facts}</Facts> })
}
