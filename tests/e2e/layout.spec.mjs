// The layout from a phone to a wide screen.

import assert from "node:assert/strict";
import { TASK, editorHasFocus, field, problem, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

for (const width of [320, 360, 390, 768, 1024, 1440]) {
  spec(`nothing sticks out at ${width} pixels`, { viewport: { width, height: 800 } }, async ({ page, open }) => {
    await open();
    await setText(page, TASK);
    const tabs = ["Problems", "Environment", "IAM policy", "Launch", "Pretend AWS"];
    const entries = ["Problems", "Environ.", "Policy", "Launch", "AWS"];
    for (let panel = 0; panel < tabs.length; panel += 1) {
      const narrow = width < 640;
      const role = narrow ? page.getByRole("navigation", { name: "Views" }).getByRole("button") : page.getByRole("tab");
      await role.filter({ hasText: narrow ? entries[panel] : tabs[panel] }).first().click();
      const wide = await page.evaluate(() => [document.documentElement, document.getElementById("panel")]
        .map((element) => element.scrollWidth - element.clientWidth));
      assert.deepEqual(wide, [0, 0], tabs[panel]);
    }
    if (width >= 640) {
      const hidden = await page.locator(".results-pane > .pane-head .tabs").evaluate((list) => list.scrollWidth - list.clientWidth);
      assert.equal(hidden, 0, "tabs");
    }
  });
}

for (const width of [320, 1280]) {
  spec(`text with more space between its letters fits at ${width} pixels`, { viewport: { width, height: 800 } }, async ({ page, open }) => {
    await open();
    await setText(page, TASK);
    // WCAG 1.4.12. Through the object model, which the content policy allows.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
      document.adoptedStyleSheets = [sheet];
    });
    if (width < 640) await page.getByRole("navigation", { name: "Views" }).getByRole("button").nth(1).click();
    await problem(page, "host port 81").waitFor();
    const cut = await page.evaluate(() => [...document.querySelectorAll("button, h1, h2, h3, .tab, .message, .help")]
      .filter((element) => element.checkVisibility() && element.clientWidth > 2 && getComputedStyle(element).overflow === "hidden")
      .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      .map((element) => element.textContent));
    assert.deepEqual(cut, []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0);
  });
}

spec("on a touch screen everything is large enough to hit", PHONE, async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const small = () => page.evaluate(() => [...document.querySelectorAll("button, select, input, summary, a")]
    // A link within a line of prose is excepted: the line leaves no more room.
    .filter((element) => element.checkVisibility() && element.offsetWidth > 2 && getComputedStyle(element).display !== "inline")
    .map((element) => [element.textContent.trim() || element.getAttribute("aria-label"), element.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < 24)
    .map(([words, { width, height }]) => `${words}: ${Math.round(width)} × ${Math.round(height)}`));
  for (let view = 0; view < 5; view += 1) {
    await page.getByRole("navigation", { name: "Views" }).getByRole("button").nth(view).tap();
    assert.deepEqual(await small(), [], `view ${view}`);
  }
});

spec("less motion, more contrast and forced colours are honoured", { forcedColors: "active", reducedMotion: "reduce", contrast: "more" }, async ({ page, open, axe }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
    const { transitionDuration, animationDuration } = getComputedStyle(element);
    return [transitionDuration, animationDuration].some((times) => times.split(",").some((time) => parseFloat(time) > 0.01));
  }).map((element) => `${element.localName}.${element.className}`));
  assert.deepEqual(moving, []);
  const selected = page.getByRole("tab", { selected: true });
  const border = (tab) => tab.evaluate((element) => getComputedStyle(element).borderBlockEndColor);
  assert.notEqual(await border(selected), await border(page.getByRole("tab").nth(1)), "the chosen tab is told apart by its border");
  await page.getByRole("button", { name: "Examples" }).focus();
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none");
  assert.deepEqual(await axe(), []);
});

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
  await page.getByRole("group", { name: "Characters" }).getByRole("button", { name: "Undo" }).tap();
  assert.equal(await text(page), "");
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
