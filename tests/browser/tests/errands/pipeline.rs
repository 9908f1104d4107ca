//! A lead from the first word to its purchase, and a board that is worked by keys, by menu, by mouse and by finger.

use browser::{Errand, Page, errand};
use serde_json::{Value, json};

async fn pipeline_of_the_demo(errand: &Errand) -> Page {
    let page = errand.open("#/").await.patiently(120);
    page.click("[data-action=demo]").await;
    page.finds(".sidebar").await;
    page.go("#/pipeline").await;
    page.counts(".board-column", 5).await;
    page
}

/// Cards in each column.
async fn counts(page: &Page) -> Vec<u64> {
    let script = "return [...document.querySelectorAll('.board-column')].map((column) => column.querySelectorAll('.deal').length)";
    page.run(script, Value::Null).await.as_array().into_iter().flatten().filter_map(Value::as_u64).collect()
}

/// The identifier of the first card of a column, counted from 0.
async fn first_card(page: &Page, column: usize) -> String {
    let script = "return document.querySelectorAll('.board-column')[arguments[0]].querySelector('.deal').dataset.deal";
    page.run(script, json!(column)).await.as_str().unwrap_or_default().to_owned()
}

/// Waits until a card stands in a column, counted from 0.
async fn stands_in(page: &Page, card: &str, column: usize) {
    let expression = "document.querySelectorAll('.board-column')[args[1]]?.querySelector(`[data-deal='${args[0]}']`)";
    page.until(&format!("the card stands in column {column}"), expression, json!([card, column])).await;
}

/// Carries the card from `handle` to `target` as a pointer of this kind does.
async fn carry(page: &Page, kind: &str, handle: &str, target: &str) {
    let script = r"
        const { kind, handle, target } = arguments[0];
        const place = (element) => { const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 40)]; };
        const [from, to] = [document.querySelector(handle), document.querySelector(target)];
        const fire = (type, element, [x, y]) => element.dispatchEvent(new PointerEvent(type, {
          bubbles: true, cancelable: true, pointerId: 7, isPrimary: true, button: 0, pointerType: kind, clientX: x, clientY: y }));
        fire('pointerdown', from, place(from));
        fire('pointermove', from, place(to));
        fire('pointerup', from, place(to));
    ";
    page.run(script, json!({ "kind": kind, "handle": handle, "target": target })).await;
}

#[test]
fn a_board_by_keys_menu_mouse_and_finger() {
    errand(async |errand| {
        let page = pipeline_of_the_demo(errand).await;
        let before = counts(&page).await;
        let card = first_card(&page, 1).await;
        page.run("document.querySelector(`[data-deal='${arguments[0]}']`).focus()", json!(card)).await;
        page.press("Alt+ArrowRight").await;
        stands_in(&page, &card, 2).await;
        page.sees("is now in Offer made").await;
        page.until("the card that moved has the focus", "document.activeElement.dataset.deal === args", json!(card)).await;
        page.press("Alt+ArrowLeft").await;
        stands_in(&page, &card, 1).await;
        page.press("Control+z").await;
        stands_in(&page, &card, 2).await;
        page.press("Control+z").await;
        stands_in(&page, &card, 1).await;
        assert_eq!(counts(&page).await, before, "everything stands where it stood");

        page.click(&format!("[data-deal='{card}'] [popovertarget]")).await;
        page.click_called("Negotiation").await;
        stands_in(&page, &card, 3).await;

        carry(&page, "mouse", &format!("[data-deal='{card}'] .deal-title"), ".board-column:nth-child(1)").await;
        stands_in(&page, &card, 0).await;
        page.no_longer_finds("dialog[open]").await;

        page.resize(390, 844).await;
        page.counts(".board-column", 1).await;
        page.click(".stage-button:nth-child(1)").await;
        carry(&page, "touch", &format!("[data-deal='{card}'] .deal-grip"), ".stage-button:nth-child(2)").await;
        stands_in(&page, &card, 1).await;
        page.click(".stage-button:nth-child(2)").await;
        page.finds(&format!("[data-deal='{card}']")).await;

        page.go("#/pipeline?view=table&sort=-amount").await;
        page.finds("[data-state=table] tbody tr").await;
        page.go("#/pipeline?view=figures").await;
        page.finds("[data-state=figures]").await;
        page.sees("Win rate by source").await;
    });
}

#[test]
fn from_a_lead_to_its_purchase() {
    errand(async |errand| {
        let page = pipeline_of_the_demo(errand).await;
        page.click("[data-key='c']").await;
        page.finds("dialog[open] .deal-form").await;
        page.click_called("Not a customer yet").await;
        page.fill("dialog[open] [data-part=prospect] > .field:nth-child(1) input", "Tall Ship Hotel").await;
        page.fill("dialog[open] [data-part=prospect] > .field:nth-child(2) input", "Ann Lee").await;
        page.fill("dialog[open] .deal-form .input-number", "1,200").await;
        page.click("dialog[open] .button-primary").await;
        page.no_longer_finds("dialog[open]").await;

        page.click(".deal[aria-label^='Tall Ship Hotel'] [popovertarget]").await;
        page.click_called("Lost…").await;
        page.click("dialog[open] .button-primary").await;
        page.sees("A lost one needs a reason").await;
        page.press("Escape").await;
        page.no_longer_finds("dialog[open]").await;

        page.click(".deal[aria-label^='Tall Ship Hotel'] [popovertarget]").await;
        page.click_called("Won…").await;
        page.click("dialog[open] .button-primary").await;
        page.sees("It is still a lead").await;
        page.click("[data-action=convert]").await;
        page.click("[data-action=make-customer]").await;
        page.click("[data-action=record-purchase]").await;
        page.until("the amount is filled in", "document.querySelector('dialog[open] .input-number')?.value === '1200.00'", Value::Null)
            .await;
        page.click("dialog[open] .button-primary").await;
        page.no_longer_finds("dialog[open]").await;

        page.go("#/customers?q=Tall").await;
        page.click("tbody tr a[href^='#/customers/']").await;
        page.sees("Ann Lee").await;
        page.sees("1,200.00").await;
        page.finds(".customer-deal .tag-ok").await;
    });
}
