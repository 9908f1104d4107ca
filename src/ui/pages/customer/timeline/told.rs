//! A row of the timeline in words: one sentence, and below it what came of it, why, and by whom.

use super::chips;
use crate::domain::{ContactId, PurchaseKind};
use crate::ui::{
    pages::{setting::Setting, task},
    parts::Glyph,
    schemes_view::grade_word,
    words::{Language, customer, customers, interactions, lifecycle, people, reviews, timeline as words},
};
use crate::workspace::questions::{DealStep, GradeBy, GradeChange, OwnerChange, PurchaseRow, TimelineEvent, TimelineRow};

/// What a row says.
pub struct Told {
    pub glyph: Glyph,
    pub sentence: String,
    pub details: Vec<String>,
    /// Returns below zero.
    pub amount_minor: Option<i64>,
}

/// The row in words. `named` knows the people at the customer.
pub fn told(row: &TimelineRow, named: impl Fn(ContactId) -> Option<String>, setting: Setting) -> Told {
    let language = setting.language;
    let plain = |sentence: String, details: Vec<Option<String>>, amount_minor: Option<i64>| Told {
        glyph: chips::glyph(row.kind),
        sentence,
        details: details.into_iter().flatten().collect(),
        amount_minor,
    };
    match &row.event {
        TimelineEvent::Purchase(own) => plain(bought(own, language), Vec::new(), Some(signed_minor(own))),
        TimelineEvent::Interaction(one) => {
            let with = one.contact.and_then(named);
            let minutes = (one.minutes > 0).then(|| interactions::n_minutes(language, setting.number(one.minutes)));
            let cost = (one.cost_minor > 0).then(|| setting.money(one.cost_minor));
            let took = [one.by.clone(), minutes, cost].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let took = Some(took).filter(|took| !took.is_empty());
            plain(words::contacted(language, one.channel, with.as_deref()), vec![one.outcome.clone(), took], None)
        }
        TimelineEvent::Task { task: own, is_overdue } => {
            let (sentence, note) = match &own.done {
                Some(done) => (words::task_done(language, &own.title), done.result.clone()),
                None if *is_overdue => (words::task_overdue(language, &own.title), own.note.clone()),
                None => (words::task_due(language, &own.title), own.note.clone()),
            };
            Told { glyph: task::glyph(own.kind), ..plain(sentence, vec![note, own.owner.clone()], None) }
        }
        TimelineEvent::Deal { title, amount_minor, step, .. } => {
            let (sentence, reason) = deal(title, step, language);
            plain(sentence, vec![reason], Some(*amount_minor).filter(|minor| *minor > 0))
        }
        TimelineEvent::StageMark(mark) => {
            let stage = lifecycle::stage(language, mark.stage);
            let somebody = || words::stage_set(language, stage);
            let sentence = if mark.person.is_empty() { somebody() } else { words::stage_set_by(language, &mark.person, stage) };
            let until = mark.until_on.map(|day| words::until(language, setting.day(day)));
            plain(sentence, vec![mark.reason.clone(), until], None)
        }
        TimelineEvent::Grade(change) => plain(graded(change, language), why_graded(row, change, setting), None),
        TimelineEvent::Consent(own) => {
            let channel = own.channel.map_or_else(|| people::every_channel(language), |own| interactions::channel_name(language, own));
            let purpose = people::purpose_name(language, own.purpose);
            let sentence =
                if own.is_given { words::allowed(language, purpose, channel) } else { words::withdrew(language, purpose, channel) };
            plain(sentence, vec![own.source.clone(), own.evidence.clone()], None)
        }
        TimelineEvent::Owner(change) => plain(owner(change, language), vec![by_person(language, &change.person)], None),
        TimelineEvent::Review { phase, decision, score_tenths, person, .. } => {
            let phase = reviews::phase_name(language, *phase);
            let sentence = match decision {
                Some(_) => words::reviewed(language, phase, reviews::decision_name(language, *decision)),
                None => words::review_open(language, phase),
            };
            let score = score_tenths.map(|tenths| crate::ui::format::decimal(language, f64::from(tenths) / 10.0, 1));
            plain(sentence, vec![score.map(|score| reviews::score_of(language, score)), by_person(language, person)], None)
        }
    }
}

