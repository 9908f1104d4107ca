//! What customers are worth: all of them, and group by group; what they have brought, and what is expected.
//!
//! Not here: one customer ([`customer_value`](super::customer_value)), and the models ([`foretold`](super::foretold)).

mod groups;

use super::{Asked, ForecastSheet, Foretold, Margin, Question};
use crate::domain::{Day, Month};
use crate::scoring::{
    concentration::{Concentration, SharePoint},
    growth::Growth,
    repeat::{self, MonthFigures},
};
use crate::workspace::foresight::ForesightWish;
pub use groups::{GroupFigures, GroupName, GroupRow, Grouping};
use groups::{Groups, Sums};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Points of a curve that is drawn a few hundred pixels wide.
const N_CURVE_POINTS: usize = 201;
const N_MONTHS: usize = 36;
const N_QUARTERS: usize = 12;

/// What are customers worth?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskValue {
    pub wish: ForesightWish,
    pub by: Grouping,
    /// Parts per million that are left of revenue, instead of what is known of costs.
    pub margin_ppm: Option<u32>,
}

/// One quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuarterFigures {
    pub first_month: Month,
    pub n_buyers: u32,
    pub revenue_minor: i64,
    /// Of what the quarter's buyers brought; 0: all alike.
    pub gini: f64,
    /// What the first fifth of them brought.
    pub top20_share: f64,
}

/// What customers are worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueSheet {
    pub as_of: Day,
    /// Everybody who has bought.
    pub whole: GroupFigures,
    pub groups: Vec<GroupRow>,
    pub months: Vec<MonthFigures>,
    pub quarters: Vec<QuarterFigures>,
    pub pareto: Vec<SharePoint>,
    pub gini: Option<f64>,
    pub top20_share: Option<f64>,
    pub margin: Option<Margin>,
    pub foretold: Foretold<ForecastSheet>,
}

impl Question for AskValue {
    type Answer = ValueSheet;

    fn answer(self, asked: &Asked<'_>) -> ValueSheet {
        let Asked { workspace, scores, .. } = asked;
        let margin = Margin::of(asked, self.margin_ppm);
        let foreseen = asked.worked.foresight(self.wish.model).filter(|foresight| foresight.wish == self.wish);
        let groups = Groups::of(asked, self.by);
        let sums = Sums::of(asked, &groups, foreseen.map(|foresight| &**foresight), margin);
        let counting = scores.histories().counting();
        let mut months = repeat::months(scores.columns(workspace), asked.worked.purchase_days(workspace), counting);
        let quarters = quarters(asked);
        months.drain(..months.len().saturating_sub(N_MONTHS));
        let concentration = Concentration::of(scores.histories().slots().map(|slot| scores.histories().monetary_minor()[slot]));
        let (whole, groups) = sums.figures(groups);
        ValueSheet {
            as_of: scores.as_of(),
            whole,
            groups,
            months,
            quarters,
            pareto: concentration.as_ref().map(|all| all.pareto_curve(N_CURVE_POINTS)).unwrap_or_default(),
            gini: concentration.as_ref().map(Concentration::gini),
            top20_share: concentration.as_ref().map(|all| all.top_share(0.2)),
            margin,
            foretold: Foretold::of(asked, self.wish, |foreseen| ForecastSheet::of(asked, self.wish, margin, foreseen)),
        }
    }
}

/// How unevenly each of the last quarters was spread over those who bought in it.
fn quarters(asked: &Asked<'_>) -> Vec<QuarterFigures> {
    let quarter_of = |on: i32| {
        let month = Day::from_number(on).unwrap_or(Day::MIN).month();
        let (_, of_year) = month.year_month();
        month.plus(-(((of_year.max(1) - 1) % 3).cast_signed()))
    };
    let first = quarter_of(asked.scores.as_of().number()).plus(3 - 3 * i32::try_from(N_QUARTERS).unwrap_or(0));
    let from = first.first_day().number();
    let mut brought: BTreeMap<(i32, u32), i64> = BTreeMap::new();
    for (slot, on, amount_minor) in groups::sales(asked).filter(|(_, on, _)| *on >= from) {
        let at = quarter_of(on).months_since(first) / 3;
        let sum = brought.entry((at, slot)).or_default();
        *sum = sum.saturating_add(amount_minor);
    }
    let figures = |at: i32| {
        let amounts = || brought.range((at, 0)..(at + 1, 0)).map(|(_, amount)| *amount);
        let concentration = Concentration::of(amounts())?;
        Some(QuarterFigures {
            first_month: first.plus(3 * at),
            n_buyers: u32::try_from(amounts().count()).unwrap_or(u32::MAX),
            revenue_minor: amounts().fold(0, i64::saturating_add),
            gini: concentration.gini(),
            top20_share: concentration.top_share(0.2),
        })
    };
    (0_i32..).take(N_QUARTERS).filter_map(figures).collect()
}

/// Whether two years of a group differ by more than chance, as one customer's windows are compared.
fn growth([amount_now_minor, amount_before_minor]: [i64; 2], [n_now, n_before]: [u32; 2]) -> Option<Growth> {
    let p_value = crate::scoring::chance::p_of_equal_rates(n_now, n_before)?;
    (amount_before_minor > 0).then_some(Growth { amount_now_minor, amount_before_minor, n_now, n_before, p_value })
}
