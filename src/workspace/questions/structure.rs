//! What the customers are a mix of: by region, industry, size and grade, now and at the ends of the last quarters, against the mix aimed at.
//!
//! Revenue and profit are of the 365 days up to the day looked from. Customers are those who bought in them; by grade they are all who
//! have one, since that is what a target is set for. At the end of a quarter the scheme of today is applied to what was known then.

use super::{Asked, Question, schemes::count};
use crate::domain::{Customer, Day, GradeAt, Indicator, Measure, Scheme, SchemeId, Standing};
use crate::scoring::pyramid::{Layer, Measures, pyramid_of};
use crate::workspace::{
    Worked,
    grading::{Classes, Standings, graded},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What are the customers a mix of? Without a scheme there is no mix by grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskStructure {
    pub scheme: Option<SchemeId>,
}

/// What tells customers apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MixBy {
    #[default]
    Grade,
    Region,
    Industry,
    Size,
}

/// A part of the mix.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    Named(String),
    /// The field is empty.
    Unknown,
    /// Everybody beyond the largest parts.
    Others,
    Grade(GradeAt),
    /// Amounts from the first up to, but not at, the second; none is open.
    Size(Option<i64>, Option<i64>),
}

/// A part with what it holds, and what is aimed at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MixRow {
    pub part: Part,
    pub layer: Layer,
    /// The share of customers that is aimed at, as percent; only grades have one.
    pub target_percent: Option<u8>,
}

/// The mix as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StructureSheet {
    pub from: Day,
    pub as_of: Day,
    pub n_customers: u32,
    pub scheme: Option<Scheme>,
    pub class_names: Vec<String>,
    /// In the order of the grades.
    pub by_grade: Vec<MixRow>,
    /// By revenue, the largest first.
    pub by_region: Vec<MixRow>,
    pub by_industry: Vec<MixRow>,
    /// The smallest first.
    pub by_size: Vec<MixRow>,
}

/// Parts that are told apart; the rest is together.
const MAX_PARTS: usize = 7;
/// Days that count as a year.
const YEAR_DAYS: u16 = 365;

/// One day's figures by slot.
pub(super) struct Seen<'a> {
    asked: &'a Asked<'a>,
    worked: &'a Worked,
    amount: Vec<i64>,
    profit: Option<Vec<i64>>,
}

impl<'a> Seen<'a> {
    pub fn of(asked: &'a Asked<'a>, worked: &'a Worked) -> Self {
        let ground = worked.ground(asked.workspace);
        let column = |indicator| ground.column(Measure::over(indicator, YEAR_DAYS));
        let (amount, profit) = (column(Indicator::Amount), column(Indicator::Profit));
        let is_profit_known = amount.iter().zip(profit.iter()).all(|(amount, profit)| amount.is_none() || profit.is_some());
        let known = |column: &[Option<i64>]| column.iter().map(|value| value.unwrap_or(0)).collect::<Vec<i64>>();
        Self { asked, worked, amount: known(&amount), profit: is_profit_known.then(|| known(&profit)) }
    }

    /// Customers who bought in the year.
    fn buyers(&self) -> impl Iterator<Item = (usize, &Customer)> {
        let customers = self.asked.workspace.customers().iter().map(|(slot, customer)| (slot as usize, customer));
        customers.filter(|(slot, _)| self.amount[*slot] > 0)
    }

    fn layers(&self, n_parts: usize, parts: impl Iterator<Item = (usize, usize)>) -> Vec<Layer> {
        pyramid_of(n_parts, parts, Measures { revenue_minor: &self.amount, profit_minor: self.profit.as_deref() })
    }

    /// By grade, or by class as they are numbered in `now`.
    pub fn layers_by_grade(&self, scheme: &Scheme, now: &Standings) -> Vec<Layer> {
        let n_grades = now.n_grades;
        let Ok(grading) = graded(self.worked.ground(self.asked.workspace), scheme) else { return vec![Layer::default(); n_grades] };
        let classes = Classes::between((scheme, &grading.class_names), (scheme, &now.class_names));
        let place = |(slot, standing): (usize, &Option<Standing>)| Some((slot, usize::from(classes.place((*standing)?.grade()?)?)));
        let places = grading.computed.iter().enumerate().filter_map(place);
        self.layers(n_grades, places)
    }

    pub fn layers_of(&self, parts: &[Part], by: MixBy) -> Vec<Layer> {
        let places: HashMap<&Part, usize> = parts.iter().enumerate().map(|(at, part)| (part, at)).collect();
        let others = places.get(&Part::Others).copied();
        let sizes: Vec<(usize, Option<i64>, Option<i64>)> = sizes_of(parts);
        let place = |(slot, customer): (usize, &Customer)| {
            let at = match by {
                MixBy::Size => {
                    let amount = self.amount[slot];
                    let holds = |least: Option<i64>, most: Option<i64>| {
                        least.is_none_or(|least| least <= amount) && most.is_none_or(|most| amount < most)
                    };
                    sizes.iter().find(|(_, least, most)| holds(*least, *most)).map(|(at, ..)| *at)
                }
                _ => places.get(&part_of(customer, by)).copied().or(others),
            };
            Some((slot, at?))
        };
        self.layers(parts.len(), self.buyers().filter_map(place))
    }
}

