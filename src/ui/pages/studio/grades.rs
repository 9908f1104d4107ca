//! The grades: names, what to do with each, for how long one is kept, and which share is aimed at.

use super::{
    draft::{Draft, Place},
    fields::{FlawNote, whole_number},
};
use crate::domain::{Scheme, schemes::SchemeGrade};
use crate::ui::{
    parts::{Button, ButtonKind, Card, ControlSize, Glyph, InlineField, InputKind, Reason, Why},
    scheme_draft::{add_grade, remove_grade},
    schemes_view::grade_series,
    words::{parts, studio as words},
};
use leptos::prelude::*;

/// The most runs that a grade may be kept for.
const MOST_GRACE: u32 = 12;

#[component]
pub fn Grades(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let n_grades = draft.n_grades();
    let add = move || draft.change(|scheme| add_grade(scheme, words::new_grade(language, scheme.grades.len() + 1)));
    let is_full = Signal::derive(move || n_grades.get() >= Scheme::MAX_GRADES);
    let grace = Reason { formula: words::grace_why(language).to_owned(), ..Reason::default() };
    let actions = move || {
        view! { <Button size=ControlSize::Small icon=Glyph::Plus disabled=is_full on_press=add attr:data-action="add-grade">{words::add_grade(language)}</Button> }
    };
    view! {
        <Card title=words::grades(language) actions>
            <FlawNote draft place=Place::Grades />
            <div class="table-overflow">
                <table class="table-plain studio-grades">
                    <thead>
                        <tr>
                            <th scope="col">{words::grade(language)}</th>
                            <th scope="col">{words::measure(language)}</th>
                            <th scope="col" class="numeric nowrap">
                                {words::grace(language)} <Why figure=words::grace(language) reason=Signal::stored(grace) />
                            </th>
                            <th scope="col" class="numeric nowrap">{words::target(language)}</th>
                            <th scope="col"><span class="visually-hidden">{parts::actions(language)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{move || (0..n_grades.get()).map(|at| view! { <GradeRow draft at /> }).collect_view()}</tbody>
                </table>
            </div>
        </Card>
    }
}

#[component]
fn GradeRow(draft: Draft, at: usize) -> impl IntoView {
    let language = draft.setting.language;
    let n_grades = draft.n_grades();
    let change = move |change: &dyn Fn(&mut SchemeGrade)| {
        draft.change(|scheme| {
            if let Some(grade) = scheme.grades.get_mut(at) {
                change(grade);
            }
        });
    };
    let read = move |part: fn(&SchemeGrade) -> String| draft.read(move |scheme| scheme.grades.get(at).map(part).unwrap_or_default());
    let wrong = RwSignal::new(None::<String>);
    let rename = move |name: String| {
        wrong.set(name.is_empty().then(|| words::name_missing(language).to_owned()));
        if !name.is_empty() {
            change(&|grade| grade.name.clone_from(&name));
        }
    };
    let describe = move |text: String| change(&|grade| grade.measure = Some(text.clone()).filter(|text| !text.is_empty()));
    let wrong_grace = RwSignal::new(None);
    let set_grace = move |text: String| match whole_number(language, &text, 0, MOST_GRACE) {
        Ok(n) => {
            wrong_grace.set(None);
            change(&|grade| grade.grace_runs = u8::try_from(n).unwrap_or_default());
        }
        Err(what) => wrong_grace.set(Some(what)),
    };
    let wrong_target = RwSignal::new(None);
    let set_target = move |text: String| {
        let read = if text.is_empty() { Ok(None) } else { whole_number(language, &text, 0, 100).map(Some) };
        match read {
            Ok(percent) => {
                wrong_target.set(None);
                change(&|grade| grade.target_percent = percent.and_then(|percent| u8::try_from(percent).ok()));
            }
            Err(what) => wrong_target.set(Some(what)),
        }
    };
    let label = move |text: fn(crate::ui::words::Language, String) -> String| TextProp::from(move || text(language, draft.grade_name(at)));
    let target = |grade: &SchemeGrade| grade.target_percent.map_or_else(String::new, |percent| percent.to_string());
    let series = grade_series(u8::try_from(at).unwrap_or_default());
    view! {
        <tr>
            <th scope="row">
                <span class=format!("grade-name chart-key series-{series}")>
                    <InlineField label=words::grade_name(language, at + 1) value=read(|grade| grade.name.clone()) on_save=rename error=wrong />
                </span>
            </th>
            <td>
                <InlineField
                    label=label(words::measure_of)
                    value=read(|grade| grade.measure.clone().unwrap_or_default())
                    placeholder=words::measure_hint(language)
                    on_save=describe
                />
            </td>
            <td class="numeric">
                <InlineField label=label(words::grace_of) kind=InputKind::Number value=read(|grade| grade.grace_runs.to_string()) on_save=set_grace error=wrong_grace />
            </td>
            <td class="numeric">
                <InlineField label=label(words::target_of) kind=InputKind::Number value=read(target) placeholder="–" on_save=set_target error=wrong_target />
            </td>
            <td>
                <Button
                    kind=ButtonKind::Ghost
                    size=ControlSize::Small
                    icon=Glyph::Close
                    label=label(words::remove_grade)
                    disabled=Signal::derive(move || n_grades.get() < 2)
                    on_press=move || draft.change(|scheme| remove_grade(scheme, at))
                />
            </td>
        </tr>
    }
}
