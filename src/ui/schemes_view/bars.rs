//! Layers as two bars of a hundred percent, one below the other: who the customers are, and where the revenue comes from.

use super::{grade_label, grade_series};
use crate::domain::{GradeAt, Scheme};
use crate::scoring::pyramid::Layer;
use crate::ui::{
    customers_view::showing,
    device::use_language,
    format,
    route::Route,
    words::{Language, schemes as words},
};
use crate::workspace::questions::Filter;
use leptos::prelude::*;

/// The most grades that are named below the bars.
const MOST_NAMED: usize = 8;

/// One grade in the bars.
#[derive(Clone, Debug)]
struct Part {
    grade: GradeAt,
    name: String,
    n_customers: u32,
    customers_share: f64,
    revenue_share: f64,
}

fn parts(language: Language, scheme: &Scheme, class_names: &[String], layers: &[Layer]) -> Vec<Part> {
    let part = |(grade, layer): (GradeAt, &Layer)| Part {
        grade,
        name: grade_label(language, scheme, class_names, grade),
        n_customers: layer.n_customers,
        customers_share: layer.customers_share.unwrap_or_default(),
        revenue_share: layer.revenue_share.unwrap_or_default(),
    };
    (0..).zip(layers).map(part).filter(|part| part.n_customers > 0 || !scheme.grades.is_empty()).collect()
}

/// Shares of customers and of revenue by grade, with the names and counts below.
#[component]
pub fn LayerBars(scheme: Scheme, class_names: Vec<String>, layers: Vec<Layer>) -> impl IntoView {
    let language = use_language();
    let parts = parts(language, &scheme, &class_names, &layers);
    let names = parts.iter().take(MOST_NAMED).map(|part| {
        let text = words::grade_count(language, &part.name, format::number(language, part.n_customers));
        let filter = Filter::SchemeGrade { scheme: scheme.id, grade: Some(part.grade) };
        let list = Route::Customers(showing([filter])).to_string();
        view! { <li class=format!("chart-key series-{}", grade_series(part.grade))><a class="link" href=list>{text}</a></li> }
    });
    let names = names.collect_view();
    let n_more = parts.len().saturating_sub(MOST_NAMED);
    let more = (n_more > 0).then(|| view! { <li class="quiet">{words::more_grades(language, n_more)}</li> });
    view! {
        <div class="layer-bars">
            {bar(language, words::customers_bar(language), &parts, |part| part.customers_share)}
            {bar(language, words::revenue_bar(language), &parts, |part| part.revenue_share)}
            <ul class="chart-legend layer-names">{names} {more}</ul>
        </div>
    }
    .into_any()
}

fn bar(language: Language, measure: &'static str, parts: &[Part], share: fn(&Part) -> f64) -> impl IntoView + use<> {
    let spoken = parts.iter().map(|part| words::bar_part(language, &part.name, format::percent(language, share(part), 0)));
    let spoken = words::bar_label(language, measure, spoken.collect::<Vec<_>>().join(", "));
    let pieces = parts.iter().map(|part| {
        let shown = share(part).clamp(0.0, 1.0);
        let title = words::bar_part(language, &part.name, format::percent(language, share(part), 1));
        let width = format!("{:.3}%", shown * 100.0);
        view! { <span class=format!("layer-piece series-{}", grade_series(part.grade)) style:width=width title=title></span> }
    });
    view! {
        <div class="layer-bar">
            <span class="layer-bar-name">{measure}</span>
            <span class="layer-track" role="img" aria-label=spoken>{pieces.collect_view()}</span>
        </div>
    }
}
