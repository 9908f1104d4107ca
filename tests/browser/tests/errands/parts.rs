//! Parts of the program that are not needed at once: they come when there is time or need, are kept, and when they cannot come it is said.

use crate::folders::copy_folder;
use browser::{Page, errand};
use serde_json::{Value, json};

/// Pages whose code is not part of the program that starts.
const LATE: [&str; 7] =
    ["#/grading/pyramid", "#/grading/rule", "#/products", "#/changes", "#/settings/device", "#/settings/data", "#/import"];

async fn with_demo(page: &Page) {
    page.click("[data-action=demo]").await;
    page.finds(".sidebar").await;
}

async fn arrives(page: &Page) {
    page.until("the page has arrived", "document.querySelector('main h1') && !document.querySelector('[data-arriving]')", Value::Null)
        .await;
}

#[test]
fn pages_that_come_late_open_with_what_belongs_to_them() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        with_demo(&page).await;
        for route in LATE {
            page.go(route).await;
            arrives(&page).await;
        }
        page.go("#/customers").await;
        page.click("[data-key=c]").await;
        page.finds("dialog[open] form").await;
        page.press("Escape").await;
        page.click("tbody tr a[href^='#/customers/']").await;
        page.finds(".customer-record").await;
        page.click("[data-key=c]").await;
        page.finds("dialog[open] form").await;
    });
}

#[test]
fn parts_are_fetched_late_and_yet_kept() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let asked_for = r#"return performance.getEntriesByType("resource").filter((entry) => entry.name.includes("/parts/")).length"#;
        assert_eq!(page.run(asked_for, Value::Null).await, 0, "the page itself asks for none of them");
        with_demo(&page).await;
        let kept = r#"fetch("sw.js").then((listed) => listed.text()).then((text) => text.match(/parts\/[^"]+/g)).then((names) =>
            Promise.all(names.map((name) => caches.match(new URL(name, location))))).then((all) => all.length > 4 && all.every(Boolean))"#;
        page.until("all parts are kept", kept, Value::Null).await;
        errand.unplug();
        for route in LATE {
            page.go(route).await;
            arrives(&page).await;
        }
    });
}

#[test]
fn parts_come_before_they_are_needed_when_nothing_else_is_to_be_done() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        with_demo(&page).await;
        let have_come = r#"["customers", "today", "records", "analysis", "schemes", "work", "upkeep"].every((part) =>
            performance.getEntriesByType("resource").some((entry) => entry.name.includes(`/parts/crema-${part}-`)))"#;
        page.until("every part has come", have_come, Value::Null).await;
    });
}

#[test]
fn a_part_that_cannot_be_fetched_is_explained() {
    let whole = std::env::var_os("CREMA_DIST").map_or_else(xtask::places::dist, std::path::PathBuf::from);
    errand(async |errand| {
        let torn = errand.folder().join("torn");
        copy_folder(&whole, &torn);
        let parts = std::fs::read_dir(torn.join("parts")).expect("the build has parts").flatten();
        for part in parts.filter(|part| part.file_name().to_string_lossy().starts_with("crema-upkeep-")) {
            std::fs::remove_file(part.path()).expect("a part of the copy can be removed");
        }
        errand.deploy(&torn);
        errand.forgive("parts/crema-upkeep-");
        let page = errand.open("#/").await;
        with_demo(&page).await;
        page.go("#/products").await;
        page.sees("could not be loaded").await;
        page.go("#/customers").await;
        page.no_longer_sees("could not be loaded").await;

        errand.deploy(&whole);
        page.go("#/products").await;
        page.until("it is tried again", "document.querySelector('.search-field, [data-key=c]')", json!([])).await;
    });
}
