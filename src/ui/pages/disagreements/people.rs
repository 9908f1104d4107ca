//! The customers of a cell, or those whom the two schemes put furthest apart.

use crate::domain::{GradeAt, Standing};
use crate::ui::{
    format,
    pages::{person_link::PersonLink, setting::Setting, standing_tag::StandingTag},
    parts::{Card, FilterChip, Heading, PlainTable},
    route::Route,
    schemes_view::grade_label,
    words::runs as words,
};
use crate::workspace::questions::{DisagreementRow, DisagreementSheet};
use leptos::prelude::*;

/// The card of customers.
pub fn people(sheet: DisagreementSheet, cell: RwSignal<Option<(GradeAt, GradeAt)>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let chosen = cell.get().map(|(one, other)| {
        let one = grade_label(language, &sheet.one, &sheet.one_classes, one);
        words::in_cell(language, one, grade_label(language, &sheet.other, &sheet.other_classes, other))
    });
    let n_rows = setting.number(sheet.n_rows);
    let title = match &chosen {
        Some(_) => words::n_customers(language, n_rows),
        None => words::far_apart(language, n_rows),
    };
    let chip = chosen.map(|text| view! { <div class="row"><FilterChip text on_remove=move || cell.set(None) /></div> });
    let rows = sheet.rows.iter().map(|person| row(person, &sheet, setting)).collect_view();
    let headings = vec![
        Heading::new(words::customer(language)),
        Heading::new(sheet.one.name.clone()),
        Heading::new(sheet.other.name.clone()),
        Heading::number(words::amount(language)),
        Heading::wide_number(words::profit(language)),
        Heading::wide_number(words::purchases(language)),
    ];
    let content = if sheet.rows.is_empty() {
        view! { <p class="soft">{words::no_moves(language)}</p> }.into_any()
    } else {
        view! { <PlainTable class="people" headings>{rows}</PlainTable> }.into_any()
    };
    view! { <Card title>{chip}{content}</Card> }
}

fn row(person: &DisagreementRow, sheet: &DisagreementSheet, setting: Setting) -> impl IntoView + use<> {
    let one = (sheet.one.clone(), sheet.one_classes.clone(), person.one);
    let other = (sheet.other.clone(), sheet.other_classes.clone(), person.other);
    let tags = [one, other].map(|(scheme, class_names, grade)| {
        view! { <td><StandingTag scheme class_names standing=Standing::Graded(grade) /></td> }
    });
    view! {
        <tr>
            <th scope="row"><PersonLink to=Route::Customer(person.customer) name=person.name.clone() /></th>
            {tags.into_iter().collect_view()}
            <td class="numeric">{setting.money(person.amount_minor)}</td>
            <td class="numeric wide-only">{format::or_unknown(person.profit_minor.map(|minor| setting.money(minor)))}</td>
            <td class="numeric wide-only">{setting.number(person.n_purchases)}</td>
        </tr>
    }
}
