//! The grading studio: one scheme as a draft at the left, and at the right what it would come to, which follows every change.
//!
//! Nothing is saved before "Apply", which is one change with one undo. Leaving with an unsaved draft asks first.
//!
//! ```text
//! draft, kept                         what is edited, and what is filed
//! basics, grades, score, cuts,        the parts of a scheme; library and pairwise are dialogs of score,
//! rules, condition, own_test, gate    measure_choice and fields what they are made of
//! preview, moves, warnings            the answer to the draft
//! actions, pilot                      what can be done with it
//! ```
//!
//! Not here: what a draft comes to (`workspace::grading`), and how it is edited without a browser (`scheme_draft`).

mod actions;
mod basics;
mod condition;
mod cuts;
mod draft;
mod fields;
mod gate;
mod grades;
mod kept;
mod library;
mod measure_choice;
mod moves;
mod own_test;
mod pairwise;
mod pilot;
mod preview;
mod rules;
mod score;
mod warnings;

pub use kept::provide_kept_draft;

use super::{
    answer::{failure_of, last_known},
    schemes::keeping,
    setting::{Setting, use_setting},
};
use crate::domain::{Scheme, SchemeId};
use crate::ui::{
    device::use_language,
    parts::{EmptyState, LinkButton, Page, Skeleton},
    route::Route,
    scheme_draft::MethodKind,
    session::use_session,
    shell::use_frame,
    words::{shell, studio as words},
};
use crate::workspace::questions::{AskFields, AskSchemes, SchemeRow};
use draft::Draft;
use kept::use_kept_draft;
use leptos::prelude::*;

#[component]
pub fn Studio(id: SchemeId) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_setting();
    let sheet = session.live(|| AskSchemes);
    let rows = last_known(sheet, |sheet| Some(sheet.rows));
    let filed = Memo::new(move |_| {
        let of = |rows: &Vec<SchemeRow>| rows.iter().find(|row| row.scheme.id == id).map(|row| row.scheme.clone());
        rows.with(|rows| rows.as_ref().map(of))
    });
    // The table stays laid while what is filed changes; only its coming and going lays it anew.
    let is_there = Memo::new(move |_| filed.with(|filed| filed.as_ref().map(Option::is_some)));
    move || match (is_there.get(), setting.get()) {
        (Some(true), Some(setting)) => {
            let scheme = filed.get_untracked().flatten();
            scheme.map(|scheme| view! { <Table scheme filed setting /> }).into_any()
        }
        (Some(false), _) => view! { <Gone /> }.into_any(),
        (None, _) | (_, None) => view! { <Page title=shell::studio(language)>{failure_of(sheet)} <Skeleton n_lines=6 /></Page> }.into_any(),
    }
}

/// The draft, its parts, and what it would come to.
#[component]
fn Table(scheme: Scheme, filed: Memo<Option<Option<Scheme>>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let frame = use_frame();
    let (kept, id) = (use_kept_draft(), scheme.id);
    let fields =
        last_known(use_session().live(|| AskFields), |sheet| Some(sheet.rows.into_iter().map(|row| row.field).collect::<Vec<_>>()));
    let draft = Draft::of(scheme, kept.take(id), fields, setting);
    Effect::new(move || {
        if let Some(Some(filed)) = filed.get() {
            draft.follow(filed);
        }
    });
    let is_changed = Memo::new(move |_| draft.is_changed());
    Effect::new(move || frame.is_held.set(is_changed.get()));
    on_cleanup(move || {
        // Who leaves has let go before. A page that is still held is only laid anew.
        if frame.is_held.get_untracked() {
            frame.is_held.set(false);
            draft.scheme.with_untracked(|scheme| kept.keep(scheme.clone()));
        }
    });
    let name = draft.read(|scheme| scheme.name.clone());
    let kind = draft.read(|scheme| MethodKind::of(&scheme.method));
    let method = move || match kind.get() {
        MethodKind::Weighted => view! { <score::Score draft /> <cuts::ScoreCuts draft /> }.into_any(),
        MethodKind::CumulativeShare => view! { <cuts::ShareLimits draft /> }.into_any(),
        MethodKind::Rules => view! { <rules::Rules draft /> }.into_any(),
        MethodKind::Segments | MethodKind::Stages | MethodKind::Field => {
            view! { <p class="soft">{words::own_grades(language)}</p> }.into_any()
        }
    };
    let grades = move || kind.get().has_grades().then(|| view! { <grades::Grades draft /> });
    view! {
        <Page title=TextProp::from(move || name.get()) actions=move || view! { <actions::Actions draft is_changed /> }>
            <div class="studio">
                <div class="studio-draft">
                    <basics::Basics draft />
                    {method}
                    {grades}
                    <gate::Gate draft />
                </div>
                <preview::Preview draft />
            </div>
            <actions::LeaveDialog />
        </Page>
    }
}

#[component]
fn Gone() -> impl IntoView {
    let language = use_language();
    view! {
        <Page title=shell::studio(language)>
            <EmptyState title=words::gone_title(language) text=words::gone_text(language)>
                <LinkButton href=Route::Schemes.to_string()>{words::to_schemes(language)}</LinkButton>
            </EmptyState>
        </Page>
    }
}
