//! Beginning a review: of whom, and in which phase. Criteria come from the template of the phase.

use super::PHASES;
use crate::domain::{Criterion, CustomerId, Review, ReviewId, ReviewPhase};
use crate::engine::protocol::Made;
use crate::ui::{
    device::use_language,
    pages::setting::{Setting, use_sure_setting},
    parts::{Button, ButtonKind, Choice, Dialog, Field, InputKind, Segmented, TextField, unique_id},
    route::Route,
    session::{Session, use_session},
    shell::go,
    words::{Language, parts as parts_words, reviews as words},
};
use crate::workspace::{
    Command,
    questions::{AskCustomers, CustomersView},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Customers that are offered.
const N_OFFERED: u32 = 6;

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
    let phases = PHASES.map(|(phase, key)| Choice::new(key, words::phase_name(language, phase))).to_vec();
    let value =
        Signal::derive(move || PHASES.into_iter().find(|(own, _)| *own == phase.get()).map(|(_, key)| key.to_owned()).unwrap_or_default());
    let choose = move |key: String| {
        if let Some((own, _)) = PHASES.into_iter().find(|(_, own)| *own == key) {
            phase.set(own);
        }
    };
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
            <CustomerPicker chosen error />
            <div class="stack-tight">
                <span class="field-label">{words::phase(language)}</span>
                <Segmented label=words::phase(language) choices=Signal::stored(phases) value on_change=choose />
            </div>
            <div class="button-row button-row-end">
                <Button on_press=move || open.set(false)>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true>{words::start(language)}</Button>
            </div>
        </form>
    }
}

/// A field to search in, and the customers found below it.
#[component]
fn CustomerPicker(chosen: RwSignal<Option<(CustomerId, String)>>, error: RwSignal<Option<String>>) -> impl IntoView {
    let language = use_language();
    let search = RwSignal::new(String::new());
    let found = use_session()
        .live(move || AskCustomers { view: CustomersView { search: search.get(), ..CustomersView::default() }, window: 0..N_OFFERED });
    let group = unique_id("customer");
    let rows = Memo::new(move |_| {
        let rows = found.get().and_then(Result::ok).map(|rows| rows.rows).unwrap_or_default();
        rows.into_iter().map(|row| (row.id, row.name)).collect::<Vec<_>>()
    });
    let is_none = move || found.with(|found| matches!(found, Some(Ok(rows)) if rows.rows.is_empty()));
    let offered = move || {
        let group = group.clone();
        let row = move |(id, name): (CustomerId, String)| {
            let own = name.clone();
            let pick = move |_| {
                error.set(None);
                chosen.set(Some((id, own.clone())));
            };
            view! {
                <label class="picker-row">
                    <input type="radio" name=group.clone() prop:checked=move || chosen.with(|chosen| chosen.as_ref().is_some_and(|(own, _)| *own == id)) on:change=pick />
                    <span>{name}</span>
                </label>
            }
        };
        rows.get().into_iter().map(row).collect_view()
    };
    let id = unique_id("picked");
    view! {
        <TextField label=words::customer_find(language) value=search kind=InputKind::Text />
        <Field id=id.clone() label=words::customer(language) error>
            <div id=id class="picker" role="radiogroup" aria-label=words::customer(language)>
                {offered}
                {move || is_none().then(|| view! { <p class="soft">{words::none_found(language)}</p> })}
            </div>
            {move || chosen.get().map(|(_, name)| view! { <p class="quiet small">{words::chosen(language, name)}</p> })}
        </Field>
    }
}
