//! Forecasts through the whole engine: figures against the models asked one by one, turns that let others go first, and what makes a
//! forecast untrue.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    Currency, Day, Indicator, Measure, Occasion, Profile, Scheme, SchemeGrade, Standing,
    schemes::{Cut, Industry, Method, Normalise, Template, Weighted},
};
use crema::engine::{
    Engine,
    foreseeing::Underway,
    headless::{Desk, HeadlessEngine, import_file, started},
    protocol::{GradeOrder, Now, Reply, Request},
};
use crema::exchange::demo::DemoLanguage;
use crema::scoring::baskets::rules::RuleLimits;
use crema::scoring::lifetime::{Model, ModelName, NoForecast, model::ModelParts};
use crema::storage::MemoryStore;
use crema::workspace::{
    Command,
    commands::CustomerField,
    questions::{
        Answer, AskCustomerValue, AskCustomers, AskLeaving, AskOverview, AskToday, AskTogether, AskValue, Column, CustomerRows,
        CustomerValueSheet, CustomersView, Filter, ForecastSheet, ForesightWish, Foretold, Grouping, Horizon, LeavingFilter, LeavingRows,
        LeavingSheet, Overview, Query, Sort, TodaySheet, ValueSheet,
    },
};
use pollster::block_on;

fn desk() -> Desk {
    Desk::at(Now { at_ms: 1, today: "2026-11-21".parse::<Day>().expect("it is a day") })
}

/// A shop with the purchases of CDNOW, where every look at the clock takes a whole turn.
fn shop() -> HeadlessEngine {
    let mut engine = block_on(started(desk().ticking(20), Currency::CNY)).expect("memory opens");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/cdnow_sample.csv");
    block_on(import_file(&mut engine, path, |_, _| Ok(()))).expect("the file can be read");
    engine
}

/// A shop with the purchases of a file.
fn shop_of(name: &str, file: &str) -> HeadlessEngine {
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, file).expect("there is room");
    let mut engine = block_on(started(desk(), Currency::CNY)).expect("memory opens");
    block_on(import_file(&mut engine, &path.to_string_lossy(), |_, _| Ok(()))).expect("the file can be read");
    engine
}

fn foresee(engine: &mut HeadlessEngine, wish: ForesightWish) {
    assert_eq!(block_on(engine.handle(Request::Foresee(wish))), Ok(Reply::Foreseen));
}

fn leaving(engine: &mut HeadlessEngine, filter: LeavingFilter) -> Option<LeavingRows> {
    let query = AskLeaving { window: 0..500, filter, ..AskLeaving::default() };
    LeavingSheet::try_from(engine.answer(Query::from(query))).expect("the answer is to this question").ranking
}

fn ranking(engine: &mut HeadlessEngine) -> LeavingRows {
    leaving(engine, LeavingFilter::default()).expect("somebody was asked")
}

fn value(engine: &mut HeadlessEngine, question: AskValue) -> ValueSheet {
    ValueSheet::try_from(engine.answer(Query::from(question))).expect("the answer is to this question")
}

fn forecast(sheet: ValueSheet) -> ForecastSheet {
    match sheet.foretold {
        Foretold::Here(forecast) => forecast,
        other => panic!("there is a forecast, not {other:?}"),
    }
}

