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

mod foresight;
mod percent;
mod together;

pub use self::foresight::{
    LEAVING_SORTS, LeavingView, MOST_MARGIN_PPM, ValueSection, ValueView, grouping_key, leaving_sort_key, model_key,
};
use self::percent::{Encoded, decode};
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
    Import,
    Products,
    /// The history of every change.
    Changes,
    Duplicates,
    Bin,
    Settings(SettingsSection),
    NotFound,
}

/// Which customers a list shows, in which order and with which columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomersView {
    pub search: String,
    /// Field and value. A field's name is never `q`, `sort` or `cols`; such a filter is not written.
    pub filters: Vec<(String, String)>,
    /// Column, and whether it falls.
    pub sort: Option<(String, bool)>,
    /// Names of columns, none of them empty; no columns mean the usual ones.
    pub columns: Vec<String>,
}

/// A part of the grading page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GradingSection {
    #[default]
    Pyramid,
    /// The grid of recency against frequency.
    Rfm,
    /// Pareto and Lorenz curves.
    Concentration,
    /// Cuts and rules.
    Rule,
}

/// A part of the lifecycle page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LifecycleSection {
    /// Who is where, and how it was.
    #[default]
    Stages,
    /// Who stays, by month of the first purchase.
    Cohorts,
    /// How often customers come.
    Rhythm,
}

/// A part of the settings page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SettingsSection {
    /// Language, theme: what belongs to this device.
    #[default]
    Device,
    /// Currency, the day to look from, the rule: what belongs to the data.
    Workspace,
    /// Backup, storage, demo.
    Data,
}

impl GradingSection {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Pyramid, Self::Rfm, Self::Concentration, Self::Rule];

    const fn name(self) -> &'static str {
        match self {
            Self::Pyramid => "pyramid",
            Self::Rfm => "rfm",
            Self::Concentration => "concentration",
            Self::Rule => "rule",
        }
    }
}

impl LifecycleSection {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Stages, Self::Cohorts, Self::Rhythm];

    const fn name(self) -> &'static str {
        match self {
            Self::Stages => "stages",
            Self::Cohorts => "cohorts",
            Self::Rhythm => "rhythm",
        }
    }
}

impl SettingsSection {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Device, Self::Workspace, Self::Data];

    const fn name(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Workspace => "workspace",
            Self::Data => "data",
        }
    }
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
            ["customers", id] => id.parse().ok().map(Self::Customer),
            ["grading"] => Some(Self::Grading(GradingSection::default())),
            ["grading", name] => GradingSection::ALL.into_iter().find(|section| section.name() == name).map(Self::Grading),
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
            ["lifecycle", name] => LifecycleSection::ALL.into_iter().find(|section| section.name() == name).map(Self::Lifecycle),
            ["together"] => Some(Self::Together(TogetherView::parse(query))),
            ["likes"] => Some(Self::Likes(CustomersView::parse(query))),
            ["value"] => ValueView::parse(None, query).map(Self::Value),
            ["value", name] => ValueView::parse(Some(name), query).map(Self::Value),
            ["leaving"] => Some(Self::Leaving(LeavingView::parse(query))),
            ["import"] => Some(Self::Import),
            ["products"] => Some(Self::Products),
            ["changes"] => Some(Self::Changes),
            ["duplicates"] => Some(Self::Duplicates),
            ["bin"] => Some(Self::Bin),
            ["settings"] => Some(Self::Settings(SettingsSection::default())),
            ["settings", name] => SettingsSection::ALL.into_iter().find(|section| section.name() == name).map(Self::Settings),
            _ => None,
        };
        found.unwrap_or(Self::NotFound)
    }

    /// Whether `other` is the same place in the navigation, whatever each shows there.
    pub fn is_same_page(&self, other: &Self) -> bool {
        let page = |route: &Self| match route {
            Self::Customer(_) => std::mem::discriminant(&Self::Customers(CustomersView::default())),
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
    let value = |wanted: &str| query.split('&').filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == wanted);
    let id = |wanted: &str| value(wanted).and_then(|(_, id)| id.parse().ok());
    Some((id(ONE)?, id(OTHER)?))
}

