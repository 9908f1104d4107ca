//! Tags that name a state, and chips that name a filter.

use super::{Glyph, Icon};
use crate::ui::device::use_language;
use crate::ui::words;
use leptos::prelude::*;

/// What a colour helps to say; the word says it by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    #[default]
    Neutral,
    Ok,
    Warn,
    Bad,
    Info,
    Accent,
    GradeA,
    GradeB,
    GradeC,
    GradeD,
}

impl Tone {
    pub(super) const fn tag_class(self) -> &'static str {
        match self {
            Self::Neutral => "tag",
            Self::Ok => "tag tag-ok",
            Self::Warn => "tag tag-warn",
            Self::Bad => "tag tag-bad",
            Self::Info => "tag tag-info",
            Self::Accent => "tag tag-accent",
            Self::GradeA => "tag tag-grade-a",
            Self::GradeB => "tag tag-grade-b",
            Self::GradeC => "tag tag-grade-c",
            Self::GradeD => "tag tag-grade-d",
        }
    }

    pub(super) const fn banner_class(self) -> &'static str {
        match self {
            Self::Ok => "banner banner-ok",
            Self::Warn => "banner banner-warn",
            Self::Bad => "banner banner-bad",
            Self::Info | Self::Accent => "banner banner-info",
            _ => "banner",
        }
    }

    pub(super) const fn glyph(self) -> Glyph {
        match self {
            Self::Ok => Glyph::CircleCheck,
            Self::Warn => Glyph::Alert,
            Self::Bad => Glyph::Error,
            _ => Glyph::Info,
        }
    }
}

/// A word with a coloured ground.
#[component]
pub fn Tag(#[prop(optional)] tone: Tone, #[prop(optional)] icon: Option<Glyph>, children: Children) -> impl IntoView {
    view! {
        <span class=tone.tag_class()>
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children()}
        </span>
    }
    .into_any()
}

/// A filter in force, with a cross to take it away.
#[component]
pub fn FilterChip(
    /// The filter as a sentence: "Grade = A, B".
    #[prop(into)]
    text: String,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let label = words::parts::remove_filter(use_language(), &text);
    view! {
        <span class="chip">
            <span class="chip-text">{text}</span>
            <button type="button" class="chip-remove" aria-label=label.clone() title=label on:click=move |_| on_remove.run(())>
                <Icon glyph=Glyph::Close />
            </button>
        </span>
    }
    .into_any()
}
