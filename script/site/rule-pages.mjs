// The static pages of the rules: one for each, the index of all, and one for people who come from another tool. They need no
// script; the only one, for the search, works without WebAssembly.

import { escape, inlines, write } from "./markdown.mjs";
import { examplesOf } from "./rules.mjs";
import { AREAS, EXAMPLE_TITLES, PEERS, SEVERITIES, TITLE } from "./words.mjs";

// What is shown is in the page. It connects to nothing; those who audit it from within want to read robots.txt.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** All pages as [file, text]. `files` are the addresses of style sheets, scripts and icon, from the folder of the pages. */
export function rulePages(rules, files) {
  const page = (options) => frame({ ...options, files });
  return [
    ["index.html", page(index(rules))],
    ["peers.html", page(peers(rules))],
    ...rules.map((rule, at) => [`${rule.name}.html`, page(single(rule, rules[at - 1], rules[at + 1]))]),
  ];
}

function frame({ files, title, description, body, search = false }) {
  const words = title === TITLE ? TITLE : `${title} – ${TITLE}`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <meta name="description" content="${escape(description)}">
    <meta property="og:title" content="${escape(words)}">
    <meta property="og:description" content="${escape(description)}">
    <title>${escape(words)}</title>
    <link rel="icon" type="image/svg+xml" href="${files.icon}">
    <script src="${files.theme}"></script>
    <link rel="stylesheet" href="${files.tokens}">
    <link rel="stylesheet" href="${files.pages}">${search ? `\n    <script src="${files.search}" defer></script>` : ""}
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header>
      <nav aria-label="Site">
        <a href="../">${TITLE}</a>
        <a href="./">All rules</a>
        <a href="peers.html">By other tools</a>
      </nav>
    </header>
    <main id="content" tabindex="-1">
${body}
    </main>
  </body>
</html>
`;
}

function severity(rule) {
  return `<span class="severity is-${rule.severity}">${SEVERITIES[rule.severity]}</span>`;
}

function single(rule, before, after) {
  const [title, summary, ...rest] = rule.blocks;
  const examples = examplesOf(rule);
  const code = (info, text) => {
    const example = examples.find((one) => one.info === info && one.text === text);
    const kind = info === "expect" ? "expect" : (info.split(/\s+/)[1] ?? "");
    const open = example ? `<a class="open" href="${escape(example.link)}">Open in the playground</a>` : "";
    const words = EXAMPLE_TITLES[kind];
    const caption = words ? `<figcaption><span>${words}</span>${open}</figcaption>` : "";
    return `<figure class="is-${kind || "plain"}">${caption}<pre tabindex="0"><code>${escape(text)}</code></pre></figure>`;
  };
  const link = (rel, words, other) =>
    other ? `<a rel="${rel}" href="${other.name}.html"><span>${words}</span> <code>${other.name}</code></a>` : "<span></span>";
  const body = `<article>
<h1><code>${escape(title.words)}</code></h1>
<p class="facts">${severity(rule)} <a href="./#${rule.area}">${AREAS[rule.area]}</a>${rule.isFixed ? " · has a fix" : ""}</p>
<p class="summary">${inlines(summary.words)}</p>
${write(rest, code)}
</article>
<nav class="neighbours" aria-label="Neighbouring rules">${link("prev", "Previous rule", before)}${link("next", "Next rule", after)}</nav>`;
  return { title: rule.name, description: rule.summary.replaceAll(/[`*]/g, ""), body };
}

function index(rules) {
  const row = (rule) => {
    const quotes = rule.messages.map((message) => `<q>${inlines(message)}</q>`).join(" ");
    return `<li id="${rule.name}" data-also="${escape(rule.peers.map(({ tool, check }) => `${tool} ${check}`).join(" "))}">
${severity(rule)}<div><a href="${rule.name}.html"><code>${rule.name}</code></a>
<p>${inlines(rule.summary)}</p>${quotes ? `<p class="says">${quotes}</p>` : ""}</div></li>`;
  };
  const areas = Object.entries(AREAS).map(([area, title]) => {
    const list = rules.filter((rule) => rule.area === area);
    return `<section><h2 id="${area}">${title} <small>${list.length}</small></h2>
<ul class="rules">${list.map(row).join("\n")}</ul></section>`;
  });
  const contents = Object.entries(AREAS).map(([area, title]) => `<li><a href="#${area}">${title}</a></li>`);
  const body = `<h1>All rules</h1>
<p class="summary">What the playground checks in an Amazon ECS task definition: ${rules.length} rules, each with what it means for the
launch, why, what to do, and examples that open in the playground. Search for a name, a word, another tool's id, or the message that AWS gave you.</p>
<form class="search" role="search"><label for="search">Find a rule</label>
<input type="search" id="search" autocomplete="off" spellcheck="false"><p role="status" id="found"></p></form>
<nav aria-label="Areas"><ul class="contents">${contents.join("")}<li><a href="peers.html">By other tools</a></li></ul></nav>
${areas.join("\n")}`;
  return { title: "All rules", description: `The ${rules.length} rules for Amazon ECS task definitions, by area, with search.`, body, search: true };
}

function peers(rules) {
  const sections = PEERS.map(({ tool, id, words, read, notes }) => {
    const rows = rules.flatMap((rule) =>
      rule.peers.filter((peer) => peer.tool === tool).map(({ check }) => {
        const note = notes[rule.name] ? `<p class="note">${inlines(notes[rule.name])}</p>` : "";
        const theirs = check ? inlines(check) : "<i>by its title</i>";
        return `<li><p class="theirs">${theirs}</p><div><a href="${rule.name}.html"><code>${rule.name}</code></a> ${severity(rule)}
<p>${inlines(rule.summary)}</p>${note}</div></li>`;
      }),
    );
    return `<section aria-labelledby="${id}"><h2 id="${id}">Coming from ${tool}</h2>
<p>${inlines(words)} <small>Read: ${escape(read)}.</small></p>
<ul class="rules">${rows.join("\n")}</ul></section>`;
  });
  const tools = PEERS.map(({ tool, id }) => `<li><a href="#${id}">${tool}</a></li>`);
  const body = `<h1>By other tools</h1>
<p class="summary">What another tool calls a check, what it is called here, and what differs. Each rule's page lists all tools that check the same.</p>
<nav aria-label="Tools"><ul class="contents">${tools.join("")}</ul></nav>
${sections.join("\n")}`;
  return {
    title: "By other tools",
    description: `Coming from ${PEERS.map(({ tool }) => tool).join(", ")}: what their checks of ECS task definitions are called here.`,
    body,
  };
}
