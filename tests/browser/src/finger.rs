//! The page of a phone, and a finger on it: real touches, which meet whatever lies on top where they go down.
//!
//! A finger needs room. Whatever it presses has to be 40 px in both directions, or the errand fails.

use crate::aim::{AIMING, Aim};
use crate::page::Page;
use serde_json::{Value, json};

impl Page {
    /// Makes the page that of a phone of this size, in CSS pixels: no mouse, no keyboard, a touch screen.
    pub async fn becomes_a_phone(&self, width: u32, height: u32) {
        self.debug(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true }),
        )
        .await;
        self.debug("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 })).await;
    }

    /// Presses something with a finger, after scrolling to it.
    pub async fn tap(&self, aim: Aim<'_>) {
        let at = self.reached(aim).await;
        let small = at["small"].as_str();
        assert!(small.is_none(), "a finger needs 40 px for {aim}: {}", small.unwrap_or_default());
        self.touch("touchStart", Some((&at["x"], &at["y"]))).await;
        self.touch("touchEnd", None).await;
    }

    /// Writes into a field as the keyboard on a phone's screen does, in place of what stands there.
    pub async fn tap_in(&self, aim: Aim<'_>, text: &str) {
        self.tap(aim).await;
        let is_begun = "((element) => document.activeElement === element && (element.select(), true))(aimed(args))";
        self.until_aimed(&format!("{aim} is written into"), is_begun, aim).await;
        self.debug("Input.insertText", json!({ "text": text })).await;
    }

    /// Chooses a value as the picker of a phone does that comes up over a list, a date or a time.
    pub async fn pick(&self, aim: Aim<'_>, value: &str) {
        let at = self.reached(aim).await;
        let small = at["small"].as_str();
        assert!(small.is_none(), "a finger needs 40 px for {aim}: {}", small.unwrap_or_default());
        self.run(&format!("{AIMING} {PICK}"), json!({ "aim": aim.args(), "value": value })).await;
    }

    /// Carries something by a handle to something else, with the finger down all the way.
    pub async fn carry(&self, handle: Aim<'_>, to: Aim<'_>) {
        let from = self.reached(handle).await;
        self.touch("touchStart", Some((&from["x"], &from["y"]))).await;
        let script = format!(
            "{AIMING} const box = aimed(arguments[0]).getBoundingClientRect(); return {{ x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) }}"
        );
        let to = self.run(&script, to.args()).await;
        for share in [0.25, 0.5, 0.75, 1.0] {
            let between = |axis: &str| json!(from[axis].as_f64().zip(to[axis].as_f64()).map(|(from, to)| from + (to - from) * share));
            self.touch("touchMove", Some((&between("x"), &between("y")))).await;
        }
        self.until("the finger rests", RESTED, Value::Null).await;
        self.touch("touchMove", Some((&to["x"], &to["y"]))).await;
        self.touch("touchEnd", None).await;
    }

    /// Waits until a finger can come to something, and tells where, and whether it is too small.
    async fn reached(&self, aim: Aim<'_>) -> Value {
        self.until_aimed(&format!("a finger comes to {aim}"), REACHED, aim).await
    }

    async fn touch(&self, kind: &str, at: Option<(&Value, &Value)>) {
        let points: Vec<Value> = at.map(|(x, y)| json!({ "x": x, "y": y })).into_iter().collect();
        self.debug("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
    }
}

/// So many frames that a finger which lifts then is not flinging: a browser takes the next tap for what stops a fling, and not for a tap.
const RESTED: &str = r#"new Promise((resolve) => {
  const rest = (n) => n === 0 ? resolve(true) : requestAnimationFrame(() => rest(n - 1));
  rest(8);
})"#;

/// Where the middle is, once it is in sight, at rest and not below something else.
const REACHED: &str = r#"((element) => {
  if (!element) return false;
  const own = target(element);
  const place = () => own.getBoundingClientRect();
  const isIn = (box) => box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  const isHit = (box) => { const hit = document.elementFromPoint(...middle(box)); return !!hit && (own.contains(hit) || hit.closest("label")?.control === element); };
  if (!isIn(place()) || !isHit(place())) own.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const before = place();
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))).then(() => {
    const box = place();
    const [x, y] = middle(box);
    if (box.x !== before.x || box.y !== before.y) return false;
    if (!isHit(box)) throw new Error(`${spoken(document.elementFromPoint(x, y) ?? document.body)} lies over it`);
    const small = Math.min(box.width, box.height) < 39.5 ? `${spoken(own)} is ${box.width} by ${box.height}` : null;
    return { x, y, small };
  });
})(aimed(args))"#;

const PICK: &str = r#"
const field = aimed(arguments[0].aim);
const chosen = [...(field.options ?? [])].find((option) => plain(option.text) === arguments[0].value);
Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, chosen?.value ?? arguments[0].value);
field.dispatchEvent(new Event("input", { bubbles: true }));
field.dispatchEvent(new Event("change", { bubbles: true }));
"#;
