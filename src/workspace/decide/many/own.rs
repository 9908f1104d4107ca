//! Fields of one's own in many profiles at once: what every field may hold is looked at once, and profiles are found in one pass.
//!
//! Not here: fields of the record ([`many`](super)), and a profile as a whole ([`profiles`](crate::workspace::decide::profiles)).

use crate::domain::{CustomerId, FieldContent, FieldId, FieldValue, Profile, ProfileId};
use crate::workspace::{Diff, Refusal, Workspace, commands::BulkEdit, profiles::Profiles, registers::Filed};

/// What fields are to say, once it is known that they may, and the profiles as they are.
#[derive(Debug, Default)]
pub struct OwnEdits<'a> {
    edits: Vec<(FieldId, Option<FieldContent>)>,
    profiles: Profiles<'a>,
}

impl<'a> OwnEdits<'a> {
    /// Those among all edits; nothing is looked up where there is none.
    ///
    /// # Errors
    /// Where a field is gone, retired, or holds something else.
    pub fn of(workspace: &'a Workspace, edits: &[BulkEdit]) -> Result<Self, Refusal> {
        let own =
            edits.iter().filter_map(|edit| if let BulkEdit::SetOwn { field, content } = edit { Some((*field, content)) } else { None });
        let edits: Vec<_> = own.map(|(field, content)| kept(workspace, field, content.clone())).collect::<Result<_, _>>()?;
        if edits.is_empty() { Ok(Self::default()) } else { Ok(Self { edits, profiles: Profiles::of(workspace) }) }
    }

    /// The change of a customer's profile; none where it says so already. `new_id` names a profile that is made.
    pub fn filled(&self, customer: CustomerId, new_id: impl FnOnce() -> u128) -> Option<Diff<Profile>> {
        if self.edits.is_empty() {
            return None;
        }
        let before = self.profiles.get(customer);
        let mut after = before.cloned().unwrap_or_else(|| Profile::blank(customer));
        for (field, content) in &self.edits {
            after.values.retain(|value| value.field != *field);
            after.values.extend(content.clone().map(|content| FieldValue { field: *field, content }));
        }
        after.values.sort_by_key(|value| value.field);
        match before {
            Some(before) => (*before != after).then(|| Diff::changed(before.clone(), after)),
            None if after.values.is_empty() => None,
            None => Some(Diff::made(Profile { id: ProfileId::from_u128(new_id()), ..after })),
        }
    }
}

/// A value as a profile keeps it; one that says nothing is none.
fn kept(workspace: &Workspace, field: FieldId, content: Option<FieldContent>) -> Result<(FieldId, Option<FieldContent>), Refusal> {
    let known = workspace.registers().fields.get(field).ok_or(Refusal::Gone)?;
    if known.is_retired {
        return Err(Refusal::FieldRetired { name: known.name.clone() });
    }
    if content.as_ref().is_some_and(|content| !content.is_of(known.kind)) {
        return Err(Refusal::Gone);
    }
    let values = content.map(|content| FieldValue { field, content }).into_iter().collect();
    let profile = Profile { values, ..Profile::blank(CustomerId::from_u128(0)) }.kept()?;
    Ok((field, profile.values.into_iter().map(|value| value.content).find(|content| !content.is_empty())))
}
