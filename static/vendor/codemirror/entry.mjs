// The names that static/js/editor*.js import, and nothing else: what is not named here is not bundled.

export {
  autocompletion, closeBrackets, closeBracketsKeymap, pickedCompletion, startCompletion,
} from "@codemirror/autocomplete";
export { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, redo, undo } from "@codemirror/commands";
export { json } from "@codemirror/lang-json";
export { yaml } from "@codemirror/lang-yaml";
export {
  bracketMatching, codeFolding, foldable, foldEffect, foldGutter, foldKeymap, forceParsing, indentOnInput,
  StreamLanguage, syntaxHighlighting, unfoldAll,
} from "@codemirror/language";
export { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
export {
  Compartment, EditorSelection, EditorState, Prec, RangeSet, StateEffect, StateField, Transaction,
} from "@codemirror/state";
export {
  closeHoverTooltips, Decoration, drawSelection, dropCursor, EditorView, gutter, GutterMarker, highlightActiveLine,
  highlightActiveLineGutter, highlightSpecialChars, hoverTooltip, keymap, lineNumbers, placeholder, showTooltip,
  tooltips,
} from "@codemirror/view";
export { classHighlighter } from "@lezer/highlight";
