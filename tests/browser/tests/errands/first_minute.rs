//! From an empty browser through both real files to a receipt and an exported list.

use browser::{Errand, Page, errand};
use serde_json::{Value, json};
use std::path::PathBuf;

pub fn fixture(name: &str) -> PathBuf {
    xtask::places::root().join("tests/fixtures").join(name)
}

/// The whole file where it is at hand, else its first two months.
fn online_retail() -> (PathBuf, &'static str) {
    let whole = xtask::places::root().join("../shared/data/online_retail.csv.gz").canonicalize();
    whole.map_or_else(|_| (fixture("online_retail_slice.csv.gz"), ""), |whole| (whole, "4,372"))
}

/// File, columns, check, done: with the defaults offered.
pub async fn import(page: &Page, file: &std::path::Path) {
    page.choose_file("input[type=file]", file).await;
    let page = page.patiently(120);
    page.click("[data-action=check-import]").await;
    page.finds("[data-step=check]").await;
    page.until("the dry run is counted", "document.querySelector('[data-action=run-import]:not([disabled])')", Value::Null).await;
    page.click("[data-action=run-import]").await;
    page.finds("[data-step=done]").await;
}

/// Takes the workspace away, as a person would who tried it out.
async fn start_again(errand: &Errand) -> Page {
    let page = errand.open("#/settings/data").await;
    page.click("[data-action=erase]").await;
    let word = page.text_of("dialog[open] .field-label").await;
    let word = word.split(['“', '”']).nth(1).unwrap_or_default().to_owned();
    page.fill("dialog[open] input", &word).await;
    page.click("dialog[open] .button-danger").await;
    page.finds("input[type=file]").await;
    page
}

#[test]
fn first_minute_with_a_real_file() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        import(&page, &fixture("cdnow_sample.csv")).await;
        page.click("[data-action=see-grades]").await;
        page.sees("2,357").await;

        page.go("#/customers").await;
        page.sees("2,357").await;
        page.fill("input[type=search]", "0006").await;
        page.click("tbody tr a[href^='#/customers/']").await;
        page.sees("1,107.04").await;
        page.sees("Champions").await;

        errand.unplug();
        page.go("#/customers").await;
        page.click_called("Export").await;
        page.click_called("As CSV").await;
        let list = std::fs::read(errand.downloaded(".csv").await).expect("the list was downloaded");
        assert!(list.starts_with("\u{feff}".as_bytes()), "spreadsheets know it by its mark");
        assert_eq!(String::from_utf8_lossy(&list).lines().count(), 2_358, "everyone in the list, and its header");
        errand.plug_in();

        start_again(errand).await;
        let page = errand.open("#/").await;
        let (file, n_customers) = online_retail();
        import(&page, &file).await;
        page.click("[data-action=see-grades]").await;
        page.go("#/customers").await;
        page.sees(n_customers).await;
        page.fill("input[type=search]", "12347").await;
        page.sees("12347").await;
    });
}

#[test]
fn both_languages_say_the_same_figures() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        page.click("[data-action=demo]").await;
        page.finds(".sidebar").await;
        page.go("#/customers").await;
        page.sees("600 of 600").await;
        page.run("localStorage.setItem('crema.language', 'zh-CN')", json!(null)).await;
        page.reload().await;
        page.sees("客户").await;
        page.sees("600").await;
        page.no_longer_sees("Customers").await;
    });
}
