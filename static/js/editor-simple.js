// A plain text area in the place of the editor, for those who prefer one or whose tools work better with it. The text, its history
// and its problems stay in the editor's state; this shows the text and takes what is typed. editor.js is the element around it.

/** What was done to the text, by the browser's name for it. */
const EVENTS = { insertFromPaste: "input.paste", insertFromDrop: "input.drop" };

export class SimpleArea {
  /** `host` is the element: { state, dispatch(step), undo(), redo() }. */
  constructor(root, host, label, placeholder) {
    this.host = host;
    this.area = Object.assign(document.createElement("textarea"), { spellcheck: false, autocapitalize: "off", autocomplete: "off", wrap: "off", placeholder });
    this.area.className = "simple";
    this.area.setAttribute("aria-label", label);
    this.said = document.createElement("div");
    this.said.className = "said";
    this.said.setAttribute("aria-live", "polite");
    this.area.addEventListener("input", (event) => this.#typed(event));
    this.area.addEventListener("keydown", (event) => this.#key(event));
    for (const type of ["keyup", "pointerup", "select"]) this.area.addEventListener(type, () => this.#moved());
    root.append(this.area, this.said);
    this.show();
  }

  /** Shows the state: its text and its selection. */
  show() {
    const { doc, selection: { main }, readOnly } = this.host.state;
    const text = doc.toString();
    if (this.area.value !== text) this.area.value = text;
    this.area.readOnly = readOnly;
    if (this.area.selectionStart !== main.from || this.area.selectionEnd !== main.to) this.area.setSelectionRange(main.from, main.to);
  }

  focus() {
    this.area.focus();
  }

  /** Scrolls to the caret, with its line in the middle. */
  scroll() {
    const { doc, selection: { main } } = this.host.state;
    const { scrollHeight, clientHeight } = this.area;
    this.area.scrollTop = (scrollHeight * (doc.lineAt(main.from).number - 1)) / doc.lines - clientHeight / 2;
  }

  say(words) {
    this.said.textContent = words;
  }

  remove() {
    this.area.remove();
    this.said.remove();
  }

  #typed({ inputType }) {
    const before = this.host.state.doc.toString();
    const after = this.area.value;
    const most = Math.min(before.length, after.length);
    let start = 0;
    while (start < most && before[start] === after[start]) start += 1;
    let same = 0;
    while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
    const changes = { from: start, to: before.length - same, insert: after.slice(start, after.length - same) };
    this.host.dispatch({ changes, selection: this.#selection(), userEvent: EVENTS[inputType] ?? "input.type" });
  }

  #moved() {
    const { main } = this.host.state.selection;
    const selection = this.#selection();
    if (main.from !== selection.anchor || main.to !== selection.head) this.host.dispatch({ selection });
  }

  #selection() {
    return { anchor: this.area.selectionStart, head: this.area.selectionEnd };
  }

  /** One history for what is typed and for fixes, loads and formatting. */
  #key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const redoes = key === "y" || (key === "z" && event.shiftKey);
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (redoes) this.host.redo();
    else this.host.undo();
  }
}
