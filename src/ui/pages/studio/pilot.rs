//! A pilot: the draft is run for a part of the customers, chosen at random or by hand, and the scheme stays as it is.

use super::{draft::Draft, fields::CountField};
use crate::domain::{CustomerId, Occasion};
use crate::engine::protocol::{GradeOrder, Request};
use crate::ui::{
    device::use_language,
    pages::answer::failure_of,
    parts::{Button, ButtonKind, Choice, Dialog, FilterChip, Glyph, Icon, Segmented, TextField},
    session::use_session,
    words::{parts, studio as words},
};
use crate::workspace::{
    grading::Pilot,
    questions::{AskCustomers, CustomersView},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

const RANDOM: &str = "random";
const CHOSEN: &str = "chosen";

/// How many found customers are offered at once.
const N_FOUND: u32 = 6;

/// Who is to take part.
#[derive(Clone, Copy)]
struct Party {
    is_random: RwSignal<bool>,
    percent: RwSignal<u32>,
    chosen: RwSignal<Vec<(CustomerId, String)>>,
}

impl Party {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a random number below 2^32")]
    fn pilot(self) -> Pilot {
        if self.is_random.get_untracked() {
            let seed = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
            Pilot::Random { percent: u8::try_from(self.percent.get_untracked()).unwrap_or(100), seed }
        } else {
            Pilot::Chosen(self.chosen.get_untracked().into_iter().map(|(id, _)| id).collect())
        }
    }

    fn is_empty(self) -> bool {
        !self.is_random.get() && self.chosen.with(Vec::is_empty)
    }
}

#[component]
pub fn PilotDialog(draft: Draft, open: RwSignal<bool>) -> impl IntoView {
    let language = draft.setting.language;
    let session = use_session();
    let party = Party { is_random: RwSignal::new(true), percent: RwSignal::new(20), chosen: RwSignal::default() };
    let cannot_run = Signal::derive(move || party.is_empty() || !draft.is_sound());
    let run = Callback::new(move |()| {
        open.set(false);
        let order = GradeOrder {
            scheme: draft.scheme.get_untracked(),
            keeps_scheme: false,
            as_of: None,
            occasion: Occasion::Pilot,
            pilot: Some(party.pilot()),
        };
        spawn_local(async move {
            match session.done(Request::grading(&order)).await {
                Ok(done) => session.say_done(&done, words::pilot_done(language).to_owned()),
                Err(failure) => session.say_failure(&failure),
            }
        });
    });
    let actions = move || {
        view! {
            <Button on_press=move || open.set(false)>{parts::cancel(language)}</Button>
            <Button kind=ButtonKind::Primary disabled=cannot_run on_press=run attr:data-action="run-pilot">{words::pilot_run(language)}</Button>
        }
    };
    view! {
        <Dialog open on_close=move || open.set(false) title=words::pilot_title(language) actions>
            <Who party />
        </Dialog>
    }
}

#[component]
fn Who(party: Party) -> impl IntoView {
    let language = use_language();
    let choices = vec![Choice::new(RANDOM, words::pilot_random(language)), Choice::new(CHOSEN, words::pilot_chosen(language))];
    let value = Signal::derive(move || if party.is_random.get() { RANDOM } else { CHOSEN }.to_owned());
    let set = Callback::new(move |percent: u32| party.percent.set(percent));
    view! {
        <p class="soft">{words::pilot_text(language)}</p>
        <Segmented label=words::pilot_who(language) choices=Signal::stored(choices) value on_change=move |key: String| party.is_random.set(key == RANDOM) />
        {move || if party.is_random.get() {
            view! { <CountField label=words::pilot_percent(language) value=party.percent least=1 most=100 on_save=set language /> }.into_any()
        } else {
            view! { <Chosen party /> }.into_any()
        }}
    }
}

/// Customers who were chosen, and a search for more.
#[component]
fn Chosen(party: Party) -> impl IntoView {
    let language = use_language();
    let search = RwSignal::new(String::new());
    let found = use_session()
        .live(move || AskCustomers { view: CustomersView { search: search.get(), ..CustomersView::default() }, window: 0..N_FOUND });
    let chips = move || {
        let chip = |(id, name): (CustomerId, String)| {
            let remove = move || party.chosen.update(|chosen| chosen.retain(|(known, _)| *known != id));
            view! { <FilterChip text=name on_remove=move |()| remove() /> }
        };
        match party.chosen.get() {
            none if none.is_empty() => view! { <p class="field-hint">{words::pilot_none(language)}</p> }.into_any(),
            some => view! { <div class="chips">{some.into_iter().map(chip).collect_view()}</div> }.into_any(),
        }
    };
    let offers = move || {
        let found = found.get().and_then(Result::ok)?;
        let is_new = |id: CustomerId| party.chosen.with(|chosen| chosen.iter().all(|(known, _)| *known != id));
        let offer = |(id, name): (CustomerId, String)| {
            let (label, picked) = (words::pilot_pick(language, &name), name.clone());
            let pick = move |_| party.chosen.update(|chosen| chosen.push((id, picked.clone())));
            view! { <button type="button" class="chip chip-add" aria-label=label on:click=pick><Icon glyph=Glyph::Plus />{name}</button> }
        };
        let offers = found.rows.into_iter().map(|row| (row.id, row.name)).filter(|(id, _)| is_new(*id)).map(offer);
        Some(view! { <div class="chips">{offers.collect_view()}</div> })
    };
    view! {
        <TextField label=words::pilot_search(language) value=search />
        {failure_of(found)}
        {offers}
        {chips}
    }
}
