//! The demo against what it promises.

use super::*;
use crate::exchange::trial::opened;
use crate::workspace::{commands::WholeWorkspace, questions::Grade, scores::Scores};
use std::collections::{HashMap, HashSet};

fn today() -> Day {
    Day::new(2026, 11, 21).unwrap_or(Day::MAX)
}

fn whole() -> WholeWorkspace {
    demo(SEED, today(), DemoLanguage::English)
}

fn purchases(whole: &WholeWorkspace) -> impl Iterator<Item = Purchase> + '_ {
    (0..whole.purchases.rows.len()).map(|row| whole.purchases.purchase(row))
}

fn sold_minor(whole: &WholeWorkspace) -> HashMap<CustomerId, i64> {
    let mut sold: HashMap<CustomerId, i64> = HashMap::new();
    for sale in purchases(whole).filter(|purchase| purchase.kind == PurchaseKind::Sale) {
        if let Some(customer) = sale.customer {
            *sold.entry(customer).or_default() += sale.amount_minor;
        }
    }
    sold
}

#[test]
fn the_same_seed_gives_the_same_demo_and_another_another() {
    assert_eq!(whole(), whole());
    assert_ne!(whole().customers, demo(SEED + 1, today(), DemoLanguage::English).customers);
    assert_eq!(purchases(&whole()).last().map(|purchase| purchase.on), Some(today()));
}

#[test]
fn it_has_the_size_that_it_promises() {
    for language in [DemoLanguage::Chinese, DemoLanguage::English] {
        let whole = demo(SEED, today(), language);
        assert_eq!((whole.customers.len(), whole.products.len(), whole.categories.len()), (600, 40, 6));
        assert!((7_000..=9_000).contains(&whole.purchases.rows.len()), "{} purchases", whole.purchases.rows.len());
        let first = purchases(&whole).map(|purchase| purchase.on).min();
        assert!(first.is_some_and(|first| (690..730).contains(&today().days_since(first))));
    }
}

#[test]
fn the_largest_fifth_brings_most_of_the_revenue() {
    for language in [DemoLanguage::Chinese, DemoLanguage::English] {
        let mut amounts: Vec<i64> = sold_minor(&demo(SEED, today(), language)).into_values().collect();
        amounts.sort_unstable_by(|a, b| b.cmp(a));
        let share_percent = amounts.iter().take(amounts.len() / 5).sum::<i64>() * 100 / amounts.iter().sum::<i64>();
        assert!((65..=80).contains(&share_percent), "{share_percent} %");
    }
}

#[test]
fn some_never_bought_some_only_sent_back_and_some_are_new() {
    let whole = whole();
    let buyers = sold_minor(&whole);
    let returners: HashSet<CustomerId> =
        purchases(&whole).filter(|purchase| purchase.kind == PurchaseKind::Return).filter_map(|purchase| purchase.customer).collect();
    assert_eq!(whole.customers.iter().filter(|customer| !buyers.contains_key(&customer.id)).count(), 7);
    assert_eq!(returners.iter().filter(|id| !buyers.contains_key(id)).count(), 3);
    let mut first_on: HashMap<CustomerId, Day> = HashMap::new();
    for purchase in purchases(&whole) {
        if let Some(customer) = purchase.customer {
            first_on.entry(customer).or_insert(purchase.on);
        }
    }
    let n_new = first_on.values().filter(|first| today().days_since(**first) < 60).count();
    assert!((50..=80).contains(&n_new), "{n_new} new");
    let n_at_the_counter = purchases(&whole).filter(|purchase| purchase.customer.is_none()).count();
    assert_eq!(n_at_the_counter, N_COUNTER_SALES);
}

