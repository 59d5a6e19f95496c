// Keeps the app in the browser, so that it opens without a network after it was once open (docs/adr/0020-offline.md).
//
// It never changes an answer of the server and knows nothing of anybody's sheets. Whatever goes wrong in here, the
// request goes to the network as if there were no worker. Queries are passed over: on a host of files they name no other.

const { scope } = registration;
// One origin may hold several apps, each in its folder.
const CACHE = `thuocdo ${scope}`;
// Under what the page is kept that was there before the one kept under the folder's own address.
const EARLIER = `${scope}?earlier`;
const PAGE = "index.html";
// What belongs to a build and has no hash in its name: kept with the build's page only, so that they fit together.
const OF_BUILD = ["files.json", "sw.js"];
const HASHED = /[\w-]+-[0-9a-f]{16}\.\w+/g;
// Of the programs beside the first. Who has opened one of them gets the whole app kept: a folder is made of all of it.
const LATER = /^thuocdo-\w+-[0-9a-f]{16}\./;
// How long the network may take before what is kept is given instead. A file is waited for longer: it may have changed.
const PAGE_WAIT_MS = 4_000;
const FILE_WAIT_MS = 15_000;
// A page that opens comes first.
const PAUSE_MS = 3_000;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const namesIn = (page) => [...new Set(page.match(HASHED))];
const isHashed = (path) => namesIn(path)[0] === path;
const isFile = (path) => !OF_BUILD.includes(path) && /\.(json|csv)$/.test(path) && !isHashed(path);
const isHtml = (response) => /html/.test(response.headers.get("Content-Type"));
/** Tells whether a response is what was asked for: no error, no part, no other address, of no other site. */
const isWhole = (response) => response.status === 200 && response.type === "basic" && !response.redirected;