fn customers(engine: &mut HeadlessEngine, view: CustomersView) -> CustomerRows {
    CustomerRows::try_from(engine.answer(Query::from(AskCustomers { view, window: 0..3_000, own: Vec::new() })))
        .expect("the answer is to this question")
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

#[test]
fn the_ranking_is_what_each_customer_by_themselves_would_say() {
    let mut engine = shop();
    foresee(&mut engine, ForesightWish::default());
    let found = forecast(value(&mut engine, AskValue::default()));
    let numbers: Vec<f64> = found.buying.parameters.iter().map(|one| one.0).collect();
    let parameters = [numbers[0], numbers[1], numbers[2], numbers[3]];
    let model = Model::try_from(ModelParts { name: ModelName::ParetoNbd, parameters }).expect("parameters are above 0");
    let rows = ranking(&mut engine);
    assert!(rows.n_all > 50, "{} are leaving", rows.n_all);
    assert!(rows.rows.is_sorted_by(|a, b| a.at_stake_minor >= b.at_stake_minor));
    let weeks = 12.0 * 4.345;
    let as_of = engine.scores().as_of();
    let histories = crema::workspace::scores::Scores::of(engine.workspace(), as_of).buying_histories(engine.workspace());
    for row in &rows.rows {
        let slot = engine.workspace().customers().slot(row.customer.id).expect("it is a customer") as usize;
        let history = histories.get(slot).expect("it has bought");
        let usual = f64::from(history.n_repeats()) * 52.0 / history.observed_weeks().max(52.0);
        assert!(close(row.usual_purchases, usual), "{} {usual}", row.usual_purchases);
        let expected = row.expected_purchases.expect("there is a forecast");
        assert!(close(expected, model.expected_purchases(history, weeks)), "{}", row.customer.name);
        assert!(close(row.lost_purchases, usual - expected));
        assert!(close(row.at_stake_minor, row.lost_purchases * row.spend_minor));
        assert!(row.rhythm.intervals_since_last_purchase() >= 1.5 && row.rhythm.n_purchases >= 3);
        assert_eq!(as_of.days_since(row.rhythm.last_on), row.rhythm.days_since_last_purchase);
    }
    let warned = rows.warned.expect("the file is longer than a quarter");
    assert_eq!((warned.n_warned, as_of.days_since(warned.on)), (100, 91));
    assert!(warned.n_everyone == 2_357 && warned.warned.low < warned.warned.value && warned.warned.value < warned.warned.high);
}

#[test]
fn who_is_leaving_is_a_list_like_any_other() {
    let mut engine = shop();
    let by_stake = Some(Sort { column: Column::AtStake, descending: true });
    let view = CustomersView { filters: vec![Filter::Leaving { grades: Vec::new() }], sort: by_stake, ..CustomersView::default() };
    assert_eq!(customers(&mut engine, view.clone()).n_shown, 0, "nobody is, before anybody was asked");
    foresee(&mut engine, ForesightWish::default());
    let (list, rows) = (customers(&mut engine, view), ranking(&mut engine));
    assert_eq!(list.n_shown, rows.n_all);
    let ids = |n| list.rows.iter().take(n).map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(20), rows.rows.iter().take(20).map(|row| row.customer.id).collect::<Vec<_>>());
    let today = TodaySheet::try_from(engine.answer(Query::from(AskToday))).expect("the answer is to this question");
    assert_eq!(today.leaving.map(|brief| (brief.n_leaving, brief.rows[0].id)), Some((rows.n_all, ids(1)[0])));
    let one = leaving(&mut engine, LeavingFilter { search: rows.rows[0].customer.name.clone(), ..LeavingFilter::default() });
    let one = one.expect("there is a forecast");
    assert_eq!((one.n_all, one.rows[0].customer.id), (rows.n_all, rows.rows[0].customer.id));
    let unwilling = Profile { do_not_contact: true, ..Profile::blank(ids(1)[0]) };
    block_on(engine.run(Command::File(unwilling.into()))).expect("it is a customer");
    let today = TodaySheet::try_from(engine.answer(Query::from(AskToday))).expect("the answer is to this question");
    let proposed = today.leaving.map(|brief| (brief.n_leaving, brief.n_withheld, brief.rows[0].id));
    assert_eq!(proposed, Some((rows.n_all, 1, ids(2)[1])), "counted, but not proposed for a call");
    let marked = ranking(&mut engine);
    assert_eq!((marked.n_withheld, marked.rows[0].customer.withheld.contact), (1, true), "the ranking shows them with a mark");
    let filters = vec![Filter::Leaving { grades: Vec::new() }, Filter::MayContact(true)];
    let to_call = customers(&mut engine, CustomersView { filters, ..CustomersView::default() });
    assert_eq!(to_call.n_shown, rows.n_all - 1, "the list to call through leaves them out");
}

#[test]
fn groups_add_up_to_the_whole_and_profit_is_a_part_of_revenue() {
    let mut engine = shop();
    foresee(&mut engine, ForesightWish::default());
    for by in Grouping::ALL {
        let sheet = value(&mut engine, AskValue { by, margin_ppm: Some(250_000), ..AskValue::default() });
        assert_eq!(sheet.groups.iter().map(|row| row.figures.n_customers).sum::<u32>(), 2_357);
        assert_eq!(sheet.groups.iter().map(|row| row.figures.revenue_minor).sum::<i64>(), sheet.whole.revenue_minor);
        let predicted: f64 = sheet.groups.iter().filter_map(|row| row.figures.predicted_minor).sum();
        assert!(close(predicted, sheet.whole.predicted_minor.expect("there is a forecast")));
        let found = forecast(sheet);
        assert!(close(found.revenue_minor, predicted));
        assert!(found.profit_minor.is_some_and(|profit| close(profit, 0.25 * predicted)));
    }
    let sheet = value(&mut engine, AskValue::default());
    assert_eq!((sheet.margin, forecast(sheet).profit_minor), (None, None), "costs are not known");
}

