//! What belongs to this device and not to the data: language, theme, the colour of rising, who works on it, whether it was in use, whether
//! it is being shown around.
//!
//! Kept in `localStorage` under `crema.*`; presentation mode in `sessionStorage`, so that it ends with the tab. Where the browser forbids
//! that, choices last until the page is closed.
//! Not here: settings of the workspace, which live in the engine.

use super::words::Language;
use leptos::prelude::{GetUntracked, RwSignal, Set, provide_context, use_context};
use leptos::tachys::dom::document;
use leptos::web_sys::{Storage, window};

const LANGUAGE: &str = "crema.language";
const THEME: &str = "crema.theme";
const RISING: &str = "crema.rising";
const PERSON: &str = "crema.person";
const IN_USE: &str = "crema.in-use";
const PRESENTING: &str = "crema.presenting";

/// Light, dark, or whatever the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// Which colour means that a figure went up. In China it is often red.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rising {
    #[default]
    Green,
    Red,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The name that is stored, and that `data-theme` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme that was chosen on this device.
    pub fn remembered() -> Self {
        let name = remembered(THEME);
        Self::ALL.into_iter().find(|theme| Some(theme.name()) == name.as_deref()).unwrap_or_default()
    }

    /// Shows it, and keeps it for next time.
    pub fn apply(self) {
        mark_page("data-theme", self.name());
        remember(THEME, self.name());
    }
}

impl Rising {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Green, Self::Red];

    /// The name that is stored, and that `data-rising` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Red => "red",
        }
    }

    /// The colour that was chosen on this device.
    pub fn remembered() -> Self {
        if remembered(RISING).as_deref() == Some(Self::Red.name()) { Self::Red } else { Self::Green }
    }

    /// Shows it, and keeps it for next time.
    pub fn apply(self) {
        mark_page("data-rising", self.name());
        remember(RISING, self.name());
    }
}

/// The language chosen on this device, or else the first of the browser's languages that Crema speaks, or else English.
pub fn detect_language() -> Language {
    let chosen = remembered(LANGUAGE).and_then(|tag| Language::from_tag(&tag));
    let asked = || {
        let tags = window()?.navigator().languages();
        tags.iter().filter_map(|tag| Language::from_tag(&tag.as_string()?)).next()
    };
    chosen.or_else(asked).unwrap_or_default()
}

/// Whether there were customers to look after when Crema was last open on this device.
pub fn was_in_use() -> bool {
    remembered(IN_USE).is_some()
}

/// Keeps whether there are, for the next start.
pub fn remember_use(is_in_use: bool) {
    if is_in_use != was_in_use() {
        if is_in_use {
            remember(IN_USE, "yes");
        } else {
            forget(IN_USE);
        }
    }
}

/// Keeps the language for next time.
pub fn remember_language(language: Language) {
    remember(LANGUAGE, language.code());
}

/// Makes the language known to everything below, and to the browser by `<html lang>`.
pub fn provide_language(language: Language) {
    mark_page("lang", language.code());
    provide_context(language);
}

/// The language everything here is said in. A plain value: on a change what is seen is mounted anew. What lives above that is given the
/// signal.
pub fn use_language() -> Language {
    use_context().unwrap_or_default()
}

/// Who works on this device, by name; empty for nobody in particular.
pub fn person() -> String {
    remembered(PERSON).unwrap_or_default()
}

/// Who works on this device, if anyone said so: what is written here is theirs unless it is said to be somebody else's.
pub fn colleague() -> Option<String> {
    Some(person()).filter(|name| !name.is_empty())
}

/// Keeps the name for next time.
pub fn remember_person(name: &str) {
    remember(PERSON, name);
}

/// Whether others look on: what reaches people is masked then, and cannot be revealed.
#[derive(Clone, Copy)]
pub struct Presenting(pub RwSignal<bool>);

impl Presenting {
    /// As it was left in this tab.
    pub fn remembered() -> Self {
        let kept = session_storage().and_then(|storage| storage.get_item(PRESENTING).ok().flatten());
        Self(RwSignal::new(kept.is_some()))
    }

    /// Masks, or no longer.
    pub fn set(self, is_so: bool) {
        self.0.set(is_so);
        if let Some(storage) = session_storage() {
            // Full or forbidden: the choice then lasts until the page is closed.
            let _ = if is_so { storage.set_item(PRESENTING, "true") } else { storage.remove_item(PRESENTING) };
        }
    }

    /// Masks if nothing is masked, and the other way round.
    pub fn switch(self) {
        self.set(!self.0.get_untracked());
    }
}

/// Whether others look on.
pub fn use_presenting() -> Presenting {
    use_context().unwrap_or_else(|| Presenting(RwSignal::new(false)))
}

fn session_storage() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // Full or forbidden: the choice then lasts until the page is closed.
        let _ = storage.set_item(key, value);
    }
}

fn forget(key: &str) {
    if let Some(storage) = storage() {
        // Fails only where nothing could be kept either.
        let _ = storage.remove_item(key);
    }
}

fn mark_page(attribute: &str, value: &str) {
    if let Some(page) = document().document_element() {
        // Only an invalid attribute name fails, and the three here are valid.
        let _ = page.set_attribute(attribute, value);
    }
}
