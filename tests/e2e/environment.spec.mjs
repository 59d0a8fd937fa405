// The environments of the containers: values, sources, places, copies.

import assert from "node:assert/strict";
import { TASK, caretLine, openExample, openPanel, setText, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const container = (page, name) => page.getByRole("region", { name, exact: true });
const variable = (page, name) => page.locator("#panel li.variable").filter({ has: page.getByText(name, { exact: true }) });

spec("each container has its own variables", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await openPanel(page, "Environment");
  await container(page, "web").getByText("API_KEY").waitFor();
  await container(page, "proxy").waitFor();
  assert.equal(await container(page, "proxy").getByText("API_KEY").count(), 0);
});

spec("what won and what it won over are both shown", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await openPanel(page, "Environment");
  const row = variable(page, "COLOR");
  await row.locator("s").getByText("green").waitFor();
  await row.getByText("blue").waitFor();
});

spec("a variable leads to its line", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await openPanel(page, "Environment");
  await variable(page, "API_KEY").getByRole("button", { name: "API_KEY" }).click();
  await until("the caret is in the line", async () => (await caretLine(page)) === 18);
});

spec("a value that only AWS knows is marked, and never copied", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await setText(page, TASK);
  await openPanel(page, "Environment");
  const value = await variable(page, "API_KEY").locator(".pretend").innerText();
  assert.match(value, /shop\/api/);
  await variable(page, "API_KEY").getByText("pretend", { exact: true }).waitFor();
  for (const format of [".env", "docker -e", "JSON"]) {
    await container(page, "web").getByRole("button", { name: format, exact: true }).click();
    await page.getByRole("status").getByText(`${format} copied`).waitFor();
    const copy = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copy.includes("API_KEY") && copy.includes("blue"), copy);
    assert.ok(!copy.includes(value) && !copy.includes("secret:shop"), copy);
  }
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(copied.COLOR, "blue");
  assert.equal(copied.API_KEY, null);
});

spec("what the platform adds is folded away", async ({ page, open }) => {
  await open();
  await openExample(page, "Plain variables");
  await openPanel(page, "Environment");
  const row = variable(page, "ECS_CONTAINER_METADATA_URI_V4");
  await row.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /the platform adds$/, expanded: false }).click();
  await row.waitFor();
});
