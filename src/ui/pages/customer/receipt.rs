//! The receipt of a grade: what went in, where the cuts lie, which rule matched, and what would move it up.

use super::{Sheet, class_standing::ClassStanding, ladder::Ladder, way_up::WayUp};
use crate::domain::RfmRule;
use crate::scoring::rfm::SegmentRule;
use crate::ui::{
    device::use_language,
    pages::{grade_marks::GradeTags, setting::Setting},
    parts::{Banner, Card, Tone},
    words::{Language, customer as words, grades},
};
use crate::workspace::questions::{CustomerRow, Grade, Receipt};
use leptos::prelude::*;

/// The cards of the receipt, or what is missing for one.
#[component]
pub fn ReceiptCards(sheet: Sheet) -> impl IntoView {
    let receipt = sheet.part(|sheet| (sheet.receipt.clone(), sheet.row.clone()));
    move || {
        let (receipt, row) = receipt.get();
        match receipt {
            Some(receipt) => view! { <Graded receipt row setting=sheet.setting() /> }.into_any(),
            None => view! { <NotGraded row /> }.into_any(),
        }
    }
}

#[component]
fn NotGraded(row: CustomerRow) -> impl IntoView {
    let language = use_language();
    let (title, text) = match row.grade {
        Grade::NotGraded(missing) => (grades::missing(language, missing), grades::missing_means(language, missing)),
        Grade::Graded { segment, .. } => (grades::segment(language, segment), grades::segment_means(language, segment)),
    };
    view! {
        <Card title=words::missing(language)>
            <Banner tone=Tone::Info title=title>{text}</Banner>
        </Card>
    }
}

#[component]
fn Graded(receipt: Receipt, row: CustomerRow, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let means = match row.grade {
        Grade::Graded { segment, .. } => grades::segment_means(language, segment),
        Grade::NotGraded(missing) => grades::missing_means(language, missing),
    };
    let values = [receipt.days_since_last_purchase.into(), row.n_purchases.into(), row.amount_minor];
    let cuts = receipt.cuts;
    let ladders = cuts.dimensions.into_iter().zip(receipt.scores).zip(values).map(move |((dimension, score), value)| {
        view! { <Ladder cuts=dimension score value rule=cuts.rule n_graded=cuts.n_customers as_of=cuts.as_of setting /> }
    });
    view! {
        <Card title=words::receipt(language) actions=move || view! { <GradeTags grade=row.grade /> }>
            <p>{means}</p>
            <RuleThatMatched matched=receipt.matched />
            {ladders.collect_view()}
        </Card>
        {receipt.abc.map(|standing| view! { <ClassStanding standing own_minor=row.amount_minor n_graded=cuts.n_customers as_of=cuts.as_of setting /> })}
        <Card title=words::up(language)><WayUp improvement=receipt.improvement as_of=cuts.as_of setting /></Card>
    }
}

/// The rule that named the segment, in words.
#[component]
pub fn RuleThatMatched(matched: SegmentRule) -> impl IntoView {
    let language = use_language();
    let range = |(from, to): (u8, u8)| if from == to { from.to_string() } else { words::score_range(language, from, to) };
    view! { <p class="soft small">{words::matched(language, range(matched.recency), range(matched.frequency))}</p> }
}

/// How the rule makes a score, in words.
pub const fn rule_formula(language: Language, rule: RfmRule) -> &'static str {
    match rule {
        RfmRule::Ntile => words::rule_ntile(language),
        RfmRule::StrictlyWorse => words::rule_strictly_worse(language),
        RfmRule::Quantile => words::rule_quantile(language),
        RfmRule::Custom(_) => words::rule_custom(language),
    }
}
