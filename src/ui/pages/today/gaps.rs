//! What is missing in the data, and what to do about each.

use crate::ui::{
    pages::{grade_tag::customers, setting::Setting},
    parts::{Card, Glyph, Icon},
    route::Route,
    words::today as words,
};
use crate::workspace::questions::{Filter, Gaps};
use leptos::prelude::*;

/// The gaps there are, or that there is none.
pub fn gaps(gaps: Gaps, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let all = [
        (
            gaps.n_not_graded,
            words::gap_not_graded(language, setting.number(gaps.n_not_graded)),
            words::gap_not_graded_do(language),
            customers([Filter::NotGraded]),
        ),
        (
            gaps.n_nameless_purchases,
            words::gap_nameless(language, setting.number(gaps.n_nameless_purchases), setting.money(gaps.nameless_minor)),
            words::gap_nameless_do(language),
            Route::Import,
        ),
        (
            gaps.n_without_phone_or_email,
            words::gap_unreachable(language, setting.number(gaps.n_without_phone_or_email)),
            words::gap_unreachable_do(language),
            Route::Import,
        ),
        (
            gaps.n_without_cost,
            words::gap_cost(language, setting.number(gaps.n_without_cost)),
            words::gap_cost_do(language),
            Route::Products,
        ),
    ];
    let items = all.into_iter().filter(|(n, ..)| *n > 0).map(|(_, what, to_do, behind)| {
        view! {
            <li class="gap">
                <Icon glyph=Glyph::Alert />
                <div>
                    <a class="link" href=behind.to_string()>{what}</a>
                    <p class="soft small">{to_do}</p>
                </div>
            </li>
        }
    });
    view! {
        <Card title=words::gaps_title(language)>
            {if gaps.is_none() {
                view! { <p class="gap gap-none"><Icon glyph=Glyph::CircleCheck /><span>{words::gaps_none(language)}</span></p> }.into_any()
            } else {
                view! { <ul class="gaps">{items.collect_view()}</ul> }.into_any()
            }}
        </Card>
    }
}