#[test]
fn another_horizon_needs_no_other_fit_and_indicators_stay_with_the_usual_one() {
    let mut engine = shop();
    foresee(&mut engine, ForesightWish::default());
    let usual = forecast(value(&mut engine, AskValue::default()));
    let row = |engine: &mut HeadlessEngine| customers(engine, CustomersView::default()).rows[0].predicted_value_minor;
    let predicted = row(&mut engine);
    let wish = ForesightWish { horizon: Horizon { n_months: 24, monthly_discount_ppm: 0 }, ..ForesightWish::default() };
    foresee(&mut engine, wish);
    let longer = forecast(value(&mut engine, AskValue { wish, ..AskValue::default() }));
    assert_eq!((&longer.buying, longer.year_purchases.to_bits()), (&usual.buying, usual.year_purchases.to_bits()));
    assert!(longer.revenue_minor > 1.5 * usual.revenue_minor);
    assert_eq!((row(&mut engine), predicted.is_some()), (predicted, true));
}

#[test]
fn each_model_was_tried_on_what_it_did_not_know() {
    let mut engine = shop();
    for model in ModelName::ALL {
        let wish = ForesightWish { model, ..ForesightWish::default() };
        foresee(&mut engine, wish);
        let found = forecast(value(&mut engine, AskValue { wish, ..AskValue::default() }));
        let counted: u32 = found.calibration.iter().map(|bar| bar.0).sum();
        let expected: f64 = found.calibration.iter().map(|bar| bar.1).sum();
        assert!(counted == 2_357 && close(expected, 2_357.0));
        let trial = found.trial.expect("half a file has repeat buyers enough");
        assert!(trial.total_error_share.is_some_and(|error| error.abs() < 0.25), "{model:?} {trial:?}");
        assert!(trial.area_under_curve.is_some_and(|area| area > 0.7), "{model:?} {trial:?}");
    }
}

#[test]
fn whoever_asks_between_two_turns_is_answered_and_a_dropped_forecast_leaves_nothing() {
    let mut engine = shop();
    let mut underway: Option<Underway> = None;
    let turn = |engine: &mut HeadlessEngine, underway: &mut Option<Underway>| {
        block_on(engine.foresee_on(ForesightWish::default(), underway)).expect("the models are here")
    };
    assert_eq!(turn(&mut engine, &mut underway), None);
    let overview = Overview::try_from(engine.answer(Query::from(AskOverview))).expect("the answer is to this question");
    assert_eq!(overview.n_customers, 2_357);
    assert_eq!(leaving(&mut engine, LeavingFilter::default()), None);
    // Called off: what was under way is dropped.
    underway = None;
    assert_eq!(leaving(&mut engine, LeavingFilter::default()), None);
    let mut n_turns = 0;
    let mut reply = None;
    while reply.is_none() {
        if n_turns == 3 {
            block_on(engine.run(Command::AddCustomer { fields: vec![CustomerField::Name("new".into())] })).expect("there is room");
        }
        reply = turn(&mut engine, &mut underway);
        n_turns += 1;
    }
    assert!(reply == Some(Reply::Foreseen) && n_turns > 20, "{n_turns} turns");
    assert!(ranking(&mut engine).n_all > 50, "of the records as they are now");
}

#[test]
fn a_forecast_is_true_as_long_as_the_purchases_are_the_same() {
    let mut engine = shop();
    foresee(&mut engine, ForesightWish::default());
    let before = ranking(&mut engine);
    block_on(engine.run(Command::AddCustomer { fields: vec![CustomerField::Name("new".into())] })).expect("there is room");
    assert_eq!(ranking(&mut engine), before, "somebody without a purchase changes nothing");
    let gone = before.rows[0].customer.id;
    block_on(engine.run(Command::DeleteCustomers { ids: vec![gone] })).expect("it is a customer");
    assert_eq!(leaving(&mut engine, LeavingFilter::default()), None);
    assert_eq!(customers(&mut engine, CustomersView::default()).rows[0].predicted_value_minor, None);
    block_on(engine.handle(Request::Undo)).expect("nothing was changed since");
    foresee(&mut engine, ForesightWish::default());
    assert_eq!(ranking(&mut engine).rows[0].customer.id, gone);
}

