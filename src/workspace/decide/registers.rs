//! Records of registers: filed and discarded, each with what cannot be without it.

use super::Decision;
use crate::domain::{Policy, RunId, SchemeId};
use crate::workspace::{Change, Circumstances, Refusal, Register, RegisterRecord, Workspace, registers::RegisterChange};
use std::collections::BTreeSet;

pub fn file(workspace: &Workspace, circumstances: &mut Circumstances<'_>, record: RegisterRecord) -> Result<Decision, Refusal> {
    let record = match record {
        RegisterRecord::GradingRun(_) => return Err(Refusal::Unsound { what: "a run is made by grading".into() }),
        RegisterRecord::Scheme(scheme) => RegisterRecord::Scheme(Box::new(with_next_version(workspace, *scheme))),
        other => other,
    };
    let (record, title) = record.filed(workspace, || circumstances.identifiers.next())?;
    Ok(Decision::about(title, changed(workspace.registers().putting(record))))
}

/// Files policies of one scheme. The history names the scheme.
pub fn file_policies(workspace: &Workspace, circumstances: &mut Circumstances<'_>, policies: Vec<Policy>) -> Result<Decision, Refusal> {
    let scheme = policies.first().map(|policy| policy.scheme).ok_or(Refusal::Gone)?;
    let name = workspace.registers().schemes.get(scheme).map(|scheme| scheme.name.clone()).ok_or(Refusal::Gone)?;
    let mut places = BTreeSet::new();
    let mut changes = Vec::new();
    for policy in policies {
        if !places.insert((policy.scheme, policy.grade)) {
            return Err(Refusal::PolicyExists);
        }
        let (record, _) = RegisterRecord::from(policy).filed(workspace, || circumstances.identifiers.next())?;
        changes.extend(changed(workspace.registers().putting(record)));
    }
    Ok(Decision::about(name, changes))
}

/// A scheme whose rules differ from those it had gets the next version.
pub(super) fn with_next_version(workspace: &Workspace, mut scheme: crate::domain::Scheme) -> crate::domain::Scheme {
    let schemes = &workspace.registers().schemes;
    // Which scheme is primary is chosen by a command of its own; the first one there is, is.
    scheme.is_primary = schemes.get(scheme.id).map_or(schemes.is_empty(), |before| before.is_primary);
    scheme.version = match workspace.registers().schemes.get(scheme.id) {
        Some(before) if before.sorts_like(&scheme) => before.version,
        Some(before) => before.version + 1,
        None => 1,
    };
    scheme
}

pub fn discard(workspace: &Workspace, register: Register, id: u128) -> Result<Decision, Refusal> {
    let registers = workspace.registers();
    let change = registers.taking_out(register, id).ok_or(Refusal::Gone)?;
    let title = change.title(workspace);
    let mut changes = match register {
        Register::Scheme => beside_scheme(workspace, SchemeId::from_u128(id)),
        _ => Vec::new(),
    };
    changes.extend(changed(Some(change)));
    Ok(Decision::about(title, changes))
}

/// Runs, overrides and policies of a scheme go with it, and so does its being the primary one.
fn beside_scheme(workspace: &Workspace, scheme: SchemeId) -> Vec<Change> {
    let registers = workspace.registers();
    let out = |register, id: u128| registers.taking_out(register, id);
    let runs = registers.runs.iter().filter(|(_, run)| run.scheme_id() == scheme).map(|(_, run)| RunId::as_u128(run.id));
    let overrides = registers.overrides.iter().filter(|(_, set)| set.scheme == scheme).map(|(_, set)| set.id.as_u128());
    let policies = registers.policies.iter().filter(|(_, policy)| policy.scheme == scheme).map(|(_, policy)| policy.id.as_u128());
    let gone = runs
        .map(|id| out(Register::GradingRun, id))
        .chain(overrides.map(|id| out(Register::GradeOverride, id)))
        .chain(policies.map(|id| out(Register::Policy, id)));
    gone.flat_map(changed).collect()
}

pub(super) fn changed(change: Option<RegisterChange>) -> Vec<Change> {
    change.into_iter().map(|change| Change::Register(Box::new(change))).collect()
}
