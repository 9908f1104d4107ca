//! What one customer has brought, how they buy, what is expected of them, and from which figures that follows.

use super::{Asked, Foretold, Margin, Question, foretold::first_asked};
use crate::domain::{CustomerId, Day, Indicator, Measure, Window};
use crate::scoring::{growth::Growth, rhythm::Rhythm};
use crate::workspace::foresight::{ForesightWish, Outlook, Risk, usual_purchases};
use serde::{Deserialize, Serialize};

/// What is this customer worth, and what is to be expected?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskCustomerValue {
    pub customer: CustomerId,
}

/// What is expected of one customer, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerOutlook {
    pub wish: ForesightWish,
    pub outlook: Outlook,
    /// Revenue by the horizon, discounted.
    pub revenue_minor: Option<f64>,
    /// Profit, and the margin, 0 to 1, that it takes.
    pub profit: Option<(f64, f64)>,
    /// What the model knows of the customer: days with a purchase after the first, weeks until the last, weeks observed.
    pub n_repeats: u32,
    pub until_last_weeks: f64,
    pub observed_weeks: f64,
    /// Purchases of 12 months at the customer's own rate.
    pub usual_purchases: f64,
}

/// One customer's value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerValueSheet {
    pub as_of: Day,
    /// Historic value: revenue, profit where costs are known, and profit less what serving the customer cost.
    pub revenue_minor: i64,
    pub profit_minor: Option<i64>,
    pub cost_to_serve_minor: Option<i64>,
    pub growth: Option<Growth>,
    pub rhythm: Option<Rhythm>,
    /// What is lost, and the place in the ranking of who is leaving, from 1.
    pub at_stake: Option<(f64, u32)>,
    pub foretold: Foretold<CustomerOutlook>,
}

impl Question for AskCustomerValue {
    type Answer = Option<CustomerValueSheet>;

    fn answer(self, asked: &Asked<'_>) -> Option<CustomerValueSheet> {
        let slot = asked.workspace.customers().slot(self.customer)?;
        asked.workspace.customers().at(slot)?;
        let Asked { workspace, scores, worked, .. } = asked;
        let cost = Measure { indicator: Indicator::CostToServe, window: Window::AllTime };
        Some(CustomerValueSheet {
            as_of: scores.as_of(),
            revenue_minor: scores.history(slot).amount_minor,
            profit_minor: scores.profit_minor(slot),
            cost_to_serve_minor: worked.ground(workspace).column(cost).get(slot as usize).copied().flatten(),
            growth: worked.growths(workspace).get(slot as usize),
            rhythm: Rhythm::of(worked.purchase_days(workspace).get(slot as usize), scores.as_of()),
            at_stake: first_asked(asked).and_then(|foresight| foresight.leaving.risk(slot)).map(staked),
            foretold: outlook(asked, slot),
        })
    }
}

fn staked((place, risk): (usize, Risk)) -> (f64, u32) {
    (risk.lost_minor, u32::try_from(place + 1).unwrap_or(u32::MAX))
}

fn outlook(asked: &Asked<'_>, slot: u32) -> Foretold<CustomerOutlook> {
    let history = asked.worked.buying_histories(asked.workspace).get(slot as usize);
    let shown = Foretold::of_any(asked, |wish, foreseen| {
        let (history, outlook) = (history?, foreseen.outlook(slot)?);
        let revenue_minor = outlook.value_minor();
        let margin = Margin::of(asked, None).map(|margin| margin.of_customer(asked, slot));
        Some(CustomerOutlook {
            wish,
            outlook,
            revenue_minor,
            profit: revenue_minor.zip(margin).map(|(value, margin)| (value * margin, margin)),
            n_repeats: history.n_repeats(),
            until_last_weeks: history.until_last_weeks(),
            observed_weeks: history.observed_weeks(),
            usual_purchases: usual_purchases(history),
        })
    });
    match shown {
        Foretold::Here(Some(outlook)) => Foretold::Here(outlook),
        Foretold::No(reason) => Foretold::No(reason),
        // Who has never bought has no outlook, whoever was asked.
        Foretold::Here(None) | Foretold::NotYet => Foretold::NotYet,
    }
}
