//! One file or folder a page. A page asks live questions and hangs the answers on the wall; nothing is worked out here.

use super::route::{CustomersView, GradingSection, Route, SettingsSection, TeamSection};
use crate::domain::{CustomerId, ReviewId, SchemeId};
use lazy::{Coming, coming};
use leptos::prelude::*;

mod address;
mod ago;
mod answer;
mod bin;
mod care;
mod changes;
mod condition_values;
mod contact_mark;
mod cross_table;
mod customer;
mod customer_picker;
mod customers;
mod disagreements;
mod duplicates;
mod effect;
mod foresight;
mod grade_marks;
mod grade_tag;
mod grading;
mod import;
mod interaction_form;
mod journal_reading;
mod layers;
mod lazy;
mod leaving;
mod lifecycle;
mod likes;
mod moved;
mod no_orders;
mod not_found;
mod own_value;
mod own_value_field;
mod palette;
mod person_link;
mod pipeline;
mod policies;
mod product_names;
mod products;
mod purchase_form;
mod reviews;
mod runs;
mod saving;
mod schemes;
mod sending;
mod setting;
mod settings;
mod stage_tag;
mod standing_tag;
mod structure;
mod studio;
mod task;
mod tasks;
mod team;
mod today;
mod together;
mod twins;
mod typed_field;
mod value;
mod way_back;
mod ways;
mod welcome;

pub use answer::{failure_of, last_known};
pub use customers::provide_kept;
pub use import::provide_import;
pub use palette::PaletteDialog;
pub use studio::provide_kept_draft;

/// The page of a route.
pub fn page(route: Route) -> AnyView {
    coming(route).into_view()
}

/// Has the code of a page brought while there is time.
pub fn fetch_ahead(route: Route) {
    coming(route).fetch_ahead();
}

/// Has the code of all pages brought while there is nothing else to do, so that whoever opens one waits for no file.
pub fn fetch_rest_ahead() {
    let nobody = CustomerId::from_u128(0);
    // A page of each part, those first that are opened first.
    let of_each_part = [
        Route::Customers(CustomersView::default()),
        Route::Customer(nobody),
        Route::Today,
        Route::Grading(GradingSection::default()),
        Route::Bin,
        Route::Schemes,
        Route::Products,
    ];
    Coming::fetch_in_idle_time(of_each_part.map(coming).into());
}

/// The welcome is part of the program; every other page is [`lazy`] and a line like the others.
fn coming(route: Route) -> Coming {
    match route {
        Route::Welcome => Coming::at_once(|| welcome::Welcome().into_any()),
        Route::Today => coming!(today: today() => today::Today()),
        Route::Customers(_) => coming!(customers: list() => customers::Customers()),
        Route::Customer(id) | Route::CustomerTimeline(id, _) => {
            coming!(records: customer(id: CustomerId) => view! { <customer::CustomerPage id /> })
        }
        Route::Pipeline(_) => coming!(work: pipeline() => pipeline::Pipeline()),
        Route::Grading(_) => coming!(analysis: grading() => grading::Grading()),
        Route::Policies(_) => coming!(schemes: policies() => policies::Policies()),
        Route::Structure(_) => coming!(schemes: structure() => structure::Structure()),
        Route::Reviews => coming!(schemes: reviews() => reviews::Reviews()),
        Route::Review(id) => coming!(schemes: review(id: ReviewId) => view! { <reviews::ReviewPage id /> }),
        Route::Effect(_) => coming!(schemes: effect() => effect::EffectPage()),
        Route::Schemes => coming!(schemes: schemes() => schemes::Schemes()),
        Route::Studio(id) => coming!(schemes: studio(id: SchemeId) => view! { <studio::Studio id /> }),
        Route::Runs(scheme) | Route::Migration(scheme, ..) => coming!(schemes: runs(scheme: SchemeId) => view! { <runs::Runs scheme /> }),
        Route::Disagreements(_) => coming!(schemes: disagreements() => disagreements::Disagreements()),
        Route::Value(_) => coming!(analysis: value() => value::Value()),
        Route::Leaving(_) => coming!(analysis: leaving() => leaving::Leaving()),
        Route::Team(section) => coming!(work: team(section: TeamSection) => view! { <team::Team section /> }),
        Route::Tasks(_) => coming!(work: tasks() => tasks::Tasks()),
        Route::Import => coming!(upkeep: import() => import::Import()),
        Route::Products => coming!(upkeep: products() => products::Products()),
        Route::Duplicates => coming!(work: duplicates() => duplicates::Duplicates()),
        Route::Bin => coming!(work: bin() => bin::Bin()),
        Route::Changes => coming!(upkeep: changes() => changes::Changes()),
        Route::Settings(section) => coming!(upkeep: settings(section: SettingsSection) => view! { <settings::Settings section /> }),
        Route::Lifecycle(_) => coming!(analysis: lifecycle() => lifecycle::Lifecycle()),
        Route::Together(_) => coming!(analysis: together() => together::Together()),
        Route::Likes(_) => coming!(analysis: likes() => likes::Likes()),
        Route::NotFound => Coming::at_once(|| not_found::NotFound().into_any()),
    }
}
