//! What the address says of the page that is open, and tabs of which each is an address.
//!
//! Not here: reading and writing addresses (`route`).

use crate::ui::{
    parts::{Choice, Tabs},
    route::Route,
    shell::use_frame,
};
use leptos::prelude::*;

/// What the address shows of this page. It stays as it was while the address is another page's already, until this page is gone.
pub fn use_shown<T>(read: fn(Route) -> Option<T>) -> Memo<T>
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let route = use_frame().route;
    Memo::new(move |before: Option<&T>| read(route.get()).unwrap_or_else(|| before.cloned().unwrap_or_default()))
}

/// Places and their names, as tabs.
#[component]
pub fn RouteTabs(
    label: &'static str,
    #[prop(into)] places: Signal<Vec<(Route, &'static str)>>,
    #[prop(into)] current: Signal<Route>,
) -> impl IntoView {
    let tabs = Signal::derive(move || {
        let tab = |(route, name): &(Route, &'static str)| Choice::new(route.to_string(), *name);
        places.with(|places| places.iter().map(tab).collect::<Vec<_>>())
    });
    view! { <Tabs label tabs current=Signal::derive(move || current.with(Route::to_string)) /> }
}
