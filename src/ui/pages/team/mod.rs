//! The team page: who has what in hand, the pool, customers that are due back in it, and who got whom from whom.
//!
//! Not here: which owner a customer has (its own page), and what is due to be done (tasks).

mod forms;
mod hand_over;
mod log;
mod me;
mod owners;
mod pool;
mod ticks;

pub use hand_over::HandOverForm;
pub use ticks::Ticks;

use super::{
    answer::answered,
    setting::{Setting, use_sure_setting},
};
use crate::domain::{Member, PoolRules};
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, Choice, Glyph, Page, Tabs},
    route::{Route, TeamSection},
    session::use_session,
    words::team as words,
};
use crate::workspace::questions::{AskPool, AskTeam, PoolPart};
use leptos::prelude::*;

/// How many customers a part of the pool shows.
const N_ROWS: u32 = 200;

/// What is being edited in a dialog.
#[derive(Clone, Debug, PartialEq)]
enum Edited {
    Member(Box<Member>),
    Rules(PoolRules),
    /// Whose customers go to somebody else.
    HandOver(String),
}

#[component]
pub fn Team(section: TeamSection) -> impl IntoView {
    let language = use_language();
    let edited = RwSignal::new(None::<Edited>);
    let tabs = TeamSection::ALL.map(|section| Choice::new(Route::Team(section).to_string(), label(section, language))).to_vec();
    let rules = use_session().live(|| AskPool { part: PoolPart::Unowned, owner: String::new(), n_rows: 0 });
    let edit_rules = move || {
        let rules = rules.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).map(|sheet| sheet.rules));
        edited.set(Some(Edited::Rules(rules.unwrap_or_default())));
    };
    let actions = move || {
        view! {
            <Button icon=Glyph::Settings on_press=edit_rules>{words::rules(language)}</Button>
            <Button kind=ButtonKind::Primary icon=Glyph::Plus shortcut="c" attr:data-key="c" on_press=move || edited.set(Some(forms::new_member()))>
                {words::add(language)}
            </Button>
        }
    };
    let shown = match section.pool_part() {
        None if section == TeamSection::Log => view! { <log::OwnerLog /> }.into_any(),
        None => view! { <Owners edited /> }.into_any(),
        Some(part) => view! { <pool::Pool part /> }.into_any(),
    };
    view! {
        <Page title=words::title(language) actions>
            <Tabs label=words::sections(language) tabs current=Route::Team(section).to_string() />
            {shown}
            <forms::EditDialog edited />
            <hand_over::HandOverDialog edited />
        </Page>
    }
}

fn label(section: TeamSection, language: crate::ui::words::Language) -> &'static str {
    match section {
        TeamSection::Log => words::log(language),
        _ => words::part_name(language, section.pool_part().unwrap_or(PoolPart::Kept)),
    }
}

#[component]
fn Owners(edited: RwSignal<Option<Edited>>) -> impl IntoView {
    let setting = use_sure_setting();
    let team = use_session().live(|| AskTeam);
    move || {
        let setting: Setting = setting.get();
        answered(team.get(), |sheet| owners::shown(sheet, edited, setting))
    }
}
