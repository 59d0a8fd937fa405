// What the editor asks the page about the text: what can be typed at the caret, and what the word under the pointer is. It asks by
// an event whose `detail.answer` the page sets at once; without an answer nothing is shown. editor.js is the element around it.

import { autocompletion, pickedCompletion, startCompletion } from "./codemirror.js";

/** Texts up to this length are read again while somebody types. */
const LONGEST = 200_000;

/** Asks the page; gives its answer or null. */
function ask(view, type, question) {
  const detail = { ...question, answer: null };
  view.dom.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  return detail.answer;
}

/** The member at an offset: { from, to, name, summary, words, source: { title, url } }, or null. */
export const askAbout = (view, offset) => ask(view, "editor-about", { offset });

/** Choices at the caret: { from, to, options: [{ label, kind, detail, insert, from, to }] }, where `from` and `to` of an option select a part of `insert`. */
function askChoices({ view, pos, explicit, state }) {
  // In a very long text only when it is asked for: to read it takes longer than a key may.
  const isQuick = explicit || state.doc.length < LONGEST;
  const answer = state.readOnly || !view || !isQuick ? null : ask(view, "editor-complete", { offset: pos });
  if (!answer) return null;
  const { from, to, options } = answer;
  const typed = state.sliceDoc(from, pos);
  const isWhole = (word) => options.some(({ label }) => label === word);
  // Without being asked: not after a whole word, and where nothing has been typed only behind a quote. Enter would take the choice.
  const isQuoted = /["']/.test(state.sliceDoc(from - 1, from));
  if (!explicit && (isWhole(typed) || (typed === "" && !isQuoted))) return null;
  // What follows the caret stays as it is while more is typed, and goes with the choice.
  const tail = to - pos;
  return {
    from,
    options: options.map((option, rank) => ({
      label: option.label,
      detail: option.detail,
      type: option.kind,
      boost: Math.max(-99, -rank),
      apply: (target, picked, start, end) => putIn(target, picked, option, start, end + tail),
    })),
    validFor: (word) => /^[\w.:/-]*$/.test(word) && !isWhole(word),
  };
}

/** Puts a choice in, with the part selected that is to be filled in; behind a key it goes on with the value. */
function putIn(view, picked, { kind, insert, from, to }, start, end) {
  view.dispatch({
    changes: { from: start, to: end, insert },
    selection: { anchor: start + from, head: start + to },
    scrollIntoView: true,
    userEvent: "input.complete",
    annotations: pickedCompletion.of(picked),
  });
  if (kind === "member") startCompletion(view);
}

/** For the editor's configuration. */
export const completion = autocompletion({ override: [askChoices], icons: false, maxRenderedOptions: 120 });
