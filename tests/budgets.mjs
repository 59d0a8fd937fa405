// The size ledger of dist/: what each part weighs, and what it may weigh. `script/test budgets` prints it and fails for a
// part that is over. `limit` is a ratchet: what the part weighs today and 3 % more. `goal` is what it should weigh; where the
// two differ, ARCHITECTURE.md says why. Sizes are of the files as a static host sends them, compressed with gzip at its best.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";

const DIST = "dist";
// Fetched when it is opened, for use without a network, or not by the page at all. Everything else counts as first use.
const LATER = ["_headers", "api/", "examples/", "icons/", "lessons/", "offline.json", "picture.png", "robots.txt", "rules/"];

/** Kilobytes are 1000 bytes. A part without a file is an error: its pattern or the build is wrong. */
const PARTS = [
  { name: "page and styles", matches: /^[^/]+\.(html|css|svg)$/, limit: 25 },
  { name: "app wasm", matches: /^app-[^/]+_bg\.wasm$/, limit: 1204, goal: 300 },
  { name: "app glue", matches: /^(app|boot)-[^/]+\.js$/, limit: 15 },
  { name: "editor", matches: /^js\/editor\.js$/, limit: 155 },
  { name: "API wasm", matches: /^api\/[^/]+\.wasm$/, limit: 840, goal: 250 },
  { name: "API glue", matches: /^api\/[^/]+\.js$/, limit: 15 },
  { name: "first use", matches: { test: (file) => !LATER.some((folder) => file.startsWith(folder)) }, limit: 1387, goal: 500 },
];

const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length + 1))
  .map((path) => {
    const bytes = readFileSync(join(DIST, path));
    return { path, raw: bytes.length, gzip: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length };
  })
  .sort((one, other) => other.gzip - one.gzip);

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
const sum = (list, key) => list.reduce((total, file) => total + file[key], 0);

console.log(`${"kB".padStart(9)}${"gzip".padStart(9)}${"limit".padStart(9)}${"goal".padStart(9)}`);
let over = 0;
for (const { name, matches, limit, goal = limit } of PARTS) {
  const part = files.filter(({ path }) => matches.test(path));
  const gzip = sum(part, "gzip");
  const verdict = part.length === 0 ? "  NO FILE" : gzip > limit * 1000 ? "  OVER" : "";
  if (verdict) over += 1;
  console.log(`${kilobytes(sum(part, "raw"))}${kilobytes(gzip)}${String(limit).padStart(9)}${String(goal).padStart(9)}  ${name}${verdict}`);
}
console.log("\nthe largest files:");
for (const { path, raw, gzip } of files.slice(0, 12)) console.log(`${kilobytes(raw)}${kilobytes(gzip)}${"".padStart(20)}${path}`);
console.log(`\n${PARTS.length - over} passed, ${over} failed`);
process.exitCode = over > 0 ? 1 : 0;
