//! What the pipeline comes to: forecast by month, time in stages, how many are won and by whom, why others are lost.
//!
//! What lies ahead is worked out from the open deals; what was is worked out from the last 365 days.

use super::{Asked, PipelineFilter, Question, count, deals, stages};
use crate::domain::{Closing, Day, Month, Opportunity, PipelineStage, PipelineStageId};
use crate::scoring::deals::{Ended, median_days};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is to be expected, and how did it go?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPipelineFigures {
    /// Owner and source; open and ended deals both count, each where it belongs.
    pub filter: PipelineFilter,
}

/// How many deals, what they are worth, and what that is times their probabilities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub n: u32,
    pub amount_minor: i64,
    pub weighted_minor: i64,
}

impl Tally {
    pub(super) fn add(&mut self, deal: &Opportunity, stage: Option<&PipelineStage>) {
        self.n += 1;
        self.amount_minor = self.amount_minor.saturating_add(deal.amount_minor);
        self.weighted_minor = self.weighted_minor.saturating_add(deal.weighted_minor(stage));
    }
}

/// When an open deal is expected to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum When {
    /// On a day that has passed.
    Overdue,
    In(Month),
    /// More than a year ahead.
    Later,
    /// No day was said.
    Unknown,
}

/// What is expected of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastRow {
    pub when: When,
    pub tally: Tally,
}

/// How long deals stay in a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StayRow {
    pub stage: String,
    /// Stays that ended, with a move or with the deal.
    pub n_ended: u32,
    pub median_days: Option<f64>,
    /// Deals that are in it now, and how long so far.
    pub n_open: u32,
    pub open_median_days: Option<f64>,
}

/// How many deals of one source, owner or stage were won.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateRow {
    /// None for those that do not say.
    pub name: Option<String>,
    pub ended: Ended,
    pub won_minor: i64,
}

/// Why deals were lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonRow {
    pub reason: String,
    pub n: u32,
    pub amount_minor: i64,
}

/// All figures of the pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PipelineFigures {
    /// The days in which deals ended that are looked back at.
    pub from: Day,
    pub to: Day,
    pub open: Tally,
    pub ended: Ended,
    pub won_minor: i64,
    /// From the day it was opened to the day it was won.
    pub median_days_to_win: Option<f64>,
    /// Months in their order, without gaps.
    pub forecast: Vec<ForecastRow>,
    /// In the order of the stages.
    pub stays: Vec<StayRow>,
    pub by_source: Vec<RateRow>,
    pub by_owner: Vec<RateRow>,
    /// Of the deals that ever entered the stage.
    pub by_stage: Vec<RateRow>,
    /// The most frequent first.
    pub reasons: Vec<ReasonRow>,
}

/// Days that are looked back at.
const PERIOD_DAYS: i32 = 365;
/// Months that are looked ahead at, this one included.
const N_MONTHS: i32 = 12;
/// The most reasons that are listed.
const MAX_REASONS: usize = 20;

fn when(deal: &Opportunity, today: Day) -> When {
    match deal.expected_on {
        None => When::Unknown,
        Some(day) if day < today => When::Overdue,
        Some(day) if day.month().months_since(today.month()) >= N_MONTHS => When::Later,
        Some(day) => When::In(day.month()),
    }
}

/// Sums that one pass over the deals fills.
#[derive(Default)]
struct Sums<'a> {
    open: Tally,
    forecast: BTreeMap<When, Tally>,
    ended: Ended,
    won_minor: i64,
    days_to_win: Vec<i32>,
    stays: HashMap<PipelineStageId, (Vec<i32>, Vec<i32>)>,
    by_source: BTreeMap<Option<&'a str>, (Ended, i64)>,
    by_owner: BTreeMap<Option<&'a str>, (Ended, i64)>,
    by_stage: HashMap<PipelineStageId, (Ended, i64)>,
    reasons: BTreeMap<&'a str, (u32, i64)>,
}

fn count_in<K: Ord>(rates: &mut BTreeMap<K, (Ended, i64)>, key: K, is_won: bool, won_minor: i64) {
    let rate = rates.entry(key).or_default();
    rate.0.count(is_won);
    rate.1 = rate.1.saturating_add(won_minor);
}

impl<'a> Sums<'a> {
    fn take(&mut self, deal: &'a Opportunity, stage: Option<&PipelineStage>, (from, today): (Day, Day)) {
        match &deal.closing {
            None => {
                self.open.add(deal, stage);
                self.forecast.entry(when(deal, today)).or_default().add(deal, stage);
            }
            Some(closing) if from <= closing.on => self.take_ended(deal, closing),
            Some(_) => {}
        }
        self.take_stays(deal, from, today);
    }

