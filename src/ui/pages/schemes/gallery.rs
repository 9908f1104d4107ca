//! Ready-made schemes: what each is for, how it sorts, and a button that adds it with names in the reader's language.

use super::{Setting, keeping};
use crate::domain::{
    Occasion, Scheme,
    schemes::{Industry, Method, SchemeGrade, Template},
};
use crate::ui::{
    format,
    parts::{Button, Choice, ControlSize, Glyph, Select, Tag},
    session::use_session,
    words::{Language, indicators, schemes as words},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The scheme of a template, with names and measures in a language.
fn named(language: Language, template: Template, business: Industry) -> Scheme {
    let [name, ..] = words::template(language, template);
    let grade = |(name, measure): (&str, Option<&str>)| SchemeGrade {
        name: name.to_owned(),
        measure: measure.map(str::to_owned),
        ..SchemeGrade::default()
    };
    let grades = words::template_grades(language, template).into_iter().map(grade).collect();
    template.scheme(name.to_owned(), grades, business)
}

/// A name that no test needs a language for.
const fn key(template: Template) -> &'static str {
    match template {
        Template::Segments => "segments",
        Template::Abc => "abc",
        Template::AbcdQuota => "abcd",
        Template::Pyramid => "pyramid",
        Template::RelationshipTypes => "relationship",
        Template::ValueGroups => "value",
        Template::PurchasingPower => "power",
        Template::Frequency => "frequency",
        Template::Industry => "industry",
        Template::Region => "region",
        Template::Kind => "kind",
        Template::Lifecycle => "lifecycle",
    }
}

#[component]
pub fn Gallery(
    /// Names of the schemes that are there.
    used: Vec<String>,
    setting: Setting,
) -> impl IntoView {
    let language = setting.language;
    let cards = Template::ALL.map(|template| {
        let [name, ..] = words::template(language, template);
        let is_used = used.iter().any(|used| used == name);
        view! { <TemplateCard template is_used setting /> }
    });
    view! {
        <section class="stack" aria-labelledby="gallery">
            <header>
                <h2 id="gallery">{words::gallery(language)}</h2>
                <p class="soft">{words::gallery_text(language)}</p>
            </header>
            <div class="gallery">{cards.into_iter().collect_view()}</div>
        </section>
    }
}

#[component]
fn TemplateCard(template: Template, is_used: bool, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let business = RwSignal::new(Industry::default());
    let is_busy = RwSignal::new(false);
    let [name, purpose, how] = words::template(language, template);
    let apply = move || {
        let scheme = named(language, template, business.get_untracked());
        let request = keeping(scheme, Occasion::ByHand);
        let is_run = matches!(request, crate::engine::protocol::Request::Grade(_));
        let said = if is_run { words::used_and_run(language, name) } else { words::used(language, name) };
        is_busy.set(true);
        spawn_local(async move {
            match session.done(request).await {
                Ok(done) => session.say_done(&done, said),
                Err(failure) => session.say_failure(&failure),
            }
            is_busy.try_set(false);
        });
    };
    view! {
        <article class="card template-card" data-template=key(template)>
            <header class="card-head">
                <h3>{name}</h3>
                {is_used.then(|| view! { <Tag icon=Glyph::Check>{words::in_use(language)}</Tag> })}
            </header>
            <p>{purpose}</p>
            <p class="quiet small">{words::sorts(language, how)}</p>
            {(template == Template::AbcdQuota).then(|| view! { <BusinessChoice business setting /> })}
            <div class="template-foot">
                <Button size=ControlSize::Small icon=Glyph::Plus busy=is_busy on_press=apply attr:data-action="use-template">{words::use_it(language)}</Button>
            </div>
        </article>
    }
}

/// The kind of business decides which indicators are weighed, and how much.
#[component]
fn BusinessChoice(business: RwSignal<Industry>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let key = |business: Industry| Industry::ALL.iter().position(|known| *known == business).unwrap_or_default().to_string();
    let choices: Vec<Choice> = Industry::ALL.iter().map(|known| Choice::new(key(*known), words::industry(language, *known))).collect();
    let choose = move |chosen: String| {
        if let Some(known) = Industry::ALL.into_iter().find(|known| key(*known) == chosen) {
            business.set(known);
        }
    };
    let weights = move || {
        let scheme = Template::AbcdQuota.scheme(String::new(), Vec::new(), business.get());
        let Method::Weighted { parts, .. } = scheme.method else { return String::new() };
        let sum: u32 = parts.iter().map(|part| part.weight).sum();
        let share = |weight: u32| format::percent(language, f64::from(weight) / f64::from(sum.max(1)), 0);
        let part = |part: &crate::domain::schemes::Weighted| {
            words::bar_part(language, indicators::name(language, part.measure.indicator), share(part.weight))
        };
        words::weights_are(language, parts.iter().map(part).collect::<Vec<_>>().join(" · "))
    };
    view! {
        <Select
            label=words::business(language)
            choices=Signal::stored(choices)
            value=Signal::derive(move || key(business.get()))
            on_change=choose
        />
        <p class="quiet small">{weights}</p>
    }
}
