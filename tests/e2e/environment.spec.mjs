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
  // By which rule, how sure that is, and where the loser stands.
  await row.getByText(/the name is there twice/).waitFor();
  await row.locator(".shadows .doubt").getByText("assumed").waitFor();
  await row.locator(".shadows").getByRole("button", { name: "line 14" }).click();
  await until("the caret is in the line", async () => (await caretLine(page)) === 14);
});

spec("the line of the caret marks its variable", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await openPanel(page, "Environment");
  await variable(page, "API_KEY").getByRole("button", { name: "API_KEY" }).click();
  const marked = page.locator("#panel li.variable[aria-current=true]");
  await marked.getByText("API_KEY", { exact: true }).waitFor();
  // The line of a value that lost counts, too.
  await variable(page, "COLOR").getByRole("button", { name: "line 14" }).click();
  await marked.getByText("COLOR", { exact: true }).waitFor();
  assert.equal(await marked.count(), 1);
});

spec("variables are filtered by words and source, and sorted", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await openPanel(page, "Environment");
  const names = () => container(page, "web").locator("li.variable code").first().innerText();
  await until("as in the text", async () => (await names()) === "COLOR");
  await page.getByRole("combobox", { name: "Order" }).selectOption("by name");
  await until("by name", async () => (await names()) === "API_KEY");
  await page.getByRole("combobox", { name: "From" }).selectOption("from secrets");
  await variable(page, "COLOR").waitFor({ state: "detached" });
  await container(page, "web").getByText(/^1 of \d+ variables$/).waitFor();
  await page.getByRole("searchbox", { name: "Filter variables" }).fill("nothing like it");
  await container(page, "web").getByText("No variable matches.").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await variable(page, "COLOR").waitFor();
});

spec("a copy says what its form cannot carry", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await setText(page, TASK.replace('"value": "blue"', '"value": "one\\ntwo"').replace('"COLOR", "value": "green"', '"my.name", "value": "x"'));
  await openPanel(page, "Environment");
  const web = container(page, "web");
  const copied = async (format) => {
    await web.getByRole("button", { name: format, exact: true }).click();
    await page.getByRole("status").getByText(`${format} copied`).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.match(await copied("export"), /^# "my\.name" .*\nexport COLOR='one\ntwo'$/m);
  await web.getByText(/^my\.name – left out: this form cannot carry the name$/).waitFor();
  await web.getByText(/^API_KEY.* – left open/).waitFor();
  assert.match(await copied(".env"), /^my\.name=x\n# COLOR= /m);
  await web.getByText(/^COLOR – left out: .* several lines$/).waitFor();
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
  for (const format of ["export", ".env", "docker -e", "JSON"]) {
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
