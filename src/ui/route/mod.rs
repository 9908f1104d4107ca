//! Where a person is: the part of the address after `#`, as a type.
//!
//! Pure text in, pure text out; the shell listens to the browser. Page, record, filter, sort and columns live in the address, so that
//! Back, a bookmark and a second tab show the same. [`Route::parse`] refuses nothing: what it cannot read is [`Route::NotFound`], or is
//! left out of a view.
//!
//! ```text
//! #/customers?q=wang&segment=champions&sort=-amount&cols=name,amount
//! ```
//!
//! Not here: what is selected or half typed (a page's own signals), and whether the record exists.

mod customers;
mod foresight;
mod percent;
mod pipeline;
mod query;
mod sections;
mod tasks;
mod team;
mod timeline;
mod together;

pub use self::customers::CustomersView;
pub use self::foresight::{
    LEAVING_SORTS, LeavingView, MOST_MARGIN_PPM, ValueSection, ValueView, grouping_key, leaving_sort_key, model_key,
};
pub use self::pipeline::{PipelineLook, PipelineView};
pub use self::sections::{GradingSection, LifecycleSection, SettingsSection};
pub use self::tasks::{TasksSection, TasksView, priority_key, task_kind_key};
pub use self::team::TeamSection;
pub use self::timeline::{TimelineKinds, timeline_kind_key};
pub use self::together::TogetherView;
use crate::domain::{CustomerId, ReviewId, RunId, SchemeId};
use std::fmt::{self, Display, Formatter};

/// A page, with what it was asked to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    Welcome,
    #[default]
    Today,
    Customers(CustomersView),
    Customer(CustomerId),
    /// The same with some kinds of their timeline.
    CustomerTimeline(CustomerId, TimelineKinds),
    /// Leads and opportunities.
    Pipeline(PipelineView),
    Grading(GradingSection),
    /// What each grade is owed; of the primary scheme unless another is named.
    Policies(Option<SchemeId>),
    /// What the customers are a mix of.
    Structure(Option<SchemeId>),
    Reviews,
    Review(ReviewId),
    /// Whether grading works.
    Effect(Option<SchemeId>),
    /// The runs of a scheme; the last two are compared.
    Runs(SchemeId),
    /// The same with two runs of choice.
    Migration(SchemeId, RunId, RunId),
    /// Where two schemes disagree; which, may be chosen there.
    Disagreements(Option<(SchemeId, SchemeId)>),
    Schemes,
    /// Where one scheme is edited.
    Studio(SchemeId),
    Lifecycle(LifecycleSection),
    /// Products that go together.
    Together(TogetherView),
    /// What those customers like whom a list would show.
    Likes(CustomersView),
    /// What customers are worth.
    Value(ValueView),
    /// Who is leaving.
    Leaving(LeavingView),
    Team(TeamSection),
    /// What is to be done, and by when.
    Tasks(TasksView),
    Import,
    Products,
    /// The history of every change.
    Changes,
    Duplicates,
    Bin,
    Settings(SettingsSection),
    NotFound,
}

