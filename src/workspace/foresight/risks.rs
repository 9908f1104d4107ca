//! Who is leaving: purchases that will be missing, times what they are worth.
//!
//! ```text
//! usual    = repeat purchases a year; who has been here for less than a year counts with what they have bought so far
//! lost     = max(0, usual - purchases that the model expects in the next 12 months)
//! at stake = lost * expected spend
//! ```
//!
//! Where no model fits, or too few come back for one, nothing is expected by anyone: lost is then all of the usual purchases, and spend the
//! customer's own mean. That says what is missing if they stay away, not how likely that is.
//!
//! Ranked is who has a rhythm of their own (three days of purchase) and is late by it: half an interval over time. P(alive) is not looked
//! at: under BG/NBD it is 1 for who never came back, and for a frequent buyer it falls within days. The definition is
//! our own; that a frequent buyer gone quiet is worth less than a rarer one gone quiet for as long is from Fader, Hardie and Lee ("RFM and
//! CLV", 2005).
//!
//! Not here: a falling trend, which is shown beside it ([`growth`](crate::scoring::growth)).

use super::Outlook;
use crate::domain::Day;
use crate::scoring::{
    PurchaseDays,
    effect::Proportion,
    lifetime::{BuyingHistories, BuyingHistory, value::WEEKS_PER_YEAR},
    rhythm::Rhythm,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Who has let so many tenths of the own interval pass is late.
pub const LATE_TENTHS: u32 = 15;
/// Last quarter is so long ago.
pub const WARNED_DAYS: i32 = 91;
/// Warnings that somebody can act on.
const N_WARNED: usize = 100;

/// A customer who is leaving.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Risk {
    pub slot: u32,
    /// Purchases of 12 months at the customer's own rate.
    pub usual_purchases: f64,
    /// Purchases of the next 12 months as the model expects them; unknown without a model.
    pub expected_purchases: Option<f64>,
    /// Of the usual ones, how many are not expected. Above 0.
    pub lost_purchases: f64,
    /// What each of them comes to.
    pub spend_minor: f64,
    /// Above 0.
    pub lost_minor: f64,
    pub rhythm: Rhythm,
}

/// What became of warnings that were, or would have been, given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warned {
    /// The day that was looked from.
    pub on: Day,
    /// Of those at the top of the ranking, who has bought since.
    pub warned: Proportion,
    /// The same of everybody who had ever bought.
    pub everyone: Proportion,
}

/// Who is leaving, and what became of the warnings of last quarter.
#[derive(Debug)]
pub struct Leaving {
    /// The greatest loss first.
    pub risks: Vec<Risk>,
    /// Where a slot stands among them.
    places: HashMap<u32, usize>,
    /// Nothing where there were no warnings to give.
    pub warned: Option<Warned>,
}

/// Repeat purchases a year at the customer's own rate.
pub fn usual_purchases(history: BuyingHistory) -> f64 {
    f64::from(history.n_repeats()) * (WEEKS_PER_YEAR / history.observed_weeks().max(WEEKS_PER_YEAR))
}

/// What is known of a customer's next purchases: how many in 12 months, where a model says so, and what each comes to.
type Told = (Option<f64>, f64);

/// Who is leaving by what is expected of everybody, the greatest loss first.
pub fn risks_of(histories: &BuyingHistories, days: &PurchaseDays, outlooks: &[Option<Outlook>], as_of: Day) -> Vec<Risk> {
    let told = |slot: usize| {
        let outlook = outlooks.get(slot).copied().flatten()?;
        Some((Some(outlook.year_purchases), outlook.spend_minor?))
    };
    ranked(histories, days, told, as_of)
}

/// Who is leaving by their own rhythm alone, the greatest loss first.
#[expect(clippy::cast_precision_loss, reason = "minor units of one major")]
pub(super) fn risks_by_rhythm(histories: &BuyingHistories, days: &PurchaseDays, minor_per_major: i64, as_of: Day) -> Vec<Risk> {
    let told = |slot: usize| Some((None, histories.mean_repeat_spend(slot, minor_per_major)? * minor_per_major as f64));
    ranked(histories, days, told, as_of)
}

fn ranked(histories: &BuyingHistories, days: &PurchaseDays, told: impl Fn(usize) -> Option<Told>, as_of: Day) -> Vec<Risk> {
    let risk = |slot: usize| {
        let (history, (expected_purchases, spend_minor)) = (histories.get(slot)?, told(slot)?);
        let usual_purchases = usual_purchases(history);
        let lost_purchases = usual_purchases - expected_purchases.unwrap_or(0.0);
        let lost_minor = lost_purchases * spend_minor;
        if lost_purchases <= 0.0 || lost_minor <= 0.0 {
            return None;
        }
        let known = days.get(slot);
        let rhythm = Rhythm::of(&known[..known.partition_point(|on| *on <= as_of.number())], as_of)?;
        let slot = u32::try_from(slot).ok()?;
        let risk = Risk { slot, usual_purchases, expected_purchases, lost_purchases, spend_minor, lost_minor, rhythm };
        rhythm.has_reached_tenths(LATE_TENTHS).then_some(risk)
    };
    let mut risks: Vec<Risk> = histories.slots().filter_map(risk).collect();
    risks.sort_unstable_by(|a, b| b.lost_minor.total_cmp(&a.lost_minor).then(a.slot.cmp(&b.slot)));
    risks
}

impl Leaving {
    /// A ranking, the greatest loss first.
    pub(super) fn new(risks: Vec<Risk>, warned: Option<Warned>) -> Self {
        let places = risks.iter().map(|risk| risk.slot).zip(0..).collect();
        Self { risks, places, warned }
    }

