//! Somebody who works in Crema in one way only: by the keyboard at a desk, or with a finger on a phone. The same errand is done in both.
//!
//! What has words on the page is meant by its words. Not here: any errand.

use browser::{Aim, Errand, Page};
use serde_json::{Value, json};
use std::path::Path;

/// How somebody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By keyboard alone, 1280 px wide.
    Keyboard,
    /// By touch alone, 390 px wide.
    Finger,
}

/// A page of the navigation: its address, and the letter that goes there after `g`.
#[derive(Clone, Copy)]
pub struct Place(pub &'static str, pub &'static str);

pub const TODAY: Place = Place("#/today", "t");
pub const CUSTOMERS: Place = Place("#/customers", "c");
pub const PIPELINE: Place = Place("#/pipeline", "f");
pub const TASKS: Place = Place("#/tasks", "k");
pub const TEAM: Place = Place("#/team", "m");
pub const IMPORT: Place = Place("#/import", "i");
pub const DUPLICATES: Place = Place("#/duplicates", "u");
pub const CHANGES: Place = Place("#/changes", "h");

/// Somebody, and the page before them.
pub struct Person {
    page: Page,
    pub way: Way,
}

impl std::ops::Deref for Person {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Person {
    /// Opens Crema for the first time.
    pub async fn arrives(errand: &Errand, way: Way) -> Self {
        let page = errand.open("#/").await;
        match way {
            Way::Keyboard => page.resize(1280, 900).await,
            Way::Finger => page.becomes_a_phone(390, 844).await,
        }
        // What appears with motion cannot be pressed before it rests.
        page.without_motion().await;
        Self { page, way }
    }

    /// Presses a button or a link, or ticks a box.
    pub async fn presses(&self, aim: Aim<'_>) {
        if self.way == Way::Finger {
            return self.tap(aim).await;
        }
        self.walk_to(aim).await;
        let is_box = self.run("return document.activeElement.tagName === 'INPUT'", Value::Null).await;
        self.press(if is_box == true { "Space" } else { "Enter" }).await;
    }

    /// The same, by the words on it.
    pub async fn presses_called(&self, name: &str) {
        self.presses(Aim::Called(name)).await;
    }

    /// Writes into the field with this label, in place of what stands there.
    pub async fn writes(&self, label: &str, text: &str) {
        self.writes_at(Aim::Field(label), text).await;
    }

    /// The same, for a field that is not meant by its label.
    pub async fn writes_at(&self, field: Aim<'_>, text: &str) {
        if self.way == Way::Finger {
            return self.tap_in(field, text).await;
        }
        self.walk_to(field).await;
        self.press("Control+a Delete").await;
        self.type_text(text).await;
    }

    /// Writes a day, such as 2026-11-22, into the field with this label.
    pub async fn writes_day(&self, label: &str, day: &str) {
        if self.way == Way::Finger {
            return self.pick(Aim::Field(label), day).await;
        }
        self.walk_to(Aim::Field(label)).await;
        // As the browser of an errand has its fields for days: month, day, year.
        let parts: Vec<&str> = day.split('-').collect();
        let keys: Vec<String> = [parts[1], parts[2], parts[0]].concat().chars().map(String::from).collect();
        self.press(&keys.join(" ")).await;
    }

    /// Chooses from the list with this label.
    pub async fn chooses(&self, label: &str, choice: &str) {
        if self.way == Way::Finger {
            return self.pick(Aim::Field(label), choice).await;
        }
        self.walk_to(Aim::Field(label)).await;
        self.arrow_to(choice).await;
    }

    /// Chooses one of a few that stand side by side below this heading.
    pub async fn chooses_among(&self, group: &str, choice: &str) {
        if self.way == Way::Finger {
            return self.tap(Aim::Called(choice)).await;
        }
        self.walk_to(Aim::Css(&format!("[role=radiogroup][aria-label='{group}'] input:checked"))).await;
        self.arrow_to(choice).await;
    }

    /// Presses a button that opens a menu, then what stands in it.
    pub async fn presses_in_menu(&self, menu: Aim<'_>, item: &str) {
        self.presses(menu).await;
        self.finds(".menu:popover-open").await;
        self.presses_called(item).await;
    }

