//! The verbs do what they say, and what nobody asked about is noticed.

use browser::{Errand, errand_on};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

#[test]
fn verbs_wait_for_what_they_need() {
    errand_on(&page("plain"), async |errand| {
        let page = errand.open("").await;
        page.click("#more").await;
        page.until("the click has counted", r#"document.querySelector("output").innerText === "1""#, Value::Null).await;
        page.click_called("One more").await;
        page.sees("2").await;
        page.fill("#name", "Ada").await;
        page.fill("#name", "李雷").await;
        page.sees("Hello 李雷").await;
        page.no_longer_sees("Ada").await;
        page.press("Control+k").await;
        page.sees("Palette").await;
        page.counts("button", 1).await;
        page.resize(390, 844).await;
        assert_eq!(page.run("return innerWidth", Value::Null).await, 390);
    });
}

#[test]
fn files_go_in_and_come_out() {
    errand_on(&page("plain"), async |errand| {
        let page = errand.open("").await;
        let file = errand.folder().join("customers.csv");
        std::fs::write(&file, "id\n1\n").expect("the errand's folder can be written");
        page.choose_file("#file", &file).await;
        page.sees("Chosen customers.csv").await;
        page.drop_file("#target", &file).await;
        page.sees("Dropped customers.csv").await;
        page.click_called("Download").await;
        let downloaded = errand.downloaded("greeting").await;
        assert_eq!(std::fs::read_to_string(downloaded).expect("the download can be read"), "hello");
    });
}

#[test]
fn windows_and_lives_of_a_browser_share_a_profile() {
    errand_on(&page("plain"), async |errand| {
        let one = errand.open("").await;
        let other = errand.open_another("").await;
        one.click("#more").await;
        one.sees("1").await;
        other.reload().await;
        assert_eq!(other.text_of("output").await, "1");
        other.close().await;
        one.sees("1").await;

        errand.restart().await;
        let page = errand.open("").await;
        assert_eq!(page.text_of("output").await, "1", "after a restart");
        errand.kill_and_restart().await;
        errand.open("").await.finds("h1").await;
    });
}

#[test]
fn a_foreign_request_of_a_worker_is_noticed() {
    let complaint = complaint_about("foreign", async |errand| {
        let page = errand.open("").await;
        page.until("the worker was fetched", r#"performance.getEntriesByName(new URL("worker.js", location)).length"#, Value::Null).await;
    });
    assert!(complaint.contains("https://elsewhere.example/seen"), "{complaint}");
}

#[test]
fn a_complaint_of_page_or_worker_is_noticed() {
    let complaint = complaint_about("complaining", async |errand| {
        let page = errand.open("").await;
        page.until("the worker was fetched", r#"performance.getEntriesByName(new URL("worker.js", location)).length"#, Value::Null).await;
    });
    assert!(complaint.contains("the page complains") && complaint.contains("the worker complains"), "{complaint}");
}

#[test]
fn what_was_seen_instead_is_told() {
    let complaint = complaint_about("plain", async |errand| {
        errand.open("").await.patiently(1).sees("Customers").await;
    });
    assert!(complaint.contains("`Customers` is seen") && complaint.contains("Counter"), "{complaint}");
}

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pages").join(name)
}

/// What an errand that must fail fails with.
fn complaint_about(name: &str, body: impl AsyncFnOnce(&mut Errand)) -> String {
    let panic = catch_unwind(AssertUnwindSafe(|| errand_on(&page(name), body))).expect_err("the errand should have failed");
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}
