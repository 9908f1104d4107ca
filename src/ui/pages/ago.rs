//! A day as seen from today, in words that still say something after years.

use super::setting::Setting;
use crate::domain::Day;
use leptos::prelude::*;

/// A day longer ago than this is written as a date: nobody counts in hundreds of days.
const MAX_DAYS_AGO: i32 = 365;

/// A day as seen from today, or in full where that says more; the date stands in the tooltip.
#[component]
pub fn Ago(day: Day, setting: Setting) -> impl IntoView {
    let is_near = day.days_since(setting.today).abs() <= MAX_DAYS_AGO;
    let text = if is_near { setting.ago(day) } else { setting.day(day) };
    view! { <time datetime=day.to_string() title=setting.day(day)>{text}</time> }
}
