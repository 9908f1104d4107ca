//! One file or folder a page. A page asks live questions and hangs the answers on the wall; nothing is worked out here.

use super::route::Route;
use leptos::prelude::*;

mod ago;
mod answer;
mod changes;
mod customer;
mod customers;
mod grade_marks;
mod grade_tag;
mod grading;
mod import;
mod lifecycle;
mod likes;
mod not_found;
mod product_names;
mod products;
mod purchase_form;
mod setting;
mod settings;
mod stage_tag;
mod today;
mod together;
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
        Route::Lifecycle(_) => lifecycle::Lifecycle().into_any(),
        Route::Together(_) => together::Together().into_any(),
        Route::Likes(_) => likes::Likes().into_any(),
        Route::Import => import::Import().into_any(),
        Route::Products => products::Products().into_any(),
        Route::Changes => changes::Changes().into_any(),
        Route::Settings(section) => view! { <settings::Settings section=*section /> }.into_any(),
        Route::NotFound => not_found::NotFound().into_any(),
    }
}
