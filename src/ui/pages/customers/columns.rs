//! What each column of the list shows of a customer, and the menu that chooses columns.

use super::list::CustomerList;
use crate::domain::money::divide_half_even;
use crate::domain::{CustomField, CustomerKind, Day, FieldKind};
use crate::ui::{
    customers_view::{COLUMNS, column_key, columns, live, with_column},
    device::use_language,
    format,
    pages::{
        ago::Ago,
        contact_mark::ContactMark,
        grade_marks::{ClassTag, GradeTags, RfmDigits},
        own_value::own_text,
        setting::Setting,
        stage_tag::StageTag,
        standing_tag::StandingTag,
    },
    parts::{self, Checkbox, ColumnWidth, Glyph, Icon, Masked, Menu, PersonName, Tag},
    route::Route,
    words::{Language, customers as words, grades},
};
use crate::workspace::questions::{Column, CustomerRow, Grade, NamedScheme};
use leptos::prelude::*;

/// The columns in force.
pub fn shown(list: CustomerList) -> Memo<Vec<parts::Column<CustomerRow>>> {
    let shape = Memo::new(move |_| (list.columns.get(), list.primary.get(), list.fields.get().unwrap_or_default(), list.setting.get()));
    let made = move |_: Option<&Vec<parts::Column<CustomerRow>>>| {
        let (columns, primary, fields, setting) = shape.get();
        columns.into_iter().map(|column| made(column, primary.as_ref(), &fields, setting)).collect()
    };
    Memo::new_with_compare(made, |_, _| true)
}

/// The heading of a column.
pub fn heading(language: Language, column: Column, fields: &[CustomField]) -> String {
    let field = column.own().and_then(|id| fields.iter().find(|field| field.id == id));
    field.map_or_else(|| words::column(language, column).to_owned(), |field| field.name.clone())
}

fn made(column: Column, primary: Option<&NamedScheme>, fields: &[CustomField], setting: Setting) -> parts::Column<CustomerRow> {
    use ColumnWidth::{Fill, Medium, Narrow, Wide};
    let label = heading(setting.language, column, fields);
    let key = column_key(column);
    let text =
        |width, of: fn(&CustomerRow) -> Option<&String>| parts::Column::new(key.clone(), label.clone(), width, move |row| plain(of(row)));
    let money = |of: fn(&CustomerRow) -> Option<i64>| {
        let cell = move |row: &CustomerRow| format::or_unknown(of(row).map(|minor| setting.money(minor)));
        parts::Column::new(key.clone(), label.clone(), Medium, cell).numeric()
    };
    let day = |of: fn(&CustomerRow) -> Option<Day>| {
        parts::Column::new(key.clone(), label.clone(), ColumnWidth::Day, move |row| day_cell(of(row), setting))
    };
    match column {
        Column::Name => parts::Column::new(key, label, Fill, name_cell),
        Column::SchemeGrade => {
            let named = primary.cloned();
            parts::Column::new(key, label, Narrow, move |row: &CustomerRow| scheme_grade_cell(row, named.as_ref()))
        }
        Column::Segment => parts::Column::new(key, label, Wide, |row: &CustomerRow| view! { <GradeTags grade=row.grade /> }),
        Column::Stage => parts::Column::new(key, label, Medium, |row: &CustomerRow| view! { <StageTag stage=row.stage /> }),
        Column::Abc => {
            parts::Column::new(key, label, Narrow, |row: &CustomerRow| graded(row, |_, class| view! { <ClassTag class /> }.into_any()))
        }
        Column::Rfm => {
            parts::Column::new(key, label, Narrow, |row: &CustomerRow| graded(row, |rfm, _| view! { <RfmDigits rfm /> }.into_any()))
        }
        Column::Amount => money(|row| Some(row.amount_minor)),
        Column::Average => money(average_minor),
        Column::Returned => money(|row| Some(row.returned_minor)),
        Column::NPurchases => parts::Column::new(key, label, Narrow, move |row: &CustomerRow| setting.number(row.n_purchases)).numeric(),
        Column::LastPurchase => day(|row| row.last_purchase_on),
        Column::FirstPurchase => day(|row| row.first_purchase_on),
        Column::Kind => parts::Column::new(key, label, Narrow, move |row: &CustomerRow| grades::customer_kind(setting.language, row.kind)),
        Column::Tags => parts::Column::new(key, label, Wide, tags_cell),
        Column::Phone => parts::Column::new(key, label, Wide, |row: &CustomerRow| masked(row.phone.as_ref(), format::mask_phone)),
        Column::Email => parts::Column::new(key, label, Wide, |row: &CustomerRow| masked(row.email.as_ref(), format::mask_email)),
        Column::PredictedValue => money(|row| row.predicted_value_minor),
        Column::AtStake => money(|row| row.at_stake_minor),
        Column::ExpectedPurchases => {
            let shown = move |milli: i64| format::decimal(setting.language, milli as f64 / 1e3, 1);
            parts::Column::new(key, label, Narrow, move |row: &CustomerRow| format::or_unknown(row.expected_purchases_milli.map(shown)))
                .numeric()
        }
        Column::Code => text(Medium, |row| row.code.as_ref()),
        Column::Region => text(Medium, |row| row.region.as_ref()),
        Column::Industry => text(Medium, |row| row.industry.as_ref()),
        Column::Source => text(Medium, |row| row.source.as_ref()),
        Column::Owner => text(Medium, |row| row.owner.as_ref()),
        Column::Own(id) => {
            let kind = fields.iter().find(|field| field.id == id).map_or(FieldKind::Text, |field| field.kind);
            let width = match kind {
                FieldKind::Text | FieldKind::MultiChoice => Wide,
                FieldKind::Money | FieldKind::Date | FieldKind::Choice => Medium,
                FieldKind::Number | FieldKind::YesNo => Narrow,
            };
            let cell = move |row: &CustomerRow| plain(row.own(id).map(|content| own_text(content, setting)).as_ref());
            let made = parts::Column::new(key, label, width, cell);
            if matches!(kind, FieldKind::Number | FieldKind::Money) { made.numeric() } else { made }
        }
    }
}

