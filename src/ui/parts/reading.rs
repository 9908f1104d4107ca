//! What is read at a glance: figures, facts, and what stands in cells.

use super::{Glyph, Icon, Reason, Sparkline, Why};
use crate::domain::CustomerKind;
use crate::ui::device::{Presenting, use_language, use_presenting};
use crate::ui::format;
use crate::ui::words;
use leptos::prelude::*;

/// How a figure moved against the period before. Whether that is good is for the reader to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Rose by this much, formatted.
    Rose(String),
    /// Fell by this much, formatted.
    Fell(String),
    Unchanged,
}

/// A change as arrow, amount and, for who cannot see the arrow, words.
#[component]
pub fn ChangeMark(change: Change) -> impl IntoView {
    let language = use_language();
    let (class, glyph, amount, spoken) = match change {
        Change::Rose(amount) => {
            let spoken = words::parts::rose_by(language, &amount);
            ("change change-rise", Glyph::ArrowUp, amount, spoken)
        }
        Change::Fell(amount) => {
            let spoken = words::parts::fell_by(language, &amount);
            ("change change-fall", Glyph::ArrowDown, amount, spoken)
        }
        Change::Unchanged => ("change", Glyph::Minus, String::new(), words::parts::unchanged(language).to_owned()),
    };
    view! {
        <span class=class>
            <Icon glyph />
            <span aria-hidden="true">{amount}</span>
            <span class="visually-hidden">{spoken}</span>
        </span>
    }
}

/// One figure on a card: name, value, change, a line of its past, and why.
#[component]
pub fn FigureCard(
    #[prop(into)] label: TextProp,
    /// Formatted; `None` if unknown.
    #[prop(into)]
    value: Signal<Option<String>>,
    /// The list behind the figure.
    #[prop(optional, into)]
    href: Option<String>,
    #[prop(optional, into)] change: Signal<Option<Change>>,
    /// A few words below: against what, out of how many.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    #[prop(optional, into)] past: Signal<Vec<f64>>,
    #[prop(optional, into)] reason: Option<Signal<Reason>>,
) -> impl IntoView {
    let called = label.clone();
    let number = move || value.get().unwrap_or_else(|| format::UNKNOWN.to_owned());
    let number = match href {
        Some(href) => view! { <a class="figure-number" href=href>{number}</a> }.into_any(),
        None => view! { <span class="figure-number">{number}</span> }.into_any(),
    };
    view! {
        <article class="card figure-card">
            <div class="figure-label">
                <span>{move || label.get()}</span>
                {reason.map(|reason| view! { <Why figure=called reason /> })}
            </div>
            <div class="figure-value">
                {number}
                {move || past.with(|past| past.len() > 1).then(|| view! { <Sparkline values=past.get() /> })}
            </div>
            <div class="figure-note">
                {move || change.get().map(|change| view! { <ChangeMark change /> })}
                <span>{note}</span>
            </div>
        </article>
    }
    .into_any()
}

/// A list of [`Fact`]s.
#[component]
pub fn Facts(children: Children) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One thing known about a record. Unknown is shown as "–" by the page.
#[component]
pub fn Fact(#[prop(into)] label: TextProp, children: Children) -> impl IntoView {
    view! { <dt>{move || label.get()}</dt><dd>{children()}</dd> }
}

/// What makes of a customer's name the one that may be seen: that of a person is masked while others look on.
pub fn use_seen_name() -> impl Fn(&str, CustomerKind) -> String + Copy + Send + Sync + 'static {
    let Presenting(is_presenting) = use_presenting();
    move |name, kind| if is_presenting.get() { format::mask_name(name, kind) } else { name.to_owned() }
}

/// One customer's name as it may be seen.
pub fn seen_name(name: impl Into<String>, kind: CustomerKind) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let (seen, name) = (use_seen_name(), name.into());
    move || seen(&name, kind)
}

