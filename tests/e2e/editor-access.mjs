// The editor for everyone: no keyboard trap, the page's keys left alone, contrast, forced colours, what axe-core finds.

import assert from "node:assert/strict";
import { axe, PROBLEMS, test, TEXT, YAML } from "./editor-page.mjs";

const SYSTEM_SETTINGS = { forcedColors: "active", reducedMotion: "reduce" };

export const tests = [
  test("Tab and Shift+Tab leave the editor", async ({ page, open }) => {
    const editor = await open();
    await page.locator("#before").focus();
    await page.keyboard.press("Tab");
    assert.match(await editor.focused(), /cm-content/);
    await page.keyboard.press("Tab");
    assert.equal(await editor.focused(), "after");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await editor.focused(), "before");
    assert.equal(await editor.text(), TEXT);
  }),

  test("Ctrl+M makes Tab indent, says so, and Escape still leads out", async ({ page, open }) => {
    const editor = await open({ text: "{}" });
    await editor.content.focus();
    await page.keyboard.press("Control+m");
    assert.match(await editor.heard(), /^Tab indents/);
    await page.keyboard.press("Tab");
    assert.equal(await editor.text(), "  {}");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    assert.equal(await editor.focused(), "after");
    await editor.content.focus();
    await page.keyboard.press("Control+m");
    await page.keyboard.press("Tab");
    assert.equal(await editor.focused(), "after");
    assert.deepEqual((await editor.events("tab")).map(({ indents }) => indents), [true, false]);
  }),

  test("keys of the page pass through", async ({ page, open }) => {
    const editor = await open();
    await page.evaluate(() => {
      window.passed = [];
      document.addEventListener("keydown", (event) => {
        if (!event.defaultPrevented && !["Control", "Shift"].includes(event.key)) passed.push(event.key);
        event.preventDefault();
      });
    });
    await editor.content.focus();
    const keys = ["Control+Enter", "Control+s", "Control+Shift+M", "F1", "F6", "Shift+F6"];
    for (const key of keys) await page.keyboard.press(key);
    assert.deepEqual(await page.evaluate(() => passed), ["Enter", "s", "M", "F1", "F6", "F6"]);
    assert.equal(await editor.text(), TEXT);
  }),

  test("all words can be replaced", async ({ page, open }) => {
    const editor = await open();
    const place = "Fund $1 von $2, Zeile $3.";
    await editor.call("setPhrases", { Error: "Fehler", "Problem $1 of $2, line $3.": place, Find: "Suchen" });
    await editor.call("nextProblem");
    assert.equal(await editor.card.locator("strong").innerText(), "Fehler");
    assert.match(await editor.heard(), /^Fund 1 von 3, Zeile 4\. Fehler: /);
    await editor.call("openSearch");
    assert.ok(await page.getByRole("textbox", { name: "Suchen" }).isVisible());
  }),

  ...["light", "dark"].flatMap((theme) => [
    test(`every colour of text stands out in the ${theme} theme`, async ({ page, open }) => {
      const editor = await open();
      await editor.call("setTheme", theme);
      await editor.call("setText", YAML);
      await editor.call("setLanguage", "yaml");
      const yaml = await contrasts(page);
      await editor.call("setText", TEXT);
      await editor.call("setLanguage", "json");
      await editor.call("setDiagnostics", PROBLEMS, await editor.call("revision"));
      const json = await contrasts(page);
      const all = { ...yaml, ...json };
      for (const name of ["tok-propertyName", "tok-string", "tok-comment", "tok-punctuation", "cm-gutterElement"]) {
        assert.ok(name in all, `${name} was measured`);
      }
      for (const [name, ratio] of Object.entries(all)) assert.ok(ratio >= 4.5, `${name}: ${ratio.toFixed(2)}`);
      const lightness = await page.locator(".cm-editor").evaluate((node) => getComputedStyle(node).backgroundColor);
      assert.equal(/rgb\((\d+)/.exec(lightness)[1] > 128, theme === "light");
    }),

    test(`axe finds nothing in the ${theme} theme`, { colorScheme: theme }, async ({ page, open }) => {
      const editor = await open({ text: null });
      assert.deepEqual(await axe(page), [], "empty");
      await editor.call("setText", TEXT);
      await editor.call("setDiagnostics", PROBLEMS, await editor.call("revision"));
      await editor.call("nextProblem");
      assert.deepEqual(await axe(page), [], "with a card");
      await editor.call("foldAll");
      await editor.call("openSearch");
      await page.keyboard.type("family");
      assert.deepEqual(await axe(page), [], "folded, with search");
      await editor.call("setText", "{ \"a\": \"non\u00a0breaking\u200b\" }");
      await editor.call("setReadOnly", true);
      assert.deepEqual(await axe(page), [], "read-only, with special characters");
    }),
  ]),

  test("forced colours keep marks, and less motion stops the caret", SYSTEM_SETTINGS, async ({ page, open }) => {
    const editor = await open();
    await editor.content.focus();
    const fills = await page.locator(".mark .shape").evaluateAll((paths) => paths.map((path) => getComputedStyle(path).fill));
    const paper = await page.locator(".cm-editor").evaluate((node) => getComputedStyle(node).backgroundColor);
    assert.equal(new Set(fills).size, 1);
    assert.notEqual(fills[0], paper);
    assert.equal(await page.locator(".cm-cursorLayer").evaluate((node) => getComputedStyle(node).animationName), "none");
  }),
];

/** Contrast of each kind of text with the editor's background, by class. */
function contrasts(page) {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const luminance = (colour) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const root = document.querySelector("task-editor").shadowRoot;
    const paper = luminance(getComputedStyle(root.querySelector(".cm-editor")).backgroundColor);
    const found = {};
    for (const node of root.querySelectorAll("[class^=tok-], .cm-lineNumbers .cm-gutterElement, .mark .shape")) {
      const style = getComputedStyle(node);
      const ink = luminance(node.matches(".shape") ? style.fill : style.color);
      const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      const name = node.matches(".shape") ? node.parentNode.getAttribute("class") : node.className.split(" ")[0];
      found[name] = Math.min(found[name] ?? 99, ratio);
    }
    return found;
  });
}
