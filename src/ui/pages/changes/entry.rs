//! One entry of the history: what, how much, who, when, and a way to take it back.

use super::{Journal, sentence};
use crate::engine::protocol::HistoryEntry;
use crate::ui::{
    device::use_language,
    format,
    parts::{Button, ButtonKind, ControlSize, Glyph, Icon, Tag, use_seen_name},
    words::changes as words,
};
use crate::workspace::{CommandName, Register};
use leptos::prelude::*;

/// When it happened, in milliseconds since 1970 UTC.
#[expect(clippy::cast_precision_loss, reason = "exact for some 280,000 years")]
pub fn at_ms(entry: &HistoryEntry) -> f64 {
    entry.head.time.at_ms as f64
}

const fn glyph(command: CommandName) -> Glyph {
    match command {
        CommandName::StartWorkspace | CommandName::RenameWorkspace | CommandName::ChooseCurrency => Glyph::Store,
        CommandName::ChooseAsOf => Glyph::Calendar,
        CommandName::ChooseRfmRule => Glyph::Grading,
        CommandName::AddCustomer | CommandName::EditCustomer => Glyph::Person,
        CommandName::AddContact | CommandName::EditContact => Glyph::Phone,
        CommandName::DeleteCustomers | CommandName::DeleteContact | CommandName::DeletePurchase | CommandName::DeleteProduct => {
            Glyph::Trash
        }
        CommandName::RecordPurchase | CommandName::EditPurchase => Glyph::Receipt,
        CommandName::AddProduct | CommandName::EditProduct => Glyph::Products,
        CommandName::RenameCategory => Glyph::Tag,
        CommandName::Import => Glyph::Import,
        CommandName::Replace => Glyph::Database,
        CommandName::File(register) => filed(register),
        CommandName::Discard(_) => Glyph::Trash,
        CommandName::KeepRun | CommandName::SignOffRun | CommandName::ChoosePrimaryScheme => Glyph::Grading,
        CommandName::ClaimCustomers | CommandName::HandOver | CommandName::ConvertLead | CommandName::MergeCustomers => Glyph::Person,
        CommandName::RestoreCustomers => Glyph::Return,
        CommandName::Undo => Glyph::Undo,
        CommandName::Redo => Glyph::Redo,
    }
}

const fn filed(register: Register) -> Glyph {
    match register {
        Register::Scheme | Register::GradingRun | Register::GradeOverride => Glyph::Grading,
        Register::Policy | Register::Review => Glyph::Receipt,
        Register::StageMark | Register::Profile | Register::Portrait | Register::Consent | Register::Member | Register::PoolRules => {
            Glyph::Person
        }
        Register::PipelineStage | Register::Opportunity => Glyph::Receipt,
        Register::Task => Glyph::Calendar,
        Register::CustomField | Register::SavedView | Register::TextTemplate => Glyph::Tag,
        Register::Distinct => Glyph::Copy,
        Register::Interaction => Glyph::Phone,
    }
}

/// One entry.
#[component]
pub fn Entry(entry: HistoryEntry, journal: Journal) -> impl IntoView {
    let language = use_language();
    let (told, behind, seen) = (entry.clone(), journal.behind(&entry), use_seen_name());
    let what = move || sentence::of(language, &told, behind.as_ref(), seen);
    let when = at_ms(&entry);
    let counts = sentence::counts(language, entry.head.touched);
    let person = (!entry.head.person.is_empty()).then(|| view! { <span>{words::by(language, &entry.head.person)}</span> });
    let number = entry.number;
    let called = what.clone();
    let label = move || words::take_back_this(language, called());
    let end = if entry.is_undone {
        view! { <Tag icon=Glyph::Undo>{words::taken_back(language)}</Tag> }.into_any()
    } else {
        let press = move || journal.take_back(number, words::took_back(language));
        view! {
            <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Undo label on_press=press>{words::take_back(language)}</Button>
        }
        .into_any()
    };
    view! {
        <li class="timeline-item" class:history-undone=entry.is_undone>
            <span class="timeline-mark"><Icon glyph=glyph(entry.head.command) /></span>
            <div class="timeline-body">
                <p class="history-what">{what}</p>
                <p class="history-notes">
                    <time title=format::instant(language, when)>{format::clock(language, when)}</time>
                    {person}
                    {counts.map(|counts| view! { <span>{counts}</span> })}
                    <span>{words::number(language, format::number(language, number))}</span>
                </p>
            </div>
            <div class="timeline-amount">{end}</div>
        </li>
    }
}