#[test]
fn every_amount_adds_up_and_every_reference_leads_somewhere() {
    let whole = whole();
    let by_id: HashMap<PurchaseId, Purchase> = purchases(&whole).map(|purchase| (purchase.id, purchase)).collect();
    assert_eq!(by_id.len(), whole.purchases.rows.len());
    let mut n_discounted = 0;
    for purchase in by_id.values() {
        assert!(!purchase.lines.is_empty());
        assert_eq!(purchase.amount_minor, purchase.lines.iter().map(|line| line.amount_minor).sum::<i64>());
        assert!(purchase.lines.iter().all(|line| line.amount_minor > 0 && line.cost_minor.is_some_and(|cost| cost > 0)));
        n_discounted += purchase.lines.iter().filter(|line| line.discount_minor > 0).count();
        if let Some(original) = purchase.returns {
            let original = &by_id[&original];
            assert_eq!((purchase.kind, original.kind), (PurchaseKind::Return, PurchaseKind::Sale));
            assert_eq!(purchase.customer, original.customer);
            assert!(purchase.on > original.on && purchase.amount_minor <= original.amount_minor);
        }
    }
    assert!(n_discounted > 500, "{n_discounted} lines with a discount");
    let n_returns = by_id.values().filter(|purchase| purchase.returns.is_some()).count();
    assert!((100..=350).contains(&n_returns), "{n_returns} returns");
}

#[test]
fn names_codes_and_addresses_are_each_customers_own() {
    for language in [DemoLanguage::Chinese, DemoLanguage::English] {
        let customers = demo(SEED, today(), language).customers;
        let is_distinct = |of: fn(&Customer) -> Option<&String>| {
            let values: Vec<&String> = customers.iter().filter_map(of).collect();
            values.iter().collect::<HashSet<_>>().len() == values.len() && values.len() > 400
        };
        assert!(is_distinct(|customer| Some(&customer.name)) && is_distinct(|customer| customer.code.as_ref()));
        assert!(is_distinct(|customer| customer.phone.as_ref()) && is_distinct(|customer| customer.email.as_ref()));
        let is_chinese = |customer: &&Customer| customer.name.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let n_chinese = customers.iter().filter(is_chinese).count();
        assert!((150..=500).contains(&n_chinese), "{n_chinese} Chinese names");
        assert!(customers.iter().filter_map(|customer| customer.email.as_ref()).all(|email| email.ends_with("@example.com")));
    }
}

#[test]
fn the_end_of_the_year_is_busy_and_the_spring_festival_quiet() {
    assert_eq!(habits::days_to_spring_festival(Day::new(2026, 2, 10).unwrap_or(Day::MIN)), 7);
    let whole = whole();
    let n_between = |from: (i32, u32, u32), to: (i32, u32, u32)| {
        let day = |(year, month, day)| Day::new(year, month, day).unwrap_or(Day::MIN);
        purchases(&whole).filter(|purchase| (day(from)..=day(to)).contains(&purchase.on)).count()
    };
    assert!(n_between((2025, 12, 1), (2025, 12, 20)) * 10 > n_between((2025, 7, 1), (2025, 7, 20)) * 11);
    assert!(n_between((2026, 2, 17), (2026, 2, 24)) * 2 < n_between((2026, 2, 5), (2026, 2, 12)));
}

#[test]
fn any_day_will_do() {
    for today in [Day::MIN, Day::MAX, Day::new(2024, 2, 29).unwrap_or(Day::MIN)] {
        let whole = demo(1, today, DemoLanguage::Chinese);
        assert_eq!(whole.customers.len(), 600);
    }
}

#[test]
fn hardly_any_segment_is_without_customers() {
    let workspace = opened(whole());
    let scores = Scores::of(&workspace, today());
    let grades = workspace.customers().iter().map(|(slot, _)| scores.grade(slot));
    let segments: HashSet<_> =
        grades.filter_map(|grade| if let Grade::Graded { segment, .. } = grade { Some(segment) } else { None }).collect();
    assert!(segments.len() >= 10, "{segments:?}");
}

