//! From a messy file to clean records: duplicates merged, taken apart again, a deleted customer restored, and the history that tells of all of it.

use super::first_minute::{fixture, import};
use super::person::{CUSTOMERS, DUPLICATES, IMPORT, Person, Way};
use browser::{Aim, Errand, Page, errand};
use serde_json::Value;

/// Orders of a shop that wrote its customers down in many ways.
const MESS: &str = "\
customer,phone,email,order,date,amount
云朵咖啡（上海）有限公司,021-61234567,,A-1,2026-01-05,1200.00
云朵咖啡(上海)有限责任公司,+86 21 6123 4567,,A-2,2026-02-07,300.00
Acme Coffee Ltd,13800138000,info@acme.example.com,A-3,2026-01-09,800.00
ACME COFFEE,138-0013-8000,Info+shop@acme.example.com,A-4,2026-03-01,90.50
Acme Cofee,,,A-5,2026-03-02,15.00
Little Finch,13700137000,,A-6,2026-03-03,45.00
";

async fn scanned(page: &Page) {
    page.go("#/duplicates").await;
    page.finds("[data-state=duplicates]").await;
}

#[test]
fn clean_up_of_a_messy_import() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let file = errand.folder().join("mess.csv");
        std::fs::write(&file, MESS).expect("the errand's folder can be written");
        import(&page, &file).await;

        scanned(&page).await;
        page.counts(".duplicate-group", 2).await;
        page.sees("Same phone").await;
        page.sees("One letter differs").await;
        page.resize(390, 844).await;
        page.run("document.querySelector('[data-action=compare]').focus()", Value::Null).await;
        page.press("Enter").await;
        page.finds("dialog[open] [data-state=merging]").await;
        page.sees("Together: 2 purchases").await;
        page.click("dialog[open] .button-primary").await;
        page.no_longer_finds("dialog[open] [data-state=merging]").await;
        page.sees("Merged into").await;
        page.counts(".duplicate-group", 1).await;
        page.resize(1280, 900).await;

        page.click_called("Merge 1 sure duplicate").await;
        page.sees("One undo takes all of it back").await;
        page.click("dialog[open] .button-primary").await;
        page.sees("1 customer merged").await;
        page.go("#/customers").await;
        page.sees("4 of 4").await;

        page.go("#/bin").await;
        page.counts("[data-state=bin] .card", 2).await;
        page.click("[data-action=restore]").await;
        page.sees("The merge was taken apart").await;
        page.counts("[data-state=bin] .card", 1).await;
        page.go("#/customers").await;
        page.sees("5 of 5").await;

        page.click("[data-key=c]").await;
        page.fill("dialog[open] input", "Little  FINCH").await;
        page.sees("Somebody like this is here already").await;
        page.press("Escape").await;
        page.fill("input[type=search]", "Little Finch").await;
        page.click("tbody tr a[href^='#/customers/']").await;
        page.click("[data-action=history]").await;
        page.finds("[data-state=history]").await;
        page.sees("mess.csv").await;
    });
}

/// How many customers the list holds.
async fn n_customers(person: &Person) -> u32 {
    person.goes_to(CUSTOMERS).await;
    let foot =
        person.until("the list is counted", "document.querySelector('.footbar')?.innerText.match(/of ([\\d,]+)/)?.[1]", Value::Null).await;
    foot.as_str().and_then(|n| n.replace(',', "").parse().ok()).unwrap_or_default()
}

/// Waits until the list holds so many customers.
async fn list_holds(person: &Person, n: u32) {
    person.goes_to(CUSTOMERS).await;
    let expression = "document.querySelector('.footbar')?.innerText.match(/of ([\\d,]+)/)?.[1].replaceAll(',', '') === args";
    person.until(&format!("there are {n} customers"), expression, Value::from(n.to_string())).await;
}

/// The messy file comes to the real one of a shop, and is cleaned up in one way of working only.
async fn cleans_up(errand: &Errand, way: Way) {
    let person = Person::arrives(errand, way).await;
    person.imports(&fixture("online_retail_slice.csv.gz")).await;
    let n_known = n_customers(&person).await;
    assert!(n_known > 1_000, "two months of a real shop: {n_known}");
    let file = errand.folder().join("mess.csv");
    std::fs::write(&file, MESS).expect("the errand's folder can be written");
    person.goes_to(IMPORT).await;
    person.imports(&file).await;
    list_holds(&person, n_known + 6).await;

    person.goes_to(DUPLICATES).await;
    person.counts(".duplicate-group", 2).await;
    person.presses(Aim::Css("[data-action=compare]")).await;
    person.reads("dialog[open]", &["Together: 2 purchases"]).await;
    person.presses(Aim::Css("dialog[open] .button-primary")).await;
    person.sees("Merged into").await;
    person.counts(".duplicate-group", 1).await;
    list_holds(&person, n_known + 5).await;
    person.does("Undo").await;
    person.sees("Taken back").await;
    list_holds(&person, n_known + 6).await;
    person.does("Redo").await;
    person.goes_to(DUPLICATES).await;
    person.counts(".duplicate-group", 1).await;
    person.presses_called("Merge 1 sure duplicate").await;
    person.sees("One undo takes all of it back").await;
    person.presses(Aim::Css("dialog[open] .button-primary")).await;
    person.sees("1 customer merged").await;
    list_holds(&person, n_known + 4).await;
}

#[test]
fn clean_up_of_a_messy_import_by_keyboard() {
    errand(async |errand| cleans_up(errand, Way::Keyboard).await);
}

#[test]
fn clean_up_of_a_messy_import_by_touch() {
    errand(async |errand| cleans_up(errand, Way::Finger).await);
}
