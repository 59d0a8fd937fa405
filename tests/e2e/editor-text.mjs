// The editor as an editor: text in and out, steps of undo, languages, folding, search.

import assert from "node:assert/strict";
import { PROBLEMS, test, TEXT, YAML } from "./editor-page.mjs";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

export const tests = [
  test("text goes in, and out again with each change and its source", CLIPBOARD, async ({ page, open }) => {
    const editor = await open({ text: "{}" });
    await editor.call("reveal", 1);
    await page.keyboard.type(" ");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+v");
    await editor.call("applyEdits", [{ from: 0, to: 3, insert: "[]" }]);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+y");
    await page.keyboard.press("Backspace");
    assert.deepEqual(
      (await editor.events("change")).map(({ source, text, revision }) => [revision, source, text]),
      [
        [1, "set", "{}"],
        [2, "type", "{ }"],
        [3, "paste", "{ }{ }"],
        [4, "fix", "[]{ }"],
        [5, "undo", "{ }{ }"],
        [6, "undo", "[]{ }"],
        [7, "type", "[]{ "],
      ],
    );
    assert.equal(await editor.text(), "[]{ ");
    assert.equal(await editor.call("revision"), 7);
  }),

  test("lines end with a line feed, and offsets count UTF-16 units of that text", async ({ open }) => {
    const editor = await open({ text: "🔑\r\n{ }\r" });
    assert.equal(await editor.text(), "🔑\n{ }\n");
    await editor.call("reveal", 3, 6);
    assert.deepEqual(await editor.caret(), { name: "selection", anchor: 3, head: 6 });
    assert.equal(await editor.call("applyEdits", [{ from: 4, to: 5, insert: "𝟙" }, { from: 2, to: 3, insert: "" }]), true);
    assert.equal(await editor.text(), "🔑{𝟙}\n");
  }),

  test("the first text is no step to undo, each later one is one step", async ({ open }) => {
    const editor = await open({ text: "first" });
    assert.equal(await editor.call("undo"), false);
    assert.equal(await editor.text(), "first");
    await editor.call("setText", "second\ntext");
    await editor.call("setText", "third");
    assert.equal(await editor.call("undo"), true);
    assert.equal(await editor.text(), "second\ntext");
    await editor.call("undo");
    assert.equal(await editor.text(), "first");
    await editor.call("redo");
    assert.equal(await editor.text(), "second\ntext");
  }),

  test("the same text again is no change", async ({ open }) => {
    const editor = await open({ text: "{}\n" });
    await editor.call("setText", "{}\r\n");
    assert.equal(await editor.call("revision"), 1);
    assert.equal((await editor.events("change")).length, 1);
  }),

  test("another layout keeps the caret at its character, in one step", async ({ open }) => {
    const editor = await open({ text: "{\"a\":1,\"b\":[2,3]}" });
    await editor.call("reveal", 13);
    await editor.call("reformat", "{\n  \"a\": 1,\n  \"b\": [\n    2,\n    3\n  ]\n}\n");
    const { head } = await editor.caret();
    assert.equal((await editor.text()).slice(0, head).replaceAll(/\s/g, ""), "{\"a\":1,\"b\":[2");
    await editor.call("undo");
    assert.equal(await editor.text(), "{\"a\":1,\"b\":[2,3]}");
  }),

  test("a fix of several edits is one step, also next to typing", async ({ page, open }) => {
    const editor = await open();
    await editor.call("reveal", 1);
    await page.keyboard.type("x");
    const typed = await editor.text();
    const last = typed.length - 2;
    await editor.call("applyEdits", [{ from: 0, to: 1, insert: "[" }, { from: last, to: last + 1, insert: "]" }]);
    const fixed = await editor.text();
    await page.keyboard.type("y");
    assert.ok(fixed.startsWith("[x") && fixed.endsWith("]\n"));
    await page.keyboard.press("Control+z");
    assert.equal(await editor.text(), fixed);
    await page.keyboard.press("Control+z");
    assert.equal(await editor.text(), typed);
  }),

  test("edits that do not fit are refused whole", async ({ open }) => {
    const editor = await open();
    const { length } = TEXT;
    const unfit = [
      [{ from: 0, to: length + 1, insert: "" }],
      [{ from: 5, to: 4, insert: "" }],
      [{ from: 0, to: 3, insert: "a" }, { from: 2, to: 4, insert: "b" }],
      [{ from: -1, to: 0, insert: "" }],
    ];
    for (const edits of unfit) assert.equal(await editor.call("applyEdits", edits), false, JSON.stringify(edits));
    const older = (await editor.call("revision")) - 1;
    assert.equal(await editor.call("applyEdits", [{ from: 0, to: 1, insert: "" }], older), false);
    assert.equal(await editor.text(), TEXT);
  }),

  test("JSON, YAML, HCL and plain text are told apart", async ({ page, open }) => {
    const editor = await open();
    const names = page.locator(".tok-propertyName");
    assert.equal(await names.first().innerText(), "\"family\"");
    assert.equal(await page.locator(".tok-comment").count(), 0);
    await editor.call("setText", YAML);
    await editor.call("setLanguage", "yaml");
    assert.deepEqual(await names.allInnerTexts(), ["family", "containerDefinitions", "name", "essential"]);
    assert.equal(await page.locator(".tok-comment").innerText(), "# the name");
    await editor.call("setText", 'resource "a" "b" { # c\n  family = "x-${var.y}"\n  doc = <<-END\n    cpu = 1\n  END\n  on = true\n}\n');
    await editor.call("setLanguage", "hcl");
    assert.deepEqual(await names.allInnerTexts(), ["family", "doc", "on"]);
    assert.equal(await page.locator(".tok-comment").innerText(), "# c");
    assert.equal(await page.locator(".tok-keyword, .tok-bool").count(), 2);
    await editor.call("setLanguage", "text");
    assert.equal(await names.count(), 0);
  }),

  test("brackets close themselves, and Enter indents", async ({ page, open }) => {
    const editor = await open({ text: "" });
    await editor.content.focus();
    await page.keyboard.type("{");
    await page.keyboard.press("Enter");
    await page.keyboard.type("\"a");
    assert.equal(await editor.text(), "{\n  \"a\"\n}");
  }),

  test("several carets, and text for keys that a phone lacks", async ({ page, open }) => {
    const editor = await open({ text: "aa bb aa" });
    await editor.call("reveal", 0, 2);
    await page.keyboard.press("Control+d");
    await editor.call("insertText", "{");
    assert.equal(await editor.text(), "{ bb {");
  }),

  test("search finds, replaces and closes", async ({ page, open }) => {
    const editor = await open({ text: "one two one" });
    await editor.content.focus();
    await page.keyboard.press("Control+f");
    await page.keyboard.type("one");
    assert.equal(await page.locator(".cm-searchMatch").count(), 2);
    await page.getByRole("textbox", { name: "Replace" }).fill("1");
    await page.getByRole("button", { name: "replace all" }).click();
    assert.equal(await editor.text(), "1 two 1");
    await page.keyboard.press("Escape");
    await page.locator(".cm-search").waitFor({ state: "detached" });
    assert.match(await editor.focused(), /cm-content/);
    await editor.call("openSearch");
    assert.equal(await page.locator(".cm-search").count(), 1);
  }),

  test("folding keeps the outline, and going to a problem unfolds it", async ({ page, open }) => {
    const editor = await open();
    await editor.call("foldAll");
    assert.equal(await page.locator(".folded").innerText(), "8 lines");
    assert.ok(await page.getByText("\"family\"").isVisible());
    await editor.call("unfoldAll");
    assert.equal(await page.locator(".folded").count(), 0);
    await editor.call("foldAll");
    await editor.call("previousProblem");
    assert.equal(await page.locator(".folded").count(), 0);
    assert.equal(await editor.card.locator(".rule").innerText(), "plaintext-secret");
  }),

  test("a read-only text can be read, searched and copied, not changed", async ({ page, open }) => {
    const editor = await open();
    await editor.call("setReadOnly", true);
    await editor.call("nextProblem");
    assert.equal(await editor.card.locator(".fix:enabled").count(), 0);
    await page.keyboard.type("x");
    await page.keyboard.press("Backspace");
    assert.equal(await editor.text(), TEXT);
    assert.equal(await editor.content.getAttribute("aria-readonly"), "true");
    await editor.call("setReadOnly", false);
    await page.keyboard.type("x");
    assert.notEqual(await editor.text(), TEXT);
  }),

  test("a key costs no more in 64 KiB with a hundred problems than four times what it costs in an eighth of it", async ({ page, open }) => {
    const line = "    { \"name\": \"VARIABLE\", \"value\": \"some value\" },\n";
    const editor = await open();
    const prepare = async (bytes, problems) => {
      await editor.call("setText", `[\n${line.repeat(Math.ceil(bytes / line.length))}]\n`);
      const items = Array.from({ length: problems }, (_, i) => {
        const from = 2 + i * 10 * line.length + 6;
        return { from, to: from + 6, severity: "warning", message: "m", help: "h", rule: "r", fixes: [] };
      });
      assert.equal(await editor.call("setDiagnostics", items, await editor.call("revision")), true);
      await editor.call("reveal", 2);
    };
    const small = [];
    const large = [];
    for (let round = 0; round < 3; round += 1) {
      await prepare(8192, 12);
      small.push(...(await page.evaluate(typed, 20)));
      await prepare(65_536, 100);
      large.push(...(await page.evaluate(typed, 20)));
    }
    const ratio = median(large) / median(small);
    assert.ok(ratio <= 4, `${ratio.toFixed(1)} times`);
  }),
];

// How long each of some keys takes until the page is laid out again, in milliseconds.
async function typed(keys) {
  const node = document.querySelector("task-editor");
  const taken = [];
  for (let i = 0; i < keys; i += 1) {
    const start = performance.now();
    node.insertText("x");
    node.shadowRoot.querySelector(".cm-content").getBoundingClientRect();
    taken.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
  }
  return taken;
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
