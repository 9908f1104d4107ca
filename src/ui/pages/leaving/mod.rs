//! Who is leaving: a ranking by what is at stake, each with its signs, and what became of last quarter's warnings.
//!
//! Whom it shows stands in the address. Not here: how the ranking is made (`workspace::foresight`).

mod bar;
mod rows;
mod warned;

use super::{
    address::use_shown,
    answer::answered,
    foresight::{ForecastNeeded, why_not},
    setting::{Setting, use_setting},
};
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, EmptyState, Page, Tone},
    route::{LeavingView, Route},
    session::use_session,
    shell::go,
    words::leaving as words,
};
use crate::workspace::questions::{AskLeaving, ForesightWish, LeavingRows, LeavingSheet};
use leptos::prelude::*;

/// Rows that are brought at first, and with every further press.
const N_ROWS: u32 = 50;

#[component]
pub fn Leaving() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_setting();
    let shown = use_shown(|route| if let Route::Leaving(view) = route { Some(view) } else { None });
    let n_wanted = RwSignal::new(N_ROWS);
    let sheet = session.live(move || {
        let LeavingView { filter, sort } = shown.get();
        AskLeaving { wish: ForesightWish::default(), filter, sort, window: 0..n_wanted.get() }
    });
    let content = move || setting.get().map(|setting| answered(sheet.get(), |sheet| content(sheet, shown, n_wanted, setting)));
    view! {
        <Page title=words::title(language) actions=move || view! { <bar::Export shown sheet /> }>
            <bar::FilterBar shown sheet />
            {content}
        </Page>
    }
}

fn content(sheet: LeavingSheet, shown: Memo<LeavingView>, n_wanted: RwSignal<u32>, setting: Setting) -> AnyView {
    match sheet.ranking {
        None => view! { <ForecastNeeded wish=ForesightWish::default() /> }.into_any(),
        Some(found) => ranking(found, shown, n_wanted, setting).into_any(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "an amount that is shown")]
fn ranking(found: LeavingRows, shown: Memo<LeavingView>, n_wanted: RwSignal<u32>, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let by_rhythm = found.by_rhythm;
    let without =
        by_rhythm.map(|reason| view! { <Banner tone=Tone::Info title=words::by_rhythm(language)>{why_not(language, reason)}</Banner> });
    let note = if by_rhythm.is_some() { words::rhythm_note(language) } else { words::rank_note(language) };
    let list = match (found.n_all, found.n_shown) {
        (0, _) => {
            let text = if by_rhythm.is_some() { words::nobody_late(language) } else { words::nobody_text(language) };
            view! { <EmptyState title=words::nobody_title(language) text /> }.into_any()
        }
        (_, 0) => view! {
            <p class="row soft">
                {words::none_match(language)}
                <Button kind=ButtonKind::Ghost on_press=move || go(&Route::Leaving(LeavingView { sort: shown.get_untracked().sort, ..LeavingView::default() }))>
                    {words::clear(language)}
                </Button>
            </p>
        }
        .into_any(),
        (_, n_shown) => {
            let at_stake = setting.money_short(found.at_stake_minor.round() as i64);
            let n_rest = n_shown.saturating_sub(n_wanted.get_untracked());
            let more = (n_rest > 0).then(|| view! {
                <Button kind=ButtonKind::Secondary on_press=move || n_wanted.update(|n| *n += N_ROWS)>
                    {words::more(language, setting.number(n_rest.min(N_ROWS)))}
                </Button>
            });
            let summary = if by_rhythm.is_some() { words::summary_by_rhythm } else { words::summary };
            view! {
                <p class="leaving-summary">{summary(language, setting.number(n_shown), at_stake)}</p>
                {(found.n_withheld > 0).then(|| view! { <p class="quiet small">{words::withheld(language, setting.number(found.n_withheld))}</p> })}
                {rows::table(found.rows, setting)}
                {more}
            }
            .into_any()
        }
    };
    view! {
        <div class="dashboard" data-state="ranking">
            {without}
            {list}
            {warned::card(found.warned, setting)}
            <details class="card">
                <summary>{words::how(language)}</summary>
                <p class="soft">{note}</p>
            </details>
        </div>
    }
}
