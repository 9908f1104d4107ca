//! From which day and by which rule one looks: as the workspace has settled, or otherwise for a look, until it is saved.

use super::Setting;
use crate::domain::{AsOf, Day, RfmRule};
use crate::engine::protocol::Failure;
use crate::ui::{
    parts::{Button, ButtonKind, Choice, Glyph, Icon, InputKind, Select, TextField},
    session::use_session,
    shell::use_overview,
    words::{Language, grading as words},
};
use crate::workspace::{
    Command,
    questions::{GradingSheet, Overview},
};
use leptos::prelude::*;

/// What is tried. Nothing means: as the workspace has it.
#[derive(Clone, Copy)]
pub struct Look {
    overview: Memo<Option<Overview>>,
    as_of: RwSignal<Option<AsOf>>,
    rule: RwSignal<Option<RfmRule>>,
}

impl Look {
    /// As the workspace has settled.
    pub fn new() -> Self {
        Self { overview: use_overview(), as_of: RwSignal::new(None), rule: RwSignal::new(None) }
    }

    /// The day that is tried.
    pub fn day(self) -> Option<Day> {
        let as_of = self.as_of.get()?;
        self.overview.get().map(|overview| match as_of {
            AsOf::LastPurchase => overview.last_purchase_on.unwrap_or(overview.today),
            AsOf::Today => overview.today,
            AsOf::On(day) => day,
        })
    }

    /// The rule that is tried.
    pub fn rule(self) -> Option<RfmRule> {
        self.rule.get()
    }

    /// Tries a rule.
    pub fn try_rule(self, rule: RfmRule) {
        self.rule.set(Some(rule).filter(|rule| self.settled().is_none_or(|(_, settled)| settled != *rule)));
    }

    fn try_as_of(self, as_of: AsOf) {
        self.as_of.set(Some(as_of).filter(|as_of| self.settled().is_none_or(|(settled, _)| settled != *as_of)));
    }

    /// What the workspace has settled.
    fn settled(self) -> Option<(AsOf, RfmRule)> {
        self.overview.with(|overview| overview.as_ref()?.settings.as_ref().map(|settings| (settings.as_of, settings.rfm_rule)))
    }

    fn as_of_in_force(self) -> AsOf {
        self.as_of.get().or_else(|| self.settled().map(|(as_of, _)| as_of)).unwrap_or_default()
    }

    fn rule_in_force(self) -> RfmRule {
        self.rule.get().or_else(|| self.settled().map(|(_, rule)| rule)).unwrap_or_default()
    }

    fn is_only_a_look(self) -> bool {
        self.as_of.get().is_some() || self.rule.get().is_some()
    }

    fn put_back(self) {
        self.as_of.set(None);
        self.rule.set(None);
    }
}

const LAST: &str = "last";
const TODAY: &str = "today";
const ON: &str = "on";

const fn as_of_value(as_of: AsOf) -> &'static str {
    match as_of {
        AsOf::LastPurchase => LAST,
        AsOf::Today => TODAY,
        AsOf::On(_) => ON,
    }
}

/// The rules without cut points, by their names in the list.
const RULES: [(&str, RfmRule); 3] =
    [("ntile", RfmRule::Ntile), ("strictly_worse", RfmRule::StrictlyWorse), ("quantile", RfmRule::Quantile)];
const CUSTOM: &str = "custom";

fn rule_value(rule: RfmRule) -> &'static str {
    RULES.into_iter().find(|(_, known)| *known == rule).map_or(CUSTOM, |(value, _)| value)
}

/// What a rule is called.
pub const fn rule_name(language: Language, rule: RfmRule) -> &'static str {
    match rule {
        RfmRule::Ntile => words::rule_ntile(language),
        RfmRule::StrictlyWorse => words::rule_strictly_worse(language),
        RfmRule::Quantile => words::rule_quantile(language),
        RfmRule::Custom(_) => words::rule_custom(language),
    }
}

