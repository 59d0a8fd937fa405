// <task-editor>: a text editor for JSON, YAML and HCL as a custom element. It is uncontrolled: the text lives here and goes out
// by events; the page sends edits and problems in, never a text to keep equal. All offsets count UTF-16 units in the text
// as `getText` gives it, where every line ends with "\n".
//
// Attributes   label (its accessible name), placeholder, theme ("light" or "dark"; else the page's colour scheme),
//              simple (a plain text area in the place of the editor)
// Properties   ready, revision (grows with every change of the text)
// Events       editor-ready      {}                            it stands in the page
//              editor-change     { text, revision, source }    source: type, paste, set, fix or undo
//              editor-selection  { anchor, head }
//              editor-fix        { rule, from, index }         fix `index` of the problem of `rule` at `from` was chosen
//              editor-rule       { rule }                      the rule's page is wanted
//              editor-complete   { offset, answer }            what can be typed there? See editor-ask.js
//              editor-about      { offset, answer }            what is the word there? See editor-ask.js
//              editor-tab        { indents }                   Ctrl+M changed what the Tab key does
// A <textarea> inside the element is what the page shows until this script has run; its text, selection and focus are
// taken over.

import {
  Compartment, EditorSelection, EditorState, EditorView, indentWithTab, isolateHistory, json, keymap, openSearchPanel,
  placeholder, redo, StateField, Transaction, undo, unfoldAll, yaml,
} from "./codemirror.js";
import { completion } from "./editor-ask.js";
import { editing, foldInside } from "./editor-editing.js";
import { hcl } from "./editor-hcl.js";
import { lights, setLights } from "./editor-lights.js";
import {
  following, nextProblem, placeAndProblems, preceding, previousProblem, problemExtensions, revealProblem, setProblems, showFixes,
  showProblem,
} from "./editor-problems.js";
import { SimpleArea } from "./editor-simple.js";
import { sheet } from "./editor-style.js";

const LANGUAGES = { json, yaml, hcl };

/** What a change came from, by CodeMirror's name for it; anything else is typing. */
const SOURCES = {
  "input.paste": "paste",
  "input.drop": "paste",
  "input.fix": "fix",
  set: "set",
  undo: "undo",
  redo: "undo",
};

const language = new Compartment();
const readOnly = new Compartment();
const words = new Compartment();
const tabKey = new Compartment();

/** On the element that has the focus: in the tab order of every browser, and left alone by those who improve prose. */
const CONTENT_ATTRIBUTES = {
  "aria-describedby": "hint",
  tabindex: "0",
  spellcheck: "false",
  autocapitalize: "off",
  autocorrect: "off",
  "data-gramm": "false",
};

const TAB_KEY_NAME = /^Mac|^iP/.test(navigator.platform) ? "Shift+Option+M" : "Control+M";
const HINT = "Tab leaves the editor; $1 makes it indent. F8 goes to the next problem.";

const revisionField = StateField.define({
  create: () => 0,
  update: (revision, transaction) => (transaction.docChanged ? revision + 1 : revision),
});

/** On a step that undo takes back by itself, never together with what was typed around it. */
const oneStep = isolateHistory.of("full");

class TaskEditor extends HTMLElement {
  static observedAttributes = ["label", "placeholder", "simple"];

