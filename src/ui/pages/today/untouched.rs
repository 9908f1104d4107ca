//! Valuable customers whom nobody has touched for too long, the most valuable first, each with why it stands here.

use super::{
    people::withheld,
    to_do::{Errands, Whom, contact_tools},
};
use crate::domain::Task;
use crate::ui::{
    pages::{grade_tag::customers, setting::Setting},
    parts::{Card, ControlSize, Glyph, Icon, LinkButton, Reason, Why, seen_name},
    route::Route,
    schemes_view::GradeTag,
    words::{tasks, today as words},
};
use crate::workspace::questions::{Filter, USUAL_LIMIT_DAYS, UntouchedRow, UntouchedSheet};
use leptos::prelude::*;

/// The first of them, and the way to all.
pub fn card(sheet: &UntouchedSheet, errands: Errands, setting: Setting) -> AnyView {
    let language = setting.language;
    let left_out = withheld(sheet.n_withheld, setting);
    if sheet.n_untouched == 0 {
        let text = view! { <p class="soft">{words::untouched_none(language)}</p> };
        return view! { <Card title=words::untouched_none_title(language)>{text}{left_out}</Card> }.into_any();
    }
    let all = customers([Filter::Untouched, Filter::MayContact(true)]).to_string();
    let n_untouched = setting.number(sheet.n_untouched);
    let see_all = words::drifting_all(language, &n_untouched);
    let actions = move || {
        let see_all = see_all.clone();
        view! { <LinkButton size=ControlSize::Small href=all.clone() attr:data-action="all-untouched">{see_all}</LinkButton> }
    };
    let meaning = Reason {
        formula: words::untouched_why(language, setting.number(USUAL_LIMIT_DAYS)),
        n_cases: Some(n_untouched.clone()),
        period: Some(setting.day(sheet.on)),
        ..Reason::default()
    };
    let said = words::untouched_text(language, setting.money_short(sheet.amount_minor));
    let items = sheet.rows.iter().map(|row| item(row, errands, setting)).collect_view();
    view! {
        <Card title=words::untouched_title(language, n_untouched) actions>
            <p class="row soft">
                <span>{said}</span>
                <Why figure=words::untouched_figure(language) reason=meaning />
            </p>
            <ul class="task-list">{items}</ul>
            {left_out}
        </Card>
    }
    .into_any()
}

fn item(row: &UntouchedRow, errands: Errands, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let customer = &row.customer;
    let (days, limit) = (setting.number(row.untouched_days), setting.number(row.limit_days));
    let reason =
        if row.is_by_policy { words::untouched_by_policy(language, days, limit) } else { words::untouched_by_usual(language, days, limit) };
    let worth = tasks::why_brought(language, setting.money_short(customer.amount_minor));
    let note = [reason, worth].join(tasks::clause(language)) + tasks::full_stop(language);
    let grade = customer.place.and_then(|(standing, _)| standing.grade());
    let later = Task { title: tasks::contact_owed(language, &customer.name), ..Task::due(setting.today.plus_days(1)) };
    view! {
        <li class="task" data-untouched=customer.id.to_string()>
            <span class="timeline-mark"><Icon glyph=Glyph::Clock /></span>
            <div class="task-body">
                <div class="row">
                    <a class="task-title" href=Route::Customer(customer.id).to_string()>{seen_name(customer.name.clone(), customer.kind)}</a>
                    {row.grade.clone().map(|label| view! { <GradeTag grade label /> })}
                </div>
                <p class="task-note">{note}</p>
            </div>
            {contact_tools(&Whom::of(customer), later, errands, setting)}
        </li>
    }
}
