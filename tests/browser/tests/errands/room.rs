//! Everything finds its room: no page is wider than its window, and the place where one is stays in sight.

use browser::errand;
use serde_json::{Value, json};

/// Pages with much beside each other.
const ROUTES: [&str; 16] = [
    "#/today",
    "#/customers",
    "#/tasks",
    "#/team",
    "#/pipeline",
    "#/products",
    "#/grading",
    "#/schemes",
    "#/policies",
    "#/structure",
    "#/effect",
    "#/value/groups",
    "#/leaving",
    "#/lifecycle",
    "#/together",
    "#/settings/data",
];

const FIRST_CUSTOMER: &str = r##"document.querySelector("tbody a[href^='#/customers/']")?.getAttribute("href")"##;

/// What would have to be scrolled sideways.
const TOO_WIDE: &str = r#"return [...document.querySelectorAll("main, .page")].filter((part) => part.scrollWidth > part.clientWidth)
  .map((part) => `${part.className}: ${part.scrollWidth} of ${part.clientWidth}`)"#;

#[test]
fn no_page_is_wider_than_its_window() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        page.without_motion().await;
        page.click("[data-action=demo]").await;
        page.finds(".sidebar").await;
        // A forecast adds to what a customer's page says.
        page.go("#/value/forecast").await;
        page.finds("[data-state=forecast]").await;
        page.go("#/customers").await;
        let customer = page.until("a customer is listed", FIRST_CUSTOMER, Value::Null).await;
        let customer = customer.as_str().unwrap_or_default();
        for (width, height) in [(1280, 800), (390, 844)] {
            page.resize(width, height).await;
            for route in ROUTES.into_iter().chain([customer]) {
                page.go(route).await;
                page.settles().await;
                assert_eq!(page.run(TOO_WIDE, Value::Null).await, json!([]), "{route}, {width} px wide");
            }
        }
    });
}

#[test]
fn the_place_where_one_is_stays_in_sight() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        page.click("[data-action=demo]").await;
        page.finds(".sidebar").await;
        for height in [800, 650, 500] {
            page.resize(1280, height).await;
            for route in ["#/changes", "#/today"] {
                page.go(route).await;
                let in_sight = r#"(() => {
                  const place = document.querySelector(".sidebar [aria-current]");
                  const box = place.getBoundingClientRect();
                  return [box.top + 2, box.bottom - 2].every((y) => place.contains(document.elementFromPoint(box.left + 20, y)));
                })()"#;
                page.until(&format!("{route} is in sight in the sidebar at a height of {height}"), in_sight, Value::Null).await;
            }
        }
        page.resize(390, 844).await;
        page.finds(".bottombar-link[aria-current=page][href='#/today']").await;
        page.go("#/customers").await;
        page.finds(".bottombar-link[aria-current=page][href^='#/customers']").await;
    });
}