/// Chooses day and rule, and saves them for every page.
#[component]
pub fn LookBar(look: Look, sheet: Signal<Option<Result<GradingSheet, Failure>>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let cuts = move || sheet.with_untracked(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).map(|sheet| sheet.cuts));
    let choose_rule = move |value: String| {
        let known = RULES.into_iter().find(|(known, _)| *known == value).map(|(_, rule)| rule);
        let own = || cuts().map(|cuts| RfmRule::Custom(cuts.as_own()));
        if let Some(rule) = known.or_else(own) {
            look.try_rule(rule);
        }
    };
    let rules = move || {
        let custom = RfmRule::Custom(crate::domain::CutPoints { recency_days: [0; 4], n_purchases: [0; 4], amount_minor: [0; 4] });
        let known = RULES.into_iter().map(|(value, rule)| Choice::new(value, rule_name(language, rule)));
        known.chain([Choice::new(CUSTOM, rule_name(language, custom))]).collect::<Vec<_>>()
    };
    view! {
        <div class="look-bar">
            <DayChoice look setting />
            <Select
                label=words::look_by(language)
                choices=Signal::derive(rules)
                value=Signal::derive(move || rule_value(look.rule_in_force()).to_owned())
                on_change=choose_rule
            />
            {move || look.is_only_a_look().then(|| view! { <Unsaved look language /> })}
        </div>
    }
}

#[component]
fn DayChoice(look: Look, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let overview = look.overview;
    let choices = move || {
        let last = overview.get().and_then(|overview| overview.last_purchase_on).map_or_else(|| "–".to_owned(), |day| setting.day(day));
        vec![
            Choice::new(LAST, words::from_last(language, last)),
            Choice::new(TODAY, words::from_today(language, setting.day(setting.today))),
            Choice::new(ON, words::from_day(language)),
        ]
    };
    let choose = move |value: String| match value.as_str() {
        TODAY => look.try_as_of(AsOf::Today),
        ON => {
            let day = look.day().or_else(|| overview.get_untracked().map(|overview| overview.as_of));
            look.try_as_of(AsOf::On(day.unwrap_or(setting.today)));
        }
        _ => look.try_as_of(AsOf::LastPurchase),
    };
    let chosen_day = Memo::new(move |_| match look.as_of_in_force() {
        AsOf::On(day) => Some(day),
        AsOf::LastPurchase | AsOf::Today => None,
    });
    let day_field = move || {
        chosen_day.get().map(|day| {
            let typed = RwSignal::new(day.to_string());
            let save = move |text: String| match text.trim().parse() {
                Ok(day) => look.try_as_of(AsOf::On(day)),
                // Half a date is none: the field goes back to the day in force.
                Err(_) => typed.set(day.to_string()),
            };
            view! { <TextField label=words::day(language) kind=InputKind::Date value=typed on_save=save /> }
        })
    };
    view! {
        <Select
            label=words::look_from(language)
            choices=Signal::derive(choices)
            value=Signal::derive(move || as_of_value(look.as_of_in_force()).to_owned())
            on_change=choose
        />
        {day_field}
    }
}

/// Says that it is only a look, and offers to keep it or to go back.
#[component]
fn Unsaved(look: Look, language: Language) -> impl IntoView {
    let session = use_session();
    let save = move || {
        if let Some(as_of) = look.as_of.get_untracked() {
            session.run(Command::ChooseAsOf { as_of }, words::saved_as_of(language));
        }
        if let Some(rule) = look.rule.get_untracked() {
            session.run(Command::ChooseRfmRule { rule }, words::saved_rule(language));
        }
        look.put_back();
    };
    view! {
        <div class="look-unsaved" role="status">
            <Icon glyph=Glyph::Eye />
            <span>{words::only_looking(language)}</span>
            <Button kind=ButtonKind::Ghost on_press=move || look.put_back()>{words::put_back(language)}</Button>
            <Button kind=ButtonKind::Primary icon=Glyph::Save on_press=save>{words::save(language)}</Button>
        </div>
    }
}
