// Everything by keys: the whole way from an example to a copied policy, and no trap on it.

import assert from "node:assert/strict";
import { TASK, caretLine, editorHasFocus, field, problem, setText, text, until } from "./app-page.mjs";
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
  await tabTo(page, "To the first problem");
  await tabTo(page, "Width of the editor", 1);
  await tabTo(page, "Problems", 2);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tabpanel", { name: "IAM policy" }).waitFor();
  await tabTo(page, "Copy", 7);
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

spec("the first stop skips to the editor or to a panel", async ({ page, open }) => {
  await open();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the editor");
  await page.keyboard.press("Enter");
  await until("the editor has the focus", () => editorHasFocus(page));
  await page.reload();
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  for (const [steps, panel] of [[1, "Problems"], [2, "Environment"], [3, "IAM policy"]]) {
    await page.getByRole("link", { name: "Skip to the editor" }).focus();
    for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
    assert.equal(await focused(page), `Skip to: ${panel}`);
    await page.keyboard.press("Enter");
    await until("the panel has the focus", () => page.evaluate(() => document.activeElement.id === "panel"));
    await page.getByRole("tabpanel", { name: panel }).waitFor();
  }
});

spec("the editor is within five stops, and bars are one stop each", async ({ page, open }) => {
  await open();
  let stops = 0;
  do {
    await page.keyboard.press("Tab");
    stops += 1;
  } while (stops < 12 && !(await editorHasFocus(page)));
  assert.ok(stops <= 5, `${stops} stops`);
  await page.getByRole("button", { name: "Examples" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "Convert");
  await page.keyboard.press("End");
  const last = await focused(page);
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "Examples");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), last);
});

spec("the first problem is two keys behind the editor", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 80").waitFor();
  await page.getByRole("tab", { name: "Launch" }).click();
  await field(page).focus();
  await tabTo(page, "To the first problem", 1);
  await page.keyboard.press("Enter");
  await until("the first problem has the focus", () => page.evaluate(() =>
    document.activeElement === document.querySelector("#panel li.problem .problem-jump")));
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

spec("F1 lists keys and commands, and finds them", async ({ page, open }) => {
  await open();
  await setText(page, '{"family":"shop"}');
  await page.keyboard.press("F1");
  const dialog = page.getByRole("dialog", { name: "Keys and commands" });
  await dialog.waitFor();
  await until("the search has the focus", () => page.evaluate(() => document.activeElement.type === "search"));
  await page.keyboard.type("next problem");
  assert.equal(await dialog.locator(".key-row").count(), 0);
  await dialog.getByRole("button", { name: "Next problem" }).waitFor();
  await dialog.getByRole("searchbox").fill("F8");
  await dialog.getByText("next or previous problem").waitFor();
  await dialog.getByRole("searchbox").fill("no such thing");
  await dialog.getByText("Nothing matches.").waitFor();
  await dialog.getByRole("searchbox").fill("form");
  await dialog.getByRole("button", { name: "Format" }).click();
  await dialog.waitFor({ state: "detached" });
  await until("the text is formatted", async () => (await text(page)) === '{\n  "family": "shop"\n}\n');
  await page.keyboard.press("F1");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

spec("the outline leads to a container", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await until("it is analysed", async () => (await problem(page, "host port 81").count()) === 1);
  await page.locator("summary[aria-label=Outline]").click();
  await page.getByRole("button", { name: /^Container proxy/ }).click();
  await until("the caret is at its name", async () => (await caretLine(page)) === 22);
  await until("the editor has the focus", () => editorHasFocus(page));
  assert.equal(await page.getByRole("button", { name: /^Container proxy/ }).isVisible(), false);
});

spec("after a repair it is said how many problems are gone, and nothing while the list has the focus", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const announcement = page.locator("#announcement");
  await until("the counts are said", async () => /^\d+ errors?, \d+ warnings?/.test(await announcement.textContent()));
  const before = await announcement.textContent();
  await setText(page, TASK.replace(', "hostPort": 81', ""));
  await until("one is fixed", async () => (await announcement.textContent()).endsWith("; 1 fixed"));
  await page.locator("#panel").focus();
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
  await page.waitForTimeout(2300);
  assert.match(await announcement.textContent(), /; 1 fixed$/);
  assert.notEqual(before, await announcement.textContent());
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
