//! Grading as it is worked with: a scheme is tried out on everybody before anything is saved.

use browser::{Page, errand};
use serde_json::json;

/// Waits until the first quota of the studio is this many percent.
async fn first_quota_is(page: &Page, percent: &str) {
    let expression = "document.querySelector('.cut-fields input')?.value === args";
    page.until(&format!("the first grade is asked to hold {percent} %"), expression, json!(percent)).await;
}

/// Moves the border below the first grade up by ten percent, as the keyboard does it.
async fn widen_the_first_grade(page: &Page) {
    page.run("document.querySelector('.split-border').focus()", json!(null)).await;
    page.press("PageUp PageUp").await;
    first_quota_is(page, "30").await;
}

#[test]
fn what_if_before_apply() {
    errand(async |errand| {
        let page = errand.open("#/").await.patiently(120);
        page.click("[data-action=demo]").await;
        page.finds(".sidebar").await;
        page.go("#/schemes").await;
        page.counts(".scheme-card", 4).await;
        page.click("[data-template=abcd] [data-action=use-template]").await;
        page.counts(".scheme-card", 5).await;
        page.click(".scheme-card:last-child h2 a").await;

        first_quota_is(&page, "20").await;
        page.finds("[data-moves=none]").await;
        widen_the_first_grade(&page).await;
        page.finds("[data-moves=some]").await;
        page.finds(".movers tbody tr").await;

        page.click(".sidebar a[href='#/today']").await;
        page.click("[data-action=stay]").await;
        first_quota_is(&page, "30").await;
        page.click("[data-action=discard-draft]").await;
        first_quota_is(&page, "20").await;
        page.reload().await;
        first_quota_is(&page, "20").await;
        page.finds("[data-moves=none]").await;

        widen_the_first_grade(&page).await;
        page.finds("[data-moves=some]").await;
        page.click("[data-action=apply]").await;
        page.finds("[data-action=apply]:disabled").await;
        page.reload().await;
        first_quota_is(&page, "30").await;
        page.go("#/schemes").await;
        page.sees("2 in all").await;

        page.press("Control+z").await;
        page.no_longer_sees("2 in all").await;
        page.sees("1 in all").await;
        page.click(".scheme-card:last-child h2 a").await;
        first_quota_is(&page, "20").await;
    });
}
