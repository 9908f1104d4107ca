//! Policies, and grades that somebody set, of a file: where the grades that they point at stand.
//!
//! In a file of its own making a grade that its scheme does not have is nobody's, and what points at it is left out. Beside records
//! that are here it is the scheme that stays whose grades count. Not here: schemes that are missing altogether, for which a file is
//! refused ([`restore`](super::restore())).

use crate::domain::{GradeOverride, Policy, PolicyId, Scheme, SchemeId, schemes::GradePlaces};
use crate::workspace::registers::{RegisterLists, Registers};
use std::collections::HashMap;

/// Leaves out what points at a grade that its scheme does not have; how many records that is.
pub(super) fn leave_out_misplaced(registers: &mut RegisterLists) -> u32 {
    let n_before = registers.policies.len() + registers.overrides.len();
    let has = |id: SchemeId, grade| registers.schemes.iter().any(|scheme| scheme.id == id && scheme.may_have(grade));
    registers.policies.retain(|policy| policy.grade.is_none_or(|grade| has(policy.scheme, grade)));
    registers.overrides.retain(|set| has(set.scheme, set.grade));
    u32::try_from(n_before - registers.policies.len() - registers.overrides.len()).unwrap_or(u32::MAX)
}

/// Where grades of one side stand in the schemes that stay, by scheme; those of schemes that are not named stay where they are.
struct Staying(HashMap<SchemeId, GradePlaces>);

impl Staying {
    fn policy(&self, policy: &Policy) -> Option<Policy> {
        let (Some(grade), Some(places)) = (policy.grade, self.0.get(&policy.scheme)) else { return Some(policy.clone()) };
        Some(Policy { grade: Some(places.place(grade)?), ..policy.clone() })
    }

    fn set(&self, set: GradeOverride) -> Option<GradeOverride> {
        let Some(places) = self.0.get(&set.scheme) else { return Some(set) };
        Some(GradeOverride { grade: places.place(set.grade)?, ..set })
    }
}

/// Puts what the file adds at the grades of the schemes that stay: those here, unless the file's take their place (`theirs`). Of one grade the
/// policy that is here stays, and the file's stays out.
pub(super) fn fit_in(here: &Registers, of_file: &[Scheme], registers: &mut RegisterLists, theirs: bool) {
    let shared = || of_file.iter().filter_map(|file| Some((file, here.schemes.get(file.id)?)));
    let places = |between: fn(&Scheme, &Scheme) -> GradePlaces| Staying(shared().map(|(file, own)| (own.id, between(file, own))).collect());
    let unmoved = || Staying(HashMap::new());
    let (of_theirs, of_ours) =
        if theirs { (unmoved(), places(|file, own| GradePlaces::between(own, file))) } else { (places(GradePlaces::between), unmoved()) };
    let place = |policy: &Policy| (policy.scheme, policy.grade);
    let ours = here.policies.iter().filter_map(|(_, policy)| of_ours.policy(policy));
    let taken: HashMap<_, PolicyId> = ours.map(|policy| (place(&policy), policy.id)).collect();
    registers.policies = registers.policies.iter().filter_map(|policy| of_theirs.policy(policy)).collect();
    registers.policies.retain(|policy| taken.get(&place(policy)).is_none_or(|own| *own == policy.id));
    registers.overrides = std::mem::take(&mut registers.overrides).into_iter().filter_map(|set| of_theirs.set(set)).collect();
}
