//! The score: which indicators are weighed, by how much, over which period, and how each becomes points.

use super::{
    draft::{Draft, Place},
    fields::{DraftField, FlawNote, window_key, window_of, windows},
    library::Library,
    pairwise::Pairwise,
};
use crate::domain::{Measure, schemes::Normalise};
use crate::ui::{
    format,
    parts::{Button, ButtonKind, Card, Choice, ControlSize, Glyph, Reason, Select, Why},
    schemes_view::measure_label,
    typed,
    words::{indicators, studio as words},
};
use leptos::prelude::*;

/// The weight that a slider goes up to, unless one is heavier already.
const FULL_WEIGHT: u32 = 100;

#[component]
pub fn Score(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let shows_library = RwSignal::new(false);
    let compares = RwSignal::new(false);
    let weighed = draft.weighed();
    let is_lonely = Signal::derive(move || weighed.with(Vec::len) < 2);
    let actions = move || {
        view! {
            <Button size=ControlSize::Small disabled=is_lonely on_press=move || compares.set(true) attr:data-action="compare">{words::compare(language)}</Button>
            <Button size=ControlSize::Small icon=Glyph::Plus on_press=move || shows_library.set(true) attr:data-action="library">{words::add_indicator(language)}</Button>
        }
    };
    view! {
        <Card title=words::indicators(language) actions>
            <FlawNote draft place=Place::Indicators />
            <ul class="weights">
                {move || weighed.get().into_iter().enumerate().map(|(at, measure)| view! { <Part draft at measure /> }).collect_view()}
            </ul>
            <Library draft open=shows_library />
            <Pairwise draft open=compares />
        </Card>
    }
}

/// How an indicator is worked out, for who asks.
fn formula(draft: Draft, measure: Measure) -> Reason {
    let language = draft.setting.language;
    let indicator = measure.indicator;
    Reason {
        formula: indicators::formula(language, indicator).to_owned(),
        period: Some(crate::ui::schemes_view::window_label(language, measure.window)),
        inputs: vec![(
            indicators::unit(language, indicator.unit()).to_owned(),
            indicators::direction(language, indicator.direction()).to_owned(),
        )],
        n_cases: None,
    }
}

#[component]
fn Part(draft: Draft, at: usize, measure: Measure) -> impl IntoView {
    let language = draft.setting.language;
    let name = measure_label(language, measure);
    let share = draft.read(move |scheme| match &scheme.method {
        crate::domain::Method::Weighted { parts, .. } => {
            let sum: u32 = parts.iter().map(|part| part.weight).sum();
            parts.get(at).map_or(0.0, |part| f64::from(part.weight) / f64::from(sum.max(1)))
        }
        _ => 0.0,
    });
    let remove = move || {
        draft.change_parts(|parts| {
            if at < parts.len() {
                parts.remove(at);
            }
        });
    };
    view! {
        <li class="weight" data-indicator=format!("{:?}", measure.indicator)>
            <div class="weight-head">
                <strong>{name.clone()}</strong>
                <Why figure=name.clone() reason=Signal::stored(formula(draft, measure)) />
                <span class="quiet small push">{move || words::share_of_score(language, format::percent(language, share.get(), 0))}</span>
                <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label=words::remove_indicator(language, &name) on_press=remove />
            </div>
            <Weight draft at name=name.clone() />
            <div class="weight-foot">
                <NormaliseChoice draft at name=name.clone() measure />
                {measure.indicator.has_window().then(|| view! { <WindowChoice draft at name measure /> })}
            </div>
        </li>
    }
}

