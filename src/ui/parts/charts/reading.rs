//! Reading a chart value by value: the one pointed at or walked to, told to the frame around it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// What the frame shows of the value pointed at: its name, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readout {
    pub name: String,
    pub text: String,
}

/// Which value is pointed at. The frame provides it, the chart within sets it.
#[derive(Clone, Copy, Debug)]
pub struct Pointed {
    pub readout: RwSignal<Option<Readout>>,
    pub at: RwSignal<Option<usize>>,
}

impl Pointed {
    /// Nothing is pointed at.
    pub fn new() -> Self {
        Self { readout: RwSignal::new(None), at: RwSignal::new(None) }
    }

    /// The frame's, or one of its own for a chart without a frame.
    pub fn of_frame() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Points at a value, or at none. A chart that leaves the page loses the focus after its signals are gone; then nothing is to do.
    pub fn point(self, at: Option<usize>, readout: Option<Readout>) {
        if self.at.try_get_untracked().is_some_and(|before| before != at) {
            self.at.set(at);
            self.readout.set(readout);
        }
    }
}

/// How values are walked through and what they say.
#[derive(Clone, Copy)]
pub struct Walk {
    pub pointed: Pointed,
    pub n_values: Signal<usize>,
    /// Values a row: arrows up and down move by so many. One for a column of values, none for a single row.
    pub n_across: usize,
    pub read: Callback<usize, Option<Readout>>,
    pub on_pick: Option<Callback<usize>>,
}

impl Walk {
    pub fn point(self, at: Option<usize>) {
        self.pointed.point(at, at.and_then(|at| self.read.run(at)));
    }

    pub fn pick(self, at: usize) {
        if let Some(on_pick) = self.on_pick {
            on_pick.run(at);
        }
    }

    /// Moves by arrow keys, Home and End; Enter picks; Esc points at nothing.
    pub fn press(self, event: &KeyboardEvent) {
        let Some(last) = self.n_values.get_untracked().checked_sub(1) else { return };
        let at = self.pointed.at.get_untracked();
        let down = self.n_across.max(1);
        let step = |forward: bool, by: usize| match (at, forward) {
            (None, _) => 0,
            (Some(at), true) => {
                if at + by > last {
                    at
                } else {
                    at + by
                }
            }
            (Some(at), false) => {
                if at < by {
                    at
                } else {
                    at - by
                }
            }
        };
        let next = match event.key().as_str() {
            "ArrowRight" => Some(step(true, 1)),
            "ArrowLeft" => Some(step(false, 1)),
            "ArrowDown" => Some(step(true, down)),
            "ArrowUp" => Some(step(false, down)),
            "Home" => Some(0),
            "End" => Some(last),
            "Escape" if at.is_some() => None,
            "Enter" => {
                if let Some(at) = at {
                    self.pick(at);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.point(next);
    }
}
