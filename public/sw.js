// Keeps Crema for use without a network: every file of one build, and only of that build.
//
// A new version installs beside the running one and waits until the page says so; nothing is ever served from a mixture.
// It knows the program's files and nothing of anyone's data. The names are filled in when the app is built (xtask/src/finish);
// a development build lists none, and so clears away what an earlier build kept.

const VERSION = "__VERSION__";
/** Needed to start. */
const FIRST = ["__FIRST__"];
/** Needed by few: kept once the page is up, or when first asked for. */
const LATER = ["__LATER__"];

const HOME = new URL("./", self.location).href;
// Other copies of Crema may live in other directories of the same host.
const OURS = `crema ${HOME} `;
const CACHE = OURS + VERSION;

const address = (name) => new URL(name, HOME).href;
const laterAddresses = new Set(LATER.map(address));

/** Past the browser's own cache: file names do not tell every build from another. */
const fresh = (name) => new Request(address(name), { cache: "reload" });

async function keepFirst() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FIRST.map(fresh));
}

async function keepLater() {
  const cache = await caches.open(CACHE);
  for (const name of LATER) {
    if (!(await cache.match(address(name)))) await cache.add(fresh(name));
  }
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const wanted = new URL(request.url);
  wanted.search = "";
  wanted.hash = "";
  if (wanted.href === `${HOME}index.html`) wanted.href = HOME;
  const kept = await cache.match(wanted.href);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && laterAddresses.has(wanted.href)) await cache.put(wanted.href, response.clone());
  return response;
}

self.addEventListener("install", (event) => {
  event.waitUntil(keepFirst());
  if (FIRST.length === 0) self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(HOME)) event.respondWith(answer(event.request));
});

self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
  // Without a network it is tried again at the next visit.
  if (event.data === "keep-the-rest") event.waitUntil(keepLater().catch(() => undefined));
});
