//! Many customers changed or deleted at once: whom, what, what it would come to, and one undo.
//!
//! Not here: what can be changed ([`what`](super::what)), and what a change comes to, which the engine works out before anything is done.

use super::{
    bulk::Errand,
    list::CustomerList,
    what::{WhatDraft, WhatField},
};
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, Choice, Segmented, Tone},
    sentences,
    session::{Session, use_session},
    words::{customers, finding as words, parts as parts_words},
};
use crate::workspace::{
    Command, Refusal,
    questions::{AskBulk, BulkSheet, Chosen, Plan},
};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashSet;

/// What is chosen so far.
#[derive(Clone, Copy)]
struct Draft {
    list: CustomerList,
    errand: Errand,
    is_everybody: RwSignal<bool>,
    what: WhatDraft,
}

impl Draft {
    fn chosen(self) -> Chosen {
        if self.is_everybody.get() {
            Chosen::Shown(self.list.asked.get())
        } else {
            Chosen::These(self.list.kept.selection.with(|ticked| ticked.iter().copied().collect()))
        }
    }

    fn plan(self) -> Plan {
        match self.errand {
            Errand::Delete => Plan::Delete,
            Errand::Change => Plan::Edit(self.what.edit(self.list.setting.get()).into_iter().collect()),
        }
    }

    /// What would be asked of the engine: the preview, or with everybody's identifiers what is needed to do it.
    fn question(self, with_ids: bool) -> AskBulk {
        AskBulk { chosen: self.chosen(), plan: self.plan(), with_ids }
    }
}

/// The form, in the dialog that the bar opens.
#[component]
pub fn ManyForm(list: CustomerList, own: Errand, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let draft = Draft { list, errand: own, is_everybody: RwSignal::new(false), what: WhatDraft::new() };
    let answer = session.live_newest(move || draft.question(false));
    let sheet = Memo::new(move |_| answer.get().and_then(Result::ok).and_then(Result::ok));
    let n_changed = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.n_changed)));
    let refusal = RwSignal::new(None::<String>);
    let refused = move || match answer.get() {
        Some(Ok(Err(refused))) => Some(sentences::refusal(language, &refused)),
        _ => refusal.get(),
    };
    let is_busy = RwSignal::new(false);
    let number = move |n: u32| list.setting.get().number(n);
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() || n_changed.get_untracked() == 0 {
            return;
        }
        is_busy.set(true);
        let question = untrack(|| draft.question(true));
        spawn_local(async move {
            match done(session, question, list).await {
                Ok(()) => {
                    on_done.try_run(());
                }
                Err(refused) => {
                    refusal.try_set(refused.map(|refused| sentences::refusal(language, &refused)));
                }
            }
            is_busy.try_set(false);
        });
    };
    let action = move || match own {
        Errand::Change => words::do_change(language, number(n_changed.get())),
        Errand::Delete => words::do_delete(language, number(n_changed.get())),
    };
    let kind = if own == Errand::Delete { ButtonKind::Danger } else { ButtonKind::Primary };
    view! {
        <form class="stack-loose many" novalidate on:submit=go>
            {move || refused().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            <Whom draft />
            {(own == Errand::Change).then(|| view! { <WhatField list draft=draft.what /> })}
            <div class="many-preview" role="status" aria-live="polite">
                {move || sheet.get().map(|sheet| preview(&sheet, own, draft))}
            </div>
            <div class="button-row button-row-end">
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind is_submit=true busy=is_busy disabled=Signal::derive(move || n_changed.get() == 0)>{action}</Button>
            </div>
        </form>
    }
}

/// Asks who is meant, does it, and says so with Undo.
async fn done(session: Session, question: AskBulk, list: CustomerList) -> Result<(), Option<Refusal>> {
    let said = |failure: Failure| match failure {
        Failure::Refused(refused) => Some(refused),
        failure => {
            session.say_failure(&failure);
            None
        }
    };
    let plan = question.plan.clone();
    let sheet = session.ask(question).await.map_err(said)?.map_err(Some)?;
    let setting = list.setting.get_untracked();
    let n_changed = setting.number(sheet.n_changed);
    let (command, words) = match plan {
        Plan::Edit(edits) => (Command::EditCustomers { ids: sheet.ids, edits }, words::changed(setting.language, n_changed)),
        Plan::Delete => (Command::DeleteCustomers { ids: sheet.ids }, words::deleted(setting.language, n_changed)),
    };
    let is_delete = matches!(command, Command::DeleteCustomers { .. });
    let done = session.perform(command).await.map_err(said)?;
    session.say_done(&done, words);
    if is_delete {
        list.kept.selection.update(HashSet::clear);
    }
    Ok(())
}

/// Those who are ticked, or everybody whom the list shows.
#[component]
fn Whom(draft: Draft) -> impl IntoView {
    let language = use_language();
    let n_shown = draft.list.figure(|answer| answer.n_shown);
    let number = move |n: usize| draft.list.setting.get().number(n);
    let choices = Signal::derive(move || {
        let n_ticked = draft.list.kept.selection.with(HashSet::len);
        let n_shown = n_shown.get().unwrap_or_default() as usize;
        vec![
            Choice::new("ticked", words::ticked(language, number(n_ticked))),
            Choice::new("shown", words::shown(language, number(n_shown))),
        ]
    });
    let value = Signal::derive(move || if draft.is_everybody.get() { "shown" } else { "ticked" }.to_owned());
    view! { <Segmented label=words::whom(language) choices value on_change=move |key: String| draft.is_everybody.set(key == "shown") /> }
}

/// "12 customers: 9 change, 3 are so already", and the first few by name.
fn preview(sheet: &BulkSheet, errand: Errand, draft: Draft) -> AnyView {
    let setting = draft.list.setting.get();
    let language = setting.language;
    let number = |n: u32| setting.number(n);
    let figures = match errand {
        Errand::Change => {
            let n_already = sheet.n_customers - sheet.n_changed;
            words::preview(language, number(sheet.n_customers), number(sheet.n_changed), number(n_already))
        }
        Errand::Delete => words::preview_delete(language, number(sheet.n_changed), number(sheet.n_purchases)),
    };
    let n_named = u32::try_from(sheet.names.len()).unwrap_or(u32::MAX);
    let listed = customers::listed(language, &sheet.names);
    let names = match sheet.n_changed.saturating_sub(n_named) {
        0 => listed,
        n_more => words::named_more(language, listed, number(n_more)),
    };
    let more = if sheet.n_changed == 0 {
        view! { <p class="quiet">{words::nobody_changes(language)}</p> }.into_any()
    } else {
        view! { <p>{names}</p><p class="quiet">{words::can_undo(language)}</p> }.into_any()
    };
    view! { <p class="strong">{figures}</p>{more} }.into_any()
}
