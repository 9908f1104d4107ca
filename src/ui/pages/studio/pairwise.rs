//! Weights from comparing indicators two at a time, with how well the answers agree.
//!
//! Not here: the arithmetic (`scoring::ahp`).

use super::draft::Draft;
use crate::domain::Method;
use crate::scoring::ahp::{Comparisons, PairwiseWeights};
use crate::ui::{
    format,
    parts::{Banner, Button, ButtonKind, Dialog, Meter, Tone},
    scheme_draft::pairs::{MOST_STEP, nearest_step, pairs, ratio, whole},
    schemes_view::measure_label,
    words::{Language, studio as words},
};
use leptos::prelude::*;

#[component]
pub fn Pairwise(draft: Draft, open: RwSignal<bool>) -> impl IntoView {
    let language = draft.setting.language;
    let steps = RwSignal::new(Vec::<i8>::new());
    Effect::new(move || {
        if open.get() {
            steps.set(begun_steps(draft));
        }
    });
    let result = Memo::new(move |_| {
        let n = draft.weighed().with_untracked(Vec::len);
        let upper: Vec<f64> = steps.with(|steps| steps.iter().map(|step| ratio(*step)).collect());
        Comparisons::of(n, &upper).ok().map(|judged| judged.weights())
    });
    let take_over = Callback::new(move |()| {
        if let Some(found) = result.get_untracked() {
            let weights = whole(&found.weights);
            draft.change_parts(|parts| parts.iter_mut().zip(weights).for_each(|(part, weight)| part.weight = weight));
        }
        open.set(false);
    });
    let is_unknown = Signal::derive(move || result.with(Option::is_none));
    let actions = move || {
        view! {
            <Button on_press=move || open.set(false)>{crate::ui::words::parts::cancel(language)}</Button>
            <Button kind=ButtonKind::Primary disabled=is_unknown on_press=take_over attr:data-action="use-weights">{words::use_weights(language)}</Button>
        }
    };
    view! {
        <Dialog open on_close=move || open.set(false) title=words::compare_title(language) actions is_wide=true>
            <Comparing draft steps result />
        </Dialog>
    }
}

/// What the present weights say of each pair, to begin with.
fn begun_steps(draft: Draft) -> Vec<i8> {
    draft.scheme.with_untracked(|scheme| match &scheme.method {
        Method::Weighted { parts, .. } => {
            pairs(parts.len()).into_iter().map(|(first, second)| nearest_step(parts[first].weight, parts[second].weight)).collect()
        }
        _ => Vec::new(),
    })
}

#[component]
fn Comparing(draft: Draft, steps: RwSignal<Vec<i8>>, result: Memo<Option<PairwiseWeights>>) -> impl IntoView {
    let language = draft.setting.language;
    let names: Vec<String> = draft.weighed().get_untracked().into_iter().map(|measure| measure_label(language, measure)).collect();
    let questions = pairs(names.len()).into_iter().enumerate().map(|(at, (first, second))| {
        view! { <Pair at first=names[first].clone() second=names[second].clone() steps language /> }
    });
    let questions = questions.collect_view();
    let found = move || match result.get() {
        Some(found) => verdict(language, &names, &found),
        None => view! { <Banner tone=Tone::Info title=words::too_many_to_compare(language) /> }.into_any(),
    };
    view! {
        <p class="soft">{words::compare_text(language)}</p>
        <div class="pairs">{questions}</div>
        <div class="pair-verdict" aria-live="polite">{found}</div>
    }
}

fn shown_ratio(language: Language, ratio: f64) -> String {
    // A ninth has no exact double: what is whole but for a hair is written whole.
    let written = |times: f64| format::decimal(language, times, u8::from((times - times.round()).abs() > 0.05));
    if ratio >= 1.0 { words::times(language, written(ratio)) } else { words::times(language, format!("1/{}", written(1.0 / ratio))) }
}

#[component]
fn Pair(at: usize, first: String, second: String, steps: RwSignal<Vec<i8>>, language: Language) -> impl IntoView {
    let step = Memo::new(move |_| steps.with(|steps| steps.get(at).copied().unwrap_or_default()));
    let label = words::compare_pair(language, &first, &second);
    let (left, right) = (first.clone(), second.clone());
    let shown = move || match step.get() {
        0 => words::as_important(language).to_owned(),
        step => {
            let name = if step > 0 { &first } else { &second };
            words::times_important(language, name, i16::from(step).unsigned_abs() + 1)
        }
    };
    // The first of a pair stands at the left, so that further left is more of it.
    let set = move |text: String| {
        if let Ok(step) = text.parse::<i8>() {
            steps.update(|steps| {
                if let Some(known) = steps.get_mut(at) {
                    *known = -step.clamp(-MOST_STEP, MOST_STEP);
                }
            });
        }
    };
    view! {
        <div class="pair">
            <span class="pair-name">{left}</span>
            <input
                type="range"
                class="slider slider-centred"
                min=(-MOST_STEP).to_string()
                max=MOST_STEP.to_string()
                step="1"
                aria-label=label
                aria-valuetext=shown.clone()
                prop:value=move || (-step.get()).to_string()
                on:input:target=move |event| set(event.target().value())
            />
            <span class="pair-name pair-end">{right}</span>
            <span class="quiet small pair-said">{shown}</span>
        </div>
    }
}

/// The weights, and whether the answers agree.
fn verdict(language: Language, names: &[String], found: &PairwiseWeights) -> AnyView {
    let weights = names.iter().zip(&found.weights).map(|(name, weight)| {
        view! { <dt>{name.clone()}</dt><dd><Meter share=*weight text=format::percent(language, *weight, 1) /></dd> }
    });
    let agreement = match (found.consistency_ratio, &found.look_again) {
        (Some(_), Some(again)) if !found.is_consistent() => {
            let name = |at: u8| names.get(usize::from(at)).cloned().unwrap_or_default();
            let pair = words::compare_pair(language, name(again.pair.0), name(again.pair.1));
            let title = words::inconsistent(language, pair, shown_ratio(language, again.judged), shown_ratio(language, again.expected));
            view! { <Banner tone=Tone::Warn title /> }.into_any()
        }
        (None, _) => view! { <p class="quiet small">{words::consistent_always(language)}</p> }.into_any(),
        _ => ().into_any(),
    };
    let ratio = found.consistency_ratio.map(|ratio| words::consistency(language, format::decimal(language, ratio, 2)));
    view! {
        <dl class="facts">{weights.collect_view()}</dl>
        {ratio.map(|ratio| view! { <p class="small">{ratio}</p> })}
        {agreement}
    }
    .into_any()
}
