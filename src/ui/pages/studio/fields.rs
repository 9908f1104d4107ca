//! Fields of the draft: what is typed is read when the field is left, said to be wrong beside it, or written back as it was read.

use super::draft::{Draft, Place};
use crate::domain::Measure;
use crate::ui::{
    parts::{Banner, Choice, InputKind, TextField, Tone},
    schemes_view::window_label,
    sentences, typed,
    words::{Language, studio as words},
};
use leptos::prelude::*;

/// A field that is saved on blur and Enter; `on_save` says what is wrong.
#[component]
pub fn DraftField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Signal<String>,
    on_save: Callback<String, Option<String>>,
    #[prop(optional)] kind: InputKind,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] placeholder: Option<TextProp>,
) -> impl IntoView {
    let typed = RwSignal::new(value.get_untracked());
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move || {
        typed.set(value.get());
        wrong.set(None);
    });
    let save = move |text: String| {
        let refused = on_save.run(text);
        if refused.is_none() {
            typed.set(value.get_untracked());
        }
        wrong.set(refused);
    };
    match (hint, placeholder) {
        (Some(hint), _) => view! { <TextField label value=typed kind hint error=wrong on_save=save /> }.into_any(),
        (None, Some(placeholder)) => view! { <TextField label value=typed kind placeholder error=wrong on_save=save /> }.into_any(),
        (None, None) => view! { <TextField label value=typed kind error=wrong on_save=save /> }.into_any(),
    }
}

/// A whole number within limits, or what is wrong with it.
pub fn whole_number(language: Language, text: &str, least: u32, most: u32) -> Result<u32, String> {
    let read = typed::count(text).ok().filter(|n| (least..=most).contains(n));
    read.ok_or_else(|| words::whole_number(language, least, most))
}

/// A whole number of the draft.
#[component]
pub fn CountField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Signal<u32>,
    #[prop(default = 0)] least: u32,
    #[prop(default = 36_500)] most: u32,
    on_save: Callback<u32>,
    language: Language,
) -> impl IntoView {
    let save = Callback::new(move |text: String| match whole_number(language, &text, least, most) {
        Ok(n) => {
            on_save.run(n);
            None
        }
        Err(wrong) => Some(wrong),
    });
    view! { <DraftField label value=Signal::derive(move || value.get().to_string()) kind=InputKind::Number on_save=save /> }
}

/// Says what is wrong with a part of the draft, in that part.
#[component]
pub fn FlawNote(draft: Draft, place: Place) -> impl IntoView {
    let language = draft.setting.language;
    move || {
        let flaw = draft.flaw().filter(|(here, _)| *here == place);
        flaw.map(|(_, flaw)| view! { <Banner tone=Tone::Bad title=sentences::flaw(language, flaw) /> })
    }
}

/// Days that a window may look at.
const WINDOWS: [u16; 6] = [30, 90, 180, 365, 730, 1095];

/// The windows to choose from, the present one among them.
pub fn windows(language: Language, measure: Measure) -> Vec<Choice> {
    use crate::domain::{Indicator, Window};
    // Growth compares two stretches of the same length, so that there is none over all time.
    let all_time = (measure.indicator != Indicator::Growth).then_some(Window::AllTime);
    let mut windows: Vec<Window> = all_time.into_iter().chain(WINDOWS.map(Window::LastDays)).collect();
    if !windows.contains(&measure.window) {
        windows.push(measure.window);
    }
    windows.into_iter().map(|window| Choice::new(window_key(window), window_label(language, window))).collect()
}

/// A window as the value of a choice.
pub fn window_key(window: crate::domain::Window) -> String {
    match window {
        crate::domain::Window::AllTime => "0".to_owned(),
        crate::domain::Window::LastDays(days) => days.to_string(),
    }
}

/// The window that a choice stands for.
pub fn window_of(key: &str) -> crate::domain::Window {
    match key.parse() {
        Ok(days) if days > 0 => crate::domain::Window::LastDays(days),
        _ => crate::domain::Window::AllTime,
    }
}
