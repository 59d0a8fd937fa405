// Problems inside the editor: underlines, marks in the gutter, the card that explains them and the member they are about, and the
// way from one to the next. They come from the page as a list and are never computed here. editor.js is the element around it.

import {
  closeHoverTooltips, Decoration, EditorSelection, EditorView, gutter, GutterMarker, hoverTooltip, keymap, Prec, RangeSet,
  showTooltip, StateEffect, StateField, tooltips,
} from "./codemirror.js";
import { askAbout } from "./editor-ask.js";

/** From worst to mildest: the word, and the drawing of the mark in three shapes that are told apart without colour. */
const SEVERITIES = {
  error: { word: "Error", shape: "M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1z", sign: "M5.5 5.5l5 5M10.5 5.5l-5 5" },
  warning: { word: "Warning", shape: "M8 1.5L15.5 14.5H.5z", sign: "M8 6.2v3.6M8 12v.3" },
  info: { word: "Info", shape: "M1.5 1.5h13v13h-13z", sign: "M8 4.4v.3M8 7.6v4.2" },
};
const RANKS = Object.keys(SEVERITIES);

/** Replaces the list of problems. */
export const setProblems = StateEffect.define();

/** Opens the card for a range, `{ from, to, about }`, or closes it with null. */
const setCard = StateEffect.define();

/** The problems in text order, with what is drawn for them; `current` until the text changes. */
const problemField = StateField.define({
  create: () => ({ problems: [], current: true, underlines: Decoration.none, marks: RangeSet.empty }),
  update(value, { changes, docChanged, effects, newDoc }) {
    const list = effects.find((effect) => effect.is(setProblems))?.value;
    if (list) return draw(list.map((diagnostic) => place(diagnostic.from, diagnostic.to, diagnostic, newDoc)), newDoc, true);
    if (!docChanged) return value;
    return draw(value.problems.flatMap((problem) => move(problem, changes, newDoc)), newDoc, false);
  },
  provide: (field) => [
    EditorView.decorations.from(field, (value) => value.underlines),
    EditorView.editorAttributes.from(field, (value) => (value.current ? {} : { class: "stale" })),
  ],
});

/** The open card as a tooltip, or null. */
const cardField = StateField.define({
  create: () => null,
  update(card, { docChanged, effects, selection, state }) {
    const opened = effects.find((effect) => effect.is(setCard));
    if (opened) return opened.value && cardAt(state, opened.value);
    if (docChanged || selection) return null;
    const renewed = card && effects.some((effect) => effect.is(setProblems));
    return renewed ? cardAt(state, { from: card.pos, to: card.end, about: card.about }) : card;
  },
  provide: (field) => showTooltip.from(field),
});

function cardAt(state, { from, to, about }) {
  const problems = touching(state, from, to);
  if (problems.length === 0 && !about) return null;
  return { pos: from, end: to, about, above: true, create: (view) => createCard(view, problems, about) };
}

/** A problem at its place in the text. It keeps to one line, so that no underline floods the screen. */
function place(from, to, diagnostic, doc) {
  const start = clamp(from, 0, doc.length);
  const line = doc.lineAt(start);
  const end = clamp(to, start, line.to);
  // Where there is nothing to underline, the character after takes it, or the one before.
  if (start < end) return { from: start, to: end, diagnostic };
  if (start < line.to) return { from: start, to: start + 1, diagnostic };
  return { from: Math.max(line.from, start - 1), to: start, diagnostic };
}

/** A problem after a change of the text; none when its text is gone. */
function move({ from, to, diagnostic }, changes, doc) {
  const [start, end] = [changes.mapPos(from, 1), changes.mapPos(to, -1)];
  return start < end || (from === to && start === end) ? [place(start, end, diagnostic, doc)] : [];
}

function clamp(offset, low, high) {
  return Math.min(Math.max(offset, low), high);
}

function draw(problems, doc, current) {
  problems.sort((a, b) => a.from - b.from || rank(a) - rank(b));
  const underlines = problems
    .filter(({ from, to }) => from < to)
    .map((problem) => Decoration.mark({ class: `problem ${severityOf(problem)}` }).range(problem.from, problem.to));
  const lines = new Map();
  for (const problem of problems) {
    const start = doc.lineAt(problem.from).from;
    lines.set(start, [...(lines.get(start) ?? []), problem]);
  }
  const marks = [...lines].map(([start, onLine]) => new ProblemMark(onLine).range(start));
  return { problems, current, underlines: Decoration.set(underlines, true), marks: RangeSet.of(marks) };
}

