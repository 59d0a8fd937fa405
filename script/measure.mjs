// What script/measure runs: see there.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { startServer } from "./server.mjs";

const require = createRequire(pathToFileURL(`${process.env.TASKDEF_NODE_MODULES}/`));
const { chromium } = require("playwright-core");
const ALL = ["lighthouse", "keys", "heap"];
const wanted = process.argv.slice(2);
const parts = wanted.length > 0 ? wanted : ALL;
for (const part of parts) if (!ALL.includes(part)) throw new Error(`unknown part ${part}; known: ${ALL.join(", ")}`);

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
/** A debugging port of the browser's own, for Lighthouse. */
const PORT = 9223;

function table(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const print = (line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ");
  console.log(`\n${lines.map(print).join("\n")}`);
}

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)];
const share = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(list.length * part) - 1)];
const whole = (number) => Math.round(number);

/** A CloudFormation template of about so many bytes: as many task definitions as it takes. */
function template(bytes) {
  const resources = {};
  const container = JSON.parse(readFileSync("static/examples/checkout.json", "utf8")).containerDefinitions[0];
  const upper = (value) => (Array.isArray(value) ? value.map(upper)
    : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key[0].toUpperCase() + key.slice(1), upper(inner)])) : value);
  const { logConfiguration, ...rest } = container;
  const definition = { ...upper(rest), LogConfiguration: { LogDriver: logConfiguration.logDriver, Options: logConfiguration.options } };
  const text = () => JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Resources: resources }, null, 2);
  while (text().length < bytes) {
    const number = Object.keys(resources).length + 1;
    resources[`Task${number}`] = { Type: "AWS::ECS::TaskDefinition", Properties: { Family: `f${number}`, ContainerDefinitions: [definition] } };
  }
  return text();
}

/** A task definition of about so many bytes. */
function definition(bytes) {
  const task = JSON.parse(readFileSync("static/examples/checkout.json", "utf8"));
  const [container] = task.containerDefinitions;
  task.containerDefinitions = Array.from({ length: 10 }, (_, at) => ({ ...container, name: `c${at}`, environment: [] }));
  const size = () => JSON.stringify(task, null, 2).length;
  for (let number = 0; size() < bytes; number += 1) {
    task.containerDefinitions[number % 10].environment.push({ name: `VARIABLE_${number}`, value: `value ${number}` });
  }
  return JSON.stringify(task, null, 2);
}

async function lighthouse(server) {
  const { default: run } = await import(pathToFileURL(process.env.LIGHTHOUSE));
  const { desktopConfig } = await import(pathToFileURL(process.env.LIGHTHOUSE));
  const rows = [];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...FLAGS, `--remote-debugging-port=${PORT}`] });
  for (const [path, preset] of [["", "mobile"], ["", "desktop"], ["rules/", "mobile"], ["rules/awsvpc-host-port.html", "mobile"]]) {
    const results = [];
    for (let turn = 0; turn < (path === "" ? 5 : 3); turn += 1) {
      const { lhr } = await run(server.address + path, { port: PORT, logLevel: "error" }, preset === "desktop" ? desktopConfig : undefined);
      results.push(lhr);
    }
    const score = (name) => whole(100 * middle(results.map(({ categories }) => categories[name].score)));
    const figure = (name) => middle(results.map(({ audits }) => audits[name].numericValue));
    const requests = middle(results.map(({ audits }) => audits["network-requests"].details.items.length));
    rows.push([
      `${path || "page"} ${preset}`, score("performance"), score("accessibility"), score("best-practices"), score("seo"),
      whole(figure("first-contentful-paint")), whole(figure("largest-contentful-paint")), whole(figure("total-blocking-time")),
      figure("cumulative-layout-shift").toFixed(3), requests, whole(figure("total-byte-weight") / 1000),
    ]);
  }
  await browser.close();
  table(["Lighthouse (median)", "perf", "a11y", "best", "seo", "FCP ms", "LCP ms", "TBT ms", "CLS", "requests", "kB"], rows);
}

/** A page with the app started. */
async function open(browser, address) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  return { page, context, protocol: await context.newCDPSession(page) };
}

const setText = (page, text) => page.locator("task-editor").evaluate((editor, text) => editor.setText(text), text);
const settled = (page) => page.waitForFunction(() => document.getElementById("panel")?.getAttribute("aria-busy") === "false");