    fn take_ended(&mut self, deal: &'a Opportunity, closing: &'a Closing) {
        let is_won = closing.is_won;
        let won_minor = if is_won { deal.amount_minor } else { 0 };
        self.ended.count(is_won);
        self.won_minor = self.won_minor.saturating_add(won_minor);
        if is_won {
            self.days_to_win.push(closing.on.days_since(deal.opened_on).max(0));
        } else if let Some(reason) = closing.reason.as_deref() {
            let lost = self.reasons.entry(reason).or_default();
            *lost = (lost.0 + 1, lost.1.saturating_add(deal.amount_minor));
        }
        count_in(&mut self.by_source, deal.source.as_deref(), is_won, won_minor);
        count_in(&mut self.by_owner, deal.owner.as_deref(), is_won, won_minor);
        for stage in deal.entries.iter().map(|entry| entry.stage).collect::<BTreeSet<_>>() {
            let rate = self.by_stage.entry(stage).or_default();
            rate.0.count(is_won);
            rate.1 = rate.1.saturating_add(won_minor);
        }
    }

    /// Each stay ends with the next one, the last one with the deal.
    fn take_stays(&mut self, deal: &Opportunity, from: Day, today: Day) {
        let ends = deal.entries.iter().skip(1).map(|entry| Some(entry.on)).chain([deal.closing.as_ref().map(|closing| closing.on)]);
        for (entry, end) in deal.entries.iter().zip(ends) {
            let days = end.unwrap_or(today).days_since(entry.on).max(0);
            let stays = self.stays.entry(entry.stage).or_default();
            match end {
                Some(end) if from <= end => stays.0.push(days),
                Some(_) => {}
                None => stays.1.push(days),
            }
        }
    }

    /// The months from the first to the last of which something is expected, those between included.
    fn months(&self) -> Vec<ForecastRow> {
        let in_month = |when: &When| if let When::In(month) = when { Some(*month) } else { None };
        let mut months = self.forecast.keys().filter_map(in_month);
        let first = months.next();
        let last = months.next_back().or(first);
        let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
        let row = |when| ForecastRow { when, tally: self.forecast.get(&when).copied().unwrap_or_default() };
        (0..=last.months_since(first)).map(|n| row(When::In(first.plus(n)))).collect()
    }

    fn forecast(&self) -> Vec<ForecastRow> {
        let row = |when| self.forecast.get(&when).map(|tally| ForecastRow { when, tally: *tally });
        let (overdue, later, unknown) = (row(When::Overdue), row(When::Later), row(When::Unknown));
        overdue.into_iter().chain(self.months()).chain(later).chain(unknown).collect()
    }
}

fn rates(rates: BTreeMap<Option<&str>, (Ended, i64)>) -> Vec<RateRow> {
    let row = |(name, (ended, won_minor)): (Option<&str>, _)| RateRow { name: name.map(str::to_owned), ended, won_minor };
    let mut rows: Vec<RateRow> = rates.into_iter().map(row).collect();
    rows.sort_by_key(|row| (row.name.is_none(), Reverse(row.ended.n())));
    rows
}

impl Question for AskPipelineFigures {
    type Answer = PipelineFigures;

    fn answer(self, asked: &Asked<'_>) -> PipelineFigures {
        let (from, to) = (asked.today.plus_days(1 - PERIOD_DAYS), asked.today);
        let stages = stages(asked.workspace);
        let by_id: HashMap<PipelineStageId, &PipelineStage> = stages.iter().map(|stage| (stage.id, stage)).collect();
        let mut sums = Sums::default();
        for deal in deals(asked).filter(|deal| self.filter.is_meant(deal)) {
            sums.take(deal, by_id.get(&deal.stage).copied(), (from, to));
        }
        let forecast = sums.forecast();
        let stay = |stage: &PipelineStage| {
            let (mut ended, mut open) = sums.stays.remove(&stage.id).unwrap_or_default();
            StayRow {
                stage: stage.name.clone(),
                n_ended: count(ended.len()),
                median_days: median_days(&mut ended),
                n_open: count(open.len()),
                open_median_days: median_days(&mut open),
            }
        };
        let stays = stages.iter().map(stay).collect();
        let reached = |stage: &PipelineStage| {
            let (ended, won_minor) = sums.by_stage.get(&stage.id).copied().unwrap_or_default();
            RateRow { name: Some(stage.name.clone()), ended, won_minor }
        };
        let by_stage = stages.iter().map(reached).collect();
        let reason = |(reason, (n, amount_minor)): (&str, _)| ReasonRow { reason: reason.to_owned(), n, amount_minor };
        let mut reasons: Vec<ReasonRow> = sums.reasons.into_iter().map(reason).collect();
        reasons.sort_by_key(|row| Reverse((row.n, row.amount_minor)));
        reasons.truncate(MAX_REASONS);
        PipelineFigures {
            from,
            to,
            open: sums.open,
            ended: sums.ended,
            won_minor: sums.won_minor,
            median_days_to_win: median_days(&mut sums.days_to_win),
            forecast,
            stays,
            by_source: rates(sums.by_source),
            by_owner: rates(sums.by_owner),
            by_stage,
            reasons,
        }
    }
}
