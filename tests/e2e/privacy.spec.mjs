// What is typed stays: no request once the page has loaded, and a content policy that would refuse one elsewhere.

import assert from "node:assert/strict";
import { spec } from "./harness.mjs";

spec("nothing is asked for after the page has loaded", async ({ page, open, requests }) => {
  await open();
  await page.waitForLoadState("networkidle");
  const loaded = requests.length;
  await page.getByLabel("Task definition").fill('{ "family": "web" }');
  await page.getByText("Lines: 1").waitFor();
  await page.waitForTimeout(500);
  assert.deepEqual(requests.slice(loaded), []);
});

spec("each file of the first load is asked for once", async ({ page, open, requests }) => {
  await open();
  await page.waitForLoadState("networkidle");
  assert.equal(requests[0], "");
  assert.deepEqual(requests.toSorted(), [...new Set(requests)].toSorted());
});

spec("the content policy refuses requests elsewhere and inline code", { problems: "expected" }, async ({ page, open, problems }) => {
  await open();
  assert.deepEqual(problems, []);
  // Attempts by the page itself, not through the protocol: scripts of the page are what the policy concerns.
  const attempts = await page.evaluate(async () => {
    const fetched = await fetch("http://example.invalid/").then(() => "sent", () => "refused");
    const inline = document.createElement("script");
    inline.textContent = "window.inlineRan = true";
    document.body.append(inline);
    const image = await new Promise((resolve) => {
      const element = new Image();
      element.onload = () => resolve("sent");
      element.onerror = () => resolve("refused");
      element.src = "http://example.invalid/a.png";
    });
    return { fetched, image, inline: window.inlineRan === undefined ? "refused" : "ran" };
  });
  assert.deepEqual(attempts, { fetched: "refused", image: "refused", inline: "refused" });
  for (const directive of ["connect-src", "img-src", "script-src-elem"]) {
    assert.ok(problems.some((problem) => problem.startsWith(`content policy: ${directive} refused`)), `${directive}: ${problems}`);
  }
});
