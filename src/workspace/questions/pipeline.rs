//! The pipeline: the board by stages, the same as a list, and one deal with all that its form needs.
//!
//! Whatever is asked goes through the deals once. Deals are looked at from today, whatever day purchases are looked at from. Not here:
//! forecasts and rates ([`figures`]), and customers that a lead may be ([`mod@matches`]).

mod figures;
mod matches;
#[cfg(test)]
mod tests;

use super::{Asked, NamedProduct, Question, schemes::count};
use crate::domain::{CustomerId, Day, Opportunity, OpportunityId, PipelineStage, PipelineStageId};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

pub use figures::{AskPipelineFigures, ForecastRow, PipelineFigures, RateRow, ReasonRow, StayRow, Tally, When};
pub use matches::{AskLeadMatches, LeadMatch, LeadMatches};

/// Which deals are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PipelineFilter {
    pub owner: Option<String>,
    pub source: Option<String>,
    /// Those that ended, too.
    pub with_closed: bool,
}

impl PipelineFilter {
    /// Whether a deal is meant, open or not.
    fn is_meant(&self, deal: &Opportunity) -> bool {
        let is = |wanted: &Option<String>, own: &Option<String>| wanted.is_none() || wanted == own;
        is(&self.owner, &deal.owner) && is(&self.source, &deal.source)
    }

    fn is_shown(&self, deal: &Opportunity) -> bool {
        self.is_meant(deal) && (self.with_closed || deal.closing.is_none())
    }
}

/// What stands in which stage?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskBoard {
    pub filter: PipelineFilter,
    /// The most cards of one column, at most 200.
    pub n_cards: u32,
}

/// A deal as a card or a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DealRow {
    pub id: OpportunityId,
    pub title: String,
    /// None for a lead.
    pub customer: Option<CustomerId>,
    /// What the customer, or whoever the lead is about, is called.
    pub called: Option<String>,
    pub stage: PipelineStageId,
    pub amount_minor: i64,
    /// 0 to 100.
    pub probability_percent: u8,
    pub weighted_minor: i64,
    pub expected_on: Option<Day>,
    /// When it entered its stage.
    pub since_on: Day,
    pub owner: Option<String>,
    /// How it ended, if it did: whether it was won.
    pub is_won: Option<bool>,
}

/// One stage of the board. Its figures are those of the open deals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardColumn {
    pub stage: PipelineStage,
    pub open: Tally,
    /// The soonest expected first; those that ended last.
    pub cards: Vec<DealRow>,
    /// Deals that are shown, with those that no card was brought of.
    pub n_shown: u32,
}

/// The board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardSheet {
    pub columns: Vec<BoardColumn>,
    /// Deals there are at all, open or not.
    pub n_all: u32,
    pub n_shown: u32,
    /// Owners and sources of all deals, to filter by.
    pub owners: Vec<String>,
    pub sources: Vec<String>,
}

/// An order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DealSort {
    Title,
    Stage,
    Amount,
    Weighted,
    Probability,
    #[default]
    Expected,
    /// Days in the stage.
    InStage,
    Owner,
}

/// Which deals are there?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskDeals {
    pub filter: PipelineFilter,
    /// Only those of this customer.
    pub customer: Option<CustomerId>,
    pub sort: DealSort,
    pub falls: bool,
    /// The most rows, at most 5 000.
    pub n_rows: u32,
}

/// Deals in an order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealsSheet {
    pub stages: Vec<PipelineStage>,
    pub rows: Vec<DealRow>,
    pub n_shown: u32,
    /// Of those that are open.
    pub open: Tally,
}

/// What does this deal say, and what is there to choose from? Without an identifier only the latter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskDeal {
    pub id: Option<OpportunityId>,
}

/// One deal with all that its form needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealSheet {
    pub stages: Vec<PipelineStage>,
    pub deal: Option<Opportunity>,
    /// The name of its customer.
    pub customer_name: Option<String>,
    pub products: Vec<NamedProduct>,
    /// Why others were lost, the most frequent first.
    pub reasons: Vec<String>,
    pub competitors: Vec<String>,
}

const MAX_CARDS: u32 = 200;
const MAX_ROWS: u32 = 5_000;
/// The most reasons and competitors that are suggested.
const MAX_SUGGESTED: usize = 20;

/// The stages in their order.
fn stages(workspace: &Workspace) -> Vec<PipelineStage> {
    let mut stages: Vec<PipelineStage> = workspace.registers().pipeline_stages.iter().map(|(_, stage)| stage.clone()).collect();
    stages.sort_unstable_by_key(|stage| (stage.position, stage.id));
    stages
}

fn deals<'a>(asked: &'a Asked<'_>) -> impl Iterator<Item = &'a Opportunity> {
    asked.workspace.registers().opportunities.iter().map(|(_, deal)| deal)
}

fn row(workspace: &Workspace, deal: &Opportunity, stage: Option<&PipelineStage>) -> DealRow {
    let customer = deal.customer.and_then(|id| workspace.customers().get(id));
    DealRow {
        id: deal.id,
        title: deal.title.clone(),
        customer: deal.customer,
        called: customer.map(|customer| customer.name.as_str()).or_else(|| deal.prospect.called()).map(str::to_owned),
        stage: deal.stage,
        amount_minor: deal.amount_minor,
        probability_percent: deal.probability_percent(stage),
        weighted_minor: deal.weighted_minor(stage),
        expected_on: deal.expected_on,
        since_on: deal.entries.last().map_or(deal.opened_on, |entry| entry.on),
        owner: deal.owner.clone(),
        is_won: deal.closing.as_ref().map(|closing| closing.is_won),
    }
}