/// The mean of a customer's purchases, rounded half to even; unknown without any.
pub fn average_minor(row: &CustomerRow) -> Option<i64> {
    let mean = (row.n_purchases > 0).then(|| divide_half_even(row.amount_minor.into(), row.n_purchases.into()))?;
    i64::try_from(mean).ok()
}

fn unknown() -> AnyView {
    view! { <span class="quiet">{format::UNKNOWN}</span> }.into_any()
}

fn scheme_grade_cell(row: &CustomerRow, named: Option<&NamedScheme>) -> AnyView {
    match named.zip(row.place) {
        Some((named, (standing, settled))) => {
            view! { <StandingTag scheme=named.scheme.clone() class_names=named.class_names.clone() standing settled /> }.into_any()
        }
        None => unknown(),
    }
}

fn plain(text: Option<&String>) -> AnyView {
    match text {
        Some(text) => view! { <span title=text.clone()>{text.clone()}</span> }.into_any(),
        None => unknown(),
    }
}

fn day_cell(day: Option<Day>, setting: Setting) -> AnyView {
    match day {
        Some(day) => view! { <Ago day setting /> }.into_any(),
        None => unknown(),
    }
}

fn masked(value: Option<&String>, mask: fn(&str) -> String) -> AnyView {
    match value {
        Some(value) => view! { <Masked value=value.clone() mask /> }.into_any(),
        None => unknown(),
    }
}

fn graded(row: &CustomerRow, show: fn([u8; 3], crate::scoring::abc::AbcClass) -> AnyView) -> AnyView {
    match row.grade {
        Grade::Graded { abc, rfm, .. } => show(rfm, abc),
        Grade::NotGraded(_) => unknown(),
    }
}

fn name_cell(row: &CustomerRow) -> AnyView {
    let language = use_language();
    let kind = match row.kind {
        CustomerKind::Company => Some(Glyph::Building),
        CustomerKind::Person => Some(Glyph::Person),
        CustomerKind::Unknown => None,
    };
    let kind = kind.map(|glyph| view! { <span class="quiet" title=grades::customer_kind(language, row.kind)><Icon glyph label=grades::customer_kind(language, row.kind) /></span> });
    view! {
        <span class="name-cell">
            <PersonName name=row.name.clone() kind=row.kind href=Route::Customer(row.id).to_string() />
            {kind}
            <ContactMark withheld=row.withheld />
        </span>
    }
    .into_any()
}

fn tags_cell(row: &CustomerRow) -> AnyView {
    if row.tags.is_empty() {
        return unknown();
    }
    let title = words::listed(use_language(), &row.tags);
    let tags = row.tags.clone().into_iter().map(|tag| view! { <Tag>{tag}</Tag> }).collect_view();
    view! { <span class="grade-tags" title=title>{tags}</span> }.into_any()
}

/// Which columns are shown; the name always is.
#[component]
pub fn ColumnsMenu(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let own = move || {
        let named = |fields: &Vec<CustomField>| live(fields).map(|field| (field.id, field.name.clone())).collect::<Vec<_>>();
        list.fields.with(|fields| fields.as_ref().map(named).unwrap_or_default())
    };
    view! {
        <Menu label=words::columns(language) icon=Glyph::Columns>
            <div class="menu-checks" role="group" aria-label=words::columns(language)>
                {COLUMNS.into_iter().filter(|column| *column != Column::Name).map(|column| {
                    view! { <ColumnBox list column label=words::column(language, column).to_owned() /> }
                }).collect_view()}
                <For each=own key=Clone::clone let:field>
                    <ColumnBox list column=Column::Own(field.0) label=field.1 />
                </For>
            </div>
        </Menu>
    }
}

#[component]
fn ColumnBox(list: CustomerList, column: Column, label: String) -> impl IntoView {
    let is_shown = Memo::new(move |_| list.view.with(|view| columns(view).contains(&column)));
    let show = move |is_shown| list.show(list.view.with_untracked(|view| with_column(view, column, is_shown)));
    view! { <Checkbox label checked=is_shown on_change=show /> }
}
