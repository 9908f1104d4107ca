//! A sensible set of policies to begin with: four levels of care, spread over the grades of a scheme, and a floor for everyone.
//!
//! The terms are a start for a small team, not a standard; each can be changed once it is there.

use crate::domain::{Currency, Duty, GradeAt, Method, Policy, Scheme};
use crate::ui::{
    pages::setting::Setting,
    words::{Language, policies as words},
};
use crate::workspace::questions::PoliciesSheet;

/// Something that is said in either language.
type Text = fn(Language) -> &'static str;

/// Terms of one level of care.
struct Level {
    contact_every_days: u16,
    discount_bp: u16,
    credit_days: u16,
    minutes_a_month: u32,
    /// In units of [`unit_minor`].
    gifts_a_year: i64,
    service_level: Text,
    gifts: Option<Text>,
    duties: &'static [(Text, Text)],
}

/// From the most care to the least.
const LEVELS: [Level; 4] = [
    Level {
        contact_every_days: 30,
        discount_bp: 500,
        credit_days: 60,
        minutes_a_month: 30,
        gifts_a_year: 100,
        service_level: words::level_1,
        gifts: Some(words::gift_1),
        duties: &[
            (words::sales, words::duty_plan),
            (words::sales, words::duty_news),
            (words::service, words::duty_first),
            (words::logistics, words::duty_ship),
            (words::finance, words::duty_terms),
        ],
    },
    Level {
        contact_every_days: 60,
        discount_bp: 300,
        credit_days: 30,
        minutes_a_month: 15,
        gifts_a_year: 30,
        service_level: words::level_2,
        gifts: Some(words::gift_2),
        duties: &[(words::sales, words::duty_news), (words::service, words::duty_first)],
    },
    Level {
        contact_every_days: 120,
        discount_bp: 100,
        credit_days: 15,
        minutes_a_month: 5,
        gifts_a_year: 0,
        service_level: words::level_3,
        gifts: None,
        duties: &[(words::sales, words::duty_keep)],
    },
    Level {
        contact_every_days: 365,
        discount_bp: 0,
        credit_days: 0,
        minutes_a_month: 1,
        gifts_a_year: 0,
        service_level: words::level_4,
        gifts: None,
        duties: &[],
    },
];

/// One unit of money of some worth, in minor units: a hundred where there are no smaller coins.
fn unit_minor(currency: Currency) -> i64 {
    if currency.decimals() == 0 { 100 } else { 10_i64.pow(currency.decimals()) }
}

/// What an hour costs to begin with, in such units.
const HOUR_COST: i64 = 60;

/// Whether the grades of a scheme stand in an order from best to last. Values of a field do not: they get the floor alone.
const fn is_ranked(scheme: &Scheme) -> bool {
    !matches!(scheme.method, Method::Field(_) | Method::Stages)
}

fn policy(scheme: &Scheme, grade: Option<GradeAt>, level: &Level, setting: Setting) -> Policy {
    let language = setting.language;
    let duty = |(department, duty): &(Text, Text)| Duty { department: department(language).to_owned(), duty: duty(language).to_owned() };
    let unit_minor = unit_minor(setting.currency);
    Policy {
        service_level: Some((level.service_level)(language).to_owned()),
        contact_every_days: Some(level.contact_every_days),
        discount_bp: level.discount_bp,
        credit_days: level.credit_days,
        gifts: level.gifts.map(|gifts| gifts(language).to_owned()),
        gifts_minor_a_year: level.gifts_a_year * unit_minor,
        minutes_a_month: level.minutes_a_month,
        hour_cost_minor: HOUR_COST * unit_minor,
        duties: level.duties.iter().map(duty).collect(),
        ..Policy::blank(scheme.id, grade)
    }
}

/// Policies for the grades, and the floor, that have none yet.
pub fn missing(sheet: &PoliciesSheet, setting: Setting) -> Vec<Policy> {
    let scheme = &sheet.scheme;
    let n_grades = sheet.rows.len().saturating_sub(1).max(1);
    let rows = sheet.rows.iter().filter(|row| row.policy.is_none());
    let fill = |grade: Option<GradeAt>| match grade {
        Some(grade) => {
            let level = usize::from(grade) * LEVELS.len() / n_grades;
            is_ranked(scheme).then(|| policy(scheme, Some(grade), &LEVELS[level.min(LEVELS.len() - 1)], setting))
        }
        None => {
            let answer = Duty { department: words::service(setting.language).into(), duty: words::duty_answer(setting.language).into() };
            Some(Policy { duties: vec![answer], ..policy(scheme, None, &LEVELS[LEVELS.len() - 1], setting) })
        }
    };
    rows.filter_map(|row| fill(row.grade)).collect()
}
