//! One file or folder a page. A page asks live questions and hangs the answers on the wall; nothing is worked out here.

use super::route::Route;
use leptos::prelude::*;

mod ago;
mod answer;
mod changes;
mod cross_table;
mod customer;
mod customers;
mod disagreements;
mod grade_marks;
mod grade_tag;
mod grading;
mod import;
mod not_found;
mod product_names;
mod products;
mod purchase_form;
mod runs;
mod saving;
mod schemes;
mod setting;
mod settings;
mod standing_tag;
mod studio;
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
        Route::Runs(scheme) | Route::Migration(scheme, ..) => view! { <runs::Runs scheme=*scheme /> }.into_any(),
        Route::Disagreements(_) => disagreements::Disagreements().into_any(),
        Route::Schemes => schemes::Schemes().into_any(),
        Route::Studio(id) => view! { <studio::Studio id=*id /> }.into_any(),
        Route::Import => import::Import().into_any(),
        Route::Products => products::Products().into_any(),
        Route::Changes => changes::Changes().into_any(),
        Route::Settings(section) => view! { <settings::Settings section=*section /> }.into_any(),
        Route::NotFound => not_found::NotFound().into_any(),
    }
}
