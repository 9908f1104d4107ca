//! Where grades begin: shares of customers on a bar, points of the score, or limits of a cumulative share.

use super::{
    draft::{Draft, Place},
    fields::{CountField, FlawNote, window_key, window_of, windows},
    measure_choice::MeasureChoice,
};
use crate::domain::{Method, schemes::Cut};
use crate::ui::{
    parts::{Card, Choice, Segmented, Select, SplitBar, SplitPart},
    scheme_draft::borders,
    schemes_view::grade_series,
    words::studio as words,
};
use leptos::prelude::*;

const QUOTA: &str = "quota";
const THRESHOLD: &str = "threshold";

/// Parts per million in a hundredth.
const PPM_PER_PERCENT: u32 = 10_000;

/// Where the grades of a score begin.
#[component]
pub fn ScoreCuts(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let is_quota = draft.read(|scheme| matches!(&scheme.method, Method::Weighted { cut: Cut::Quotas(_), .. }));
    let choose = move |key: String| {
        let n_grades = draft.n_grades().get_untracked();
        let even = || {
            let step = 1_000_000 / u32::try_from(n_grades.max(1)).unwrap_or(1);
            (1..n_grades).rev().map(|at| step * u32::try_from(at).unwrap_or_default()).collect()
        };
        draft.change_cut(|cut| match (key.as_str(), &cut) {
            (QUOTA, Cut::Thresholds(_)) => *cut = Cut::Quotas(borders::even(n_grades)),
            (THRESHOLD, Cut::Quotas(_)) => *cut = Cut::Thresholds(even()),
            _ => {}
        });
    };
    let choices = vec![Choice::new(QUOTA, words::by_quota(language)), Choice::new(THRESHOLD, words::by_threshold(language))];
    let value = Signal::derive(move || if is_quota.get() { QUOTA } else { THRESHOLD }.to_owned());
    view! {
        <Card title=words::cut(language)>
            <FlawNote draft place=Place::Cuts />
            <Segmented label=words::cut_by(language) choices=Signal::stored(choices) value on_change=choose />
            {move || if is_quota.get() { view! { <Quotas draft /> }.into_any() } else { view! { <Thresholds draft /> }.into_any() }}
        </Card>
    }
}

fn quotas_of(draft: Draft) -> Memo<Vec<u8>> {
    draft.read(|scheme| match &scheme.method {
        Method::Weighted { cut: Cut::Quotas(quotas), .. } => quotas.clone(),
        _ => Vec::new(),
    })
}

fn change_quotas(draft: Draft, change: impl FnOnce(&mut Vec<u8>)) {
    draft.change_cut(|cut| {
        if let Cut::Quotas(quotas) = cut {
            change(quotas);
        }
    });
}

#[component]
fn Quotas(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let quotas = quotas_of(draft);
    let n_quotas = Memo::new(move |_| quotas.with(Vec::len));
    let part = move |(at, percent): (usize, u8)| SplitPart {
        series: grade_series(u8::try_from(at).unwrap_or_default()),
        name: draft.grade_name(at),
        percent,
    };
    let parts = Signal::derive(move || quotas.get().into_iter().enumerate().map(part).collect::<Vec<_>>());
    let border_label = Callback::new(move |at: usize| words::border(language, draft.grade_name(at), draft.grade_name(at + 1)));
    let room = Callback::new(move |at: usize| quotas.with_untracked(|quotas| borders::room(quotas, at)));
    let on_move = Callback::new(move |(at, to): (usize, u8)| change_quotas(draft, |quotas| borders::move_to(quotas, at, to)));
    let field = move |at: usize| {
        let value = Signal::derive(move || quotas.with(|quotas| quotas.get(at).copied().map_or(0, u32::from)));
        let set = Callback::new(move |percent: u32| {
            change_quotas(draft, |quotas| borders::set(quotas, at, u8::try_from(percent).unwrap_or(100)));
        });
        let label = TextProp::from(move || words::quota_of(language, draft.grade_name(at)));
        view! { <CountField label value least=1 most=100 on_save=set language /> }
    };
    view! {
        <SplitBar label=words::quota_bar(language) parts border_label room on_move />
        <div class="cut-fields">{move || (0..n_quotas.get()).map(field).collect_view()}</div>
    }
}

