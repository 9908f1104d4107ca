//! Crema with many customers, measured in Chromium on a profile on disk. Prints one JSON.
//!
//! `bench`, or `cargo xtask bench`, which builds the app and weighs it first.
//!
//! The workspace is filled as a person would fill it: by importing a file of orders, made from a seed. Everything is measured from
//! outside, with the page's own clock: from a key or a click until the answer is on the screen.

use browser::{Errand, Page, errand_called};
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

const N_CUSTOMERS: u32 = 100_000;
const N_PURCHASES: u32 = 1_000_000;

/// Long enough for filling a workspace on a slow machine.
const MINUTES: u64 = 10 * 60;

fn main() {
    let mut figures = Map::new();
    figures.insert("sizes".to_owned(), found_before("sizes.json"));
    figures.insert("engine_ms".to_owned(), found_before("benches.json"));
    figures.insert("n_customers".to_owned(), N_CUSTOMERS.into());
    figures.insert("n_purchases".to_owned(), N_PURCHASES.into());
    errand_called("bench-shop", async |errand| measure_shop(errand, &mut figures).await);
    errand_called("bench", async |errand| measure(errand, &mut figures).await);
    println!("{:#}", Value::Object(figures));
}

/// What `cargo xtask` weighed or measured just before.
fn found_before(file: &str) -> Value {
    let file = xtask::places::target().join(file);
    std::fs::read_to_string(file).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Value::Null)
}

/// A real shop's file, where it is at hand: how long it takes to come in, and what is bought together there.
async fn measure_shop(errand: &mut Errand, figures: &mut Map<String, Value>) {
    let Ok(file) = xtask::places::root().join("../shared/data/online_retail.csv.gz").canonicalize() else { return };
    let page = errand.open("#/").await;
    figures.insert("online_retail_import".to_owned(), import(&page, &file).await);
    page.go("#/together").await;
    let begun = Instant::now();
    page.patiently(MINUTES).finds("main tbody tr").await;
    figures.insert("online_retail_rules_ms".to_owned(), (begun.elapsed().as_millis() as u64).into());
}

async fn measure(errand: &mut Errand, figures: &mut Map<String, Value>) {
    let page = errand.open("#/").await;
    let file = orders(errand.folder().join("orders.csv"));
    figures.insert("import".to_owned(), import(&page, &file).await);
    let profile = errand.folder().join("profile");
    let after_import = memory(&profile);

    errand.restart().await;
    let page = errand.open("#/customers").await;
    figures.insert("cold_start".to_owned(), start(&page).await);
    page.reload().await;
    figures.insert("warm_start".to_owned(), start(&page).await);
    let at_start = memory(&profile);

    figures.insert("in_use".to_owned(), use_list(&page).await);
    figures.insert("single_save".to_owned(), single_save(&page).await);
    figures.insert("grading".to_owned(), grading(&page).await);
    figures.insert("studio_preview".to_owned(), studio(&page).await);
    figures.insert("forecast".to_owned(), forecast(&page).await);
    figures.insert("memory_mb".to_owned(), json!({ "after_import": after_import, "at_start": at_start, "at_end": memory(&profile) }));
}

