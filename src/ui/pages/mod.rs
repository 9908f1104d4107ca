//! One file or folder a page. A page asks live questions and hangs the answers on the wall; nothing is worked out here.

use super::route::Route;
use leptos::prelude::*;

mod ago;
mod answer;
mod care;
mod changes;
mod customer;
mod customers;
mod effect;
mod grade_marks;
mod grade_tag;
mod grading;
mod import;
mod interaction_form;
mod not_found;
mod policies;
mod product_names;
mod products;
mod purchase_form;
mod reviews;
mod setting;
mod settings;
mod structure;
mod today;
mod way_back;
mod welcome;

pub use customers::provide_kept;
pub use import::provide_import;

/// The page of a route.
pub fn page(route: &Route) -> AnyView {
    match route {
        Route::Welcome => welcome::Welcome().into_any(),
        Route::Today => today::Today().into_any(),
        Route::Customers(_) => customers::Customers().into_any(),
        Route::Customer(id) => view! { <customer::CustomerPage id=*id /> }.into_any(),
        Route::Grading(_) => grading::Grading().into_any(),
        Route::Policies(scheme) => view! { <policies::Policies scheme=*scheme /> }.into_any(),
        Route::Structure(scheme) => view! { <structure::Structure scheme=*scheme /> }.into_any(),
        Route::Reviews => reviews::Reviews().into_any(),
        Route::Review(id) => view! { <reviews::ReviewPage id=*id /> }.into_any(),
        Route::Effect(scheme) => view! { <effect::EffectPage scheme=*scheme /> }.into_any(),
        Route::Import => import::Import().into_any(),
        Route::Products => products::Products().into_any(),
        Route::Changes => changes::Changes().into_any(),
        Route::Settings(section) => view! { <settings::Settings section=*section /> }.into_any(),
        Route::NotFound => not_found::NotFound().into_any(),
    }
}
