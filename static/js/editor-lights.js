// Lights in the text: lines that something outside the editor speaks of, for as long as it says so. editor.js is the element
// around it.

import { Decoration, EditorView, StateEffect, StateField } from "./codemirror.js";

/** Lights the lines of `[{ from, to }]`, and no other ones. */
export const setLights = StateEffect.define();

const LIT = Decoration.line({ class: "lit" });

export const lights = StateField.define({
  create: () => Decoration.none,
  update(value, { changes, effects, newDoc }) {
    const places = effects.find((effect) => effect.is(setLights))?.value;
    if (!places) return value.map(changes);
    const starts = new Set();
    for (const { from, to } of places) {
      const last = newDoc.lineAt(Math.min(to, newDoc.length)).number;
      for (let { number } = newDoc.lineAt(Math.min(from, newDoc.length)); number <= last; number += 1) {
        starts.add(newDoc.line(number).from);
      }
    }
    return Decoration.set([...starts].sort((a, b) => a - b).map((start) => LIT.range(start)));
  },
  provide: (field) => EditorView.decorations.from(field),
});