function severityOf({ diagnostic }) {
  return diagnostic.severity in SEVERITIES ? diagnostic.severity : "info";
}

function rank(problem) {
  return RANKS.indexOf(severityOf(problem));
}

function worstFirst(problems) {
  return problems.sort((a, b) => rank(a) - rank(b));
}

/** The problems that touch a range; without one there, those that begin on its line. */
function touching(state, from, to) {
  const { problems } = state.field(problemField);
  const hit = problems.filter((p) => (from === to ? p.from <= to && p.to >= from : p.from < to && p.to > from));
  return worstFirst(hit.length > 0 ? hit : onLine(state, state.doc.lineAt(from)));
}

function onLine(state, line) {
  return state.field(problemField).problems.filter(({ from }) => from >= line.from && from <= line.to);
}

/** One mark for all problems of a line, in the shape of the worst. */
class ProblemMark extends GutterMarker {
  constructor(problems) {
    super();
    this.severity = severityOf(worstFirst([...problems])[0]);
    this.title = problems.map(({ diagnostic }) => diagnostic.message).join("\n");
  }

  eq(other) {
    return this.severity === other.severity && this.title === other.title;
  }

  toDOM() {
    const mark = element("span", "mark", [drawing(this.severity)]);
    mark.title = this.title;
    return mark;
  }
}

function drawing(severity) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", severity);
  svg.setAttribute("aria-hidden", "true");
  for (const part of ["shape", "sign"]) {
    const path = document.createElementNS(namespace, "path");
    path.setAttribute("class", part);
    path.setAttribute("d", SEVERITIES[severity][part]);
    svg.append(path);
  }
  return svg;
}

function element(name, className, children) {
  const node = document.createElement(name);
  node.className = className;
  node.append(...children);
  return node;
}

/** A line of prose, in which backticks set code apart, as in all messages. */
function prose(name, className, text) {
  const parts = text.split("`");
  const paired = parts.length % 2 === 1;
  const nodes = parts.map((part, index) => (index % 2 === 1 ? element("code", "", [part]) : part));
  return element(name, className, paired ? nodes : [text]);
}

function button(className, text, run) {
  const node = prose("button", className, text);
  node.type = "button";
  node.addEventListener("click", run);
  return node;
}

/**
 * What is wrong, why, what to do, what AWS would say, the fixes, and what the member is: the same card by pointer, by key and
 * from the gutter.
 */
function createCard(view, problems, about) {
  const dom = element("div", "card", problems.map((problem) => describe(view, problem)));
  if (about) dom.append(describeMember(view, about));
  dom.setAttribute("role", "group");
  dom.setAttribute("aria-label", view.state.phrase(problems.length > 0 ? "Problems here" : "Explanation"));
  // Takes the focus of a click, so that words in it can be selected.
  dom.tabIndex = -1;
  dom.addEventListener("focusout", (event) => closeOnLeaving(event, view));
  dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    closeCard(view);
  });
  // Clear of the underline.
  return { dom, offset: { x: 0, y: 4 } };
}

let messages = 0;

function describe(view, problem) {
  const { rule, message, help, fixes, why, says, source } = problem.diagnostic;
  const severity = severityOf(problem);
  const word = element("strong", severity, [view.state.phrase(SEVERITIES[severity].word)]);
  const page = button("rule", rule, () => choose(view, "editor-rule", { rule }));
  page.title = view.state.phrase("Explain this rule");
  const text = prose("p", "message", message);
  text.id = `message-${(messages += 1)}`;
  const parts = [element("div", "head", [drawing(severity), word, page]), text];
  if (help) parts.push(prose("p", "help", help));
  if (why) parts.push(prose("p", "why", why));
  if (says?.length > 0) parts.push(quote(view, says));
  if (source) parts.push(reference(view, source));
  const buttons = (fixes ?? []).map((fix, index) => fixButton(view, problem, fix, index, text.id));
  if (buttons.length > 0) parts.push(element("div", "fixes", buttons));
  return element("section", "entry", parts);
}

/** What AWS says when it meets the mistake. */
function quote(view, says) {
  const words = element("p", "says", [view.state.phrase("AWS would say:")]);
  words.append(...says.map((text) => element("q", "", [text])));
  return words;
}