#[test]
fn the_pipeline_has_something_of_everything() {
    for language in [DemoLanguage::Chinese, DemoLanguage::English] {
        let registers = demo(SEED, today(), language).registers;
        assert_eq!(registers.pipeline_stages.len(), 5);
        let deals = &registers.opportunities;
        let n = |is: &dyn Fn(&crate::domain::Opportunity) -> bool| deals.iter().filter(|deal| is(deal)).count();
        let is_won = |deal: &crate::domain::Opportunity| deal.closing.as_ref().map(|closing| closing.is_won);
        assert!(n(&|deal| deal.customer.is_none()) >= 5 && n(&|deal| is_won(deal).is_none() && deal.customer.is_some()) >= 10);
        assert!(n(&|deal| is_won(deal) == Some(true)) >= 10 && n(&|deal| is_won(deal) == Some(false)) >= 10);
        let stages: HashSet<_> = deals.iter().filter(|deal| deal.closing.is_none()).map(|deal| deal.stage).collect();
        assert_eq!(stages.len(), 5, "no column is empty");
        for deal in deals {
            let days: Vec<Day> = deal.entries.iter().map(|entry| entry.on).chain(deal.closing.iter().map(|closing| closing.on)).collect();
            assert!(days.is_sorted() && days[0] == deal.opened_on && days[days.len() - 1] <= today(), "{deal:?}");
        }
    }
}

#[test]
fn the_team_knows_something_of_many_customers() {
    for language in [DemoLanguage::Chinese, DemoLanguage::English] {
        let whole = demo(SEED, today(), language);
        let registers = &whole.registers;
        let ids: HashSet<CustomerId> = whole.customers.iter().map(|customer| customer.id).collect();
        let owners: HashSet<&str> = whole.customers.iter().filter_map(|customer| customer.owner.as_deref()).collect();
        assert_eq!(registers.members.iter().map(|member| member.name.as_str()).collect::<HashSet<_>>(), owners);
        assert_eq!((registers.fields.len(), registers.text_templates.len()), (3, 3));
        let n = |is: &dyn Fn(&crate::domain::Profile) -> bool| registers.profiles.iter().filter(|profile| is(profile)).count();
        let of = |calendar| n(&move |profile| profile.birthday.is_some_and(|birthday| birthday.calendar == calendar));
        assert!(of(crate::domain::Calendar::Solar) > 50 && of(crate::domain::Calendar::Lunar) > 25);
        assert!((5..=20).contains(&n(&|profile| profile.do_not_contact)), "{} ask for it", n(&|profile| profile.do_not_contact));
        assert!(n(&|profile| !profile.values.is_empty()) > 100 && n(&|profile| profile.credit.is_some()) > 100);
        for profile in &registers.profiles {
            assert!(ids.contains(&profile.customer) && profile.referrer.is_none_or(|by| by != profile.customer && ids.contains(&by)));
            assert!(profile.birthday.is_none_or(crate::domain::Birthday::is_possible));
        }
        let withdrawn = registers.consents.iter().filter(|consent| !consent.is_given);
        assert!(withdrawn.count() >= 5 && registers.consents.iter().all(|consent| consent.on <= today()));
    }
}

#[test]
fn today_has_something_of_everything() {
    use crate::workspace::{
        Worked,
        find::Find,
        questions::{AskDaysAhead, AskTasks, AskToDo, AskUntouched, Asked, Question, Rung},
    };
    for language in [DemoLanguage::Chinese, DemoLanguage::English] {
        let workspace = opened(demo(SEED, today(), language));
        let worked = Worked::of(&workspace, workspace.as_of(today()));
        let asked = Asked { workspace: &workspace, scores: &worked.scores, worked: &worked, find: &Find::default(), today: today() };
        let rungs: Vec<Rung> = AskTasks { n_rows: 1, ..AskTasks::default() }.answer(&asked).rungs.iter().map(|rung| rung.rung).collect();
        assert_eq!(rungs, Rung::ALL, "{language:?}");
        let to_do = AskToDo { n_rows: 50 }.answer(&asked);
        assert!(to_do.n_tasks >= 5 && to_do.n_withheld >= 1, "{to_do:?}");
        let ahead = AskDaysAhead { n_rows: 5 }.answer(&asked);
        assert!(ahead.n_birthdays >= 5, "{} birthdays", ahead.n_birthdays);
        let untouched = AskUntouched { n_rows: 5 }.answer(&asked);
        assert!(untouched.n_untouched >= 5 && untouched.rows.is_sorted_by(|a, b| a.customer.amount_minor >= b.customer.amount_minor));
    }
}
