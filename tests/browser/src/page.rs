//! One window of the browser, and what a person does in it.

use crate::aim::{AIMING, Aim};
use crate::chromium::Chromium;
use crate::{PATIENCE, keys, waiting};
use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The key under which WebDriver passes elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window with the app in it. Every verb first waits until it can be done.
#[derive(Clone)]
pub struct Page {
    chromium: Rc<Chromium>,
    window: WindowHandle,
    address: String,
    patience: Duration,
}

impl Page {
    pub(crate) fn new(chromium: Rc<Chromium>, window: WindowHandle, address: String) -> Self {
        Self { chromium, window, address, patience: PATIENCE }
    }

    /// The same page for work that may take longer.
    pub fn patiently(&self, seconds: u64) -> Self {
        Self { patience: Duration::from_secs(seconds), ..self.clone() }
    }

    /// Goes to a route (`#/customers`) and waits until the app is up.
    pub async fn go(&self, route: &str) {
        self.visit(route).await;
        self.ready().await;
    }

    /// Goes to a route without waiting for the app.
    pub async fn visit(&self, route: &str) {
        self.chromium.turn_to(&self.window).await;
        let address = format!("{}{route}", self.address);
        self.chromium.client.goto(&address).await.unwrap_or_else(|error| panic!("{address} cannot be opened: {error}"));
    }

    /// Reloads and waits until the app is up.
    pub async fn reload(&self) {
        self.chromium.turn_to(&self.window).await;
        self.chromium.client.refresh().await.unwrap_or_else(|error| panic!("the page cannot be reloaded: {error}"));
        self.ready().await;
    }

