// Problems in the editor: what is drawn, the card by pointer, key and touch, and what choosing a fix tells the page.

import assert from "node:assert/strict";
import { PROBLEMS, test, TEXT } from "./editor-page.mjs";

const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } };

export const tests = [
  test("problems of an older text are not shown", async ({ page, open }) => {
    const editor = await open({ problems: [] });
    const before = await editor.call("revision");
    await editor.call("insertText", " ");
    assert.equal(await editor.call("setDiagnostics", PROBLEMS, before), false);
    assert.equal(await page.locator(".problem").count(), 0);
    assert.equal(await editor.call("setDiagnostics", PROBLEMS, before + 1), true);
    assert.equal(await page.locator(".problem").count(), 3);
  }),

  test("problems move with the text and go with it", async ({ page, open }) => {
    const editor = await open();
    await editor.call("applyEdits", [{ from: 0, to: 0, insert: "\n\n" }]);
    assert.deepEqual(await page.locator(".problem").allInnerTexts(), ["\"4096\"", ":latest", "hunter2"]);
    const from = (await editor.text()).indexOf(":latest");
    await editor.call("applyEdits", [{ from: from - 1, to: from + 8, insert: "" }]);
    assert.deepEqual(await page.locator(".problem").allInnerTexts(), ["\"4096\"", "hunter2"]);
    assert.equal(await page.locator(".mark").count(), 2);
  }),

  test("problems anywhere in any text have a mark and at most one line underlined", async ({ page, open }) => {
    const editor = await open({ text: "\nab\n\ncd\n" });
    const at = (from, to) => ({ from, to, severity: "error", message: "m", help: null, rule: "r", fixes: [] });
    const revision = await editor.call("revision");
    const cases = [
      [at(0, 0), []],
      [at(1, 1), ["a"]],
      [at(3, 3), ["b"]],
      [at(1, 8), ["ab"]],
      [at(8, 8), []],
      [at(8, 99), []],
      [at(99, 99), []],
      [at(2, 1), ["b"]],
    ];
    for (const [item, underlined] of cases) {
      assert.equal(await editor.call("setDiagnostics", [item], revision), true);
      assert.deepEqual(await page.locator(".problem").allInnerTexts(), underlined, JSON.stringify(item));
      assert.equal(await page.locator(".mark").count(), 1, JSON.stringify(item));
    }
    assert.equal(await editor.call("setDiagnostics", [{ ...at(1, 2), severity: "fatal", fixes: undefined }], revision), true);
    assert.equal(await page.locator(".problem.info").count(), 1);
  }),

  test("severities differ in shape: mark, underline and word", async ({ page, open }) => {
    const editor = await open();
    const marks = page.locator(".mark");
    const shapes = await marks.locator("path.shape").evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
    assert.equal(new Set(shapes).size, 3);
    const underlines = page.locator(".problem");
    const styles = await underlines.evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).textDecorationStyle));
    assert.deepEqual(styles, ["wavy", "dashed", "dotted"]);
    const words = [];
    for (let i = 0; i < 3; i += 1) {
      await editor.call("nextProblem");
      words.push(await editor.card.locator("strong").innerText());
    }
    assert.deepEqual(words, ["Error", "Warning", "Info"]);
  }),

  test("a line with several problems has one mark, of the worst", async ({ page, open }) => {
    const editor = await open();
    const [error, , info] = PROBLEMS;
    const list = [{ ...info, from: error.from - 3, to: error.from - 1 }, error];
    await editor.call("setDiagnostics", list, await editor.call("revision"));
    assert.equal(await page.locator(".mark").count(), 1);
    assert.equal(await page.locator(".mark svg.error").count(), 1);
  }),

  test("hovering shows the card; its text is never taken as HTML", async ({ page, open }) => {
    const editor = await open();
    await page.locator(".problem.warning").hover();
    await editor.card.waitFor();
    assert.equal(await editor.card.locator(".message").innerText(), "<img src=x> is pulled by the tag latest");
    assert.equal(await editor.card.locator("code").innerText(), "latest");
    assert.equal(await editor.card.locator("img").count(), 0);
    assert.equal(await editor.card.locator(".help").innerText(), "do something about image-tag-latest");
    await editor.card.hover();
    await page.waitForTimeout(400);
    assert.equal(await editor.card.count(), 1, "the pointer can rest on the card");
    await page.locator("#before").focus();
    await page.keyboard.press("Escape");
    await editor.card.waitFor({ state: "detached" });
    assert.equal(await editor.focused(), "before");
  }),

  test("the card says why, what AWS would say, and where it can be read", async ({ page, open }) => {
    const editor = await open();
    const [error, warning] = PROBLEMS;
    await editor.call("reveal", error.from + 1);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    assert.equal(await editor.card.locator(".why").innerText(), error.why);
    assert.equal(await editor.card.locator("q").innerText(), error.says[0]);
    const link = editor.card.getByRole("link", { name: error.source.title });
    assert.equal(await link.getAttribute("href"), error.source.url);
    assert.equal(await link.getAttribute("rel"), "noreferrer noopener");
    assert.match(await editor.heard(), /does not go with.*AWS would say: No Fargate configuration exists/);
    await editor.call("reveal", warning.from + 1);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    assert.equal(await editor.card.locator("q").count(), 0);
  }),

  test("a member is explained by pointer and by key", async ({ page, open }) => {
    const editor = await open();
    const from = TEXT.indexOf("\"family\"");
    await page.evaluate((from) => {
      const source = { title: "API model", url: "https://docs.aws.amazon.com/ecs" };
      const about = { from, to: from + 8, name: "family", summary: "a string, required", words: ["one", "two"], source };
      answers.about = [2, 3, 4, 5, 6, 7].map((step) => ({ ...about, at: from + step }));
    }, from);
    await editor.call("reveal", from + 3);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    assert.match(await editor.card.innerText(), /family\s*a string, required\s*one, two\s*Source: API model/);
    assert.equal(await editor.heard(), "family: a string, required. one, two");
    await page.keyboard.press("Escape");
    await page.getByText("\"family\"").hover();
    await editor.card.waitFor();
    assert.match(await editor.card.innerText(), /a string, required/);
    await editor.call("reveal", 0);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    assert.equal(await editor.heard(), "No problem here");
  }),

  test("Ctrl+. opens the fixes at the caret, and choosing one tells the page", async ({ page, open }) => {
    const editor = await open();
    const [{ from, rule }] = PROBLEMS;
    await editor.call("reveal", from + 2);
    await page.keyboard.press("Control+.");
    assert.equal(await editor.focused(), "fix");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.deepEqual(await editor.events("fix"), [{ name: "fix", rule, from, index: 1 }]);
    assert.equal(await editor.card.count(), 0);
    assert.match(await editor.focused(), /cm-content/);
  }),

  test("Ctrl+. also finds a problem elsewhere on the line, and Escape goes back", async ({ page, open }) => {
    const editor = await open();
    await editor.call("reveal", TEXT.indexOf("\"memory\""));
    await page.keyboard.press("Control+.");
    assert.equal(await editor.focused(), "fix");
    await page.keyboard.press("Escape");
    assert.equal(await editor.card.count(), 0);
    assert.match(await editor.focused(), /cm-content/);
    await editor.call("reveal", 0);
    await page.keyboard.press("Control+.");
    assert.equal(await editor.card.count(), 0);
    assert.equal(await editor.heard(), "No problem here");
  }),

  test("the rule's name asks for its page", async ({ page, open }) => {
    const editor = await open();
    await editor.call("reveal", PROBLEMS[1].from);
    await page.keyboard.press("Control+.");
    assert.equal(await editor.focused(), "rule");
    await page.keyboard.press("Enter");
    assert.deepEqual(await editor.events("rule"), [{ name: "rule", rule: "image-tag-latest" }]);
  }),

  test("Ctrl+K Ctrl+I shows and says the problem, with the focus in the text", async ({ page, open }) => {
    const editor = await open();
    await editor.call("reveal", PROBLEMS[0].from);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    assert.equal(await editor.card.locator(".rule").innerText(), "fargate-size-pair");
    assert.match(await editor.focused(), /cm-content/);
    assert.equal(
      await editor.heard(),
      "Error: `4096` MiB does not go with `256` CPU units. do something about fargate-size-pair. AWS would say: No Fargate configuration exists for given values. A fix is offered.",
    );
    await page.keyboard.press("Escape");
    assert.equal(await editor.card.count(), 0);
  }),

  test("F8 and Shift+F8 go round the problems, show and say them", async ({ page, open }) => {
    const editor = await open();
    await editor.call("reveal", 0);
    const seen = [];
    for (const key of ["F8", "F8", "F8", "F8", "Shift+F8", "Shift+F8"]) {
      await page.keyboard.press(key);
      const { anchor, head } = await editor.caret();
      seen.push(TEXT.slice(anchor, head));
      assert.equal(await editor.card.count(), 1);
    }
    assert.deepEqual(seen, ["\"4096\"", ":latest", "hunter2", "\"4096\"", "hunter2", ":latest"]);
    assert.match(await editor.heard(), /^Problem 2 of 3, line 8\. Warning: /);
    await editor.call("setDiagnostics", [], await editor.call("revision"));
    assert.equal(await editor.card.count(), 0);
    await page.keyboard.press("F8");
    assert.equal(await editor.heard(), "No problems");
  }),

  test("the card goes when the caret, the text or the focus does", async ({ page, open }) => {
    const editor = await open();
    for (const key of ["ArrowLeft", "x", "Control+f", "Tab"]) {
      await editor.call("setText", TEXT);
      await editor.call("setDiagnostics", PROBLEMS.slice(1), await editor.call("revision"));
      await editor.call("reveal", 0);
      await editor.call("nextProblem");
      assert.equal(await editor.card.count(), 1);
      // From the text, Tab goes to the rule and the source in the card first.
      for (let stop = 0; key === "Tab" && stop < 2; stop += 1) await page.keyboard.press("Tab");
      await page.keyboard.press(key);
      await editor.card.waitFor({ state: "detached" });
      if (key === "Control+f") await page.keyboard.press("Escape");
    }
    assert.equal(await editor.focused(), "after");
  }),

  test("a fix waits for the list of the present text", async ({ page, open }) => {
    const editor = await open();
    await editor.call("insertText", " ");
    await editor.call("nextProblem");
    assert.equal(await editor.card.locator(".fix:disabled").count(), 2);
    const moved = PROBLEMS.map((item) => ({ ...item, from: item.from + 1, to: item.to + 1 }));
    await editor.call("setDiagnostics", moved, await editor.call("revision"));
    await editor.card.locator(".fix:enabled").first().click();
    const [{ rule, from }] = moved;
    assert.deepEqual(await editor.events("fix"), [{ name: "fix", rule, from, index: 0 }]);
  }),

  test("a new list under an open card never loses the focus", async ({ page, open }) => {
    const editor = await open();
    await editor.call("reveal", PROBLEMS[0].from);
    await page.keyboard.press("Control+.");
    await editor.call("setDiagnostics", PROBLEMS, await editor.call("revision"));
    assert.match(await editor.focused(), /cm-content/);
    assert.equal(await editor.card.count(), 1);
  }),

  test("a click on a mark opens its card", async ({ page, open }) => {
    const editor = await open();
    await page.locator(".mark").nth(1).click();
    assert.equal(await editor.card.locator(".rule").innerText(), "image-tag-latest");
  }),

  test("a tap on an underline opens its card, where a finger can hit the fix", PHONE, async ({ page, open }) => {
    const editor = await open();
    await page.locator(".problem.error").tap();
    const fix = editor.card.locator(".fix").first();
    const { x, width } = await editor.card.boundingBox();
    assert.ok(x >= 0 && x + width <= 320, "the card is on the screen");
    assert.ok((await fix.boundingBox()).height >= 44);
    await fix.tap();
    assert.equal((await editor.events("fix")).length, 1);
  }),
];
