//! The card of one grade: what it is owed, what that costs and brings, and whether it is kept.

use super::{Edited, called};
use crate::domain::Policy;
use crate::ui::{
    format,
    pages::setting::Setting,
    parts::{Button, ButtonKind, Card, ControlSize, Fact, Facts, Glyph, Reason, Tag, Tone, Why},
    route::Route,
    schemes_view::grade_series,
    typed,
    words::policies as words,
};
use crate::workspace::questions::{PoliciesSheet, PolicyRow};
use leptos::prelude::*;

/// The card of one grade, or of the floor.
pub fn card(sheet: &PoliciesSheet, row: &PolicyRow, edited: RwSignal<Option<Edited>>, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let title = called(language, sheet, row.grade);
    let policy = row.policy.clone().unwrap_or_else(|| Policy::blank(sheet.scheme.id, row.grade));
    let subject = Edited { policy, called: title.clone() };
    let (text, icon) = if row.policy.is_some() { (words::edit(language), Glyph::Pencil) } else { (words::set(language), Glyph::Plus) };
    let spoken = words::edit_of(language, &title);
    let actions = move || {
        let subject = subject.clone();
        view! {
            <Button size=ControlSize::Small kind=ButtonKind::Secondary icon label=spoken.clone() on_press=move || edited.set(Some(subject.clone()))>
                {text}
            </Button>
        }
    };
    let terms = row.policy.as_ref().map_or_else(|| none(row, setting).into_any(), |policy| terms(policy, row, setting).into_any());
    let (figures, kept) = (figures(row, setting), kept(row, setting));
    let mark = row.grade.map_or_else(|| "series-8".to_owned(), |grade| format!("series-{}", grade_series(grade)));
    view! {
        <div class=format!("policy-card {mark}")>
            <Card title actions>
                {terms}
                {figures}
                {kept}
            </Card>
        </div>
    }
}

fn none(row: &PolicyRow, setting: Setting) -> impl IntoView + use<> {
    let text = if row.grade.is_some() { words::no_own(setting.language) } else { words::nothing(setting.language) };
    view! { <p class="soft">{text}</p> }
}

fn terms(policy: &Policy, row: &PolicyRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let days = |days: u16| words::n_days(language, setting.number(days));
    let gifts = policy.gifts.clone();
    let gifts_cost = (policy.gifts_minor_a_year > 0).then(|| words::a_year(language, setting.money(policy.gifts_minor_a_year)));
    let gifts = [gifts, gifts_cost].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let time = words::time_at(language, setting.number(policy.minutes_a_month), setting.money(policy.hour_cost_minor));
    let facts = [
        (words::service_level(language), policy.service_level.clone()),
        (words::contact(language), policy.contact_every_days.map(|days| words::every(language, setting.number(days)))),
        (words::discount(language), (policy.discount_bp > 0).then(|| format!("{}%", typed::written_percent(policy.discount_bp)))),
        (words::credit(language), (policy.credit_days > 0).then(|| days(policy.credit_days))),
        (words::owner(language), policy.owner.clone()),
        (words::gifts(language), (!gifts.is_empty()).then_some(gifts)),
        (words::time(language), (policy.minutes_a_month > 0).then_some(time)),
    ];
    let facts = facts.into_iter().filter_map(|(label, text)| text.map(|text| view! { <Fact label>{text}</Fact> })).collect_view();
    let duties = policy.duties.iter().map(|duty| {
        let department = (!duty.department.is_empty()).then(|| view! { <strong>{duty.department.clone()}</strong> " " });
        view! { <li>{department}{duty.duty.clone()}</li> }
    });
    let duties = duties.collect_view();
    view! {
        {row.grade.is_none().then(|| view! { <p class="soft small">{words::floor_means(language)}</p> })}
        <Facts>{facts}</Facts>
        {(!policy.duties.is_empty()).then(|| view! {
            <details class="policy-duties">
                <summary>{words::duties(language)} " " <span class="quiet">{setting.number(policy.duties.len())}</span></summary>
                <ul>{duties}</ul>
            </details>
        })}
    }
}

fn figures(row: &PolicyRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let money = |minor: Option<i64>| format::or_unknown(minor.map(|minor| setting.money_short(minor)));
    let back = super::totals::attention_return(row.year_profit_minor, row.year_cost_minor);
    let why = |formula: &'static str| Reason {
        formula: formula.to_owned(),
        inputs: vec![
            (words::customers(language).to_owned(), setting.number(row.layer.n_customers)),
            (words::year_revenue(language).to_owned(), setting.money(row.year_revenue_minor)),
            (words::year_profit(language).to_owned(), format::or_unknown(row.year_profit_minor.map(|minor| setting.money(minor)))),
            (words::year_cost(language).to_owned(), format::or_unknown(row.year_cost_minor.map(|minor| setting.money(minor)))),
        ],
        ..Reason::default()
    };
    let figures = [
        (words::customers(language), setting.number(row.layer.n_customers), None),
        (words::year_revenue(language), setting.money_short(row.year_revenue_minor), None),
        (words::year_cost(language), money(row.year_cost_minor), Some(why(words::year_cost_why(language)))),
        (words::attention_return(language), super::totals::times(back, setting), Some(why(words::attention_return_why(language)))),
    ];
    let figure = |(label, value, why): (&'static str, String, Option<Reason>)| {
        view! {
            <div class="policy-figure">
                <dt>{label}{why.map(|reason| view! { <Why figure=label reason /> })}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! { <dl class="policy-figures">{figures.into_iter().map(figure).collect_view()}</dl> }
}

fn kept(row: &PolicyRow, setting: Setting) -> Option<impl IntoView + use<>> {
    let language = setting.language;
    let all = row.n_due + row.n_overdue + row.n_kept;
    let tags = [
        (row.n_overdue, Tone::Bad, words::n_overdue(language, setting.number(row.n_overdue))),
        (row.n_due, Tone::Warn, words::n_due(language, setting.number(row.n_due))),
        (row.n_kept, Tone::Ok, words::n_kept(language, setting.number(row.n_kept))),
    ];
    let tags = tags.into_iter().filter(|(n, ..)| *n > 0).map(|(_, tone, text)| view! { <Tag tone>{text}</Tag> }).collect_view();
    (all > 0).then(|| {
        view! {
            <a class="policy-kept" href=Route::Today.to_string()>
                <span class="quiet small">{words::contacts(language)}</span>
                <span class="tag-row">{tags}</span>
            </a>
        }
    })
}
