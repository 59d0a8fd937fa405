// axe finds nothing: in light and dark, narrow and wide, in every panel, dialog and state.

import assert from "node:assert/strict";
import { TASK, setText } from "./app-page.mjs";
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
      for (let panel = 0; panel < 4; panel += 1) {
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
