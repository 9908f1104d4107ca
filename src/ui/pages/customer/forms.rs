//! The forms that the page of a customer opens, from wherever they are asked for, and the parts that it leads to.
//!
//! Not here: the forms themselves.

use crate::domain::SchemeId;
use crate::ui::pages::{
    interaction_form::InteractionErrand, pipeline::DealErrand, purchase_form::PurchaseErrand, setting::Setting, task::TaskErrand,
};
use crate::workspace::questions::CustomerSheet;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// What each form is open for, if it is.
#[derive(Clone, Copy)]
pub struct Forms {
    pub purchase: RwSignal<Option<PurchaseErrand>>,
    pub interaction: RwSignal<Option<InteractionErrand>>,
    pub task: RwSignal<Option<TaskErrand>>,
    pub deal: RwSignal<Option<DealErrand>>,
    /// The form that sets the stage of life.
    pub stage: RwSignal<bool>,
    /// The scheme whose grade is set by hand.
    pub grade: RwSignal<Option<SchemeId>>,
}

impl Forms {
    /// None is open.
    pub fn closed() -> Self {
        Self {
            purchase: RwSignal::new(None),
            interaction: RwSignal::new(None),
            task: RwSignal::new(None),
            deal: RwSignal::new(None),
            stage: RwSignal::new(false),
            grade: RwSignal::new(None),
        }
    }

    /// Begins to write down a contact of today.
    pub fn write_contact(self, known: &CustomerSheet, setting: Setting) {
        let customer = &known.customer;
        let own = InteractionErrand::with(customer.id, customer.name.clone(), customer.owner.clone(), setting.today);
        self.interaction.set(Some(own));
    }

    /// Begins a task.
    pub fn write_task(self, known: &CustomerSheet, setting: Setting) {
        let customer = &known.customer;
        self.task.set(Some(TaskErrand::about(customer.id, customer.name.clone(), customer.owner.clone(), setting.today)));
    }

    /// Begins an opportunity.
    pub fn write_deal(self, known: &CustomerSheet) {
        let customer = &known.customer;
        self.deal.set(Some(DealErrand::New { customer: Some((customer.id, customer.name.clone())), owner: customer.owner.clone() }));
    }
}

/// A part of the page that rows lead to: what stands there is changed where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Owner,
    Consents,
}

impl Part {
    /// What the element is known by.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Owner => "customer-owner",
            Self::Consents => "customer-consents",
        }
    }

    /// Shows it, and gives it, or the first field or button in it, the focus.
    pub fn show(self) {
        let Some(part) = document().get_element_by_id(self.id()) else { return };
        part.scroll_into_view();
        let target = part.query_selector("input, button").ok().flatten().unwrap_or(part);
        if let Ok(target) = target.dyn_into::<HtmlElement>() {
            // Fails only for an element that has left the page.
            let _ = target.focus();
        }
    }
}
