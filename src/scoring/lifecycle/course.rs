//! How customers went through the stages: month by month, and how long they stay.
//!
//! A stage is looked at on the last day of each month; what begins and ends between two of them is not seen.

use super::{LifecycleRules, Stage, follow::Follower};
use crate::domain::Day;
use crate::scoring::{PurchaseDays, share_of};
use serde::{Deserialize, Serialize};

/// Everyone's stage on each of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    looked_on: Vec<Day>,
    n_slots: usize,
    /// Slot after slot, each with as many stages as there are days.
    stages: Vec<Stage>,
}

/// Some months that a customer spent in one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    pub stage: Stage,
    /// The first day on which the customer was seen in it.
    pub from: Day,
    /// The last day on which the customer was seen in it.
    pub to: Day,
    /// On how many of the days.
    pub n_times_seen: u32,
    /// Whether the customer was seen in another stage before and after: only then is the length of the stay known.
    pub is_whole: bool,
}

/// How long customers stay in a stage, over the stays that were seen from beginning to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeInStage {
    pub n_stays: u32,
    /// Days from the first sight of the stage to the first sight of the next, summed.
    pub sum_days: i64,
    /// Stays whose beginning or end was not seen; they are in none of the figures.
    pub n_open: u32,
}

impl TimeInStage {
    pub fn mean_days(&self) -> Option<f64> {
        share_of(self.sum_days.into(), self.n_stays.into())
    }
}

impl Course {
    /// Looks at everyone on each of these days, which rise: one pass over the purchase days of each customer.
    pub fn of(days: &PurchaseDays, rules: &LifecycleRules, looked_on: &[Day]) -> Self {
        let mut stages = Vec::with_capacity(days.n_slots() * looked_on.len());
        let mut follower = Follower::new(rules);
        for own in days.iter() {
            follower.begin_anew();
            let mut coming = own.iter().copied().peekable();
            for &on in looked_on {
                while let Some(bought_on) = coming.next_if(|bought_on| *bought_on <= on.number()) {
                    follower.bought(bought_on);
                }
                stages.push(follower.stage(on));
            }
        }
        Self { looked_on: looked_on.to_vec(), n_slots: days.n_slots(), stages }
    }

    /// Says of the days from `from` to `until` that this customer's stage was set by hand.
    pub fn set(&mut self, slot: usize, from: Day, until: Day, stage: Stage) {
        let n_days = self.looked_on.len();
        let Some(own) = self.stages.get_mut(slot * n_days..(slot + 1) * n_days) else { return };
        for (_, own) in self.looked_on.iter().zip(own).filter(|(on, _)| (from..=until).contains(on)) {
            *own = stage;
        }
    }

    /// The last days of the `n_months` months before the as-of day, rising, and the as-of day itself.
    pub fn month_ends(as_of: Day, n_months: u32) -> Vec<Day> {
        let n_months = i32::try_from(n_months).unwrap_or(i32::MAX).min(12 * 300);
        let ends = (0..n_months).rev().map(|back| as_of.month().plus(-back).first_day()).filter(|first| *first > Day::MIN);
        ends.map(|first| first.plus_days(-1)).chain([as_of]).collect()
    }

    pub fn looked_on(&self) -> &[Day] {
        &self.looked_on
    }

    /// A customer's stage on each of the days; empty for a slot there is not.
    pub fn of_slot(&self, slot: usize) -> &[Stage] {
        let n_days = self.looked_on.len();
        self.stages.get(slot * n_days..(slot + 1) * n_days).unwrap_or_default()
    }

    fn slots(&self, is_known: impl Fn(usize) -> bool) -> impl Iterator<Item = (usize, &[Stage])> {
        (0..self.n_slots).filter(move |slot| is_known(*slot)).map(|slot| (slot, self.of_slot(slot)))
    }

    /// How many customers were in each stage on each of the days, in the order of [`Stage::ALL`]. `is_counted` is asked about slot, day and
    /// stage.
    pub fn n_customers(&self, is_counted: impl Fn(usize, Day, Stage) -> bool) -> Vec<[u32; 8]> {
        let mut counts = vec![[0; 8]; self.looked_on.len()];
        for (slot, own) in self.slots(|_| true) {
            for ((counts, on), stage) in counts.iter_mut().zip(&self.looked_on).zip(own) {
                counts[*stage as usize] += u32::from(is_counted(slot, *on, *stage));
            }
        }
        counts
    }

    /// Customers by their stage on one day and on a later one: `[before][after]`.
    pub fn moves(&self, before: usize, after: usize, is_known: impl Fn(usize) -> bool) -> [[u32; 8]; 8] {
        let mut cells = [[0; 8]; 8];
        for (_, own) in self.slots(is_known) {
            if let (Some(before), Some(after)) = (own.get(before), own.get(after)) {
                cells[*before as usize][*after as usize] += 1;
            }
        }
        cells
    }

    /// One customer's history of stages, from the first day that was looked at.
    pub fn stays(&self, slot: usize) -> Vec<Stay> {
        let mut stays: Vec<Stay> = Vec::new();
        for (&stage, &on) in self.of_slot(slot).iter().zip(&self.looked_on) {
            match stays.last_mut().filter(|stay| stay.stage == stage) {
                Some(stay) => (stay.to, stay.n_times_seen) = (on, stay.n_times_seen + 1),
                None => stays.push(Stay { stage, from: on, to: on, n_times_seen: 1, is_whole: false }),
            }
        }
        let n_stays = stays.len();
        for stay in stays.iter_mut().take(n_stays.saturating_sub(1)).skip(1) {
            stay.is_whole = true;
        }
        stays
    }

