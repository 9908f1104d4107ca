//! One file or folder a page. A page asks live questions and hangs the answers on the wall; nothing is worked out here.

use super::route::{Route, SettingsSection};
use crate::domain::CustomerId;
use lazy::lazy;
use leptos::prelude::*;

mod ago;
mod answer;
mod changes;
mod customer;
mod customers;
mod foresight;
mod grade_marks;
mod grade_tag;
mod grading;
mod import;
mod lazy;
mod leaving;
mod not_found;
mod product_names;
mod products;
mod purchase_form;
mod setting;
mod settings;
mod today;
mod value;
mod way_back;
mod welcome;

pub use customers::provide_kept;
pub use import::provide_import;

/// The page of a route. What a first look needs is part of the program; every other page is [`lazy`] and a line like the others.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Welcome => welcome::Welcome().into_any(),
        Route::Today => today::Today().into_any(),
        Route::Customers(_) => customers::Customers().into_any(),
        Route::Customer(id) => lazy!(records: customer(id: CustomerId) => view! { <customer::CustomerPage id /> }),
        Route::Grading(_) => lazy!(analysis: grading() => grading::Grading()),
        Route::Value(_) => lazy!(analysis: value() => value::Value()),
        Route::Leaving(_) => lazy!(analysis: leaving() => leaving::Leaving()),
        Route::Import => lazy!(upkeep: import() => import::Import()),
        Route::Products => lazy!(upkeep: products() => products::Products()),
        Route::Changes => lazy!(upkeep: changes() => changes::Changes()),
        Route::Settings(section) => lazy!(upkeep: settings(section: SettingsSection) => view! { <settings::Settings section /> }),
        Route::NotFound => not_found::NotFound().into_any(),
    }
}
