//! The pipeline of a small shop, worked out by hand.

use super::*;
use crate::domain::{Closing, Contact, ContactId, Customer, Month, Prospect, StageEntry};
use crate::scoring::deals::Ended;
use crate::workspace::{Change, ChangeSet, Diff, RegisterChange, Worked, find::Find};

const FIRST: PipelineStageId = PipelineStageId::from_u128(1);
const SECOND: PipelineStageId = PipelineStageId::from_u128(2);

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn today() -> Day {
    day("2026-06-15")
}

fn stage(id: PipelineStageId, position: u32, probability_percent: u8) -> PipelineStage {
    PipelineStage { id, name: format!("Stage {position}"), position, probability_percent, is_qualified: position > 0 }
}

fn deal(id: u128, stage: PipelineStageId, amount_minor: i64, opened_on: &str) -> Opportunity {
    let opened = Opportunity::opened(stage, day(opened_on));
    Opportunity { id: OpportunityId::from_u128(id), title: format!("Deal {id}"), amount_minor, ..opened }
}

fn ended(deal: Opportunity, on: &str, is_won: bool, reason: Option<&str>) -> Opportunity {
    Opportunity { closing: Some(Closing { on: day(on), is_won, reason: reason.map(str::to_owned) }), ..deal }
}

fn workspace(customers: Vec<Customer>, deals: Vec<Opportunity>) -> Workspace {
    let stages = [stage(SECOND, 1, 50), stage(FIRST, 0, 10)];
    let stages = stages.into_iter().map(|stage| RegisterChange::PipelineStage(Diff::made(stage)));
    let deals = deals.into_iter().map(|deal| RegisterChange::Opportunity(Diff::made(deal)));
    let registers = stages.chain(deals).map(|change| Change::Register(Box::new(change)));
    let customers = customers.into_iter().map(|customer| Change::Customer(Box::new(Diff::made(customer))));
    let mut workspace = Workspace::default();
    workspace.apply(&ChangeSet { changes: customers.chain(registers).collect() });
    workspace
}

fn answered<Q: Question>(workspace: &Workspace, question: Q) -> Q::Answer {
    let (worked, find) = (Worked::of(workspace, today()), Find::of(workspace));
    question.answer(&Asked { workspace, scores: &worked.scores, worked: &worked, find: &find, today: today() })
}

fn board(workspace: &Workspace, filter: PipelineFilter) -> BoardSheet {
    answered(workspace, AskBoard { filter, n_cards: 1 })
}

#[test]
fn columns_stand_in_their_order_with_the_sums_of_what_is_open() {
    let lost = ended(deal(4, FIRST, 9_999, "2026-01-01"), "2026-02-01", false, Some("price"));
    let soon = Opportunity { expected_on: Some(day("2026-07-01")), ..deal(2, FIRST, 300, "2026-01-01") };
    let deals = vec![deal(1, FIRST, 1_000, "2026-01-01"), soon, deal(3, SECOND, 501, "2026-01-01"), lost];
    let workspace = workspace(Vec::new(), deals);
    let sheet = board(&workspace, PipelineFilter::default());
    let open: Vec<Tally> = sheet.columns.iter().map(|column| column.open).collect();
    let tally = |n, amount_minor, weighted_minor| Tally { n, amount_minor, weighted_minor };
    assert_eq!(open, [tally(2, 1_300, 130), tally(1, 501, 250)]);
    assert_eq!(sheet.columns[0].cards.iter().map(|card| card.title.as_str()).collect::<Vec<_>>(), ["Deal 2"], "one card was asked for");
    assert_eq!((sheet.n_all, sheet.n_shown), (4, 3));
    let all = board(&workspace, PipelineFilter { with_closed: true, ..PipelineFilter::default() });
    assert_eq!((all.columns[0].n_shown, all.columns[0].open.n), (3, 2), "what ended is shown and does not count");
}

