//! Conditions as sentences, for chips.

use super::super::{
    filters::{named, text, within},
    list::CustomerList,
};
use crate::domain::{FieldId, FieldKind, indicators::Unit};
use crate::ui::{
    customers_view::{rule::Item, subject::Subject},
    pages::{own_value::own_number, setting::Setting},
    typed::written_measure,
    words::{customers, finding as words, people},
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
    let field = &list.about(Subject::of(filter));
    match filter {
        Filter::OwnText { field: own, says: Says::Is(values) } if kind(list, *own) == Some(FieldKind::YesNo) => {
            let said = |value: &String| if value == "yes" { people::yes(language) } else { people::no(language) }.to_owned();
            customers::filter_is(language, field, named(setting, &values.iter().map(said).collect::<Vec<_>>()))
        }
        Filter::OwnNumber { field: own, within: bound } => {
            let is_money = kind(list, *own) == Some(FieldKind::Money);
            let shown = |value: &i64| if is_money { setting.money(*value) } else { own_number(*value, setting) };
            within(setting, field, bound, shown, customers::filter_least, customers::filter_most)
        }
        Filter::Text { says: Says::Is(values), .. } | Filter::OwnText { says: Says::Is(values), .. } => {
            customers::filter_is(language, field, named(setting, values))
        }
        Filter::Text { says: Says::Has(values), .. } | Filter::OwnText { says: Says::Has(values), .. } => {
            words::text_has(language, field, named(setting, values))
        }
        Filter::Text { says: Says::Nothing, .. } | Filter::OwnText { says: Says::Nothing, .. } => words::text_empty(language, field),
        Filter::Text { says: Says::Something, .. } | Filter::OwnText { says: Says::Something, .. } => words::text_filled(language, field),
        Filter::Number { of, within: bound } => {
            within(setting, field, bound, |value| shown(*value, unit(*of), setting), customers::filter_least, customers::filter_most)
        }
        Filter::SinceOn(bound) | Filter::OwnDay { within: bound, .. } => {
            within(setting, field, bound, |day| setting.day(*day), customers::filter_since, customers::filter_until)
        }
        Filter::In { view, .. } => {
            let name = list.views.with(|views| views.iter().find(|kept| kept.id == *view).map(|kept| kept.name.clone()));
            name.map_or_else(|| words::in_gone(language).to_owned(), |name| words::in_view(language, name))
        }
        usual => text(usual, list),
    }
}

fn kind(list: CustomerList, field: FieldId) -> Option<FieldKind> {
    list.field(field).map(|field| field.kind)
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
