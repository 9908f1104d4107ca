//! From values to places in a drawing: scales, round ticks, paths, strengths of a heat map.

use std::fmt::Write;

/// A straight line from values to places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Lowest and highest value.
    pub values: (f64, f64),
    /// Where those two are drawn.
    pub places: (f64, f64),
}

impl Scale {
    /// Where a value is drawn. A scale without extent draws everything at its start.
    pub fn at(&self, value: f64) -> f64 {
        let extent = self.values.1 - self.values.0;
        let share = if extent == 0.0 { 0.0 } else { (value - self.values.0) / extent };
        self.places.0 + share * (self.places.1 - self.places.0)
    }

    /// The value drawn at a place: the inverse of [`Scale::at`].
    pub fn value_at(&self, place: f64) -> f64 {
        Self { values: self.places, places: self.values }.at(place)
    }
}

/// Round values, about `n` of them, evenly spaced, that reach around zero and every value given.
///
/// Steps are 1, 2, 2.5 or 5 times a power of ten, as people count.
pub fn round_ticks(values: impl IntoIterator<Item = f64>, n: u32) -> Vec<f64> {
    let (low, high) = values
        .into_iter()
        .filter(|value| value.is_finite())
        .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let extent = if high > low { high - low } else { 1.0 };
    let rough = extent / f64::from(n.max(1));
    let power = 10.0_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|digit| digit * power).find(|step| *step >= rough * 0.999_999).unwrap_or(rough);
    let (first, last) = ((low / step + 1e-9).floor(), ((low + extent) / step - 1e-9).ceil());
    #[expect(clippy::cast_possible_truncation, reason = "about n steps")]
    let n_steps = (last - first) as i32;
    (0..=n_steps).map(|at| (first + f64::from(at)) * step).collect()
}

/// The path of a line through these places, for the `d` of an SVG path.
pub fn line_path(places: &[(f64, f64)]) -> String {
    let mut path = String::with_capacity(places.len() * 14);
    for (at, (x, y)) in places.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(path, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
    }
    path
}

/// The path of what lies between a line and the height `base`.
pub fn area_path(places: &[(f64, f64)], base: f64) -> String {
    match (places.first(), places.last()) {
        (Some((first, _)), Some((last, _))) => format!("{}L{last:.1} {base:.1}L{first:.1} {base:.1}Z", line_path(places)),
        _ => String::new(),
    }
}

/// Which place is nearest to `x`; `None` without places.
pub fn nearest(places: &[f64], x: f64) -> Option<usize> {
    (0..places.len()).min_by(|a, b| (places[*a] - x).abs().total_cmp(&(places[*b] - x).abs()))
}

/// Strength 0 to 5 of a value in a heat map; `None` for nothing at all.
///
/// The root is taken, since counts are skewed and a straight scale would leave all but one cell pale.
pub fn strength(value: f64, highest: f64) -> Option<u8> {
    if value <= 0.0 || highest <= 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 and 5")]
    Some(((value / highest).sqrt() * 5.0).round().clamp(0.0, 5.0) as u8)
}

/// Every how many labels one is written, so that `n` labels of this width fit into the room there is.
pub fn label_every(n: usize, label_width: f64, room: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a small count, at least 1")]
    let every = (n as f64 * label_width / room.max(1.0)).ceil().max(1.0) as usize;
    every
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round_and_start_at_zero() {
        assert_eq!(round_ticks([97.0, 3.0], 4), [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!(round_ticks([1_180.0], 4), [0.0, 500.0, 1_000.0, 1_500.0]);
        assert_eq!(round_ticks([-30.0, 80.0], 4), [-50.0, 0.0, 50.0, 100.0]);
        assert_eq!(round_ticks([], 2), [0.0, 0.5, 1.0]);
        assert_eq!(round_ticks([f64::NAN, 0.0], 2), [0.0, 0.5, 1.0]);
    }

    #[test]
    fn paths_are_short_and_closed() {
        assert_eq!(line_path(&[(0.0, 1.0), (2.25, 3.0)]), "M0.0 1.0L2.2 3.0");
        assert_eq!(area_path(&[(0.0, 1.0), (2.0, 3.0)], 9.0), "M0.0 1.0L2.0 3.0L2.0 9.0L0.0 9.0Z");
        assert_eq!(area_path(&[], 9.0), "");
    }

    #[test]
    fn the_strongest_cell_is_five_and_an_empty_one_is_none() {
        assert_eq!(strength(0.0, 10.0), None);
        assert_eq!(strength(1.0, 1_000_000.0), Some(0));
        assert_eq!(strength(10.0, 10.0), Some(5));
    }

    #[test]
    fn labels_that_do_not_fit_are_left_out() {
        assert_eq!(label_every(24, 40.0, 960.0), 1);
        assert_eq!(label_every(24, 40.0, 320.0), 3);
        assert_eq!(label_every(0, 40.0, 0.0), 1);
    }

    proptest! {
        #[test]
        fn ticks_enclose_every_value_and_are_few(values in prop::collection::vec(-1.0e12..1.0e12_f64, 1..20), n in 1..9_u32) {
            let ticks = round_ticks(values.iter().copied(), n);
            let slack = 1e-6 * (ticks[ticks.len() - 1] - ticks[0]);
            prop_assert!(values.iter().all(|value| ticks[0] - slack <= *value && *value <= ticks[ticks.len() - 1] + slack));
            prop_assert!(ticks.len() <= n as usize + 3);
            prop_assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]));
        }

        #[test]
        fn a_place_leads_back_to_its_value(value in -1.0e6..1.0e6_f64) {
            let scale = Scale { values: (-1.0e6, 1.0e6), places: (300.0, 10.0) };
            prop_assert!((scale.value_at(scale.at(value)) - value).abs() < 1e-6);
        }
    }
}
