//! How far long work has come, told as often as an eye can follow.
//!
//! Whoever works counts what it has passed, in whatever unit it counts anyway (bytes or rows); whoever waits is told at most two hundred
//! times. Not here: stopping, which takes the whole worker away, and what is shown.

/// Hears how many of how many are done.
pub type Told<'a> = &'a dyn Fn(u64, u64);

/// For work that nobody waits for.
pub const fn unwatched(_: u64, _: u64) {}

/// Work of a known length.
pub struct Pace<'a> {
    told: Told<'a>,
    done: u64,
    total: u64,
    /// Nothing is told before so many are done.
    next: u64,
}

impl<'a> Pace<'a> {
    const MAX_TOLD: u64 = 200;

    /// Work that begins now.
    pub fn begin(total: u64, told: Told<'a>) -> Self {
        told(0, total);
        Self { told, done: 0, total, next: Self::step(total) }
    }

    fn step(total: u64) -> u64 {
        total.div_ceil(Self::MAX_TOLD).max(1)
    }

    /// So many more are done. What is beyond the total is not told.
    pub fn pass(&mut self, n: u64) {
        self.done = self.done.saturating_add(n);
        if self.done >= self.next && self.total > 0 {
            let step = Self::step(self.total);
            self.next = (self.done / step + 1) * step;
            (self.told)(self.done.min(self.total), self.total);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn a_long_way_is_told_in_few_steps_that_only_rise() {
        let heard = RefCell::new(Vec::new());
        let told = |done, total| heard.borrow_mut().push((done, total));
        let mut pace = Pace::begin(1_000_000, &told);
        (0..1_000_000).for_each(|_| pace.pass(1));
        pace.pass(50);
        let heard = heard.into_inner();
        assert_eq!((heard.len(), heard.first(), heard.last()), (201, Some(&(0, 1_000_000)), Some(&(1_000_000, 1_000_000))));
        assert!(heard.is_sorted());
    }
}