impl Route {
    /// Reads `location.hash`, with or without its `#`.
    pub fn parse(hash: &str) -> Self {
        let address = hash.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        let found = match *steps.as_slice() {
            [] | ["today"] => Some(Self::Today),
            ["welcome"] => Some(Self::Welcome),
            ["customers"] => Some(Self::Customers(CustomersView::parse(query))),
            ["customers", id] => id.parse().ok().map(|id| TimelineKinds::parse(query).of(id)),
            ["pipeline"] => Some(Self::Pipeline(PipelineView::parse(query))),
            ["grading"] => Some(Self::Grading(GradingSection::default())),
            ["grading", name] => GradingSection::parse(name).map(Self::Grading),
            ["policies"] => Some(Self::Policies(None)),
            ["policies", id] => id.parse().ok().map(|id| Self::Policies(Some(id))),
            ["structure"] => Some(Self::Structure(None)),
            ["structure", id] => id.parse().ok().map(|id| Self::Structure(Some(id))),
            ["reviews"] => Some(Self::Reviews),
            ["reviews", id] => id.parse().ok().map(Self::Review),
            ["effect"] => Some(Self::Effect(None)),
            ["effect", id] => id.parse().ok().map(|id| Self::Effect(Some(id))),
            ["schemes", "compare"] => Some(Self::Disagreements(compared(query))),
            ["schemes", id, "runs"] => id.parse().ok().map(Self::Runs),
            ["schemes", id, "runs", from, to] => migration(id, from, to),
            ["schemes"] => Some(Self::Schemes),
            ["schemes", id] => id.parse().ok().map(Self::Studio),
            ["lifecycle"] => Some(Self::Lifecycle(LifecycleSection::default())),
            ["lifecycle", name] => LifecycleSection::parse(name).map(Self::Lifecycle),
            ["together"] => Some(Self::Together(TogetherView::parse(query))),
            ["likes"] => Some(Self::Likes(CustomersView::parse(query))),
            ["value"] => ValueView::parse(None, query).map(Self::Value),
            ["value", name] => ValueView::parse(Some(name), query).map(Self::Value),
            ["leaving"] => Some(Self::Leaving(LeavingView::parse(query))),
            ["team"] => Some(Self::Team(TeamSection::default())),
            ["team", name] => TeamSection::ALL.into_iter().find(|section| section.name() == name).map(Self::Team),
            ["tasks"] => TasksView::parse(None, query).map(Self::Tasks),
            ["tasks", name] => TasksView::parse(Some(name), query).map(Self::Tasks),
            ["import"] => Some(Self::Import),
            ["products"] => Some(Self::Products),
            ["changes"] => Some(Self::Changes),
            ["duplicates"] => Some(Self::Duplicates),
            ["bin"] => Some(Self::Bin),
            ["settings"] => Some(Self::Settings(SettingsSection::default())),
            ["settings", name] => SettingsSection::parse(name).map(Self::Settings),
            _ => None,
        };
        found.unwrap_or(Self::NotFound)
    }

    /// Whether the page of this route stays when the address goes on to `next`: it then only shows something else, and keeps its scroll,
    /// its focus and what is tried on it.
    pub fn stays_for(&self, next: &Self) -> bool {
        match (self, next) {
            (Self::Runs(one) | Self::Migration(one, ..), Self::Runs(other) | Self::Migration(other, ..)) => one == other,
            (Self::Customer(one) | Self::CustomerTimeline(one, _), Self::Customer(other) | Self::CustomerTimeline(other, _)) => {
                one == other
            }
            // Another forecast may take its time, and is waited for on a page of its own.
            (Self::Value(one), Self::Value(other)) => one.wish == other.wish,
            (
                Self::Customers(_)
                | Self::Policies(_)
                | Self::Structure(_)
                | Self::Effect(_)
                | Self::Grading(_)
                | Self::Disagreements(_)
                | Self::Lifecycle(_)
                | Self::Pipeline(_)
                | Self::Tasks(_)
                | Self::Together(_)
                | Self::Likes(_)
                | Self::Leaving(_),
                _,
            ) => std::mem::discriminant(self) == std::mem::discriminant(next),
            _ => false,
        }
    }

    /// Whether `other` is the same place in the navigation, whatever each shows there.
    pub fn is_same_page(&self, other: &Self) -> bool {
        let page = |route: &Self| match route {
            Self::Customer(_) | Self::CustomerTimeline(..) => std::mem::discriminant(&Self::Customers(CustomersView::default())),
            Self::Structure(_) | Self::Reviews | Self::Review(_) | Self::Effect(_) => std::mem::discriminant(&Self::Policies(None)),
            Self::Studio(_) | Self::Runs(_) | Self::Migration(..) | Self::Disagreements(_) => std::mem::discriminant(&Self::Schemes),
            Self::Bin => std::mem::discriminant(&Self::Changes),
            Self::Likes(_) => std::mem::discriminant(&Self::Together(TogetherView::default())),
            known => std::mem::discriminant(known),
        };
        page(self) == page(other)
    }
}

