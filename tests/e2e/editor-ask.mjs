// Completion in the editor: it asks the page, shows what it answers, and puts the choice in.

import assert from "node:assert/strict";
import { test } from "./editor-page.mjs";

const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } };

/** Sets what the page answers: options for the word from `from` to `to`. */
const answer = (page, from, to, options) => page.evaluate(([from, to, options]) => {
  answers.complete = [{ from, to, options }];
}, [from, to, options]);

const member = (label, insert, caret) => ({ label, kind: "member", detail: "a string", insert, from: caret, to: caret });
const value = (label, insert) => ({ label, kind: "value", detail: "", insert, from: insert.length, to: insert.length });
const MEMBERS = [member("name", "name\": \"\"", 8), member("image", "image\": \"\"", 9), member("cpu", "cpu\": ", 6)];

const list = (page) => page.locator("task-editor").getByRole("listbox");
const options = (page) => list(page).getByRole("option");

export const tests = [
  test("a quote brings the members, in the order of the answer, and Enter takes the first", async ({ page, open }) => {
    const editor = await open({ text: "{ }" });
    await editor.call("reveal", 2);
    await answer(page, 3, 4, MEMBERS);
    await page.keyboard.type("\"");
    await options(page).first().waitFor();
    assert.deepEqual(await page.locator(".cm-completionLabel").allInnerTexts(), ["name", "image", "cpu"]);
    await page.evaluate(() => { answers.complete = []; });
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    assert.equal(await editor.text(), "{ \"name\": \"\"}");
    assert.equal((await editor.caret()).head, 11);
    await editor.call("undo");
    assert.doesNotMatch(await editor.text(), /name/);
  }),

  test("typing narrows the choices, Escape closes them", async ({ page, open }) => {
    const editor = await open({ text: "{ \"\" }" });
    await editor.call("reveal", 3);
    await answer(page, 3, 4, MEMBERS);
    await page.keyboard.type("im");
    await options(page).first().waitFor();
    assert.deepEqual(await page.locator(".cm-completionLabel").allInnerTexts(), ["image"]);
    await page.keyboard.press("Escape");
    await list(page).waitFor({ state: "detached" });
    await page.keyboard.press("Tab");
    assert.equal(await editor.focused(), "after", "Tab leaves");
  }),

  test("a choice opens the choices of its value and selects what is to be filled in", async ({ page, open }) => {
    const editor = await open({ text: "{ \"\" }" });
    await editor.call("reveal", 3);
    await answer(page, 3, 4, [member("role", "role\": \"\"", 8)]);
    await page.keyboard.press("Control+Space");
    await options(page).first().waitFor();
    const text = "arn:aws:iam::ACCOUNT:role/NAME\"";
    await answer(page, 11, 12, [{ label: text, kind: "template", detail: "IAM role", insert: text, from: 13, to: 20 }]);
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    await page.getByText("IAM role").waitFor();
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    assert.equal(await editor.text(), "{ \"role\": \"arn:aws:iam::ACCOUNT:role/NAME\" }");
    const { anchor, head } = await editor.caret();
    assert.equal((await editor.text()).slice(anchor, head), "ACCOUNT");
  }),

  test("a word that is whole already, and a bare place, bring nothing unasked", async ({ page, open }) => {
    const editor = await open({ text: "mode: " });
    await editor.call("reveal", 6);
    await answer(page, 6, 6, [value("host", "host"), value("bridge", "bridge")]);
    await page.keyboard.type("hos");
    await options(page).first().waitFor();
    await page.keyboard.type("t");
    await list(page).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    assert.equal(await editor.text(), "mode: host\n");
  }),

  test("the choices stay inside a narrow screen and are large enough to touch", PHONE, async ({ page, open }) => {
    const editor = await open({ text: "{ \"\" }" });
    await editor.call("reveal", 3);
    const long = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:NAME:KEY::";
    await answer(page, 3, 4, [value(long, long), value("b", "b")]);
    await page.keyboard.press("Control+Space");
    await options(page).first().waitFor();
    for (const box of [await list(page).boundingBox(), await options(page).first().boundingBox()]) {
      assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
    }
    assert.ok((await options(page).last().boundingBox()).height >= 44);
  }),
];
