//! Which kinds of a customer's timeline are shown, as the address says it.
//!
//! ```text
//! #/customers/0190...?show=purchases,tasks
//! ```
//!
//! All kinds are not written: then it is the plain address of the customer.

use super::{Route, query};
use crate::domain::CustomerId;
use crate::workspace::questions::TimelineKind;
use std::fmt::{self, Display, Formatter};

const SHOW: &str = "show";

/// Some kinds, each once and in their order; none for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineKinds(Vec<TimelineKind>);

/// What a kind is called in the address.
pub const fn timeline_kind_key(kind: TimelineKind) -> &'static str {
    match kind {
        TimelineKind::Purchase => "purchases",
        TimelineKind::Return => "returns",
        TimelineKind::Interaction => "contacts",
        TimelineKind::Task => "tasks",
        TimelineKind::Opportunity => "opportunities",
        TimelineKind::Stage => "lifecycle",
        TimelineKind::Grade => "grades",
        TimelineKind::Consent => "consents",
        TimelineKind::Owner => "owners",
        TimelineKind::Review => "reviews",
    }
}

impl TimelineKinds {
    fn with(has: impl Fn(TimelineKind) -> bool) -> Self {
        let kinds: Vec<TimelineKind> = TimelineKind::ALL.into_iter().filter(|kind| has(*kind)).collect();
        if kinds.len() == TimelineKind::ALL.len() { Self::default() } else { Self(kinds) }
    }

    pub(super) fn parse(query: &str) -> Self {
        let shown = query::pairs(query).find(|(name, _)| name == SHOW).map(|(_, value)| value).unwrap_or_default();
        Self::with(|kind| shown.split(',').any(|key| key == timeline_kind_key(kind)))
    }

    /// The kinds; none for all.
    pub fn kinds(&self) -> &[TimelineKind] {
        &self.0
    }

    /// Whether all are shown.
    pub const fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// The same with one kind more, or without it. Without the last one all are shown again.
    #[must_use]
    pub fn toggled(&self, kind: TimelineKind) -> Self {
        Self::with(|own| self.0.contains(&own) != (own == kind))
    }

    /// The page of a customer that shows these.
    pub fn of(self, customer: CustomerId) -> Route {
        if self.is_all() { Route::Customer(customer) } else { Route::CustomerTimeline(customer, self) }
    }
}

impl Display for TimelineKinds {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let keys: Vec<&str> = self.0.iter().map(|kind| timeline_kind_key(*kind)).collect();
        query::write(f, (!keys.is_empty()).then(|| format!("{SHOW}={}", keys.join(","))))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use proptest::prelude::*;

    pub fn kinds() -> impl Strategy<Value = TimelineKinds> {
        any::<[bool; 10]>().prop_map(|chosen| TimelineKinds::with(|kind| chosen[kind as usize]))
    }

    #[test]
    fn chips_are_pressed_one_by_one() {
        let all = TimelineKinds::default();
        let tasks = all.toggled(TimelineKind::Task);
        assert_eq!(tasks.kinds(), [TimelineKind::Task]);
        let both = tasks.toggled(TimelineKind::Purchase);
        assert_eq!(both.kinds(), [TimelineKind::Purchase, TimelineKind::Task], "in their order");
        assert_eq!(both.toggled(TimelineKind::Purchase).toggled(TimelineKind::Task), all);
        let every = TimelineKind::ALL.into_iter().fold(all.clone(), |kinds, kind| kinds.toggled(kind));
        assert_eq!(every, all, "all of them is no filter");
    }

    #[test]
    fn an_address_says_them() {
        let id = CustomerId::from_u128(7);
        let address = format!("#/customers/{id}?show=tasks,nonsense,purchases,tasks");
        let route = Route::parse(&address);
        let Route::CustomerTimeline(_, kinds) = &route else { panic!("not a filtered timeline: {route:?}") };
        assert_eq!(kinds.kinds(), [TimelineKind::Purchase, TimelineKind::Task]);
        assert_eq!(route.to_string(), format!("#/customers/{id}?show=purchases,tasks"));
        assert_eq!(Route::parse(&format!("#/customers/{id}?show=nonsense")), Route::Customer(id));
    }
}