/** Where it can be read, outside of the page. */
function reference(view, { title, url }) {
  const words = element("p", "source", [view.state.phrase("Source:"), " "]);
  if (!url) {
    words.append(title);
    return words;
  }
  const link = element("a", "", [title]);
  Object.assign(link, { href: url, target: "_blank", rel: "noreferrer noopener" });
  words.append(link);
  return words;
}

/** What a member is: its name, its type, the words that it may be. */
function describeMember(view, { name, summary, words, source }) {
  const parts = [element("div", "head", [element("code", "", [name]), element("span", "help", [summary])])];
  if (words.length > 0) parts.push(prose("p", "help", words.map((word) => `\`${word}\``).join(", ")));
  if (source) parts.push(reference(view, source));
  return element("section", "entry", parts);
}

function fixButton(view, { diagnostic }, { title }, index, describedBy) {
  const { rule, from } = diagnostic;
  const node = button("fix", title, () => choose(view, "editor-fix", { rule, from, index }));
  node.setAttribute("aria-describedby", describedBy);
  // A fix is good for the text it was made for: after a change it waits for the next list.
  node.disabled = view.state.readOnly || !view.state.field(problemField).current;
  return node;
}

/** Tells the page what was chosen, with the focus back in the text. */
function choose(view, type, detail) {
  closeCard(view);
  view.dom.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
}

function closeCard(view) {
  view.focus();
  view.dispatch({ effects: [setCard.of(null), closeHoverTooltips] });
}

/** Opens the card for a range, with more to do in the same step; false when there is nothing to say. */
function openCard(view, from, to, { effects = [], about = null, ...step } = {}) {
  view.dispatch({ ...step, effects: [closeHoverTooltips, setCard.of({ from, to, about }), ...effects] });
  return view.state.field(cardField) !== null;
}

function announce(view, ...sentences) {
  return EditorView.announce.of(sentences.join(" "));
}

/** What a screen reader hears of problems while the focus stays in the text. */
function spoken({ state }, problems) {
  return problems.flatMap((problem) => {
    const { message, help, fixes, says } = problem.diagnostic;
    const sentences = [`${state.phrase(SEVERITIES[severityOf(problem)].word)}: ${message}.`];
    if (help) sentences.push(`${help}.`);
    if (says?.length > 0) sentences.push(state.phrase("AWS would say:"), says[0]);
    if (fixes?.length > 0) sentences.push(state.phrase("A fix is offered."));
    return sentences;
  });
}

/** Shows the problems at the caret and what the member there is; the focus stays in the text. */
export function showProblem(view) {
  const { from, to } = view.state.selection.main;
  const problems = touching(view.state, from, to);
  const about = askAbout(view, from);
  if (problems.length === 0 && !about) return sayNone(view, "No problem here");
  const member = about ? [`${about.name}: ${about.summary}.`, about.words.join(", ")] : [];
  return openCard(view, from, to, { about, effects: [announce(view, ...spoken(view, problems), ...member)] });
}

/** Shows the problems at the caret with the focus on the first fix. */
export function showFixes(view) {
  const { from, to } = view.state.selection.main;
  if (touching(view.state, from, to).length === 0) return sayNone(view, "No problem here");
  openCard(view, from, to);
  const card = view.dom.querySelector(".card");
  (card.querySelector(".fix:enabled") ?? card.querySelector("button")).focus({ preventScroll: true });
  return true;
}

function sayNone(view, words) {
  view.dispatch({ effects: announce(view, view.state.phrase(words)) });
  return true;
}

/** Selects and shows the next problem, from the last on to the first. */
export const nextProblem = (view) => goTo(view, following(view.state));

/** Selects and shows the problem before, from the first on to the last. */
export const previousProblem = (view) => goTo(view, preceding(view.state));

/** The problem after the caret; after the last the first. */
export function following(state) {
  const { problems } = state.field(problemField);
  return problems.find(({ from }) => from > state.selection.main.from) ?? problems[0];
}

/** The problem before the caret; before the first the last. */
export function preceding(state) {
  const { problems } = state.field(problemField);
  return problems.findLast(({ from }) => from < state.selection.main.from) ?? problems.at(-1);
}

