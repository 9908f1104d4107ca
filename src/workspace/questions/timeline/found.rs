//! What stands in a customer's timeline, not yet told in full: each thing with its day, its kind, and what orders it on that day.
//!
//! Not here: grades, which have to be followed from run to run ([`grades`](super::grades)).

use super::{DealStep, Entry, Found, OwnerChange, TimelineKind};
use crate::domain::{CustomerId, Day, PipelineStageId, PurchaseKind};
use crate::workspace::questions::Asked;

/// Purchases and returns of the customer in a slot.
pub(super) fn purchases<'a>(asked: &Asked<'a>, slot: u32) -> Vec<Entry<'a>> {
    let columns = asked.workspace.purchases().columns();
    let own = asked.workspace.living_rows().filter(|row| columns.customer[*row] == slot);
    own.map(|row| Entry {
        on: Day::from_number(columns.on[row]).unwrap_or(Day::MIN),
        kind: if columns.kind[row] == PurchaseKind::Return { TimelineKind::Return } else { TimelineKind::Purchase },
        id: columns.id[row],
        step: 0,
        found: Found::Purchase(row),
    })
    .collect()
}

/// Records beside the customer that stand on one day.
pub(super) fn records<'a>(asked: &Asked<'a>, customer: CustomerId) -> Vec<Entry<'a>> {
    let registers = asked.workspace.registers();
    let entry = |on, kind, id, found| Entry { on, kind, id, step: 0, found };
    let interactions = registers.interactions.iter().map(|(_, one)| one).filter(|one| one.customer == customer);
    let interactions = interactions.map(|one| entry(one.on, TimelineKind::Interaction, one.id.as_u128(), Found::Interaction(one)));
    let tasks = registers.tasks.iter().map(|(_, task)| task).filter(|task| task.customer == Some(customer));
    let tasks = tasks.map(|task| {
        let on = task.done.as_ref().map_or_else(|| task.wanted_on(), |done| done.on);
        entry(on, TimelineKind::Task, task.id.as_u128(), Found::Task(task))
    });
    let marks = registers.stage_marks.iter().map(|(_, mark)| mark).filter(|mark| mark.customer == customer);
    let marks = marks.map(|mark| entry(mark.from_on, TimelineKind::Stage, mark.id.as_u128(), Found::StageMark(mark)));
    let consents = registers.consents.iter().map(|(_, consent)| consent).filter(|consent| consent.customer == customer);
    let consents = consents.map(|consent| entry(consent.on, TimelineKind::Consent, consent.id.as_u128(), Found::Consent(consent)));
    let reviews = registers.reviews.iter().map(|(_, review)| review).filter(|review| review.customer == customer);
    let reviews = reviews.map(|review| entry(review.on, TimelineKind::Review, review.id.as_u128(), Found::Review(review)));
    interactions.chain(tasks).chain(marks).chain(consents).chain(reviews).collect()
}

/// Every step of every opportunity.
pub(super) fn deals<'a>(asked: &Asked<'a>, customer: CustomerId) -> Vec<Entry<'a>> {
    let registers = asked.workspace.registers();
    let name = |id: PipelineStageId| registers.pipeline_stages.get(id).map(|stage| stage.name.clone());
    let own = registers.opportunities.iter().map(|(_, deal)| deal).filter(|deal| deal.customer == Some(customer));
    own.flat_map(|deal| {
        let first = deal.entries.first().map_or(deal.stage, |entry| entry.stage);
        let opened = (deal.opened_on, DealStep::Opened { stage: name(first) });
        let moved = deal.entries.windows(2).map(|two| (two[1].on, DealStep::Moved { from: name(two[0].stage), to: name(two[1].stage) }));
        let ended = deal.closing.as_ref().map(|closing| {
            let reason = closing.reason.clone();
            (closing.on, if closing.is_won { DealStep::Won { reason } } else { DealStep::Lost { reason } })
        });
        let steps: Vec<(Day, DealStep)> = std::iter::once(opened).chain(moved).chain(ended).collect();
        steps.into_iter().enumerate().map(|(step, (on, told))| Entry {
            on,
            kind: TimelineKind::Opportunity,
            id: deal.id.as_u128(),
            step,
            found: Found::Deal(deal, told),
        })
    })
    .collect()
}

/// The changes of hands as they were read, the latest of one day first.
pub(super) fn owners<'a>(owners: Vec<OwnerChange>) -> impl Iterator<Item = Entry<'a>> {
    let latest_first = owners.into_iter().rev().enumerate();
    latest_first.map(|(step, change)| Entry { on: change.on, kind: TimelineKind::Owner, id: 0, step, found: Found::Owner(change) })
}
