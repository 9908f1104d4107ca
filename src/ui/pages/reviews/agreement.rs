//! What both sides agreed on, and what is decided, with the reasons.

use super::saver::Saver;
use crate::domain::{Review, ReviewDecision};
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, Card, Choice, InputKind, Segmented, TextField, Tone},
    words::reviews as words,
};
use leptos::prelude::*;

/// A text of the review, and where it is.
struct Text {
    label: &'static str,
    value: fn(&Review) -> Option<String>,
    put: fn(&mut Review, Option<String>),
}

/// Rules, rewards and sanctions.
#[component]
pub fn AgreementCard(saver: Saver) -> impl IntoView {
    let language = use_language();
    let texts = [
        Text { label: words::agreed(language), value: |review| review.agreed.clone(), put: |review, text| review.agreed = text },
        Text { label: words::rewards(language), value: |review| review.rewards.clone(), put: |review, text| review.rewards = text },
        Text { label: words::sanctions(language), value: |review| review.sanctions.clone(), put: |review, text| review.sanctions = text },
    ];
    let fields = texts.into_iter().map(|text| view! { <TextOfReview saver text /> }).collect_view();
    view! { <Card title=words::agreement(language)>{fields}</Card> }
}

#[component]
fn TextOfReview(saver: Saver, text: Text) -> impl IntoView {
    let Text { label, value, put } = text;
    let error = RwSignal::new(None::<String>);
    let saved = saver.part(move |review| value(review).unwrap_or_default());
    let draft = RwSignal::new(saved.get_untracked());
    Effect::new(move || draft.set(saved.get()));
    let save = move |text: String| saver.save(error, move |review| put(review, Some(text)));
    view! { <TextField label value=draft kind=InputKind::Paragraph is_optional=true error on_save=save /> }
}

const DECISIONS: [(Option<ReviewDecision>, &str); 5] = [
    (Some(ReviewDecision::Raise), "raise"),
    (Some(ReviewDecision::Keep), "keep"),
    (Some(ReviewDecision::Lower), "lower"),
    (Some(ReviewDecision::LetGo), "let-go"),
    (None, ""),
];

/// Decision and reasons, saved together: the one is not kept without the other.
#[component]
pub fn DecisionCard(saver: Saver) -> impl IntoView {
    let language = use_language();
    let error = RwSignal::new(None::<String>);
    let saved = saver.part(|review| (review.decision, review.reasons.clone().unwrap_or_default()));
    let (decision, reasons) = (RwSignal::new(saved.get_untracked().0), RwSignal::new(saved.get_untracked().1));
    Effect::new(move || {
        let (was_decided, said) = saved.get();
        decision.set(was_decided);
        reasons.set(said);
    });
    let choices = DECISIONS.map(|(decision, key)| Choice::new(key, words::decision_name(language, decision))).to_vec();
    let value = Signal::derive(move || {
        DECISIONS.into_iter().find(|(own, _)| *own == decision.get()).map(|(_, key)| key.to_owned()).unwrap_or_default()
    });
    let choose = move |key: String| {
        if let Some((own, _)) = DECISIONS.into_iter().find(|(_, own)| *own == key) {
            decision.set(own);
        }
    };
    let is_unchanged = Signal::derive(move || saved.get() == (decision.get(), reasons.get()));
    let save = move || {
        let (decided, said) = (decision.get_untracked(), reasons.get_untracked());
        if decided.is_some() && said.trim().is_empty() {
            error.set(Some(words::reasons_needed(language).to_owned()));
            return;
        }
        saver.save(error, move |review| {
            review.decision = decided;
            review.reasons = Some(said);
        });
    };
    view! {
        <Card title=words::decision(language)>
            {move || error.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            <Segmented label=words::decision(language) choices=Signal::stored(choices) value on_change=choose />
            <TextField label=words::reasons(language) value=reasons kind=InputKind::Paragraph />
            <div class="button-row button-row-end">
                <Button kind=ButtonKind::Secondary disabled=is_unchanged on_press=save>{words::decide(language)}</Button>
            </div>
        </Card>
    }
}
