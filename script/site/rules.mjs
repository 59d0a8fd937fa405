// The rules as their pages tell them: static/rules/*.md, which `cargo test --test pages` holds equal to the rules themselves.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { parse } from "./markdown.mjs";
import { AREAS, TOOLS } from "./words.mjs";

/** All rules, by area and name: the order of the registry. */
export function readRules(folder) {
  const rules = readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => readRule(file.slice(0, -3), readFileSync(join(folder, file), "utf8")));
  const place = ({ area }) => Object.keys(AREAS).indexOf(area);
  // By bytes, as the registry is sorted.
  return rules.sort((one, other) => place(one) - place(other) || (one.name < other.name ? -1 : 1));
}

function readRule(name, source) {
  const blocks = parse(source);
  const facts = /^- Group `([a-z]+)`, severity ([a-z]+), since (\S+)\.$/m.exec(source);
  const peers = /Checked elsewhere by: (.*)\.$/m.exec(source);
  if (!facts || !(facts[1] in AREAS) || !peers) throw new Error(`${name}.md does not say its group, severity and peers`);
  return {
    name,
    blocks,
    summary: blocks[1].words,
    area: facts[1],
    severity: facts[2],
    isFixed: blocks.some(({ kind, info }) => kind === "code" && info.split(/\s+/)[1] === "fixed"),
    messages: quotes(blocks),
    peers: readPeers(peers[1]),
  };
}

/** What AWS says, for searching: the quotes below "At launch". */
function quotes(blocks) {
  const from = blocks.findIndex(({ kind, words }) => kind === "heading" && words === "At launch");
  const to = blocks.findIndex(({ kind }, index) => index > from && kind === "heading");
  return blocks.slice(from, to).filter(({ kind }) => kind === "quote").flatMap(({ blocks }) => blocks.map(({ words }) => words));
}

/** `Security Hub ECS.3, Prowler` as [{ tool, check }]; a part that begins with no tool's name belongs to the part before. */
function readPeers(list) {
  const found = [];
  for (const part of list.split(/, | and /)) {
    const tool = TOOLS.find((name) => part === name || part.startsWith(`${name} `));
    if (tool) found.push({ tool, check: part.slice(tool.length + 1) });
    else if (found.length > 0) found.at(-1).check += `, ${part}`;
  }
  return found;
}

/**
 * The examples of a page in their order: { info, kind, text, link }. The link is the fragment that opens the text with the
 * settings that its fence names and the pretend AWS of the block before it.
 */
export function examplesOf(rule) {
  let world = null;
  let settings = "";
  const examples = [];
  for (const { kind, info, text } of rule.blocks) {
    if (kind !== "code") continue;
    const [, what = "", ...words] = info.split(/\s+/);
    if (what === "world") world = JSON.parse(text);
    if (!["bad", "good", "fixed"].includes(what)) continue;
    // What is fixed has the settings of what was bad.
    settings = what === "fixed" ? settings : words;
    examples.push({ info, kind: what, text, link: linkTo(sized(`${text}\n`, settings), optionsOf(settings, world)) });
  }
  return examples;
}

/** `filled=70000` stands for that many letters in the place of `…`, `padded=…` for blanks behind. */
function sized(text, settings) {
  const size = (name) => Number(settings.find((word) => word.startsWith(name))?.slice(name.length) ?? 0);
  const filled = size("filled=") > 0 ? text.replace("…", "x".repeat(size("filled="))) : text;
  return filled.padEnd(size("padded="));
}

function optionsOf(settings, world) {
  const options = world ? { world } : {};
  for (const [key, value] of settings.map((word) => word.split("="))) {
    if (key === "preset") options.preset = value;
    else if (["launchType", "region", "account", "platformVersion", "agentVersion"].includes(key)) {
      options.context = { ...options.context, [key]: value };
    }
  }
  return Object.keys(options).length > 0 ? options : null;
}

/** The link that opens a text: the code that src/share reads. */
export function linkTo(text, options) {
  const [name, payload] = options ? ["v1s", JSON.stringify({ text, options })] : ["v1", text];
  return `../#${name}=${deflateRawSync(payload, { level: 9 }).toString("base64url")}`;
}