#[test]
fn a_filter_leaves_the_names_to_choose_from() {
    let of = |id, owner: &str| Opportunity { owner: Some(owner.into()), source: Some("Fair".into()), ..deal(id, FIRST, 1, "2026-01-01") };
    let workspace = workspace(Vec::new(), vec![of(1, "Li"), of(2, "Wang")]);
    let sheet = board(&workspace, PipelineFilter { owner: Some("Li".into()), ..PipelineFilter::default() });
    assert_eq!((sheet.n_shown, sheet.owners, sheet.sources), (1, vec!["Li".to_owned(), "Wang".to_owned()], vec!["Fair".to_owned()]));
}

#[test]
fn a_list_is_sorted_either_way_and_belongs_to_one_customer_if_asked() {
    let customer = Customer::named(CustomerId::from_u128(7), "Harbour");
    let own = Opportunity { customer: Some(customer.id), ..deal(2, SECOND, 200, "2026-01-01") };
    let workspace = workspace(vec![customer], vec![deal(1, FIRST, 300, "2026-01-01"), own, deal(3, FIRST, 100, "2026-01-01")]);
    let ask = |customer, sort, falls| AskDeals { filter: PipelineFilter::default(), customer, sort, falls, n_rows: 2 };
    let titles = |sheet: &DealsSheet| sheet.rows.iter().map(|row| row.title.clone()).collect::<Vec<_>>();
    let by_amount = answered(&workspace, ask(None, DealSort::Amount, true));
    assert_eq!((titles(&by_amount), by_amount.n_shown, by_amount.open.amount_minor), (vec!["Deal 1".into(), "Deal 2".into()], 3, 600));
    let rising = answered(&workspace, ask(None, DealSort::Amount, false));
    assert_eq!(titles(&rising), ["Deal 3", "Deal 2"]);
    let theirs = answered(&workspace, ask(Some(CustomerId::from_u128(7)), DealSort::default(), false));
    assert_eq!((titles(&theirs), theirs.rows[0].called.as_deref()), (vec!["Deal 2".into()], Some("Harbour")));
}

#[test]
fn the_forecast_has_every_month_between_and_says_what_is_late_or_unknown() {
    let on = |id, day: Option<Day>| Opportunity { expected_on: day, ..deal(id, SECOND, 100, "2026-01-01") };
    let days = [None, Some("2026-06-14"), Some("2026-06-15"), Some("2026-09-30"), Some("2027-06-01")];
    let deals = (1..).zip(days).map(|(id, text)| on(id, text.map(day))).collect();
    let figures = answered(&workspace(Vec::new(), deals), AskPipelineFigures { filter: PipelineFilter::default() });
    let month = |n| When::In(Month::plus(today().month(), n));
    let seen: Vec<(When, u32)> = figures.forecast.iter().map(|row| (row.when, row.tally.n)).collect();
    let wanted = [(When::Overdue, 1), (month(0), 1), (month(1), 0), (month(2), 0), (month(3), 1), (When::Later, 1), (When::Unknown, 1)];
    assert_eq!(seen, wanted);
    assert_eq!(figures.open, Tally { n: 5, amount_minor: 500, weighted_minor: 250 });
}

#[test]
fn stays_end_with_the_next_stage_or_with_the_deal() {
    let entry = |stage, on| StageEntry { stage, on: day(on) };
    let entries = vec![entry(FIRST, "2026-01-01"), entry(SECOND, "2026-01-11"), entry(FIRST, "2026-01-15")];
    let moved = Opportunity { entries, ..deal(1, FIRST, 100, "2026-01-01") };
    let won = ended(deal(2, FIRST, 100, "2026-02-01"), "2026-02-21", true, None);
    let figures = answered(&workspace(Vec::new(), vec![moved, won]), AskPipelineFigures { filter: PipelineFilter::default() });
    let [first, second] = figures.stays.as_slice() else { panic!("two stages") };
    assert_eq!((first.n_ended, first.median_days), (2, Some(15.0)), "10 and 20 days");
    assert_eq!((first.n_open, first.open_median_days), (1, Some(151.0)));
    assert_eq!((second.n_ended, second.median_days, second.n_open), (1, Some(4.0), 0));
    assert_eq!(figures.median_days_to_win, Some(20.0));
}

