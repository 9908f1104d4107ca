//! A profile together with the picture: one form, one change, one step to take back.

use super::{
    Decision,
    registers::{changed, file},
};
use crate::domain::{CustomerId, Picture, Portrait, PortraitId, Profile};
use crate::workspace::{
    Circumstances, Refusal, RegisterRecord, Workspace,
    commands::PictureWish,
    profiles::{portrait_of, portraits_of},
    registers::{Register, RegisterChange},
};

/// Files a profile, unless it says nothing and there was none, and does with the picture what is wished.
pub fn file_with_picture(
    workspace: &Workspace,
    circumstances: &mut Circumstances<'_>,
    profile: Profile,
    picture: PictureWish,
) -> Result<Decision, Refusal> {
    let customer = workspace.customers().get(profile.customer).ok_or(Refusal::Gone)?;
    let mut decision = Decision::about(customer.name.clone(), Vec::new());
    if profile != Profile::blank(customer.id) {
        decision = file(workspace, circumstances, profile.into())?;
    }
    let changes = match picture {
        PictureWish::Stays => Vec::new(),
        PictureWish::Goes => gone(workspace, customer.id),
        PictureWish::Becomes(picture) => becomes(workspace, circumstances, customer.id, picture)?,
    };
    decision.changes.changes.extend(changes.into_iter().flat_map(|change| changed(Some(change))));
    Ok(decision)
}

/// Another picture is another record: a merge that is taken apart later does not take it away from who has it.
fn becomes(
    workspace: &Workspace,
    circumstances: &mut Circumstances<'_>,
    customer: CustomerId,
    picture: Picture,
) -> Result<Vec<RegisterChange>, Refusal> {
    let shown = portrait_of(workspace, customer);
    if shown.is_some_and(|shown| shown.picture == picture) {
        return Ok(Vec::new());
    }
    let portrait = Portrait { id: PortraitId::from_u128(0), customer, picture };
    let (record, _) = RegisterRecord::from(portrait).filed(workspace, || circumstances.identifiers.next())?;
    let mut changes = gone(workspace, customer);
    changes.extend(workspace.registers().putting(record));
    Ok(changes)
}

/// Takes out every picture of a customer: two devices may have brought one each.
fn gone(workspace: &Workspace, customer: CustomerId) -> Vec<RegisterChange> {
    let ids = portraits_of(workspace, customer).map(|portrait| portrait.id);
    ids.filter_map(|id| workspace.registers().taking_out(Register::Portrait, id.as_u128())).collect()
}

#[cfg(test)]
mod tests;
