//! What a backup holds beside what is here, and what merging would do, as tables.

use crate::engine::protocol::RestoreMode;
use crate::exchange::json::{Contents, MergeCounts, MergePreview, RestorePreview};
use crate::ui::{
    device::use_language,
    format,
    parts::{Heading, PlainTable},
    words::{Language, settings as words},
};
use leptos::prelude::*;

/// Contents for replacing, comparison for merging.
#[component]
pub fn PreviewTables(preview: RestorePreview, mode: RwSignal<RestoreMode>) -> impl IntoView {
    let RestorePreview { contents, here, merge, .. } = preview;
    let is_merging = Memo::new(move |_| matches!(mode.get(), RestoreMode::Merge(_)));
    move || match (&merge, is_merging.get()) {
        (Ok(merge), true) => view! { <MergeTable merge=merge.clone() /> }.into_any(),
        _ => view! { <ContentsTable file=contents.clone() here=here.clone() /> }.into_any(),
    }
}

/// How one line reads from the contents.
type Reading = fn(Language, &Contents) -> String;

/// The lines of the table, each with how it reads from the contents.
fn lines(language: Language) -> [(&'static str, Reading); 8] {
    [
        (words::name(language), |_, contents| contents.name.clone()),
        (words::currency(language), |_, contents| contents.currency.code().to_owned()),
        (words::customers(language), |language, contents| format::number(language, contents.n_customers)),
        (words::purchases(language), |language, contents| format::number(language, contents.n_purchases)),
        (words::returns(language), |language, contents| format::number(language, contents.n_returns)),
        (words::products(language), |language, contents| format::number(language, contents.n_products)),
        (words::categories(language), |language, contents| format::number(language, contents.n_categories)),
        (words::period(language), |language, contents| {
            let days = contents.first_on.zip(contents.last_on);
            format::or_unknown(
                days.map(|(first, last)| words::period_of(language, format::day(language, first), format::day(language, last))),
            )
        }),
    ]
}

#[component]
fn ContentsTable(file: Contents, here: Option<Contents>) -> impl IntoView {
    let language = use_language();
    let has_here = here.is_some();
    let rows = lines(language).map(|(name, read)| {
        let own = here.as_ref().map(|here| view! { <td class="numeric">{read(language, here)}</td> });
        view! { <tr><th scope="row">{name}</th><td class="numeric">{read(language, &file)}</td>{own}</tr> }
    });
    let own = has_here.then(|| Heading::number(words::here(language)));
    let headings = [Heading::new(words::kind(language)), Heading::number(words::in_file(language))].into_iter().chain(own).collect();
    view! { <PlainTable headings>{rows.into_iter().collect_view()}</PlainTable> }
}

#[component]
fn MergeTable(merge: MergePreview) -> impl IntoView {
    let language = use_language();
    let row = |name, counts: MergeCounts| {
        let cells = [counts.n_new, counts.n_same, counts.n_differ, counts.n_only_here];
        let cells = cells.map(|n| view! { <td class="numeric">{format::number(language, n)}</td> });
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let rows = [
        row(words::customers(language), merge.customers),
        row(words::purchases(language), merge.purchases),
        row(words::products(language), merge.products),
        row(words::categories(language), merge.categories),
    ];
    let taken = (merge.n_codes_taken > 0).then(|| {
        let said = words::codes_taken(language, format::number(language, merge.n_codes_taken));
        view! { <p class="soft">{said} " " <span class="quiet">{merge.codes_taken.join(", ")}</span></p> }
    });
    let counted = [words::would_add(language), words::would_same(language), words::would_differ(language), words::would_stay(language)];
    let headings = std::iter::once(Heading::new(words::kind(language))).chain(counted.map(Heading::number)).collect();
    view! {
        <PlainTable headings>{rows.into_iter().collect_view()}</PlainTable>
        {taken}
    }
}