    pub(crate) async fn ready(&self) {
        self.until("the app is up", r#"document.documentElement.dataset.ready === "true""#, Value::Null).await;
    }

    /// Waits until a JavaScript expression over `args` is true, and returns its value. `visible(element)` and `text()` (of
    /// the whole page) are at hand.
    pub async fn until(&self, what: &str, expression: &str, args: Value) -> Value {
        let script = waiting::script(expression);
        let end = Instant::now() + self.patience;
        loop {
            self.chromium.turn_to(&self.window).await;
            let left = end.saturating_duration_since(Instant::now());
            let arguments = vec![args.clone(), json!(left.as_millis() as u64)];
            match self.chromium.client.execute_async(&script, arguments).await {
                Ok(answer) if answer.get("found").is_some() => return answer["found"].clone(),
                Ok(answer) => panic!("waited {:?} until {what}, but saw {}", self.patience, answer["seen"].as_str().unwrap_or("nothing")),
                // The page went elsewhere while it was being looked at: look at the next one.
                Err(error) if end > Instant::now() && !is_final(&error.to_string()) => {}
                Err(error) => panic!("waiting until {what}: {error}"),
            }
        }
    }

    /// Waits until an expression over what is meant is true: `aimed(args)` is the element, if there is one.
    pub(crate) async fn until_aimed(&self, what: &str, expression: &str, aim: Aim<'_>) -> Value {
        self.until(what, &format!("(() => {{ {AIMING} return {expression}; }})()"), aim.args()).await
    }

    /// A command of the browser's debugging protocol to this window.
    pub(crate) async fn debug(&self, method: &str, parameters: Value) {
        self.chromium.turn_to(&self.window).await;
        self.chromium.debug(method, parameters).await;
    }

    /// Runs a script at once; `arguments[0]` is `args`, `return` gives the value.
    pub async fn run(&self, script: &str, args: Value) -> Value {
        self.chromium.turn_to(&self.window).await;
        self.chromium.client.execute(script, vec![args]).await.unwrap_or_else(|error| panic!("`{script}`: {error}"))
    }

    /// Waits until the page shows a text.
    pub async fn sees(&self, wanted: &str) {
        self.until(&format!("`{wanted}` is seen"), "text().includes(args)", json!(wanted)).await;
    }

    /// Waits until the page no longer shows a text.
    pub async fn no_longer_sees(&self, unwanted: &str) {
        self.until(&format!("`{unwanted}` is gone"), "!text().includes(args)", json!(unwanted)).await;
    }

    /// Waits until something that fits a CSS selector is seen.
    pub async fn finds(&self, css: &str) {
        self.element(css).await;
    }

    /// Waits until nothing that fits a CSS selector is seen.
    pub async fn no_longer_finds(&self, css: &str) {
        self.until(&format!("`{css}` is gone"), "![...document.querySelectorAll(args)].some(visible)", json!(css)).await;
    }

    /// The text of the first thing that fits, once it is seen.
    pub async fn text_of(&self, css: &str) -> String {
        let expression = "(e => e && { text: e.innerText })([...document.querySelectorAll(args)].find(visible))";
        let found = self.until(&format!("`{css}` is seen"), expression, json!(css)).await;
        found["text"].as_str().unwrap_or_default().to_owned()
    }

    /// Waits until exactly so many things that fit are seen.
    pub async fn counts(&self, css: &str, n_wanted: usize) {
        let expression = "[...document.querySelectorAll(args.css)].filter(visible).length === args.n";
        self.until(&format!("there are {n_wanted} `{css}`"), expression, json!({ "css": css, "n": n_wanted })).await;
    }

    async fn element(&self, css: &str) -> Element {
        let found = self.until(&format!("`{css}` is seen"), SEEN, json!(css)).await;
        self.as_element(&found)
    }

    /// An element by what it says, or what a screen reader says for it.
    async fn element_called(&self, name: &str) -> Element {
        self.in_sight(&format!("something to click called `{name}` is seen"), CALLED, json!(name)).await
    }

    /// Waits for an element and scrolls to it as the focus would: a driver's own scrolling may leave it below what sticks to an edge.
    async fn in_sight(&self, wish: &str, expression: &str, args: Value) -> Element {
        let expression = format!(
            r#"((found) => (found?.scrollIntoView({{ block: "nearest", inline: "nearest", behavior: "instant" }}), found))({expression})"#
        );
        let found = self.until(wish, &expression, args).await;
        self.as_element(&found)
    }

    fn as_element(&self, found: &Value) -> Element {
        let id = found[ELEMENT].as_str().unwrap_or_else(|| panic!("not an element: {found}")).to_owned();
        Element::from_element_id(self.chromium.client.clone(), id.into())
    }

    /// Clicks the first thing that fits.
    pub async fn click(&self, css: &str) {
        let end = Instant::now() + self.patience;
        while let Err(error) = self.in_sight(&format!("`{css}` is seen"), SEEN, json!(css)).await.click().await {
            assert!(end > Instant::now(), "`{css}` cannot be clicked: {error}");
        }
    }

    /// Clicks a button, link, tab or label by its words.
    pub async fn click_called(&self, name: &str) {
        let end = Instant::now() + self.patience;
        while let Err(error) = self.element_called(name).await.click().await {
            assert!(end > Instant::now(), "`{name}` cannot be clicked: {error}");
        }
    }

    /// Replaces what stands in a field by typing.
    pub async fn fill(&self, css: &str, text: &str) {
        self.click(css).await;
        self.press("Control+a Delete").await;
        self.type_text(text).await;
    }

    /// Types into whatever has the focus.
    pub async fn type_text(&self, text: &str) {
        self.chromium.turn_to(&self.window).await;
        let focused = self.chromium.client.active_element().await.unwrap_or_else(|error| panic!("nothing has the focus: {error}"));
        focused.send_keys(text).await.unwrap_or_else(|error| panic!("`{text}` cannot be typed: {error}"));
    }

    /// Presses keys by their names: `Control+k`, `Escape`, or `g c` for one after the other.
    pub async fn press(&self, names: &str) {
        self.chromium.turn_to(&self.window).await;
        self.chromium
            .client
            .perform_actions(keys::strokes(names))
            .await
            .unwrap_or_else(|error| panic!("`{names}` cannot be pressed: {error}"));
    }

    /// Chooses an option of a drop-down list by its value.
    pub async fn choose(&self, css: &str, value: &str) {
        self.element(css)
            .await
            .select_by_value(value)
            .await
            .unwrap_or_else(|error| panic!("`{value}` cannot be chosen in `{css}`: {error}"));
    }

    /// Sets the value of a field that typing fits badly (a date, a slider), and tells the app as the browser would.
    pub async fn set(&self, css: &str, value: &str) {
        self.element(css).await;
        self.run(SET, json!({ "css": css, "value": value })).await;
    }

    /// Chooses a file in a field for files, which is often not seen itself.
    pub async fn choose_file(&self, css: &str, file: &Path) {
        let found = self.until(&format!("`{css}` is there"), "document.querySelector(args)", json!(css)).await;
        let name = file.to_str().unwrap_or_else(|| panic!("{} is not text", file.display()));
        self.as_element(&found).send_keys(name).await.unwrap_or_else(|error| panic!("{name} cannot be chosen: {error}"));
    }

    /// Drops a file on something.
    pub async fn drop_file(&self, css: &str, file: &Path) {
        self.element(css).await;
        self.run(LEND_FIELD, Value::Null).await;
        self.choose_file("#errand-lent-field", file).await;
        self.run(DROP, json!(css)).await;
    }

    /// Gives the page exactly this size, in CSS pixels: windows themselves do not become as narrow as a phone.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.debug("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Waits until the page has nothing more to do: no work announced, no motion, no change for a quarter of a second.
    pub async fn settles(&self) {
        self.until("the page has settled", SETTLED, Value::Null).await;
    }

    /// Has the page believe that its user asked for less motion.
    pub async fn without_motion(&self) {
        self.debug("Emulation.setEmulatedMedia", json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] })).await;
    }

    /// Writes what the window shows as PNG.
    pub async fn picture(&self, file: &Path) {
        self.chromium.turn_to(&self.window).await;
        let picture = self.chromium.client.screenshot().await.unwrap_or_else(|error| panic!("no picture can be taken: {error}"));
        std::fs::write(file, picture).unwrap_or_else(|error| panic!("{} cannot be written: {error}", file.display()));
    }

    /// Closes the window at once; its workers end with it.
    pub async fn close(self) {
        self.chromium.turn_to(&self.window).await;
        self.chromium.client.close_window().await.unwrap_or_else(|error| panic!("the window cannot be closed: {error}"));
        self.chromium.turned_to_none();
    }
}

