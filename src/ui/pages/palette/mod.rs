//! The command palette: pages, actions, views and customers by name, from anywhere (Ctrl+K or Cmd+K, and a button on a phone).
//!
//! Not here: how customers are searched, which the engine does as for the list.

mod entries;
mod recent;
mod search;

use super::{customers::NewCustomerDialog, lazy::lazy};
use crate::ui::{device::use_language, parts::Dialog, words::palette as words};
use leptos::prelude::*;

/// The palette; its code comes when it is first opened.
#[component]
pub fn PaletteDialog(open: RwSignal<bool>) -> impl IntoView {
    let is_creating = RwSignal::new(false);
    view! {
        <Dialog open on_close=move || open.set(false) title=words::title(use_language()) is_wide=true>
            {lazy!(work: palette(open: RwSignal<bool>, is_creating: RwSignal<bool>) => view! { <search::Palette open is_creating /> })}
        </Dialog>
        <NewCustomerDialog open=is_creating />
    }
}
