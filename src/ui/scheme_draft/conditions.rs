//! And/or of a rule: parts are found by the way down to them, a place a step.

use crate::domain::{
    Indicator, Measure,
    schemes::{Comparison, Condition, Operand, Test},
};

/// What a part of a condition is, and how many parts it has; what is drawn anew when it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    All(usize),
    Any(usize),
    Test,
    Own,
}

impl Shape {
    /// The shape of a condition.
    pub const fn of(condition: &Condition) -> Self {
        match condition {
            Condition::All(parts) => Self::All(parts.len()),
            Condition::Any(parts) => Self::Any(parts.len()),
            Condition::Test(_) => Self::Test,
            Condition::Own(_) => Self::Own,
        }
    }
}

/// The part that a way leads to.
pub fn part<'a>(condition: &'a Condition, way: &[usize]) -> Option<&'a Condition> {
    match (way.split_first(), condition) {
        (None, found) => Some(found),
        (Some((at, rest)), Condition::All(parts) | Condition::Any(parts)) => part(parts.get(*at)?, rest),
        (Some(_), Condition::Test(_) | Condition::Own(_)) => None,
    }
}

/// The same, to be changed.
pub fn part_mut<'a>(condition: &'a mut Condition, way: &[usize]) -> Option<&'a mut Condition> {
    match (way.split_first(), condition) {
        (None, found) => Some(found),
        (Some((at, rest)), Condition::All(parts) | Condition::Any(parts)) => part_mut(parts.get_mut(*at)?, rest),
        (Some(_), Condition::Test(_) | Condition::Own(_)) => None,
    }
}

/// A test as it is begun: the upper half by amount.
pub const fn begun() -> Test {
    Test { measure: Measure::of(Indicator::Amount), comparison: Comparison::AtLeast, operand: Operand::Percentile(50) }
}

/// Whether a group may be put into the part that a way leads to, with a test in it.
pub const fn may_nest(way: &[usize]) -> bool {
    way.len() + 3 <= Condition::MAX_DEPTH
}

/// Adds a part to a group; a lone test becomes a group of both.
pub fn add(condition: &mut Condition, way: &[usize], added: Condition) {
    match part_mut(condition, way) {
        Some(Condition::All(parts) | Condition::Any(parts)) => parts.push(added),
        Some(lone) => {
            let test = std::mem::replace(lone, Condition::All(Vec::new()));
            *lone = Condition::All(vec![test, added]);
        }
        None => {}
    }
}

/// Takes a part out, and every group that it leaves empty, but for the outermost.
pub fn remove(condition: &mut Condition, way: &[usize]) {
    let Some((at, group)) = way.split_last() else { return };
    let is_empty = match part_mut(condition, group) {
        Some(Condition::All(parts) | Condition::Any(parts)) if *at < parts.len() => {
            parts.remove(*at);
            parts.is_empty()
        }
        _ => false,
    };
    if is_empty {
        remove(condition, group);
    }
}

/// Turns "all of" into "any of", and back.
pub fn turn(condition: &mut Condition, way: &[usize], is_any: bool) {
    if let Some(group) = part_mut(condition, way)
        && let Condition::All(parts) | Condition::Any(parts) = group
    {
        let parts = std::mem::take(parts);
        *group = if is_any { Condition::Any(parts) } else { Condition::All(parts) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(value: i64) -> Condition {
        Condition::test(Indicator::Amount, Comparison::AtLeast, Operand::Value(value))
    }

    #[test]
    fn parts_are_found_added_turned_and_taken_out() {
        let mut when = Condition::All(vec![test(1)]);
        add(&mut when, &[], Condition::Any(vec![test(2), test(3)]));
        assert_eq!(part(&when, &[1, 1]), Some(&test(3)));
        assert_eq!(part(&when, &[0, 1]), None, "a test has no parts");
        turn(&mut when, &[1], false);
        assert_eq!(part(&when, &[1]).map(Shape::of), Some(Shape::All(2)));
        remove(&mut when, &[1, 0]);
        remove(&mut when, &[1, 0]);
        assert_eq!(when, Condition::All(vec![test(1)]), "an empty group goes with its last part");
        remove(&mut when, &[0]);
        assert_eq!(when, Condition::All(Vec::new()), "but the outermost stays");
    }

    #[test]
    fn a_lone_test_becomes_a_group() {
        let mut when = test(1);
        add(&mut when, &[], test(2));
        assert_eq!(when, Condition::All(vec![test(1), test(2)]));
    }

    #[test]
    fn groups_lie_no_deeper_than_a_scheme_allows() {
        let mut when = Condition::All(vec![test(1)]);
        let mut way = Vec::new();
        while may_nest(&way) {
            add(&mut when, &way, Condition::All(vec![test(2)]));
            way.push(1);
        }
        assert_eq!(way.len() + 2, Condition::MAX_DEPTH);
        let mut tests = Vec::new();
        when.tests(&mut tests);
        assert_eq!(tests.len(), Condition::MAX_DEPTH - 1);
    }
}
