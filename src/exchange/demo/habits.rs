//! How often and how much the customers of the demo buy, and how that changes over two years.
//!
//! Not here: what stands on an order ([`baskets`](super::baskets)).

use super::chance::Chance;
use crate::domain::Day;

/// How buying changes over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    Steady,
    Growing,
    Declining,
    /// Bought, and stopped more than half a year ago.
    Asleep,
    /// Bought for the first time within the last two months.
    Fresh,
    Once,
    /// What was bought before the records began comes back.
    ReturnsOnly,
    /// Never bought.
    Silent,
}

/// How many customers take each course; 600 in all.
pub const COURSES: [(Course, usize); 8] = [
    (Course::Silent, 4),
    (Course::ReturnsOnly, 3),
    (Course::Once, 78),
    (Course::Fresh, 55),
    (Course::Asleep, 95),
    (Course::Declining, 70),
    (Course::Growing, 70),
    (Course::Steady, 225),
];

/// Usual days between orders and usual size of one, from the largest customers to the smallest.
const TIERS: [((i32, i32), (i32, i32)); 4] = [((6, 11), (5, 11)), ((9, 18), (3, 5)), ((17, 40), (2, 3)), ((34, 105), (1, 2))];

/// How many in a thousand of those who stopped did so soon. Customers who leave at very different speeds are what lifetime models
/// are about; without them none can be fitted.
const TRIED_PERMILLE: usize = 500;

/// One customer's way of buying.
#[derive(Clone, Debug)]
pub struct Habit {
    pub course: Course,
    pub from: Day,
    pub until: Day,
    gap_days: i32,
    size: i32,
}

/// A day of buying, with the size of the order.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    pub on: Day,
    /// 1 for a small customer's order, around 10 for a very large one's.
    pub size: i32,
}

/// Every customer's course, in no order.
pub fn shuffled_courses(chance: &mut Chance) -> Vec<Course> {
    let mut courses: Vec<Course> = COURSES.iter().flat_map(|(course, n)| std::iter::repeat_n(*course, *n)).collect();
    for last in (1..courses.len()).rev() {
        courses.swap(last, chance.below(last + 1));
    }
    courses
}

impl Habit {
    /// A way of buying between `first` and `today`.
    pub fn new(chance: &mut Chance, course: Course, is_company: bool, first: Day, today: Day) -> Self {
        let tier = chance.weighted(if is_company { &[8, 26, 44, 22] } else { &[0, 0, 26, 74] });
        let ((least_gap, most_gap), (least_size, most_size)) = TIERS[tier];
        let from = match course {
            Course::Fresh => today.plus_days(-chance.between(2, 58)),
            Course::Once => first.plus_days(chance.between(0, 700)),
            // Half of the customers were there before the records begin.
            _ if chance.happens(500) => first,
            Course::Asleep => first.plus_days(chance.between(10, 200)),
            _ => first.plus_days(chance.between(10, 420)),
        };
        let until = match course {
            // Many try the shop and leave soon; others stay for long before they stop.
            Course::Asleep if chance.happens(TRIED_PERMILLE) => from.plus_days(chance.between(10, 90)),
            Course::Asleep => today.plus_days(-chance.between(190, 450)).max(from),
            Course::Declining => today.plus_days(-chance.between(0, 120)),
            _ => today,
        };
        Self { course, from, until, gap_days: chance.between(least_gap, most_gap), size: chance.between(least_size, most_size) }
    }

    /// The days on which the customer buys.
    pub fn visits(&self, chance: &mut Chance) -> Vec<Visit> {
        let mut visits = Vec::new();
        let is_beginner = matches!(self.course, Course::Once | Course::Fresh);
        let mut on = if is_beginner { self.from } else { self.from.plus_days(chance.between(0, self.gap_days)).min(self.until) };
        while on <= self.until {
            let (gap_days, size) = self.at(on);
            let is_first = visits.is_empty();
            if is_first || chance.happens(season_permille(on)) {
                visits.push(Visit { on: working_day(on, self.until), size: (size * chance.between(60, 140) / 100).max(1) });
            }
            let next = on.plus_days((gap_days * chance.between(60, 140) / 100).max(1));
            // Days end with the calendar.
            if self.course == Course::Once || next == on {
                break;
            }
            on = next;
        }
        visits
    }

    /// Days to the next order and size of this one, by how much of the time has gone by.
    fn at(&self, on: Day) -> (i32, i32) {
        let percent = on.days_since(self.from) * 100 / self.until.days_since(self.from).max(1);
        let (gap_percent, size_percent) = match self.course {
            Course::Growing => (170 - percent * 110 / 100, 60 + percent * 90 / 100),
            Course::Declining => (60 + percent * 200 / 100, 130 - percent * 70 / 100),
            Course::Asleep => (90 + percent * 40 / 100, 100),
            _ => (100, 100),
        };
        // A size below one hundred percent of one stays one.
        ((self.gap_days * gap_percent / 100).max(1), (self.size * size_percent / 100).max(1))
    }
}

/// Companies do not order on Sundays; 1970-01-04 was one.
fn working_day(on: Day, until: Day) -> Day {
    if on.number().rem_euclid(7) == 3 { on.plus_days(1).min(until) } else { on }
}

/// The first day of each Chinese year from 2020 to 2040, as month and day.
const SPRING_FESTIVALS: [(u32, u32); 21] = [
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24),
    (2, 12),
];

/// Days to the spring festival of the same year, negative after it; early February where the table has no date.
pub fn days_to_spring_festival(on: Day) -> i32 {
    let (year, ..) = on.ymd();
    let dates = usize::try_from(year - 2020).ok().and_then(|at| SPRING_FESTIVALS.get(at));
    let (month, day) = dates.copied().unwrap_or((2, 5));
    Day::new(year, month, day).map_or(i32::MAX, |festival| festival.days_since(on))
}

/// How many of a thousand intended orders are placed on such a day: the end of the year and the weeks before the spring festival are
/// busy, the festival itself is quiet.
fn season_permille(on: Day) -> usize {
    match days_to_spring_festival(on) {
        1..=24 => return 980,
        -9..=0 => return 200,
        _ => {}
    }
    let (_, month, _) = on.ymd();
    [760, 600, 700, 720, 760, 790, 700, 670, 800, 850, 970, 1_000][month as usize - 1]
}
