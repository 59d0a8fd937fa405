// The life of the element: taking over from a text area, moving, leaving; and that the bundle is the one that was built.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { ROOT, test, TEXT } from "./editor-page.mjs";

export const tests = [
  test("what stands in a text area before the script is taken over, with selection and focus", async ({ page, open }) => {
    let arrive;
    const hold = new Promise((resolve) => {
      arrive = resolve;
    });
    const content = "<textarea aria-label=\"Task definition\">{}</textarea>";
    const opened = open({ text: null, content, hold });
    const area = page.getByRole("textbox", { name: "Task definition" });
    await area.fill("{ \"a\": 1 }");
    await area.evaluate((node) => node.setSelectionRange(2, 5));
    arrive();
    const editor = await opened;
    assert.equal(await editor.text(), "{ \"a\": 1 }");
    assert.deepEqual(await editor.caret(), { name: "selection", anchor: 2, head: 5 });
    assert.match(await editor.focused(), /cm-content/);
    assert.equal(await editor.call("undo"), false);
  }),

  test("the element can be moved and set up while it is out of the page", async ({ page, open }) => {
    const editor = await open();
    await page.evaluate(async () => {
      const node = document.querySelector("task-editor");
      const { parentNode, nextSibling } = node;
      node.remove();
      await new Promise((resolve) => setTimeout(resolve));
      node.setText("{}");
      node.nextProblem();
      node.setAttribute("label", "Other");
      parentNode.insertBefore(node, nextSibling);
    });
    assert.equal(await editor.text(), "{}");
    assert.equal(await editor.content.getAttribute("aria-label"), "Other");
    assert.equal(await editor.call("undo"), true);
    assert.equal(await editor.text(), TEXT);
    assert.equal((await editor.events("ready")).length, 2);
    assert.equal(await page.locator(".cm-editor").count(), 1);
  }),

  test("an element that is only moved keeps what it shows", async ({ page, open }) => {
    const editor = await open();
    const isSame = await page.evaluate(async () => {
      const node = document.querySelector("task-editor");
      const view = node.shadowRoot.querySelector(".cm-editor");
      const place = document.querySelector("main").appendChild(document.createElement("section"));
      place.append(node);
      await new Promise((resolve) => setTimeout(resolve));
      return node.shadowRoot.querySelector(".cm-editor") === view && view.isConnected;
    });
    assert.equal(isSame, true);
    assert.equal((await editor.events("ready")).length, 1);
    await editor.content.click();
    await page.keyboard.type("x");
    assert.match(await editor.text(), /x/);
  }),

  test("a removed editor leaves nothing behind", async ({ page, open }) => {
    await open();
    const session = await page.context().newCDPSession(page);
    const counts = async () => {
      await session.send("HeapProfiler.collectGarbage");
      return session.send("Memory.getDOMCounters");
    };
    const round = () => page.evaluate(async () => {
      const node = document.createElement("task-editor");
      document.querySelector("main").append(node);
      node.setText("{ \"a\": [1, 2] }");
      const item = { from: 0, to: 1, severity: "error", message: "m", help: "h", rule: "r", fixes: [] };
      node.setDiagnostics([item], node.revision);
      node.nextProblem();
      node.openSearch();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const view = new WeakRef(node.shadowRoot.querySelector(".cm-editor"));
      node.remove();
      (window.gone ??= []).push(view, new WeakRef(node));
    });
    await round();
    const before = await counts();
    for (let i = 0; i < 5; i += 1) await round();
    await page.waitForTimeout(300);
    const after = await counts();
    const [now, then] = [after.jsEventListeners, before.jsEventListeners];
    assert.ok(now <= then, `${now} listeners, ${then} before`);
    // The newest may still be held by what the browser did last.
    const alive = await page.evaluate(() => gone.filter((ref) => ref.deref()).length);
    assert.ok(alive <= 2, `${alive} of 12 are still held`);
  }),

  {
    name: "the bundle is the one that was built, and within its budget",
    options: {},
    run() {
      const bundle = readFileSync(new URL("static/js/codemirror.js", ROOT));
      const [recorded] = readFileSync(new URL("static/vendor/codemirror/SHA256", ROOT), "utf8").split(" ");
      assert.equal(createHash("sha256").update(bundle).digest("hex"), recorded, "run script/build-editor");
      assert.ok(gzipSync(bundle, { level: 9 }).length <= 150_000);
    },
  },

  {
    name: "the glue writes no HTML and logs nothing",
    options: {},
    run() {
      for (const name of ["editor", "editor-editing", "editor-problems", "editor-style"]) {
        const source = readFileSync(new URL(`static/js/${name}.js`, ROOT), "utf8");
        assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|console\.|fetch\(/, name);
        assert.doesNotMatch(source, /https?:\/\/(?!www\.w3\.org\/)/, name);
      }
    },
  },
];
