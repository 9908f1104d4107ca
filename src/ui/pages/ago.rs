//! A day as seen from today, in words that still say something after years.

use super::setting::Setting;
use crate::domain::Day;
use leptos::prelude::*;

/// A day as seen from today, or in full where that says more; the date stands in the tooltip.
#[component]
pub fn Ago(
    day: Day,
    setting: Setting,
    /// A day farther from today than this is written as a date: nobody counts in hundreds of days.
    #[prop(default = 365)]
    max_days: i32,
) -> impl IntoView {
    let is_near = day.days_since(setting.today).abs() <= max_days;
    let text = if is_near { setting.ago(day) } else { setting.day(day) };
    view! { <time datetime=day.to_string() title=setting.day(day)>{text}</time> }
}
