//! The page of one customer: its timeline filtered by kind, what can be done at once, and the picture.

use super::trust::with_demo;
use browser::{Page, errand};
use serde_json::{Value, json};

/// A PNG of eight by four dots, left red and right blue.
const DOTS: &[u8] = b"\
    \x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x08\x00\x00\x00\x04\x08\x02\x00\x00\x00\x3c\xaf\xe9\
    \xa7\x00\x00\x00\x14\x49\x44\x41\x54\x78\xda\x63\x38\xa1\xa1\x01\x47\x48\xcc\x13\x0c\xd4\x93\x00\x00\xd6\xbe\x23\x01\xb3\x74\x11\
    \x50\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// Nothing reaches beyond the edge of the page.
const FITS: &str = "document.documentElement.scrollWidth <= window.innerWidth && document.querySelector('.page').scrollWidth <= document.querySelector('.page').clientWidth";

/// What can be done at once is in sight and reached by keyboard.
const REACHABLE: &str = "args.every((css) => { const own = document.querySelector(css); if (!own || !visible(own)) return false; own.focus(); return document.activeElement === own; })";

/// The picture that is shown, in dots.
const SIDE: &str = "document.querySelector('.topbar .portrait')?.naturalWidth === args";

async fn first_customer(page: &Page) {
    page.go("#/customers").await;
    page.click("tbody tr a[href^='#/customers/']").await;
    page.finds("[data-state=timeline]").await;
}

#[test]
fn what_happened_is_filtered_by_kind_and_leads_to_its_forms() {
    errand(async |errand| {
        let page = errand.open("#/").await.patiently(60);
        with_demo(&page).await;
        first_customer(&page).await;
        page.fill(".task-add input[type=text]", "Call about the grinder").await;
        page.press("Enter").await;
        page.finds(".timeline [data-kind=tasks]").await;
        page.click(".chip-choice[data-kind=tasks]").await;
        page.until("the address says it", "location.hash.endsWith('?show=tasks')", Value::Null).await;
        page.no_longer_finds(".timeline [data-kind=purchases]").await;
        page.click(".timeline [data-kind=tasks] .timeline-open").await;
        page.finds("dialog[open] form").await;
        page.press("Escape").await;
        page.reload().await;
        page.finds(".timeline [data-kind=tasks]").await;
        page.no_longer_finds(".timeline [data-kind=purchases]").await;
        page.click(".chip-choice[data-kind=all]").await;
        page.click(".timeline [data-kind=purchases] .timeline-open").await;
        page.finds("dialog[open] form").await;
        page.press("Escape").await;

        page.fill("#customer-owner input", "Mandy Ting").await;
        page.press("Enter").await;
        page.sees("Owner saved").await;
        page.finds(".chip-choice[data-kind=owners]").await;

        page.resize(390, 844).await;
        page.settles().await;
        page.until("nothing reaches beyond the edge", FITS, json!(null)).await;
        let actions = ["[data-key=c]", "[data-action=write-contact]", "[data-action=new-task]", "[data-action=new-opportunity]"];
        let ways = [".quick-actions [href^='mailto:']".to_owned()];
        page.until("all can be reached", REACHABLE, json!(actions.map(str::to_owned).into_iter().chain(ways).collect::<Vec<_>>())).await;
        page.click("[data-action=new-opportunity]").await;
        page.finds("dialog[open] .deal-form").await;
    });
}

#[test]
fn a_picture_is_made_small_kept_hidden_and_removed() {
    errand(async |errand| {
        let page = errand.open("#/").await.patiently(60);
        with_demo(&page).await;
        first_customer(&page).await;
        let (picture, text) = (errand.folder().join("face.png"), errand.folder().join("face.txt"));
        std::fs::write(&picture, DOTS).expect("the errand's folder can be written");
        std::fs::write(&text, "no picture").expect("the errand's folder can be written");

        page.click("[data-action=edit-profile]").await;
        page.choose_file("[data-action=choose-picture]", &text).await;
        page.sees("This file is no picture").await;
        page.choose_file("[data-action=choose-picture]", &picture).await;
        page.finds("dialog[open] .portrait").await;
        page.no_longer_sees("This file is no picture").await;
        page.click("dialog[open] button[type=submit]").await;
        page.no_longer_finds("dialog[open]").await;
        page.until("the middle square is shown", SIDE, json!(4)).await;

        page.press("m").await;
        page.no_longer_finds(".portrait").await;
        page.press("m").await;
        page.finds(".topbar .portrait").await;
        page.reload().await;
        page.finds(".topbar .portrait").await;

        page.click("[data-action=edit-profile]").await;
        page.click("dialog[open] [data-action=remove-picture]").await;
        page.click("dialog[open] button[type=submit]").await;
        page.no_longer_finds(".portrait").await;
        page.press("Control+z").await;
        page.finds(".topbar .portrait").await;
    });
}