fn by_person(language: Language, person: &str) -> Option<String> {
    (!person.is_empty()).then(|| words::by_person(language, person))
}

/// Sales above zero, returns below.
const fn signed_minor(row: &PurchaseRow) -> i64 {
    match row.kind {
        PurchaseKind::Sale => row.amount_minor,
        PurchaseKind::Return => -row.amount_minor,
    }
}

fn bought(row: &PurchaseRow, language: Language) -> String {
    let names = customers::listed(language, &row.product_names);
    let is_more = row.product_names.len() < row.n_lines as usize && !names.is_empty();
    let names = if is_more { customer::products_and_more(language, names) } else { names };
    match (row.kind, names.is_empty()) {
        (PurchaseKind::Sale, true) => words::bought_something(language).to_owned(),
        (PurchaseKind::Sale, false) => words::bought(language, names),
        (PurchaseKind::Return, true) => words::brought_back_something(language).to_owned(),
        (PurchaseKind::Return, false) => words::brought_back(language, names),
    }
}

/// A step, and why it ended so.
fn deal(title: &str, step: &DealStep, language: Language) -> (String, Option<String>) {
    match step {
        DealStep::Opened { stage: Some(stage) } => (words::deal_opened_in(language, title, stage), None),
        DealStep::Opened { stage: None } => (words::deal_opened(language, title), None),
        DealStep::Moved { from: Some(from), to: Some(to) } => (words::deal_moved_from_to(language, title, from, to), None),
        DealStep::Moved { to: Some(to), .. } => (words::deal_moved_to(language, title, to), None),
        DealStep::Moved { to: None, .. } => (words::deal_moved(language, title), None),
        DealStep::Won { reason } => (words::deal_won(language, title), reason.clone()),
        DealStep::Lost { reason } => (words::deal_lost(language, title), reason.clone()),
    }
}

fn graded(change: &GradeChange, language: Language) -> String {
    let scheme = &change.scheme_name;
    let [from, to] = [&change.from, &change.to].map(|grade| grade.as_ref().map(|grade| grade_word(language, &grade.word)));
    match (&change.by, from, to) {
        (GradeBy::Hand { .. }, Some(from), Some(to)) if from == to => words::grade_held(language, scheme, to),
        (GradeBy::Hand { .. }, Some(from), Some(to)) => words::grade_set_from(language, scheme, from, to),
        (GradeBy::Hand { .. }, None, Some(to)) => words::grade_set(language, scheme, to),
        (GradeBy::Run { .. }, Some(from), Some(to)) => words::grade_moved(language, scheme, from, to),
        (GradeBy::Run { .. }, None, Some(to)) => words::grade_first(language, scheme, to),
        (_, from, None) => words::grade_gone(language, scheme, from.unwrap_or_default()),
    }
}

fn why_graded(row: &TimelineRow, change: &GradeChange, setting: Setting) -> Vec<Option<String>> {
    let language = setting.language;
    match &change.by {
        GradeBy::Run { version, person, is_grace, .. } => vec![
            Some(words::by_run(language, setting.day(row.on), version)),
            by_person(language, person),
            is_grace.then(|| words::grade_kept(language).to_owned()),
        ],
        GradeBy::Hand { person, reason, until_on } => {
            vec![Some(reason.clone()), by_person(language, person), Some(words::until(language, setting.day(*until_on)))]
        }
    }
}

fn owner(change: &OwnerChange, language: Language) -> String {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => words::owner_changed(language, before, after),
        (_, Some(after)) => words::owner_came(language, after),
        (before, None) => words::owner_went(language, before.as_deref().unwrap_or_default()),
    }
}
