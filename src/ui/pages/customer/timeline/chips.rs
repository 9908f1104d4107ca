//! Which kinds are shown: a chip for each that there is any of, with how many.

use crate::domain::CustomerId;
use crate::ui::{
    pages::setting::Setting,
    parts::{Glyph, Icon},
    route::{TimelineKinds, timeline_kind_key},
    shell::go,
    words::timeline as words,
};
use crate::workspace::questions::TimelineKind;
use leptos::prelude::*;

/// The picture of a kind.
pub const fn glyph(kind: TimelineKind) -> Glyph {
    match kind {
        TimelineKind::Purchase => Glyph::Receipt,
        TimelineKind::Return => Glyph::Return,
        TimelineKind::Interaction => Glyph::Phone,
        TimelineKind::Task => Glyph::Clock,
        TimelineKind::Opportunity => Glyph::Pipeline,
        TimelineKind::Stage => Glyph::Refresh,
        TimelineKind::Grade => Glyph::Grading,
        TimelineKind::Consent => Glyph::Shield,
        TimelineKind::Owner => Glyph::Person,
        TimelineKind::Review => Glyph::Star,
    }
}

/// The chips; none where there is only one kind of thing. Whatever the address names has a chip, to be taken away again.
#[component]
pub fn Chips(customer: CustomerId, counts: Memo<Vec<(TimelineKind, u32)>>, shown: Memo<TimelineKinds>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let chips = move || {
        let (counts, chosen) = (counts.get(), shown.get());
        let n_of = |kind: TimelineKind| counts.iter().find(|(own, _)| *own == kind).map_or(0, |(_, n)| *n);
        let kinds = TimelineKind::ALL.into_iter().filter(|kind| n_of(*kind) > 0 || chosen.kinds().contains(kind));
        let chip = |kind: TimelineKind| {
            let is_pressed = chosen.kinds().contains(&kind);
            let toggle = move |_| go(&shown.get_untracked().toggled(kind).of(customer));
            view! {
                <button type="button" class="chip chip-choice" aria-pressed=pressed(is_pressed) data-kind=timeline_kind_key(kind) on:click=toggle>
                    <Icon glyph=glyph(kind) />
                    <span>{words::kind_with(language, words::kind_name(language, kind), setting.number(n_of(kind)))}</span>
                </button>
            }
        };
        let chips: Vec<_> = kinds.map(chip).collect();
        let all = move |_| go(&TimelineKinds::default().of(customer));
        (chips.len() > 1 || !chosen.is_all()).then(|| {
            view! {
                <button type="button" class="chip chip-choice" aria-pressed=pressed(chosen.is_all()) data-kind="all" on:click=all>
                    {words::all(language)}
                </button>
                {chips}
            }
        })
    };
    view! { <div class="chips no-print" role="group" aria-label=words::kinds(language)>{chips}</div> }
}

const fn pressed(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}
