//! The condition of a rule in words, with the percentiles looked up.

use super::{Teller, words};
use crate::domain::{
    Method,
    schemes::{Comparison, Condition, Operand, Test},
};
use crate::ui::{phrases, schemes_view::measure_label};

impl Teller<'_> {
    /// What the rule with this number, from 0, asks for; none beyond the last.
    pub fn condition(&self, rule: u8) -> Option<String> {
        let Method::Rules { rules, .. } = &self.scheme.method else { return None };
        let rule = usize::from(rule);
        let wanted = &rules.get(rule)?.when;
        let mut before = Vec::new();
        rules[..rule].iter().for_each(|rule| rule.when.tests(&mut before));
        let mut next = before.len();
        Some(self.said(wanted, &mut next, true))
    }

    /// `next` is the place of the next test's operand.
    fn said(&self, condition: &Condition, next: &mut usize, is_outermost: bool) -> String {
        let (parts, join): (_, fn(_, String, String) -> String) = match condition {
            Condition::Test(test) => {
                let operand = self.operands.get(*next).copied().flatten();
                *next += 1;
                return self.test(*test, operand);
            }
            Condition::Own(test) => {
                let kind = phrases::own_kind(self.fields, test.field);
                return phrases::own_test(self.language, self.currency, &self.own_name(test.field), kind, &test.asks);
            }
            Condition::All(parts) => (parts, words::all_of),
            Condition::Any(parts) => (parts, words::any_of),
        };
        let said: Vec<String> = parts.iter().map(|part| self.said(part, next, parts.len() == 1 && is_outermost)).collect();
        let joined = said.into_iter().reduce(|parts, last| join(self.language, parts, last)).unwrap_or_default();
        if is_outermost || parts.len() == 1 { joined } else { words::in_brackets(self.language, joined) }
    }

    fn test(&self, test: Test, looked_up: Option<i64>) -> String {
        let value = match test.operand {
            Operand::Value(value) => self.operand(test.measure, value),
            Operand::Percentile(percent) => {
                let value = looked_up.map(|value| self.operand(test.measure, value));
                words::percentile(self.language, crate::ui::format::or_unknown(value), percent)
            }
        };
        let measure = measure_label(self.language, test.measure);
        match test.comparison {
            Comparison::AtLeast => words::at_least(self.language, measure, value),
            Comparison::Below => words::below(self.language, measure, value),
        }
    }
}
