//! One file or folder a page. A page asks live questions and hangs the answers on the wall; nothing is worked out here.

use super::route::{Route, SettingsSection, TeamSection};
use crate::domain::{CustomerId, ReviewId, SchemeId};
use lazy::lazy;
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

/// The page of a route. The welcome is part of the program; every other page is [`lazy`] and a line like the others.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Welcome => welcome::Welcome().into_any(),
        Route::Today => lazy!(today: today() => today::Today()),
        Route::Customers(_) => lazy!(customers: list() => customers::Customers()),
        Route::Customer(id) | Route::CustomerTimeline(id, _) => {
            lazy!(records: customer(id: CustomerId) => view! { <customer::CustomerPage id /> })
        }
        Route::Pipeline(_) => lazy!(work: pipeline() => pipeline::Pipeline()),
        Route::Grading(_) => lazy!(analysis: grading() => grading::Grading()),
        Route::Policies(_) => lazy!(schemes: policies() => policies::Policies()),
        Route::Structure(_) => lazy!(schemes: structure() => structure::Structure()),
        Route::Reviews => lazy!(schemes: reviews() => reviews::Reviews()),
        Route::Review(id) => lazy!(schemes: review(id: ReviewId) => view! { <reviews::ReviewPage id /> }),
        Route::Effect(_) => lazy!(schemes: effect() => effect::EffectPage()),
        Route::Schemes => lazy!(schemes: schemes() => schemes::Schemes()),
        Route::Studio(id) => lazy!(schemes: studio(id: SchemeId) => view! { <studio::Studio id /> }),
        Route::Runs(scheme) | Route::Migration(scheme, ..) => lazy!(schemes: runs(scheme: SchemeId) => view! { <runs::Runs scheme /> }),
        Route::Disagreements(_) => lazy!(schemes: disagreements() => disagreements::Disagreements()),
        Route::Value(_) => lazy!(analysis: value() => value::Value()),
        Route::Leaving(_) => lazy!(analysis: leaving() => leaving::Leaving()),
        Route::Team(section) => lazy!(work: team(section: TeamSection) => view! { <team::Team section /> }),
        Route::Tasks(_) => lazy!(work: tasks() => tasks::Tasks()),
        Route::Import => lazy!(upkeep: import() => import::Import()),
        Route::Products => lazy!(upkeep: products() => products::Products()),
        Route::Duplicates => lazy!(work: duplicates() => duplicates::Duplicates()),
        Route::Bin => lazy!(work: bin() => bin::Bin()),
        Route::Changes => lazy!(upkeep: changes() => changes::Changes()),
        Route::Settings(section) => lazy!(upkeep: settings(section: SettingsSection) => view! { <settings::Settings section /> }),
        Route::Lifecycle(_) => lazy!(analysis: lifecycle() => lifecycle::Lifecycle()),
        Route::Together(_) => lazy!(analysis: together() => together::Together()),
        Route::Likes(_) => lazy!(analysis: likes() => likes::Likes()),
        Route::NotFound => not_found::NotFound().into_any(),
    }
}