/** What a screen reader hears of a problem and its place. */
export function placeAndProblems(state, problem) {
  const { problems } = state.field(problemField);
  const place = [problems.indexOf(problem) + 1, problems.length, state.doc.lineAt(problem.from).number];
  const { from, to } = problem;
  return [state.phrase("Problem $1 of $2, line $3.", ...place), ...spoken({ state }, touching(state, from, to))];
}

/** Selects, shows and says the problem at a range; without one, only the range. */
export function revealProblem(view, from, to) {
  const { problems } = view.state.field(problemField);
  const problem = problems.find((one) => one.from === from) ?? problems.find((one) => one.from <= from && one.to >= from);
  if (problem) return goTo(view, problem);
  view.dispatch({ selection: EditorSelection.range(from, to), effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
  return false;
}

function goTo(view, problem) {
  if (!problem) return sayNone(view, "No problems");
  const { from, to } = problem;
  view.focus();
  return openCard(view, from, to, {
    selection: EditorSelection.range(from, to),
    effects: [
      EditorView.scrollIntoView(from, { y: "center" }),
      announce(view, ...placeAndProblems(view.state, problem)),
    ],
  });
}

function hoverCard(view, pos, side) {
  const { problems } = view.state.field(problemField);
  const hit = problems.filter(({ from, to }) => (side < 0 ? from < pos && to >= pos : from <= pos && to > pos));
  if (view.state.field(cardField)) return null;
  const about = askAbout(view, pos);
  const ranges = about ? [...hit, about] : hit;
  if (ranges.length === 0) return null;
  const [from, to] = [Math.min(...ranges.map((p) => p.from)), Math.max(...ranges.map((p) => p.to))];
  return { pos: from, end: to, above: true, create: () => dismissible(view, createCard(view, worstFirst(hit), about)) };
}

/** Where a card may stand: what is visible, also above a soft keyboard, less a margin. */
function cardSpace() {
  const { offsetLeft, offsetTop, width, height } = window.visualViewport;
  return { left: offsetLeft + 8, top: offsetTop + 8, right: offsetLeft + width - 8, bottom: offsetTop + height - 8 };
}

/** Escape closes the card also while the focus is somewhere else on the page. */
function dismissible(view, card) {
  const dismiss = (event) => {
    if (event.key === "Escape") view.dispatch({ effects: closeHoverTooltips });
  };
  document.addEventListener("keydown", dismiss);
  return { ...card, destroy: () => document.removeEventListener("keydown", dismiss) };
}

/** A click on a mark does what hovering does: the way for touch. */
function openFromGutter(view, line) {
  const [problem] = worstFirst(onLine(view.state, line));
  if (!problem) return false;
  view.focus();
  return openCard(view, problem.from, problem.to, { selection: EditorSelection.cursor(problem.from) });
}

/** So does a tap on an underline. */
function openByTouch(event, view) {
  if (event.pointerType !== "touch" || !event.target.closest(".problem")) return false;
  const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
  return pos !== null && openCard(view, pos, pos, { selection: EditorSelection.cursor(pos) });
}

/** The card stays while the focus is in the text or in the card itself. */
function closeOnLeaving(event, view) {
  const keeps = (node) => view.contentDOM.contains(node) || Boolean(node?.closest(".card"));
  if (!view.state.field(cardField) || keeps(event.relatedTarget)) return;
  // Not at once: the focus may leave in the middle of an update, and be given back after it.
  queueMicrotask(() => {
    if (!keeps(view.root.activeElement)) view.dispatch({ effects: setCard.of(null) });
  });
}

function escape(view) {
  if (!view.state.field(cardField)) return false;
  closeCard(view);
  return true;
}

/** Everything of this file, for the editor's configuration. */
export const problemExtensions = [
  problemField,
  cardField,
  gutter({
    class: "marks",
    markers: (view) => view.state.field(problemField).marks,
    domEventHandlers: { click: openFromGutter },
  }),
  hoverTooltip(hoverCard, {
    hideOnChange: true,
    hideOn: ({ effects }) => effects.some((effect) => effect.is(setProblems)),
  }),
  tooltips({ tooltipSpace: cardSpace }),
  EditorView.domEventHandlers({ click: openByTouch, focusout: closeOnLeaving }),
  Prec.high(keymap.of([
    { key: "F8", run: nextProblem, shift: previousProblem, preventDefault: true },
    { key: "Mod-.", run: showFixes, preventDefault: true },
    { key: "Mod-k Mod-i", run: showProblem, preventDefault: true },
    { key: "Escape", run: escape },
  ])),
];