#[component]
fn Thresholds(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let scores = draft.read(|scheme| match &scheme.method {
        Method::Weighted { cut: Cut::Thresholds(scores), .. } => scores.clone(),
        _ => Vec::new(),
    });
    let n_scores = Memo::new(move |_| scores.with(Vec::len));
    let field = move |at: usize| {
        let value = Signal::derive(move || scores.with(|scores| scores.get(at).copied().unwrap_or_default() / PPM_PER_PERCENT));
        let set = Callback::new(move |points: u32| {
            draft.change_cut(|cut| {
                if let Cut::Thresholds(scores) = cut
                    && let Some(score) = scores.get_mut(at)
                {
                    *score = points * PPM_PER_PERCENT;
                }
            });
        });
        let label = TextProp::from(move || words::from_points(language, draft.grade_name(at)));
        view! { <CountField label value most=100 on_save=set language /> }
    };
    view! {
        <div class="cut-fields">{move || (0..n_scores.get()).map(field).collect_view()}</div>
        <p class="field-hint">{move || words::the_rest(language, draft.grade_name(n_scores.get()))}</p>
        <p class="field-hint">{words::points_hint(language)}</p>
    }
}

/// The measure that customers stand in line by, and how far each grade reaches.
#[component]
pub fn ShareLimits(draft: Draft) -> impl IntoView {
    let language = draft.setting.language;
    let method = draft.read(|scheme| match &scheme.method {
        Method::CumulativeShare { measure, limits_ppm } => Some((*measure, limits_ppm.clone())),
        _ => None,
    });
    let measure =
        Signal::derive(move || method.with(|method| method.as_ref().map(|(measure, _)| *measure).unwrap_or_else(default_measure)));
    let change = move |change: &dyn Fn(&mut crate::domain::Measure, &mut Vec<u32>)| {
        draft.change(|scheme| {
            if let Method::CumulativeShare { measure, limits_ppm } = &mut scheme.method {
                change(measure, limits_ppm);
            }
        });
    };
    let n_limits = Memo::new(move |_| method.with(|method| method.as_ref().map_or(0, |(_, limits)| limits.len())));
    let field = move |at: usize| {
        let limit = move |limits: &Vec<u32>| limits.get(at).copied().unwrap_or_default() / PPM_PER_PERCENT;
        let value = Signal::derive(move || method.with(|method| method.as_ref().map_or(0, |(_, limits)| limit(limits))));
        let set = Callback::new(move |percent: u32| {
            change(&|_, limits| {
                if let Some(limit) = limits.get_mut(at) {
                    *limit = percent * PPM_PER_PERCENT;
                }
            });
        });
        let label = TextProp::from(move || words::share_limit(language, draft.grade_name(at)));
        view! { <CountField label value least=1 most=100 on_save=set language /> }
    };
    let window = move || {
        let measure = measure.get();
        measure.indicator.has_window().then(|| {
            let choose = move |key: String| change(&|measure, _| measure.window = window_of(&key));
            view! {
                <Select
                    label=words::window(language)
                    choices=Signal::stored(windows(language, measure))
                    value=Signal::stored(window_key(measure.window))
                    on_change=choose
                />
            }
        })
    };
    view! {
        <Card title=words::cut(language)>
            <FlawNote draft place=Place::Cuts />
            <div class="form-grid">
                <MeasureChoice
                    label=words::share_measure(language)
                    measure
                    language
                    on_change=Callback::new(move |chosen| change(&|measure, _| *measure = chosen))
                />
                {window}
            </div>
            <div class="cut-fields">{move || (0..n_limits.get()).map(field).collect_view()}</div>
            <p class="field-hint">{words::share_hint(language)}</p>
        </Card>
    }
}

const fn default_measure() -> crate::domain::Measure {
    crate::domain::Measure::of(crate::domain::Indicator::Amount)
}
