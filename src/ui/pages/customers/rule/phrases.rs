//! Conditions as sentences, for chips.

use super::super::{
    filters::{named, text, within},
    list::CustomerList,
};
use crate::domain::indicators::Unit;
use crate::ui::{
    customers_view::{rule::Item, subject::Subject},
    pages::setting::Setting,
    typed::written_measure,
    words::{customers, finding as words},
};
use crate::workspace::questions::{Filter, NumberOf, Says};
use leptos::prelude::*;

/// A condition or a group as a sentence.
pub fn sentence(item: &Item, list: CustomerList) -> String {
    let said = |condition: &crate::ui::customers_view::rule::Condition| condition.filter().map(|filter| phrase(&filter, list));
    match item {
        Item::Condition(condition) => said(condition).unwrap_or_default(),
        Item::Group(by, conditions) => {
            let phrases: Vec<String> = conditions.iter().filter_map(said).collect();
            words::group(list.setting.get().language, *by, &phrases)
        }
    }
}

fn phrase(filter: &Filter, list: CustomerList) -> String {
    let setting = list.setting.get();
    let language = setting.language;
    let field = words::subject(language, Subject::of(filter));
    match filter {
        Filter::Text { says: Says::Is(values), .. } => customers::filter_is(language, field, named(setting, values)),
        Filter::Text { says: Says::Has(values), .. } => words::text_has(language, field, named(setting, values)),
        Filter::Text { says: Says::Nothing, .. } => words::text_empty(language, field),
        Filter::Text { says: Says::Something, .. } => words::text_filled(language, field),
        Filter::Number { of, within: bound } => {
            within(setting, field, bound, |value| shown(*value, unit(*of), setting), customers::filter_least, customers::filter_most)
        }
        Filter::SinceOn(bound) => within(setting, field, bound, |day| setting.day(*day), customers::filter_since, customers::filter_until),
        Filter::In { view, .. } => {
            let name = list.views.with(|views| views.iter().find(|kept| kept.id == *view).map(|kept| kept.name.clone()));
            name.map_or_else(|| words::in_gone(language).to_owned(), |name| words::in_view(language, name))
        }
        usual => text(usual, list),
    }
}

/// What a figure counts in.
pub const fn unit(of: NumberOf) -> Unit {
    match of {
        NumberOf::Figure(indicator) => indicator.unit(),
        NumberOf::Returned | NumberOf::AtStake => Unit::Money,
        NumberOf::RecencyScore | NumberOf::FrequencyScore | NumberOf::MonetaryScore => Unit::Count,
    }
}

fn shown(value: i64, unit: Unit, setting: Setting) -> String {
    let written = written_measure(value, unit, setting.currency);
    match unit {
        Unit::Money => setting.money(value),
        Unit::Count | Unit::Days => setting.number(value),
        Unit::Share => format!("{written}%"),
        Unit::Points => written,
    }
}
