//! The keyboard alone: where the focus is, and the way from there to something by Tab.
//!
//! Every stop on the way has to be seen to have the focus and to be in sight, and the focus may never get lost; else the errand fails.

use crate::aim::{AIMING, Aim};
use crate::page::Page;
use serde_json::{Value, json};

/// The longest way that somebody would go.
const N_STOPS: usize = 150;

impl Page {
    /// Goes to something by Tab, or by Shift and Tab where it lies behind.
    pub async fn walk_to(&self, aim: Aim<'_>) {
        self.until_aimed(&format!("{aim} is there to be walked to"), "aimed(args)", aim).await;
        self.has_focus_somewhere().await;
        let mut stops: Vec<String> = Vec::new();
        for _ in 0..N_STOPS {
            let stop = self.run(&format!("{AIMING} {STOP}"), aim.args()).await;
            if stop["isThere"] == true {
                assert!(stop["trouble"].is_null(), "{aim} has the focus, but {}", stop["trouble"]);
                return;
            }
            let is_begin = stops.is_empty();
            stops.push(stop["stop"].as_str().unwrap_or_default().to_owned());
            // What grew meanwhile may have pushed the begin away; Tab brings the rest into sight.
            assert!(is_begin || stop["trouble"].is_null(), "on the way to {aim}: {} has the focus, but {}", stop["stop"], stop["trouble"]);
            self.press(if stop["isBehind"] == true { "Shift+Tab" } else { "Tab" }).await;
        }
        panic!("Tab does not lead to {aim}; the way was\n{}", stops.join("\n"));
    }

    /// Waits until something has the focus, be it the heading of a page that was just opened.
    pub async fn has_focus_somewhere(&self) {
        self.until("something has the focus", "document.activeElement && document.activeElement !== document.body", Value::Null).await;
    }

    /// Waits until this has the focus.
    pub async fn has_focus(&self, aim: Aim<'_>) {
        self.until_aimed(&format!("{aim} has the focus"), "aimed(args) && aimed(args) === document.activeElement", aim).await;
    }

    /// Chooses in the list or among the radio buttons that have the focus, by the arrow keys.
    pub async fn arrow_to(&self, choice: &str) {
        for _ in 0..N_STOPS {
            let found = self.run(&format!("{AIMING} {CHOICE}"), json!(choice)).await;
            match found["way"].as_str() {
                Some("there") => return,
                Some(way) => self.press(way).await,
                None => panic!("“{choice}” is none of {}", found["choices"]),
            }
        }
        panic!("the arrow keys do not lead to “{choice}”");
    }
}

/// What has the focus, whether that is the aim or lies behind it, and what is wrong with it.
const STOP: &str = r#"
const wanted = aimed(arguments[0]);
const at = document.activeElement;
if (!wanted) return { isThere: false, stop: "the aim is gone", trouble: null };
const isThere = at === wanted || (wanted.tagName === "LABEL" && wanted.control === at);
const isBehind = !!(at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING);
return { isThere, isBehind, stop: spoken(at), trouble: trouble(at) };
function trouble(at) {
  if (at === document.body || at.matches("h1, main, dialog")) return null;
  // Each part of a day shows it for itself.
  if (at.matches("[type=date], [type=time]")) return null;
  const hasRing = (element) => { const style = getComputedStyle(element); return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"; };
  const shown = [at, at.closest("label"), at.parentElement, at.nextElementSibling].filter(Boolean);
  if (!shown.some(hasRing)) return "does not show it";
  const box = target(at).getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `is out of sight at ${box.x}, ${box.y} of ${innerWidth} by ${innerHeight}`;
  return null;
}
"#;

/// Which arrow leads to a choice of what has the focus.
const CHOICE: &str = r#"
const at = document.activeElement;
const isList = at.tagName === "SELECT";
const all = isList ? [...at.options] : [...document.getElementsByName(at.name)];
const name = (choice) => plain(isList ? choice.text : choice.closest("label")?.innerText);
const here = isList ? at.selectedIndex : all.findIndex((choice) => choice.checked);
const there = all.findIndex((choice) => name(choice) === arguments[0]);
const way = there < 0 ? null : there === here ? "there" : there > here ? "ArrowDown" : "ArrowUp";
return { way, choices: all.map(name) };
"#;
