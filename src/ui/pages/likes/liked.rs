//! Categories and products by share of what was spent, as a table.

use crate::ui::{
    format,
    pages::setting::Setting,
    parts::{Heading, Meter, PlainTable},
    words::together as words,
};
use crate::workspace::questions::Liked;
use leptos::prelude::*;

/// Whose likes they are: a customer's page has no room for what tells a group apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LikedBy {
    /// With when each will be bought next, where that is known.
    Customer,
    /// With how that compares with everybody, and how many customers bought it.
    Group,
}

/// The most money first.
pub fn table(heading: &'static str, liked: &[Liked], by: LikedBy, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let of_group = [words::against(language), words::n_customers(language)].map(Heading::wide_number);
    let headings = [Heading::new(heading), Heading::new(words::share(language)), Heading::number(words::amount(language))]
        .into_iter()
        .chain(of_group.into_iter().filter(|_| by == LikedBy::Group))
        .collect();
    let rows = liked.iter().map(|one| row(one, by, setting)).collect_view();
    view! { <PlainTable class="liked" headings>{rows}</PlainTable> }
}

fn row(liked: &Liked, by: LikedBy, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let name = liked.name.clone().unwrap_or_else(|| words::no_category(language).to_owned());
    let next = liked.next.map(|next| {
        let range = if next.from == next.to {
            setting.day(next.from)
        } else {
            words::next_range(language, setting.day(next.from), setting.day(next.to))
        };
        // In a row of its own: beside figures a range of days would be broken many times.
        let n_columns = if by == LikedBy::Group { "5" } else { "3" };
        view! { <tr class="liked-next"><td class="quiet small" colspan=n_columns>{words::next(language, range)}</td></tr> }
    });
    let of_group = (by == LikedBy::Group).then(|| {
        let times = liked.times_usual().map(|times| words::times_usual(language, format::decimal(language, times, 1)));
        view! {
            <td class="numeric wide-only">{format::or_unknown(times)}</td>
            <td class="numeric wide-only">{setting.number(liked.n_customers)}</td>
        }
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td><Meter share=liked.share text=setting.share(Some(liked.share)) /></td>
            <td class="numeric">{setting.money_short(liked.amount_minor)}</td>
            {of_group}
        </tr>
        {next}
    }
}
