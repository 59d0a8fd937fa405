// HCL in the editor: colours, comments and indentation. What the text means is the engine's business.

import { StreamLanguage } from "./codemirror.js";

/** The text up to the end of a string, or to the end of the line. */
function string(stream) {
  let level = 0;
  while (!stream.eol()) {
    if (stream.match("${") || stream.match("%{")) level += 1;
    else {
      const character = stream.next();
      if (character === "\\" && level === 0) stream.next();
      else if (character === "}" && level > 0) level -= 1;
      else if (character === '"' && level === 0) break;
    }
  }
  return "string";
}

function token(stream, state) {
  if (state.heredoc !== null) {
    if (stream.string.trim() === state.heredoc) state.heredoc = null;
    stream.skipToEnd();
    return "string";
  }
  if (state.isComment || stream.match("/*")) {
    state.isComment = !stream.match(/^.*?\*\//);
    if (state.isComment) stream.skipToEnd();
    return "comment";
  }
  if (stream.eatSpace()) return null;
  if (stream.match(/^(?:#|\/\/).*/)) return "comment";
  if (stream.match('"')) return string(stream);
  const heredoc = stream.match(/^<<-?([\w-]+)/);
  if (heredoc) {
    state.heredoc = heredoc[1];
    return "string";
  }
  if (stream.match(/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return "number";
  const word = stream.match(/^[A-Za-z_][\w-]*/);
  if (word) {
    if (/^(?:true|false)$/.test(word[0])) return "bool";
    if (word[0] === "null") return "null";
    if (stream.match(/^\s*(?:=(?![=>])|:(?!:))/, false)) return "propertyName";
    return /^(?:resource|data|module|variable|locals|output|provider|terraform|for|in|if)$/.test(word[0]) ? "keyword" : null;
  }
  const character = stream.next();
  if ("{[(".includes(character)) state.depth += 1;
  if ("}])".includes(character)) state.depth = Math.max(0, state.depth - 1);
  return null;
}

const language = StreamLanguage.define({
  name: "hcl",
  startState: () => ({ heredoc: null, isComment: false, depth: 0 }),
  token,
  indent: (state, after, context) => (state.heredoc === null ? Math.max(0, state.depth - (/^\s*[}\])]/.test(after) ? 1 : 0)) * context.unit : null),
  languageData: {
    commentTokens: { line: "#", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"'] },
    indentOnInput: /^\s*[}\])]$/,
  },
});

export const hcl = () => language;
