//! Which products that go together are shown, as the address says it.
//!
//! ```text
//! #/together?q=cup&support=1.5&confidence=40&product=01890a5d-...
//! ```
//!
//! Shares stand in percent. What cannot be read, and a limit that is the usual one, is left out.

use super::{percent::Encoded, query};
use crate::domain::ProductId;
use crate::scoring::baskets::{ExactShare, rules::RuleLimits};
use std::fmt::{self, Display, Formatter};

/// What rules must reach, what is searched for, and the product that is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TogetherView {
    pub search: String,
    pub limits: RuleLimits,
    /// The product whose neighbours are shown.
    pub product: Option<ProductId>,
}

const SEARCH: &str = "q";
const SUPPORT: &str = "support";
const CONFIDENCE: &str = "confidence";
const PRODUCT: &str = "product";

impl TogetherView {
    pub(super) fn parse(query: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in query::pairs(query) {
            match name.as_str() {
                SEARCH => view.search = value,
                SUPPORT => view.limits.least_support = ExactShare::from_percent(&value).unwrap_or(view.limits.least_support),
                CONFIDENCE => view.limits.least_confidence = ExactShare::from_percent(&value).unwrap_or(view.limits.least_confidence),
                PRODUCT => view.product = value.parse().ok(),
                _ => {}
            }
        }
        view
    }
}

impl Display for TogetherView {
    /// Writes the query with its `?`, or nothing if there is nothing to say.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let usual = RuleLimits::default();
        let limit = |name, share: ExactShare, usual| (share != usual).then(|| format!("{name}={}", share.percent_text()));
        let pairs = [
            (!self.search.is_empty()).then(|| format!("{SEARCH}={}", Encoded(&self.search))),
            limit(SUPPORT, self.limits.least_support, usual.least_support),
            limit(CONFIDENCE, self.limits.least_confidence, usual.least_confidence),
            self.product.map(|product| format!("{PRODUCT}={product}")),
        ];
        query::write(f, pairs.into_iter().flatten())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub fn view() -> impl Strategy<Value = TogetherView> {
        let share = (0_u32..=1_000_000_000).prop_map(|billionths| ExactShare::try_from(billionths).unwrap_or(ExactShare::percent(1)));
        (any::<String>(), share.clone(), share, prop::option::of(any::<u128>())).prop_map(
            |(search, least_support, least_confidence, id)| TogetherView {
                search,
                limits: RuleLimits { least_support, least_confidence },
                product: id.map(ProductId::from_u128),
            },
        )
    }

    #[test]
    fn an_address_written_by_hand_is_understood() {
        let view = TogetherView::parse("q=%E6%9D%AF&support=1.5&confidence=many&moon=full");
        let usual = RuleLimits::default();
        assert_eq!((view.search.as_str(), view.limits.least_confidence, view.product), ("\u{676f}", usual.least_confidence, None));
        assert_eq!(view.limits.least_support.percent_text(), "1.5");
        assert_eq!(view.to_string(), "?q=%E6%9D%AF&support=1.5");
    }
}
