//! Without a network, and across versions.

use crate::folders::copy_folder;
use browser::{Errand, Page, errand};
use serde_json::Value;
use std::path::{Path, PathBuf};

#[test]
fn opens_offline_after_the_first_visit() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let heading = page.text_of("h1").await;
        is_kept(&page).await;

        errand.unplug();
        page.reload().await;
        assert_eq!(page.text_of("h1").await, heading);

        errand.restart().await;
        let page = errand.open("#/").await;
        assert_eq!(page.text_of("h1").await, heading, "after the browser was closed and opened again");
    });
}

#[test]
fn spreadsheets_are_fetched_late_and_yet_kept() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let asked_for = r#"return performance.getEntriesByType("resource").filter((entry) => entry.name.includes("/sheets")).length"#;
        assert_eq!(page.run(asked_for, Value::Null).await, 0, "the page itself asks for none of them");
        let kept = r#"Promise.all(["sheets.js", "sheets_bg.wasm", "sheets_loader.js"].map((name) => caches.match(new URL(name, location)))).then((all) => all.every(Boolean))"#;
        page.until("the files for spreadsheets are kept", kept, Value::Null).await;
    });
}

#[test]
fn a_new_version_waits_until_it_is_wanted() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        is_kept(&page).await;

        let newer = newer_build(errand);
        errand.deploy(&newer);
        page.reload().await;
        page.until("the new version is announced", r#"document.documentElement.dataset.update === "ready""#, Value::Null).await;
        assert_eq!(page.run(IS_NEWER, Value::Null).await, false, "the version that was running goes on");

        page.run(r#"window.dispatchEvent(new Event("crema:update-now"))"#, Value::Null).await;
        page.until("the new version has taken over", r#"document.querySelector("meta[name=newer]")"#, Value::Null).await;
        page.until(
            "only its files are kept",
            r#"caches.keys().then((names) => names.filter((name) => !name.startsWith("crema-mark")).length === 1)"#,
            Value::Null,
        )
        .await;
    });
}

const IS_NEWER: &str = r#"return document.querySelector("meta[name=newer]") !== null"#;

/// Waits until the service worker has every file that a start needs, and answers for the network.
async fn is_kept(page: &Page) {
    page.until("the app is kept for offline use", "navigator.serviceWorker.controller !== null", Value::Null).await;
}

/// The same app with another page and version.
fn newer_build(errand: &Errand) -> PathBuf {
    let folder = errand.folder().join("newer");
    copy_folder(errand.served(), &folder);
    change(&folder.join("index.html"), "<head>", "<head><meta name=\"newer\">");
    change(&folder.join("sw.js"), "const VERSION = \"", "const VERSION = \"newer-");
    folder
}

fn change(file: &Path, old: &str, new: &str) {
    let text = std::fs::read_to_string(file).expect("the build has this file");
    assert!(text.contains(old), "{} does not say `{old}`", file.display());
    std::fs::write(file, text.replace(old, new)).expect("the copy can be written");
}
