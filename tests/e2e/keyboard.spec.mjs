// Everything by keys: the whole way from an example to a copied policy, and no trap on it.

import assert from "node:assert/strict";
import { TASK, caretLine, editorHasFocus, problem, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  return element.getAttribute("aria-label") ?? element.textContent.trim();
});

/** Presses Tab until the focus is on what has these words; fails after `most` presses. */
async function tabTo(page, words, most = 30) {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).startsWith(words)) return press + 1;
  }
  assert.fail(`${most} Tabs do not lead to ${words}`);
}

spec("from an example to a copied policy without a mouse", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await tabTo(page, "Examples");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Secrets Manager/ }).waitFor();
  await tabTo(page, "Secrets Manager");
  await page.keyboard.press("Enter");
  await until("the example is open", async () => (await text(page)).includes('"family": "orders"'));
  await until("the editor has the focus", () => editorHasFocus(page));
  await tabTo(page, "Width of the editor");
  await tabTo(page, "Problems", 2);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tabpanel", { name: "IAM policy" }).waitFor();
  await tabTo(page, "Copy", 5);
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("The policy copied").waitFor();
  const policy = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(policy.Version, "2012-10-17");
});

spec("Tab leaves the editor", async ({ page, open }) => {
  await open();
  await page.keyboard.press("F6");
  await page.keyboard.press("F6");
  await until("the editor has the focus", () => editorHasFocus(page));
  await page.keyboard.press("Tab");
  await until("the focus has left", async () => !(await editorHasFocus(page)));
});

spec("skip links are the first two stops", async ({ page, open }) => {
  await open();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the editor");
  await page.keyboard.press("Enter");
  await until("the editor has the focus", () => editorHasFocus(page));
  await page.reload();
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  assert.equal(await tabTo(page, "Skip to the results", 2), 2);
  await page.keyboard.press("Enter");
  await until("the panel has the focus", () => page.evaluate(() => document.activeElement.id === "panel"));
});

spec("F8 walks through the problems from anywhere", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await page.getByRole("button", { name: "Settings" }).focus();
  await page.keyboard.press("F8");
  await until("the first problem", () => editorHasFocus(page));
  const first = await caretLine(page);
  await page.keyboard.press("F8");
  await until("the next problem", async () => (await caretLine(page)) !== first);
  await page.keyboard.press("Shift+F8");
  await until("the first again", async () => (await caretLine(page)) === first);
});

spec("a problem is opened and fixed by keys", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await page.keyboard.press("Control+Shift+M");
  await until("the list has the focus", () => page.evaluate(() => document.activeElement.id === "panel"));
  await tabTo(page, "Fix: remove hostPort");
  await page.keyboard.press("Enter");
  await problem(page, "host port 80").waitFor({ state: "detached" });
});

spec("F1 lists the keys", async ({ page, open }) => {
  await open();
  await page.keyboard.press("F1");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

spec("the count of problems is announced once, after a quiet time", async ({ page, open }) => {
  await open();
  await page.evaluate(() => {
    window.announcements = [];
    const region = document.getElementById("announcement");
    new MutationObserver(() => window.announcements.push(region.textContent))
      .observe(region, { childList: true, characterData: true, subtree: true });
  });
  await setText(page, "{");
  await setText(page, "{ }");
  await setText(page, TASK);
  await page.waitForTimeout(3000);
  const announced = await page.evaluate(() => window.announcements.filter((words) => words !== ""));
  assert.equal(announced.length, 1, announced);
  assert.match(announced[0], /^\d+ errors?, \d+ warnings?/);
});
