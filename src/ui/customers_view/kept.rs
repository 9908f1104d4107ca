//! From an address to the question it asks, with the kept views that it refers to written out.
//!
//! The engine knows no addresses, so whoever a segment means is put into the question here. A view that refers to itself, or to one that
//! is gone, shows nobody.

use super::{rule::Rule, sort};
use crate::domain::{SavedView, SavedViewId};
use crate::ui::route::{CustomersView, Route};
use crate::workspace::questions::{self, Filter};

/// How many views may refer to one another in a row.
const MOST_STEPS: u8 = 4;

/// The question that the address asks.
pub fn question(view: &CustomersView, kept: &[SavedView]) -> questions::CustomersView {
    meant(view, kept, MOST_STEPS)
}

fn meant(view: &CustomersView, kept: &[SavedView], n_steps: u8) -> questions::CustomersView {
    let rule = Rule::of(view);
    let (mut filters, mut groups) = rule.asked();
    let within_groups = groups.iter_mut().flat_map(|group| &mut group.filters);
    filters.iter_mut().chain(within_groups).for_each(|filter| look_up(filter, kept, n_steps));
    questions::CustomersView { search: view.search.trim().to_owned(), by: rule.by, filters, groups, sort: Some(sort(view)) }
}

fn look_up(filter: &mut Filter, kept: &[SavedView], n_steps: u8) {
    let Filter::In { view, shows } = filter else { return };
    let found = kept.iter().find(|kept| kept.id == *view).filter(|_| n_steps > 0);
    let named = found.and_then(shown_by);
    *shows = named.map(|named| Box::new(meant(&named, kept, n_steps - 1)));
}

/// The list that a kept view shows, where it is one of customers.
fn shown_by(view: &SavedView) -> Option<CustomersView> {
    match Route::parse(&view.address) {
        Route::Customers(view) => Some(view),
        _ => None,
    }
}

/// A list as a kept view has it: below `#/`.
pub fn address(view: &CustomersView) -> String {
    Route::Customers(view.clone()).to_string().trim_start_matches("#/").to_owned()
}

/// Those who are in a segment.
pub fn segment(id: SavedViewId) -> CustomersView {
    super::showing([Filter::In { view: id, shows: None }])
}

/// Whether a view shows what stands in this address. What it was kept with may have been written by an older program.
pub fn is_at(view: &SavedView, shown: &str) -> bool {
    match Route::parse(&view.address) {
        Route::Customers(own) => address(&own) == shown,
        _ => false,
    }
}

/// The views whose places change when one moves by a step: all are numbered anew, only those that differ are filed.
pub fn moved(views: &[SavedView], id: SavedViewId, step: isize) -> Vec<SavedView> {
    let Some(from) = views.iter().position(|view| view.id == id) else { return Vec::new() };
    let Some(to) = from.checked_add_signed(step).filter(|to| *to < views.len()) else { return Vec::new() };
    let mut order: Vec<&SavedView> = views.iter().collect();
    order.swap(from, to);
    let numbered = (0..).zip(order).filter(|(position, view)| view.position != *position);
    numbered.map(|(position, view)| SavedView { position, ..view.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::customers_view::filters;

    fn kept(id: u128, address: &str) -> SavedView {
        SavedView { id: SavedViewId::from_u128(id), name: id.to_string(), address: address.to_owned(), is_segment: true, position: 0 }
    }

    fn only_filter(view: &questions::CustomersView) -> Option<&questions::CustomersView> {
        match view.filters.as_slice() {
            [Filter::In { shows, .. }] => shows.as_deref(),
            other => panic!("one filter by a segment was asked for: {other:?}"),
        }
    }

    #[test]
    fn a_segment_brings_its_own_search_and_conditions() {
        let views = [kept(1, "customers?q=acme&any1.tag=VIP&any1.region=East")];
        let asked = question(&segment(SavedViewId::from_u128(1)), &views);
        let shows = only_filter(&asked).expect("the view is there");
        assert_eq!((shows.search.as_str(), shows.filters.len(), shows.groups.len()), ("acme", 0, 1));
    }

    #[test]
    fn a_view_that_is_gone_or_no_list_shows_nobody() {
        let views = [kept(1, "products")];
        assert_eq!(only_filter(&question(&segment(SavedViewId::from_u128(1)), &views)), None);
        assert_eq!(only_filter(&question(&segment(SavedViewId::from_u128(2)), &views)), None);
    }

    #[test]
    fn views_that_refer_to_one_another_come_to_an_end() {
        let own = segment(SavedViewId::from_u128(1));
        let views = [kept(1, &address(&own))];
        let asked = question(&own, &views);
        let mut depth = 0;
        let mut inner = only_filter(&asked);
        while let Some(view) = inner {
            depth += 1;
            inner = only_filter(view);
        }
        assert_eq!(depth, u32::from(MOST_STEPS));
    }

    #[test]
    fn an_address_is_kept_as_it_is_read() {
        let Route::Customers(view) = Route::parse("#/customers?q=a&tag=VIP&sort=-last") else { panic!("not a list") };
        assert_eq!(Route::parse(&address(&view)), Route::Customers(view.clone()));
        assert_eq!(filters(&view).len(), 1);
    }

    fn view(id: u128, position: u32) -> SavedView {
        SavedView { id: SavedViewId::from_u128(id), name: id.to_string(), address: "customers".to_owned(), is_segment: false, position }
    }

    #[test]
    fn a_view_moves_by_one_place_and_never_beyond_the_ends() {
        let views = [view(1, 0), view(2, 1), view(3, 2)];
        assert_eq!(moved(&views, views[0].id, 1), [view(2, 0), view(1, 1)]);
        assert!(moved(&views, views[0].id, -1).is_empty() && moved(&views, views[2].id, 1).is_empty());
        assert!(moved(&views, SavedViewId::from_u128(9), 1).is_empty());
    }

    #[test]
    fn views_with_the_same_number_are_numbered_when_one_moves() {
        let views = [view(1, 0), view(2, 0), view(3, 0)];
        assert_eq!(moved(&views, views[2].id, -1), [view(3, 1), view(2, 2)]);
    }

    #[test]
    fn an_address_of_an_older_program_is_the_same_view() {
        let kept = SavedView { address: "#/customers?cols=name,region&tag=VIP".to_owned(), ..view(1, 0) };
        assert!(is_at(&kept, "customers?tag=VIP&cols=name,region"));
        assert!(!is_at(&kept, "customers?tag=VIP"));
    }
}
