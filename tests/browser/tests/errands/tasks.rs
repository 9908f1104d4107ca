//! From a contact that is written down to its next step, to what came of it, and to the calendar.

use super::trust::with_demo;
use browser::{Page, errand};
use serde_json::{Value, json};

/// Today on the device's calendar, as a field has it.
const TODAY: &str = "const now = new Date(); return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10)";

/// Whether nothing reaches beyond the right edge.
const FITS: &str = "document.documentElement.scrollWidth <= window.innerWidth && document.querySelector('.page').scrollWidth <= document.querySelector('.page').clientWidth";

/// What comes next, below what came of it.
const NEXT: &str = "dialog[open] form > .next-step ~ .next-step input";

async fn first_customer(page: &Page) {
    page.go("#/customers").await;
    page.click("tbody tr a[href^='#/customers/']").await;
    page.finds(".task-add").await;
}

#[test]
fn from_a_contact_to_its_next_step_and_the_calendar() {
    errand(async |errand| {
        let page = errand.open("#/").await.patiently(60);
        with_demo(&page).await;
        first_customer(&page).await;

        page.click_called("Write down a contact").await;
        page.sees("Crema sends nothing by itself").await;
        page.click_called("Choose a text").await;
        page.click_called("Edit texts").await;
        page.counts(".text-row", 3).await;
        page.press("Escape").await;
        page.no_longer_finds(".text-row").await;
        page.click_called("Choose a text").await;
        page.click_called("After a delivery · WeChat").await;
        page.finds("[data-action=copy-text]").await;
        let text = page.run("return document.querySelector('.reach textarea').value", Value::Null).await;
        assert!(text.as_str().is_some_and(|text| text.contains("How do you like this batch") && !text.contains("{contact}")), "{text}");
        let today = page.run(TODAY, Value::Null).await;
        page.fill("dialog[open] form > .next-step input", "Send the offer").await;
        page.set("dialog[open] form > .next-step input[type=date]", today.as_str().unwrap_or_default()).await;
        page.press("Enter").await;
        page.sees("“Send the offer” comes next").await;
        page.sees("Send the offer").await;

        page.press("g t").await;
        page.finds(".to-do [data-task]").await;
        page.sees("has brought").await;
        page.finds("[data-birthday], [data-festival]").await;
        page.finds("[data-untouched] [data-action=plan]").await;

        page.press("g k").await;
        page.click_called("“Send the offer” is done").await;
        page.fill("dialog[open] form > .next-step input", "They said yes").await;
        page.fill(NEXT, "Prepare the delivery").await;
        page.press("Enter").await;
        page.sees("“Send the offer” is done, “Prepare the delivery” comes next").await;
        page.sees("They said yes").await;
        page.press("Control+z").await;
        page.no_longer_sees("They said yes").await;
        page.press("Control+Shift+z").await;
        page.sees("They said yes").await;
        page.sees("Done in the last 30 days").await;
        page.press("c").await;
        page.fill("dialog[open] input", "Typed by keyboard").await;
        page.press("Enter").await;
        page.click_called("Put “Typed by keyboard” off").await;
        page.click_called("Until tomorrow").await;
        page.sees("“Typed by keyboard” waits until").await;
        page.sees("put off, was due").await;

        page.click("[data-action=export-tasks]").await;
        let file = std::fs::read_to_string(errand.downloaded(".ics").await).expect("the calendar was downloaded");
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
        let (planned, done) = (["SUMMARY:Typed by keyboard", "SUMMARY:Prepare the delivery"], "SUMMARY:Send the offer");
        assert!(planned.iter().all(|title| file.contains(title)) && !file.contains(done), "what is done stays here: {file}");

        page.go("#/tasks?owner=Nobody").await;
        page.sees("No task is like that").await;
        page.click_called("Clear the filter").await;
        page.sees("Typed by keyboard").await;
        page.click_called("Calendar").await;
        page.run("document.querySelector('.month [aria-pressed=true]').focus()", Value::Null).await;
        page.press("ArrowRight").await;
        page.sees("Typed by keyboard").await;
        page.resize(390, 844).await;
        page.settles().await;
        page.until("nothing reaches beyond the edge", FITS, json!(null)).await;
        page.go("#/tasks").await;
        page.settles().await;
        page.until("nothing reaches beyond the edge", FITS, json!(null)).await;
    });
}