    /// How long everyone stays in each stage, in the order of [`Stage::ALL`].
    pub fn time_in_stage(&self, is_known: impl Fn(usize) -> bool) -> [TimeInStage; 8] {
        let mut times = [TimeInStage::default(); 8];
        for (slot, _) in self.slots(is_known) {
            let stays = self.stays(slot);
            for (at, stay) in stays.iter().enumerate() {
                let time = &mut times[stay.stage as usize];
                match stays.get(at + 1).filter(|_| stay.is_whole) {
                    Some(next) => {
                        time.n_stays += 1;
                        time.sum_days += i64::from(next.from.days_since(stay.from));
                    }
                    None => time.n_open += 1,
                }
            }
        }
        times
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::FreeSales;
    use super::super::super::rhythm::HalfDays;
    use super::super::super::sample::{Sample, on};
    use super::*;

    const RULES: LifecycleRules = LifecycleRules { loyal_from: 3, shortest: HalfDays(10), ..LifecycleRules::usual(HalfDays(40)) };

    fn days() -> PurchaseDays {
        let mut sample = Sample::default();
        for on in [10, 20, 30, 100] {
            sample.sale(0, on, 1);
        }
        sample.sale(1, 95, 1).sale(2, 100, 1).sale(2, 104, 1);
        PurchaseDays::of(sample.columns(), 5, sample.counting(200, FreeSales::Count))
    }

    /// Slot 4 holds nobody.
    fn is_known(slot: usize) -> bool {
        slot < 4
    }

    #[test]
    fn a_history_is_runs_of_one_stage() {
        let course = Course::of(&days(), &RULES, &[5, 15, 35, 75, 90, 105].map(on));
        let stays: Vec<_> = course.stays(0).iter().map(|stay| (stay.stage, stay.from, stay.to, stay.n_times_seen, stay.is_whole)).collect();
        let stay = |stage, from, to, n, is_whole| (stage, on(from), on(to), n, is_whole);
        let expected = [
            stay(Stage::Acquisition, 5, 5, 1, false),
            stay(Stage::Conversion, 15, 15, 1, true),
            stay(Stage::Loyalty, 35, 35, 1, true),
            stay(Stage::Lost, 75, 90, 2, true),
            stay(Stage::WonBack, 105, 105, 1, false),
        ];
        assert_eq!(stays, expected);
        let times = course.time_in_stage(is_known);
        assert_eq!(times[Stage::Lost as usize], TimeInStage { n_stays: 1, sum_days: 30, n_open: 0 });
        assert_eq!(times[Stage::Conversion as usize], TimeInStage { n_stays: 1, sum_days: 20, n_open: 1 });
        assert_eq!((times[Stage::Lost as usize].mean_days(), times[Stage::AtRisk as usize].mean_days()), (Some(30.0), None));
        assert_eq!(course.stays(9), []);
    }

    #[test]
    fn everyone_known_is_in_one_stage_and_makes_one_move() {
        let course = Course::of(&days(), &RULES, &[90, 105].map(on));
        assert_eq!(course.n_customers(|slot, _, _| is_known(slot)), [[3, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 0, 0, 1]]);
        let moves = course.moves(0, 1, is_known);
        assert_eq!(moves.map(|row| row.iter().sum::<u32>()), [3, 0, 0, 0, 0, 0, 1, 0]);
        assert_eq!(moves[Stage::Lost as usize][Stage::WonBack as usize], 1);
        assert_eq!(course.moves(0, 2, is_known), [[0; 8]; 8], "no such day");
    }

    #[test]
    fn a_stage_set_by_hand_holds_for_its_days() {
        let mut course = Course::of(&days(), &RULES, &[75, 90, 105].map(on));
        course.set(0, on(80), on(105), Stage::Sleeping);
        course.set(9, on(1), on(200), Stage::Sleeping);
        assert_eq!(course.of_slot(0), [Stage::Lost, Stage::Sleeping, Stage::Sleeping]);
        assert_eq!((course.of_slot(3), course.of_slot(9)), (&[Stage::Acquisition; 3][..], &[][..]));
    }

    #[test]
    fn following_step_by_step_says_the_same_as_looking_once() {
        let days: [&[i32]; 6] = [&[], &[7], &[0, 10, 20, 61, 70], &[1, 2, 3, 4, 5, 90, 91, 93], &[0, 50, 51, 200, 203], &[3, 30, 150, 151]];
        let mut sample = Sample::default();
        for (slot, own) in (0..).zip(days) {
            own.iter().for_each(|on| drop(sample.sale(slot, *on, 1)));
        }
        let looked_on: Vec<Day> = (0..230).map(on).collect();
        let all = PurchaseDays::of(sample.columns(), days.len(), sample.counting(400, FreeSales::Count));
        for won_back_for in 0..3 {
            let rules = LifecycleRules { won_back_for, ..RULES };
            let course = Course::of(&all, &rules, &looked_on);
            for (slot, own) in days.into_iter().enumerate() {
                let once: Vec<Stage> = looked_on.iter().map(|on| rules.stage(own, *on)).collect();
                assert_eq!(course.of_slot(slot), once, "slot {slot}, won back for {won_back_for}");
            }
        }
    }

    #[test]
    fn months_end_on_their_last_day_and_the_last_today() -> Result<(), crate::domain::day::NotADay> {
        let ends = |as_of: &str, n| as_of.parse().map(|as_of| Course::month_ends(as_of, n).iter().map(Day::to_string).collect::<Vec<_>>());
        assert_eq!(ends("2024-03-15", 2)?, ["2024-01-31", "2024-02-29", "2024-03-15"]);
        assert_eq!(ends("2024-03-31", 0)?, ["2024-03-31"]);
        assert_eq!(ends("1900-02-10", 9)?, ["1900-01-31", "1900-02-10"]);
        Ok(())
    }
}
