// Starts Crema: theme and language first, so that nothing flashes; then the program; then keeping it for offline use.
//
// The program can hear from here, as events on `window` (and at any later time as `data-update` on <html>):
//   crema:update-ready   a new version is waiting                                            data-update="ready"
//   crema:updated        another tab has switched to it: reload as soon as nothing is lost   data-update="done"
// and can say `crema:update-now`: the new version takes over and this tab reloads.
//
// The names below are filled in when the app is built (xtask/src/finish).

const PROGRAM = new URL("./__PROGRAM__.js", import.meta.url);
const MODULE = new URL("./__PROGRAM___bg.wasm", import.meta.url);
const KEEP_OFFLINE = "__KEEP_OFFLINE__";

const root = document.documentElement;

/** What the person chose, or null; storage may be blocked altogether. */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function dress() {
  const theme = remembered("crema.theme");
  root.dataset.theme = theme === "light" || theme === "dark" ? theme : "auto";
  const known = ["zh-CN", "en"];
  const spoken = navigator.languages?.find((language) => /^(zh|en)\b/i.test(language)) ?? "en";
  const chosen = remembered("crema.language");
  root.lang = known.includes(chosen) ? chosen : /^zh/i.test(spoken) ? "zh-CN" : "en";
}

async function start() {
  const program = await import(PROGRAM);
  await program.default({ module_or_path: MODULE });
  document.getElementById("cannot-start")?.remove();
}

/** Only if the program has not put up a page of its own. */
function explain(error) {
  const page = document.getElementById("cannot-start");
  if (page === null || [...document.body.children].some((child) => child !== page && !/^(script|noscript|svg)$/i.test(child.tagName))) return;
  document.getElementById("cannot-start-reason").textContent = String(error);
  page.hidden = false;
}

function announce(state, event) {
  root.dataset.update = state;
  window.dispatchEvent(new Event(event));
}

async function keepOffline() {
  const container = navigator.serviceWorker;
  const wasKept = container.controller !== null;
  let isWanted = false;
  // A first visit is taken over silently; later, whoever asked reloads, and the other tabs are told.
  container.addEventListener("controllerchange", () => {
    if (isWanted) location.reload();
    else if (wasKept) announce("done", "crema:updated");
  });

  const registration = await container.register(new URL("./sw.js", import.meta.url), { updateViaCache: "none" });
  const look = () => {
    if (registration.waiting && container.controller) announce("ready", "crema:update-ready");
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  look();
  window.addEventListener("crema:update-now", () => {
    isWanted = true;
    registration.waiting?.postMessage("skip-waiting");
  });

  const { active } = await container.ready;
  active.postMessage("keep-the-rest");
}

dress();
try {
  await start();
} catch (error) {
  explain(error);
  throw error;
}
if (KEEP_OFFLINE && isSecureContext && "serviceWorker" in navigator) {
  // Without it (a private window, a full disk) everything works but for the next start without a network.
  await keepOffline().catch((error) => console.info("Crema is not kept for offline use:", error));
}
