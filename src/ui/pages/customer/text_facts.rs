//! The texts that are known of a customer: what each is called, where it stands in the record, and what others have there.

use crate::domain::Customer;
use crate::ui::{
    format,
    parts::InputKind,
    session::use_session,
    words::{Language, customer as words},
};
use crate::workspace::{
    commands::{CustomerField, TextField},
    questions::{AskChoices, Facet},
};
use leptos::prelude::*;

/// One text of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFact {
    Name,
    Code,
    Phone,
    Email,
    Region,
    Address,
    Industry,
    Source,
    Owner,
}

impl TextFact {
    /// What it is called.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Name => words::name(language),
            Self::Code => words::code(language),
            Self::Phone => words::phone(language),
            Self::Email => words::email(language),
            Self::Region => words::region(language),
            Self::Address => words::address(language),
            Self::Industry => words::industry(language),
            Self::Source => words::source(language),
            Self::Owner => words::owner(language),
        }
    }

    /// The field to type it into.
    pub const fn input_kind(self) -> InputKind {
        match self {
            Self::Phone => InputKind::Phone,
            Self::Email => InputKind::Email,
            _ => InputKind::Text,
        }
    }

    /// Whose values are suggested, so that a region is not written in three ways.
    pub const fn facet(self) -> Option<Facet> {
        match self {
            Self::Region => Some(Facet::Region),
            Self::Industry => Some(Facet::Industry),
            Self::Source => Some(Facet::Source),
            Self::Owner => Some(Facet::Owner),
            _ => None,
        }
    }

    /// What stands for it while others look on; none if anybody may see it.
    pub fn mask(self) -> Option<fn(&str) -> String> {
        match self {
            Self::Phone => Some(format::mask_phone),
            Self::Email => Some(format::mask_email),
            Self::Address => Some(format::mask_address),
            _ => None,
        }
    }

    /// The name that a refusal has for it.
    pub const fn refused_as(self) -> TextField {
        match self {
            Self::Name => TextField::Name,
            Self::Code => TextField::Code,
            Self::Phone => TextField::Phone,
            Self::Email => TextField::Email,
            Self::Region => TextField::Region,
            Self::Address => TextField::Address,
            Self::Industry => TextField::Industry,
            Self::Source => TextField::Source,
            Self::Owner => TextField::Owner,
        }
    }

    /// What the record says; empty if it is not known.
    pub fn value(self, customer: &Customer) -> String {
        let optional = match self {
            Self::Name => return customer.name.clone(),
            Self::Code => &customer.code,
            Self::Phone => &customer.phone,
            Self::Email => &customer.email,
            Self::Region => &customer.region,
            Self::Address => &customer.address,
            Self::Industry => &customer.industry,
            Self::Source => &customer.source,
            Self::Owner => &customer.owner,
        };
        optional.clone().unwrap_or_default()
    }

    /// The change that puts this text there.
    pub const fn field(self, text: String) -> CustomerField {
        match self {
            Self::Name => CustomerField::Name(text),
            Self::Code => CustomerField::Code(text),
            Self::Phone => CustomerField::Phone(text),
            Self::Email => CustomerField::Email(text),
            Self::Region => CustomerField::Region(text),
            Self::Address => CustomerField::Address(text),
            Self::Industry => CustomerField::Industry(text),
            Self::Source => CustomerField::Source(text),
            Self::Owner => CustomerField::Owner(text),
        }
    }
}

/// What other customers have there, for the `list` of a field.
#[component]
pub fn Suggestions(id: String, facet: Facet) -> impl IntoView {
    let answer = use_session().live(move || AskChoices { facet });
    let values = move || answer.get().and_then(Result::ok).unwrap_or_default().choices;
    view! { <datalist id=id>{move || values().into_iter().map(|choice| view! { <option value=choice.value></option> }).collect_view()}</datalist> }
}
