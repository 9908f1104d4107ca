//! Waiting for something to be so, in the page itself: it is looked at with every frame, not every so often.

/// Wraps a JavaScript expression over `args` (and `visible`, `text`) into a script that answers once the expression is true,
/// or is a promise of something true.
///
/// The answer is `{ found }` with the value, or `{ seen }` with what the page showed when patience ran out.
pub(crate) fn script(expression: &str) -> String {
    FRAME.replace("EXPRESSION", expression)
}

/// Written out rather than evaluated, because the page's policy forbids evaluating text.
const FRAME: &str = r#"
const [args, limit, done] = arguments;
const visible = (element) => element.checkVisibility({ visibilityProperty: true });
const text = () => document.body.innerText.replaceAll("\u00a0", " ");
const holds = () => (EXPRESSION);
let trouble = "";
let timer = 0;
let interval = 0;
let isOver = false;
let isLooking = false;
function end(answer) {
  isOver = true;
  clearTimeout(timer);
  clearInterval(interval);
  done(answer);
}
async function look() {
  if (isOver || isLooking) return;
  isLooking = true;
  try {
    const found = await holds();
    if (found) end({ found });
  } catch (error) {
    trouble = ` (${error})`;
  }
  isLooking = false;
}
function frame() {
  look();
  if (!isOver) requestAnimationFrame(frame);
}
timer = setTimeout(() => {
  const shown = text();
  end({ seen: `${location.hash || location.pathname} "${document.title}"${trouble}:\n${shown.length > 1500 ? shown.slice(0, 1500) + " ..." : shown}` });
}, limit);
// Frames stop in a window that is not seen.
interval = setInterval(look, 100);
frame();
"#;
