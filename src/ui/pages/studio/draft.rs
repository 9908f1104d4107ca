//! The draft on the studio's table: what is edited, what is filed, and how fields read and change it.

use super::Setting;
use crate::domain::{
    CustomField, FieldId, Measure, Scheme,
    schemes::{Condition, Cut, Flaw, Method, Rule, Weighted},
};
use crate::ui::{
    phrases::{own_kind, own_name},
    scheme_draft::says_the_same,
    schemes_view::grade_label,
};
use leptos::prelude::*;

/// The part of the page that a flaw belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Grades,
    Indicators,
    Cuts,
    Rules,
}

/// The draft and what it came from.
#[derive(Clone, Copy)]
pub struct Draft {
    pub scheme: RwSignal<Scheme>,
    pub filed: RwSignal<Scheme>,
    /// Names of the classes of the last preview, where the method brings its own.
    pub class_names: RwSignal<Vec<String>>,
    /// Fields of one's own in their order, retired ones at the end; none until they are known.
    pub fields: Memo<Option<Vec<CustomField>>>,
    pub setting: Setting,
}

impl Draft {
    /// The scheme as it is filed, and what was made of it before if there is any.
    pub fn of(filed: Scheme, kept: Option<Scheme>, fields: Memo<Option<Vec<CustomField>>>, setting: Setting) -> Self {
        let scheme = RwSignal::new(kept.unwrap_or_else(|| filed.clone()));
        Self { scheme, filed: RwSignal::new(filed), class_names: RwSignal::default(), fields, setting }
    }

    /// A field of one's own, retired or not.
    pub fn field(self, id: FieldId) -> Option<CustomField> {
        self.fields.with(|fields| fields.as_ref()?.iter().find(|field| field.id == id).cloned())
    }

    /// What a field of one's own is called; nothing until the fields are known.
    pub fn field_name(self, id: FieldId) -> String {
        self.fields.with(|fields| fields.as_ref().map(|fields| own_name(self.setting.language, fields, id))).unwrap_or_default()
    }

    /// Whether the rules can be applied to these records.
    fn check(self, scheme: &Scheme) -> Result<(), Flaw> {
        scheme.check()?;
        self.fields.with(|fields| fields.as_ref().map_or(Ok(()), |fields| scheme.check_fields(|id| own_kind(fields, id))))
    }

    /// A part of it, told only when that part changes.
    pub fn read<T: PartialEq + Send + Sync + 'static>(self, part: impl Fn(&Scheme) -> T + Send + Sync + 'static) -> Memo<T> {
        Memo::new(move |_| self.scheme.with(&part))
    }

    pub fn change(self, change: impl FnOnce(&mut Scheme)) {
        self.scheme.update(change);
    }

    pub fn is_changed(self) -> bool {
        self.scheme.with(|scheme| self.filed.with(|filed| !says_the_same(scheme, filed)))
    }

    pub fn discard(self) {
        self.scheme.set(self.filed.get_untracked());
    }

    /// Follows what is filed, unless somebody is in the middle of changing it.
    pub fn follow(self, filed: Scheme) {
        let is_untouched = self
            .scheme
            .with_untracked(|scheme| self.filed.with_untracked(|before| says_the_same(scheme, before)) || says_the_same(scheme, &filed));
        if is_untouched {
            self.scheme.set(filed.clone());
        }
        self.filed.set(filed);
    }

    /// Why it cannot be applied, and where that is to be mended.
    pub fn flaw(self) -> Option<(Place, Flaw)> {
        self.scheme.with(|scheme| {
            let flaw = self.check(scheme).err()?;
            let place = match (flaw, &scheme.method) {
                (Flaw::TooManyGrades | Flaw::GradesDoNotFit, _) => Place::Grades,
                (Flaw::NoRules | Flaw::OwnTestUnclear | Flaw::FieldGone | Flaw::FieldOfAnotherKind, _) => Place::Rules,
                (Flaw::NoIndicators | Flaw::NoWeight, _) => Place::Indicators,
                (Flaw::CutsOutOfOrder, Method::Weighted { parts, .. }) if parts.iter().any(is_cut_out_of_order) => Place::Indicators,
                (Flaw::CutsOutOfOrder | Flaw::QuotasDoNotAddUp, _) => Place::Cuts,
            };
            Some((place, flaw))
        })
    }

    /// Whether it can be applied as it stands: it has names, and its rules hold together.
    pub fn is_sound(self) -> bool {
        self.scheme.with(|scheme| {
            let is_named = |name: &str| !name.trim().is_empty();
            is_named(&scheme.name) && scheme.grades.iter().all(|grade| is_named(&grade.name)) && self.check(scheme).is_ok()
        })
    }

    /// What a grade is called.
    pub fn grade_name(self, at: usize) -> String {
        let grade = u8::try_from(at).unwrap_or(u8::MAX);
        self.scheme.with(|scheme| self.class_names.with(|names| grade_label(self.setting.language, scheme, names, grade)))
    }

    pub fn n_grades(self) -> Memo<usize> {
        self.read(|scheme| scheme.grades.len())
    }

    /// An indicator of the score.
    pub fn part<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        at: usize,
        read: impl Fn(&Weighted) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.read(move |scheme| match &scheme.method {
            Method::Weighted { parts, .. } => parts.get(at).map(&read).unwrap_or_default(),
            _ => T::default(),
        })
    }

    pub fn change_part(self, at: usize, change: impl FnOnce(&mut Weighted)) {
        self.change_parts(|parts| {
            if let Some(part) = parts.get_mut(at) {
                change(part);
            }
        });
    }

    pub fn change_parts(self, change: impl FnOnce(&mut Vec<Weighted>)) {
        self.change(|scheme| {
            if let Method::Weighted { parts, .. } = &mut scheme.method {
                change(parts);
            }
        });
    }

    /// What the score weighs.
    pub fn weighed(self) -> Memo<Vec<Measure>> {
        self.read(|scheme| match &scheme.method {
            Method::Weighted { parts, .. } => parts.iter().map(|part| part.measure).collect(),
            _ => Vec::new(),
        })
    }

    pub fn change_cut(self, change: impl FnOnce(&mut Cut)) {
        self.change(|scheme| {
            if let Method::Weighted { cut, .. } = &mut scheme.method {
                change(cut);
            }
        });
    }

    pub fn change_rules(self, change: impl FnOnce(&mut Vec<Rule>)) {
        self.change(|scheme| {
            if let Method::Rules { rules, .. } = &mut scheme.method {
                change(rules);
            }
        });
    }

    pub fn change_condition(self, rule: usize, change: impl FnOnce(&mut Condition)) {
        self.change_rules(|rules| {
            if let Some(rule) = rules.get_mut(rule) {
                change(&mut rule.when);
            }
        });
    }
}

fn is_cut_out_of_order(part: &Weighted) -> bool {
    matches!(&part.normalise, crate::domain::schemes::Normalise::Cuts(cuts) if cuts.is_empty() || !cuts.is_sorted_by(|a, b| a < b))
}
