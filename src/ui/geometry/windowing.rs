//! Which rows of a long list are worth having: those in sight, and some on either side; and which line of the screen each takes.

use std::ops::Range;

/// Rows are asked for in blocks, so that scrolling by one row asks for nothing.
const BLOCK: usize = 4;
/// Rows kept above and below what is in sight.
const OVERSCAN: usize = 6;
/// Browsers draw no taller than about 16 million pixels; a longer list ends here and says so by its count.
pub const MAX_ROWS: usize = 300_000;

/// The part of a list that is in sight. Lengths are in CSS pixels, as the browser measures them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    pub scroll_top: f64,
    /// Height of the rows in sight, without the head.
    pub height: f64,
    pub row_height: f64,
}

/// A movement of the active row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

impl Step {
    /// The movement a key stands for, by its `KeyboardEvent.key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "PageUp" => Self::PageUp,
            "PageDown" => Self::PageDown,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

impl Viewport {
    /// The rows to have, whole blocks of them; may reach past the end of the list.
    pub fn rows(&self) -> Range<usize> {
        let first = rows_in(self.scroll_top, self.row_height).saturating_sub(OVERSCAN);
        let last = rows_in(self.scroll_top + self.height, self.row_height) + 1 + OVERSCAN;
        (first / BLOCK * BLOCK).min(MAX_ROWS)..last.next_multiple_of(BLOCK).min(MAX_ROWS)
    }

    /// Whole rows in sight, at least one.
    pub fn n_in_sight(&self) -> usize {
        rows_in(self.height, self.row_height).max(1)
    }

    /// Where to scroll so that the row is in sight; `None` if it is.
    pub fn scroll_to_show(&self, row: usize) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "at most MAX_ROWS rows")]
        let top = row as f64 * self.row_height;
        let bottom = top + self.row_height;
        if top < self.scroll_top {
            Some(top)
        } else if bottom > self.scroll_top + self.height {
            Some(bottom - self.height)
        } else {
            None
        }
    }

    /// The row that is active after a step; `None` in an empty list.
    pub fn moved(&self, active: Option<usize>, step: Step, n_rows: usize) -> Option<usize> {
        let last = n_rows.min(MAX_ROWS).checked_sub(1)?;
        let page = self.n_in_sight();
        Some(match (active, step) {
            (_, Step::Last) => last,
            (None, _) | (_, Step::First) => 0,
            (Some(at), Step::Up) => at.saturating_sub(1),
            (Some(at), Step::Down) => (at + 1).min(last),
            (Some(at), Step::PageUp) => at.saturating_sub(page),
            (Some(at), Step::PageDown) => (at + page).min(last),
        })
    }
}

/// The lines that rows are drawn on. Making a line costs more than writing another row on it, so lines are kept: after a jump other rows
/// take over all of them, and after a scroll those that stay in sight stay on theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Places in the list that are drawn.
    pub places: Range<usize>,
    /// The line of the first place; the others follow, and after the largest number comes 0.
    first: usize,
}

impl Lines {
    /// Lines for these places, taken over from those before where there are any.
    pub fn taking_over(before: Option<&Self>, places: Range<usize>) -> Self {
        let Some(before) = before else { return Self { first: places.start, places } };
        let is_apart = places.start >= before.places.end || before.places.start >= places.end;
        let shift = if is_apart { 0 } else { places.start.wrapping_sub(before.places.start) };
        Self { first: before.first.wrapping_add(shift), places }
    }

    /// Every line, in the order of the places.
    pub fn all(&self) -> Vec<usize> {
        (0..self.places.len()).map(|nth| self.first.wrapping_add(nth)).collect()
    }