/// Whether looking again is no use. What a driver says of a page that is just leaving has too many forms to list.
fn is_final(error: &str) -> bool {
    ["SyntaxError", "no such window", "invalid session"].iter().any(|sign| error.contains(sign))
}

/// The first thing that fits.
const SEEN: &str = "[...document.querySelectorAll(args)].find(visible)";

const CALLED: &str = r#"[...document.querySelectorAll("button, a, summary, label, option, input[type=submit], [role=button], [role=tab], [role=menuitem], [role=option], [role=link]")]
  .find((e) => visible(e) && !e.disabled && [e.innerText, e.getAttribute("aria-label"), e.value].some((name) => name?.trim().replace(/\s+/g, " ") === args))"#;

const SETTLED: &str = r#"new Promise((resolve) => {
  let timer = 0;
  const observer = new MutationObserver(wait);
  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      observer.disconnect();
      resolve(!document.querySelector("[aria-busy=true]") && document.getAnimations().every((motion) => motion.playState !== "running"));
    }, 250);
  }
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  wait();
})"#;

const SET: &str = r#"
const { css, value } = arguments[0];
const field = document.querySelector(css);
Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
field.dispatchEvent(new Event("input", { bubbles: true }));
field.dispatchEvent(new Event("change", { bubbles: true }));
"#;

const LEND_FIELD: &str = r#"
const field = document.createElement("input");
field.type = "file";
field.id = "errand-lent-field";
document.body.append(field);
"#;

const DROP: &str = r#"
const field = document.getElementById("errand-lent-field");
const carried = new DataTransfer();
carried.items.add(field.files[0]);
field.remove();
const target = document.querySelector(arguments[0]);
for (const type of ["dragenter", "dragover", "drop"]) {
  target.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
}
"#;
