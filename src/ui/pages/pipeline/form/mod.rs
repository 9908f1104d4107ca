//! The form of a lead or an opportunity, from the first word to its end: written down, made a customer, won with its purchase, or lost.
//!
//! Not here: reading what is typed ([`deal_draft`](crate::ui::deal_draft)), and recording the purchase, which whoever shows the dialog offers.

mod convert;
mod customer;
mod draft;
mod ending;
mod fields;
mod products;
mod won;

use crate::domain::{CustomerId, Opportunity, OpportunityId};
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    pages::{
        lazy::settle_in_dialog,
        setting::{Setting, use_sure_setting},
    },
    parts::{Banner, Button, ButtonKind, Dialog, EmptyState, Glyph, Skeleton, Tone},
    sentences,
    session::{Session, use_session},
    words::{parts as parts_words, pipeline as words},
};
use crate::workspace::{
    Command, Register,
    questions::{AskDeal, DealSheet},
};
use draft::{Draft, Suggested};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the form is open for.
#[derive(Clone, Debug, PartialEq)]
pub enum DealErrand {
    /// A new one, of a customer with who looks after them, or of nobody yet.
    New {
        customer: Option<(CustomerId, String)>,
        owner: Option<String>,
    },
    Edit(OpportunityId),
    /// Whether it was won.
    End(OpportunityId, bool),
}

impl DealErrand {
    /// A new one of which nothing is known.
    pub const fn blank() -> Self {
        Self::New { customer: None, owner: None }
    }

    const fn id(&self) -> Option<OpportunityId> {
        match self {
            Self::New { .. } => None,
            Self::Edit(id) | Self::End(id, _) => Some(*id),
        }
    }
}

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Form,
    /// Which customer the lead is.
    Convert(Box<Opportunity>),
    /// It was won; the purchase is offered.
    Won(Box<Opportunity>),
}

/// What follows once the form is saved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Close,
    Convert,
}

/// All that the parts of the dialog share.
#[derive(Clone, Copy)]
struct Desk {
    errand: RwSignal<Option<DealErrand>>,
    step: RwSignal<Step>,
    on_purchase: Callback<(CustomerId, OpportunityId)>,
    session: Session,
    setting: Setting,
}

impl Desk {
    fn close(self) {
        self.errand.try_set(None);
    }
}

/// The form, open while there is an errand. `on_purchase` is asked to record what a won one comes to.
#[component]
pub fn DealDialog(errand: RwSignal<Option<DealErrand>>, #[prop(into)] on_purchase: Callback<(CustomerId, OpportunityId)>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_sure_setting();
    let step = RwSignal::new(Step::Form);
    let open = Signal::derive(move || errand.with(Option::is_some));
    let title = move || match (errand.get(), step.get()) {
        (_, Step::Convert(_)) => words::convert(language).to_owned(),
        (_, Step::Won(deal)) => words::won_title(language, deal.title),
        (Some(DealErrand::New { .. }), _) => words::new(language).to_owned(),
        (Some(DealErrand::End(_, true)), _) => words::won(language).to_owned(),
        (Some(DealErrand::End(_, false)), _) => words::lost(language).to_owned(),
        _ => words::opportunity(language).to_owned(),
    };
    let content = move || {
        errand.get().map(|own| {
            step.set(Step::Form);
            let desk = Desk { errand, step, on_purchase, session, setting: setting.get_untracked() };
            view! { <Prepared own desk /> }
        })
    };
    view! { <Dialog open on_close=move || errand.set(None) title is_wide=true>{content}</Dialog> }
}

