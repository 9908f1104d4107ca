//! How much service time the policies ask of whom.

use crate::ui::{
    format,
    pages::setting::Setting,
    parts::{Card, Heading, Meter, PlainTable},
    words::policies as words,
};
use crate::workspace::questions::PoliciesSheet;
use leptos::prelude::*;

/// Hours a month and a year by owner, the longest first.
pub fn card(sheet: &PoliciesSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let mut owners = sheet.minutes_by_owner.clone();
    owners.sort_by_key(|(_, minutes)| std::cmp::Reverse(*minutes));
    let most = owners.first().map_or(1, |(_, minutes)| *minutes).max(1);
    #[expect(clippy::cast_precision_loss, reason = "hours to show")]
    let row = |(owner, minutes): (Option<String>, u64)| {
        let hours = |per: f64| format::decimal(language, minutes as f64 / 60.0 / per, 1);
        view! {
            <tr>
                <th scope="row">{owner.unwrap_or_else(|| words::nobody(language).to_owned())}</th>
                <td class="numeric"><Meter share=minutes as f64 / most as f64 text=hours(12.0) /></td>
                <td class="numeric">{hours(1.0)}</td>
            </tr>
        }
    };
    let is_empty = owners.is_empty();
    let rows = owners.into_iter().map(row).collect_view();
    let table = view! {
        <PlainTable
            headings=vec![
                Heading::new(words::owner(language)),
                Heading::number(words::hours_a_month(language)),
                Heading::number(words::hours_a_year(language)),
            ]
        >
            {rows}
        </PlainTable>
    };
    let content = if is_empty { view! { <p class="soft">{words::owners_none(language)}</p> }.into_any() } else { table.into_any() };
    view! { <Card title=words::owners(language)>{content}</Card> }
}
