//! Who owned the customer when: read in the journal when the page opens, and again when the owner changes.

use crate::engine::protocol::{RecordEntry, Reply, Request};
use crate::ui::{format, pages::customer::Sheet, session::use_session};
use crate::workspace::questions::{OwnerChange, RecordField, Said};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The most changes that are read.
const N_CHANGES: u32 = 50;

/// The changes as far as the journal goes back, the latest first. What cannot be read is left out: the rest of the timeline stands without it.
pub fn use_owners(sheet: Sheet) -> RwSignal<Vec<OwnerChange>> {
    let session = use_session();
    let customer = sheet.id();
    let owner = sheet.part(|sheet| sheet.customer.owner.clone());
    let known = RwSignal::new(Vec::new());
    Effect::new(move || {
        // Followed by reading: a part that nobody has read yet tells nobody that it changed.
        owner.with(|_| ());
        spawn_local(async move {
            let wish = Request::RecordHistory { customer, before: None, n: N_CHANGES, field: Some(RecordField::Owner) };
            if let Ok(Reply::RecordHistory(parcel)) = session.request(wish, None).await {
                let changes: Vec<OwnerChange> = parcel.open().entries.into_iter().filter_map(change).collect();
                if known.try_with_untracked(|known| *known != changes) == Some(true) {
                    known.try_set(changes);
                }
            }
        });
    });
    known
}

#[expect(clippy::cast_precision_loss, reason = "exact for some 280,000 years")]
fn change(entry: RecordEntry) -> Option<OwnerChange> {
    let name = |said: Option<Said>| if let Some(Said::Text(name)) = said { Some(name) } else { None };
    let field = entry.change.fields.into_iter().next()?;
    Some(OwnerChange {
        on: format::day_of(entry.head.time.at_ms as f64)?,
        before: name(field.before),
        after: name(field.after),
        person: entry.head.person,
    })
}
