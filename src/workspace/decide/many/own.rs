//! Fields of one's own in many profiles at once: what every field may hold is looked at once, and profiles are found in one pass.
//!
//! Not here: fields of the record ([`many`](super)), and a profile as a whole ([`profiles`](crate::workspace::decide::profiles)).

use crate::domain::{CustomField, CustomerId, FieldContent, FieldId, FieldValue, Profile, ProfileId};
use crate::workspace::{
    Diff, Refusal, Workspace,
    commands::{BulkEdit, Choosing},
    profiles::Profiles,
    registers::Filed,
};

/// What becomes of what a field said.
#[derive(Debug)]
enum OwnEdit {
    Set(Option<FieldContent>),
    Choose(Choosing, Vec<String>),
}

/// What fields are to say, once it is known that they may, and the profiles as they are.
#[derive(Debug, Default)]
pub struct OwnEdits<'a> {
    edits: Vec<(FieldId, OwnEdit)>,
    profiles: Profiles<'a>,
}

impl<'a> OwnEdits<'a> {
    /// Those among all edits; nothing is looked up where there is none.
    ///
    /// # Errors
    /// Where a field is gone, retired, or holds something else.
    pub fn of(workspace: &'a Workspace, edits: &[BulkEdit]) -> Result<Self, Refusal> {
        let edits: Vec<_> = edits.iter().filter_map(|edit| kept(workspace, edit)).collect::<Result<_, _>>()?;
        if edits.is_empty() { Ok(Self::default()) } else { Ok(Self { edits, profiles: Profiles::of(workspace) }) }
    }

    /// The change of a customer's profile; none where it says so already. `new_id` names a profile that is made.
    pub fn filled(&self, customer: CustomerId, new_id: impl FnOnce() -> u128) -> Option<Diff<Profile>> {
        if self.edits.is_empty() {
            return None;
        }
        let before = self.profiles.get(customer);
        let mut after = before.cloned().unwrap_or_else(|| Profile::blank(customer));
        for (field, edit) in &self.edits {
            let former = after.values.iter().position(|value| value.field == *field).map(|at| after.values.remove(at).content);
            after.values.extend(edit.applied(former).map(|content| FieldValue { field: *field, content }));
        }
        after.values.sort_by_key(|value| value.field);
        match before {
            Some(before) => (*before != after).then(|| Diff::changed(before.clone(), after)),
            None if after.values.is_empty() => None,
            None => Some(Diff::made(Profile { id: ProfileId::from_u128(new_id()), ..after })),
        }
    }
}

/// The choices in a content.
fn chosen(content: Option<FieldContent>) -> Vec<String> {
    if let Some(FieldContent::Choices(chosen)) = content { chosen } else { Vec::new() }
}

impl OwnEdit {
    /// What a field says then; nothing where it says nothing any more. No more choices are added than a field can hold.
    fn applied(&self, former: Option<FieldContent>) -> Option<FieldContent> {
        let (choosing, choices) = match self {
            Self::Set(content) => return content.clone(),
            Self::Choose(choosing, choices) => (*choosing, choices),
        };
        let mut left = chosen(former);
        left.retain(|choice| choosing == Choosing::Add || !choices.contains(choice));
        if choosing == Choosing::Add {
            let more: Vec<String> = choices.iter().filter(|choice| !left.contains(choice)).cloned().collect();
            left.extend(more);
            left.truncate(CustomField::MAX_CHOICES);
        }
        (!left.is_empty()).then_some(FieldContent::Choices(left))
    }
}

/// What is meant, as a profile keeps it; nothing where it is not about fields of one's own.
fn kept(workspace: &Workspace, edit: &BulkEdit) -> Option<Result<(FieldId, OwnEdit), Refusal>> {
    let kept = |field, content| kept_content(workspace, field, content);
    match edit {
        BulkEdit::SetOwn { field, content } => Some(kept(*field, content.clone()).map(|content| (*field, OwnEdit::Set(content)))),
        BulkEdit::Choose { field, choices, choosing } => {
            let content = kept(*field, Some(FieldContent::Choices(choices.clone())));
            Some(content.map(|content| (*field, OwnEdit::Choose(*choosing, chosen(content)))))
        }
        BulkEdit::Set(_) | BulkEdit::AddTag(_) | BulkEdit::RemoveTag(_) => None,
    }
}

/// A value as a profile keeps it; one that says nothing is none.
fn kept_content(workspace: &Workspace, field: FieldId, content: Option<FieldContent>) -> Result<Option<FieldContent>, Refusal> {
    let known = workspace.registers().fields.get(field).ok_or(Refusal::Gone)?;
    if known.is_retired {
        return Err(Refusal::FieldRetired { name: known.name.clone() });
    }
    if content.as_ref().is_some_and(|content| !content.is_of(known.kind)) {
        return Err(Refusal::Gone);
    }
    let values = content.map(|content| FieldValue { field, content }).into_iter().collect();
    let profile = Profile { values, ..Profile::blank(CustomerId::from_u128(0)) }.kept()?;
    Ok(profile.values.into_iter().map(|value| value.content).find(|content| !content.is_empty()))
}
