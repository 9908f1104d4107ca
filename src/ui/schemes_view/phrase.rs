//! How a scheme sorts, in one phrase.

use super::measure_label;
use crate::domain::{
    Scheme,
    schemes::{Cut, Method},
};
use crate::ui::{
    format,
    words::{Language, schemes as words},
};

/// "Score of 4 indicators, shares 20 / 30 / 30 / 20%".
pub fn method_phrase(language: Language, scheme: &Scheme) -> String {
    let row = |parts: Vec<String>| parts.join(" / ");
    match &scheme.method {
        Method::Segments => words::method_segments(language).to_owned(),
        Method::Stages => words::method_stages(language).to_owned(),
        Method::Field(facet) => words::method_field(language, words::facet(language, *facet)),
        Method::CumulativeShare { measure, limits_ppm } => {
            let limits = limits_ppm.iter().chain(&[1_000_000]).map(|limit| format::percent(language, f64::from(*limit) / 1e6, 0)).collect();
            words::method_share(language, measure_label(language, *measure), row(limits))
        }
        Method::Weighted { parts, cut: Cut::Quotas(quotas) } => {
            let quotas = quotas.iter().map(|quota| format::percent(language, f64::from(*quota) / 100.0, 0)).collect();
            words::method_quotas(language, parts.len(), row(quotas))
        }
        Method::Weighted { parts, cut: Cut::Thresholds(least) } => {
            let least = least.iter().map(|score| format::decimal(language, f64::from(*score) / 1e4, 0)).collect();
            words::method_thresholds(language, parts.len(), row(least))
        }
        Method::Rules { rules, .. } => words::method_rules(language, rules.len()),
    }
}