    /// Goes to a page, unless that is where one is.
    pub async fn goes_to(&self, place: Place) {
        let Place(address, letter) = place;
        if self.run("return location.hash.startsWith(arguments[0])", json!(address)).await == true {
            return;
        }
        match self.way {
            Way::Keyboard => {
                // In a field a letter is a letter.
                if self.run("return document.activeElement.matches('input, select, textarea')", Value::Null).await == true {
                    self.press("Shift+Tab").await;
                }
                self.press(&format!("g {letter}")).await;
            }
            Way::Finger => {
                let in_bar = format!(".bottombar [href^='{address}']");
                if self.run("return !document.querySelector(arguments[0])", json!(in_bar)).await == true {
                    self.tap(Aim::Css(".bottombar > :last-child")).await;
                    self.tap(Aim::Css(&format!(".places [href^='{address}']"))).await;
                } else {
                    self.tap(Aim::Css(&in_bar)).await;
                }
            }
        }
        self.is_at(address).await;
    }

    /// Waits until a page is up; then its heading has the focus, and is what a screen reader reads.
    pub async fn is_at(&self, address: &str) {
        let is_up = "location.hash.startsWith(args) && document.querySelector('main h1') && !document.querySelector('[data-arriving]')";
        self.until(&format!("{address} is up"), is_up, json!(address)).await;
        if self.way == Way::Keyboard {
            self.has_focus(Aim::Css("main h1")).await;
        }
    }

    /// Searches everything for a customer, who is the only one found, and opens their page.
    pub async fn finds_customer(&self, words: &str, name: &str) {
        self.searches(words).await;
        self.presses_found(name).await;
        self.is_at("#/customers/").await;
        self.until("their page is up", "document.querySelector('main h1').innerText === args", json!(name)).await;
    }

    async fn searches(&self, words: &str) {
        let field = Aim::Css("[role=combobox]");
        match self.way {
            Way::Keyboard => {
                self.press("Control+k").await;
                self.has_focus(field).await;
                self.type_text(words).await;
            }
            Way::Finger => {
                self.tap(Aim::Css(".bottombar [aria-haspopup=dialog]")).await;
                self.tap_in(field, words).await;
            }
        }
    }

    /// Waits until the search has found this and nothing else, and chooses it.
    async fn presses_found(&self, name: &str) {
        let is_found = "(all => all.length === 1 && all[0].innerText.includes(args))([...document.querySelectorAll('[role=option]')])";
        self.until(&format!("{name} is found, and nothing else"), is_found, json!(name)).await;
        match self.way {
            Way::Keyboard => self.press("Enter").await,
            Way::Finger => self.tap(Aim::Css("[role=option]")).await,
        }
    }

    /// Takes the last change back: by its keys, or by the button beside what was just said.
    pub async fn takes_back(&self) {
        match self.way {
            Way::Keyboard => self.press("Control+z").await,
            Way::Finger => self.tap(Aim::Css(".toast:last-of-type .button:not(:last-child)")).await,
        }
    }

    /// Does something by the search for everything, where actions are found by their words.
    pub async fn does(&self, action: &str) {
        self.searches(action).await;
        self.presses_found(action).await;
        self.no_longer_finds("dialog[open]").await;
    }

    /// Closes a popup: by its key, or by pressing what opened it once more.
    pub async fn closes_popup(&self, opener: Aim<'_>) {
        match self.way {
            Way::Keyboard => self.press("Escape").await,
            Way::Finger => self.tap(opener).await,
        }
        self.no_longer_finds(".popover:popover-open").await;
    }

    /// Chooses a file, which no hand can do here, checks what is in it, and takes it in.
    pub async fn imports(&self, file: &Path) {
        self.choose_file("input[type=file]", file).await;
        self.presses(Aim::Css("[data-action=check-import]")).await;
        self.finds("[data-step=check]").await;
        self.presses(Aim::Css("[data-action=run-import]:not([disabled])")).await;
        self.finds("[data-step=done]").await;
    }

    /// Today on the device's calendar, as a field has it.
    pub async fn today(&self) -> String {
        let script = "const now = new Date(); return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10)";
        self.run(script, Value::Null).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the first thing that fits says all of this.
    pub async fn reads(&self, css: &str, parts: &[&str]) {
        let expression = "((e) => e && args.parts.every((part) => e.innerText.replaceAll('\\u00a0', ' ').includes(part)))([...document.querySelectorAll(args.css)].find(visible))";
        self.until(&format!("`{css}` says {parts:?}"), expression, json!({ "css": css, "parts": parts })).await;
    }
}
