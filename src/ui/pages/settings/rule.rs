//! Which rule scores everyone, each with what it does.

use crate::domain::RfmRule;
use crate::ui::{
    device::use_language,
    parts::{Glyph, LinkButton, unique_id},
    route::{GradingSection, Route},
    session::use_session,
    words::settings as words,
};
use crate::workspace::Command;
use leptos::prelude::*;

/// The rules to choose from; cut points of one's own are set on the grading page.
#[component]
pub fn RuleChoice(rule: Memo<RfmRule>) -> impl IntoView {
    let language = use_language();
    let group = unique_id("rule");
    let rules = [
        (RfmRule::StrictlyWorse, words::rule_worse(language), words::rule_worse_text(language)),
        (RfmRule::Ntile, words::rule_ntile(language), words::rule_ntile_text(language)),
        (RfmRule::Quantile, words::rule_quantile(language), words::rule_quantile_text(language)),
    ];
    let own = {
        let group = group.clone();
        move || match rule.get() {
            own @ RfmRule::Custom(_) => {
                let (title, text) = (words::rule_custom(language), words::rule_custom_text(language));
                Some(view! { <RuleRadio group=group.clone() own title text rule /> })
            }
            _ => None,
        }
    };
    view! {
        <div class="settings-rule" role="radiogroup" aria-label=words::rule(language)>
            {rules.map(|(own, title, text)| view! { <RuleRadio group=group.clone() own title text rule /> }).collect_view()}
            {own}
        </div>
        <LinkButton icon=Glyph::Grading href=Route::Grading(GradingSection::Rule).to_string()>{words::rule_edit(language)}</LinkButton>
    }
}

#[component]
fn RuleRadio(group: String, own: RfmRule, title: &'static str, text: &'static str, rule: Memo<RfmRule>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let choose = move |_| session.run(Command::ChooseRfmRule { rule: own }, words::rule_changed(language));
    view! {
        <label class="check">
            <input type="radio" class="check-box" name=group prop:checked=move || rule.get() == own on:change=choose />
            <span class="check-text"><span>{title}</span><span class="field-hint">{text}</span></span>
        </label>
    }
}
