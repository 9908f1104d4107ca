//! Grading runs kept and signed off, and which scheme is the primary one.

use super::{
    Decision,
    registers::changed,
    schemes::{putting, with_next_version},
    text,
};
use crate::domain::{GradingRun, RunId, Scheme, SchemeId, SignOff};
use crate::workspace::{Change, Circumstances, Refusal, RegisterRecord, RunSigned, Workspace, commands::TextField};

/// The most runs of one scheme that are kept; older ones are taken out by hand.
const MAX_RUNS: usize = 120;

/// Keeps a run, and the scheme it was made by where that is new or changed: one change, one undo.
pub fn keep(
    workspace: &Workspace,
    circumstances: &mut Circumstances<'_>,
    scheme: Option<Scheme>,
    mut run: GradingRun,
) -> Result<Decision, Refusal> {
    let mut changes = Vec::new();
    if let Some(scheme) = scheme {
        let scheme = with_next_version(workspace, scheme);
        let (record, _) = RegisterRecord::from(scheme).filed(workspace, || circumstances.identifiers.next())?;
        if let RegisterRecord::Scheme(scheme) = &record {
            run.scheme = (**scheme).clone();
        }
        changes.extend(putting(workspace, record));
    } else if workspace.registers().schemes.get(run.scheme.id).is_none() {
        return Err(Refusal::Gone);
    }
    let scheme = run.scheme.id;
    if workspace.registers().runs.iter().filter(|(_, other)| other.scheme_id() == scheme).count() >= MAX_RUNS {
        return Err(Refusal::TooMany { max: 120 });
    }
    let (record, title) = RegisterRecord::from(run).filed(workspace, || circumstances.identifiers.next())?;
    changes.extend(changed(workspace.registers().putting(record)));
    Ok(Decision::about(title, changes))
}

pub fn sign_off(workspace: &Workspace, circumstances: &Circumstances<'_>, run: RunId, note: &str) -> Result<Decision, Refusal> {
    let run = workspace.registers().runs.get(run).ok_or(Refusal::Gone)?;
    let note = text::optional(TextField::Note, note)?;
    let after = Some(SignOff { person: circumstances.person.clone(), on: circumstances.today, note });
    let is_new = run.signed_off != after;
    let signed = || Change::RunSigned(Box::new(RunSigned { run: run.id, before: run.signed_off.clone(), after }));
    Ok(Decision::about(run.scheme.name.clone(), is_new.then(signed).into_iter().collect()))
}

pub fn choose_primary(workspace: &Workspace, chosen: Option<SchemeId>) -> Result<Decision, Refusal> {
    let schemes = &workspace.registers().schemes;
    if chosen.is_some_and(|id| schemes.get(id).is_none()) {
        return Err(Refusal::Gone);
    }
    let name = chosen.and_then(|id| schemes.get(id)).map(|scheme| scheme.name.clone()).unwrap_or_default();
    let differing = schemes.iter().filter(|(_, scheme)| scheme.is_primary != (chosen == Some(scheme.id)));
    let after = differing.map(|(_, scheme)| Scheme { is_primary: !scheme.is_primary, ..scheme.clone() });
    let changes = after.flat_map(|scheme| changed(workspace.registers().putting(scheme.into()))).collect();
    Ok(Decision::about(name, changes))
}
