//! Where a customer stands in the queue by amount: rank, what those ahead bring, and the limits of the classes.

use crate::domain::Day;
use crate::scoring::abc::{AbcLimits, AbcStanding};
use crate::ui::{
    format,
    pages::{grade_marks::ClassTag, setting::Setting},
    parts::{Card, Reason, Why},
    words::{customer as words, grades},
};
use leptos::prelude::*;

/// The card of the class.
#[component]
pub fn ClassStanding(standing: AbcStanding, own_minor: i64, n_graded: u32, as_of: Day, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let limits = AbcLimits::default();
    let before = standing.before_share();
    let share = format::percent(language, before, 1);
    let place = words::rank_of(language, setting.number(standing.rank), setting.number(n_graded));
    let heading = words::class_heading(language, standing.class.letter());
    let reason = Signal::stored(Reason {
        formula: words::abc_formula(language, limits.a_percent, limits.b_percent),
        inputs: vec![
            (words::ahead(language).to_owned(), format!("{} ({share})", setting.money(standing.before_minor))),
            (words::own(language).to_owned(), setting.money(own_minor)),
            (words::all(language).to_owned(), setting.money(standing.total_minor)),
        ],
        n_cases: Some(setting.number(n_graded)),
        period: Some(words::up_to(language, setting.day(as_of))),
    });
    let named = heading.clone();
    view! {
        <Card title=heading actions=move || view! { <ClassTag class=standing.class /> }>
            <p class="row"><span class="strong">{place}</span><Why figure=named reason /></p>
            <ShareBar before own_minor total_minor=standing.total_minor limits />
            <p>{words::before_share(language, share)}</p>
            <p class="soft small">{grades::abc_means(language, standing.class)}</p>
        </Card>
    }
}

/// The whole of the money as a line: those ahead, this customer, and where A and B end.
#[component]
fn ShareBar(before: f64, own_minor: i64, total_minor: i64, limits: AbcLimits) -> impl IntoView {
    let percent = |share: f64| format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0);
    #[expect(clippy::cast_precision_loss, reason = "widths of a drawing")]
    let own = if total_minor > 0 { own_minor as f64 / total_minor as f64 } else { 0.0 };
    view! {
        <div class="share-bar" aria-hidden="true">
            <span class="share-before" style:width=percent(before)></span>
            <span class="share-own" style:inset-inline-start=percent(before) style:width=percent(own)></span>
            <span class="share-limit" style:inset-inline-start=format!("{}%", limits.a_percent)><span>"A"</span></span>
            <span class="share-limit" style:inset-inline-start=format!("{}%", limits.b_percent)><span>"B"</span></span>
        </div>
    }
}
