//! What belongs to this device: language, appearance, the colour of rising, keyboard, installing.

use super::Setting;
use crate::ui::{
    device::{Rising, Theme, use_language},
    parts::{Button, Choice, Glyph, Segmented},
    shell::use_frame,
    words::{Language, settings as words, shell},
};
use leptos::prelude::*;

/// Everything that is kept on this device and not in the workspace.
#[component]
pub fn DeviceSettings() -> impl IntoView {
    let language = use_language();
    let frame = use_frame();
    view! {
        <Setting title=words::language(language) text=words::language_text(language)><LanguageChoice /></Setting>
        <Setting title=words::theme(language) text=words::theme_text(language)><ThemeChoice /></Setting>
        <Setting title=words::rising(language) text=words::rising_text(language)><RisingChoice /></Setting>
        <Setting title=words::keyboard(language) text=words::keyboard_text(language)>
            <Button icon=Glyph::Keyboard shortcut="?" on_press=move || frame.shows_shortcuts.set(true)>{words::keyboard_show(language)}</Button>
        </Setting>
        <Setting title=words::install(language) text=words::install_text(language) />
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let language = use_language();
    let frame = use_frame();
    let choices: Vec<Choice> = Language::ALL.map(|language| Choice::new(language.code(), language.own_name())).into();
    let choose = move |code: String| {
        if let Some(chosen) = Language::from_tag(&code) {
            frame.language.set(chosen);
        }
    };
    view! { <Segmented label=words::language(language) choices=Signal::stored(choices) value=Signal::stored(language.code().to_owned()) on_change=choose /> }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let language = use_language();
    let frame = use_frame();
    let name = |theme| match theme {
        Theme::Auto => shell::theme_auto(language),
        Theme::Light => shell::theme_light(language),
        Theme::Dark => shell::theme_dark(language),
    };
    let choices: Vec<Choice> = Theme::ALL.map(|theme| Choice::new(theme.name(), name(theme))).into();
    let choose = move |chosen: String| {
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == chosen) {
            theme.apply();
            frame.theme.set(theme);
        }
    };
    let value = Signal::derive(move || frame.theme.get().name().to_owned());
    view! { <Segmented label=words::theme(language) choices=Signal::stored(choices) value on_change=choose /> }
}

#[component]
fn RisingChoice() -> impl IntoView {
    let language = use_language();
    let now = RwSignal::new(Rising::remembered());
    let name = |rising| match rising {
        Rising::Green => words::rising_green(language),
        Rising::Red => words::rising_red(language),
    };
    let choices: Vec<Choice> = Rising::ALL.map(|rising| Choice::new(rising.name(), name(rising))).into();
    let choose = move |chosen: String| {
        if let Some(rising) = Rising::ALL.into_iter().find(|rising| rising.name() == chosen) {
            rising.apply();
            now.set(rising);
        }
    };
    let value = Signal::derive(move || now.get().name().to_owned());
    view! { <Segmented label=words::rising(language) choices=Signal::stored(choices) value on_change=choose /> }
}
