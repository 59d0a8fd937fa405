// The page comes up from a sub-folder of a plain static host, and takes over what was typed before.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { TASK, field, gate, openPanel, problem, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

spec("the app starts with the example of the static page", async ({ page, open }) => {
  await open();
  assert.equal(await text(page), readFileSync("static/examples/checkout.json", "utf8"));
  await problem(page, "Fargate has no task with 512 CPU units").waitFor();
  for (const words of [/^3\s*Errors$/, /^1\s*Warning$/]) await page.getByRole("button", { name: words }).waitFor();
});

spec("nothing but the text and its styles is asked for before there is a first frame", async ({ page, visit, requests }) => {
  await page.addInitScript(() => {
    const held = [];
    const later = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => held.push(callback);
    window.letFramesCome = () => {
      window.requestAnimationFrame = later;
      held.forEach(later);
    };
  });
  await visit();
  // What the page asks for by itself if nobody lets it wait.
  const early = requests.filter((path) => /\.wasm$|^app-|^js\//.test(path));
  await page.evaluate(() => letFramesCome());
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  assert.deepEqual(early, []);
  assert.ok(requests.some((path) => path.endsWith("_bg.wasm")));
});

spec("a first visit needs the first part of the app alone: results come, and follow what is typed", { problems: "expected" }, async ({ page, open }) => {
  await page.route("**/*_rest.wasm", (route) => route.abort());
  await open();
  await problem(page, "Fargate has no task with 512 CPU units").waitFor();
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
  await field(page).press("Control+End");
  await field(page).pressSequentially(" x");
  await setText(page, TASK.replaceAll("81", "82"));
  await problem(page, "host port 82").waitFor();
  assert.equal(await page.getByRole("alert").isVisible(), false);
  // What needs the second part says that it could not come, and why.
  await page.getByRole("tab", { name: /^Environment/ }).click();
  await page.getByRole("alert").getByText("A part of it could not be downloaded").waitFor();
  assert.equal(await text(page), TASK.replaceAll("81", "82"));
});

spec("what is wanted of the second part before it has come is there at once", async ({ page, open }) => {
  const { passed, open: letThrough } = gate();
  const asked = [];
  await page.route("**/*_rest.wasm", async (route) => {
    const kind = route.request().resourceType();
    asked.push(kind);
    if (kind === "fetch") await passed;
    await route.continue();
  });
  await open();
  await until("the second part is asked for", () => asked.includes("fetch"));
  await openPanel(page, "Environment");
  await page.getByRole("region", { name: "web", exact: true }).getByText("LOG_LEVEL").first().waitFor();
  assert.deepEqual(asked, ["fetch", "xhr"]);
  letThrough();
  await openPanel(page, "Launch");
  await page.getByRole("heading", { name: "It is refused" }).waitFor();
});

spec("with a text of one's own, all of the app comes before it starts", async ({ page, open, loaded, base }) => {
  const asked = [];
  await page.route("**/*_rest.wasm", (route) => {
    asked.push(route.request().resourceType());
    return route.continue();
  });
  await open();
  await loaded();
  await page.evaluate(() => localStorage.setItem("taskdef-playground:1:text", "family: kept\n"));
  asked.length = 0;
  await page.goto(base);
  await page.locator("html[data-app=started][data-app-rest=joined]").waitFor({ state: "attached" });
  assert.deepEqual(asked, ["fetch"]);
});

spec("text typed before the app has come is kept", async ({ page, visit }) => {
  const { passed, open: letThrough } = gate();
  await page.route("**/*.wasm", async (route) => {
    await passed;
    await route.continue();
  });
  await visit();
  await field(page).press("Control+a");
  await field(page).pressSequentially('[ "typed early" ]');
  letThrough();
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  await until("the panel is there", () => page.locator("#panel").isVisible());
  assert.equal(await text(page), '[ "typed early" ]');
});

spec("without the editor's script the text area does", { problems: "expected" }, async ({ page, open }) => {
  await page.route("**/js/editor.js", (route) => route.abort());
  await open();
  const area = page.locator("task-editor textarea");
  await area.fill(TASK);
  await problem(page, "host port 81").waitFor();
  await page.getByRole("button", { name: /^Fix all safe/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Make \d+ fix/ }).click();
  await problem(page, "host port 81").waitFor({ state: "detached" });
  assert.ok(!(await area.inputValue()).includes("hostPort"));
});

spec("an editor that comes late takes over the text", async ({ page, base }) => {
  const { passed, open: letThrough } = gate();
  await page.route("**/js/editor.js", async (route) => {
    await passed;
    await route.continue();
  });
  await page.goto(base, { waitUntil: "commit" });
  await page.locator("#panel").waitFor();
  await page.locator("task-editor textarea").fill(TASK);
  await problem(page, "host port 81").waitFor();
  letThrough();
  await until("the editor is there", () => page.evaluate(() => document.querySelector("task-editor").ready === true));
  assert.equal(await text(page), TASK);
  await setText(page, "{ }");
  await problem(page, "host port 81").waitFor({ state: "detached" });
});

spec("while it loads, it says so", async ({ page, visit }) => {
  await page.route("**/*.wasm", () => {});
  await visit();
  await page.getByRole("status").getByText("Loading the engine").waitFor();
});
