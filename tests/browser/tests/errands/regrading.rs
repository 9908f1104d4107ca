//! Grading once more: who moved since half a year ago, why, and that the figures say the same wherever they stand.

use browser::{Page, errand};
use serde_json::Value;

/// Half a year before the day that stands in the field.
const HALF_A_YEAR_BEFORE: &str = r#"
const day = new Date(document.querySelector("dialog[open] input[type=date]").value + "T00:00:00Z");
day.setUTCDate(day.getUTCDate() - 182);
return day.toISOString().slice(0, 10);
"#;

/// The counts of the matrix, row by row; the last row and column are "not graded".
const MATRIX: &str = r#"
const number = (cell) => Number(cell.innerText.replace(/\D/g, ""));
return [...document.querySelectorAll(".cross tbody tr")].map((row) => [...row.querySelectorAll(".cross-cell")].map(number)).filter((row) => row.length);
"#;

/// Which schemes there are, and one that was not among `args`.
const SCHEMES: &str = "return [...document.querySelectorAll('[data-scheme]')].map((card) => card.dataset.scheme)";
const NEW_SCHEME: &str =
    "[...document.querySelectorAll('[data-scheme]')].map((card) => card.dataset.scheme).find((id) => !args.includes(id))";

/// What stands as the reason of every row.
const REASONS: &str = r#"return [...document.querySelectorAll(".moves .move-reason")].map((reason) => reason.innerText)"#;

async fn matrix(page: &Page) -> Vec<Vec<u64>> {
    page.finds(".cross-cell").await;
    serde_json::from_value(page.run(MATRIX, Value::Null).await).expect("rows of counts")
}

async fn reasons(page: &Page) -> Vec<String> {
    serde_json::from_value(page.run(REASONS, Value::Null).await).expect("texts")
}

/// A scheme of fixed shares, graded as of the last purchase; leads to its runs.
async fn with_scheme(page: &Page) {
    page.click("[data-action=demo]").await;
    page.finds(".sidebar").await;
    page.go("#/schemes").await;
    page.finds("[data-template=abcd]").await;
    let before = page.run(SCHEMES, Value::Null).await;
    page.click("[data-template=abcd] [data-action=use-template]").await;
    let scheme = page.until("the scheme is there", NEW_SCHEME, before).await;
    page.click(&format!("[data-scheme='{}'] [data-action=see-runs]", scheme.as_str().unwrap_or_default())).await;
    page.finds("tr[data-run]").await;
}

async fn grade_half_a_year_before(page: &Page) {
    page.click("[data-action=grade-now]").await;
    page.finds("dialog[open] input[type=date]").await;
    let day = page.run(HALF_A_YEAR_BEFORE, Value::Null).await;
    page.set("dialog[open] input[type=date]", day.as_str().unwrap_or_default()).await;
    page.click("dialog[open] .button-primary").await;
    page.counts("tr[data-run]", 2).await;
}

#[test]
fn regrade_a_quarter_and_explain_every_move() {
    errand(async |errand| {
        let page = errand.open("#/").await.patiently(60);
        with_scheme(&page).await;
        grade_half_a_year_before(&page).await;

        let counts = matrix(&page).await;
        let n_grades = counts.len() - 1;
        let graded = || (0..n_grades).flat_map(|from| (0..n_grades).map(move |to| (from, to)));
        let n_down: u64 = graded().filter(|(from, to)| to > from).map(|(from, to)| counts[from][to]).sum();
        let n_up: u64 = graded().filter(|(from, to)| to < from).map(|(from, to)| counts[from][to]).sum();
        assert!(n_down > 0 && n_up > 0, "half a year moves somebody: {counts:?}");

        page.click_called(&format!("Demotions ({n_down})")).await;
        page.counts(".moves > tbody > tr", n_down.min(100).try_into().expect("a small number")).await;
        let told = reasons(&page).await;
        assert!(told.iter().all(|reason| reason.contains("needs")), "each says what the grade takes: {told:?}");
        page.click(".moves .move-reason").await;
        page.finds(".moves .move[open] .move-inputs").await;
        page.click_called(&format!("Promotions ({n_up})")).await;
        page.counts(".moves > tbody > tr", n_up.min(100).try_into().expect("a small number")).await;

        let (from, to) = graded().find(|(from, to)| from != to && counts[*from][*to] > 0).expect("somebody moved");
        page.click(&format!("[data-cell='{from}-{to}']")).await;
        page.counts(".moves > tbody > tr", counts[from][to].min(100).try_into().expect("a small number")).await;

        page.click("tr[data-run] [popovertarget]").await;
        page.click_called("Sign off").await;
        page.click("dialog[open] .button-primary").await;
        page.counts("tr[data-run] .tag-ok", 1).await;

        page.reload().await;
        page.counts("tr[data-run]", 2).await;
        page.counts("tr[data-run] .tag-ok", 1).await;
        assert_eq!(matrix(&page).await, counts, "what was kept says the same");
    });
}
