//! Records of registers: filed and discarded, each with what cannot be without it.

use super::{
    Decision,
    schemes::{putting, with_next_version},
};
use crate::domain::{FieldId, GradeOverride, OpportunityId, PipelineStageId, Policy, SchemeId, Task};
use crate::workspace::{
    Change, Circumstances, Refusal, Register, RegisterRecord, Workspace,
    registers::{RegisterChange, refuse_in_rules},
};
use std::collections::BTreeSet;

pub fn file(workspace: &Workspace, circumstances: &mut Circumstances<'_>, record: RegisterRecord) -> Result<Decision, Refusal> {
    let record = match record {
        RegisterRecord::GradingRun(_) => return Err(Refusal::Unsound { what: "a run is made by grading".into() }),
        RegisterRecord::Scheme(scheme) => RegisterRecord::Scheme(Box::new(with_next_version(workspace, *scheme))),
        RegisterRecord::GradeOverride(set) => GradeOverride { person: circumstances.person.clone(), ..*set }.into(),
        other => other,
    };
    let (record, title) = record.filed(workspace, || circumstances.identifiers.next())?;
    Ok(Decision::about(title, putting(workspace, record)))
}

/// The most records that one command may file.
const MAX_FILED: usize = 1_000;

/// Files several records, each as if alone. They may not refer to one another's new identifiers, since nobody knows those yet.
pub fn file_all(workspace: &Workspace, circumstances: &mut Circumstances<'_>, records: Vec<RegisterRecord>) -> Result<Decision, Refusal> {
    if records.len() > MAX_FILED {
        return Err(Refusal::TooMany { max: 1_000 });
    }
    let mut all = Decision::about("", Vec::new());
    for record in records {
        let one = file(workspace, circumstances, record)?;
        all.changes.changes.extend(one.changes.changes);
        if all.subject.is_empty() {
            all.subject = one.subject;
        }
    }
    Ok(all)
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

pub fn discard(workspace: &Workspace, register: Register, id: u128) -> Result<Decision, Refusal> {
    let registers = workspace.registers();
    let change = registers.taking_out(register, id).ok_or(Refusal::Gone)?;
    let title = change.title(workspace);
    refuse_in_use(workspace, register, id)?;
    let mut gone = match register {
        // Runs, overrides and policies of a scheme go with it.
        Register::Scheme => registers.deletions_with(|ties| ties.scheme == Some(SchemeId::from_u128(id))),
        Register::Opportunity => without_opportunity(workspace, OpportunityId::from_u128(id)),
        _ => Vec::new(),
    };
    gone.push(change);
    Ok(Decision::about(title, gone.into_iter().map(|change| Change::Register(Box::new(change))).collect()))
}

/// What others refer to is not taken out from under them.
fn refuse_in_use(workspace: &Workspace, register: Register, id: u128) -> Result<(), Refusal> {
    let registers = workspace.registers();
    match register {
        Register::PipelineStage => {
            let stage = PipelineStageId::from_u128(id);
            let n = registers.opportunities.iter().filter(|(_, opportunity)| opportunity.stage == stage).count();
            if n > 0 { Err(Refusal::StageInUse { n_opportunities: u32::try_from(n).unwrap_or(u32::MAX) }) } else { Ok(()) }
        }
        Register::CustomField => {
            let field = FieldId::from_u128(id);
            let is_used = registers.profiles.iter().any(|(_, profile)| profile.values.iter().any(|value| value.field == field));
            let name = || registers.fields.get(field).map(|field| field.name.clone()).unwrap_or_default();
            if is_used { Err(Refusal::FieldInUse { name: name() }) } else { refuse_in_rules(workspace, field) }
        }
        _ => Ok(()),
    }
}

/// Tasks of an opportunity outlive it.
fn without_opportunity(workspace: &Workspace, opportunity: OpportunityId) -> Vec<RegisterChange> {
    let tasks = workspace.registers().tasks.iter().map(|(_, task)| task).filter(|task| task.opportunity == Some(opportunity));
    let freed = tasks.map(|task| Task { opportunity: None, ..task.clone() });
    freed.filter_map(|task| workspace.registers().putting(task.into())).collect()
}

pub(super) fn changed(change: Option<RegisterChange>) -> Vec<Change> {
    change.into_iter().map(|change| Change::Register(Box::new(change))).collect()
}
