//! A small table that lays out all its rows: what its columns are called, in a frame that scrolls sideways where it is narrow.
//!
//! Not here: long lists (`table`), and figures behind a chart (`charts`).

use leptos::prelude::*;
use std::borrow::Cow;

/// What a column is called, and how it stands.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    text: Cow<'static, str>,
    class: &'static str,
    means: Option<&'static str>,
    is_unseen: bool,
}

impl Heading {
    /// A column of words.
    pub fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A column of words for which a phone has no room.
    pub fn wide(text: impl Into<Cow<'static, str>>) -> Self {
        Self { class: "wide-only", ..Self::new(text) }
    }

    /// A column of figures.
    pub fn number(text: impl Into<Cow<'static, str>>) -> Self {
        Self { class: "numeric", ..Self::new(text) }
    }

    /// A column of figures for which a phone has no room.
    pub fn wide_number(text: impl Into<Cow<'static, str>>) -> Self {
        Self { class: "numeric wide-only", ..Self::new(text) }
    }

    /// A column whose cells speak for themselves: only a screen reader says its name.
    pub fn unseen(text: impl Into<Cow<'static, str>>) -> Self {
        Self { is_unseen: true, ..Self::new(text) }
    }

    /// The same, with what it means on pointing at it.
    pub fn meaning(self, means: &'static str) -> Self {
        Self { means: Some(means), ..self }
    }
}

/// A table under its headings. Cells bear the classes of their columns themselves.
#[component]
pub fn PlainTable(
    /// What tells this table from others in the style sheets.
    #[prop(optional)]
    class: &'static str,
    headings: Vec<Heading>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heading = |Heading { text, class, means, is_unseen }| {
        view! { <th scope="col" class=class title=means><span class:visually-hidden=is_unseen>{text}</span></th> }
    };
    view! {
        <div class="table-overflow">
            <table class=format!("table table-plain {class}")>
                <thead>
                    <tr>{headings.into_iter().map(heading).collect_view()}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