/// A million orders of a hundred thousand customers over two years, a few of whom buy much. Each comes and goes at a time of their own,
/// some soon and some never, as lifetime models suppose.
fn orders(path: PathBuf) -> PathBuf {
    let mut state = 1_u64;
    let mut random = |below: u64| {
        // Knuth's MMIX generator: good enough to scatter orders.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    // Two years of 28 days a month: the first half of them to come in, and however long to stay.
    let stays: Vec<(u64, u64)> = (0..N_CUSTOMERS)
        .map(|_| {
            let from = random(336);
            (from, (from + random(672) * random(672) * random(672) / (200 * 672)).min(671))
        })
        .collect();
    let mut text = String::from("customer_id,date,amount\n");
    for order in 0..N_PURCHASES {
        let spread = u64::from(N_CUSTOMERS);
        let customer = if order < N_CUSTOMERS { u64::from(order) } else { random(spread) * random(spread) / spread };
        let (from, until) = stays[customer as usize];
        let day = from + random(until - from + 1);
        let (month, day, cents) = (day / 28, day % 28 + 1, random(20_000) + 100);
        let (year, month) = (2024 + month / 12, month % 12 + 1);
        let _ = writeln!(text, "C{customer:06},{year}-{month:02}-{day:02},{}.{:02}", cents / 100, cents % 100);
    }
    std::fs::write(&path, text).expect("the errand's folder can be written");
    path
}

/// From choosing the file until it is checked, and from saving until it is saved.
async fn import(page: &Page, file: &Path) -> Value {
    let page = page.patiently(MINUTES);
    let begun = Instant::now();
    page.choose_file("input[type=file]", file).await;
    page.finds("[data-action=check-import]").await;
    let read = begun.elapsed();
    page.click("[data-action=check-import]").await;
    page.until("the dry run is counted", "document.querySelector('[data-action=run-import]:not([disabled])')", Value::Null).await;
    let checked = begun.elapsed() - read;
    let saving = Instant::now();
    page.click("[data-action=run-import]").await;
    page.finds("[data-step=done]").await;
    json!({
        "read_ms": read.as_millis() as u64,
        "check_ms": checked.as_millis() as u64,
        "save_ms": saving.elapsed().as_millis() as u64,
        "longest_task_ms": longest_task(&page).await,
    })
}

/// From opening the page to the first row of the list.
async fn start(page: &Page) -> Value {
    let listed = "document.querySelector(\"tbody a[href^='#/customers/']\") && { ms: performance.now() }";
    let seen = page.patiently(MINUTES).until("a customer is listed", listed, Value::Null).await;
    json!({ "first_row_ms": rounded(&seen["ms"]), "longest_task_ms": longest_task(page).await })
}

/// Typing into the search and scrolling through the list, each until the answer is drawn.
async fn use_list(page: &Page) -> Value {
    let mut keystrokes = Vec::new();
    // Each finds other customers than the one before, or there would be nothing to see.
    for search in ["9", "91", "912", "9123", ""] {
        keystrokes.push(until_drawn(page, KEYSTROKE, json!(search)).await);
    }
    let mut windows = Vec::new();
    for share in 1..=10 {
        windows.push(until_drawn(page, SCROLL, json!(f64::from(share) / 10.0)).await);
    }
    json!({ "search_keystroke": waited(keystrokes), "list_window": waited(windows), "longest_task_ms": longest_task(page).await })
}

/// From asking for the grading page until its figures are seen: everyone's layers, grid, curve and months.
async fn grading(page: &Page) -> Value {
    let page = page.patiently(MINUTES);
    let begun = Instant::now();
    page.go("#/grading/pyramid").await;
    page.finds("main svg").await;
    json!({ "ms": begun.elapsed().as_millis() as u64, "longest_task_ms": longest_task(&page).await })
}

/// From pressing Enter in the form of a new customer until it is stored and other tabs are told, until the form goes, and until that is seen.
async fn single_save(page: &Page) -> Value {
    let (mut stored, mut waits) = (Vec::new(), Vec::new());
    for n in 0..5 {
        page.go("#/customers").await;
        page.click("[data-key=c]").await;
        page.fill("dialog[open] input", &format!("Saved {n}")).await;
        let saved = r#"new Promise((resolve) => {
          const dialog = document.querySelector("dialog[open]");
          const begun = performance.now();
          let [stored_ms, answered_ms] = [null, null];
          const tabs = new BroadcastChannel("crema");
          tabs.onmessage = () => { stored_ms ??= performance.now() - begun; };
          new MutationObserver(() => { answered_ms ??= dialog.open ? null : performance.now() - begun; }).observe(dialog, { attributes: true });
          dialog.querySelector("form").requestSubmit();
          const look = () => {
            if (dialog.open || stored_ms === null) return requestAnimationFrame(look);
            tabs.close();
            resolve({ ms: performance.now() - begun, answered_ms, stored_ms });
          };
          requestAnimationFrame(look);
        })"#;
        let seen = page.patiently(MINUTES).until("the customer is saved", saved, Value::Null).await;
        stored.push(seen["stored_ms"].as_f64().unwrap_or(f64::NAN));
        waits.push(Wait::of(&seen));
    }
    let mut figures = waited(waits);
    figures["stored"] = summary(stored);
    figures
}

/// In the studio of a scheme of weighted indicators: from moving the border of a quota until the preview has followed.
async fn studio(page: &Page) -> Value {
    let page = page.patiently(MINUTES);
    page.go("#/schemes").await;
    page.click("[data-template=abcd] [data-action=use-template]").await;
    page.click(".scheme-card:last-child h2 a").await;
    page.finds("[data-moves]").await;
    let mut durations = Vec::new();
    for key in ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight", "ArrowRight"] {
        let moved = r#"new Promise((resolve) => {
          const shown = () => (document.querySelector(".studio-side, .studio-preview, aside") ?? document.querySelector("main")).textContent;
          const [before, begun] = [shown(), performance.now()];
          const border = document.querySelector(".split-border");
          border.focus();
          border.dispatchEvent(new KeyboardEvent("keydown", { key: args, bubbles: true }));
          const look = () => shown() !== before ? resolve({ ms: performance.now() - begun }) : performance.now() - begun > 20000 ? resolve({ ms: 20000 }) : requestAnimationFrame(look);
          requestAnimationFrame(look);
        })"#;
        durations.push(page.until("the preview has followed", moved, json!(key)).await["ms"].as_f64().unwrap_or_default());
    }
    let mut figures = summary(durations);
    figures["longest_task_ms"] = longest_task(&page).await;
    // Nobody leaves a draft without saying what becomes of it.
    page.click("[data-action=discard-draft]").await;
    figures
}

