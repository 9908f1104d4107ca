//! Which customers a list shows, as the address says it.
//!
//! ```text
//! #/customers?q=wang&segment=champions&sort=-amount&cols=name,amount
//! ```
//!
//! Fields and columns are names here; what they mean is `customers_view`'s.

use super::{
    percent::{Encoded, decode},
    query,
};
use std::fmt::{self, Display, Formatter};

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

const SEARCH: &str = "q";
const SORT: &str = "sort";
const COLUMNS: &str = "cols";

impl CustomersView {
    pub(super) fn parse(query: &str) -> Self {
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
        query::write(f, pairs)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::Route;
    use super::*;
    use proptest::prelude::*;

    pub fn view() -> impl Strategy<Value = CustomersView> {
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

    #[test]
    fn addresses_read_as_people_write_them() {
        let Route::Customers(view) = Route::parse("#/customers?q=\u{738b}&segment=champions&sort=-amount&cols=name,amount") else {
            panic!("not the list of customers");
        };
        assert_eq!(view.search, "\u{738b}");
        assert_eq!(view.filters, [("segment".to_owned(), "champions".to_owned())]);
        assert_eq!(view.sort, Some(("amount".to_owned(), true)));
        assert_eq!(view.columns, ["name", "amount"]);
        assert_eq!(view.to_string(), "?q=%E7%8E%8B&segment=champions&sort=-amount&cols=name,amount");
    }
}
