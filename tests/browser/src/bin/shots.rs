//! A picture of every page, in both languages, both themes, on a desk, a tablet and a phone.
//!
//! `shots [--out DIR]`, or `cargo xtask shots`, which builds the app first. The pictures are for people to look at; nothing
//! is compared. Pages are shown with the demo workspace, but for the welcome page, which is shown before.

use browser::{Page, errand_called};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 2] = ["zh-CN", "en"];
const THEMES: [&str; 2] = ["light", "dark"];
const SIZES: [(u32, u32); 3] = [(1280, 800), (820, 1180), (390, 844)];

/// What a picture is called, and the route that it is of.
const PAGES: [(&str, &str); 41] = [
    ("today", "#/today"),
    ("customers", "#/customers"),
    ("duplicates", "#/duplicates"),
    ("bin", "#/bin"),
    ("likes", "#/likes"),
    ("tasks", "#/tasks"),
    ("calendar", "#/tasks/calendar"),
    ("team", "#/team"),
    ("pool", "#/team/pool"),
    ("due-back", "#/team/due-back"),
    ("hand-overs", "#/team/log"),
    ("pipeline", "#/pipeline"),
    ("pipeline-table", "#/pipeline?view=table"),
    ("pipeline-figures", "#/pipeline?view=figures"),
    ("products", "#/products"),
    ("grading", "#/grading"),
    ("rfm", "#/grading/rfm"),
    ("concentration", "#/grading/concentration"),
    ("rule", "#/grading/rule"),
    ("schemes", "#/schemes"),
    ("disagreements", "#/schemes/compare"),
    ("policies", "#/policies"),
    ("structure", "#/structure"),
    ("reviews", "#/reviews"),
    ("effect", "#/effect"),
    ("value", "#/value"),
    ("forecast", "#/value/forecast"),
    ("groups", "#/value/groups"),
    ("leaving", "#/leaving"),
    ("lifecycle", "#/lifecycle"),
    ("cohorts", "#/lifecycle/cohorts"),
    ("rhythm", "#/lifecycle/rhythm"),
    ("together", "#/together"),
    ("import", "#/import"),
    ("changes", "#/changes"),
    ("settings", "#/settings"),
    ("settings-workspace", "#/settings/workspace"),
    ("settings-fields", "#/settings/fields"),
    ("settings-privacy", "#/settings/privacy"),
    ("settings-data", "#/settings/data"),
    ("not-found", "#/nowhere"),
];

fn main() {
    let folder = out(&std::env::args().skip(1).collect::<Vec<_>>());
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{} cannot be made: {error}", folder.display()));
    errand_called("shots", async |errand| {
        let page = errand.open("#/").await;
        page.without_motion().await;
        for dress in dresses() {
            dress.put_on(&page).await;
            take(&page, &folder, "welcome", dress).await;
        }
        page.click("[data-action=demo]").await;
        page.go("#/customers").await;
        let customer = page.until("a customer is listed", FIRST_CUSTOMER, Value::Null).await;
        let customer = customer.as_str().unwrap_or_default().to_owned();
        page.go("#/schemes").await;
        let scheme = page.until("a scheme is listed", FIRST_SCHEME, Value::Null).await;
        let scheme = scheme.as_str().unwrap_or_default().to_owned();
        let runs = format!("{scheme}/runs");
        for dress in dresses() {
            dress.put_on(&page).await;
            for (name, route) in
                PAGES.into_iter().chain([("customer", customer.as_str()), ("studio", scheme.as_str()), ("runs", runs.as_str())])
            {
                page.go(route).await;
                take(&page, &folder, name, dress).await;
            }
        }
    });
    println!("{}", folder.display());
}

const FIRST_CUSTOMER: &str = r##"document.querySelector("a[href^='#/customers/']")?.getAttribute("href")"##;

const FIRST_SCHEME: &str =
    r##"document.querySelector(".scheme-card a[href^='#/schemes/']")?.getAttribute("href").match(/^#.schemes.[^/]+/)[0]"##;

/// How the app is dressed for a picture.
#[derive(Clone, Copy)]
struct Dress {
    language: &'static str,
    theme: &'static str,
}

fn dresses() -> impl Iterator<Item = Dress> {
    LANGUAGES.into_iter().flat_map(|language| THEMES.into_iter().map(move |theme| Dress { language, theme }))
}

impl Dress {
    /// As if the person had chosen it before: both are remembered outside the workspace.
    async fn put_on(self, page: &Page) {
        let script =
            r#"localStorage.setItem("crema.language", arguments[0].language); localStorage.setItem("crema.theme", arguments[0].theme)"#;
        page.run(script, json!({ "language": self.language, "theme": self.theme })).await;
        page.reload().await;
    }
}

async fn take(page: &Page, folder: &Path, name: &str, dress: Dress) {
    for (width, height) in SIZES {
        page.resize(width, height).await;
        page.settles().await;
        page.picture(&folder.join(format!("{name}-{}-{}-{width}.png", dress.language, dress.theme))).await;
    }
}

fn out(arguments: &[String]) -> PathBuf {
    match arguments {
        [] => xtask::places::root().join(".shots"),
        [flag, folder] if flag == "--out" => PathBuf::from(folder),
        _ => panic!("the pictures take one option, --out DIR"),
    }
}
