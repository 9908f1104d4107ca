//! The page of one review: what is judged and agreed on the left, what is known of the customer on the right. Printed, it is the pack.

use super::{
    PhaseChoice, agreement::AgreementCard, agreement::DecisionCard, criteria::CriteriaCard, pack::Pack, saver::Saver, score, side::Side,
};
use crate::domain::{CustomerKind, Day, ReviewId};
use crate::ui::{
    device::use_language,
    pages::{
        answer::{answered, failure_of, last_known},
        setting::use_sure_setting,
    },
    parts::{
        Button, ButtonKind, Card, EmptyState, Glyph, InputKind, LinkButton, Menu, MenuItem, Page, Reason, TextField, Why, use_seen_name,
    },
    route::Route,
    session::use_session,
    shell::go,
    words::{reviews as words, shell as shell_words},
};
use crate::workspace::{
    Command, Register,
    questions::{AskReview, ReviewSheet},
};
use leptos::prelude::*;

#[component]
pub fn ReviewPage(id: ReviewId) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let answer = use_session().live(move || AskReview { id });
    // A record that is open stays when it cannot be asked again, with all that is half typed in it; only one that is gone goes.
    let known = last_known(answer, Some);
    let sheet = Memo::new(move |_| known.get().flatten());
    let is_here = Memo::new(move |_| sheet.with(Option::is_some));
    let name = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.name.clone())));
    let seen = use_seen_name();
    let title = move || {
        name.get()
            .map_or_else(|| shell_words::review(language).to_owned(), |name| words::title_of(language, seen(&name, CustomerKind::Unknown)))
    };
    let body = move || match is_here.get().then(|| sheet.get_untracked()).flatten() {
        Some(first) => {
            let own = move |before: Option<&ReviewSheet>| sheet.get().or_else(|| before.cloned()).unwrap_or_else(|| first.clone());
            let saver = Saver::new(Memo::new(own), setting.get());
            view! { <Record saver /> }.into_any()
        }
        None => answered(answer.get(), |_| view! { <Gone /> }.into_any()),
    };
    view! {
        <Page title actions=move || view! { {move || is_here.get().then(|| view! { <Actions id name /> })} }>
            {move || is_here.get().then(|| failure_of(answer))}
            {body}
        </Page>
    }
}

#[component]
fn Actions(id: ReviewId, name: Memo<Option<String>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let delete = move || {
        let said = words::deleted(language, name.get_untracked().unwrap_or_default());
        session.run(Command::Discard { register: Register::Review, id: id.as_u128() }, said);
        go(&Route::Reviews);
    };
    let print = move || {
        // A browser that cannot print has nothing to say about it.
        let _ = window().print();
    };
    view! {
        <LinkButton kind=ButtonKind::Ghost icon=Glyph::ArrowLeft href=Route::Reviews.to_string() label=words::back(language) />
        <Menu label=shell_words::more(language) icon=Glyph::More is_icon_only=true>
            <MenuItem icon=Glyph::Trash is_danger=true on_press=delete>{words::delete(language)}</MenuItem>
        </Menu>
        <Button kind=ButtonKind::Primary icon=Glyph::Print on_press=print>{words::print(language)}</Button>
    }
}

#[component]
fn Record(saver: Saver) -> impl IntoView {
    view! {
        <div class="record review-record no-print">
            <div class="record-main">
                <FrameCard saver />
                <CriteriaCard saver />
                <AgreementCard saver />
                <DecisionCard saver />
            </div>
            <div class="record-side"><Side saver /></div>
        </div>
        <Pack saver />
    }
}

/// When, in which phase, by whom, and what it comes to.
#[component]
fn FrameCard(saver: Saver) -> impl IntoView {
    let language = use_language();
    let error = RwSignal::new(None::<String>);
    let phase = saver.part(|review| review.phase);
    let saved_on = saver.part(|review| review.on.to_string());
    let saved_person = saver.part(|review| review.person.clone());
    let (on, person) = (RwSignal::new(saved_on.get_untracked()), RwSignal::new(saved_person.get_untracked()));
    Effect::new(move || on.set(saved_on.get()));
    Effect::new(move || person.set(saved_person.get()));
    let save_on = move |text: String| match text.parse::<Day>() {
        Ok(day) => saver.save(error, move |review| review.on = day),
        Err(_) => error.set(Some(words::not_a_day(language).to_owned())),
    };
    let save_person = move |text: String| saver.save(error, move |review| text.trim().clone_into(&mut review.person));
    let tenths = saver.part(|review| review.score_tenths());
    let judged = saver.part(|review| (review.criteria.iter().filter(|criterion| criterion.score.is_some()).count(), review.criteria.len()));
    let setting = saver.setting;
    let criteria = saver.part(|review| review.criteria.clone());
    let reason = Signal::derive(move || {
        let judged = criteria.get().into_iter().filter_map(|own| Some((own.name, format!("{} × {}", own.weight, own.score?))));
        Reason { formula: words::score_why(language).to_owned(), inputs: judged.collect(), ..Reason::default() }
    });
    let result = move || score(tenths.get(), setting);
    let note = move || {
        let (n, all) = judged.get();
        words::judged_of(language, setting.number(n), setting.number(all))
    };
    view! {
        <Card title=words::score(language) actions=move || view! { <Why figure=words::score(language) reason /> }>
            <p class="review-score"><strong>{result}</strong> <span class="quiet">{note}</span></p>
            <PhaseChoice phase on_choose=move |chosen| saver.save(error, move |review| review.phase = chosen) />
            <div class="form-grid">
                <TextField label=words::on(language) value=on kind=InputKind::Date error on_save=save_on />
                <TextField label=words::person(language) value=person is_optional=true on_save=save_person />
            </div>
        </Card>
    }
}

/// The address leads to no review.
#[component]
fn Gone() -> impl IntoView {
    let language = use_language();
    view! {
        <EmptyState title=words::gone_title(language) text=words::gone_text(language)>
            <LinkButton kind=ButtonKind::Primary href=Route::Reviews.to_string()>{words::back(language)}</LinkButton>
            <LinkButton href=Route::Changes.to_string()>{shell_words::changes(language)}</LinkButton>
        </EmptyState>
    }
}
