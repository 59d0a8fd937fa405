// Draws the icons that are not SVG with Chromium. Usage: script/icons

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.env.TASKDEF_NODE_MODULES}/`));
const { chromium } = require("playwright-core");

const svg = readFileSync("static/icons/icon.svg", "utf8");
const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
// A system may cut a maskable icon to any shape within its margin, so that one fills the square and stands smaller in it.
const PICTURES = [
  { file: "icon-192.png", size: 192, share: 100 },
  { file: "icon-512.png", size: 512, share: 100 },
  { file: "icon-maskable.png", size: 512, share: 72 },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
for (const { file, size, share } of PICTURES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const ground = share < 100 ? "#0b5c5c" : "transparent";
  await page.setContent(`<style>html{background:${ground}}body{margin:0;display:grid;place-items:center;height:100vh}</style>
    <img src="${data}" width="${share}%" style="width:${share}%">`);
  await page.locator("img").evaluate((image) => image.decode());
  await page.screenshot({ path: `static/icons/${file}`, omitBackground: true });
}
await browser.close();
