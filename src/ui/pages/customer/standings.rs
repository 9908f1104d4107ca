//! The customer's grade in every scheme, the primary one first: what it is, how it came about, and the line it followed.
//!
//! Not here: the receipt of recency, frequency and amount ([`receipt`](super::receipt)), and setting a grade
//! ([`set_grade`](super::set_grade)).

use super::{Sheet, grade_line::GradeLine, set_grade::SetGrade};
use crate::domain::{CustomField, CustomerId, SchemeId, Settled, Standing, schemes::Method};
use crate::ui::{
    pages::{
        answer::{failure_of, last_known},
        setting::Setting,
        standing_tag::StandingTag,
    },
    parts::{Banner, Card, ControlSize, Fact, Facts, LinkButton, Tag, Tone},
    reasons::Teller,
    route::Route,
    schemes_view::{known_value, measure_label},
    sentences,
    session::use_session,
    words::{runs as words, schemes},
};
use crate::workspace::questions::{AskStandings, StandingRow, StandingsSheet};
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
    let known = last_known(answer, Some);
    let as_of = sheet.part(|sheet| sheet.as_of);
    let card = move || {
        let (StandingsSheet { rows, fields, flawed }, setting) = (known.get()?, sheet.setting());
        let language = setting.language;
        let flawed = flawed.into_iter().map(|(name, flaw)| {
            let title = words::flawed_scheme(language, name);
            view! { <Banner tone=Tone::Warn title>{sentences::flaw(language, flaw)}</Banner> }
        });
        let flawed: Vec<_> = flawed.collect();
        let content = if rows.is_empty() && flawed.is_empty() {
            view! {
                <p class="soft">{words::card_none(language)}</p>
                <div class="button-row">
                    <LinkButton size=ControlSize::Small href=Route::Schemes.to_string()>{words::go_schemes(language)}</LinkButton>
                </div>
            }
            .into_any()
        } else {
            let of = |row: StandingRow| {
                view! { <OneScheme row fields=fields.clone() customer as_of=as_of.get() setting setting_grade /> }
            };
            let rows = rows.into_iter().map(of).collect_view();
            view! { {rows} {flawed} }.into_any()
        };
        Some(view! { <Card title=words::card(language)>{content}</Card> })
    };
    view! { {failure_of(answer)} {card} }
}

#[component]
fn OneScheme(
    row: StandingRow,
    fields: Vec<CustomField>,
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
    let teller = teller(&row, &fields, setting);
    let told = told(&row, teller);
    let inputs = inputs(&row, teller);
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

/// Whose words a row is told in.
fn teller<'a>(row: &'a StandingRow, fields: &'a [CustomField], setting: Setting) -> Teller<'a> {
    Teller {
        language: setting.language,
        currency: setting.currency,
        scheme: &row.scheme,
        class_names: &row.class_names,
        operands: &row.operands,
        fields,
    }
}

/// What led to the grade, line by line.
fn told(row: &StandingRow, teller: Teller<'_>) -> Vec<String> {
    let language = teller.language;
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

fn inputs(row: &StandingRow, teller: Teller<'_>) -> Option<impl IntoView + use<>> {
    let language = teller.language;
    let measured = row.inputs.iter().map(|(measure, value)| {
        let value = known_value(language, teller.currency, *measure, *value);
        view! { <Fact label=measure_label(language, *measure)>{value}</Fact> }.into_any()
    });
    let own = row.own_inputs.iter().map(|(input, value)| {
        let (label, value) = (teller.own_name(input.field), teller.own_seen(input, *value));
        view! { <Fact label>{value}</Fact> }.into_any()
    });
    let facts = measured.chain(own).collect_view();
    let is_empty = row.own_inputs.iter().any(|(_, value)| value.is_none());
    let empty = is_empty.then(|| view! { <p class="quiet small">{words::own_unknown_means(language)}</p> });
    (!row.inputs.is_empty() || !row.own_inputs.is_empty()).then(|| view! { <Facts>{facts}</Facts> {empty} })
}