/// What makes of a text that may hold a customer's name the one that may be seen.
pub fn use_seen_text() -> impl Fn(&str, Option<&str>) -> String + Copy + Send + Sync + 'static {
    let seen = use_seen_name();
    move |text, name| match name.filter(|name| !name.is_empty() && text.contains(name)) {
        Some(name) => text.replace(name, &seen(name, CustomerKind::Unknown)),
        None => text.to_owned(),
    }
}

/// Such a text: the title of a task or a deal with this customer.
pub fn seen_text(text: impl Into<String>, name: Option<String>) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let (seen, text) = (use_seen_text(), text.into());
    move || seen(&text, name.as_deref())
}

/// A customer's name within a text.
#[component]
pub fn SeenName(
    #[prop(into)] name: String,
    /// Where nothing says whether it is a person, the name itself tells.
    #[prop(optional)]
    kind: CustomerKind,
) -> impl IntoView {
    seen_name(name, kind)
}

/// A name with its initial in a round mark; a link if it leads somewhere, for tables whose rows are walked by arrow keys: Tab passes it.
#[component]
pub fn PersonName(
    #[prop(into)] name: String,
    #[prop(optional)] kind: CustomerKind,
    #[prop(optional, into)] href: Option<String>,
    /// A colleague's name, which is nothing to hide.
    #[prop(optional)]
    is_colleague: bool,
) -> impl IntoView {
    let initial = format::initial(&name);
    let shown = if is_colleague { name.into_any() } else { seen_name(name, kind).into_any() };
    let content = view! {
        <span class="avatar" aria-hidden="true">{initial}</span>
        <span class="person-name">{shown}</span>
    };
    match href {
        Some(href) => view! { <a class="person" href=href tabindex="-1">{content}</a> }.into_any(),
        None => view! { <span class="person">{content}</span> }.into_any(),
    }
}

/// A bar in a cell beside its number.
#[component]
pub fn Meter(
    /// 0 to 1; what lies outside is drawn at the end.
    share: f64,
    /// The number, formatted.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let width = format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0);
    view! {
        <span class="meter">
            <span class="meter-track" aria-hidden="true"><span class="meter-fill" style:width=width></span></span>
            {text}
        </span>
    }
}

/// Which masked value is in the open: at most one on a page.
#[derive(Clone, Copy)]
struct Revealed(RwSignal<Option<u32>>);

/// Lets masked values below be revealed one at a time; the shell calls this once.
pub fn provide_revealed() {
    provide_context(Revealed(RwSignal::new(None)));
}

/// Something private that is in the open on the record's own page, and masked while others look on.
#[component]
pub fn Private(
    #[prop(into)] value: String,
    /// What stands for it: [`format::mask_address`] and the like.
    mask: fn(&str) -> String,
) -> impl IntoView {
    let Presenting(is_presenting) = use_presenting();
    let masked = mask(&value);
    view! { <span>{move || if is_presenting.get() { masked.clone() } else { value.clone() }}</span> }
}

/// A telephone number or address that shows itself when pressed, and hides again when another one does.
#[component]
pub fn Masked(
    #[prop(into)] value: String,
    /// [`format::mask_phone`] or [`format::mask_email`].
    mask: fn(&str) -> String,
) -> impl IntoView {
    let language = use_language();
    let Revealed(revealed) = use_context().unwrap_or_else(|| Revealed(RwSignal::new(None)));
    let own = super::unique_number();
    let Presenting(is_presenting) = use_presenting();
    let is_shown = move || !is_presenting.get() && revealed.get() == Some(own);
    let toggle = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        revealed.update(|revealed| *revealed = if *revealed == Some(own) { None } else { Some(own) });
    };
    let masked = mask(&value);
    view! {
        <span class="masked-value">
            <span class="masked">{move || if is_shown() { value.clone() } else { masked.clone() }}</span>
            <button
                type="button"
                class="why-button"
                aria-pressed=move || if is_shown() { "true" } else { "false" }
                aria-label=words::parts::reveal(language)
                title=words::parts::reveal(language)
                disabled=is_presenting
                on:click=toggle
            >
                <Icon glyph=Glyph::Eye />
            </button>
        </span>
    }
}
