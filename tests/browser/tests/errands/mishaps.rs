//! What goes wrong around Crema: a broken page, a dead engine, a browser that keeps nothing, a full disk, a newer database, data that is
//! gone. Each has its own words, and nothing that was saved is lost.

use crate::folders::copy_folder;
use crate::trust::{add, with_demo, write_orders};
use browser::{Errand, errand};
use serde_json::Value;

/// Serves a copy of the app in which the engine's loader first does something else.
fn deploy_with(errand: &mut Errand, before_the_engine: &str) {
    let copy = errand.folder().join("tampered");
    copy_folder(errand.served(), &copy);
    let loader = copy.join("engine_loader.js");
    let text = std::fs::read_to_string(&loader).expect("the build has a loader for the engine");
    // Imports are hoisted, so that what stands in the same file would come too late.
    std::fs::write(copy.join("tampering.js"), before_the_engine).expect("the copy can be written");
    std::fs::write(&loader, format!("import \"./tampering.js\";\n{text}")).expect("the copy can be written");
    errand.deploy(&copy);
}

#[test]
fn a_page_that_breaks_says_that_saved_data_is_safe() {
    errand(async |errand| {
        errand.forgive("panicked");
        errand.forgive("unreachable");
        errand.forgive("RuntimeError");
        let page = errand.open("#/").await;
        with_demo(&page).await;
        let no_more_tables = "const make = Document.prototype.createElement;
            Document.prototype.createElement = function (tag, ...rest) {
                if (tag === 'table') throw new Error('no tables today');
                return make.call(this, tag, ...rest);
            };";
        page.run(no_more_tables, Value::Null).await;
        page.run("location.hash = '#/customers'", Value::Null).await;
        page.finds("[role=alertdialog]").await;
        page.sees("Everything that was saved is safe").await;
        let page = errand.open("#/customers").await;
        page.sees("600 of 600").await;
    });
}

#[test]
fn a_dead_engine_is_started_again_and_knows_everything_that_was_saved() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        with_demo(&page).await;
        page.go("#/customers").await;
        add(&page, "Saved before the death").await;
        page.go("#/customers").await;
        page.sees("601").await;
        // What a dying engine itself would call.
        page.run("new BroadcastChannel('crema-engine-died').postMessage(null)", Value::Null).await;
        page.fill("input[type=search]", "before the death").await;
        page.sees("1 of 601").await;
        add(&page, "Saved after it").await;
        page.go("#/customers").await;
        page.sees("602").await;
    });
}

#[test]
fn a_browser_that_keeps_nothing_is_told_apart_from_an_empty_one() {
    errand(async |errand| {
        deploy_with(errand, "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('blocked', 'SecurityError'); } });");
        let page = errand.open("#/").await;
        page.sees("This browser keeps no data here").await;
        page.sees("Open Crema in an ordinary window").await;
    });
}

/// From the word on, the database says what a browser says when the disk is full.
const FULL_ON_A_WORD: &str = "let full = false;
    new BroadcastChannel('disk').onmessage = ({ data }) => { full = data === 'full'; };
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
        if (full) throw new DOMException('no room', 'QuotaExceededError');
        return put.apply(this, args);
    };";

#[test]
fn a_full_disk_refuses_the_whole_import_and_keeps_what_was_there() {
    errand(async |errand| {
        deploy_with(errand, FULL_ON_A_WORD);
        let page = errand.open("#/").await;
        with_demo(&page).await;
        let file = write_orders(errand.folder().join("orders.csv"));
        page.go("#/import").await;
        page.choose_file("input[type=file]", &file).await;
        page.click("[data-action=check-import]").await;
        page.until("the dry run is counted", "document.querySelector('[data-action=run-import]:not([disabled])')", Value::Null).await;
        page.run("new BroadcastChannel('disk').postMessage('full')", Value::Null).await;
        page.click("[data-action=run-import]").await;
        page.sees("is full").await;
        page.go("#/customers").await;
        page.sees("600 of 600").await;
        page.run("new BroadcastChannel('disk').postMessage('free')", Value::Null).await;
        page.reload().await;
        page.sees("600 of 600").await;
    });
}

#[test]
fn a_newer_database_can_be_looked_at_and_is_not_touched() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        with_demo(&page).await;
        let newer = "const opening = indexedDB.open('crema', 900); opening.onsuccess = () => { opening.result.close(); document.body.dataset.newer = 'yes'; };";
        page.run(newer, Value::Null).await;
        page.sees("A newer Crema is running in another tab").await;
        page.until("the newer layout is there", "document.body.dataset.newer === 'yes'", Value::Null).await;
        let page = errand.open("#/customers").await;
        page.reload().await;
        page.sees("newer").await;
        page.sees("600 of 600").await;
    });
}

#[test]
fn data_that_is_gone_is_noticed_and_restoring_is_offered() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        with_demo(&page).await;
        page.go("#/customers").await;
        add(&page, "Soon gone").await;
        page.sees("601").await;
        // A page without the app in it, so that nothing holds the database.
        errand.forgive("favicon.ico");
        page.visit("manifest.webmanifest").await;
        let delete = "const gone = indexedDB.deleteDatabase('crema'); gone.onsuccess = () => { document.documentElement.setAttribute('data-gone', 'yes'); };";
        page.run(delete, Value::Null).await;
        page.until("the database is gone", "document.documentElement.getAttribute('data-gone') === 'yes'", Value::Null).await;
        let page = errand.open("#/").await;
        page.sees("was on this device and is gone").await;
        page.click("a[href='#/settings/data'].button").await;
        page.finds("[data-drop=restore-file], input[type=file]").await;
    });
}
