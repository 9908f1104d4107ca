//! Whom a policy says to contact: overdue first, with what they are worth, and the way to write the contact down.

use crate::ui::{
    format,
    pages::{ago::Ago, interaction_form::InteractionErrand, person_link::PersonLink, setting::Setting},
    parts::{Button, Card, ControlSize, Glyph, Heading, LinkButton, PlainTable, Tag, Tone},
    route::Route,
    schemes_view::{GradeTag, grade_label},
    words::{interactions, policies, today as words},
};
use crate::workspace::questions::{DueRow, DueSheet};
use leptos::prelude::*;

/// Nothing while no grade is owed anything.
pub fn card(sheet: DueSheet, errand: RwSignal<Option<InteractionErrand>>, setting: Setting) -> Option<AnyView> {
    let language = setting.language;
    let scheme = sheet.scheme.filter(|_| sheet.has_policies)?;
    let actions = move || {
        view! { <LinkButton size=ControlSize::Small href=Route::Policies(None).to_string()>{words::owed_policies(language)}</LinkButton> }
    };
    let n = sheet.n_overdue + sheet.n_due;
    if n == 0 {
        return Some(
            view! { <Card title=words::owed_none_title(language) actions><p class="soft">{words::owed_none(language)}</p></Card> }
                .into_any(),
        );
    }
    let title = words::owed_title(language, setting.number(n));
    let n_shown = sheet.rows.len();
    let rest = (n as usize).saturating_sub(n_shown);
    let row = |row: DueRow| {
        let label = row.grade.map(|grade| grade_label(language, &scheme, &sheet.class_names, grade));
        owed_row(row, label, errand, setting)
    };
    let rows = sheet.rows.iter().cloned().map(row).collect_view();
    let card = view! {
        <Card title actions>
            <p class="soft">{words::owed_text(language, setting.number(sheet.n_overdue))}</p>
            <PlainTable
                class="people owed"
                headings=vec![
                    Heading::new(words::customer(language)),
                    Heading::wide(words::owed_rhythm(language)),
                    Heading::wide(words::owed_last(language)),
                    Heading::wide_number(words::amount(language)),
                    Heading::new(words::owed_due(language)),
                    Heading::unseen(interactions::write(language)),
                ]
            >
                {rows}
            </PlainTable>
            {(rest > 0).then(|| view! { <p class="quiet small">{words::owed_more(language, setting.number(rest))}</p> })}
        </Card>
    };
    Some(view! { <div class="chart-wide">{card}</div> }.into_any())
}

fn owed_row(row: DueRow, label: Option<String>, errand: RwSignal<Option<InteractionErrand>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let (tone, text) = match row.overdue_days {
        1.. => (Tone::Bad, interactions::overdue(language, setting.number(row.overdue_days))),
        0 => (Tone::Warn, interactions::due_today(language).to_owned()),
        _ => (Tone::Ok, interactions::kept(language).to_owned()),
    };
    let last = row.last_contact_on.map_or_else(|| format::UNKNOWN.into_any(), |day| view! { <Ago day setting /> }.into_any());
    let subject = InteractionErrand::with(row.customer, row.name.clone(), row.owner.clone(), setting.today);
    let spoken = interactions::write_to(language, &row.name);
    view! {
        <tr>
            <th scope="row">
                <span class="name-cell">
                    <PersonLink to=Route::Customer(row.customer) name=row.name />
                    {label.map(|label| view! { <GradeTag grade=row.grade label /> })}
                </span>
            </th>
            <td class="wide-only">{policies::every(language, setting.number(row.every_days))}</td>
            <td class="quiet wide-only">{last}</td>
            <td class="numeric wide-only">{setting.money(row.amount_minor)}</td>
            <td><Tag tone>{text}</Tag></td>
            <td class="numeric">
                <Button size=ControlSize::Small icon=Glyph::Pencil label=spoken on_press=move || errand.set(Some(subject.clone()))>
                    <span class="wide-only">{interactions::write_short(language)}</span>
                </Button>
            </td>
        </tr>
    }
}
