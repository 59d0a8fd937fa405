// What is typed stays: no request once the page has loaded, and a content policy that would refuse one elsewhere.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { TASK, openExample, openPanel, problem, setText, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

/** A report that is opened for viewing. */
const REPORT = JSON.stringify({ version: "2.1.0", runs: [{ tool: { driver: { name: "other" } }, results: [] }] });

/** Uses every feature that could be thought to ask for something. */
async function useEverything(page) {
  const opening = async (name, use = async () => {}) => {
    await page.getByRole("button", { name, exact: true }).click();
    await use(page.getByRole("dialog"));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await page.getByRole("button", { name: "Format", exact: true }).click();
  await page.getByRole("button", { name: "Find in the text" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await opening("Convert", async (dialog) => {
    for (const to of [1, 2, 3]) await dialog.getByLabel("To").selectOption({ index: to });
    await dialog.getByRole("button", { name: "Copy" }).click();
  });
  await opening("Share", async (dialog) => {
    for (const button of await dialog.getByRole("button", { name: /^Copy|Markdown|report$|AWS CLI/ }).all()) await button.click();
    for (let format = 0; format < 5; format += 1) {
      await dialog.getByLabel("Format").selectOption({ index: format });
      const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download" }).click()]);
      await download.delete();
    }
  });
  await opening("Settings", async (dialog) => {
    await dialog.getByLabel(/^Launch type/).selectOption("EC2");
    await dialog.getByLabel("Region").fill("eu-west-1");
    await dialog.getByLabel("Colours").selectOption("dark");
    await dialog.getByLabel(/^Size/).selectOption("large");
    await dialog.getByRole("button", { name: /^Copy a link/ }).click();
  });
  await opening("Privacy");
  await opening("Keys and commands");
  await openPanel(page, "Launch");
  const pretend = page.getByRole("region", { name: "Pretend AWS" });
  await pretend.getByRole("button", { name: /^Pretend AWS/ }).click();
  await pretend.getByRole("button", { name: "Cut the network" }).click();
  await openPanel(page, "Problems");
  const file = async (name, text) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
    await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  };
  await file("report.sarif", REPORT);
  await page.getByRole("dialog", { name: "Report" }).waitFor();
  await page.keyboard.press("Escape");
  await file("task.json", TASK);
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
  await saved.delete();
  await page.emulateMedia({ media: "print" });
  await page.emulateMedia({ media: null });
  await page.getByRole("button", { name: /^Fix all safe/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Make \d+ fix/ }).click();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
}

spec("whatever is typed and opened, nothing is asked for after the page has loaded", async ({ page, open, loaded, requests }) => {
  await open();
  await loaded();
  const before = requests.length;
  await setText(page, TASK);
  for (const panel of ["Environment", "IAM policy", "Launch", "Problems"]) await openPanel(page, panel);
  await useEverything(page);
  await page.waitForTimeout(1000);
  assert.deepEqual(requests.slice(before), []);
});

spec("the only later requests are the files of examples and rules", async ({ page, open, loaded, requests }) => {
  await open();
  await loaded();
  const before = requests.length;
  await openExample(page, "Plain variables");
  await setText(page, TASK);
  await problem(page, "host port 80").getByRole("button", { name: "Explain awsvpc-host-port" }).click();
  await page.getByRole("heading", { name: "What to do" }).waitFor();
  assert.deepEqual(requests.slice(before), ["examples/index.json", "examples/plain-variables.json", "rules/awsvpc-host-port.md"]);
});

spec("with the network cut the checks go on", async ({ page, open, loaded, context }) => {
  await open();
  await loaded();
  await context.setOffline(true);
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
  await openPanel(page, "Environment");
  await page.getByRole("region", { name: "web", exact: true }).getByText("COLOR").waitFor();
});

spec("what is typed is in the text's own place in the storage and in no address, title, history, console, cookie or cache", async ({ page, open, requests }) => {
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await open();
  const before = await page.evaluate(() => history.length);
  await setText(page, TASK.replaceAll("shop", "markerword"));
  for (const panel of ["Environment", "IAM policy", "Launch"]) await openPanel(page, panel);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("textbox", { name: "Link" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Draft kept in this browser only").waitFor();
  const places = await page.evaluate(async () => {
    const kept = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) kept.push(request.url, await (await cache.match(request)).text());
    }
    const storage = Object.entries(localStorage).filter(([key]) => !key.endsWith(":text")).flat();
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const entries = performance.getEntries().map(({ name }) => name);
    const state = [location.href, document.title, document.cookie, document.referrer, name, String(history.state)];
    return [...state, ...storage, ...Object.entries(sessionStorage).flat(), ...databases, ...entries, ...kept];
  });
  assert.ok(![...places, ...said, ...requests].some((place) => place.includes("markerword")));
  assert.equal(await page.evaluate(() => history.length), before);
  assert.ok(await page.evaluate(() => localStorage.getItem("taskdef-playground:1:text").includes("markerword")));
});

spec("each file of the first load is asked for once", async ({ page, open, loaded, requests }) => {
  await open();
  await loaded();
  assert.equal(requests[0], "");
  assert.deepEqual(requests.toSorted(), [...new Set(requests)].toSorted());
});

spec("the privacy dialog shows what the browser knows: requests, policy, storage, links", async ({ page, open, loaded }) => {
  await open();
  await loaded();
  const show = async () => {
    await page.getByRole("button", { name: "Privacy", exact: true }).click();
    return page.getByRole("dialog", { name: "Privacy" });
  };
  let dialog = await show();
  await dialog.getByText("None. This is counted by the browser").waitFor();
  await dialog.getByRole("region", { name: "The policy in force" }).getByText("default-src 'none'").waitFor();
  await dialog.getByRole("region", { name: "Where links lead" }).getByText("docs.aws.amazon.com").waitFor();
  await page.keyboard.press("Escape");
  await openExample(page, "Plain variables");
  await page.getByText("Draft kept in this browser only").waitFor();
  const bytes = await page.evaluate(() => new TextEncoder().encode(localStorage.getItem("taskdef-playground:1:text")).length);
  dialog = await show();
  const requests = dialog.getByRole("region", { name: "Requests since the page has loaded" });
  assert.deepEqual(await requests.getByRole("listitem").allInnerTexts(), ["examples/index.json", "examples/plain-variables.json"]);
  await dialog.getByRole("region", { name: "Stored in this browser now" }).getByText(`Your text: ${bytes} bytes`).waitFor();
  await dialog.getByRole("button", { name: "Forget everything" }).click();
  await dialog.getByText("Nothing is kept in this browser any more").waitFor();
  await dialog.getByRole("region", { name: "Stored in this browser now" }).getByText("Nothing.").waitFor();
});

spec("forgetting takes the copies of the site along, and those of others not", async ({ page, open }) => {
  await open();
  await page.evaluate(async () => {
    for (const name of ["taskdef-playground:old", "other-site"]) await (await caches.open(name)).put("./x", new Response("x"));
  });
  await page.getByRole("button", { name: "Privacy", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Privacy" });
  await dialog.getByText(/A copy of the site itself, for use without a network: \d+ files?/).waitFor();
  await dialog.getByRole("button", { name: "Forget everything" }).click();
  await dialog.getByText("Nothing is kept in this browser any more").waitFor();
  assert.deepEqual(await page.evaluate(() => caches.keys()), ["other-site"]);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

/** What a page could try to send something with, each to the address it is given. */
const CANARY = `
const to = (kind) => TARGET + "/" + kind;
const element = (name, attributes) => document.body.append(Object.assign(document.createElement(name), attributes));
const tries = {
  fetch: () => fetch(to("fetch"), { mode: "no-cors" }),
  request: () => { const request = new XMLHttpRequest(); request.open("GET", to("request")); request.send(); },
  beacon: () => navigator.sendBeacon(to("beacon"), "x"),
  socket: () => new WebSocket(to("socket").replace("http", "ws")),
  events: () => new EventSource(to("events")),
  image: () => element("img", { src: to("image") }),
  script: () => element("script", { src: to("script") }),
  style: () => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: to("style") })),
  prefetch: () => document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: to("prefetch") })),
  frame: () => element("iframe", { src: to("frame") }),
  object: () => element("object", { data: to("object") }),
  video: () => element("video", { src: to("video"), preload: "auto" }),
  font: () => new FontFace("x", "url(" + to("font") + ")").load(),
  import: () => import(to("import")),
  worker: () => new Worker(URL.createObjectURL(new Blob(["fetch('" + to("worker") + "')"]))),
  form: () => { element("iframe", { name: "into" }); const form = Object.assign(document.createElement("form"), { action: to("form"), method: "post", target: "into" }); document.body.append(form); form.submit(); },
};
window.tried = [];
for (const [kind, attempt] of Object.entries(tries)) {
  try { Promise.resolve(attempt()).catch(() => {}); } catch {}
  window.tried.push(kind);
}
`;

spec("code that got into the page could send nothing elsewhere, by none of sixteen ways", { problems: "expected" }, async ({ page, visit, base }) => {
  const reached = [];
  const other = createServer((request, response) => {
    reached.push(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end();
  });
  other.on("upgrade", (request) => reached.push(request.url));
  await new Promise((ready) => other.listen(0, "127.0.0.1", ready));
  const target = `http://127.0.0.1:${other.address().port}`;
  try {
    // As if it were a file of the site: what the policy allows to run.
    await page.route("**/canary.js", (route) => route.fulfill({ contentType: "text/javascript", body: CANARY.replaceAll("TARGET", JSON.stringify(target)) }));
    for (const path of ["", "rules/"]) {
      await page.route(`${base}${path}`, async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace("</body>", '<script type="module" src="/some/folder/canary.js"></script></body>');
        await route.fulfill({ response, body });
      });
      await visit(path);
      await until("all was tried", () => page.evaluate(() => window.tried?.length === 16));
      await page.waitForTimeout(500);
      assert.deepEqual(reached, [], path);
    }
    // The trap itself works: without a policy the same attempts arrive.
    await page.route(`${base}bare`, (route) => route.fulfill({ contentType: "text/html", body: '<body><script type="module" src="canary.js"></script></body>' }));
    await visit("bare");
    await until("they arrive", async () => new Set(reached).size >= 12);
  } finally {
    other.closeAllConnections();
    other.close();
  }
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
