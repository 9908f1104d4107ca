//! The addresses of the pages that look ahead: what customers are worth, and who is leaving.
//!
//! ```text
//! #/value/forecast?model=bg_nbd&months=24&discount_ppm=15000&margin_ppm=300000
//! #/leaving?q=wang&owner=Li&grade=A&sort=lateness
//! ```
//!
//! What is as usual is not written. Shares are parts per million, so that an address comes back as it went.

use super::{percent::Encoded, query};
use crate::scoring::lifetime::ModelName;
use crate::workspace::questions::{ForesightWish, Grouping, Horizon, LeavingFilter, LeavingSort};
use std::fmt::{self, Display, Formatter};

/// A part of the page of values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ValueSection {
    /// What everybody has brought.
    #[default]
    Whole,
    /// What is expected, and by which model.
    Forecast,
    /// Group by group.
    Groups,
}

impl ValueSection {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Forecast, Self::Groups];

    const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Forecast => "forecast",
            Self::Groups => "groups",
        }
    }
}

/// What the page of values shows, by which model, how far ahead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ValueView {
    pub section: ValueSection,
    pub wish: ForesightWish,
    pub margin_ppm: Option<u32>,
    pub by: Grouping,
}

/// Who of those who are leaving is shown, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeavingView {
    pub filter: LeavingFilter,
    pub sort: LeavingSort,
}

/// A margin is at most all of the revenue.
pub const MOST_MARGIN_PPM: u32 = 1_000_000;

/// A model in the address.
pub const fn model_key(model: ModelName) -> &'static str {
    match model {
        ModelName::ParetoNbd => "pareto_nbd",
        ModelName::MbgNbd => "mbg_nbd",
        ModelName::BgNbd => "bg_nbd",
    }
}

/// A way of grouping in the address.
pub const fn grouping_key(by: Grouping) -> &'static str {
    match by {
        Grouping::Segment => "segment",
        Grouping::Grade => "grade",
        Grouping::Region => "region",
        Grouping::Kind => "kind",
    }
}

/// Every order of the ranking.
pub const LEAVING_SORTS: [LeavingSort; 4] = [LeavingSort::AtStake, LeavingSort::LostPurchases, LeavingSort::Lateness, LeavingSort::Amount];

/// An order in the address.
pub const fn leaving_sort_key(sort: LeavingSort) -> &'static str {
    match sort {
        LeavingSort::AtStake => "at_stake",
        LeavingSort::LostPurchases => "purchases",
        LeavingSort::Lateness => "lateness",
        LeavingSort::Amount => "amount",
    }
}

impl ValueView {
    pub(super) fn parse(section: Option<&str>, query: &str) -> Option<Self> {
        let section = match section {
            None => ValueSection::default(),
            Some(name) => ValueSection::ALL.into_iter().find(|section| section.name() == name)?,
        };
        let mut view = Self { section, ..Self::default() };
        let Horizon { n_months, monthly_discount_ppm } = &mut view.wish.horizon;
        for (name, value) in query::pairs(query) {
            match name.as_str() {
                "model" => view.wish.model = ModelName::ALL.into_iter().find(|one| model_key(*one) == value).unwrap_or_default(),
                "months" => *n_months = value.parse().unwrap_or(*n_months),
                "discount_ppm" => *monthly_discount_ppm = value.parse().unwrap_or(*monthly_discount_ppm),
                "margin_ppm" => view.margin_ppm = value.parse().ok().map(|ppm: u32| ppm.min(MOST_MARGIN_PPM)),
                "by" => view.by = Grouping::ALL.into_iter().find(|by| grouping_key(*by) == value).unwrap_or_default(),
                _ => {}
            }
        }
        view.wish.horizon = view.wish.horizon.within_reach();
        Some(view)
    }
}

impl Display for ValueView {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (usual, Horizon { n_months, monthly_discount_ppm }) = (Horizon::USUAL, self.wish.horizon);
        let pairs = [
            (self.wish.model != ModelName::default()).then(|| format!("model={}", model_key(self.wish.model))),
            (n_months != usual.n_months).then(|| format!("months={n_months}")),
            (monthly_discount_ppm != usual.monthly_discount_ppm).then(|| format!("discount_ppm={monthly_discount_ppm}")),
            self.margin_ppm.map(|ppm| format!("margin_ppm={ppm}")),
            (self.by != Grouping::default()).then(|| format!("by={}", grouping_key(self.by))),
        ];
        write!(f, "#/value/{}", self.section.name())?;
        query::write(f, pairs.into_iter().flatten())
    }
}

impl LeavingView {
    pub(super) fn parse(query: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in query::pairs(query) {
            match name.as_str() {
                "q" => view.filter.search = value,
                "owner" => view.filter.owner = Some(value),
                "grade" => view.filter.grade = Some(value),
                "sort" => view.sort = LEAVING_SORTS.into_iter().find(|sort| leaving_sort_key(*sort) == value).unwrap_or_default(),
                _ => {}
            }
        }
        view
    }
}

impl Display for LeavingView {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let LeavingFilter { search, owner, grade } = &self.filter;
        let pairs = [
            (!search.is_empty()).then(|| format!("q={}", Encoded(search))),
            owner.as_ref().map(|owner| format!("owner={}", Encoded(owner))),
            grade.as_ref().map(|grade| format!("grade={}", Encoded(grade))),
            (self.sort != LeavingSort::default()).then(|| format!("sort={}", leaving_sort_key(self.sort))),
        ];
        f.write_str("#/leaving")?;
        query::write(f, pairs.into_iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Route;
    use super::*;
    use proptest::prelude::*;

    fn value_view() -> impl Strategy<Value = ValueView> {
        (
            prop::sample::select(ValueSection::ALL.to_vec()),
            prop::sample::select(ModelName::ALL.to_vec()),
            (1..=Horizon::MOST_MONTHS, 0..=Horizon::MOST_DISCOUNT_PPM),
            prop::option::of(0..=MOST_MARGIN_PPM),
            prop::sample::select(Grouping::ALL.to_vec()),
        )
            .prop_map(|(section, model, (n_months, monthly_discount_ppm), margin_ppm, by)| {
                let wish = ForesightWish { model, horizon: Horizon { n_months, monthly_discount_ppm } };
                ValueView { section, wish, margin_ppm, by }
            })
    }

    fn leaving_view() -> impl Strategy<Value = LeavingView> {
        let text = || prop::option::of(any::<String>());
        (any::<String>(), text(), text(), prop::sample::select(LEAVING_SORTS.to_vec()))
            .prop_map(|(search, owner, grade, sort)| LeavingView { filter: LeavingFilter { search, owner, grade }, sort })
    }

    proptest! {
        #[test]
        fn views_are_read_back_as_they_were_written(value in value_view(), leaving in leaving_view()) {
            for route in [Route::Value(value), Route::Leaving(leaving)] {
                let address = route.to_string();
                prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(Route::parse(&address), route);
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_as_usual_and_what_is_too_much_is_the_most() {
        assert_eq!(Route::parse("#/value"), Route::Value(ValueView::default()));
        assert_eq!(Route::parse("#/value/nowhere"), Route::NotFound);
        let Route::Value(view) = Route::parse("#/value/forecast?model=x&months=9999&discount_ppm=x&margin_ppm=9999999") else {
            panic!("not the page of values");
        };
        assert_eq!(view.wish.horizon, Horizon { n_months: Horizon::MOST_MONTHS, ..Horizon::USUAL });
        assert_eq!((view.wish.model, view.margin_ppm), (ModelName::ParetoNbd, Some(MOST_MARGIN_PPM)));
    }
}
