//! What rules look at in fields of one's own, read for everybody in one pass over the profiles.
//!
//! Fields are looked up and words are folded once a grading; a customer costs a look at the profile, and one without a profile nothing.
//! What holds is decided by the very code that decides it for lists ([`wanted`](crate::workspace::wanted)). Not here: which fields those
//! are ([`Scheme::own_inputs`]), and how tests make a rule ([`methods`](super::methods)).

use crate::domain::{
    FieldContent, FieldId, Scheme,
    conditions::{OwnAsk, OwnTest, Says},
    schemes::{Flaw, OwnInput, OwnLook},
};
use crate::workspace::{
    Workspace, fields,
    indicators::Column,
    wanted::{OwnSaid, OwnWanted},
};
use std::rc::Rc;

/// Of whom a test holds, by slot.
pub type Holding = Rc<[bool]>;

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct OwnRead {
    /// One column an input, in the order of [`Scheme::own_inputs`].
    pub inputs: Vec<(OwnInput, Column)>,
    tests: Vec<(OwnTest, Holding)>,
}

impl OwnRead {
    /// Reads what the rules of a scheme look at.
    ///
    /// # Errors
    /// Where a field is gone, or holds something else than a rule asks for: nobody is graded by half a rule.
    pub fn of(workspace: &Workspace, scheme: &Scheme) -> Result<Self, Flaw> {
        let mut tests: Vec<OwnTest> = Vec::new();
        for test in scheme.own_tests() {
            if !tests.contains(test) {
                tests.push(test.clone());
            }
        }
        if tests.is_empty() {
            return Ok(Self::default());
        }
        check_fields(workspace, scheme)?;
        let n_slots = workspace.customers().n_slots();
        let mut passes: Vec<Pass> = Vec::new();
        // Inputs come by field, so that passes keep their order.
        for input in scheme.own_inputs() {
            let (field, reader) = (input.field, Reader::of(input, n_slots));
            match passes.last_mut().filter(|pass| pass.field == field) {
                Some(pass) => pass.inputs.push(reader),
                None => {
                    let tests = tests.iter().filter(|test| test.field == field).map(|test| Tester::of(test.clone(), n_slots));
                    passes.push(Pass { field, inputs: vec![reader], tests: tests.collect() });
                }
            }
        }
        for (_, profile) in workspace.registers().profiles.iter() {
            if let Some(slot) = workspace.customers().slot(profile.customer).map(|slot| slot as usize).filter(|slot| *slot < n_slots) {
                passes.iter_mut().for_each(|pass| pass.read(slot, fields::content(profile, pass.field)));
            }
        }
        let mut read = Self::default();
        for pass in passes {
            read.inputs.extend(pass.inputs.into_iter().map(|reader| (reader.input, reader.column.into())));
            read.tests.extend(pass.tests.into_iter().map(|tester| (tester.test, tester.holding.into())));
        }
        Ok(read)
    }

    /// Of whom a test of the scheme holds.
    pub fn holding(&self, test: &OwnTest) -> Option<Holding> {
        self.tests.iter().find(|(known, _)| known == test).map(|(_, holding)| Rc::clone(holding))
    }
}

/// Whether every field that a scheme looks at is there and can be asked so.
///
/// # Errors
/// The [`Flaw`] of the first that is not.
pub fn check_fields(workspace: &Workspace, scheme: &Scheme) -> Result<(), Flaw> {
    scheme.check_fields(|field| workspace.registers().fields.get(field).map(|field| field.kind))
}

/// All that is looked at in one field.
struct Pass {
    field: FieldId,
    inputs: Vec<Reader>,
    tests: Vec<Tester>,
}

impl Pass {
    fn read(&mut self, slot: usize, content: Option<&FieldContent>) {
        let said = OwnSaid::of(content);
        self.inputs.iter_mut().for_each(|reader| reader.column[slot] = reader.read(&said));
        self.tests.iter_mut().for_each(|tester| tester.holding[slot] = tester.wanted.holds(&said));
    }
}

/// One test on its way over the profiles.
struct Tester {
    test: OwnTest,
    wanted: OwnWanted,
    holding: Vec<bool>,
}

impl Tester {
    /// Whoever has no profile says nothing.
    fn of(test: OwnTest, n_slots: usize) -> Self {
        let wanted = OwnWanted::of(&test.asks);
        Self { holding: vec![wanted.holds(&OwnSaid::of(None)); n_slots], wanted, test }
    }
}

/// One input on its way over the profiles.
struct Reader {
    input: OwnInput,
    /// What each of its words asks by itself.
    words: Vec<OwnWanted>,
    column: Vec<Option<i64>>,
}

impl Reader {
    fn of(input: OwnInput, n_slots: usize) -> Self {
        let each = |words: &[String], says: fn(Vec<String>) -> Says| -> Vec<OwnWanted> {
            words.iter().map(|word| OwnWanted::of(&OwnAsk::Text(says(vec![word.clone()])))).collect()
        };
        let words = match &input.look {
            OwnLook::Is(words) => each(words, Says::Is),
            OwnLook::Has(words) => each(words, Says::Has),
            OwnLook::Filled | OwnLook::Number | OwnLook::Day => Vec::new(),
        };
        Self { words, column: vec![None; n_slots], input }
    }

    fn read(&self, said: &OwnSaid<'_>) -> Option<i64> {
        if !said.is_filled() {
            return None;
        }
        match self.input.look {
            OwnLook::Filled => Some(1),
            OwnLook::Number => said.number(),
            OwnLook::Day => said.day().map(|day| i64::from(day.number())),
            OwnLook::Is(_) | OwnLook::Has(_) => {
                let bit = |(at, word): (usize, &OwnWanted)| i64::from(word.holds(said)) << at;
                Some(self.words.iter().enumerate().map(bit).sum())
            }
        }
    }
}
