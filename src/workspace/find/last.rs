//! What was last found, ordered and shown, so that one more letter of a search costs little.
//!
//! Whoever types looks among those that the letters before have found, and takes them in the order of the whole list, which is made once.
//! Everything here can be made again and is let go when what it was made for has changed.

use crate::domain::Day;
use crate::workspace::{
    questions::{Asked, CustomersView, Sort, Sums, order::sort},
    state::Workspace,
};
use std::cell::RefCell;
use std::rc::Rc;

/// Fewer than one in so many are quicker sorted by themselves than picked from the order of all.
const FEW: usize = 16;

/// The slots that a view shows, in its order, with their sums.
#[derive(Debug)]
pub struct Shown {
    pub slots: Vec<u32>,
    pub sums: Sums,
}

/// What a search found, in rising order.
#[derive(Clone, Debug)]
pub struct LastFound {
    pub search: String,
    pub slots: Rc<[u32]>,
}

/// What lists are made from: the revision of the records, the day that is looked from, and how often was foretold.
type MadeFor = (u64, Day, u32);

/// Everybody in the order of a column.
#[derive(Debug)]
struct Order {
    by: Sort,
    made_for: MadeFor,
    slots: Vec<u32>,
}

#[derive(Debug)]
struct LastShown {
    view: CustomersView,
    made_for: MadeFor,
    shown: Rc<Shown>,
}

/// What was last found, ordered and shown.
#[derive(Debug, Default)]
pub struct Last {
    /// With the revision of the records.
    found: RefCell<Option<(u64, LastFound)>>,
    order: RefCell<Option<Order>>,
    shown: RefCell<Option<LastShown>>,
}

impl Last {
    /// What the last search found in the records as they are.
    pub fn found(&self, workspace: &Workspace) -> Option<LastFound> {
        self.found.borrow().as_ref().filter(|(revision, _)| *revision == workspace.revision()).map(|(_, found)| found.clone())
    }

    pub fn keep_found(&self, workspace: &Workspace, found: LastFound) {
        *self.found.borrow_mut() = Some((workspace.revision(), found));
    }

    /// What a view shows; `filtered` tells who meets it, in rising order, and is asked only if the last answer was to something else.
    pub fn shown(&self, asked: &Asked<'_>, view: &CustomersView, filtered: impl FnOnce() -> Vec<u32>) -> Rc<Shown> {
        let made_for = (asked.workspace.revision(), asked.scores.as_of(), asked.worked.n_foreseen());
        if let Some(last) = &*self.shown.borrow()
            && last.made_for == made_for
            && last.view == *view
        {
            return Rc::clone(&last.shown);
        }
        let slots = filtered();
        let sums = sums(asked, &slots);
        let slots = self.in_order(asked, slots, view.sort.unwrap_or_default(), made_for);
        let shown = Rc::new(Shown { slots, sums });
        *self.shown.borrow_mut() = Some(LastShown { view: view.clone(), made_for, shown: Rc::clone(&shown) });
        shown
    }

    fn in_order(&self, asked: &Asked<'_>, mut slots: Vec<u32>, by: Sort, made_for: MadeFor) -> Vec<u32> {
        let n_slots = asked.workspace.customers().n_slots();
        if slots.len() < n_slots / FEW {
            sort(asked, &mut slots, by);
            return slots;
        }
        let mut kept = self.order.borrow_mut();
        let order = match kept.take().filter(|order| order.by == by && order.made_for == made_for) {
            Some(order) => kept.insert(order),
            None => {
                let mut slots: Vec<u32> = asked.workspace.customers().iter().map(|(slot, _)| slot).collect();
                sort(asked, &mut slots, by);
                kept.insert(Order { by, made_for, slots })
            }
        };
        let mut is_shown = vec![false; n_slots];
        for slot in slots {
            is_shown[slot as usize] = true;
        }
        order.slots.iter().copied().filter(|slot| is_shown[*slot as usize]).collect()
    }
}

fn sums(asked: &Asked<'_>, slots: &[u32]) -> Sums {
    slots.iter().fold(Sums::default(), |mut sums, slot| {
        let history = asked.scores.history(*slot);
        sums.amount_minor = sums.amount_minor.saturating_add(history.amount_minor);
        sums.n_purchases += u64::from(history.n_purchases);
        sums.n_graded += u32::from(asked.scores.is_graded(*slot));
        sums
    })
}