#[test]
fn rates_count_what_ended_within_a_year_by_source_and_by_stage_reached() {
    let from = |deal: Opportunity, source: &str| Opportunity { source: Some(source.into()), ..deal };
    let won = ended(deal(1, FIRST, 500, "2026-01-01").moved(SECOND, day("2026-01-05")), "2026-03-01", true, None);
    let lost = ended(deal(2, FIRST, 70, "2026-01-01"), "2026-03-01", false, Some("price"));
    let long_ago = ended(deal(3, FIRST, 70, "2024-01-01"), "2025-06-15", false, Some("time"));
    let deals = vec![from(won, "Fair"), from(lost, "Fair"), from(long_ago, "Fair")];
    let figures = answered(&workspace(Vec::new(), deals), AskPipelineFigures { filter: PipelineFilter::default() });
    assert_eq!(figures.by_source, [RateRow { name: Some("Fair".into()), ended: Ended { n_won: 1, n_lost: 1 }, won_minor: 500 }]);
    assert_eq!(figures.by_owner.iter().map(|row| row.name.clone()).collect::<Vec<_>>(), [None]);
    let reached: Vec<Ended> = figures.by_stage.iter().map(|row| row.ended).collect();
    assert_eq!(reached, [Ended { n_won: 1, n_lost: 1 }, Ended { n_won: 1, n_lost: 0 }]);
    assert_eq!(figures.reasons, [ReasonRow { reason: "price".into(), n: 1, amount_minor: 70 }]);
    assert_eq!(figures.from, day("2025-06-16"));
}

#[test]
fn a_form_is_offered_what_others_said() {
    let lost = |id, reason| ended(deal(id, FIRST, 1, "2026-01-01"), "2026-02-01", false, Some(reason));
    let rival = |deal| Opportunity { competitor: Some("Bean & Co".into()), ..deal };
    let workspace = workspace(Vec::new(), vec![lost(1, "time"), lost(2, "price"), rival(lost(3, "price"))]);
    let sheet = answered(&workspace, AskDeal { id: Some(OpportunityId::from_u128(3)) });
    assert_eq!((sheet.reasons, sheet.competitors), (vec!["price".to_owned(), "time".to_owned()], vec!["Bean & Co".to_owned()]));
    assert_eq!(sheet.deal.map(|deal| deal.title), Some("Deal 3".into()));
    assert_eq!(sheet.stages.iter().map(|stage| stage.id).collect::<Vec<_>>(), [FIRST, SECOND]);
    assert_eq!(answered(&workspace, AskDeal { id: None }).deal, None);
}

#[test]
fn a_lead_is_known_by_phone_e_mail_or_name_however_they_are_written() {
    let with = |id, name: &str, phone: Option<&str>, email: Option<&str>| Customer {
        phone: phone.map(str::to_owned),
        email: email.map(str::to_owned),
        ..Customer::named(CustomerId::from_u128(id), name)
    };
    let mut spoken_to = with(3, "Old Mill", None, None);
    let contact = Contact { id: ContactId::from_u128(1), name: "Ann Lee".into(), role: None, phone: None, email: None };
    spoken_to.contacts.push(contact);
    let customers = vec![with(1, "ＡＣＭＥ (Asia)", None, None), with(2, "Other", Some("138 0013 8000"), Some("A@x.cn")), spoken_to];
    let workspace = workspace(customers, Vec::new());
    let found = |prospect: Prospect| {
        let rows = answered(&workspace, AskLeadMatches { prospect }).rows;
        rows.into_iter().map(|row| (row.id.as_u128(), row.is_same_phone, row.is_same_email, row.is_same_name)).collect::<Vec<_>>()
    };
    let some = |text: &str| Some(text.to_owned());
    let both = Prospect { company: some("acme asia"), phone: some("+86-138-0013-8000"), email: some(" a@X.cn "), ..Prospect::default() };
    assert_eq!(found(both), [(2, true, true, false), (1, false, false, true)]);
    assert_eq!(found(Prospect { name: some("ann  lee"), ..Prospect::default() }), [(3, false, false, true)]);
    assert_eq!(found(Prospect { phone: some("8000"), ..Prospect::default() }), [], "a few digits are no number");
    assert_eq!(found(Prospect::default()), []);
}
