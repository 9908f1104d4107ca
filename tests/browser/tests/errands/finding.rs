//! Finding customers and changing many of them: combined conditions, a view that is kept, one change for all, and the palette.

use browser::{Page, errand};
use serde_json::{Value, json};

/// The demo, at its list of customers.
async fn at_the_list(page: &Page) {
    page.click("[data-action=demo]").await;
    page.finds(".sidebar").await;
    page.go("#/customers").await;
    page.sees("600 of 600").await;
}

/// How many the foot of the list says are shown.
async fn n_shown(page: &Page) -> String {
    let foot = page.text_of(".footbar").await;
    foot.split_whitespace().next().unwrap_or_default().to_owned()
}

#[test]
fn conditions_become_a_segment_whose_customers_change_at_once() {
    errand(async |errand| {
        let page = errand.open("#/").await.patiently(60);
        at_the_list(&page).await;

        page.click_called("Filter").await;
        page.click_called("Combine conditions…").await;
        page.choose(".rule-row select", "purchases").await;
        page.fill(".rule-ends input", "5").await;
        page.click_called("Group").await;
        page.choose(".rule-group .rule-row select", "name_has").await;
        page.fill(".rule-group .tags-input", "a").await;
        page.press("Enter").await;
        page.sees("Name").await;
        page.click_called("Show them").await;
        page.sees("Purchases: 5 or more").await;
        page.sees("Any of: Name contains a").await;
        let n_found = n_shown(&page).await;
        assert_ne!(n_found, "600", "conditions leave some out");

        page.click_called("Keep this view").await;
        page.fill("dialog[open] input[type=text]", "Regulars").await;
        page.click("dialog[open] .check-box").await;
        page.click_called("Save").await;
        page.finds(".views-bar .tab[aria-current=page] .tab-name").await;
        page.click(".views-bar .tab:first-child").await;
        page.sees("600 of 600").await;
        page.reload().await;
        page.click(".views-bar .tab:last-child").await;
        page.sees("Any of: Name contains a").await;
        assert_eq!(n_shown(&page).await, n_found, "the view is what it was");

        page.click("tbody tr .check-box").await;
        page.click_called("Change…").await;
        page.fill(".many input[list]", "Regular").await;
        page.click_called(&format!("Everybody shown ({n_found})")).await;
        page.sees(&format!("{n_found} change, 0 already so")).await;
        page.click(".many .button-primary").await;
        page.sees(&format!("Changed {n_found} customers")).await;
        page.visit("#/customers?tag=Regular").await;
        page.sees(&format!("{n_found} of 600")).await;
        page.press("Control+z").await;
        page.sees("No customer meets this").await;
    });
}

#[test]
fn the_palette_leads_everywhere() {
    errand(async |errand| {
        let page = errand.open("#/").await.patiently(60);
        at_the_list(&page).await;
        let name = page.text_of("tbody tr .person-name").await;

        page.press("Control+k").await;
        page.finds("[role=combobox]").await;
        page.type_text("bring a file? no: import").await;
        page.sees("Nothing is called that.").await;
        page.press("Control+a").await;
        page.type_text("import").await;
        page.press("Enter").await;
        page.finds("input[type=file]").await;

        page.press("Control+k").await;
        page.type_text(name.trim()).await;
        page.until(
            "the customer is found",
            "[...document.querySelectorAll('[role=option]')].some(o => o.innerText.includes(args))",
            json!(name.trim()),
        )
        .await;
        page.press("Enter").await;
        page.until("the customer’s page is up", "document.querySelector('h1')?.innerText.includes(args)", json!(name.trim())).await;

        page.resize(390, 844).await;
        page.click(".bottombar button[title*='Ctrl+K']").await;
        page.finds("[role=combobox]").await;
        page.until(
            "what was chosen last comes first",
            "document.querySelector('[role=option]')?.innerText.includes(args)",
            json!(name.trim()),
        )
        .await;
        page.press("Escape").await;
        page.until("the palette is closed", "!document.querySelector('dialog[open]')", Value::Null).await;
    });
}