    /// Whether a customer is leaving, and at which place of the ranking, from 0.
    pub fn risk(&self, slot: u32) -> Option<(usize, Risk)> {
        self.places.get(&slot).and_then(|place| Some((*place, *self.risks.get(*place)?)))
    }
}

/// What became of the first of a ranking as of an earlier day; nothing where nobody was in it.
pub(super) fn warned(risks: &[Risk], histories: &BuyingHistories, n_since: &[u32], on: Day) -> Option<Warned> {
    let has_bought = |slot: &usize| n_since.get(*slot).is_some_and(|n| *n > 0);
    let share = |slots: &[usize]| Proportion {
        n_yes: u32::try_from(slots.iter().filter(|slot| has_bought(slot)).count()).unwrap_or(u32::MAX),
        n: u32::try_from(slots.len()).unwrap_or(u32::MAX),
    };
    let first: Vec<usize> = risks.iter().take(N_WARNED).map(|risk| risk.slot as usize).collect();
    let everyone: Vec<usize> = histories.slots().collect();
    (!first.is_empty()).then(|| Warned { on, warned: share(&first), everyone: share(&everyone) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PurchaseKind;
    use crate::scoring::{Counting, FreeSales, PurchaseColumns};

    /// Everyone's days of purchase, each for 10.00.
    fn seen(all: &[&[i32]], as_of: i32) -> (BuyingHistories, PurchaseDays) {
        let rows: Vec<(u32, i32)> = (0_u32..).zip(all).flat_map(|(slot, days)| days.iter().map(move |on| (slot, *on))).collect();
        let (customer, on): (Vec<u32>, Vec<i32>) = rows.iter().copied().unzip();
        let columns = PurchaseColumns {
            customer: &customer,
            on: &on,
            amount_minor: &vec![1_000; rows.len()],
            kind: &vec![PurchaseKind::Sale; rows.len()],
            alive: &vec![true; rows.len()],
        };
        let counting = |as_of| Counting { as_of, free_sales: FreeSales::Count };
        let days = PurchaseDays::of(columns, all.len(), counting(Day::MAX));
        (BuyingHistories::of(columns, all.len(), counting(day(as_of))), days)
    }

    fn day(number: i32) -> Day {
        Day::from_number(number).unwrap_or(Day::MIN)
    }

    fn outlook(year_purchases: f64) -> Option<Outlook> {
        let blank = Outlook {
            probability_alive: 0.0,
            year_purchases,
            year_discounted_purchases: 0.0,
            discounted_purchases: 0.0,
            spend_minor: Some(1_000.0),
        };
        Some(blank)
    }

    #[test]
    fn what_is_lost_is_the_own_rate_less_what_is_expected() {
        // 364 days are 52 weeks: the rate of a year is the number of repeats.
        let (histories, days) = seen(&[&[0, 100, 200], &[0, 100, 200, 300], &[0, 364], &[0, 100, 200, 350]], 364);
        let outlooks = [outlook(0.5), outlook(4.0), outlook(0.0), outlook(1.0)];
        let risks = risks_of(&histories, &days, &outlooks, day(364));
        let got: Vec<(u32, f64, f64)> = risks.iter().map(|risk| (risk.slot, risk.lost_purchases, risk.lost_minor)).collect();
        assert_eq!(got, [(0, 1.5, 1_500.0)], "the second is expected to buy more, the third has no rhythm, the fourth is on time");
        assert!((risks[0].rhythm.intervals_since_last_purchase() - 1.64).abs() < 1e-12);
    }

    #[test]
    fn without_a_model_all_that_is_usual_is_at_stake() {
        let (histories, days) = seen(&[&[0, 100, 200], &[0, 100, 200, 350], &[0, 364], &[0, 10, 20, 30]], 364);
        let risks = risks_by_rhythm(&histories, &days, 100, day(364));
        let got: Vec<(u32, Option<f64>, f64)> = risks.iter().map(|risk| (risk.slot, risk.expected_purchases, risk.lost_minor)).collect();
        assert_eq!(got, [(3, None, 3_000.0), (0, None, 2_000.0)], "the second is on time, the third has no rhythm");
        let leaving = Leaving::new(risks, None);
        assert_eq!(leaving.risk(0).map(|(place, risk)| (place, risk.lost_purchases)), Some((1, 2.0)));
        assert_eq!(leaving.risk(1), None);
    }

    #[test]
    fn who_is_new_counts_with_what_they_have_bought() {
        let of = |n, last, seen| BuyingHistory::new(n, last, seen).map(usual_purchases);
        assert_eq!(of(4, 10.0, 12.0), Ok(4.0));
        assert_eq!(of(4, 10.0, 104.0), Ok(2.0));
        assert_eq!(usual_purchases(BuyingHistory::NEW), 0.0);
    }

    #[test]
    fn warnings_are_counted_against_everyone() {
        let (histories, days) = seen(&[&[0, 10, 20, 290], &[0, 10, 20], &[5, 310], &[7], &[299]], 200);
        let risks = risks_of(&histories, &days, &[outlook(0.0); 5], day(200));
        assert_eq!(risks.iter().map(|risk| risk.slot).collect::<Vec<_>>(), [0, 1]);
        let since = crate::scoring::lifetime::holdout::purchases_after(&days, day(200));
        let expected = Warned { on: day(200), warned: Proportion { n_yes: 1, n: 2 }, everyone: Proportion { n_yes: 2, n: 4 } };
        assert_eq!(warned(&risks, &histories, &since, day(200)), Some(expected), "who came later is not counted");
        assert_eq!(warned(&[], &histories, &since, day(200)), None);
    }
}
