//! Everything that is said to people, in both languages.
//!
//! One module a page or room of the screen, each holding one `catalogue!`. A text is a function: `words::shell::customers(language)`,
//! `words::parts::rows_shown(language, n, total)`. English and Chinese stand side by side, so whoever writes one sees the other.
//!
//! A macro of our own rather than a translation crate, because then a missing language, a missing key and an argument that one of the
//! sentences forgets are compile errors, not warnings; because it needs no build step and no procedural macro; and because a text that
//! nobody uses is not shipped.
//!
//! Not here: numbers, money and dates, which arrive formatted (see [`format`](super::format)), and choosing the language
//! (see `device`). Nothing here touches the browser, so that the tests below run on the host.

use std::fmt::Display;

/// A language that Crema speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese.
    ZhCn,
    #[default]
    En,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::ZhCn, Self::En];

    /// The code that `<html lang>` and `Intl` take.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// Its name as its own readers write it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::ZhCn => "简体中文",
            Self::En => "English",
        }
    }

    /// The language for a tag such as `zh-Hans-CN` or `en-GB`; `None` if Crema does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::ZhCn),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// Whether the count, as it is shown, is exactly one; English then takes the singular.
pub fn is_one(shown: &impl Display) -> bool {
    shown.to_string() == "1"
}

/// Declares the texts of one namespace.
///
/// ```text
/// catalogue! {
///     title = { en: "Customers", zh: "客户" },
///     shown(n, total) = { en: ("{n} of {total} customer", "{n} of {total} customers"), zh: "{total} 位客户中的 {n} 位" },
/// }
/// ```
///
/// makes `pub const fn title(Language) -> &'static str` and `pub fn shown(Language, impl Display, impl Display) -> String`. Two English
/// texts are singular and plural; the first argument chooses. Every text must use every argument.
macro_rules! catalogue {
    ($($name:ident $(($($argument:ident),+))? = { en: $en:tt, zh: $zh:tt $(,)? }),* $(,)?) => {
        $(catalogue!(@text $name $(($($argument),+))?, $en, $zh);)*

        #[cfg(test)]
        pub const TEXTS: &[super::tests::Text] = &[
            $(super::tests::Text { key: stringify!($name), en: catalogue!(@all $en), zh: catalogue!(@all $zh) }),*
        ];
    };
    (@text $name:ident, $en:literal, $zh:literal) => {
        #[doc = $en]
        pub const fn $name(language: $crate::ui::words::Language) -> &'static str {
            match language {
                $crate::ui::words::Language::En => $en,
                $crate::ui::words::Language::ZhCn => $zh,
            }
        }
    };
    (@text $name:ident($first:ident $(, $more:ident)*), ($one:literal, $many:literal), $zh:literal) => {
        #[doc = $many]
        pub fn $name(language: $crate::ui::words::Language, $first: impl std::fmt::Display $(, $more: impl std::fmt::Display)*) -> String {
            match language {
                $crate::ui::words::Language::En if $crate::ui::words::is_one(&$first) => format!($one, $first = $first $(, $more = $more)*),
                $crate::ui::words::Language::En => format!($many, $first = $first $(, $more = $more)*),
                $crate::ui::words::Language::ZhCn => format!($zh, $first = $first $(, $more = $more)*),
            }
        }
    };
    (@text $name:ident($($argument:ident),+), $en:literal, $zh:literal) => {
        #[doc = $en]
        pub fn $name(language: $crate::ui::words::Language, $($argument: impl std::fmt::Display),+) -> String {
            match language {
                $crate::ui::words::Language::En => format!($en, $($argument = $argument),+),
                $crate::ui::words::Language::ZhCn => format!($zh, $($argument = $argument),+),
            }
        }
    };
    (@all ($one:literal, $many:literal)) => { &[$one, $many] };
    (@all $text:literal) => { &[$text] };
}

pub mod bin;
pub mod changes;
pub mod customer;
pub mod customers;
pub mod duplicates;
pub mod effect;
pub mod finding;
pub mod grades;
pub mod grading;
pub mod import;
pub mod indicators;
pub mod interactions;
pub mod leaving;
pub mod lifecycle;
pub mod palette;
pub mod parts;
pub mod people;
pub mod pipeline;
pub mod policies;
pub mod portraits;
pub mod products;
pub mod purchase;
pub mod record_history;
pub mod reviews;
pub mod runs;
pub mod schemes;
pub mod session;
pub mod settings;
pub mod shell;
pub mod structure;
pub mod studio;
pub mod tasks;
pub mod team;
pub mod texts;
pub mod timeline;
pub mod today;
pub mod together;
pub mod value;
pub mod welcome;

