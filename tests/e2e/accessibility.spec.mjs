// axe finds nothing: in light and dark, narrow and wide, in every panel, dialog and state.

import assert from "node:assert/strict";
import { TASK, openExample, openPanel, problem, setText, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const WIDTHS = [320, 768, 1280];

/** Opens a panel by the bar at the bottom or by its tab, whichever is there. */
async function choose(page, narrow, panel) {
  if (narrow) await page.getByRole("navigation", { name: "Views" }).getByRole("button").nth(panel + 1).click();
  else await page.getByRole("tab").nth(panel).click();
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    const options = { colorScheme, viewport: { width, height: 800 } };

    spec(`axe finds nothing in the panels, ${colorScheme}, ${width} pixels`, options, async ({ page, open, axe }) => {
      await open();
      assert.deepEqual(await axe(), [], "start");
      await setText(page, TASK);
      for (let panel = 0; panel < 5; panel += 1) {
        await choose(page, width < 640, panel);
        assert.deepEqual(await axe(), [], `panel ${panel}`);
      }
      await choose(page, width < 640, 0);
      await page.getByRole("button", { name: "Explain awsvpc-host-port" }).first().click();
      await page.getByRole("heading", { name: "What to do" }).waitFor();
      assert.deepEqual(await axe(), [], "rule");
    });

    spec(`axe finds nothing in the dialogs, ${colorScheme}, ${width} pixels`, options, async ({ page, open, axe }) => {
      await open();
      for (const name of ["Examples", "Convert", "Compare", "Share", "Settings", "Privacy"]) {
        await page.getByRole("button", { name, exact: true }).click();
        await page.getByRole("dialog", { name }).waitFor();
        if (name === "Examples") await page.getByRole("button", { name: /^Plain variables/ }).waitFor();
        if (name === "Compare") await page.getByLabel("Text before").fill(TASK);
        assert.deepEqual(await axe(), [], name);
        await page.keyboard.press("Escape");
      }
      await setText(page, "");
      await choose(page, width < 640, 0);
      await page.getByRole("heading", { name: "Nothing to check yet" }).waitFor();
      assert.deepEqual(await axe(), [], "empty");
    });
  }

  spec(`axe finds nothing in what unfolds and what is chosen, ${colorScheme}`, { colorScheme }, async ({ page, open, axe }) => {
    await open();
    const check = async (state) => assert.deepEqual(await axe(), [], state);
    await openExample(page, "Secrets Manager");
    await openPanel(page, "Environment");
    await page.getByRole("button", { name: /variables that the platform adds$/ }).click();
    await check("variables of the platform");
    await openPanel(page, "IAM policy");
    for (const tab of ["Task role", "Deployer", "Can it launch?", "Check my policy"]) {
      await page.getByRole("tab", { name: tab }).click();
      await check(tab);
    }
    await openPanel(page, "Launch");
    await page.getByRole("button", { name: /^Pretend AWS/, expanded: false }).click();
    await page.getByRole("button", { name: "Cut the network" }).click();
    await page.getByRole("heading", { name: "The task stops" }).waitFor();
    await check("a launch that fails");
    await page.getByRole("button", { name: "Explain an error of AWS" }).click();
    await check("an error explained");
    await page.keyboard.press("Escape");
    await openPanel(page, "Pretend AWS");
    for (const way of ["Form", "JSON"]) {
      await page.getByRole("tab", { name: way, exact: true }).click();
      await check(`pretend AWS as ${way}`);
    }
    await page.keyboard.press("F1");
    await page.getByRole("dialog", { name: "Keys and commands" }).waitFor();
    await check("commands");
    await page.keyboard.press("Escape");
    await setText(page, TASK);
    await openPanel(page, "Problems");
    await problem(page, "host port 80").locator("summary").click();
    await check("why");
    await page.getByRole("button", { name: /^Fix all safe/ }).click();
    await page.getByRole("dialog").waitFor();
    await check("a fix shown before it is made");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Ignore" }).first().click();
    await page.getByRole("button", { name: /ignored/ }).first().click();
    await check("what is ignored");
    await setText(page, "x".repeat(1_100_000));
    await page.getByRole("heading", { name: "This text is too long" }).waitFor();
    await check("too long");
    await setText(page, "services:\n  web:\n    image: nginx\n");
    await until("it is a compose file", async () => (await page.locator("#panel").innerText()).includes("ompose"));
    await check("another kind of document");
  });

  spec(`axe finds nothing in the ${colorScheme} failure notice`, { colorScheme, problems: "expected" }, async ({ page, visit, axe }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await visit();
    await page.getByRole("alert").waitFor();
    assert.deepEqual(await axe(), []);
  });
}

spec("axe finds nothing before the app has come", async ({ page, visit, axe }) => {
  await page.route("**/*.wasm", () => {});
  await visit();
  await page.getByText("Loading the engine").waitFor();
  assert.deepEqual(await axe(), []);
});