  #phrases = {};
  #language = "json";
  #view = null;
  /** The plain text area, where it takes the place of the view. */
  #area = null;
  /** What stands in the page while there is no view: before the element is connected, and after it is removed. */
  #state = EditorState.create({ extensions: this.#extensions() });

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
  }

  // In and out of the page.

  connectedCallback() {
    // Moved within the page, it keeps what it shows.
    if (this.ready) return;
    this.#build();
    this.#emit("editor-ready", {});
    const { anchor, head } = this.#now.selection.main;
    if (anchor !== 0 || head !== 0) this.#emit("editor-selection", { anchor, head });
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#takeDown();
    });
  }

  #build() {
    const { shadowRoot: root } = this;
    const area = this.revision === 0 ? this.querySelector("textarea") : null;
    // Before anything is shown of it, so that it is drawn once.
    if (area) this.#takeOver(area);
    const hint = document.createElement("p");
    hint.id = "hint";
    root.append(hint);
    if (this.hasAttribute("simple")) {
      const host = { undo: () => this.undo(), redo: () => this.redo(), dispatch: (step) => this.#dispatch(step) };
      Object.defineProperty(host, "state", { get: () => this.#state });
      this.#area = new SimpleArea(root, host, this.getAttribute("label") ?? "", this.getAttribute("placeholder") ?? "");
    } else {
      this.#view = new EditorView({ state: this.#state, parent: root, root });
    }
    this.#showHint();
    if (area?.matches(":focus")) {
      this.#dispatch({ scrollIntoView: true });
      this.focus();
    }
  }

  #takeDown() {
    this.#state = this.#now;
    this.#view?.destroy();
    this.#view = null;
    this.#area = null;
    this.shadowRoot.replaceChildren();
  }

  attributeChangedCallback(name) {
    const isSimple = this.hasAttribute("simple");
    if (name === "simple" && this.ready && isSimple !== Boolean(this.#area)) {
      const hadFocus = this.shadowRoot.activeElement !== null;
      this.#takeDown();
      this.#build();
      if (hadFocus) this.focus();
    }
    this.#dispatch({ effects: words.reconfigure(this.#words()) });
  }

  /** Nobody is told of it as of a change: that the editor is ready says that there is a text. */
  #takeOver({ value, selectionStart, selectionEnd }) {
    this.#state = this.#state.update({
      changes: { from: 0, to: this.#state.doc.length, insert: value },
      selection: EditorSelection.range(selectionStart, selectionEnd),
      annotations: Transaction.addToHistory.of(false),
    }).state;
  }

  // Text.

  get ready() {
    return this.#view !== null || this.#area !== null;
  }

  get revision() {
    return this.#now.field(revisionField);
  }

  getText() {
    return this.#now.doc.toString();
  }

  /** Replaces the text in one step. The first text is no step: undo does not lead back to the empty editor. */
  setText(text) {
    this.#replace(text, () => 0);
  }

  /** Replaces the text by itself in another layout, in one step; the caret stays at the character where it is. */
  reformat(text) {
    const { doc, selection } = this.#now;
    const before = doc.sliceString(0, selection.main.head).replace(/\s/g, "").length;
    this.#replace(text, (after) => offsetAfter(after, before));
  }

  #replace(text, caret) {
    const { doc } = this.#now;
    const insert = this.#now.toText(text);
    if (insert.eq(doc)) return;
    this.#dispatch({
      changes: { from: 0, to: doc.length, insert },
      selection: { anchor: caret(insert.toString()) },
      scrollIntoView: true,
      annotations: [oneStep, Transaction.addToHistory.of(this.revision > 0)],
      userEvent: "set",
    });
  }

  /** Makes edits, `[{ from, to, insert }]` with offsets of the present text, in one step; false when they do not fit it. */
  applyEdits(edits, revision = this.revision) {
    const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
    const { length } = this.#now.doc;
    const fits = sorted.every(({ from, to }, i) => (i === 0 ? 0 : sorted[i - 1].to) <= from && from <= to && to <= length);
    if (!fits || revision !== this.revision) return false;
    const changes = sorted.map(({ from, to, insert }) => ({ from, to, insert }));
    this.#dispatch({ changes, annotations: oneStep, userEvent: "input.fix" });
    return true;
  }

  /** Types at the caret, for keys that a phone does not have. */
  insertText(text) {
    this.#dispatch({ ...this.#now.replaceSelection(text), scrollIntoView: true, userEvent: "input.type" });
  }

  undo() {
    return undo(this.#target);
  }

  redo() {
    return redo(this.#target);
  }

  // Problems: [{ from, to, severity, message, help, rule, why, says: [text], source: { title, url }, fixes: [{ title }] }].

  /** Shows a list that was made for the text of `revision`; false, and nothing happens, when the text has changed since. */
  setDiagnostics(list, revision) {
    if (revision !== this.revision) return false;
    const cardHadFocus = this.#focusInCard();
    this.#dispatch({ effects: setProblems.of([...list]) });
    if (cardHadFocus && !this.#focusInCard()) this.focus();
    return true;
  }

  #focusInCard() {
    return Boolean(this.shadowRoot.activeElement?.closest(".card"));
  }

  nextProblem() {
    return this.#run(nextProblem) || this.#showInArea(following(this.#now));
  }

  previousProblem() {
    return this.#run(previousProblem) || this.#showInArea(preceding(this.#now));
  }

  /** Selects, explains and says the problem at a range, and takes the focus. */
  revealProblem(from, to) {
    const { length } = this.#now.doc;
    if (this.#view && to <= length) return revealProblem(this.#view, from, to);
    this.reveal(from, to);
    const before = { anchor: Math.min(Math.max(0, from - 1), length) };
    return this.#showInArea(following(this.#now.update({ selection: before }).state));
  }

  #showInArea(problem) {
    if (!this.#area || !problem) return false;
    this.reveal(problem.from, problem.to);
    this.#area.say(placeAndProblems(this.#now, problem).join(" "));
    return true;
  }

  showProblem() {
    return this.#run(showProblem);
  }

  showFixes() {
    return this.#run(showFixes);
  }

  // Looking at the text.

  /** Selects a range, scrolls it to the middle and takes the focus. */
  reveal(from, to = from) {
    const { length } = this.#now.doc;
    const [start, end] = [from, to].map((offset) => Math.min(Math.max(offset, 0), length));
    this.#dispatch({
      selection: EditorSelection.range(start, end),
      effects: EditorView.scrollIntoView(start, { y: "center" }),
    });
    this.scrollIntoView({ block: "nearest" });
    this.focus();
    this.#area?.scroll();
  }

  /** Lights the lines of `[{ from, to }]` up, until the next call; where the first is out of sight, scrolls to it. */
  light(places) {
    const effects = [setLights.of([...places])];
    if (places.length > 0) effects.push(EditorView.scrollIntoView(Math.min(places[0].from, this.#now.doc.length)));
    this.#dispatch({ effects });
  }

  focus() {
    (this.#view ?? this.#area)?.focus();
  }

  openSearch() {
    return this.#run(openSearchPanel);
  }

  /** Folds all that can be folded within the outermost brackets. */
  foldAll() {
    return this.#run(foldInside);
  }

  unfoldAll() {
    return this.#run(unfoldAll);
  }

  // Settings.

  /** "json", "yaml" or "hcl"; any other name is plain text. */
  setLanguage(name) {
    if (name === this.#language) return;
    this.#language = name;
    this.#dispatch({ effects: language.reconfigure(LANGUAGES[name]?.() ?? []) });
  }

  /** "light" or "dark"; any other name follows the colour scheme of the page. */
  setTheme(name) {
    if (name === "light" || name === "dark") this.setAttribute("theme", name);
    else this.removeAttribute("theme");
  }

  setReadOnly(on) {
    // Without an input mode a phone shows no keyboard; the caret stays, for copying and for the keys.
    const extensions = [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ inputmode: "none" })];
    this.#dispatch({ effects: readOnly.reconfigure(on ? extensions : []) });
  }

  /** Other words for the English ones: an object from phrase to phrase, CodeMirror's own included. */
  setPhrases(phrases) {
    this.#phrases = { ...phrases };
    this.#dispatch({ effects: words.reconfigure(this.#words()) });
    this.#showHint();
  }

  // The editor underneath.

  get #now() {
    return this.#view?.state ?? this.#state;
  }

  /** What a command needs that works on the state alone. */
  get #target() {
    return this.#view ?? { state: this.#state, dispatch: (transaction) => this.#accept(transaction) };
  }

  #run(command) {
    return this.#view !== null && command(this.#view);
  }

  #dispatch(step) {
    if (this.#view) {
      this.#view.dispatch(step);
      return;
    }
    this.#accept(this.#state.update(step));
  }

  #accept(transaction) {
    this.#state = transaction.state;
    this.#area?.show();
    this.#report([transaction]);
  }

  #report(transactions) {
    const last = transactions.at(-1);
    if (!last) return;
    const change = transactions.findLast(({ docChanged }) => docChanged);
    if (change) {
      const source = Object.keys(SOURCES).find((name) => change.isUserEvent(name));
      this.#emit("editor-change", {
        text: last.newDoc.toString(),
        revision: last.state.field(revisionField),
        source: SOURCES[source] ?? "type",
      });
    }
    const { main } = last.newSelection;
    if (!main.eq(transactions[0].startState.selection.main)) {
      this.#emit("editor-selection", { anchor: main.anchor, head: main.head });
    }
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  #showHint() {
    const hint = this.shadowRoot.getElementById("hint");
    if (hint) hint.textContent = this.#now.phrase(HINT, TAB_KEY_NAME);
  }

  #words() {
    return [
      EditorState.phrases.of(this.#phrases),
      placeholder(this.getAttribute("placeholder") ?? ""),
      EditorView.contentAttributes.of({ "aria-label": this.getAttribute("label") ?? "" }),
    ];
  }

  #toggleTab(view) {
    const indents = tabKey.get(view.state).length === 0;
    const keys = indents ? [keymap.of([indentWithTab])] : [];
    const news = view.state.phrase(indents ? "Tab indents. Escape, then Tab leaves the editor." : "Tab leaves the editor.");
    view.dispatch({ effects: [tabKey.reconfigure(keys), EditorView.announce.of(news)] });
    this.#emit("editor-tab", { indents });
    return true;
  }

  #extensions() {
    return [
      revisionField,
      language.of(json()),
      readOnly.of([]),
      words.of(this.#words()),
      tabKey.of([]),
      EditorView.contentAttributes.of(CONTENT_ATTRIBUTES),
      EditorView.updateListener.of(({ transactions }) => this.#report(transactions)),
      // Before the common keys, which give Ctrl+M a meaning that an editor needs where Tab always indents.
      keymap.of([{ key: "Ctrl-m", mac: "Shift-Alt-m", run: (view) => this.#toggleTab(view), preventDefault: true }]),
      problemExtensions,
      lights,
      completion,
      editing,
    ];
  }
}

/** The offset in `text` that has `count` visible characters before it. */
function offsetAfter(text, count) {
  let offset = 0;
  for (let left = count; left > 0 && offset < text.length; offset += 1) {
    if (/\S/.test(text[offset])) left -= 1;
  }
  return offset;
}

// In a task of its own, as reading all of the above was one.
await new Promise((resolve) => setTimeout(resolve));
customElements.define("task-editor", TaskEditor);
