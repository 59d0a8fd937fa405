// Another language: all words longer, and read from right to left. Nothing is cut off, nothing sticks out, and axe finds nothing.
// The words are changed in the page, as they come, so that it is the same build.

import assert from "node:assert/strict";
import { TASK, setText } from "./app-page.mjs";
import { spec } from "./harness.mjs";

/** Runs in the page: makes words a third longer with signs that stand high and low, and turns the page around. */
function speakPseudo() {
  const HIGH = { a: "å", e: "ê", i: "ï", o: "ô", u: "ü", A: "Å", E: "Ê", O: "Ø", U: "Û" };
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  const seen = new Set();
  const pseudo = (words) => {
    if (seen.has(words) || !/[a-z]{3}/i.test(words)) return words;
    const changed = words.replace(/[aeiouAEOU]/g, (letter) => HIGH[letter] ?? letter);
    const longer = changed.trimEnd() + " " + "ẋ".repeat(Math.ceil(words.trim().length / 3));
    seen.add(longer);
    return longer;
  };
  const isWords = (node) => !node.parentElement?.closest("code, kbd, pre, task-editor, textarea, script, style, .at, .status-bar");
  const change = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const words = isWords(node) ? pseudo(node.nodeValue) : node.nodeValue;
        if (words !== node.nodeValue) node.nodeValue = words;
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        for (const name of ATTRIBUTES) {
          const words = node.getAttribute(name);
          if (words && node.localName !== "task-editor" && pseudo(words) !== words) node.setAttribute(name, pseudo(words));
        }
      }
    }
  };
  document.documentElement.dir = "rtl";
  document.documentElement.lang = "en-XA";
  change(document.body);
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "childList") for (const node of addedNodes) change(node);
      else change(target);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
}

/** Elements whose text is cut off, and what sticks out of the page. */
const cutOff = (page) => page.evaluate(() => {
  const found = [];
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push("the page scrolls sideways");
  for (const element of document.querySelectorAll("body *:not(svg, svg *, task-editor, textarea, pre, code)")) {
    const style = getComputedStyle(element);
    const isHidden = style.clipPath !== "none" || !element.checkVisibility({ visibilityProperty: true });
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim() !== "");
    if (isHidden || !hasText || style.display === "inline") continue;
    const hides = [style.overflowX, style.overflowY].some((overflow) => overflow === "hidden" || overflow === "clip");
    const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (hides && isCut) found.push(`${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
  }
  return found;
});

for (const width of [360, 1280]) {
  spec(`longer words from right to left fit at ${width} pixels`, { viewport: { width, height: 800 } }, async ({ page, open, axe }) => {
    await open();
    await page.evaluate(speakPseudo);
    await setText(page, TASK);
    await page.locator("#panel li.problem").first().waitFor({ state: "attached" });
    const check = async (what) => {
      assert.deepEqual(await cutOff(page), [], what);
      assert.deepEqual(await axe(), [], what);
    };
    for (let panel = 0; panel < 4; panel += 1) {
      if (width < 640) await page.locator(".bottom-entry").nth(panel + 1).click();
      else await page.getByRole("tab").nth(panel).click();
      await check(`panel ${panel}`);
    }
    await page.keyboard.press("F1");
    await page.getByRole("dialog").waitFor();
    await check("keys");
    await page.keyboard.press("Escape");
    for (const at of [0, 1, 2]) {
      await page.locator(".toolbar-actions button").nth(at).click();
      await page.getByRole("dialog").waitFor();
      await check(`dialog ${at}`);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
  });
}
