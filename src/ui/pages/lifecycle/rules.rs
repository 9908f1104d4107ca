//! How a stage is decided, with the thresholds in force.

use super::Setting;
use crate::domain::Stage;
use crate::scoring::{lifecycle::LifecycleRules, rhythm::HalfDays};
use crate::ui::{
    format,
    pages::stage_tag::StageTag,
    parts::{Card, Tag},
    words::lifecycle as words,
};
use leptos::prelude::*;

/// An interval in days, with a decimal where it needs one.
pub fn interval_text(interval: HalfDays, setting: Setting) -> String {
    format::decimal(setting.language, interval.days(), u8::from(interval.0 % 2 != 0))
}

/// The lines in the order in which they are tried.
pub fn card(rules: LifecycleRules, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let times =
        |tenths: u32| words::rule_late(language, format::decimal(language, f64::from(tenths) / 10.0, u8::from(!tenths.is_multiple_of(10))));
    let lines = [
        (Stage::Acquisition, words::rule_never(language).to_owned()),
        (Stage::Lost, times(rules.lost_tenths)),
        (Stage::Sleeping, times(rules.sleeping_tenths)),
        (Stage::AtRisk, times(rules.at_risk_tenths)),
        (Stage::WonBack, words::rule_back(language, rules.won_back_for)),
        (Stage::Conversion, words::rule_once(language).to_owned()),
        (Stage::Retention, words::rule_several(language, rules.loyal_from)),
        (Stage::Loyalty, words::rule_often(language, rules.loyal_from)),
    ];
    let lines = lines.into_iter().map(|(stage, rule)| view! { <tr><th scope="row"><StageTag stage /></th><td>{rule}</td></tr> });
    let lines = lines.collect_view();
    view! {
        <Card title=words::rules_title(language)>
            <p class="soft">{words::rules_text(language)}</p>
            <table class="table table-plain">
                <tbody>
                    <tr><th scope="row"><Tag>{words::by_hand(language)}</Tag></th><td>{words::rule_by_hand(language)}</td></tr>
                    {lines}
                </tbody>
            </table>
            <p class="small">{words::typical(language, interval_text(rules.typical, setting))}</p>
            <p class="small">{words::shortest(language, interval_text(rules.shortest, setting))}</p>
            <p class="chart-note">{words::rules_source(language)}</p>
        </Card>
    }
}
