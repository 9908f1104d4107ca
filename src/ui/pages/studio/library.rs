//! The library of indicators: each with its formula, unit, direction and source, of how many customers it is known, and a button to weigh it.

use super::draft::Draft;
use crate::domain::{Measure, Scheme, indicators::Source};
use crate::ui::{
    pages::answer::answered,
    parts::{Button, ControlSize, Dialog, Glyph, Tag, Tone},
    scheme_draft::begun_part,
    schemes_view::indicator_value,
    session::use_session,
    words::{indicators, studio as words},
};
use crate::workspace::questions::{AskIndicators, IndicatorRow, IndicatorsSheet};
use leptos::prelude::*;

#[component]
pub fn Library(draft: Draft, open: RwSignal<bool>) -> impl IntoView {
    let language = draft.setting.language;
    view! {
        <Dialog open on_close=move || open.set(false) title=words::library(language) is_wide=true>
            <Shelves draft open />
        </Dialog>
    }
}

/// Asked only once the dialog is open.
#[component]
fn Shelves(draft: Draft, open: RwSignal<bool>) -> impl IntoView {
    let sheet = use_session().live(|| AskIndicators);
    move || {
        answered(sheet.get(), |sheet: IndicatorsSheet| {
            let rows = sheet.rows.into_iter().map(|row| view! { <Indicator draft row open /> });
            view! { <ul class="library">{rows.collect_view()}</ul> }.into_any()
        })
    }
}

#[component]
fn Indicator(draft: Draft, row: IndicatorRow, open: RwSignal<bool>) -> impl IntoView {
    let (language, setting) = (draft.setting.language, draft.setting);
    let Measure { indicator, .. } = row.measure;
    let name = indicators::name(language, indicator);
    let is_used = draft.weighed().with_untracked(|weighed| weighed.contains(&row.measure));
    let is_full = draft.weighed().with_untracked(Vec::len) >= Scheme::MAX_PARTS;
    let add = move || {
        draft.change_parts(|parts| parts.push(begun_part(row.measure)));
        open.set(false);
    };
    let value = |value| indicator_value(language, setting.currency, row.measure, value);
    let known = match row.range {
        Some((least, middle, most)) => view! {
            <span>{words::library_known(language, setting.number(row.n_known))}</span>
            " · "
            <span>{words::library_range(language, value(least), value(middle), value(most))}</span>
        }
        .into_any(),
        None => view! { <Tag tone=Tone::Warn>{indicators::no_data(language)}</Tag> }.into_any(),
    };
    let traits = indicators::traits(
        language,
        indicators::unit(language, indicator.unit()),
        indicators::direction(language, indicator.direction()),
        indicators::source(language, indicator.source()),
    );
    let is_hopeless = row.range.is_none() && indicator.source() == Source::LaterRecords;
    view! {
        <li class="library-row">
            <div class="stack-tight">
                <strong>{name}</strong>
                <span>{indicators::formula(language, indicator)}</span>
                <span class="quiet small">{traits}</span>
                <span class="quiet small">{known}</span>
            </div>
            {if is_used {
                view! { <Tag icon=Glyph::Check>{words::library_used(language)}</Tag> }.into_any()
            } else {
                view! {
                    <Button
                        size=ControlSize::Small
                        icon=Glyph::Plus
                        label=words::library_add(language, name)
                        disabled=is_full || is_hopeless
                        on_press=add
                    />
                }
                .into_any()
            }}
        </li>
    }
}