async function keys(server) {
  const rows = [];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  for (const [name, text] of [["8 KiB", definition(8 << 10)], ["64 KiB", definition(64 << 10)], ["626 kB template", template(626_000)]]) {
    for (const slower of [1, 4]) {
      const { page, context, protocol } = await open(browser, server.address);
      await setText(page, text);
      await settled(page);
      await page.locator("task-editor").evaluate((editor) => editor.reveal(editor.getText().indexOf('"image": "') + 10));
      await protocol.send("Emulation.setCPUThrottlingRate", { rate: slower });
      await page.evaluate(() => {
        window.figures = { paint: [], result: [], task: 0 };
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) figures.task = Math.max(figures.task, duration);
        }).observe({ type: "longtask" });
        let started = 0;
        document.addEventListener("keydown", () => {
          started = performance.now();
          const from = started;
          requestAnimationFrame(() => setTimeout(() => figures.paint.push(performance.now() - from)));
        }, true);
        new MutationObserver(() => {
          if (started && document.getElementById("panel").getAttribute("aria-busy") === "false") {
            figures.result.push(performance.now() - started);
            started = 0;
          }
        }).observe(document.getElementById("panel"), { attributes: true, attributeFilter: ["aria-busy"] });
      });
      const count = text.length > 1e5 ? 12 : 30;
      await browser.startTracing(page, { categories: ["devtools.timeline", "toplevel"] });
      for (let key = 0; key < count; key += 1) {
        await page.keyboard.type("x");
        await page.waitForTimeout(50);
        await settled(page);
      }
      const busy = busyUntilPaint(JSON.parse((await browser.stopTracing()).toString()).traceEvents);
      const { paint, result, task } = await page.evaluate(() => figures);
      rows.push([`${name}${slower > 1 ? `, CPU ${slower}× slower` : ""}`, ...[busy, paint, result].flatMap((list) => [whole(share(list, 0.5)), whole(share(list, 0.95))]), whole(task)]);
      await context.close();
    }
  }
  await browser.close();
  table(["keys", "busy p50 ms", "p95", "paint p50 ms", "p95", "result p50 ms", "p95", "longest task"], rows);
}

/**
 * For each key, how long the page's main thread worked from the key to the paint of it, in milliseconds: without the time that it
 * waited for the browser's next frame.
 */
function busyUntilPaint(events) {
  const key = events.find(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown");
  const own = events.filter(({ pid, tid, ph }) => ph === "X" && pid === key.pid && tid === key.tid);
  const named = (name) => own.filter((event) => event.name === name).sort((one, other) => one.ts - other.ts);
  const paints = named("Paint");
  const tasks = named("RunTask").length > 0 ? named("RunTask") : named("ThreadControllerImpl::RunTask");
  return own
    .filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown")
    .map(({ ts }) => {
      const paint = paints.find((event) => event.ts > ts);
      if (!paint) return null;
      const end = paint.ts + paint.dur;
      const within = tasks.filter((task) => task.ts < end && task.ts + task.dur > ts);
      return within.reduce((sum, task) => sum + Math.min(end, task.ts + task.dur) - Math.max(ts, task.ts), 0) / 1000;
    })
    .filter((duration) => duration !== null);
}

async function heap(server) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  const { page, protocol } = await open(browser, server.address);
  const examples = readdirSync("static/examples").filter((file) => file !== "index.json").map((file) => readFileSync(`static/examples/${file}`, "utf8"));
  const used = async () => {
    await protocol.send("HeapProfiler.collectGarbage");
    const { usedSize } = await protocol.send("Runtime.getHeapUsage");
    return usedSize / 1e6;
  };
  const turn = async (edits, loads) => {
    for (let edit = 0; edit < edits; edit += 1) {
      await page.locator("task-editor").evaluate((editor, edit) => editor.applyEdits([{ from: 1, to: 1 + (edit % 2), insert: edit % 2 ? "" : " " }]), edit);
    }
    for (let load = 0; load < loads; load += 1) {
      await setText(page, examples[load % examples.length]);
      await settled(page);
    }
  };
  await turn(50, examples.length);
  const before = await used();
  await turn(1000, 50);
  const after = await used();
  await browser.close();
  table(["heap after 1,000 edits and 50 examples", "before MB", "after MB", "growth MB"], [["JavaScript", ...[before, after, after - before].map((size) => size.toFixed(1))]]);
}

const MEASURES = { lighthouse, keys, heap };
const server = await startServer({ folder: "dist", prefix: "/p/", compresses: true });
try {
  for (const part of parts) await MEASURES[part](server);
} finally {
  await server.stop();
}
