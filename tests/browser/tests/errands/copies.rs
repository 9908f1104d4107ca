//! Copies out and in: the demo goes as it came, a backup comes back whole, and a merge adds without taking away.

use crate::trust::{add, with_demo};
use browser::{Errand, Page, errand};
use serde_json::Value;
use std::path::PathBuf;

/// Writes a backup and tells where it is.
async fn back_up(errand: &Errand, page: &Page) -> PathBuf {
    page.go("#/settings/data").await;
    page.click("[data-action=back-up]").await;
    errand.downloaded(".json").await
}

async fn restore(page: &Page, file: &std::path::Path, mode: &str) {
    page.go("#/settings/data").await;
    page.choose_file("input[type=file][accept^='.json']", file).await;
    page.finds("[data-action=run-restore]").await;
    let choose = "[...document.querySelectorAll('label.segment')].find((choice) => choice.textContent.includes(arguments[0])).click()";
    page.run(choose, Value::from(mode)).await;
    page.click("[data-action=run-restore]").await;
    page.no_longer_finds("[data-action=run-restore]").await;
}

#[test]
fn the_demo_goes_in_one_click_as_it_came() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        with_demo(&page).await;
        page.go("#/settings/data").await;
        page.click("[data-action=remove-demo]").await;
        page.finds("[data-action=demo]").await;
    });
}

#[test]
fn a_backup_brings_back_what_was_deleted_since() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        with_demo(&page).await;
        page.go("#/customers").await;
        add(&page, "Kept in the backup").await;
        page.sees("601").await;
        let file = back_up(errand, &page).await;
        page.press("Control+z").await;
        page.go("#/customers").await;
        page.sees("600 of 600").await;
        restore(&page, &file, "Replace what is here").await;
        page.go("#/customers").await;
        page.sees("601").await;
        page.fill("input[type=search]", "Kept in the backup").await;
        page.sees("1 of 601").await;
    });
}

#[test]
fn a_merge_adds_what_is_missing_and_keeps_what_is_new_here() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        with_demo(&page).await;
        page.go("#/customers").await;
        add(&page, "Only in the copy").await;
        page.sees("601").await;
        let file = back_up(errand, &page).await;
        page.press("Control+z").await;
        page.go("#/customers").await;
        page.sees("600 of 600").await;
        add(&page, "Only here").await;
        page.sees("601").await;
        restore(&page, &file, "mine wins").await;
        page.go("#/customers").await;
        page.sees("602").await;
    });
}
