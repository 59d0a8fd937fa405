// Without a network the site works after the first visit, and a new version waits until the user wants it.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../script/server.mjs";
import { TASK, problem, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

// These servers are their own, so requests to them count as requests to another origin.
const OPTIONS = { serviceWorkers: "allow", problems: "expected" };

/** Opens the page and waits until everything is kept. */
async function visit(page, address) {
  await page.goto(address);
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  await page.evaluate(() => navigator.serviceWorker.ready);
}

spec("after the first visit everything works without a network", OPTIONS, async ({ page, problems }) => {
  const server = await startServer({ folder: "dist", prefix: "/deep/er/" });
  try {
    await visit(page, server.address);
  } finally {
    await server.stop();
  }
  await page.goto(`${server.address}?tab=problems`);
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
  await page.getByRole("button", { name: "Explain awsvpc-host-port" }).first().click();
  await page.getByRole("heading", { name: "What to do" }).waitFor();
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: /^Plain variables/ }).click();
  await until("the example is open", async () => (await text(page)) !== TASK);
  const errors = problems.filter((words) => !words.startsWith("request to "));
  assert.deepEqual(errors, []);
});

spec("a new version is offered, and starts only when it is wanted", OPTIONS, async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "taskdef-site-"));
  cpSync("dist", folder, { recursive: true, filter: (path) => !path.startsWith(join("dist", "api")) });
  const server = await startServer({ folder });
  try {
    await visit(page, server.address);
    await page.reload();
    await page.locator("html[data-app=started]").waitFor({ state: "attached" });
    await setText(page, TASK);
    const change = (file, from, to) => {
      const path = join(folder, file);
      writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    };
    change("index.html", "<html lang=\"en\"", "<html lang=\"en\" data-version=\"2\"");
    change("sw.js", /const VERSION = "[^"]+"/, "const VERSION = \"2\"");
    await page.evaluate(async () => {
      window.isTheSamePage = true;
      await (await navigator.serviceWorker.ready).update();
    });
    const notice = page.getByRole("status").filter({ hasText: "A new version" });
    await notice.waitFor();
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => window.isTheSamePage), true, "it does not reload by itself");
    assert.equal(await text(page), TASK);
    await notice.getByRole("button", { name: "Later" }).click();
    assert.equal(await notice.isVisible(), false);
    await page.reload();
    assert.equal(await page.locator("html").getAttribute("data-version"), null, "the old version goes on");
    await notice.getByRole("button", { name: "Reload with the new version" }).click();
    await page.locator("html[data-version='2'][data-app=started]").waitFor({ state: "attached" });
    assert.equal(await text(page), TASK, "the text is kept");
    const caches = await page.evaluate(() => window.caches.keys());
    assert.deepEqual(caches, ["taskdef-playground:2"], "what the old version kept is gone");
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
});

spec("the service worker is small and answers for its own site only", OPTIONS, async ({ page, context }) => {
  const source = readFileSync("static/js/service-worker.js", "utf8");
  assert.ok(source.split("\n").length <= 60);
  const server = await startServer({ folder: "dist", prefix: "/site/" });
  try {
    await visit(page, server.address);
    await page.reload();
    const [worker] = context.serviceWorkers();
    const answered = await worker.evaluate((scope) => {
      const asked = (url, method) => {
        let answered = false;
        const event = new FetchEvent("fetch", { request: new Request(url, { method }) });
        event.respondWith = () => { answered = true; };
        dispatchEvent(event);
        return answered;
      };
      const origin = new URL(scope).origin;
      return [
        asked(scope, "GET"),
        asked(scope, "POST"),
        asked(`${origin}/other/`, "GET"),
        asked("https://example.com/", "GET"),
        asked(`https://example.com/?${scope}`, "GET"),
      ];
    }, server.address);
    assert.deepEqual(answered, [true, false, false, false, false]);
  } finally {
    await server.stop();
  }
});

spec("the manifest names icons that are there", async ({ page, open, base }) => {
  await open();
  const manifest = await (await page.request.get(`${base}manifest.webmanifest`)).json();
  assert.equal(await page.locator("link[rel=manifest]").getAttribute("href"), "manifest.webmanifest");
  for (const { src, sizes } of manifest.icons) {
    assert.equal((await page.request.get(base + src)).status(), 200, src);
    if (sizes === "any") continue;
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.width}x${image.height}`;
    }, src);
    assert.equal(size, sizes);
  }
});
