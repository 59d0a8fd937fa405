// What is typed stays: no request once the page has loaded, and a content policy that would refuse one elsewhere.

import assert from "node:assert/strict";
import { TASK, openExample, openPanel, problem, setText } from "./app-page.mjs";
import { spec } from "./harness.mjs";

spec("whatever is typed and opened, nothing is asked for after the page has loaded", async ({ page, open, requests }) => {
  await open();
  await page.waitForLoadState("networkidle");
  const loaded = requests.length;
  await setText(page, TASK);
  for (const panel of ["Environment", "IAM policy", "Launch", "Problems"]) await openPanel(page, panel);
  await page.getByRole("button", { name: /^Fix all safe/ }).click();
  for (const name of ["Settings", "Privacy", "Keys"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.keyboard.press("Escape");
  }
  await page.waitForTimeout(1000);
  assert.deepEqual(requests.slice(loaded), []);
});

spec("the only later requests are the files of examples and rules", async ({ page, open, requests }) => {
  await open();
  await page.waitForLoadState("networkidle");
  const loaded = requests.length;
  await openExample(page, "Plain variables");
  await setText(page, TASK);
  await problem(page, "host port 80").getByRole("button", { name: "Explain awsvpc-host-port" }).click();
  await page.getByRole("heading", { name: "What to do" }).waitFor();
  assert.deepEqual(requests.slice(loaded), ["examples/index.json", "examples/plain-variables.json", "rules/awsvpc-host-port.md"]);
});

spec("with the network cut the checks go on", async ({ page, open, context }) => {
  await open();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
  await openPanel(page, "Environment");
  await page.getByRole("region", { name: "web", exact: true }).getByText("COLOR").waitFor();
});

spec("the text is not in addresses, titles or the console", async ({ page, open, requests }) => {
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await open();
  await setText(page, TASK.replaceAll("shop", "markerword"));
  await openPanel(page, "Launch");
  await page.waitForTimeout(1000);
  const places = [page.url(), await page.title(), ...said, ...requests];
  assert.ok(!places.some((place) => place.includes("markerword")), places.join("\n"));
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
