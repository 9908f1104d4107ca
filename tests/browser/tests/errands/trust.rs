//! What must never go wrong: two tabs at once, a tab that is killed in the middle, a broken file, and the way by keyboard alone.

use crate::first_minute::import;
use browser::{Page, errand};
use serde_json::Value;
use std::path::PathBuf;

pub async fn with_demo(page: &Page) {
    page.click("[data-action=demo]").await;
    page.finds(".sidebar").await;
}

/// Makes a customer by hand.
pub async fn add(page: &Page, name: &str) {
    page.click("[data-key=c]").await;
    page.fill("dialog[open] input", name).await;
    page.press("Enter").await;
    page.no_longer_finds("dialog[open] input").await;
}

#[test]
fn two_tabs_see_each_others_changes_and_lose_none() {
    errand(async |errand| {
        let first = errand.open("#/").await;
        with_demo(&first).await;
        first.go("#/customers").await;
        first.sees("600 of 600").await;
        let second = errand.open_another("#/customers").await;
        second.sees("600 of 600").await;
        add(&second, "From the second tab").await;
        first.sees("601").await;
        add(&first, "From the first tab").await;
        second.sees("602").await;
    });
}

#[test]
fn a_killed_browser_keeps_what_was_saved_and_nothing_half_done() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        with_demo(&page).await;
        page.go("#/customers").await;
        add(&page, "Saved before the cut").await;
        page.sees("601").await;
        let file = write_orders(errand.folder().join("orders.csv"));
        page.go("#/import").await;
        page.choose_file("input[type=file]", &file).await;
        page.click("[data-action=check-import]").await;
        page.until("the dry run is counted", "document.querySelector('[data-action=run-import]:not([disabled])')", Value::Null).await;
        page.run("document.querySelector('[data-action=run-import]').click()", Value::Null).await;
        errand.kill_and_restart().await;

        let page = errand.open("#/customers").await;
        page.fill("input[type=search]", "Saved before").await;
        page.sees("Saved before the cut").await;
        page.fill("input[type=search]", "K-").await;
        let shown = page.text_of(".footbar").await;
        let n_imported: u32 = shown.split_whitespace().next().and_then(|n| n.replace(',', "").parse().ok()).unwrap_or(0);
        assert!(n_imported == 0 || n_imported == 3_000, "all or nothing, but {shown}");
    });
}

/// An order each of three thousand customers.
pub fn write_orders(path: PathBuf) -> PathBuf {
    let rows: String = (0..3_000).map(|n| format!("K-{n:04},2026-01-{:02},{}.50\n", n % 28 + 1, n % 90 + 1)).collect();
    std::fs::write(&path, format!("customer_id,date,amount\n{rows}")).expect("the errand's folder can be written");
    path
}

#[test]
fn an_import_is_taken_back_in_one_step() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let file = write_orders(errand.folder().join("orders.csv"));
        import(&page, &file).await;
        page.click("[data-action=undo-import]").await;
        page.go("#/customers").await;
        page.finds(".empty").await;
    });
}

/// A shop's orders as they stood, each with its status.
const PAID: &str = "order number,customer id,date,amount,status\n\
    S-1,K1,2026-01-05,100.00,paid\n\
    S-2,K1,2026-02-05,200.00,paid\n\
    S-3,K2,2026-03-05,400.00,paid\n";

/// What the list of customers sums their sales up to.
async fn sees_sales(page: &Page, sum: &str) {
    page.go("#/customers").await;
    page.sees(sum).await;
}

#[test]
fn orders_refunded_since_are_taken_out_only_if_that_is_wished() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let file = errand.folder().join("orders.csv");
        std::fs::write(&file, PAID).expect("the errand's folder can be written");
        import(&page, &file).await;
        sees_sales(&page, "$700.00").await;

        let later = PAID.replace("200.00,paid", "200.00,refunded").replace("400.00,paid", "400.00,cancelled");
        std::fs::write(&file, later).expect("the errand's folder can be written");
        page.go("#/import").await;
        // Its columns are known by now: it is checked at once.
        page.choose_file("input[type=file]", &file).await;
        page.sees("2 orders that are here were not bought after all").await;
        page.sees("$600.00").await;
        page.sees("Nothing to import").await;
        let foot_is_above = "(() => { const list = document.querySelector('.import-list'); list.scrollIntoView({ block: 'end', behavior: 'instant' }); \
             const page = document.querySelector('.page'); page.scrollTop -= list.clientHeight; \
             const foot = document.querySelector('.wizard-foot').getBoundingClientRect(); \
             const at = [...Array(9).keys()].map((n) => document.elementFromPoint(foot.left + foot.width * (n + 1) / 10, foot.top + foot.height / 2)); \
             return at.every((seen) => seen?.closest('.wizard-foot')); })()";
        page.until("the foot of the page lies above the list", foot_is_above, Value::Null).await;
        page.click_called("Take out").await;
        page.sees("Take 2 orders out").await;
        page.click("[data-action=run-import]").await;
        page.sees("2 orders that it calls off were taken out").await;
        sees_sales(&page, "$100.00").await;
        page.press("Control+z").await;
        sees_sales(&page, "$700.00").await;
    });
}

#[test]
fn a_file_that_is_none_is_refused_in_plain_words() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let file = errand.folder().join("empty.csv");
        std::fs::write(&file, "").expect("the errand's folder can be written");
        page.choose_file("input[type=file]", &file).await;
        page.sees("There is nothing in this file").await;
    });
}

#[test]
fn everything_is_reached_by_keyboard_alone() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        page.run("document.querySelector('[data-action=demo]').focus()", Value::Null).await;
        page.press("Enter").await;
        page.finds(".sidebar").await;
        page.press("g c").await;
        page.sees("600 of 600").await;
        page.press("c").await;
        page.finds("dialog[open] input").await;
        page.type_text("Typed by keyboard").await;
        page.press("Enter").await;
        page.no_longer_finds("dialog[open] input").await;
        page.sees("Typed by keyboard").await;
        page.press("g c").await;
        page.sees("601").await;
        page.press("Control+z").await;
        page.sees("600 of 600").await;
        page.press("Control+Shift+z").await;
        page.sees("601").await;
        page.press("/").await;
        page.type_text("keyboard").await;
        page.sees("Typed by keyboard").await;
        page.press("Escape").await;
        page.sees("601").await;
        page.press("Escape").await;
        page.press("?").await;
        page.finds("dialog[open]").await;
    });
}
