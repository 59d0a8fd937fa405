// The layout from a phone to a wide screen.

import assert from "node:assert/strict";
import { TASK, editorHasFocus, field, problem, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

for (const width of [320, 360, 390, 768, 1024, 1440]) {
  spec(`nothing sticks out at ${width} pixels`, { viewport: { width, height: 800 } }, async ({ page, open }) => {
    await open();
    await setText(page, TASK);
    const tabs = ["Problems", "Environment", "IAM policy", "Launch"];
    const entries = ["Problems", "Environ.", "Policy", "Launch"];
    for (let panel = 0; panel < tabs.length; panel += 1) {
      const narrow = width < 640;
      const role = narrow ? page.getByRole("navigation", { name: "Views" }).getByRole("button") : page.getByRole("tab");
      await role.filter({ hasText: narrow ? entries[panel] : tabs[panel] }).first().click();
      const wide = await page.evaluate(() => [document.documentElement, document.getElementById("panel")]
        .map((element) => element.scrollWidth - element.clientWidth));
      assert.deepEqual(wide, [0, 0], tabs[panel]);
    }
  });
}

spec("on a phone a bar chooses what is seen", PHONE, async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const bar = page.getByRole("navigation", { name: "Views" });
  assert.equal(await bar.getByRole("button", { name: "Editor" }).getAttribute("aria-current"), "page");
  await bar.getByRole("button", { name: /^Problems/ }).tap();
  assert.equal(await field(page).isVisible(), false);
  await problem(page, "host port 81").getByRole("button", { name: /host port 81/ }).tap();
  await until("the editor is in front", () => field(page).isVisible());
  await until("it has the focus", () => editorHasFocus(page));
});

spec("on a phone the keys for brackets type", PHONE, async ({ page, open }) => {
  await open();
  await setText(page, "");
  await field(page).tap();
  await page.getByRole("group", { name: "Characters" }).getByRole("button", { name: "{", exact: true }).tap();
  await page.getByRole("group", { name: "Characters" }).getByRole("button", { name: ":" }).tap();
  assert.equal(await text(page), "{:");
  await until("the editor has the focus", () => editorHasFocus(page));
});

spec("the border between the panes moves by keys and is remembered", async ({ page, open }) => {
  await open();
  const border = page.getByRole("separator", { name: "Width of the editor" });
  const width = () => page.locator("#editor").evaluate((pane) => pane.offsetWidth);
  const before = await width();
  await border.focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowLeft");
  await until("the editor is narrower", async () => (await width()) < before - 50);
  assert.equal(await border.getAttribute("aria-valuenow"), "40");
  await page.reload();
  await until("it is as narrow again", async () => (await border.getAttribute("aria-valuenow")) === "40");
  await border.dblclick();
  await until("it is back", async () => Math.abs((await width()) - before) < 3);
});

spec("the border moves by pointer", async ({ page, open }) => {
  await open();
  const border = page.getByRole("separator", { name: "Width of the editor" });
  const { x, y, height } = await border.boundingBox();
  await page.mouse.move(x + 3, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await until("it has moved", async () => (await border.boundingBox()).x > x + 150);
});
