//! The customer pyramid: for any way of putting customers into layers, what each layer holds.
//!
//! Not here: how customers came by their layer ([`abc`](super::abc), [`rfm`](super::rfm)), and the layers' names.

use super::{in_64_bits, share_of};
use serde::{Deserialize, Serialize};

/// One layer. Shares are 0 to 1 of all layers together; `None` where there is nothing to share. A layer that loses money has a
/// share of profit below 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    pub n_customers: u32,
    pub customers_share: Option<f64>,
    pub revenue_minor: i64,
    pub revenue_share: Option<f64>,
    /// `None` when costs are not known.
    pub profit_minor: Option<i64>,
    pub profit_share: Option<f64>,
}

/// What is measured, by slot.
#[derive(Clone, Copy, Debug)]
pub struct Measures<'a> {
    pub revenue_minor: &'a [i64],
    /// Absent when costs are not known.
    pub profit_minor: Option<&'a [i64]>,
}

#[derive(Clone, Copy, Default)]
struct Sums {
    n_customers: u32,
    revenue: i128,
    profit: i128,
}

impl Sums {
    const fn plus(self, other: Self) -> Self {
        Self {
            n_customers: self.n_customers + other.n_customers,
            revenue: self.revenue + other.revenue,
            profit: self.profit + other.profit,
        }
    }
}

/// Adds up `N` layers. `layers` names each customer's slot and layer from 0; a slot or a layer that there is not is left out.
pub fn pyramid<const N: usize>(layers: impl Iterator<Item = (usize, usize)>, measures: Measures<'_>) -> [Layer; N] {
    let mut all = pyramid_of(N, layers, measures).into_iter();
    std::array::from_fn(|_| all.next().unwrap_or_default())
}

/// The same of as many layers as there happen to be.
pub fn pyramid_of(n_layers: usize, layers: impl Iterator<Item = (usize, usize)>, measures: Measures<'_>) -> Vec<Layer> {
    let mut sums = vec![Sums::default(); n_layers];
    for (slot, layer) in layers {
        let revenue = measures.revenue_minor.get(slot);
        let profit = measures.profit_minor.map_or(Some(&0), |profit| profit.get(slot));
        if let (Some(sum), Some(&revenue), Some(&profit)) = (sums.get_mut(layer), revenue, profit) {
            *sum = sum.plus(Sums { n_customers: 1, revenue: revenue.into(), profit: profit.into() });
        }
    }
    let whole = sums.iter().fold(Sums::default(), |whole, sum| whole.plus(*sum));
    let layer = |sum: Sums| Layer {
        n_customers: sum.n_customers,
        customers_share: share_of(sum.n_customers.into(), whole.n_customers.into()),
        revenue_minor: in_64_bits(sum.revenue),
        revenue_share: share_of(sum.revenue, whole.revenue),
        profit_minor: measures.profit_minor.map(|_| in_64_bits(sum.profit)),
        profit_share: measures.profit_minor.and_then(|_| share_of(sum.profit, whole.profit)),
    };
    sums.into_iter().map(layer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const REVENUE: [i64; 4] = [600, 300, 100, 0];

    #[test]
    fn layers_share_customers_revenue_and_profit() {
        let measures = Measures { revenue_minor: &REVENUE, profit_minor: Some(&[90, 30, -20, 0]) };
        let [top, bottom, none] = pyramid::<3>([(0, 0), (1, 1), (2, 1), (3, 1), (9, 0), (0, 7)].into_iter(), measures);
        let layer = |n_customers, customers, revenue_minor, revenue, profit_minor, profit| Layer {
            n_customers,
            customers_share: Some(customers),
            revenue_minor,
            revenue_share: Some(revenue),
            profit_minor: Some(profit_minor),
            profit_share: Some(profit),
        };
        assert_eq!(top, layer(1, 0.25, 600, 0.6, 90, 0.9));
        assert_eq!(bottom, layer(3, 0.75, 400, 0.4, 10, 0.1));
        assert_eq!(none, layer(0, 0.0, 0, 0.0, 0, 0.0));
    }

    #[test]
    fn what_is_not_known_or_not_there_has_no_share() {
        let [layer] = pyramid::<1>([(0, 0)].into_iter(), Measures { revenue_minor: &[0], profit_minor: None });
        assert_eq!((layer.revenue_share, layer.profit_minor, layer.profit_share), (None, None, None));
        let [layer] = pyramid::<1>([(0, 0)].into_iter(), Measures { revenue_minor: &[5], profit_minor: Some(&[-3]) });
        assert_eq!((layer.profit_minor, layer.profit_share), (Some(-3), None), "of a loss there is no share");
        let [layer] = pyramid::<1>(std::iter::empty(), Measures { revenue_minor: &[], profit_minor: None });
        assert_eq!((layer.n_customers, layer.customers_share), (0, None));
    }
}
