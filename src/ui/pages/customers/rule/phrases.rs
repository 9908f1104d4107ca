//! Conditions as sentences, for chips.

use super::super::{filters::text, list::CustomerList};
use crate::domain::indicators::Unit;
use crate::ui::{
    customers_view::{rule::Item, subject::Subject},
    pages::setting::Setting,
    phrases::{self, within},
    typed::written_measure,
    words::{customers, finding as words},
};
use crate::workspace::questions::{Filter, NumberOf};
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
    let field = &list.about(Subject::of(filter));
    match filter {
        Filter::Own(test) => {
            let kind = list.field(test.field).map(|field| field.kind);
            phrases::own_test(language, setting.currency, field, kind, &test.asks)
        }
        Filter::Text { says, .. } => phrases::says(language, field, says),
        Filter::Number { of, within: bound } => {
            within(language, field, bound, |value| shown(*value, unit(*of), setting), customers::filter_least, customers::filter_most)
        }
        Filter::SinceOn(bound) => within(language, field, bound, |day| setting.day(*day), customers::filter_since, customers::filter_until),
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
