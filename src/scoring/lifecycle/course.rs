//! How customers went through the stages: month by month, how many reach the next, how long they stay.
//!
//! A stage is looked at on the last day of each month; what begins and ends between two of them is not seen.

use super::{LifecycleRules, Stage};
use crate::domain::Day;
use crate::scoring::{PurchaseDays, share_of};
use serde::{Deserialize, Serialize};

/// Everyone's stage on each of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    looked_on: Vec<Day>,
    /// For each day, by slot.
    stages: Vec<Vec<Stage>>,
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

/// How many customers ever got so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    pub n_known: u32,
    pub n_bought: u32,
    pub n_bought_again: u32,
    pub n_loyal: u32,
}

impl Funnel {
    /// Counts purchase days up to the as-of day. `is_known` says which slots hold a customer.
    pub fn of(days: &PurchaseDays, rules: &LifecycleRules, as_of: Day, is_known: impl Fn(usize) -> bool) -> Self {
        let known = days.iter().enumerate().filter(|(slot, _)| is_known(*slot));
        known.fold(Self::default(), |so_far, (_, own)| {
            let n = own.partition_point(|on| *on <= as_of.number());
            let reaches = |least: u32| u32::from(n >= least as usize);
            Self {
                n_known: so_far.n_known + 1,
                n_bought: so_far.n_bought + reaches(1),
                n_bought_again: so_far.n_bought_again + reaches(2),
                n_loyal: so_far.n_loyal + reaches(rules.loyal_from.max(2)),
            }
        })
    }

    /// From each step to the next, 0 to 1: known to bought, bought to again, again to loyal.
    pub fn conversion(&self) -> [Option<f64>; 3] {
        let share = |part: u32, whole: u32| share_of(part.into(), whole.into());
        [share(self.n_bought, self.n_known), share(self.n_bought_again, self.n_bought), share(self.n_loyal, self.n_bought_again)]
    }
}

impl Course {
    /// Looks at everyone on each of these days, which rise.
    pub fn of(days: &PurchaseDays, rules: &LifecycleRules, looked_on: &[Day]) -> Self {
        let stages = looked_on.iter().map(|&on| days.iter().map(|own| rules.stage(own, on)).collect());
        Self { looked_on: looked_on.to_vec(), stages: stages.collect() }
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

    /// Everyone's stage on the day with this number, by slot.
    pub fn stages(&self, at: usize) -> &[Stage] {
        self.stages.get(at).map_or(&[], Vec::as_slice)
    }

    /// How many customers were in each stage on the day with this number, in the order of [`Stage::ALL`].
    pub fn n_customers(&self, at: usize, is_known: impl Fn(usize) -> bool) -> [u32; 8] {
        let mut counts = [0; 8];
        for (slot, stage) in self.stages(at).iter().enumerate() {
            counts[*stage as usize] += u32::from(is_known(slot));
        }
        counts
    }

    /// Customers by their stage on one day and on a later one: `[before][after]`.
    pub fn moves(&self, before: usize, after: usize, is_known: impl Fn(usize) -> bool) -> [[u32; 8]; 8] {
        let mut cells = [[0; 8]; 8];
        for (slot, (before, after)) in self.stages(before).iter().zip(self.stages(after)).enumerate() {
            cells[*before as usize][*after as usize] += u32::from(is_known(slot));
        }
        cells
    }

    /// One customer's history of stages, from the first day that was looked at.
    pub fn stays(&self, slot: usize) -> Vec<Stay> {
        let mut stays: Vec<Stay> = Vec::new();
        for (stages, &on) in self.stages.iter().zip(&self.looked_on) {
            let Some(&stage) = stages.get(slot) else { break };
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
        let n_slots = self.stages(0).len();
        for slot in (0..n_slots).filter(|slot| is_known(*slot)) {
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
        assert_eq!(course.n_customers(0, is_known), [3, 0, 0, 0, 0, 0, 1, 0]);
        assert_eq!(course.n_customers(1, is_known), [1, 1, 1, 0, 0, 0, 0, 1]);
        let moves = course.moves(0, 1, is_known);
        assert_eq!(moves.map(|row| row.iter().sum::<u32>()), course.n_customers(0, is_known));
        assert_eq!(moves[Stage::Lost as usize][Stage::WonBack as usize], 1);
        assert_eq!(course.n_customers(2, is_known), [0; 8], "no such day");
    }

    #[test]
    fn a_funnel_counts_who_ever_got_so_far() {
        let funnel = |as_of| Funnel::of(&days(), &RULES, on(as_of), is_known);
        assert_eq!(funnel(200), Funnel { n_known: 4, n_bought: 3, n_bought_again: 2, n_loyal: 1 });
        assert_eq!(funnel(200).conversion(), [Some(0.75), Some(2.0 / 3.0), Some(0.5)]);
        assert_eq!(funnel(25).conversion(), [Some(0.25), Some(1.0), Some(0.0)]);
        assert_eq!(Funnel::default().conversion(), [None; 3]);
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
