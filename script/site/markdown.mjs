// Reads the small subset of Markdown that the pages of the rules use and writes it as HTML: headings, paragraphs, fenced
// code, quotes, lists of one level; code, strong, emphasis and links. What is not in the subset stays text.
// src/view/markdown.rs reads the same for the page of the app; tests/e2e/static-pages.spec.mjs compares the two.

/** Text as it stands in HTML, in an element or in a quoted attribute. */
export function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Reads a page into blocks: { kind: "heading", level, words } and so on. */
export function parse(source) {
  const lines = source.split("\n");
  const blocks = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at].trim() === "") at += 1;
    else at = readBlock(lines, at, blocks);
  }
  return blocks;
}

/** Reads the block that begins at a line; returns the line after it. */
function readBlock(lines, at, blocks) {
  const line = lines[at];
  if (line.startsWith("```")) {
    const end = lines.findIndex((other, index) => index > at && other.trimEnd() === "```");
    const stop = end < 0 ? lines.length : end;
    blocks.push({ kind: "code", info: line.slice(3).trim(), text: lines.slice(at + 1, stop).join("\n") });
    return stop + 1;
  }
  const heading = /^(#{1,6}) (.*)$/.exec(line);
  if (heading) {
    blocks.push({ kind: "heading", level: heading[1].length, words: heading[2].trim() });
    return at + 1;
  }
  if (line.startsWith(">")) {
    const end = endOf(lines, at, (other) => other.startsWith(">"));
    const inner = lines.slice(at, end).map((quoted) => quoted.replace(/^>+\s*/, ""));
    blocks.push({ kind: "quote", blocks: parse(inner.join("\n")) });
    return end;
  }
  if (itemWords(line) !== null) return readList(lines, at, blocks);
  const end = endOf(lines, at + 1, (other) => other.trim() !== "" && !/^(```|#{1,6} |>)/.test(other) && itemWords(other) === null);
  blocks.push({ kind: "paragraph", words: lines.slice(at, end).map((part) => part.trim()).join(" ") });
  return end;
}

function endOf(lines, from, belongs) {
  let end = from;
  while (end < lines.length && belongs(lines[end])) end += 1;
  return end;
}

/** The words of an item of a list; null when the line is none. */
function itemWords(line) {
  return /^(?:[-*]|\d+\.) (.*)$/.exec(line)?.[1] ?? null;
}

function readList(lines, at, blocks) {
  const numbered = /^\d/.test(lines[at]);
  const items = [];
  let end = at;
  for (; end < lines.length && lines[end].trim() !== ""; end += 1) {
    const words = itemWords(lines[end]);
    if (words !== null) items.push(words.trim());
    else if (lines[end].startsWith("  ")) items.push(`${items.pop()} ${lines[end].trim()}`);
    else break;
  }
  blocks.push({ kind: "list", numbered, items });
  return end;
}

const INLINE = /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*/g;

/** A line as HTML. Links lead to https, to another page of ours, or are left as text. */
export function inlines(words) {
  let html = "";
  let from = 0;
  for (const match of words.matchAll(INLINE)) {
    html += escape(words.slice(from, match.index));
    html += inline(match);
    from = match.index + match[0].length;
  }
  return html + escape(words.slice(from));
}

function inline([whole, code, label, address, strong, emphasis]) {
  if (code !== undefined) return `<code>${escape(code)}</code>`;
  if (strong !== undefined) return `<strong>${inlines(strong)}</strong>`;
  if (emphasis !== undefined) return `<em>${inlines(emphasis)}</em>`;
  if (/^[a-z0-9-]+\.md$/.test(address)) return `<a href="${address.replace(/\.md$/, ".html")}">${inlines(label)}</a>`;
  if (address.startsWith("https://")) return `<a href="${escape(address)}" rel="noreferrer noopener">${inlines(label)}</a>`;
  return escape(whole);
}

/** Blocks as HTML; `code` writes fenced code, and headings below the first get ids. */
export function write(blocks, code) {
  return blocks.map((block) => writeBlock(block, code)).join("\n");
}

function writeBlock(block, code) {
  switch (block.kind) {
    case "heading": {
      const id = block.words.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
      return `<h${block.level} id="${id}">${inlines(block.words)}</h${block.level}>`;
    }
    case "paragraph":
      return `<p>${inlines(block.words)}</p>`;
    case "quote":
      return `<blockquote>${write(block.blocks, code)}</blockquote>`;
    case "list": {
      const tag = block.numbered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li>${inlines(item)}</li>`).join("")}</${tag}>`;
    }
    default:
      return code(block.info, block.text);
  }
}
