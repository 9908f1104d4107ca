//! The filter by a grade of any scheme: one grade at a time, below the name of its scheme.

use super::list::CustomerList;
use crate::domain::GradeAt;
use crate::ui::{
    customers_view::{Field, filter, scheme_grade_key, with, without},
    device::use_language,
    pages::answer::answered,
    parts::Checkbox,
    schemes_view::grade_label,
    session::use_session,
    words::{customers as words, grades},
};
use crate::workspace::questions::{AskSchemes, Filter, SchemeRow};
use leptos::prelude::*;

/// Every scheme with its grades and how many are in each.
#[component]
pub fn SchemeGrades(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let answer = use_session().live(|| AskSchemes);
    move || {
        answered(answer.get(), |sheet| match sheet.rows.is_empty() {
            true => view! { <p class="quiet filter-note">{words::no_schemes(language)}</p> }.into_any(),
            false => sheet.rows.into_iter().map(|row| view! { <GradesOf list row /> }).collect_view().into_any(),
        })
    }
}

#[component]
fn GradesOf(list: CustomerList, row: SchemeRow) -> impl IntoView {
    let language = use_language();
    let SchemeRow { scheme, class_names, layers, n_not_graded, .. } = row;
    let id = scheme.id;
    let own = |(at, layer): (GradeAt, &crate::scoring::pyramid::Layer)| {
        (Some(at), grade_label(language, &scheme, &class_names, at), layer.n_customers)
    };
    let mut choices: Vec<(Option<GradeAt>, String, u32)> = (0..).zip(&layers).map(own).collect();
    choices.push((None, grades::not_graded(language).to_owned(), n_not_graded));
    let boxes = choices.into_iter().map(move |(grade, name, n_customers)| {
        let key = scheme_grade_key(id, grade);
        let is_on = Memo::new(move |_| {
            let shown = list.view.with(|view| filter(view, Field::SchemeGrade));
            matches!(shown, Some(Filter::SchemeGrade { scheme, grade }) if scheme_grade_key(scheme, grade) == key)
        });
        let choose = move |is_on: bool| {
            let own = Filter::SchemeGrade { scheme: id, grade };
            list.show(list.view.with_untracked(|view| if is_on { with(view, &own) } else { without(view, Field::SchemeGrade) }));
        };
        let label = move || format!("{name} ({})", list.setting.get().number(n_customers));
        view! { <Checkbox label checked=is_on on_change=choose /> }
    });
    let heading = scheme.name.clone();
    view! {
        <p class="menu-heading">{heading.clone()}</p>
        <div class="menu-checks" role="group" aria-label=heading>{boxes.collect_view()}</div>
    }
}