impl Display for Route {
    /// Writes the address with its `#`, ready for `href`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Welcome => f.write_str("#/welcome"),
            Self::Today => f.write_str("#/today"),
            Self::Customers(view) => write!(f, "#/customers{view}"),
            Self::Customer(id) => write!(f, "#/customers/{id}"),
            Self::CustomerTimeline(id, kinds) => write!(f, "#/customers/{id}{kinds}"),
            Self::Pipeline(view) => write!(f, "{view}"),
            Self::Grading(section) => write!(f, "#/grading/{}", section.name()),
            Self::Policies(scheme) => of_scheme(f, "#/policies", *scheme),
            Self::Structure(scheme) => of_scheme(f, "#/structure", *scheme),
            Self::Reviews => f.write_str("#/reviews"),
            Self::Review(id) => write!(f, "#/reviews/{id}"),
            Self::Effect(scheme) => of_scheme(f, "#/effect", *scheme),
            Self::Runs(id) => write!(f, "#/schemes/{id}/runs"),
            Self::Migration(id, from, to) => write!(f, "#/schemes/{id}/runs/{from}/{to}"),
            Self::Disagreements(None) => f.write_str("#/schemes/compare"),
            Self::Disagreements(Some((one, other))) => write!(f, "#/schemes/compare?{ONE}={one}&{OTHER}={other}"),
            Self::Schemes => f.write_str("#/schemes"),
            Self::Studio(id) => write!(f, "#/schemes/{id}"),
            Self::Lifecycle(section) => write!(f, "#/lifecycle/{}", section.name()),
            Self::Together(view) => write!(f, "#/together{view}"),
            Self::Likes(view) => write!(f, "#/likes{view}"),
            Self::Value(view) => write!(f, "{view}"),
            Self::Leaving(view) => write!(f, "{view}"),
            Self::Team(section) => write!(f, "#/team/{}", section.name()),
            Self::Tasks(view) => write!(f, "{view}"),
            Self::Import => f.write_str("#/import"),
            Self::Products => f.write_str("#/products"),
            Self::Changes => f.write_str("#/changes"),
            Self::Duplicates => f.write_str("#/duplicates"),
            Self::Bin => f.write_str("#/bin"),
            Self::Settings(section) => write!(f, "#/settings/{}", section.name()),
            Self::NotFound => f.write_str("#/not-found"),
        }
    }
}

fn of_scheme(f: &mut Formatter<'_>, page: &str, scheme: Option<SchemeId>) -> fmt::Result {
    match scheme {
        Some(id) => write!(f, "{page}/{id}"),
        None => f.write_str(page),
    }
}

const ONE: &str = "one";
const OTHER: &str = "other";

fn compared(query: &str) -> Option<(SchemeId, SchemeId)> {
    let id = |wanted: &str| query::pairs(query).find(|(name, _)| name == wanted).and_then(|(_, id)| id.parse().ok());
    Some((id(ONE)?, id(OTHER)?))
}

