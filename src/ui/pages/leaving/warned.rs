//! What became of last quarter's warnings, beside everybody.

use super::Setting;
use crate::ui::{parts::Card, words::leaving as words};
use crate::workspace::questions::WarnedSheet;
use leptos::prelude::*;

/// Two shares with their intervals.
pub fn card(warned: Option<WarnedSheet>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let body = match warned {
        None => view! { <p class="soft">{words::warned_none(language)}</p> }.into_any(),
        Some(sheet) => {
            let share = |share: f64| setting.share(Some(share));
            let of_warned = words::warned(
                language,
                setting.number(sheet.n_warned),
                setting.day(sheet.on),
                setting.number(sheet.n_warned_bought),
                share(sheet.warned.value),
                share(sheet.warned.low),
                share(sheet.warned.high),
            );
            let of_everyone = words::everyone(
                language,
                setting.number(sheet.n_everyone),
                setting.number(sheet.n_everyone_bought),
                share(sheet.everyone.value),
                share(sheet.everyone.low),
                share(sheet.everyone.high),
            );
            view! { <p>{of_warned}</p> <p>{of_everyone}</p> <p class="soft small">{words::warned_means(language)}</p> }.into_any()
        }
    };
    view! { <Card title=words::warned_title(language)>{body}</Card> }
}
