//! Crema with many customers, measured in Chromium on a profile on disk. Prints one JSON.
//!
//! `bench`, or `cargo xtask bench`, which builds the app and weighs it first.
//!
//! The app measures itself: it leaves `performance` measures whose names begin with `crema:`. It fills a workspace from a
//! seed when `crema:bench` is dispatched on `window` (`detail: { seed, n_customers, n_purchases }`) and says `data-bench="done"`
//! on `<html>` afterwards. What is measured here is what an app cannot know of itself: the time from opening a page until
//! something is seen, the longest task on the page's thread, and memory.

use browser::{Errand, Page, errand_called};
use serde_json::{Map, Value, json};

const N_CUSTOMERS: u32 = 100_000;
const N_PURCHASES: u32 = 1_000_000;

/// Long enough for filling a workspace on a slow machine.
const MINUTES: u64 = 10 * 60;

fn main() {
    let mut figures = Map::new();
    figures.insert("sizes".to_owned(), sizes());
    figures.insert("n_customers".to_owned(), N_CUSTOMERS.into());
    figures.insert("n_purchases".to_owned(), N_PURCHASES.into());
    errand_called("bench", async |errand| measure(errand, &mut figures).await);
    println!("{:#}", Value::Object(figures));
}

/// What `cargo xtask` weighed just before.
fn sizes() -> Value {
    let file = xtask::places::target().join("sizes.json");
    std::fs::read_to_string(file).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Value::Null)
}

async fn measure(errand: &mut Errand, figures: &mut Map<String, Value>) {
    errand.isolate();
    let page = errand.open("#/").await;
    fill(&page).await;
    figures.insert("filling".to_owned(), json!({ "own": own_measures(&page).await, "longest_task_ms": longest_task(&page).await }));

    errand.restart().await;
    let page = errand.open("#/customers").await;
    figures.insert("cold_start".to_owned(), start(&page).await);
    page.reload().await;
    figures.insert("warm_start".to_owned(), start(&page).await);

    use_list(&page).await;
    figures.insert("in_use".to_owned(), json!({ "own": own_measures(&page).await, "longest_task_ms": longest_task(&page).await }));
    figures.insert("memory".to_owned(), memory(&page).await);
}

async fn fill(page: &Page) {
    let size = json!({ "seed": 1, "n_customers": N_CUSTOMERS, "n_purchases": N_PURCHASES });
    page.run(r#"window.dispatchEvent(new CustomEvent("crema:bench", { detail: arguments[0] }))"#, size).await;
    page.patiently(MINUTES).until("the workspace is filled", r#"document.documentElement.dataset.bench === "done""#, Value::Null).await;
}

/// From opening the page to the first row of the list.
async fn start(page: &Page) -> Value {
    let listed = "document.querySelector(\"tbody a[href^='#/customers/']\") && { ms: performance.now() }";
    let seen = page.patiently(MINUTES).until("a customer is listed", listed, Value::Null).await;
    json!({ "first_row_ms": rounded(&seen["ms"]), "own": own_measures(page).await, "longest_task_ms": longest_task(page).await })
}

/// Searching and scrolling, for the measures that the app takes of itself meanwhile.
async fn use_list(page: &Page) {
    page.press("/").await;
    for letter in ["a", "n", "n"] {
        page.type_text(letter).await;
        page.settles().await;
    }
    page.press("Control+a Delete").await;
    page.settles().await;
    for share in 1..=10 {
        page.run(SCROLL, json!(f64::from(share) / 10.0)).await;
        page.settles().await;
    }
}

const SCROLL: &str = r#"
const list = document.querySelector(".table-scroll");
list.scrollTop = (list.scrollHeight - list.clientHeight) * arguments[0];
"#;

/// By name: how often it was measured, its median and its worst, in milliseconds.
async fn own_measures(page: &Page) -> Value {
    let script = r#"return performance.getEntriesByType("measure").filter((entry) => entry.name.startsWith("crema:")).map((entry) => [entry.name.slice(6), entry.duration])"#;
    let measured = page.run(script, Value::Null).await;
    let mut durations: std::collections::BTreeMap<String, Vec<f64>> = std::collections::BTreeMap::new();
    for entry in measured.as_array().into_iter().flatten() {
        if let (Some(name), Some(duration)) = (entry[0].as_str(), entry[1].as_f64()) {
            durations.entry(name.to_owned()).or_default().push(duration);
        }
    }
    durations.into_iter().map(|(name, durations)| (name, summary(durations))).collect::<Map<_, _>>().into()
}

fn summary(mut durations: Vec<f64>) -> Value {
    durations.sort_by(f64::total_cmp);
    let (n, worst) = (durations.len(), durations.last().copied().unwrap_or_default());
    json!({ "n": n, "median_ms": tenths(durations[n / 2]), "worst_ms": tenths(worst) })
}

/// On the page's own thread, since it was opened.
async fn longest_task(page: &Page) -> Value {
    let tasks = r#"new Promise((resolve) => {
      new PerformanceObserver((list) => resolve({ ms: Math.max(...list.getEntries().map((task) => task.duration)) })).observe({ type: "longtask", buffered: true });
      setTimeout(() => resolve({ ms: null }), 200);
    })"#;
    // Tasks under 50 ms are not reported: null says that there was none.
    rounded(&page.until("long tasks are listed", tasks, Value::Null).await["ms"])
}

/// Of page and workers together, and of each.
async fn memory(page: &Page) -> Value {
    let counted = r##"performance.measureUserAgentSpecificMemory().then(({ bytes, breakdown }) => ({
      total_mb: bytes / 1e6,
      parts: breakdown.filter((part) => part.bytes > 0).map((part) => ({
        what: part.attribution.map((owner) => `${owner.scope} ${owner.url}`.replace(location.href.split("#")[0], "")).join(", ") || part.types.join(", "),
        mb: part.bytes / 1e6,
      })),
    }))"##;
    page.patiently(MINUTES).until("memory has been counted", counted, Value::Null).await
}

fn rounded(value: &Value) -> Value {
    value.as_f64().map_or(Value::Null, |number| tenths(number).into())
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
