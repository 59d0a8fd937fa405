// What every browser test stands on: one server, one Chromium, and a fresh, watched page for each spec.
//
// A spec is a call of `spec(name, options?, body)` in a file NAME.spec.mjs. The body gets a page that has not been opened
// yet (so that routes can be set first) in a browser that keeps nothing of the spec before, and everything that the page does is recorded. After the body, a spec fails for
// every error on the console, every breach of the content policy and every request to another origin, unless it says
// `problems: "expected"`.

import { mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { startServer } from "../../script/server.mjs";
import { PATIENCE } from "./app-page.mjs";

const modules = process.env.TASKDEF_NODE_MODULES;
if (!modules) throw new Error("run the browser tests with: script/test e2e");
const require = createRequire(pathToFileURL(`${modules}/`));
const { chromium } = require("playwright-core");

const OUT = "tests/e2e/out";
// Not the root, so that an absolute address in the page is found out.
const PREFIX = "/some/folder/";
const ORIGIN_RULE = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/** All specs, in the order in which they were imported. */
export const specs = [];

let server;
let browser;

/** Starts what all specs share. */
export async function startAll() {
  server = await startServer({ folder: "dist", prefix: PREFIX });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // The pages of a context share what is compiled.
      "--process-per-site",
      // A page that a route answers counts as one from outside, and could then not ask this machine whatever its policy.
      "--disable-features=LocalNetworkAccessChecks",
      // Whatever a page or the browser itself asks for, nothing leaves this machine.
      `--host-resolver-rules=${ORIGIN_RULE}`,
    ],
  });
}

export async function stopAll() {
  await browser?.close();
  await server?.stop();
}

/**
 * Declares a spec. `options` are those of a Playwright browser context (viewport, colorScheme, javaScriptEnabled, …) and
 * `problems: "expected"` for a spec that provokes them. The body gets:
 * - `page`: Playwright's page, `context`: its context;
 * - `open(path = "")`: goes to that path of the site and waits until the app has started;
 * - `loaded()`: waits until everything is there that the page loads of itself;
 * - `visit(path = "")`: goes there and does not wait for the app;
 * - `base`: the address of the site;
 * - `requests`: addresses asked for so far, relative to `base` where they are inside it;
 * - `problems`: what went wrong so far, as text;
 * - `axe()`: the violations that axe-core finds in the page as it is.
 */
export function spec(name, options, body) {
  if (typeof options === "function") return spec(name, {}, options);
  specs.push({ name, run: () => runSpec(name, options, body) });
}

/** Options that a page takes too, so that they need no context of their own. */
const OF_PAGE = ["viewport", "colorScheme", "forcedColors", "reducedMotion", "contrast", "permissions"];

async function runSpec(name, { problems: expectation, ...options }, body) {
  // The specs use one context after the other, and find it empty; one with other options has its own.
  const isShared = Object.keys(options).every((option) => OF_PAGE.includes(option));
  const context = isShared ? await sharedContext(options) : await newContext(options);
  const page = await context.newPage();
  if (isShared) await setUp(page, options);
  const world = await watch(context, page);
  let hasPassed = false;
  try {
    await body(world);
    if (expectation !== "expected" && world.problems.length > 0) {
      throw new Error(`the page has problems:\n  ${world.problems.join("\n  ")}`);
    }
    hasPassed = true;
  } catch (error) {
    mkdirSync(OUT, { recursive: true });
    const picture = `${OUT}/${name.replaceAll(/[^a-z0-9]+/gi, "-")}.png`;
    await page.screenshot({ path: picture, fullPage: true }).catch(() => {});
    error.message += `\n  the page at that moment: ${picture}`;
    throw error;
  } finally {
    world.stop();
    if (isShared && hasPassed) await empty(context).then(() => idle.push(context));
    else await context.close();
  }
}

/** Contexts that nobody uses, each with its first page alone. */
const idle = [];

async function sharedContext({ permissions }) {
  let context = idle.pop();
  if (!context) {
    context = await newContext({});
    await keepCompiled(context);
  }
  if (permissions) await context.grantPermissions(permissions);
  return context;
}

async function setUp(page, { viewport, permissions, ...media }) {
  if (viewport) await page.setViewportSize(viewport);
  if (Object.keys(media).length > 0) await page.emulateMedia(media);
}

async function newContext(options) {
  // Without the service worker, unless a spec is about it: it would keep the site for each spec anew, and answer before routes do.
  const context = await browser.newContext({ reducedMotion: "reduce", serviceWorkers: "block", ...options });
  context.setDefaultTimeout(10_000 * PATIENCE);
  return context;
}

/** A page that holds the wasm, so that the browser compiles it once and not for each spec. */
async function keepCompiled(context) {
  const page = await context.newPage();
  await page.goto(`${server.address}robots.txt`);
  const files = readdirSync("dist").filter((file) => file.endsWith(".wasm"));
  await page.evaluate(async (files) => {
    globalThis.kept = await Promise.all(files.map((file) => WebAssembly.compileStreaming(fetch(file))));
  }, files);
}

/** As it was before the spec: no other page, no permission, nothing kept. */
async function empty(context) {
  const [first, ...others] = context.pages();
  await Promise.all(others.map((page) => page.close()));
  await context.unrouteAll();
  await context.clearPermissions();
  await context.setOffline(false);
  // By a page of the same process, which sees what was written last.
  await first.evaluate(async () => {
    localStorage.clear();
    for (const name of await caches.keys()) await caches.delete(name);
  });
}

async function watch(context, page) {
  const base = server.address;
  const requests = [];
  const problems = [];
  const onRequest = (request) => {
    const url = request.url();
    const inside = url.startsWith(base);
    requests.push(inside ? url.slice(base.length) : url);
    if (!inside && !url.startsWith("data:") && !url.startsWith("blob:")) problems.push(`request to ${url}`);
  };
  const onConsole = (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  };
  context.on("request", onRequest);
  context.on("console", onConsole);
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  await page.exposeFunction("reportPolicyBreach", (text) => problems.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.reportPolicyBreach(`content policy: ${event.effectiveDirective} refused ${event.blockedURI || "inline"}`);
    });
  });
  const visit = (path = "") => page.goto(base + path);
  return {
    page,
    context,
    base,
    requests,
    problems,
    visit,
    stop: () => context.off("request", onRequest).off("console", onConsole),
    async open(path = "") {
      await visit(path);
      await page.locator("html[data-app=started]").waitFor({ state: "attached" });
    },
    /** Waits until everything is there that the page loads of itself: the second part of the app, too. */
    async loaded() {
      await page.locator("html[data-app-rest=joined]").waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
    },
    async axe() {
      // Through the protocol, which the content policy does not concern.
      if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(require("axe-core").source);
      const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    },
  };
}
