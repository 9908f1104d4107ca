//! Each owner's share of the work.

use super::{Edited, forms, me::Me};
use crate::ui::{
    format,
    pages::setting::Setting,
    parts::{Button, ButtonKind, Card, ControlSize, EmptyState, Glyph, Heading, Icon, Meter, PersonName, PlainTable, Tag, Tone},
    route::{CustomersView, Route},
    words::team as words,
};
use crate::workspace::questions::{OwnerRow, TeamSheet};
use leptos::prelude::*;

pub fn shown(sheet: TeamSheet, edited: RwSignal<Option<Edited>>, setting: Setting) -> AnyView {
    let language = setting.language;
    if sheet.rows.is_empty() {
        return view! {
            <EmptyState title=words::empty_title(language) text=words::empty_text(language)>
                <Button kind=ButtonKind::Primary icon=Glyph::Plus on_press=move || edited.set(Some(forms::new_member()))>{words::add(language)}</Button>
            </EmptyState>
        }
        .into_any();
    }
    let means = sheet.on.map(|on| words::month_means(language, setting.day(on)));
    let me = view! { <Me rows=sheet.rows.clone() /> };
    let rows = sheet.rows.into_iter().map(|row| line(row, edited, setting)).collect_view();
    let headings = vec![
        Heading::new(words::member(language)),
        Heading::number(words::customers(language)),
        Heading::number(words::this_month(language)),
        Heading::wide_number(words::last_month(language)),
        Heading::wide_number(words::tasks(language)),
        Heading::wide_number(words::deals(language)),
        Heading::wide_number(words::contacts(language)),
        Heading::unseen(words::edit(language)),
    ];
    view! {
        <div class="stack">
            <Card title=words::owners(language)>
                <PlainTable class="people team-table" headings>{rows}</PlainTable>
                {means.map(|text| view! { <p class="quiet small">{text}</p> })}
            </Card>
            <div class="team-me">{me}</div>
        </div>
    }
    .into_any()
}

/// Customers of one owner, as the list shows them.
fn customers_of(name: &str) -> Route {
    let filters = vec![("owner".to_owned(), name.to_owned())];
    Route::Customers(CustomersView { filters, ..CustomersView::default() })
}

fn line(row: OwnerRow, edited: RwSignal<Option<Edited>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let about = match &row.member {
        None => Some(words::unknown_member(language).to_owned()),
        Some(member) if member.has_left => Some(words::has_left(language).to_owned()),
        Some(member) => member.role.clone(),
    };
    let warned = |n: u32, text: fn(crate::ui::words::Language, String) -> String, tone| {
        (n > 0).then(|| view! { <span class="team-note"><Tag tone>{text(language, setting.number(n))}</Tag></span> })
    };
    let actions = actions(&row, edited, setting);
    view! {
        <tr>
            <th scope="row">
                <a class="person-link" href=customers_of(&row.name).to_string()><PersonName is_colleague=true name=row.name.clone() /></a>
                {about.map(|about| view! { <span class="team-note">{about}</span> })}
            </th>
            <td class="numeric">{setting.number(row.n_customers)} {warned(row.n_untouched, words::n_untouched, Tone::Warn)}</td>
            <td class="numeric">{setting.money(row.month_minor)}{target(&row, setting)}</td>
            <td class="numeric wide-only">{setting.money(row.last_month_minor)}</td>
            <td class="numeric wide-only">{setting.number(row.n_open_tasks)} {warned(row.n_overdue_tasks, words::n_overdue, Tone::Bad)}</td>
            <td class="numeric wide-only">
                {setting.money(row.weighted_minor)}
                <span class="team-note">{words::n_deals(language, setting.number(row.n_open_deals))}</span>
            </td>
            <td class="numeric wide-only">{setting.number(row.n_interactions)}</td>
            <td class="numeric">{actions}</td>
        </tr>
    }
}

/// How much of the month's target is reached; nothing without one.
fn target(row: &OwnerRow, setting: Setting) -> Option<impl IntoView + use<>> {
    let target_minor = row.member.as_ref()?.target_minor_a_month.filter(|target| *target > 0)?;
    #[expect(clippy::cast_precision_loss, reason = "a share that is shown with no decimal")]
    let share = row.month_minor.max(0) as f64 / target_minor as f64;
    let text = words::of_target(setting.language, format::percent(setting.language, share, 0));
    Some(view! { <Meter share text /> })
}

fn actions(row: &OwnerRow, edited: RwSignal<Option<Edited>>, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let (name, member) = (row.name.clone(), row.member.clone());
    let (edit_label, over_label) = (words::edit_of(language, &name), words::hand_over_of(language, &name));
    let subject = member.unwrap_or_else(|| forms::member_called(&name));
    let edit = move || edited.set(Some(Edited::Member(Box::new(subject.clone()))));
    let hand_over = move || edited.set(Some(Edited::HandOver(name.clone())));
    let has_customers = row.n_customers > 0;
    view! {
        <span class="button-row button-row-end">
            {has_customers.then(|| view! {
                <Button size=ControlSize::Small label=over_label on_press=hand_over>
                    <span class="wide-only">{words::hand_over(language)}</span>
                    <span class="phone-only"><Icon glyph=Glyph::Person /></span>
                </Button>
            })}
            <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Pencil label=edit_label on_press=edit />
        </span>
    }
}
