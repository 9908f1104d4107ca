//! Rules, tried from the top: a grade, and the conditions that give it.

use super::{
    condition::Part,
    draft::{Draft, Place},
    fields::FlawNote,
};
use crate::domain::{
    GradeAt, Method, Scheme,
    schemes::{Condition, Rule},
};
use crate::ui::{
    parts::{Button, ButtonKind, Card, Choice, ControlSize, Glyph, Select},
    scheme_draft::conditions,
    words::{schemes, studio as words},
};
use leptos::prelude::*;

/// The value of the choice that gives no grade.
const NONE: &str = "none";

fn grade_choices(draft: Draft) -> Vec<Choice> {
    (0..draft.n_grades().get()).map(|at| Choice::new(at.to_string(), draft.grade_name(at))).collect()
}

#[component]
pub fn Rules(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let n_rules = draft.read(|scheme| match &scheme.method {
        Method::Rules { rules, .. } => rules.len(),
        _ => 0,
    });
    let add = move || {
        let when = Condition::All(vec![Condition::Test(conditions::begun())]);
        draft.change_rules(|rules| rules.push(Rule { grade: 0, when }));
    };
    let is_full = Signal::derive(move || n_rules.get() >= Scheme::MAX_RULES);
    let actions = move || {
        view! { <Button size=ControlSize::Small icon=Glyph::Plus disabled=is_full on_press=add attr:data-action="add-rule">{words::add_rule(language)}</Button> }
    };
    view! {
        <Card title=words::rules(language) actions>
            <p class="soft">{words::rules_text(language)}</p>
            <FlawNote draft place=Place::Rules />
            <ol class="rules">
                {move || { let n = n_rules.get(); (0..n).map(|at| view! { <RuleCard draft at n_rules=n /> }).collect_view() }}
            </ol>
            <Otherwise draft />
        </Card>
    }
}

#[component]
fn RuleCard(draft: Draft, at: usize, n_rules: usize) -> impl IntoView {
    let language = draft.setting.language;
    let number = at + 1;
    let grade = draft.read(move |scheme| match &scheme.method {
        Method::Rules { rules, .. } => rules.get(at).map_or(0, |rule| rule.grade),
        _ => 0,
    });
    let choose = move |key: String| {
        if let Ok(grade) = key.parse::<GradeAt>() {
            draft.change_rules(|rules| {
                if let Some(rule) = rules.get_mut(at) {
                    rule.grade = grade;
                }
            });
        }
    };
    let swap = move |one: usize, other: usize| {
        draft.change_rules(|rules| {
            if one.max(other) < rules.len() {
                rules.swap(one, other);
            }
        });
    };
    let remove = move || {
        draft.change_rules(|rules| {
            if at < rules.len() {
                rules.remove(at);
            }
        });
    };
    view! {
        <li class="rule-card">
            <div class="rule-head">
                <strong class="nowrap">{words::rule(language, number)}</strong>
                <Select
                    label=words::rule_grade(language, number)
                    is_label_hidden=true
                    choices=Signal::derive(move || grade_choices(draft))
                    value=Signal::derive(move || grade.get().to_string())
                    on_change=choose
                />
                <span class="push row">
                    <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::ArrowUp label=words::rule_up(language, number) disabled={at == 0} on_press=move || swap(at, at.saturating_sub(1)) />
                    <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::ArrowDown label=words::rule_down(language, number) disabled={at + 1 == n_rules} on_press=move || swap(at, at + 1) />
                    <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Trash label=words::remove_rule(language, number) on_press=remove />
                </span>
            </div>
            <Part draft rule=at way=Vec::new() />
        </li>
    }
}

/// The grade of those whom no rule fits.
#[component]
fn Otherwise(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let otherwise = draft.read(|scheme| match &scheme.method {
        Method::Rules { otherwise, .. } => *otherwise,
        _ => None,
    });
    let choices = move || {
        let mut choices = grade_choices(draft);
        choices.push(Choice::new(NONE, schemes::not_graded(language, crate::domain::NotGraded::NoRule)));
        choices
    };
    let choose = move |key: String| {
        draft.change(|scheme| {
            if let Method::Rules { otherwise, .. } = &mut scheme.method {
                *otherwise = key.parse().ok();
            }
        });
    };
    view! {
        <div class="rule-otherwise">
            <Select
                label=words::otherwise(language)
                choices=Signal::derive(choices)
                value=Signal::derive(move || otherwise.get().map_or_else(|| NONE.to_owned(), |grade| grade.to_string()))
                on_change=choose
            />
        </div>
    }
}
