//! What the list shows of a product, and the cost that is typed in place.

use super::{Row, Setting, form::draft_of};
use crate::domain::UnitPrice;
use crate::ui::{
    format,
    parts::{Column, ColumnWidth, InlineField, InputKind},
    session::Session,
    typed::{self, NotRead},
    words::products as words,
};
use crate::workspace::{Command, questions::ProductRow};
use leptos::prelude::*;

/// The columns, the name first.
pub fn columns(setting: Setting, session: Session) -> Vec<Column<Row>> {
    let language = setting.language;
    let price = move |price: Option<UnitPrice>| format::or_unknown(price.map(|price| format::price(language, price, setting.currency)));
    vec![
        Column::new("name", words::name(language), ColumnWidth::Fill, |Row(row): &Row| row.product.name.clone()),
        Column::new("amount", words::amount(language), ColumnWidth::Medium, move |Row(row): &Row| setting.money(row.amount_minor))
            .numeric(),
        Column::new("margin", words::margin(language), ColumnWidth::Narrow, move |Row(row): &Row| margin(row, setting)).numeric(),
        Column::new("cost", words::unit_cost(language), ColumnWidth::Narrow, move |Row(row): &Row| {
            view! { <CostField row=row.clone() setting session /> }
        })
        .numeric(),
        Column::new("price", words::list_price(language), ColumnWidth::Narrow, move |Row(row): &Row| price(row.product.list_price))
            .numeric(),
        Column::new("lines", words::sold_lines(language), ColumnWidth::Narrow, move |Row(row): &Row| setting.number(row.n_sold_lines))
            .numeric(),
        Column::new("category", words::category(language), ColumnWidth::Medium, |Row(row): &Row| {
            format::or_unknown(row.category_name.clone())
        }),
        Column::new("code", words::code(language), ColumnWidth::Narrow, |Row(row): &Row| format::or_unknown(row.product.code.clone())),
    ]
}

/// The margin as a share, with the amount in its tooltip.
fn margin(row: &ProductRow, setting: Setting) -> impl IntoView + use<> {
    match (row.margin_share(), row.margin_minor()) {
        (Some(share), Some(minor)) => view! { <span title=setting.money(minor)>{setting.share(Some(share))}</span> }.into_any(),
        _ if row.n_sold_lines == 0 => format::UNKNOWN.into_any(),
        _ => view! { <span class="quiet" title=words::margin_unknown(setting.language)>{format::UNKNOWN}</span> }.into_any(),
    }
}

/// What one piece costs: typed in place, saved on leaving the field or Enter.
#[component]
fn CostField(row: ProductRow, setting: Setting, session: Session) -> impl IntoView {
    let language = setting.language;
    let name = row.product.name.clone();
    let written = row.product.unit_cost.map(|cost| typed::written_price_in(cost, setting.currency)).unwrap_or_default();
    let error = RwSignal::new(None);
    let save = move |text: String| {
        let unit_cost = match typed::unit_price(&text) {
            Ok(price) => Some(price),
            Err(NotRead::Empty) => None,
            Err(_) => return error.set(Some(words::not_a_price(language).to_owned())),
        };
        error.set(None);
        let name = &row.product.name;
        let said = match unit_cost {
            Some(cost) => words::cost_set(language, name, format::price(language, cost, setting.currency)),
            None => words::cost_removed(language, name),
        };
        let mut product = draft_of(&row);
        product.unit_cost = unit_cost;
        session.run(Command::EditProduct { id: row.product.id, product }, said);
    };
    view! {
        <InlineField
            label=words::unit_cost_of(language, name)
            value=written
            kind=InputKind::Number
            placeholder=words::cost_unknown(language)
            on_save=save
            error
        />
    }
}
