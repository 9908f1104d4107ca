//! One customer followed purchase by purchase, so that the stage on many days costs one pass.
//!
//! It says what [`LifecycleRules::stage`] says; gaps are kept in order, so that their median is at hand.

use super::{LifecycleRules, Stage};
use crate::domain::Day;
use crate::scoring::rhythm::HalfDays;

/// What is known of a customer after the purchases so far.
pub(super) struct Follower<'a> {
    rules: &'a LifecycleRules,
    n_purchases: usize,
    last_on: Option<i32>,
    /// Rising.
    gaps: Vec<i32>,
    /// The purchase, counted from 0, that last ended a gap in which the customer was lost.
    came_back_at: Option<usize>,
}

impl<'a> Follower<'a> {
    pub(super) const fn new(rules: &'a LifecycleRules) -> Self {
        Self { rules, n_purchases: 0, last_on: None, gaps: Vec::new(), came_back_at: None }
    }

    /// Forgets everything: another customer comes.
    pub(super) fn begin_anew(&mut self) {
        self.gaps.clear();
        (self.n_purchases, self.last_on, self.came_back_at) = (0, None, None);
    }

    /// Days rise.
    pub(super) fn bought(&mut self, on: i32) {
        if let Some(last_on) = self.last_on {
            let gap = on.saturating_sub(last_on);
            if self.rules.was_lost(gap, self.interval()) {
                self.came_back_at = Some(self.n_purchases);
            }
            self.gaps.insert(self.gaps.partition_point(|other| *other < gap), gap);
        }
        self.last_on = Some(on);
        self.n_purchases += 1;
    }

    /// On a day on or after the last purchase.
    pub(super) fn stage(&self, on: Day) -> Stage {
        let waited = self.last_on.map(|last_on| on.number().saturating_sub(last_on));
        let is_back = || self.came_back_at.is_some_and(|at| self.n_purchases - at <= self.rules.won_back_for as usize);
        self.rules.decided(u32::try_from(self.n_purchases).unwrap_or(u32::MAX), waited, self.interval(), is_back)
    }

    fn interval(&self) -> HalfDays {
        self.rules.interval(HalfDays::of_gaps(&self.gaps))
    }
}