/// Open before ended, then the soonest expected, then the largest.
fn by_urgency(one: &DealRow, other: &DealRow) -> Ordering {
    let key = |row: &DealRow| (row.is_won.is_some(), row.expected_on.unwrap_or(Day::MAX), -row.weighted_minor, row.id);
    key(one).cmp(&key(other))
}

impl Question for AskBoard {
    type Answer = BoardSheet;

    fn answer(self, asked: &Asked<'_>) -> BoardSheet {
        let column = |stage| BoardColumn { stage, open: Tally::default(), cards: Vec::new(), n_shown: 0 };
        let mut columns: Vec<BoardColumn> = stages(asked.workspace).into_iter().map(column).collect();
        let place: HashMap<PipelineStageId, usize> = columns.iter().enumerate().map(|(at, column)| (column.stage.id, at)).collect();
        let (mut owners, mut sources) = (BTreeSet::new(), BTreeSet::new());
        let mut n_all = 0;
        for deal in deals(asked) {
            n_all += 1;
            owners.extend(deal.owner.as_ref());
            sources.extend(deal.source.as_ref());
            let Some(column) = place.get(&deal.stage).filter(|_| self.filter.is_shown(deal)).map(|at| &mut columns[*at]) else { continue };
            if deal.closing.is_none() {
                column.open.add(deal, Some(&column.stage));
            }
            column.n_shown += 1;
            if self.n_cards > 0 {
                column.cards.push(row(asked.workspace, deal, Some(&column.stage)));
            }
        }
        for column in &mut columns {
            column.cards.sort_unstable_by(by_urgency);
            column.cards.truncate(self.n_cards.min(MAX_CARDS) as usize);
        }
        let n_shown = columns.iter().map(|column| column.n_shown).sum();
        let listed = |names: BTreeSet<&String>| names.into_iter().cloned().collect();
        BoardSheet { columns, n_all, n_shown, owners: listed(owners), sources: listed(sources) }
    }
}

fn compared(sort: DealSort, place: &HashMap<PipelineStageId, usize>, one: &DealRow, other: &DealRow) -> Ordering {
    let expected = |row: &DealRow| row.expected_on.unwrap_or(Day::MAX);
    match sort {
        DealSort::Title => one.title.to_lowercase().cmp(&other.title.to_lowercase()),
        DealSort::Stage => place.get(&one.stage).cmp(&place.get(&other.stage)),
        DealSort::Amount => one.amount_minor.cmp(&other.amount_minor),
        DealSort::Weighted => one.weighted_minor.cmp(&other.weighted_minor),
        DealSort::Probability => one.probability_percent.cmp(&other.probability_percent),
        DealSort::Expected => expected(one).cmp(&expected(other)),
        // Who is there since long has many days.
        DealSort::InStage => other.since_on.cmp(&one.since_on),
        DealSort::Owner => one.owner.cmp(&other.owner),
    }
}

impl Question for AskDeals {
    type Answer = DealsSheet;

    fn answer(self, asked: &Asked<'_>) -> DealsSheet {
        let stages = stages(asked.workspace);
        let place: HashMap<PipelineStageId, usize> = stages.iter().enumerate().map(|(at, stage)| (stage.id, at)).collect();
        let mut open = Tally::default();
        let mut rows = Vec::new();
        let is_theirs = |deal: &Opportunity| self.customer.is_none() || deal.customer == self.customer;
        for deal in deals(asked).filter(|deal| is_theirs(deal) && self.filter.is_shown(deal)) {
            let stage = place.get(&deal.stage).map(|at| &stages[*at]);
            if deal.closing.is_none() {
                open.add(deal, stage);
            }
            rows.push(row(asked.workspace, deal, stage));
        }
        rows.sort_unstable_by(|one, other| {
            let order = compared(self.sort, &place, one, other);
            (if self.falls { order.reverse() } else { order }).then_with(|| by_urgency(one, other))
        });
        let n_shown = count(rows.len());
        rows.truncate(self.n_rows.min(MAX_ROWS) as usize);
        DealsSheet { stages, rows, n_shown, open }
    }
}

impl Question for AskDeal {
    type Answer = DealSheet;

    fn answer(self, asked: &Asked<'_>) -> DealSheet {
        let (mut reasons, mut competitors) = (HashMap::new(), HashMap::new());
        for deal in deals(asked) {
            let lost = deal.closing.as_ref().filter(|closing| !closing.is_won).and_then(|closing| closing.reason.as_deref());
            lost.into_iter().for_each(|reason| *reasons.entry(reason).or_insert(0_u32) += 1);
            deal.competitor.as_deref().into_iter().for_each(|name| *competitors.entry(name).or_insert(0_u32) += 1);
        }
        let deal = self.id.and_then(|id| asked.workspace.registers().opportunities.get(id)).cloned();
        let customer = deal.as_ref().and_then(|deal| asked.workspace.customers().get(deal.customer?));
        let product = |id| {
            let product = asked.workspace.products().get(id)?;
            Some(NamedProduct { id, code: product.code.clone(), name: product.name.clone() })
        };
        let products = deal.iter().flat_map(|deal| deal.products.iter().copied()).filter_map(product).collect();
        DealSheet {
            stages: stages(asked.workspace),
            customer_name: customer.map(|customer| customer.name.clone()),
            products,
            reasons: most_frequent(reasons),
            competitors: most_frequent(competitors),
            deal,
        }
    }
}

fn most_frequent(counts: HashMap<&str, u32>) -> Vec<String> {
    let mut counted: Vec<(&str, u32)> = counts.into_iter().collect();
    counted.sort_unstable_by_key(|(text, n)| (std::cmp::Reverse(*n), *text));
    counted.into_iter().take(MAX_SUGGESTED).map(|(text, _)| text.to_owned()).collect()
}