/// From asking for the forecast until it is shown: three fits (all, the first half, last quarter's state) and everyone's forecast.
async fn forecast(page: &Page) -> Value {
    let page = page.patiently(MINUTES);
    let mut all = Map::new();
    for model in ["pareto_nbd", "bg_nbd", "mbg_nbd"] {
        let begun = Instant::now();
        page.go(&format!("#/value/forecast?model={model}")).await;
        let settled = "document.querySelector('[data-state=forecast], main .empty')?.className";
        let seen = page.until("there is a forecast, or a reason why not", settled, Value::Null).await;
        let is_fitted = seen.as_str().is_some_and(|class| !class.contains("empty"));
        all.insert(model.to_owned(), json!({ "ms": begun.elapsed().as_millis() as u64, "is_fitted": is_fitted }));
    }
    all.insert("longest_task_ms".to_owned(), longest_task(&page).await);
    Value::Object(all)
}

/// How long something took that the page was asked for.
struct Wait {
    /// From the browser telling the page until what the page shows has changed: what is up to Crema.
    answered_ms: f64,
    /// From asking until that is drawn, with the browser's own two waits for its next frame.
    seen_ms: f64,
}

impl Wait {
    fn of(seen: &Value) -> Self {
        let ms = |name: &str| seen[name].as_f64().unwrap_or(f64::NAN);
        Self { answered_ms: ms("answered_ms"), seen_ms: ms("ms") }
    }
}

fn waited(waits: Vec<Wait>) -> Value {
    let (answered, seen) = waits.into_iter().map(|wait| (wait.answered_ms, wait.seen_ms)).unzip();
    json!({ "answered": summary(answered), "seen": summary(seen) })
}

/// Does something, and answers how long it took until the list showed other rows. `textContent`, as looking must cost nothing: `innerText` has
/// the browser lay out the page anew.
async fn until_drawn(page: &Page, act: &str, what: Value) -> Wait {
    let script = format!(
        r#"new Promise((resolve) => {{
          const grid = document.querySelector("[role=grid]");
          const rows = () => grid.textContent + document.querySelector(".footbar")?.textContent;
          const before = rows();
          const begun = performance.now();
          let [told, answered_ms] = [null, null];
          for (const event of ["input", "scroll"]) addEventListener(event, () => {{ told ??= performance.now(); }}, {{ once: true, capture: true }});
          const watcher = new MutationObserver(() => {{ if (answered_ms === null && rows() !== before) answered_ms = performance.now() - told; }});
          watcher.observe(document.querySelector("main"), {{ childList: true, characterData: true, subtree: true }});
          const look = () => {{
            const ms = performance.now() - begun;
            if (rows() === before && ms < 20000) return requestAnimationFrame(look);
            watcher.disconnect();
            resolve({{ ms, answered_ms }});
          }};
          ({act})(args);
          requestAnimationFrame(look);
        }})"#
    );
    Wait::of(&page.patiently(MINUTES).until("other rows are drawn", &script, what).await)
}

const KEYSTROKE: &str = r#"(search) => {
  const field = document.querySelector("input[type=search]");
  field.value = search;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"#;

const SCROLL: &str = r#"(share) => {
  const list = document.querySelector(".table-scroll");
  list.scrollTop = (list.scrollHeight - list.clientHeight) * share;
}"#;

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

/// Megabytes of the profile's largest page. `engine`: what the engine holds, which is the longest stretch that is written to, as its memory is
/// one and never shrinks. `process`: the most that page, engine and Chromium's own program held in memory together. Only Linux says so.
fn memory(profile: &Path) -> Value {
    let mark = format!("--user-data-dir={}", profile.display());
    let words = |process: u32| std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    // A child writes its command line anew, with spaces.
    let says = |process: u32, word: &str| words(process).split(|byte| [0, b' '].contains(byte)).any(|own| own == word.as_bytes());
    let parent = |process: u32| sizes_in(process, "status", "PPid:").next();
    // Only the browser itself is told of its profile: pages are children of its children.
    let parents = |process: u32| std::iter::successors(Some(process), |process| parent(*process)).take_while(|process| *process > 1);
    let all =
        std::fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let pages = all.filter(|process| says(*process, "--type=renderer") && parents(*process).any(|process| says(process, &mark)));
    let most_kb = |process: u32| sizes_in(process, "status", "VmHWM:").max();
    let Some((process_kb, process)) = pages.filter_map(|process| Some((most_kb(process)?, process))).max() else { return Value::Null };
    let engine_kb = sizes_in(process, "smaps", "Anonymous:").max().unwrap_or_default();
    let megabytes = |kb: u32| tenths(f64::from(kb) * 1.024 / 1000.0);
    json!({ "engine": megabytes(engine_kb), "process": megabytes(process_kb) })
}

/// The numbers of a process's lines that begin so.
fn sizes_in(process: u32, file: &str, key: &str) -> impl Iterator<Item = u32> {
    let text = std::fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let number = |line: &str| line.strip_prefix(key)?.split_whitespace().next()?.parse().ok();
    text.lines().filter_map(number).collect::<Vec<u32>>().into_iter()
}

fn rounded(value: &Value) -> Value {
    value.as_f64().map_or(Value::Null, |number| tenths(number).into())
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
