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
    let id = unique_id("tags");
    let list = unique_id("values");
    let typed = RwSignal::new(String::new());
    // What was just added is not saved yet when the next tag is typed.
    let own = RwSignal::new(Vec::<String>::new());
    Effect::new(move || own.set(tags.get()));
    let change = move |all: Vec<String>| {
        own.set(all.clone());
        on_change.run(all);
    };
    let add = move || {
        let more: Vec<String> =
            typed.get_untracked().split([',', '，', '、']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
        typed.set(String::new());
        let mut all = own.get_untracked();
        let n_before = all.len();
        all.extend(more);
        let mut seen = std::collections::HashSet::new();
        all.retain(|tag| seen.insert(tag.clone()));
        if all.len() > n_before {
            change(all);
        }
    };
    let remove = move |tag: &str| {
        let mut all = own.get_untracked();
        all.retain(|one| one != tag);
        change(all);
    };
    let keys = move |event: KeyboardEvent| {
        if !event.is_composing() && matches!(event.key().as_str(), "Enter" | ",") && !typed.with_untracked(|typed| typed.trim().is_empty())
        {
            event.prevent_default();
            add();
        }
    };
    view! {
        <Field id=id.clone() label=words::tags(language) hint=None error>
            <div class="chips">
                <For each=move || own.get() key=|tag| tag.clone() let:tag>
                    <FilterChip text=tag.clone() on_remove=move || remove(&tag) />
                </For>
                <input
                    id=id
                    class="input tags-input"
                    list=list.clone()
                    autocomplete="off"
                    placeholder=words::add_tag(language)
                    prop:value=typed
                    on:input:target=move |event| typed.set(event.target().value())
                    on:keydown=keys
                    on:blur=move |_| add()
                />
                <Suggestions id=list facet=Facet::Tag />
            </div>
        </Field>
    }
}