#[test]
fn with_too_few_who_came_back_there_is_none_and_it_says_why() {
    let mut engine = block_on(started(desk(), Currency::CNY)).expect("memory opens");
    foresee(&mut engine, ForesightWish::default());
    let too_few = NoForecast::TooFewRepeatBuyers { n: 0, needed: 100 };
    let rows = ranking(&mut engine);
    assert_eq!((rows.by_rhythm, rows.n_all), (Some(too_few), 0));
    assert_eq!(value(&mut engine, AskValue::default()).foretold, Foretold::No(too_few));
}

#[test]
fn a_customer_is_at_stake_as_the_ranking_says_whoever_was_asked_first() {
    let mut engine = shop();
    for model in [ModelName::BgNbd, ModelName::ParetoNbd] {
        foresee(&mut engine, ForesightWish { model, ..ForesightWish::default() });
    }
    for (place, row) in (1..).zip(ranking(&mut engine).rows.iter().take(5)) {
        let answer = engine.answer(Query::from(AskCustomerValue { customer: row.customer.id }));
        let sheet = Option::<CustomerValueSheet>::try_from(answer).expect("the answer is to this question");
        assert_eq!(sheet.and_then(|sheet| sheet.at_stake), Some((row.at_stake_minor, place)));
    }
}

#[test]
fn without_a_forecast_who_is_leaving_goes_by_their_own_rhythm() {
    const FILE: &str = "\
Customer,Date,Amount
Ann,2026-01-01,50
Ann,2026-02-01,30
Ann,2026-03-01,10
Bob,2026-01-01,500
Bob,2026-10-01,500
Cem,2026-01-01,9
Cem,2026-05-01,9
Cem,2026-11-01,9
Dan,2025-09-01,40
Dan,2026-01-01,40
Dan,2026-03-01,60
Eva,2026-11-20,5
";
    let mut engine = shop_of("without_a_forecast.csv", FILE);
    foresee(&mut engine, ForesightWish::default());
    let found = ranking(&mut engine);
    assert_eq!(found.by_rhythm, Some(NoForecast::TooFewRepeatBuyers { n: 4, needed: 100 }));
    let rows: Vec<_> =
        found.rows.iter().map(|row| (row.customer.name.as_str(), row.expected_purchases, row.spend_minor, row.lost_purchases)).collect();
    // Dan has been seen for 445 days: two repeats in 63.6 weeks.
    assert_eq!(
        rows,
        [("Dan", None, 5_000.0, 2.0 * 52.0 / (445.0 / 7.0)), ("Ann", None, 2_000.0, 2.0)],
        "Bob has no rhythm, Cem is on time"
    );
    let warned = found.warned.expect("two were late a quarter ago");
    assert_eq!((warned.n_warned, warned.n_warned_bought, warned.n_everyone, warned.n_everyone_bought), (2, 0, 4, 2));
    let list = CustomersView { filters: vec![Filter::Leaving { grades: Vec::new() }], ..CustomersView::default() };
    assert_eq!(customers(&mut engine, list).n_shown, 2, "a list like any other");
    let today = TodaySheet::try_from(engine.answer(Query::from(AskToday))).expect("the answer is to this question");
    assert_eq!(today.leaving, None, "the page of today says so by a forecast only");
}

#[test]
fn growth_is_told_only_against_a_year_that_is_known() {
    let growth = |name: &str, first: &str| {
        let file = format!("Customer,Date,Amount\nAnn,{first},50\nAnn,2025-03-01,50\nAnn,2026-03-01,150\nAnn,2026-11-20,50\n");
        value(&mut shop_of(name, &file), AskValue::default()).whole.growth.map(|growth| growth.change_share())
    };
    assert_eq!(growth("growth_of_two_years.csv", "2024-12-15"), Some(1.0), "in the first days of the year before nobody need have come");
    assert_eq!(growth("growth_of_less.csv", "2025-02-01"), None, "who knows what was bought before that?");
}

