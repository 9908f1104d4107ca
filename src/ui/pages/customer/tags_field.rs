//! Tags as chips that can be taken away, and a field for another one.

use super::Suggestions;
use crate::ui::{
    device::use_language,
    parts::{Field, FilterChip, unique_id},
    words::customer as words,
};
use crate::workspace::questions::Facet;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Tags while they are changed. What was just added may not be saved yet when the next one is typed.
#[derive(Clone, Copy)]
struct Draft {
    tags: RwSignal<Vec<String>>,
    typed: RwSignal<String>,
    on_change: Callback<Vec<String>>,
}

impl Draft {
    fn change(self, tags: Vec<String>) {
        self.tags.set(tags.clone());
        self.on_change.run(tags);
    }

    /// Takes in what is typed: one tag, or several with commas between them.
    fn add(self) {
        let typed = self.typed.get_untracked();
        self.typed.set(String::new());
        let mut tags = self.tags.get_untracked();
        let n_before = tags.len();
        for tag in typed.split([',', '，', '、']).map(str::trim).filter(|tag| !tag.is_empty()) {
            if !tags.iter().any(|own| own == tag) {
                tags.push(tag.to_owned());
            }
        }
        if tags.len() > n_before {
            self.change(tags);
        }
    }

    fn remove(self, tag: &str) {
        let mut tags = self.tags.get_untracked();
        tags.retain(|own| own != tag);
        self.change(tags);
    }
}

/// A tag ends with Enter or a comma, or when the field is left.
#[component]
pub fn TagsField(
    #[prop(into)] tags: Signal<Vec<String>>,
    /// All tags, as they are to be.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let language = use_language();
    let (id, list) = (unique_id("tags"), unique_id("values"));
    let draft = Draft { tags: RwSignal::new(Vec::new()), typed: RwSignal::new(String::new()), on_change };
    Effect::new(move || draft.tags.set(tags.get()));
    let keys = move |event: KeyboardEvent| {
        let ends_tag = matches!(event.key().as_str(), "Enter" | "," | "，");
        if ends_tag && !event.is_composing() && draft.typed.with_untracked(|typed| !typed.trim().is_empty()) {
            event.prevent_default();
            draft.add();
        }
    };
    view! {
        <Field id=id.clone() label=words::tags(language) hint=None error>
            <div class="chips">
                <For each=move || draft.tags.get() key=|tag| tag.clone() let:tag>
                    <FilterChip text=tag.clone() on_remove=move || draft.remove(&tag) />
                </For>
                <input
                    id=id
                    class="input tags-input"
                    list=list.clone()
                    autocomplete="off"
                    placeholder=words::add_tag(language)
                    prop:value=draft.typed
                    on:input:target=move |event| draft.typed.set(event.target().value())
                    on:keydown=keys
                    on:blur=move |_| draft.add()
                />
                <Suggestions id=list facet=Facet::Tag />
            </div>
        </Field>
    }
}