#[cfg(test)]
mod tests {
    use super::{
        Language, bin, changes, customer, customers, duplicates, effect, finding, grades, grading, import, indicators, interactions,
        leaving, lifecycle, palette, parts, people, pipeline, policies, portraits, products, purchase, record_history, reviews, runs,
        schemes, session, settings, shell, structure, studio, tasks, team, texts, timeline, today, together, value, welcome,
    };

    /// One entry of a catalogue, as it was written.
    pub struct Text {
        pub key: &'static str,
        pub en: &'static [&'static str],
        pub zh: &'static [&'static str],
    }

    const NAMESPACES: &[(&str, &[Text])] = &[
        ("bin", bin::TEXTS),
        ("changes", changes::TEXTS),
        ("duplicates", duplicates::TEXTS),
        ("record_history", record_history::TEXTS),
        ("customer", customer::TEXTS),
        ("customers", customers::TEXTS),
        ("grades", grades::TEXTS),
        ("grading", grading::TEXTS),
        ("import", import::TEXTS),
        ("indicators", indicators::TEXTS),
        ("lifecycle", lifecycle::TEXTS),
        ("leaving", leaving::TEXTS),
        ("parts", parts::TEXTS),
        ("pipeline", pipeline::TEXTS),
        ("people", people::TEXTS),
        ("products", products::TEXTS),
        ("purchase", purchase::TEXTS),
        ("runs", runs::TEXTS),
        ("schemes", schemes::TEXTS),
        ("studio", studio::TEXTS),
        ("session", session::TEXTS),
        ("settings", settings::TEXTS),
        ("shell", shell::TEXTS),
        ("tasks", tasks::TEXTS),
        ("team", team::TEXTS),
        ("portraits", portraits::TEXTS),
        ("texts", texts::TEXTS),
        ("timeline", timeline::TEXTS),
        ("today", today::TEXTS),
        ("effect", effect::TEXTS),
        ("finding", finding::TEXTS),
        ("palette", palette::TEXTS),
        ("interactions", interactions::TEXTS),
        ("policies", policies::TEXTS),
        ("reviews", reviews::TEXTS),
        ("structure", structure::TEXTS),
        ("together", together::TEXTS),
        ("value", value::TEXTS),
        ("welcome", welcome::TEXTS),
    ];

    fn texts() -> impl Iterator<Item = (String, &'static Text)> {
        NAMESPACES.iter().flat_map(|(namespace, texts)| texts.iter().map(move |text| (format!("{namespace}::{}", text.key), text)))
    }

    fn arguments(text: &str) -> std::collections::BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    const fn is_han(letter: char) -> bool {
        matches!(letter, '\u{4e00}'..='\u{9fff}')
    }

    #[test]
    fn every_namespace_in_the_folder_is_checked() -> std::io::Result<()> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/words");
        for file in std::fs::read_dir(folder)? {
            let path = file?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            assert!(name == "mod" || NAMESPACES.iter().any(|(known, _)| *known == name), "words/{name}.rs is not in NAMESPACES");
        }
        Ok(())
    }

    #[test]
    fn both_languages_say_something_and_use_the_same_arguments() {
        for (key, text) in texts() {
            let expected = arguments(text.zh[0]);
            for words in text.en.iter().chain(text.zh) {
                assert!(!words.trim().is_empty(), "{key} is empty");
                assert_eq!(arguments(words), expected, "{key}: {words}");
            }
        }
    }

    #[test]
    fn nothing_is_shouted_and_chinese_has_its_own_marks() {
        for (key, text) in texts() {
            for words in text.en.iter().chain(text.zh) {
                assert!(!words.contains(['!', '！']), "{key} has an exclamation mark: {words}");
                assert!(!words.contains("..."), "{key} has three dots instead of an ellipsis: {words}");
            }
            for words in text.zh {
                let letters: Vec<char> = words.chars().collect();
                for pair in letters.windows(2) {
                    let is_half_width = is_han(pair[0]) && matches!(pair[1], ',' | ';' | ':' | '?' | '.' | '(');
                    assert!(!is_half_width, "{key} has a half-width mark after a Chinese character: {words}");
                }
            }
            for words in text.en {
                assert!(!words.chars().any(is_han), "{key} has Chinese in its English: {words}");
            }
        }
    }

    #[test]
    fn the_first_argument_chooses_singular_or_plural() {
        assert_eq!(parts::rows_selected(Language::En, 1), "1 selected row");
        assert_eq!(parts::rows_selected(Language::En, "2"), "2 selected rows");
        assert_eq!(parts::rows_selected(Language::ZhCn, 1), "已选 1 行");
    }

    #[test]
    fn a_language_is_known_by_the_start_of_its_tag() {
        assert_eq!(Language::from_tag("zh-Hant-TW"), Some(Language::ZhCn));
        assert_eq!(Language::from_tag("EN_gb"), Some(Language::En));
        assert_eq!(Language::from_tag("eng"), None);
        assert_eq!(Language::from_tag(""), None);
    }
}
