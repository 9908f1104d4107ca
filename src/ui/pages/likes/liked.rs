//! Categories and products by share of what was spent, as a table.

use crate::domain::Day;
use crate::ui::{format, pages::setting::Setting, parts::Meter, words::together as words};
use crate::workspace::questions::Liked;
use leptos::prelude::*;

/// Whose likes they are, which decides the last column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LikedBy {
    /// Orders, and with categories when they will be bought next, seen from this day.
    Customer { as_of: Day, says_next: bool },
    /// How many customers bought it.
    Group,
}

/// The most money first.
pub fn table(heading: &'static str, liked: &[Liked], by: LikedBy, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let last = match by {
        LikedBy::Customer { .. } => words::orders(language),
        LikedBy::Group => words::n_customers(language),
    };
    let next = says_next(by).then(|| view! { <th scope="col" class="wide-only">{words::next(language)}</th> });
    let rows = liked.iter().map(|one| row(one, by, setting)).collect_view();
    view! {
        <div class="table-overflow">
            <table class="table table-plain liked">
                <thead>
                    <tr>
                        <th scope="col">{heading}</th>
                        <th scope="col">{words::share(language)}</th>
                        <th scope="col" class="numeric">{words::amount(language)}</th>
                        <th scope="col" class="numeric wide-only">{words::against(language)}</th>
                        <th scope="col" class="numeric wide-only">{last}</th>
                        {next}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

const fn says_next(by: LikedBy) -> bool {
    matches!(by, LikedBy::Customer { says_next: true, .. })
}

fn row(liked: &Liked, by: LikedBy, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let name = liked.name.clone().unwrap_or_else(|| words::no_category(language).to_owned());
    let times = liked.times_usual().map(|times| words::times_usual(language, format::decimal(language, times, 1)));
    let n = match by {
        LikedBy::Customer { .. } => liked.n_orders,
        LikedBy::Group => liked.n_customers,
    };
    let next = says_next(by).then(|| {
        let range = liked.next.map(|next| words::next_range(language, setting.day(next.from), setting.day(next.to)));
        view! { <td class="wide-only">{format::or_unknown(range)}</td> }
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td><Meter share=liked.share text=setting.share(Some(liked.share)) /></td>
            <td class="numeric">{setting.money_short(liked.amount_minor)}</td>
            <td class="numeric wide-only">{format::or_unknown(times)}</td>
            <td class="numeric wide-only">{setting.number(n)}</td>
            {next}
        </tr>
    }
}
