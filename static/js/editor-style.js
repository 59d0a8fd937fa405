// How the editor looks. The page may set any of the custom properties named `--editor-…`; what it leaves out falls back to
// the values here, which follow the colour scheme: the page's own, or the one that the attribute `theme` asks for.
// As an adopted style sheet it needs no more from the content policy than `style-src 'self'`.

const css = `
:host {
  display: block;
  position: relative;
  min-height: 0;

  --font: var(--editor-font, ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace);
  --font-size: var(--editor-font-size, 0.875rem);
  --words-font: var(--editor-words-font, system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif);

  --background: var(--editor-background, light-dark(#ffffff, #14181f));
  --text: var(--editor-text, light-dark(#1f2430, #e2e8f0));
  --muted: var(--editor-muted, light-dark(#5b6472, #94a1b3));
  --border: var(--editor-border, light-dark(#d5dae1, #2d3542));
  --raised: var(--editor-raised, light-dark(#f6f7f9, #1c222c));
  --focus: var(--editor-focus, light-dark(#1a5fd0, #7ab3ff));
  --line: var(--editor-line, light-dark(rgb(60 110 200 / 7%), rgb(130 170 230 / 8%)));
  --selection: var(--editor-selection, light-dark(#cfe1ff, #274a7d));
  --match: var(--editor-match, light-dark(#fdeaa8, #4d431a));
  --match-now: var(--editor-match-now, light-dark(#ffc46b, #7a5714));

  --property: var(--editor-property, light-dark(#0b4fa8, #8cc4ff));
  --string: var(--editor-string, light-dark(#1a6b3c, #9bdcae));
  --number: var(--editor-number, light-dark(#9a4300, #f2b98a));
  --keyword: var(--editor-keyword, light-dark(#7a34b8, #d3b0ff));
  --punctuation: var(--editor-punctuation, light-dark(#59616e, #9ba8b9));
  --comment: var(--editor-comment, light-dark(#626b78, #8d9aab));

  --error: var(--editor-error, light-dark(#c62031, #ff8a84));
  --warning: var(--editor-warning, light-dark(#8d5800, #edbb4a));
  --info: var(--editor-info, light-dark(#1b63c6, #79b8ff));
}
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }

#hint, .said {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

/* The plain text area. */
.simple {
  box-sizing: border-box;
  width: 100%;
  height: 100%;
  padding: 8px 16px;
  border: 0;
  background: var(--background);
  color: var(--text);
  font: var(--font-size)/1.6 var(--font);
  resize: none;
  white-space: pre;
}
.simple:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
.simple::placeholder { color: var(--muted); opacity: 1; white-space: pre-wrap; }

/* The text. The host stands before each selector, or CodeMirror's own rules would win. */
:host .cm-editor { height: 100%; color: var(--text); background: var(--background); font-size: var(--font-size); }
:host .cm-editor.cm-focused { outline: none; }
:host .cm-editor.cm-focused::after {
  content: "";
  position: absolute;
  inset: 0;
  z-index: 400;
  border: 2px solid var(--focus);
  pointer-events: none;
}
:host .cm-editor .cm-scroller { font-family: var(--font); line-height: 1.6; font-variant-ligatures: none; }
:host .cm-editor .cm-content { padding: 8px 0; caret-color: var(--text); }
:host .cm-editor .cm-line { padding: 0 16px 0 8px; }
:host .cm-editor .cm-cursor { border-left: 2px solid var(--text); margin-left: -1px; }
:host .cm-editor .cm-dropCursor { border-left: 2px solid var(--focus); }
:host .cm-editor .cm-line.lit { background: var(--match); box-shadow: inset 3px 0 var(--warning); }
:host .cm-editor .cm-activeLine, :host .cm-editor .cm-activeLineGutter { background: var(--line); }
:host .cm-editor .cm-selectionLayer .cm-selectionBackground,
:host .cm-editor.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground { background: var(--selection); }
:host .cm-editor .cm-selectionMatch { background: none; box-shadow: inset 0 0 0 1px var(--border); border-radius: 2px; }
:host .cm-editor .cm-matchingBracket, :host .cm-editor.cm-focused .cm-matchingBracket {
  background: none;
  box-shadow: inset 0 0 0 1px var(--focus);
  border-radius: 2px;
}
:host .cm-editor .cm-nonmatchingBracket, :host .cm-editor.cm-focused .cm-nonmatchingBracket {
  background: none;
  color: var(--error);
}
:host .cm-editor .cm-placeholder { width: 100%; contain: inline-size; color: var(--muted); white-space: pre-wrap; }
:host .cm-editor .cm-specialChar { color: var(--error); outline: 1px dotted; outline-offset: -1px; }
:host .cm-editor .cm-searchMatch { background: var(--match); border-radius: 2px; }
:host .cm-editor .cm-searchMatch-selected { background: var(--match-now); }

.tok-propertyName { color: var(--property); }
.tok-string, .tok-string2 { color: var(--string); }
.tok-number { color: var(--number); }
.tok-bool, .tok-keyword, .tok-atom, .tok-labelName, .tok-typeName { color: var(--keyword); }
.tok-punctuation, .tok-operator, .tok-meta { color: var(--punctuation); }
.tok-comment { color: var(--comment); font-style: italic; }

/* The gutters. */
:host .cm-editor .cm-gutters { color: var(--muted); background: var(--background); border: none; }
:host .cm-editor .cm-lineNumbers .cm-gutterElement { min-width: 2.5ch; padding: 0 2px; font-variant-numeric: tabular-nums; }
:host .cm-editor .cm-activeLineGutter { color: var(--text); }
.marks { width: 26px; }
.mark { display: grid; place-items: center; height: 1.6em; cursor: pointer; }
.mark svg { width: 16px; height: 16px; transition: opacity 150ms 600ms; }
.stale .mark svg { opacity: 0.45; }
.fold { display: grid; place-items: center; width: 20px; height: 1.6em; cursor: pointer; }
.fold svg {
  width: 10px;
  height: 10px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.6;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.fold.open { opacity: 0; transition: opacity 120ms; }
.cm-gutters:hover .fold.open { opacity: 1; }
.folded {
  margin: 0 4px;
  padding: 1px 7px;
  border: 1px solid var(--border);
  border-radius: 9px;
  background: var(--raised);
  color: var(--muted);
  font: 0.8em var(--words-font);
  cursor: pointer;
}
.folded:hover { color: var(--text); border-color: currentColor; }

/* Problems: a wave, dashes, dots; a circle, a triangle, a square. */
.problem { text-decoration: underline 1.5px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
.problem.error { text-decoration-style: wavy; text-decoration-thickness: 1px; text-decoration-color: var(--error); }
.problem.warning { text-decoration-style: dashed; text-decoration-color: var(--warning); }
.problem.info { text-decoration-style: dotted; text-decoration-thickness: 2px; text-decoration-color: var(--info); }
.shape { stroke: none; }
.sign { fill: none; stroke: var(--background); stroke-width: 2; stroke-linecap: round; }
svg.error .shape { fill: var(--error); }
svg.warning .shape { fill: var(--warning); }
svg.info .shape { fill: var(--info); }
strong.error { color: var(--error); }
strong.warning { color: var(--warning); }
strong.info { color: var(--info); }

/* The card. */
:host .cm-editor .cm-tooltip {
  z-index: 500;
  border: 1px solid var(--border);
  border-radius: 8px;
  background: var(--raised);
  color: var(--text);
  box-shadow: 0 1px 2px rgb(0 0 0 / 12%), 0 8px 28px rgb(0 0 0 / 22%);
}
:host .cm-editor .cm-tooltip.card, :host .cm-editor .cm-tooltip .card {
  box-sizing: border-box;
  width: max-content;
  max-width: min(32rem, 100vw - 24px);
  max-height: min(22rem, 60vh);
  overflow: auto;
  outline: none;
  font: 0.875rem/1.5 var(--words-font);
}
.entry { padding: 10px 14px 12px; }
.entry + .entry { border-top: 1px solid var(--border); }
.head { display: flex; align-items: center; gap: 7px; }
.head svg { flex: none; width: 16px; height: 16px; }
.head .sign { stroke: var(--raised); }
.card p { margin: 4px 0 0; overflow-wrap: anywhere; }
.card .message { font-size: 0.9375rem; }
.card .help { color: var(--muted); }
.card code {
  font: 0.92em var(--font);
  padding: 0 3px;
  border-radius: 3px;
  background: light-dark(rgb(0 0 0 / 7%), rgb(255 255 255 / 9%));
  color: var(--text);
}
.card .why, .card .source { color: var(--muted); }
.card .source { font-size: 0.8125rem; }
.card .source a { color: var(--focus); text-underline-offset: 3px; }
.card .says q { display: block; margin-top: 2px; padding-inline-start: 8px; border-inline-start: 3px solid var(--border); font: 0.9em var(--font); quotes: none; }
.fixes { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
:host button { font: inherit; cursor: pointer; }
:host button:focus-visible, :host input:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.rule {
  margin-left: auto;
  padding: 2px 0 2px 12px;
  border: none;
  background: none;
  color: var(--muted);
  text-decoration: underline;
  text-underline-offset: 3px;
  font-size: 0.8125rem;
}
:host .rule { font-size: 0.8125rem; min-height: 24px; }
.rule:hover { color: var(--text); }
.fix {
  min-height: 30px;
  padding: 3px 12px;
  border: 1px solid var(--focus);
  border-radius: 6px;
  background: none;
  color: var(--focus);
  text-align: start;
}
.card .fix code { padding: 0; background: none; color: inherit; }
.fix:hover:enabled { background: var(--focus); color: var(--background); }
.fix:disabled { border-color: var(--border); color: var(--muted); cursor: default; }

/* Completion. */
:host .cm-editor .cm-tooltip-autocomplete > ul { max-height: min(18rem, 50vh); max-width: min(38rem, 100vw - 24px); font: inherit; }
:host .cm-editor .cm-tooltip-autocomplete > ul > li {
  display: flex;
  align-items: baseline;
  gap: 12px;
  min-height: 24px;
  padding: 2px 10px;
  font-family: var(--font);
  line-height: 1.5;
}
:host .cm-editor .cm-tooltip-autocomplete > ul > li[aria-selected] { background: var(--selection); color: var(--text); }
:host .cm-editor .cm-completionLabel { min-width: 0; overflow-wrap: anywhere; white-space: normal; }
:host .cm-editor .cm-completionMatchedText { color: var(--focus); font-weight: 600; text-decoration: none; }
:host .cm-editor .cm-completionDetail {
  margin: 0;
  margin-inline-start: auto;
  color: var(--muted);
  font: 0.8125rem var(--words-font);
  white-space: nowrap;
}

/* Search. */
:host .cm-editor .cm-panels {
  border-color: var(--border);
  background: var(--raised);
  color: var(--text);
  font-family: var(--words-font);
}
:host .cm-editor .cm-panel.cm-search { padding: 6px 44px 6px 8px; font-size: 0.8125rem; }
:host .cm-editor .cm-panel.cm-search :is(input, button, label) {
  margin: 3px 6px 3px 0;
  font-size: inherit;
  vertical-align: middle;
}
:host .cm-editor .cm-panel.cm-search label { display: inline-flex; align-items: center; gap: 5px; min-height: 28px; }
:host .cm-editor .cm-panel.cm-search label input { margin: 0; accent-color: var(--focus); }
:host .cm-editor .cm-textfield {
  box-sizing: border-box;
  width: 15rem;
  max-width: 100%;
  min-height: 28px;
  padding: 2px 8px;
  border: 1px solid var(--muted);
  border-radius: 5px;
  background: var(--background);
  color: var(--text);
  font-family: var(--font);
}
.cm-textfield::placeholder { color: var(--muted); opacity: 1; }
:host .cm-editor .cm-button {
  min-height: 28px;
  padding: 2px 10px;
  border: 1px solid var(--border);
  border-radius: 5px;
  background: var(--background);
  color: var(--text);
}
:host .cm-editor .cm-button:hover { border-color: currentColor; }
.cm-button::first-letter { text-transform: uppercase; }
:host .cm-editor .cm-panel.cm-search [name="close"] {
  top: 6px;
  right: 6px;
  width: 28px;
  height: 28px;
  margin: 3px;
  border-radius: 5px;
  color: var(--text);
  font-size: 1.1rem;
}
:host .cm-editor .cm-panel.cm-search [name="close"]:hover { background: var(--line); }

@media (pointer: coarse) {
  .marks { width: 32px; }
  .fold.open { opacity: 1; }
  .fix, :host .rule { min-height: 44px; }
  :host .cm-editor .cm-tooltip-autocomplete > ul > li { min-height: 44px; align-items: center; }
  :host .cm-editor .cm-panel.cm-search :is(input:not([type="checkbox"]), button, label) { min-height: 44px; }
}

@media (prefers-reduced-motion: reduce) {
  :host .cm-editor.cm-focused > .cm-scroller > .cm-cursorLayer { animation: none !important; }
  .mark svg, .fold.open { transition: none; }
}

@media (prefers-contrast: more) {
  :host { --border: currentColor; --muted: var(--text); --comment: var(--text); --punctuation: var(--text); }
}

@media (forced-colors: active) {
  svg .shape { fill: CanvasText !important; }
  svg .sign { stroke: Canvas !important; }
  /* The browser paints the main selection itself; this frames the others. */
  :host .cm-editor .cm-selectionBackground {
    forced-color-adjust: none;
    box-sizing: border-box;
    border: 1px solid Highlight;
    background: none !important;
  }
  :host .cm-editor .cm-cursor { border-left-color: CanvasText; }
  :host .cm-editor .cm-tooltip-autocomplete > ul > li[aria-selected] { outline: 2px solid Highlight; outline-offset: -2px; }
  :host .cm-editor .cm-searchMatch { outline: 1px solid CanvasText; }
  :host .cm-editor .cm-searchMatch-selected { outline: 2px solid Highlight; }
  .fix:hover:enabled { border-color: Highlight; }
}

@media print {
  :host .cm-editor .cm-tooltip, :host .cm-editor .cm-panels { display: none; }
}
`;

/** The style sheet that every editor adopts. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