fn sizes_of(parts: &[Part]) -> Vec<(usize, Option<i64>, Option<i64>)> {
    let size = |(at, part): (usize, &Part)| if let Part::Size(least, most) = part { Some((at, *least, *most)) } else { None };
    parts.iter().enumerate().filter_map(size).collect()
}

fn part_of(customer: &Customer, by: MixBy) -> Part {
    let field = if by == MixBy::Region { &customer.region } else { &customer.industry };
    field.clone().map_or(Part::Unknown, Part::Named)
}

/// The largest values of a field by revenue, then the rest, then those of whom it is not known.
pub(super) fn parts_by_field(seen: &Seen<'_>, by: MixBy) -> Vec<Part> {
    let mut revenue: HashMap<Part, i128> = HashMap::new();
    for (slot, customer) in seen.buyers() {
        *revenue.entry(part_of(customer, by)).or_default() += i128::from(seen.amount[slot]);
    }
    let has_unknown = revenue.remove(&Part::Unknown).is_some();
    let mut named: Vec<(Part, i128)> = revenue.into_iter().collect();
    let name = |part: &Part| if let Part::Named(name) = part { name.clone() } else { String::new() };
    named.sort_by(|(one, more), (other, less)| less.cmp(more).then_with(|| name(one).cmp(&name(other))));
    let has_others = named.len() > MAX_PARTS;
    named.truncate(if has_others { MAX_PARTS - 1 } else { MAX_PARTS });
    let rest = [has_others.then_some(Part::Others), has_unknown.then_some(Part::Unknown)];
    named.into_iter().map(|(part, _)| part).chain(rest.into_iter().flatten()).collect()
}

/// Bands between round amounts near the fifths and the top twentieth of what buyers spent.
pub(super) fn parts_by_size(seen: &Seen<'_>) -> Vec<Part> {
    let mut amounts: Vec<i64> = seen.buyers().map(|(slot, _)| seen.amount[slot]).collect();
    if amounts.is_empty() {
        return Vec::new();
    }
    amounts.sort_unstable();
    let mut cuts: Vec<i64> = [20, 40, 60, 80, 95].into_iter().map(|percent| round_amount(amounts[amounts.len() * percent / 100])).collect();
    cuts.retain(|cut| amounts[0] < *cut);
    cuts.dedup();
    let ends = cuts.iter().copied().map(Some).chain([None]);
    let starts = [None].into_iter().chain(cuts.iter().copied().map(Some));
    starts.zip(ends).map(|(least, most)| Part::Size(least, most)).collect()
}

/// The largest of 1, 2, 5, 10, 20, 50 and so on that is no larger.
fn round_amount(minor: i64) -> i64 {
    let power = 10_i64.pow(minor.max(1).ilog10());
    [5, 2, 1].into_iter().map(|digit| digit * power).find(|round| *round <= minor).unwrap_or(1)
}

pub(super) fn parts_by_grade(n_grades: usize) -> Vec<Part> {
    (0..).take(n_grades).map(Part::Grade).collect()
}

fn rows(parts: Vec<Part>, layers: Vec<Layer>, scheme: Option<&Scheme>) -> Vec<MixRow> {
    let target = |part: &Part| match part {
        Part::Grade(grade) => scheme?.grades.get(usize::from(*grade))?.target_percent,
        _ => None,
    };
    parts.into_iter().zip(layers).map(|(part, layer)| MixRow { target_percent: target(&part), part, layer }).collect()
}

impl Question for AskStructure {
    type Answer = StructureSheet;

    fn answer(self, asked: &Asked<'_>) -> StructureSheet {
        let seen = Seen::of(asked, asked.worked);
        let scheme = self.scheme.and_then(|id| asked.workspace.registers().schemes.get(id));
        let standings = scheme.map(|scheme| asked.worked.standings(asked.workspace, scheme));
        let by_grade = standings.as_ref().map(|standings| {
            let places = standings.places.iter().enumerate();
            let places = places.filter_map(|(slot, place)| Some((slot, usize::from((*place)?.0.grade()?))));
            rows(parts_by_grade(standings.n_grades), seen.layers(standings.n_grades, places), scheme)
        });
        let mix = |by: MixBy, parts: Vec<Part>| {
            let layers = seen.layers_of(&parts, by);
            rows(parts, layers, None)
        };
        StructureSheet {
            from: asked.scores.as_of().plus_days(1 - i32::from(YEAR_DAYS)),
            as_of: asked.scores.as_of(),
            n_customers: count(seen.buyers().count()),
            class_names: standings.map(|standings| standings.class_names.clone()).unwrap_or_default(),
            scheme: scheme.cloned(),
            by_grade: by_grade.unwrap_or_default(),
            by_region: mix(MixBy::Region, parts_by_field(&seen, MixBy::Region)),
            by_industry: mix(MixBy::Industry, parts_by_field(&seen, MixBy::Industry)),
            by_size: mix(MixBy::Size, parts_by_size(&seen)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_down_to_1_2_or_5() {
        let rounded = [1, 7, 19, 20, 49, 99_999, i64::MAX].map(round_amount);
        assert_eq!(rounded, [1, 5, 10, 20, 20, 50_000, 5_000_000_000_000_000_000]);
        assert_eq!(round_amount(0), 1);
    }
}
