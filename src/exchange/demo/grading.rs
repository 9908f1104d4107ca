//! The demo's schemes with a year of quarterly runs, what each grade is owed, and two reviews.

use super::{
    DemoLanguage,
    identity::Identity,
    words::{self, Pair},
};
use crate::domain::{
    Criterion, Day, Duty, Occasion, Policy, Review, ReviewDecision, ReviewPhase, Scheme, SchemeGrade, SchemeId, SignOff,
    schemes::{Industry, Template},
};
use crate::workspace::{
    Worked, Workspace,
    changes::{Change, ChangeSet, Diff},
    commands::WholeWorkspace,
    grading::{
        graded,
        settling::{RunCircumstances, run_of},
    },
};

/// How many quarter-ends are graded.
const N_QUARTERS: i32 = 5;

/// Adds schemes, runs, policies and reviews to a workspace that has its customers and purchases.
pub fn add(whole: &mut WholeWorkspace, identity: &mut Identity, today: Day, language: DemoLanguage) {
    let person = language.of(words::OWNERS[0].0, words::OWNERS[0].1).to_owned();
    let schemes = [
        (Template::AbcdQuota, words::ABCD, words::ABCD_GRADES),
        (Template::Pyramid, words::PYRAMID, words::PYRAMID_GRADES),
        (Template::RelationshipTypes, words::RELATIONSHIPS, words::RELATIONSHIP_GRADES),
        (Template::ValueGroups, words::VALUE_GROUPS, words::VALUE_GRADES),
    ]
    .map(|(template, name, grades)| scheme(identity.next_scheme(), template, name, grades, language));
    let mut workspace = opened(whole);
    let days: Vec<Day> = (0..N_QUARTERS).rev().map(|n| quarter_end(today, n)).collect();
    for (at, mut scheme) in schemes.into_iter().enumerate() {
        scheme.is_primary = at == 0;
        for day in &days {
            let worked = Worked::of(&workspace, *day);
            let ground = worked.ground(&workspace);
            let Ok(grading) = graded(ground, &scheme) else { continue };
            let signed_off = (at == 0 && *day < today).then(|| SignOff { person: person.clone(), on: day.plus_days(3), note: None });
            let circumstances = RunCircumstances {
                id: identity.next_run(),
                made_on: *day,
                person: person.clone(),
                occasion: Occasion::Scheduled,
                pilot: None,
                signed_off,
            };
            let run = run_of(ground, &scheme, &grading, circumstances);
            workspace.apply(&made(crate::workspace::registers::RegisterChange::GradingRun(Diff::made(run.clone()))));
            whole.registers.runs.push(run);
        }
        if at == 0 {
            whole.registers.policies = policies(identity, scheme.id, language);
        }
        whole.registers.schemes.push(scheme);
    }
    whole.registers.reviews = reviews(whole, identity, today, language);
}

/// The last day of the quarter so many quarters before this one; today for this one, which is not over.
fn quarter_end(today: Day, n_before: i32) -> Day {
    let (_, month, _) = today.ymd();
    let into_quarter = i32::try_from((month - 1) % 3).unwrap_or(0);
    if n_before == 0 { today } else { today.month().plus(-into_quarter - 3 * (n_before - 1)).first_day().plus_days(-1) }
}

fn scheme(id: SchemeId, template: Template, name: Pair, grades: &[(Pair, Pair)], language: DemoLanguage) -> Scheme {
    let grade = |(name, measure): &(Pair, Pair)| SchemeGrade {
        name: language.of(name.0, name.1).to_owned(),
        measure: Some(language.of(measure.0, measure.1).to_owned()),
        ..SchemeGrade::default()
    };
    let grades = grades.iter().map(grade).collect();
    Scheme { id, ..template.scheme(language.of(name.0, name.1).to_owned(), grades, Industry::Shop) }
}

