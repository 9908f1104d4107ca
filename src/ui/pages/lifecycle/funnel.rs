//! How many customers ever got how far, as bars one below the other.

use super::Setting;
use crate::ui::{parts::Card, words::lifecycle as words};
use crate::workspace::questions::LifecycleSheet;
use leptos::prelude::*;

/// Four steps, with how many go on from each.
pub fn card(sheet: &LifecycleSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let funnel = sheet.funnel;
    let conversion = funnel.conversion();
    let title = conversion[1]
        .map_or_else(|| words::funnel_none(language).to_owned(), |share| words::funnel_title(language, setting.share(Some(share))));
    let steps = [
        (words::funnel_known(language).to_owned(), funnel.n_known),
        (words::funnel_bought(language).to_owned(), funnel.n_bought),
        (words::funnel_again(language).to_owned(), funnel.n_bought_again),
        (words::funnel_loyal(language, sheet.rules.loyal_from), funnel.n_loyal),
    ];
    let after = conversion.into_iter().map(Some).chain([None]);
    let steps = steps.into_iter().zip(after).map(|((label, n), after)| {
        let width = format!("{:.1}%", 100.0 * f64::from(n) / f64::from(funnel.n_known.max(1)));
        view! {
            <li class="funnel-step">
                <span class="funnel-head"><span>{label}</span><span class="strong">{setting.number(n)}</span></span>
                <span class="funnel-track" aria-hidden="true"><span class="funnel-fill" style:width=width></span></span>
                {after.map(|share| view! { <span class="quiet small">{words::funnel_step(language, setting.share(share))}</span> })}
            </li>
        }
    });
    let steps = steps.collect_view();
    view! {
        <Card title>
            <ol class="funnel">{steps}</ol>
            <p class="chart-note">{words::funnel_note(language)}</p>
        </Card>
    }
}
