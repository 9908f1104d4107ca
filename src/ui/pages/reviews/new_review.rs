//! Beginning a review: of whom, and in which phase. Criteria come from the template of the phase.

use super::PhaseChoice;
use crate::domain::{Criterion, CustomerId, Review, ReviewId, ReviewPhase};
use crate::engine::protocol::Made;
use crate::ui::{
    device::use_language,
    pages::{
        customer_picker::CustomerPicker,
        setting::{Setting, use_sure_setting},
    },
    parts::{Button, ButtonKind, Dialog},
    route::Route,
    session::{Session, use_session},
    shell::go,
    words::{Language, parts as parts_words, reviews as words},
};
use crate::workspace::Command;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Files a review with the criteria of its phase, and goes to its page.
pub fn start_review(session: Session, language: Language, customer: CustomerId, phase: ReviewPhase, name: &str, setting: Setting) {
    let criterion = |(name, weight): (&str, u32)| Criterion { name: name.to_owned(), weight, score: None, note: None };
    let review = Review {
        id: ReviewId::from_u128(0),
        customer,
        phase,
        on: setting.today,
        person: String::new(),
        criteria: words::template(language, phase).into_iter().map(criterion).collect(),
        agreed: None,
        rewards: None,
        sanctions: None,
        decision: None,
        reasons: None,
    };
    let said = words::started(language, name);
    spawn_local(async move {
        match session.perform(Command::File(review.into())).await {
            Ok(done) => {
                if let Some(Made::Review(id)) = done.made {
                    go(&Route::Review(id));
                }
                session.say_done(&done, said);
            }
            Err(failure) => session.say_failure(&failure),
        }
    });
}

/// Chooses customer and phase.
#[component]
pub fn NewReviewDialog(open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <Dialog open on_close=move || open.set(false) title=words::new(language)>
            <NewReview open />
        </Dialog>
    }
}

#[component]
fn NewReview(open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_sure_setting();
    let phase = RwSignal::new(ReviewPhase::default());
    let chosen = RwSignal::new(None::<(CustomerId, String)>);
    let error = RwSignal::new(None::<String>);
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((customer, name)) = chosen.get_untracked() else {
            error.set(Some(words::customer_needed(language).to_owned()));
            return;
        };
        open.set(false);
        start_review(session, language, customer, phase.get_untracked(), &name, setting.get_untracked());
    };
    view! {
        <form class="form" novalidate on:submit=start>
            <CustomerPicker find=words::customer_find(language) label=words::customer(language) chosen error />
            <div class="stack-tight">
                <span class="field-label">{words::phase(language)}</span>
                <PhaseChoice phase on_choose=move |chosen| phase.set(chosen) />
            </div>
            <div class="button-row button-row-end">
                <Button on_press=move || open.set(false)>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true>{words::start(language)}</Button>
            </div>
        </form>
    }
}
