//! A grade as a coloured word, and the address of the customers who have it.

use crate::scoring::{abc::AbcClass, rfm::Segment};
use crate::ui::{
    customers_view,
    device::use_language,
    parts::{Tag, Tone},
    route::Route,
    words::grades,
};
use crate::workspace::questions::Filter;
use leptos::prelude::*;

/// The list of the customers who meet these filters.
pub fn customers(filters: impl IntoIterator<Item = Filter>) -> Route {
    Route::Customers(customers_view::showing(filters))
}

/// The colour that helps to tell segments apart: good, new, waning, lost.
pub const fn tone(segment: Segment) -> Tone {
    match segment {
        Segment::Champions => Tone::GradeA,
        Segment::Loyal => Tone::GradeB,
        Segment::PotentialLoyalist => Tone::Ok,
        Segment::New | Segment::Promising => Tone::Info,
        Segment::NeedAttention | Segment::AboutToSleep => Tone::Warn,
        Segment::CantLoseThem | Segment::AtRisk => Tone::Bad,
        Segment::Hibernating | Segment::Lost => Tone::Neutral,
    }
}

/// The colour of a class in a chart, 1 to 8: that of its tag.
pub const fn series(class: AbcClass) -> u8 {
    match class {
        AbcClass::A => 6,
        AbcClass::B => 7,
        AbcClass::C => 8,
    }
}

/// A segment as a word.
#[component]
pub fn SegmentTag(segment: Segment) -> impl IntoView {
    view! { <Tag tone=tone(segment)>{grades::segment(use_language(), segment)}</Tag> }
}