    /// The place that is drawn on a line; none if the line is no longer of use.
    pub fn place(&self, line: usize) -> Option<usize> {
        let nth = line.wrapping_sub(self.first);
        (nth < self.places.len()).then(|| self.places.start + nth)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 and MAX_ROWS; NaN becomes 0")]
fn rows_in(length: f64, row_height: f64) -> usize {
    if row_height > 0.0 { (length / row_height).clamp(0.0, MAX_ROWS as f64) as usize } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TOP: Viewport = Viewport { scroll_top: 0.0, height: 360.0, row_height: 36.0 };

    #[test]
    fn scrolling_by_one_row_asks_for_nothing_new() {
        assert_eq!(TOP.rows(), 0..20);
        assert_eq!(Viewport { scroll_top: 36.0, ..TOP }.rows(), 0..20);
        assert_eq!(Viewport { scroll_top: 3_600.0, ..TOP }.rows(), 92..120);
    }

    #[test]
    fn a_list_not_measured_yet_asks_for_its_start() {
        assert_eq!(Viewport { scroll_top: 0.0, height: 0.0, row_height: 0.0 }.rows(), 0..8);
    }

    #[test]
    fn steps_stop_at_both_ends() {
        assert_eq!(TOP.moved(None, Step::Down, 5), Some(0));
        assert_eq!(TOP.moved(Some(0), Step::Up, 5), Some(0));
        assert_eq!(TOP.moved(Some(4), Step::Down, 5), Some(4));
        assert_eq!(TOP.moved(Some(0), Step::PageDown, 100), Some(10));
        assert_eq!(TOP.moved(Some(3), Step::Last, 100), Some(99));
        assert_eq!(TOP.moved(Some(9), Step::Down, 0), None);
    }

    #[test]
    fn rows_stay_on_their_lines_while_they_are_in_sight() {
        let start = Lines::taking_over(None, 0..24);
        let scrolled = Lines::taking_over(Some(&start), 4..28);
        assert_eq!((start.place(5), scrolled.place(5)), (Some(5), Some(5)));
        assert_eq!((start.place(0), scrolled.place(0)), (Some(0), None));
    }

    #[test]
    fn after_a_jump_other_rows_take_over_the_lines() {
        let start = Lines::taking_over(None, 0..24);
        let jumped = Lines::taking_over(Some(&start), 500..528);
        assert_eq!(jumped.all()[..24], start.all());
        let back = Lines::taking_over(Some(&jumped), 490..516);
        assert_eq!(back.place(jumped.all()[0]), Some(500), "what stays in sight stays on its line");
    }

    proptest! {
        #[test]
        fn every_place_has_one_line(jumps in prop::collection::vec((0..300_usize, 0..40_usize), 1..20)) {
            let mut lines = None;
            for (start, n) in jumps {
                let now = Lines::taking_over(lines.as_ref(), start..start + n);
                let places: Vec<Option<usize>> = now.all().into_iter().map(|line| now.place(line)).collect();
                prop_assert_eq!(places, (start..start + n).map(Some).collect::<Vec<_>>());
                lines = Some(now);
            }
        }

        #[test]
        fn rows_in_sight_are_always_asked_for(scroll_top in 0.0..3.0e6_f64, height in 0.0..2_000.0_f64, row_height in 20.0..60.0_f64) {
            let viewport = Viewport { scroll_top, height, row_height };
            let rows = viewport.rows();
            prop_assert!(rows.start as f64 * row_height <= scroll_top);
            prop_assert!(rows.end as f64 * row_height >= scroll_top + height);
            prop_assert!(rows.len() <= viewport.n_in_sight() + 2 * (OVERSCAN + BLOCK) + 2);
        }

        #[test]
        fn a_row_scrolled_to_is_in_sight(scroll_top in 0.0..3.0e6_f64, row in 0..90_000_usize) {
            let viewport = Viewport { scroll_top, ..TOP };
            if let Some(scroll_top) = viewport.scroll_to_show(row) {
                prop_assert_eq!(Viewport { scroll_top, ..TOP }.scroll_to_show(row), None);
            }
        }
    }
}