/// Fetches what the form needs; the form itself begins filled.
#[component]
fn Prepared(own: DealErrand, desk: Desk) -> impl IntoView {
    let language = use_language();
    let sheet = RwSignal::new(None::<Result<DealSheet, Failure>>);
    let id = own.id();
    let fetch = move || {
        spawn_local(async move {
            let answer = desk.session.ask(AskDeal { id }).await;
            sheet.try_set(Some(answer));
            request_animation_frame(settle_in_dialog);
        });
    };
    fetch();
    let begin = move || {
        spawn_local(async move {
            let records = super::stages::usual(language);
            match desk.session.perform(Command::FileAll { records }).await {
                Ok(_) => fetch(),
                Err(failure) => desk.session.say_failure(&failure),
            }
        });
    };
    move || match sheet.get() {
        None => view! { <Skeleton n_lines=6 /> }.into_any(),
        Some(Err(failure)) => view! { <Banner tone=Tone::Bad title=sentences::failure(language, &failure) /> }.into_any(),
        Some(Ok(sheet)) if sheet.stages.is_empty() => view! {
            <EmptyState title=words::no_stages_title(language) text=words::no_stages_text(language)>
                <Button kind=ButtonKind::Primary on_press=begin>{words::begin(language)}</Button>
            </EmptyState>
        }
        .into_any(),
        Some(Ok(sheet)) if id.is_some() && sheet.deal.is_none() => {
            view! { <Banner tone=Tone::Bad title=words::gone(language) /> }.into_any()
        }
        Some(Ok(sheet)) => view! { <Steps own=own.clone() sheet desk /> }.into_any(),
    }
}

#[component]
fn Steps(own: DealErrand, sheet: DealSheet, desk: Desk) -> impl IntoView {
    let draft = Draft::of(&own, &sheet, desk.setting);
    let suggested = StoredValue::new(Suggested::of(&sheet));
    let is_ending = matches!(own, DealErrand::End(..));
    move || match desk.step.get() {
        Step::Form => view! { <DealForm draft suggested is_ending desk /> }.into_any(),
        Step::Convert(deal) => view! { <convert::Convert deal=*deal draft desk /> }.into_any(),
        Step::Won(deal) => view! { <won::Won deal=*deal desk /> }.into_any(),
    }
}

#[component]
fn DealForm(draft: Draft, suggested: StoredValue<Suggested>, is_ending: bool, desk: Desk) -> impl IntoView {
    let language = use_language();
    let refusal = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let save = move |then: Then| {
        let Some(deal) = draft.read(desk.setting).filter(|_| !is_busy.get_untracked()) else { return };
        let is_newly_won = draft.is_newly_won(&deal);
        is_busy.set(true);
        spawn_local(async move {
            match desk.session.perform(Command::File(deal.clone().into())).await {
                Ok(done) => {
                    desk.session.say_done(&done, draft.said(language, &deal));
                    draft.keep(&deal);
                    if is_newly_won {
                        desk.step.try_set(Step::Won(Box::new(deal)));
                    } else if then == Then::Convert {
                        desk.step.try_set(Step::Convert(Box::new(deal)));
                    } else {
                        desk.close();
                    }
                }
                Err(Failure::Refused(refused)) => {
                    refusal.try_set(Some(sentences::refusal(language, &refused)));
                }
                Err(failure) => desk.session.say_failure(&failure),
            }
            is_busy.try_set(false);
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(Then::Close);
    };
    let fields = if is_ending {
        view! { <ending::Ending draft suggested is_chosen=true /> }.into_any()
    } else {
        view! { <fields::Fields draft suggested /> }.into_any()
    };
    view! {
        <form class="form deal-form" novalidate on:submit=submit>
            {move || refusal.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            {fields}
            <div class="button-row deal-buttons">
                {(!is_ending && draft.is_known()).then(|| view! { <Discard draft desk /> })}
                {move || (!is_ending && draft.is_convertible()).then(|| view! {
                    <Button icon=Glyph::Person on_press=move || save(Then::Convert)>{words::convert(language)}</Button>
                })}
                <span class="push"></span>
                <Button on_press=move || desk.close()>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}

#[component]
fn Discard(draft: Draft, desk: Desk) -> impl IntoView {
    let language = use_language();
    let discard = move || {
        let (id, title) = draft.of_now();
        desk.session.run(Command::Discard { register: Register::Opportunity, id: id.as_u128() }, words::deleted(language, title));
        desk.close();
    };
    view! { <Button kind=ButtonKind::Ghost icon=Glyph::Trash label=words::delete(language) on_press=discard /> }
}
