//! Who gets much more, and who much less, than the policies grant.

use crate::ui::{
    pages::{contact_mark::ContactMark, person_link::PersonLink, setting::Setting},
    parts::{Card, Heading, PlainTable, Reason, Tag, Tone, Why},
    route::Route,
    schemes_view::GradeTag,
    words::{interactions, policies as words},
};
use crate::workspace::questions::{AttentionRow, AttentionSheet};
use leptos::prelude::*;

/// Two lists side by side, or that nothing was written down.
pub fn cards(sheet: AttentionSheet, names: &[String], setting: Setting) -> AnyView {
    let language = setting.language;
    if sheet.n_interactions == 0 {
        return view! { <Card title=words::attention(language)><p class="soft">{words::attention_none(language)}</p></Card> }.into_any();
    }
    let title = words::attention_title(language, setting.number(sheet.n_over), setting.number(sheet.n_under));
    let reason = Reason {
        formula: interactions::served_why(language).to_owned(),
        inputs: vec![
            (words::over(language).to_owned(), setting.number(sheet.n_over)),
            (words::under(language).to_owned(), setting.number(sheet.n_under)),
            (interactions::as_granted(language).to_owned(), setting.number(sheet.n_as_granted)),
        ],
        n_cases: Some(setting.number(sheet.n_interactions)),
        period: Some(setting.period((sheet.from, sheet.to))),
    };
    let actions = move || view! { <Why figure=words::attention(language) reason=reason.clone() /> };
    let period = words::attention_period(language, setting.day(sheet.from), setting.day(sheet.to));
    let over = list(sheet.over, Tone::Warn, words::over(language), words::over_none(language), names, setting);
    let under = list(sheet.under, Tone::Bad, words::under(language), words::under_none(language), names, setting);
    view! {
        <Card title actions>
            <p class="soft">{period}</p>
            <div class="panels">
                {over}
                {under}
            </div>
        </Card>
    }
    .into_any()
}

fn list(
    rows: Vec<AttentionRow>,
    tone: Tone,
    title: &'static str,
    none: &'static str,
    names: &[String],
    setting: Setting,
) -> impl IntoView + use<> {
    let language = setting.language;
    let is_empty = rows.is_empty();
    let row = |row: AttentionRow| {
        let grade = row.grade.and_then(|grade| Some((grade, names.get(usize::from(grade))?.clone())));
        let grade = grade.map(|(grade, label)| view! { <GradeTag grade=Some(grade) label /> });
        let minutes = words::spent_of(language, setting.number(row.minutes), setting.number(row.granted_minutes));
        let cost = words::spent_of(language, setting.money_short(row.cost_minor), setting.money_short(row.granted_cost_minor));
        view! {
            <tr>
                <th scope="row"><PersonLink to=Route::Customer(row.customer) name=row.name /><ContactMark withheld=row.withheld /></th>
                <td class="wide-only">{grade}</td>
                <td class="numeric">{minutes}</td>
                <td class="numeric wide-only">{cost}</td>
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    let table = move || {
        view! {
            <PlainTable
                class="people"
                headings=vec![
                    Heading::new(words::customer(language)),
                    Heading::wide(words::grade(language)),
                    Heading::number(words::minutes(language)),
                    Heading::wide_number(words::cost(language)),
                ]
            >
                {rows}
            </PlainTable>
        }
    };
    let content = if is_empty { view! { <p class="soft">{none}</p> }.into_any() } else { table().into_any() };
    view! { <div class="stack"><h3><Tag tone>{title}</Tag></h3>{content}</div> }
}
