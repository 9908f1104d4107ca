//! Schemes that are filed again, and everything that points at their grades by position: it follows the grades in the same change.
//!
//! Policies, grades that somebody set, and conditions of kept views follow. What belonged to a grade that is gone goes with it; a kept view
//! whose grade is gone stays, and shows nobody under that condition. Runs keep the scheme as it was when they were made.

use crate::domain::{GradeOverride, Policy, SavedView, Scheme, SchemeId, schemes::GradePlaces};
use crate::workspace::{
    Change, Register, RegisterRecord, Workspace,
    questions::GradeWord,
    registers::{RegisterChange, Registers},
};

/// A scheme whose rules differ from those it had gets the next version.
pub(super) fn with_next_version(workspace: &Workspace, mut scheme: Scheme) -> Scheme {
    let schemes = &workspace.registers().schemes;
    // Which scheme is primary is chosen by a command of its own; the first one there is, is.
    scheme.is_primary = schemes.get(scheme.id).map_or(schemes.is_empty(), |before| before.is_primary);
    scheme.version = match schemes.get(scheme.id) {
        Some(before) if before.sorts_like(&scheme) => before.version,
        Some(before) => before.version.saturating_add(1),
        None => 1,
    };
    scheme
}

/// The change that puts a record in, with all that has to follow it.
pub(super) fn putting(workspace: &Workspace, record: RegisterRecord) -> Vec<Change> {
    let registers = workspace.registers();
    let following = if let RegisterRecord::Scheme(scheme) = &record { followers(registers, scheme) } else { Vec::new() };
    registers.putting(record).into_iter().chain(following).map(|change| Change::Register(Box::new(change))).collect()
}

/// What has to change of the records here so that they point at the grades they pointed at, once this scheme takes the place of the one here.
pub fn followers(registers: &Registers, scheme: &Scheme) -> Vec<RegisterChange> {
    let Some(before) = registers.schemes.get(scheme.id) else { return Vec::new() };
    let places = GradePlaces::between(before, scheme);
    if places.are_same() {
        return Vec::new();
    }
    let of_policy = |policy: &Policy| {
        let grade = policy.grade?;
        let Some(place) = places.place(grade) else { return registers.taking_out(Register::Policy, policy.id.as_u128()) };
        registers.putting(Policy { grade: Some(place), ..policy.clone() }.into())
    };
    let of_override = |set: &GradeOverride| {
        let Some(place) = places.place(set.grade) else { return registers.taking_out(Register::GradeOverride, set.id.as_u128()) };
        registers.putting(GradeOverride { grade: place, ..set.clone() }.into())
    };
    let of_view = |view: &SavedView| {
        let address = followed(&view.address, scheme.id, &places);
        registers.putting(SavedView { address, ..view.clone() }.into())
    };
    let policies = registers.policies.iter().map(|(_, policy)| policy).filter(|policy| policy.scheme == scheme.id).filter_map(of_policy);
    let overrides = registers.overrides.iter().map(|(_, set)| set).filter(|set| set.scheme == scheme.id).filter_map(of_override);
    let views = registers.saved_views.iter().filter_map(|(_, view)| of_view(view));
    policies.chain(overrides).chain(views).collect()
}

/// An address with every grade of the scheme (`<scheme>.<position>`) at its new place.
fn followed(address: &str, scheme: SchemeId, places: &GradePlaces) -> String {
    let mark = format!("{scheme}.");
    let mut pieces = address.split(mark.as_str());
    let mut followed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let n_digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = piece.split_at(n_digits);
        followed.push_str(&mark);
        match digits.parse() {
            Ok(grade) => followed.push_str(&places.place(grade).unwrap_or(GradeWord::GONE_AT).to_string()),
            Err(_) => followed.push_str(digits),
        }
        followed.push_str(rest);
    }
    followed
}