#[test]
fn the_demo_has_something_to_foresee_and_products_that_go_together() {
    let mut engine = block_on(started(desk(), Currency::CNY)).expect("memory opens");
    block_on(engine.handle(Request::StartDemo { language: DemoLanguage::English })).expect("memory takes it");
    for model in ModelName::ALL {
        foresee(&mut engine, ForesightWish { model, ..ForesightWish::default() });
        let asked = AskValue { wish: ForesightWish { model, ..ForesightWish::default() }, ..AskValue::default() };
        let found = forecast(value(&mut engine, asked));
        assert!(found.buying.log_likelihood < 0.0, "{model:?}");
    }
    assert!(ranking(&mut engine).n_all >= 10, "somebody is leaving");
    let together = AskTogether { limits: RuleLimits::default(), search: String::new(), n_rows: 50 };
    let Answer::Together(found) = engine.answer(Query::from(together)) else { panic!("not the answer to this question") };
    assert!(found.is_ok_and(|found| !found.rows.is_empty()), "some products go together");
}

#[test]
fn a_forecast_on_its_way_begins_anew_when_another_tab_has_taken_its_records_away() {
    let store = MemoryStore::new();
    let tab = || {
        let mut engine = Engine::new(store.clone(), desk().ticking(20));
        block_on(engine.handle(Request::Open { person: String::new() })).expect("memory opens");
        engine
    };
    let mut other = tab();
    block_on(other.run(Command::StartWorkspace { name: "shop".to_owned(), currency: Currency::CNY })).expect("it is the first");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/cdnow_sample.csv");
    block_on(import_file(&mut other, path, |_, _| Ok(()))).expect("the file can be read");

    let mut engine = tab();
    let mut underway: Option<Underway> = None;
    let wish = ForesightWish::default();
    assert_eq!(block_on(engine.foresee_on(wish, &mut underway)).expect("the models are here"), None);
    block_on(other.handle(Request::Undo)).expect("nothing was changed since");
    block_on(engine.catch_up()).expect("memory can be read");
    while block_on(engine.foresee_on(wish, &mut underway)).expect("the models are here").is_none() {}
    let foretold = value(&mut engine, AskValue::default()).foretold;
    assert!(matches!(foretold, Foretold::No(NoForecast::TooFewRepeatBuyers { n: 0, .. })), "{foretold:?}");
}

/// A scheme that weighs nothing but what the usual model expects.
fn looking_ahead() -> Scheme {
    let grades = ["A", "B"].map(|name| SchemeGrade { name: name.into(), ..SchemeGrade::default() }).to_vec();
    let part = Weighted { measure: Measure::of(Indicator::ExpectedPurchases), weight: 1, normalise: Normalise::Percentile };
    let method = Method::Weighted { parts: vec![part], cut: Cut::Quotas(vec![20, 80]) };
    Scheme { grades, method, ..Template::AbcdQuota.scheme("Ahead".into(), Vec::new(), Industry::Shop) }
}

#[test]
fn grades_by_a_forecast_do_not_depend_on_whether_somebody_asked_for_one_before() {
    let graded = |asked_before: Option<ForesightWish>, as_of: Option<Day>| {
        let mut engine = shop();
        if let Some(wish) = asked_before {
            foresee(&mut engine, wish);
        }
        let order = GradeOrder { scheme: looking_ahead(), keeps_scheme: true, as_of, occasion: Occasion::ByHand, pilot: None };
        block_on(engine.handle(Request::Grade(Box::new(order)))).expect("the scheme can be applied");
        let (_, run) = engine.workspace().registers().runs.iter().next().expect("a run was kept");
        assert!(run.rows.standing.contains(&Standing::Graded(0)), "the forecast was made first");
        (run.fingerprint, run.rows.standing.clone())
    };
    let never = graded(None, None);
    let other_horizon = ForesightWish { horizon: Horizon { n_months: 36, monthly_discount_ppm: 0 }, ..ForesightWish::default() };
    for asked_before in [ForesightWish::default(), other_horizon] {
        assert_eq!(graded(Some(asked_before), None), never, "{asked_before:?}");
    }
    let earlier = "1998-03-31".parse::<Day>().ok();
    assert_eq!(graded(Some(ForesightWish::default()), earlier), graded(None, earlier));
    assert_ne!(graded(None, earlier), never);
}
