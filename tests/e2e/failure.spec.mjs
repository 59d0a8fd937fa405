// When the app cannot start, the page says so, says why, and keeps what was typed.

import assert from "node:assert/strict";
import { spec } from "./harness.mjs";

const UNSUPPORTED = /cannot run WebAssembly/;
const DOWNLOAD = /could not be downloaded/;
const START = /failed to start/;

async function failureIsShown(page, reason) {
  const alert = page.getByRole("alert");
  await alert.getByRole("heading", { name: "The playground could not start" }).waitFor();
  assert.match(await alert.innerText(), reason);
  assert.equal(await page.locator("#boot-progress").isVisible(), false);
}

for (const [file, pattern] of [["wasm", "**/*.wasm"], ["glue", "**/app-*.js"]]) {
  spec(`the ${file} file cannot be reached`, { problems: "expected" }, async ({ page, visit }) => {
    await page.route(pattern, (route) => route.abort());
    await visit();
    await failureIsShown(page, DOWNLOAD);
  });
}

spec("the host has no wasm file", { problems: "expected" }, async ({ page, visit }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "not found" }));
  await visit();
  await failureIsShown(page, DOWNLOAD);
  await page.getByText("For a bug report").click();
  await page.getByText("the host answered 404").waitFor();
});

spec("the wasm file is damaged", { problems: "expected" }, async ({ page, visit }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "damaged" }));
  await visit();
  await failureIsShown(page, START);
});

spec("the browser has no WebAssembly", async ({ page, visit }) => {
  await page.addInitScript(() => {
    delete globalThis.WebAssembly;
  });
  await visit();
  await failureIsShown(page, UNSUPPORTED);
});

spec("a reload after a failure starts the app", { problems: "expected" }, async ({ page, visit }) => {
  await page.route("**/*.wasm", (route) => route.abort(), { times: 2 });
  await visit();
  await failureIsShown(page, DOWNLOAD);
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Reload" }).click();
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  assert.equal(await page.getByRole("alert").isVisible(), false);
});

spec("a host that does not know wasm files still serves the app", async ({ page, open }) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, contentType: "application/octet-stream" });
  });
  await open();
});

spec("an error in the engine says so and keeps the text", { problems: "expected" }, async ({ page, open }) => {
  await open();
  await page.evaluate(() => setTimeout(() => {
    throw new WebAssembly.RuntimeError("unreachable");
  }));
  const alert = page.getByRole("alert");
  await alert.getByRole("heading", { name: "The playground has stopped" }).waitFor();
  assert.ok((await page.locator("task-editor").evaluate((editor) => editor.getText())).includes("checkout"));
});
