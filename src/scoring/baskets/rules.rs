//! "Who buys these also buys those."
//!
//! Agrawal, Imieliński and Swami, "Mining Association Rules between Sets of Items in Large Databases", SIGMOD 1993; leverage:
//! Piatetsky-Shapiro 1991; conviction and lift: Brin, Motwani, Ullman and Tsur, SIGMOD 1997.

use super::frequent::{FrequentSets, TooManySets};
use super::{Baskets, ExactShare};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Which rules are worth telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RuleLimits {
    /// Of all baskets, those that hold the whole rule.
    pub least_support: ExactShare,
    /// Of the baskets with the antecedent, those that hold the consequent too.
    pub least_confidence: ExactShare,
}

impl Default for RuleLimits {
    fn default() -> Self {
        Self { least_support: ExactShare::percent(1), least_confidence: ExactShare::percent(50) }
    }
}

/// Counts of baskets behind a rule. Everything else follows from these four.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Items, rising.
    pub antecedent: Vec<u32>,
    pub consequent: Vec<u32>,
    pub n_baskets: u32,
    pub n_with_antecedent: u32,
    pub n_with_consequent: u32,
    pub n_with_both: u32,
}

impl Rule {
    fn share(part: u32, whole: u32) -> f64 {
        f64::from(part) / f64::from(whole)
    }

    /// P(A and C), 0 to 1.
    pub fn support(&self) -> f64 {
        Self::share(self.n_with_both, self.n_baskets)
    }

    /// P(C | A), 0 to 1.
    pub fn confidence(&self) -> f64 {
        Self::share(self.n_with_both, self.n_with_antecedent)
    }

    /// P(A and C) / (P(A) P(C)): how many times as often together as by chance.
    pub fn lift(&self) -> f64 {
        self.confidence() / Self::share(self.n_with_consequent, self.n_baskets)
    }

    /// P(A and C) - P(A) P(C): the share of baskets beyond chance.
    pub fn leverage(&self) -> f64 {
        self.support() - Self::share(self.n_with_antecedent, self.n_baskets) * Self::share(self.n_with_consequent, self.n_baskets)
    }

    /// (1 - P(C)) / (1 - confidence): how many times as often the rule would fail by chance. `None` when it never fails.
    pub fn conviction(&self) -> Option<f64> {
        let n_failures = self.n_with_antecedent - self.n_with_both;
        let without_consequent = Self::share(self.n_baskets - self.n_with_consequent, self.n_baskets);
        (n_failures > 0).then(|| without_consequent / Self::share(n_failures, self.n_with_antecedent))
    }

    /// By lift, confidence and support, falling, then by key: the antecedent and the consequent. In whole numbers, as equal lifts are
    /// common and divisions would part them. Both rules are of the same baskets.
    pub fn by_interest(&self, other: &Self) -> Ordering {
        let whole = u128::from;
        let lift = |one: &Self, two: &Self| whole(one.n_with_both) * whole(two.n_with_antecedent) * whole(two.n_with_consequent);
        let confidence = |one: &Self, two: &Self| u64::from(one.n_with_both) * u64::from(two.n_with_antecedent);
        lift(other, self)
            .cmp(&lift(self, other))
            .then_with(|| confidence(other, self).cmp(&confidence(self, other)))
            .then_with(|| other.n_with_both.cmp(&self.n_with_both))
            .then_with(|| self.antecedent.cmp(&other.antecedent))
            .then_with(|| self.consequent.cmp(&other.consequent))
    }
}

/// All rules, of any length, that reach both limits, the most interesting first.
///
/// # Errors
/// When so many sets are frequent that nobody could read them.
pub fn rules(baskets: &Baskets, limits: RuleLimits) -> Result<Vec<Rule>, TooManySets> {
    let n_baskets = baskets.n_baskets();
    let sets = FrequentSets::of(baskets, limits.least_support.least_of(n_baskets))?;
    let mut rules: Vec<Rule> = sets.iter().flat_map(|(items, n)| rules_of(items, n, &sets, n_baskets, limits)).collect();
    rules.sort_unstable_by(Rule::by_interest);
    Ok(rules)
}

/// Rules that divide one frequent set in two.
fn rules_of<'a>(
    items: &'a [u32],
    n_with_both: u32,
    sets: &'a FrequentSets,
    n_baskets: u32,
    limits: RuleLimits,
) -> impl Iterator<Item = Rule> + 'a {
    // Each bit says on which side an item stands; neither side is empty.
    (1..(1_u32 << items.len()) - 1).filter_map(move |mask| {
        let side = |bit: u32| items.iter().enumerate().filter(move |(at, _)| mask >> at & 1 == bit).map(|(_, item)| *item).collect();
        let antecedent: Vec<u32> = side(1);
        let n_with_antecedent = sets.n_baskets_with(&antecedent)?;
        if !limits.least_confidence.is_reached(n_with_both, n_with_antecedent) {
            return None;
        }
        let consequent: Vec<u32> = side(0);
        let n_with_consequent = sets.n_baskets_with(&consequent)?;
        Some(Rule { antecedent, consequent, n_baskets, n_with_antecedent, n_with_consequent, n_with_both })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shop(n_each: &[(&[u32], u32)]) -> Baskets {
        let all = n_each.iter().flat_map(|(items, n)| std::iter::repeat_n(*items, *n as usize));
        Baskets::of(9, (0..).zip(all).flat_map(|(basket, items)| items.iter().map(move |item| (basket, *item))))
    }

    #[test]
    fn figures_of_a_rule_by_hand() -> Result<(), TooManySets> {
        // 20 baskets: bread and butter 6, bread 2, butter 4, milk 8.
        let all = rules(&shop(&[(&[0, 1], 6), (&[0], 2), (&[1], 4), (&[2], 8)]), RuleLimits::default())?;
        let [to_butter, to_bread] = all.as_slice() else { panic!("two rules, not {all:?}") };
        assert_eq!((to_butter.antecedent.as_slice(), to_butter.consequent.as_slice()), ([0].as_slice(), [1].as_slice()));
        assert_eq!((to_butter.n_with_antecedent, to_butter.n_with_consequent, to_butter.n_with_both), (8, 10, 6));
        assert_eq!((to_butter.support(), to_butter.confidence(), to_butter.lift()), (0.3, 0.75, 1.5));
        assert!((to_butter.leverage() - 0.1).abs() < 1e-12);
        assert_eq!((to_butter.conviction(), to_bread.confidence()), (Some(2.0), 0.6), "equal lift: more confidence first");
        Ok(())
    }

    #[test]
    fn a_rule_on_the_boundary_holds() -> Result<(), Box<dyn std::error::Error>> {
        let limits = RuleLimits { least_support: "0.8".parse()?, least_confidence: "0.8".parse()? };
        let found = |n_both, n_alone| rules(&shop(&[(&[0, 1], n_both), (&[0], n_alone)]), limits).map(|rules| rules.len());
        assert_eq!((found(16, 4)?, found(15, 4)?), (2, 0));
        Ok(())
    }

    #[test]
    fn a_rule_that_never_fails_has_no_conviction() -> Result<(), TooManySets> {
        let all = rules(&shop(&[(&[0, 1, 2], 2), (&[3], 2)]), RuleLimits::default())?;
        assert_eq!(all.len(), 12, "six of the three, and two for each pair");
        assert!(all.iter().all(|rule| rule.conviction().is_none() && rule.lift() == 2.0));
        assert!(all.is_sorted_by_key(|rule| (&rule.antecedent, &rule.consequent)));
        Ok(())
    }
}
