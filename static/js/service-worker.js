// Keeps the site for use without a network. script/site/build.mjs puts two constants before it and writes it as sw.js: VERSION, a
// hash of everything that is kept, and FILES, the names of the files. It answers for this site's own files only; whatever else
// is asked for goes its way as if this were not there. A new version waits until no page of the old one is open, or is told to start.

const PREFIX = "taskdef-playground:";
const CACHE = PREFIX + VERSION;
/** Pages of rules and examples, all in one file. */
const PAGES = "offline.json";

const address = (path) => new URL(path, registration.scope).href;

async function keep() {
  const cache = await caches.open(CACHE);
  // Asked for anew: files without a hash in their name may be in the browser's own cache still.
  await cache.addAll(FILES.map((path) => new Request(address(path), { cache: "no-cache" })));
  const pages = await (await fetch(address(PAGES), { cache: "no-cache" })).json();
  const put = ([path, text]) => cache.put(address(path), new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } }));
  await Promise.all(Object.entries(pages).map(put));
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  // Kept as "" only: some hosts send who asks for index.html there.
  const url = request.url.replace(/\/index\.html(?=[?#]|$)/, "/");
  return (await cache.match(url, { ignoreSearch: true })) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
addEventListener("message", ({ data }) => {
  if (data === "start") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