fn opened(whole: &WholeWorkspace) -> Workspace {
    let mut changes = vec![Change::Settings(Box::new(Diff::made(whole.settings.clone())))];
    changes.extend(whole.categories.iter().cloned().map(|category| Change::Category(Box::new(Diff::made(category)))));
    changes.extend(whole.products.iter().cloned().map(|product| Change::Product(Box::new(Diff::made(product)))));
    changes.extend(whole.customers.iter().cloned().map(|customer| Change::Customer(Box::new(Diff::made(customer)))));
    changes.push(Change::PurchasesMade(whole.purchases.clone()));
    let talks =
        whole.registers.interactions.iter().cloned().map(|talk| crate::workspace::registers::RegisterChange::Interaction(Diff::made(talk)));
    changes.extend(talks.map(|change| Change::Register(Box::new(change))));
    let mut workspace = Workspace::default();
    workspace.apply(&ChangeSet { changes });
    workspace
}

fn made(change: crate::workspace::registers::RegisterChange) -> ChangeSet {
    ChangeSet { changes: vec![Change::Register(Box::new(change))] }
}

fn policies(identity: &mut Identity, scheme: SchemeId, language: DemoLanguage) -> Vec<Policy> {
    // Days between contacts, discount in hundredths of a percent, days to pay, gifts a year, minutes a month.
    let terms: [(u16, u16, u16, i64, u32); 5] =
        [(30, 500, 30, 20_000, 60), (60, 300, 15, 8_000, 25), (90, 100, 0, 0, 8), (180, 0, 0, 0, 2), (365, 0, 0, 0, 2)];
    let policy = |(at, (every, discount_bp, credit_days, gifts_minor_a_year, minutes_a_month)): (usize, (u16, u16, u16, i64, u32))| {
        let level = words::SERVICE_LEVELS[at];
        let duty = |(department, duty): &(Pair, Pair)| Duty {
            department: language.of(department.0, department.1).to_owned(),
            duty: language.of(duty.0, duty.1).to_owned(),
        };
        Policy {
            id: identity.next_policy(),
            scheme,
            grade: (at < 4).then(|| u8::try_from(at).unwrap_or(0)),
            service_level: Some(language.of(level.0, level.1).to_owned()),
            contact_every_days: Some(every),
            discount_bp,
            credit_days,
            owner: (at < 2).then(|| language.of(words::OWNERS[at].0, words::OWNERS[at].1).to_owned()),
            gifts: (gifts_minor_a_year > 0).then(|| language.of(words::GIFTS.0, words::GIFTS.1).to_owned()),
            gifts_minor_a_year,
            minutes_a_month,
            hour_cost_minor: 4_000,
            duties: if at == 0 { words::DUTIES.iter().map(duty).collect() } else { Vec::new() },
        }
    };
    terms.into_iter().enumerate().map(policy).collect()
}

fn reviews(whole: &WholeWorkspace, identity: &mut Identity, today: Day, language: DemoLanguage) -> Vec<Review> {
    let best = whole.registers.runs.iter().rfind(|run| run.scheme.is_primary);
    let ranked = |run: &crate::domain::GradingRun| {
        let mut rows: Vec<usize> = (0..run.rows.customer.len()).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(run.rows.score_ppm[*row]));
        rows.into_iter().take(2).map(|row| crate::domain::CustomerId::from_u128(run.rows.customer[row])).collect::<Vec<_>>()
    };
    let criterion = |(at, name): (usize, &Pair)| Criterion {
        name: language.of(name.0, name.1).to_owned(),
        weight: [40, 25, 20, 15][at % 4],
        score: Some([88, 95, 76, 80][at % 4]),
        note: None,
    };
    let review = |customer| Review {
        id: identity.next_review(),
        customer,
        phase: ReviewPhase::During,
        on: today.plus_days(-20),
        person: language.of(words::OWNERS[0].0, words::OWNERS[0].1).to_owned(),
        criteria: words::CRITERIA.iter().enumerate().map(criterion).collect(),
        agreed: Some(language.of(words::REVIEW_AGREED.0, words::REVIEW_AGREED.1).to_owned()),
        rewards: None,
        sanctions: None,
        decision: Some(ReviewDecision::Raise),
        reasons: Some(language.of(words::REVIEW_REASONS.0, words::REVIEW_REASONS.1).to_owned()),
    };
    best.map(ranked).unwrap_or_default().into_iter().map(review).collect()
}
