//! The scan for duplicates, a step at a time, so that whoever asks something else in between is answered first.
//!
//! ```text
//! keys      a step for some thousands of customers
//! pairs     a step for a part of the keys: who shares one that not everybody has
//! likeness  a step for some thousands of pairs
//! groups    the last step
//! ```
//!
//! The records must stay as they are from the first step to the last; who steps sees to that.

use super::{
    Duplicates,
    groups::{Pair, grouped},
    keys::{KeyTable, N_PARTS},
    likeness::{Traits, compared},
};
use crate::workspace::Workspace;

/// A phone, an address or a name that more customers share is a switchboard, a placeholder or a family name, and tells nothing by itself.
pub const MOST_IN_BLOCK: usize = 30;
const CUSTOMERS_A_STEP: usize = 2_000;
const PAIRS_A_STEP: usize = 2_000;

/// How far a step has come.
#[derive(Debug)]
pub enum Stepped {
    /// The share that is done, from 0 to 1.
    Going(f64),
    Done(Box<Found>),
}

/// What a scan has found.
#[derive(Debug)]
pub struct Found {
    pub duplicates: Duplicates,
    /// The keys of everybody, sorted, for whoever looks for the twins of one customer.
    pub keys: KeyTable,
}

/// A scan on its way.
#[derive(Debug, Default)]
pub struct Scan {
    keys: KeyTable,
    n_keyed: usize,
    n_sorted: usize,
    candidates: Vec<(u32, u32)>,
    n_compared: usize,
    pairs: Vec<Pair>,
}

impl Scan {
    /// The whole scan at once.
    pub fn of(workspace: &Workspace) -> Found {
        let mut scan = Self::default();
        loop {
            if let Stepped::Done(found) = scan.step(workspace) {
                return *found;
            }
        }
    }

    /// One step.
    pub fn step(&mut self, workspace: &Workspace) -> Stepped {
        let n_slots = workspace.customers().n_slots();
        if self.n_keyed < n_slots {
            self.key(workspace, n_slots);
            return Stepped::Going(0.5 * share(self.n_keyed, n_slots));
        }
        if self.n_sorted < N_PARTS {
            self.pair_up();
            return Stepped::Going(0.25f64.mul_add(share(self.n_sorted, N_PARTS), 0.5));
        }
        if self.n_compared < self.candidates.len() {
            self.compare(workspace);
            return Stepped::Going(0.25f64.mul_add(share(self.n_compared, self.candidates.len()), 0.75));
        }
        let groups = grouped(std::mem::take(&mut self.pairs), &apart(workspace));
        let duplicates = Duplicates::of(workspace, groups);
        Stepped::Done(Box::new(Found { duplicates, keys: std::mem::take(&mut self.keys) }))
    }

    fn key(&mut self, workspace: &Workspace, n_slots: usize) {
        let until = (self.n_keyed + CUSTOMERS_A_STEP).min(n_slots);
        for slot in (0_u32..).take(until).skip(self.n_keyed) {
            if let Some(customer) = workspace.customers().at(slot) {
                self.keys.add(slot, &Traits::of(customer));
            }
        }
        self.n_keyed = until;
    }

    fn pair_up(&mut self) {
        self.keys.sort(self.n_sorted);
        for block in self.keys.blocks(self.n_sorted).filter(|block| (2..=MOST_IN_BLOCK).contains(&block.len())) {
            for (at, (_, one)) in block.iter().enumerate() {
                self.candidates.extend(block[at + 1..].iter().filter(|(_, other)| other != one).map(|(_, other)| (*one, *other)));
            }
        }
        self.n_sorted += 1;
        if self.n_sorted == N_PARTS {
            self.candidates.sort_unstable();
            self.candidates.dedup();
        }
    }

    fn compare(&mut self, workspace: &Workspace) {
        let until = (self.n_compared + PAIRS_A_STEP).min(self.candidates.len());
        let traits = |slot: u32| workspace.customers().at(slot).map(Traits::of).unwrap_or_default();
        // Candidates stand in the order of their first slot, so that it is folded once.
        for block in self.candidates[self.n_compared..until].chunk_by(|a, b| a.0 == b.0) {
            let first = traits(block[0].0);
            let alike = block.iter().filter_map(|slots| Some(Pair { slots: *slots, likeness: compared(&first, &traits(slots.1))? }));
            self.pairs.extend(alike);
        }
        self.n_compared = until;
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share that is shown")]
fn share(done: usize, all: usize) -> f64 {
    done as f64 / all.max(1) as f64
}

/// Pairs of slots, the lower first, that were said not to be the same.
fn apart(workspace: &Workspace) -> Vec<(u32, u32)> {
    let slots = |id| workspace.customers().slot(id);
    let pairs = workspace.registers().distincts.iter().filter_map(|(_, pair)| Some((slots(pair.first)?, slots(pair.second)?)));
    pairs.map(|(one, other)| (one.min(other), one.max(other))).collect()
}