fn migration(scheme: &str, from: &str, to: &str) -> Option<Route> {
    Some(Route::Migration(scheme.parse().ok()?, from.parse().ok()?, to.parse().ok()?))
}

const SEARCH: &str = "q";
const SORT: &str = "sort";
const COLUMNS: &str = "cols";

impl CustomersView {
    fn parse(query: &str) -> Self {
        let mut view = Self::default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match decode(name).as_str() {
                SEARCH => view.search = decode(value),
                SORT => {
                    let (falls, column) = value.strip_prefix('-').map_or((false, value), |column| (true, column));
                    view.sort = (!column.is_empty()).then(|| (decode(column), falls));
                }
                COLUMNS => view.columns = value.split(',').map(decode).filter(|column| !column.is_empty()).collect(),
                field => view.filters.push((field.to_owned(), decode(value))),
            }
        }
        view
    }
}

impl Display for CustomersView {
    /// Writes the query with its `?`, or nothing if there is nothing to say.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut pairs = Vec::new();
        if !self.search.is_empty() {
            pairs.push(format!("{SEARCH}={}", Encoded(&self.search)));
        }
        let own = self.filters.iter().filter(|(field, _)| ![SEARCH, SORT, COLUMNS].contains(&field.as_str()));
        pairs.extend(own.map(|(field, value)| format!("{}={}", Encoded(field), Encoded(value))));
        if let Some((column, falls)) = &self.sort {
            pairs.push(format!("{SORT}={}{}", if *falls { "-" } else { "" }, Encoded(column)));
        }
        if !self.columns.is_empty() {
            let columns: Vec<String> = self.columns.iter().map(|column| Encoded(column).to_string()).collect();
            pairs.push(format!("{COLUMNS}={}", columns.join(",")));
        }
        if pairs.is_empty() { Ok(()) } else { write!(f, "?{}", pairs.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn view() -> impl Strategy<Value = CustomersView> {
        let field = any::<String>().prop_filter("reserved", |name| ![SEARCH, SORT, COLUMNS].contains(&name.as_str()));
        let name = any::<String>().prop_filter("empty", |name| !name.is_empty());
        (
            any::<String>(),
            prop::collection::vec((field, any::<String>()), 0..4),
            prop::option::of((name.clone(), any::<bool>())),
            prop::collection::vec(name, 0..4),
        )
            .prop_map(|(search, filters, sort, columns)| CustomersView { search, filters, sort, columns })
    }

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
            view().prop_map(Route::Likes),
            prop::sample::select(SettingsSection::ALL.to_vec()).prop_map(Route::Settings),
            any::<u128>().prop_map(|bits| Route::Customer(CustomerId::from_u128(bits))),
            prop::option::of(any::<u128>()).prop_map(|bits| Route::Policies(bits.map(SchemeId::from_u128))),
            prop::option::of(any::<u128>()).prop_map(|bits| Route::Structure(bits.map(SchemeId::from_u128))),
            prop::option::of(any::<u128>()).prop_map(|bits| Route::Effect(bits.map(SchemeId::from_u128))),
            any::<u128>().prop_map(|bits| Route::Review(ReviewId::from_u128(bits))),
            Just(Route::Reviews),
            any::<u128>().prop_map(|bits| Route::Studio(SchemeId::from_u128(bits))),
            view().prop_map(Route::Customers),
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
    fn addresses_read_as_people_write_them() {
        let Route::Customers(view) = Route::parse("#/customers?q=王&segment=champions&sort=-amount&cols=name,amount") else {
            panic!("not the list of customers");
        };
        assert_eq!(view.search, "王");
        assert_eq!(view.filters, [("segment".to_owned(), "champions".to_owned())]);
        assert_eq!(view.sort, Some(("amount".to_owned(), true)));
        assert_eq!(view.columns, ["name", "amount"]);
        assert_eq!(view.to_string(), "?q=%E7%8E%8B&segment=champions&sort=-amount&cols=name,amount");
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
}
