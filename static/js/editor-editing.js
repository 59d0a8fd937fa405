// How the editor edits, whatever it is used for: line numbers, folding, brackets, search, several selections and their keys.

import {
  bracketMatching, classHighlighter, closeBrackets, closeBracketsKeymap, codeFolding, defaultKeymap, drawSelection,
  dropCursor, EditorState, EditorView, foldable, foldEffect, foldGutter, foldKeymap, forceParsing, highlightActiveLine,
  highlightActiveLineGutter, highlightSelectionMatches, highlightSpecialChars, history, historyKeymap, indentOnInput, keymap,
  lineNumbers, search, searchKeymap, syntaxHighlighting,
} from "./codemirror.js";

/** All of it, for the editor's configuration. */
export const editing = [
  lineNumbers(),
  foldGutter({ markerDOM: drawFold }),
  codeFolding({ preparePlaceholder: countLines, placeholderDOM: drawFolded }),
  highlightSpecialChars({ render: drawSpecial }),
  history(),
  drawSelection(),
  dropCursor(),
  EditorState.allowMultipleSelections.of(true),
  EditorView.clickAddsSelectionRange.of((event) => event.altKey),
  indentOnInput(),
  syntaxHighlighting(classHighlighter),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  search({ top: true }),
  EditorView.domEventHandlers({ beforeinput: typeOverSelection }),
  keymap.of([
    ...closeBracketsKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    // Ctrl+Enter is the page's.
    ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
  ]),
];

/**
 * Typing over a selection is done here: the browser's own way would keep the colours of what was selected in a `style`
 * attribute, which the content policy refuses.
 */
function typeOverSelection(event, view) {
  const { main } = view.state.selection;
  const { data, inputType } = event;
  if (inputType !== "insertText" || data === null || main.empty || event.isComposing || view.state.readOnly) return false;
  const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, main.from, main.to, data, insert))) view.dispatch(insert());
  event.preventDefault();
  return true;
}

/** Folds all that can be folded, but not the whole text into one line. */
export function foldInside(view) {
  const { doc } = view.state;
  forceParsing(view, doc.length, 200);
  const text = doc.toString();
  const first = doc.lineAt(text.search(/\S|$/)).from;
  const last = text.trimEnd().length - 1;
  const effects = [];
  for (let offset = 0; offset <= doc.length;) {
    const line = doc.lineAt(offset);
    const range = foldable(view.state, line.from, line.to);
    const folds = range !== null && !(line.from === first && range.to >= last);
    if (folds) effects.push(foldEffect.of(range));
    offset = (folds ? doc.lineAt(range.to) : line).to + 1;
  }
  view.dispatch({ effects });
  return effects.length > 0;
}

function drawFold(open) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 10 10");
  const chevron = document.createElementNS(namespace, "path");
  chevron.setAttribute("d", open ? "M1.5 3.5L5 7l3.5-3.5" : "M3.5 1.5L7 5 3.5 8.5");
  svg.append(chevron);
  return span(open ? "fold open" : "fold", svg);
}

function countLines({ doc }, { from, to }) {
  return doc.lineAt(to).number - doc.lineAt(from).number;
}

function drawFolded(view, unfold, lines) {
  const node = span("folded", view.state.phrase("$1 lines", lines));
  node.title = view.state.phrase("unfold");
  node.addEventListener("click", unfold);
  return node;
}

/** A character that is easily overlooked, such as a space of no width. */
function drawSpecial(_code, description, sign) {
  const node = span("cm-specialChar", sign);
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", description);
  node.title = description;
  return node;
}

function span(className, content) {
  const node = document.createElement("span");
  node.className = className;
  node.append(content);
  return node;
}
