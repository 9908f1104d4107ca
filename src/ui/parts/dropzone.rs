//! Where a file is dropped or chosen. What is in it is read by the engine, never here.

use super::{Glyph, Icon};
use crate::ui::device::use_language;
use crate::ui::words;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::web_sys;

/// A field for one file: drop it, click, or press Enter.
#[component]
pub fn Dropzone(
    #[prop(into)] on_file: Callback<web_sys::File>,
    /// File name endings, as `accept` takes them: `.csv,.xlsx`.
    #[prop(into)]
    accept: String,
    /// What to drop here; "Drop a file here" if left out.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// What the field does, by a name that tests know it by.
    #[prop(optional)]
    action: &'static str,
    /// Which kinds of file, how large.
    #[prop(optional, into)]
    hint: Option<TextProp>,
) -> impl IntoView {
    let language = use_language();
    let is_over = RwSignal::new(false);
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                on_file.run(file);
            }
            // So that choosing the same file again is a change again.
            input.set_value("");
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        if let Some(file) = event.data_transfer().and_then(|dropped| dropped.files()).and_then(|files| files.get(0)) {
            on_file.run(file);
        }
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    view! {
        <label
            class="dropzone"
            data-over=move || is_over.get().then_some("true")
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <span class="dropzone-mark"><Icon glyph=Glyph::Upload is_large=true /></span>
            <span class="dropzone-title">{move || title.as_ref().map_or_else(|| words::parts::drop_here(language).into(), TextProp::get)}</span>
            <span class="soft">{words::parts::or_choose(language)}</span>
            {hint.map(|hint| view! { <span class="field-hint">{move || hint.get()}</span> })}
            <input node_ref=input type="file" accept=accept data-action=action on:change=chosen />
        </label>
    }
    .into_any()
}