/** Returns an address as a path in the app's folder, that of the page as ""; undefined when it lies elsewhere. */
function pathOf(address) {
  const [whole] = address.split(/[?#]/);
  if (whole.startsWith(scope)) return whole === scope + PAGE ? "" : whole.slice(scope.length);
}

let turn = Promise.resolve();
/** Does one thing after the other; what fails is done again when there is cause the next time. */
const inTurn = (job) => (turn = turn.then(job).catch((error) => console.info(error)));

/** Asks the network for a file of the app. Hosts that answer with a page for what they lack do not deceive it. */
async function fetched(path, options) {
  const response = await fetch(scope + path, options);
  if (isWhole(response) && !isHtml(response)) return response;
  throw new Error(`${path}: ${response.status}`);
}

/** Keeps the files with these names, which hold the hash of their content. */
const keepAll = (cache, names) =>
  Promise.all(
    names.map(async (name) => {
      if (!(await cache.match(scope + name))) await cache.put(scope + name, await fetched(name));
    }),
  );

const keptNames = async (cache, key) => namesIn((await (await cache.match(key))?.text()) ?? "");

/** Keeps those of `names` that are wanted: all of them when another program was opened, of this build or that `before`. */
async function keepWanted(cache, names, before) {
  const opened = await Promise.all(
    [...before, ...names].map((name) => LATER.test(name) && cache.match(scope + name)),
  );
  const isAll = opened.some(Boolean) && !navigator.connection?.saveData;
  await keepAll(cache, names.filter((name) => isAll || !LATER.test(name)));
}

/**
 * Keeps a build: its page last, when all is here that it needs, also of the programs that were opened in the build before. Files
 * go that neither this page nor the one before it names, so that a page that is open still finds its own.
 */
async function keepBuild(response) {
  const page = await response.text();
  const names = namesIn(page);
  if (!page.includes("thuocdo-wasm")) return;
  const cache = await caches.open(CACHE);
  const before = await keptNames(cache, scope);
  await keepWanted(cache, names, before);
  const others = await Promise.all(OF_BUILD.map((path) => fetched(path, { cache: "no-cache" })));
  const list = await others[0].clone().text();
  // A host between two builds; the next visit tries again.
  if (!names.every((name) => list.includes(name))) return;
  const isNew = before.join() !== names.join();
  if (isNew && before.length) await cache.put(EARLIER, await cache.match(scope));
  await Promise.all(OF_BUILD.map((path, i) => cache.put(scope + path, others[i])));
  // Made anew, it has no address of its own, so that it stands for every way of writing that of the page.
  await cache.put(scope, new Response(page, { headers: response.headers }));
  if (!isNew) return;
  const needed = [...names, ...(await keptNames(cache, EARLIER))];
  for (const { url } of await cache.keys()) {
    if (isHashed(pathOf(url)) && !needed.includes(pathOf(url))) await cache.delete(url);
  }
}

/** Keeps the page that the folder's address or, on hosts that give nothing there, its name leads to. */
async function keepPage() {
  for (const path of ["", PAGE]) {
    const response = await fetch(scope + path);
    if (isWhole(response) && isHtml(response)) return keepBuild(response);
  }
  throw new Error("no page");
}

/** Keeps a publication or table as the server has it now; one that it has no more goes. */
async function keepFile(path, response) {
  const cache = await caches.open(CACHE);
  if (response.status === 404 || response.status === 410) await cache.delete(scope + path);
  if (isWhole(response) && !isHtml(response)) await cache.put(scope + path, response);
}

/** Returns a file whose name has its hash: from what is kept, else from the network, and then it is kept. */
async function unchanging(event, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(scope + path);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (isWhole(response) && !isHtml(response)) event.waitUntil(cache.put(scope + path, response.clone()));
  return response;
}

/** Returns what the network says, be it an error; what is kept only when the network says nothing. */
async function newest(event, path, wait) {
  const asked = fetch(event.request).then((response) => {
    const copy = response.clone();
    if (event.request.mode === "navigate") {
      if (isWhole(copy) && isHtml(copy)) event.waitUntil(pause(PAUSE_MS).then(() => inTurn(() => keepBuild(copy))));
    } else if (isFile(path)) event.waitUntil(keepFile(path, copy));
    return response;
  });
  event.waitUntil(asked.catch(() => {}));
  const response = await Promise.race([asked, pause(wait)]).catch(() => {});
  return response ?? (await (await caches.open(CACHE)).match(scope + path)) ?? asked;
}

/** Returns the answer to a request, if it is one of this app's own page; undefined leaves it to the network. */
async function answer(event, path) {
  // A folder below this one may hold an app of its own, whose worker is not there yet.
  const client = event.request.mode !== "navigate" && (await clients.get(event.clientId));
  if (client && pathOf(client.url)) return fetch(event.request);
  return isHashed(path) ? unchanging(event, path) : newest(event, path, path ? FILE_WAIT_MS : PAGE_WAIT_MS);
}

addEventListener("install", (event) => event.waitUntil(keepPage()));

// The page that brought the worker is served by it from now on. One that has another worker keeps it until it is closed.
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === undefined) return;
  const isOurs = request.mode === "navigate" ? !path : !path || OF_BUILD.includes(path) || isFile(path) || isHashed(path);
  if (isOurs) event.respondWith(answer(event, path).catch(() => fetch(request)));
});

/** Keeps what a page loaded before the worker stood, and what is wanted besides, now that the page stands. */
async function keepLoaded(addresses) {
  const cache = await caches.open(CACHE);
  for (const path of addresses.filter(Boolean).map(pathOf)) {
    if (path && isHashed(path)) await keepAll(cache, [path]);
    else if (path && isFile(path) && !(await cache.match(scope + path))) await keepFile(path, await fetch(scope + path));
  }
  await keepWanted(cache, await keptNames(cache, scope), []);
}

// Sent by boot.js.
addEventListener("message", (event) => event.waitUntil(inTurn(() => keepLoaded(event.data))));
