// What every browser test needs: the built app on a server, a browser, and a page that remembers its problems.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../../../scripts/static.mjs";

export const DIST = resolve(import.meta.dirname, "../../../dist");

// How many times slower than it is the machine shall be for the pages, so that what is read too early is found.
const SLOWDOWN = Number(process.env.E2E_SLOWDOWN ?? 1);

// What Playwright says when the page registers its worker.
const NO_WORKER = "Service Worker registration blocked by Playwright";

/** Serves dist/ from a sub-folder, as a static host would. Resolves to `{ url, close }`. */
export async function serveDist({ prefix = "/phong/cai-cach/" } = {}) {
  if (!existsSync(resolve(DIST, "index.html"))) throw new Error("dist/ is not built; run scripts/build.sh");
  return serve({ root: DIST, prefix });
}

/** Starts Chromium: Debian's, or the one that CHROMIUM names. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
    ],
  });
}

/**
 * Opens an empty page in a context of its own (own storage).
 *
 * `page.problems` collects what must not happen: console errors and warnings, uncaught errors, violations of the
 * content security policy, failed requests. `page.requested` collects every address asked for. Closing is
 * `page.context().close()`. There is no service worker unless `serviceWorkers: "allow"` asks for it, so that routes and
 * requests are those of the page.
 */
export async function newPage(browser, { width = 1280, height = 800, colorScheme = "light", ...rest } = {}) {
  const size = { viewport: { width, height } };
  const context = await browser.newContext({ ...size, colorScheme, locale: "vi-VN", serviceWorkers: "block", ...rest });
  const problems = [];
  const requested = [];

  await context.exposeBinding("reportViolation", (_, text) => problems.push(text));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.reportViolation(`policy: ${event.violatedDirective} blocked ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on("console", (message) => {
    if (message.text() === NO_WORKER) return;
    if (["error", "warning", "assert"].includes(message.type())) {
      problems.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on("request", (request) => requested.push(request.url()));
  context.on("requestfailed", (request) => {
    // A page that is left breaks off what it was still loading.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    problems.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });

  if (SLOWDOWN > 1) context.on("page", slowDown);
  const page = await context.newPage();
  if (SLOWDOWN > 1) await slowDown(page);
  return Object.assign(page, { problems, requested });
}

/** Makes a page as slow as E2E_SLOWDOWN asks for. One that is closed at once needs nothing. */
async function slowDown(page) {
  try {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  } catch (error) {
    if (!page.isClosed()) throw error;
  }
}

/** Returns the requests of `page` that left this machine; `data:` and `blob:` addresses never do. */
export function requestsOutside(page) {
  return page.requested.filter((url) => {
    const { protocol, hostname } = new URL(url);
    return !["data:", "blob:"].includes(protocol) && hostname !== "127.0.0.1";
  });
}

/** Closes the page as a person does, and gives whether the browser asked. */
export async function asksOnClosing(page) {
  const asked = page.waitForEvent("dialog").then(async (dialog) => {
    await dialog.dismiss();
    return dialog.type() === "beforeunload";
  });
  const closed = page.waitForEvent("close").then(() => false);
  await page.close({ runBeforeUnload: true });
  return Promise.race([asked, closed]);
}

/** Serves dist/, starts a browser and gives a function that runs a test body with a fresh page and closes it. */
export function withApp({ before, after }) {
  const app = {};
  before(async () => {
    app.server = await serveDist();
    app.url = app.server.url;
    app.browser = await launch();
  });
  after(async () => {
    await app.browser?.close();
    await app.server?.close();
  });
  app.page = async (options, body) => {
    const page = await newPage(app.browser, options);
    try {
      await body(page);
    } finally {
      await page.context().close();
    }
  };
  return app;
}
