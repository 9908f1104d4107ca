//! From what led to a grade, which is data, to sentences.
//!
//! ```text
//! "Amount fell from ¥12,000 to ¥3,400; score 71.2 → 48.9, A needs 60.1"
//! ```
//!
//! Not here: which causes there are (`workspace::grading`), and where they are shown.

mod condition;

use super::{
    format, phrases,
    schemes_view::{grade_label, indicator_value, known_value, measure_label, standing_label},
    words::{Language, runs as words, schemes},
};
use crate::domain::{Currency, CustomField, FieldId, GradeAt, GradeOverride, Measure, Scheme, Standing, schemes::OwnInput};
use crate::workspace::questions::Cause;

/// Whose rules are spoken of, and how figures are written.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub language: Language,
    pub currency: Currency,
    pub scheme: &'a Scheme,
    pub class_names: &'a [String],
    /// What the tests of the rules held values against, in their order.
    pub operands: &'a [Option<i64>],
    /// Fields of one's own as they are called now.
    pub fields: &'a [CustomField],
}

impl Teller<'_> {
    /// All causes of one move, as one sentence.
    pub fn all(&self, grade: Option<GradeAt>, causes: &[Cause]) -> String {
        let parts: Vec<String> = causes.iter().map(|cause| self.cause(grade, cause)).collect();
        capitalised(&parts.join(words::join(self.language)))
    }

    /// One cause; `grade` is the one that counts.
    pub fn cause(&self, grade: Option<GradeAt>, cause: &Cause) -> String {
        let language = self.language;
        match cause {
            Cause::SetByHand { set, computed } => self.set_by_hand(grade, set.as_ref(), *computed),
            Cause::NoLongerByHand => words::no_longer_by_hand(language).to_owned(),
            Cause::Kept { computed, n_runs_below, n_left } => {
                let kept = grade.map(|grade| self.grade(grade)).unwrap_or_default();
                words::kept(language, kept, self.grade(*computed), n_runs_below, n_left)
            }
            Cause::GraceOver { n_runs_below } => words::grace_over(language, n_runs_below),
            Cause::NotBefore(None) => words::new_here(language).to_owned(),
            Cause::NotBefore(Some(why)) => words::not_before(language, lowered(schemes::not_graded(language, *why))),
            Cause::NotGraded(why) => words::not_graded_now(language, lowered(schemes::not_graded(language, *why))),
            Cause::OtherRules { before, after } => words::other_rules(language, before, after),
            Cause::Value { measure, before, after, .. } => self.value(*measure, *before, *after),
            Cause::Score { before_ppm, after_ppm, bar } => self.score(*before_ppm, *after_ppm, *bar),
            Cause::Rule { before, after } => self.rule(*before, *after),
            Cause::OthersMoved => words::others_moved(language).to_owned(),
            Cause::ClassChanged => words::class_changed(language).to_owned(),
            Cause::OwnValue { input, before, after } => {
                let (was, now) = (self.own_seen(input, *before), self.own_seen(input, *after));
                words::own_changed(language, self.own_name(input.field), was, now)
            }
        }
    }

    /// What a field of one's own is called today.
    pub fn own_name(&self, field: FieldId) -> String {
        phrases::own_name(self.language, self.fields, field)
    }

    /// What the rules saw in a field of one's own.
    pub fn own_seen(&self, input: &OwnInput, value: Option<i64>) -> String {
        phrases::own_seen(self.language, self.currency, phrases::own_kind(self.fields, input.field), input, value)
    }

    /// What a grade is called.
    pub fn grade(&self, grade: GradeAt) -> String {
        grade_label(self.language, self.scheme, self.class_names, grade)
    }

    /// A score of a million as one of a hundred.
    pub fn points(&self, ppm: u32) -> String {
        format::decimal(self.language, f64::from(ppm) / 1e4, 1)
    }

    /// Who set a grade until when, and why.
    pub fn by_hand(&self, set: &GradeOverride) -> String {
        let (language, day) = (self.language, format::day(self.language, set.until_on));
        if set.person.is_empty() {
            words::set_by_hand(language, day, &set.reason)
        } else {
            words::set_by(language, &set.person, day, &set.reason)
        }
    }

    fn set_by_hand(&self, grade: Option<GradeAt>, set: Option<&GradeOverride>, computed: Standing) -> String {
        let language = self.language;
        let said = set.map_or_else(|| words::set_and_lifted(language).to_owned(), |set| self.by_hand(set));
        if computed.grade() == grade {
            return said;
        }
        let by_rules = words::by_rules(language, standing_label(language, self.scheme, self.class_names, computed));
        [said, by_rules].join(words::join(language))
    }

    fn value(&self, measure: Measure, before: Option<i64>, after: Option<i64>) -> String {
        let shown = |value| known_value(self.language, self.currency, measure, value);
        let (name, was, now) = (measure_label(self.language, measure), shown(before), shown(after));
        if after > before { words::rose(self.language, name, was, now) } else { words::fell(self.language, name, was, now) }
    }

    fn score(&self, before_ppm: Option<u32>, after_ppm: u32, bar: Option<(GradeAt, u32)>) -> String {
        let now = self.points(after_ppm);
        let said = match before_ppm {
            Some(before) => words::score_moved(self.language, self.points(before), now),
            None => words::score_is(self.language, now),
        };
        match bar {
            Some((grade, least)) => words::with_bar(self.language, said, self.grade(grade), self.points(least)),
            None => said,
        }
    }

    fn rule(&self, before: Option<u8>, after: u8) -> String {
        let number = |rule: u8| u32::from(rule) + 1;
        match (self.condition(after), before) {
            (None, _) => words::no_rule_holds(self.language).to_owned(),
            (Some(condition), Some(before)) => words::rule_instead(self.language, number(after), condition, number(before)),
            (Some(condition), None) => words::rule_now(self.language, number(after), condition),
        }
    }

    fn operand(&self, measure: Measure, value: i64) -> String {
        indicator_value(self.language, self.currency, measure, value)
    }
}

fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| change(first) + letters.as_str()).unwrap_or_default()
}

fn capitalised(text: &str) -> String {
    with_first(text, |first| first.to_uppercase().collect())
}

fn lowered(text: &str) -> String {
    with_first(text, |first| first.to_lowercase().collect())
}