fn migration(scheme: &str, from: &str, to: &str) -> Option<Route> {
    Some(Route::Migration(scheme.parse().ok()?, from.parse().ok()?, to.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn route() -> impl Strategy<Value = Route> {
        prop_oneof![
            prop::sample::select(vec![
                Route::Welcome,
                Route::Today,
                Route::Import,
                Route::Products,
                Route::Changes,
                Route::Duplicates,
                Route::Bin,
                Route::Schemes,
                Route::NotFound
            ]),
            prop::sample::select(GradingSection::ALL.to_vec()).prop_map(Route::Grading),
            prop::sample::select(LifecycleSection::ALL.to_vec()).prop_map(Route::Lifecycle),
            together::tests::view().prop_map(Route::Together),
            customers::tests::view().prop_map(Route::Likes),
            tasks::tests::view().prop_map(Route::Tasks),
            prop::sample::select(SettingsSection::ALL.to_vec()).prop_map(Route::Settings),
            prop::sample::select(TeamSection::ALL.to_vec()).prop_map(Route::Team),
            (any::<u128>(), timeline::tests::kinds()).prop_map(|(bits, kinds)| kinds.of(CustomerId::from_u128(bits))),
            prop::option::of(any::<u128>()).prop_map(|bits| Route::Policies(bits.map(SchemeId::from_u128))),
            prop::option::of(any::<u128>()).prop_map(|bits| Route::Structure(bits.map(SchemeId::from_u128))),
            prop::option::of(any::<u128>()).prop_map(|bits| Route::Effect(bits.map(SchemeId::from_u128))),
            any::<u128>().prop_map(|bits| Route::Review(ReviewId::from_u128(bits))),
            Just(Route::Reviews),
            any::<u128>().prop_map(|bits| Route::Studio(SchemeId::from_u128(bits))),
            customers::tests::view().prop_map(Route::Customers),
            any::<u128>().prop_map(|bits| Route::Runs(SchemeId::from_u128(bits))),
            any::<[u128; 3]>().prop_map(|[scheme, from, to]| {
                Route::Migration(SchemeId::from_u128(scheme), RunId::from_u128(from), RunId::from_u128(to))
            }),
            prop::option::of(any::<[u128; 2]>().prop_map(|pair| pair.map(SchemeId::from_u128).into())).prop_map(Route::Disagreements),
        ]
    }

    proptest! {
        #[test]
        fn every_route_is_read_back_as_it_was_written(route in route()) {
            prop_assert_eq!(Route::parse(&route.to_string()), route);
        }

        #[test]
        fn an_address_is_plain_ascii(route in route()) {
            prop_assert!(route.to_string().bytes().all(|byte| byte.is_ascii_graphic()));
        }

        #[test]
        fn any_text_is_some_route_and_settles(hash in any::<String>()) {
            let route = Route::parse(&hash);
            prop_assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn odd_addresses_have_a_page_too() {
        assert_eq!(Route::parse(""), Route::Today);
        assert_eq!(Route::parse("#"), Route::Today);
        assert_eq!(Route::parse("#/grading"), Route::Grading(GradingSection::Pyramid));
        assert_eq!(Route::parse("#/lifecycle"), Route::Lifecycle(LifecycleSection::Stages));
        assert_eq!(Route::parse("#/lifecycle/nowhere"), Route::NotFound);
        assert_eq!(Route::parse("#/settings/nowhere"), Route::NotFound);
        assert_eq!(Route::parse("#/customers/not-an-identifier"), Route::NotFound);
        assert_eq!(Route::parse("#/policies/not-an-identifier"), Route::NotFound);
        assert_eq!(Route::parse("#/schemes/not-an-identifier"), Route::NotFound);
    }

    #[test]
    fn a_customer_belongs_to_the_list_in_the_navigation() {
        let customer = Route::Customer(CustomerId::from_u128(7));
        assert!(customer.is_same_page(&Route::parse("#/customers?q=a")));
        assert!(!customer.is_same_page(&Route::Today));
        let review = Route::Review(ReviewId::from_u128(7));
        assert!([Route::Reviews, Route::Effect(None), Route::Policies(None)].iter().all(|route| route.is_same_page(&review)));
        assert!(Route::Studio(SchemeId::from_u128(7)).is_same_page(&Route::Schemes));
    }

    #[test]
    fn a_page_stays_while_its_address_only_shows_something_else() {
        let stays = |from: &str, to: &str| Route::parse(from).stays_for(&Route::parse(to));
        assert!(stays("#/leaving", "#/leaving?q=wang&sort=lateness"));
        assert!(stays("#/grading/pyramid", "#/grading/rfm"));
        assert!(stays("#/tasks", "#/tasks/calendar?owner=Wang"));
        assert!(stays("#/value", "#/value/groups?by=region"));
        assert!(!stays("#/value/forecast", "#/value/forecast?model=bg_nbd"));
        assert!(!stays("#/customers", "#/likes"));
        let [one, other] = [1, 2].map(SchemeId::from_u128);
        let compared = Route::Migration(one, RunId::from_u128(3), RunId::from_u128(4));
        assert!(Route::Runs(one).stays_for(&compared) && !Route::Runs(other).stays_for(&compared));
        for page in [Route::Policies, Route::Structure, Route::Effect] {
            assert!(page(None).stays_for(&page(Some(one))) && page(Some(one)).stays_for(&page(Some(other))));
        }
        assert!(!Route::Policies(None).stays_for(&Route::Structure(None)));
        assert!(!Route::Studio(one).stays_for(&Route::Studio(other)));
        let of = |bits: u128, query: &str| format!("#/customers/{}{query}", CustomerId::from_u128(bits));
        assert!(stays(&of(1, ""), &of(1, "?show=tasks")) && stays(&of(1, "?show=tasks"), &of(1, "")));
        assert!(!stays(&of(1, "?show=tasks"), &of(2, "?show=tasks")));
    }
}