/// A slider and the number beside it.
#[component]
fn Weight(draft: Draft, at: usize, name: String) -> impl IntoView {
    let weight = draft.part(at, |part| part.weight);
    let label = words::weight_of(draft.setting.language, name);
    let heaviest = draft.read(|scheme| match &scheme.method {
        crate::domain::Method::Weighted { parts, .. } => parts.iter().map(|part| part.weight).max().unwrap_or_default().max(FULL_WEIGHT),
        _ => FULL_WEIGHT,
    });
    let set = move |text: String| {
        if let Ok(weight) = typed::count(&text) {
            draft.change_part(at, |part| part.weight = weight.min(1_000_000));
        }
    };
    let spoken = label.clone();
    view! {
        <div class="weight-slide">
            <input
                type="range"
                class="slider"
                min="0"
                max=move || heaviest.get().to_string()
                aria-label=label
                prop:value=move || weight.get().to_string()
                on:input:target=move |event| set(event.target().value())
            />
            <input
                type="text"
                inputmode="numeric"
                class="input input-number weight-number"
                aria-label=spoken
                prop:value=move || weight.get().to_string()
                on:change:target=move |event| {
                    set(event.target().value());
                    event.target().set_value(&weight.get_untracked().to_string());
                }
            />
        </div>
    }
}

#[component]
fn WindowChoice(draft: Draft, at: usize, name: String, measure: Measure) -> impl IntoView {
    let language = draft.setting.language;
    let choose = move |key: String| draft.change_part(at, |part| part.measure.window = window_of(&key));
    view! {
        <Select
            label=words::window_of(language, name)
            is_label_hidden=true
            choices=Signal::stored(windows(language, measure))
            value=Signal::stored(window_key(measure.window))
            on_change=choose
        />
    }
}

const RANK: &str = "rank";
const MIN_MAX: &str = "min_max";
const CUTS: &str = "cuts";

const fn normalise_key(normalise: &Normalise) -> &'static str {
    match normalise {
        Normalise::Percentile => RANK,
        Normalise::MinMax => MIN_MAX,
        Normalise::Cuts(_) => CUTS,
    }
}

#[component]
fn NormaliseChoice(draft: Draft, at: usize, name: String, measure: Measure) -> impl IntoView {
    let language = draft.setting.language;
    let key = draft.part(at, |part| normalise_key(&part.normalise));
    let choose = move |key: String| {
        let normalise = match key.as_str() {
            MIN_MAX => Normalise::MinMax,
            CUTS => Normalise::Cuts(vec![0]),
            _ => Normalise::Percentile,
        };
        draft.change_part(at, |part| part.normalise = normalise);
    };
    let choices = [(RANK, words::by_rank(language)), (MIN_MAX, words::min_max(language)), (CUTS, words::by_cuts(language))];
    let choices: Vec<Choice> = choices.map(|(key, name)| Choice::new(key, name)).into();
    let has_cuts = Memo::new(move |_| key.get() == CUTS);
    view! {
        <Select
            label=words::normalise_of(language, &name)
            is_label_hidden=true
            choices=Signal::stored(choices)
            value=Signal::derive(move || key.get().to_owned())
            on_change=choose
        />
        {move || has_cuts.get().then(|| view! { <Cuts draft at name=name.clone() measure /> })}
    }
}

/// Cut points in one field, with semicolons between.
#[component]
fn Cuts(draft: Draft, at: usize, name: String, measure: Measure) -> impl IntoView {
    let (language, currency) = (draft.setting.language, draft.setting.currency);
    let unit = measure.indicator.unit();
    let cuts = draft.part(at, |part| match &part.normalise {
        Normalise::Cuts(cuts) => cuts.clone(),
        Normalise::Percentile | Normalise::MinMax => Vec::new(),
    });
    let written = Signal::derive(move || {
        let cuts = cuts.get().into_iter().map(|cut| typed::written_measure(cut, unit, currency));
        cuts.collect::<Vec<_>>().join("; ")
    });
    let save = Callback::new(move |text: String| {
        let pieces = text.split([';', '；']).map(str::trim).filter(|piece| !piece.is_empty());
        let read: Result<Vec<i64>, _> = pieces.map(|piece| typed::measure_value(piece, unit, currency)).collect();
        match read {
            Ok(cuts) if cuts.is_empty() || !cuts.is_sorted_by(|a, b| a < b) => Some(words::not_rising(language).to_owned()),
            Ok(cuts) => {
                draft.change_part(at, |part| part.normalise = Normalise::Cuts(cuts));
                None
            }
            Err(_) => Some(words::not_a_value(language).to_owned()),
        }
    });
    let hint = words::cuts_hint(language, indicators::unit(language, unit));
    view! { <DraftField label=words::cuts_of(language, name) value=written hint on_save=save /> }
}
