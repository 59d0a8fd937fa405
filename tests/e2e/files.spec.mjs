// Files: opened by choice, drop and paste, and saved as they were but for what was changed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const WINDOWS = Buffer.from("\uFEFF{\r\n\t\"family\": \"naïve\",\r\n\n  \"containerDefinitions\": []\r}");
const POWERSHELL = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{\r\n  "family": "shell"\r\n}\r\n', "utf16le")]);

async function choose(page, name, buffer) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer });
}

async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Lets a file fall on the editor, as a hand would. */
async function drop(page, type, name, bytes) {
  await page.locator("task-editor").evaluate((editor, { type, name, bytes }) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], name));
    const target = editor.shadowRoot.querySelector(".cm-content");
    const options = { bubbles: true, composed: true, cancelable: true };
    const event = type === "paste" ? new ClipboardEvent(type, { ...options, clipboardData: data }) : new DragEvent(type, { ...options, dataTransfer: data });
    target.dispatchEvent(event);
  }, { type, name, bytes: [...bytes] });
}

for (const [what, name, bytes] of [
  ["marked, mixed line ends, tabs", "windows.json", WINDOWS],
  ["UTF-16 of PowerShell", "shell.json", POWERSHELL],
  ["YAML without a last line end", "task.yaml", Buffer.from("family: web\r\ncontainerDefinitions: []")],
]) {
  spec(`a file that was opened is saved byte for byte: ${what}`, async ({ page, open }) => {
    await open();
    await choose(page, name, bytes);
    await page.getByText(`${name} opened`).waitFor();
    const saved = await save(page);
    assert.equal(saved.name, name);
    assert.deepEqual(saved.bytes, bytes);
  });
}

spec("after a change, the other lines keep their ends", async ({ page, open }) => {
  await open();
  await choose(page, "windows.json", WINDOWS);
  await until("it is open", async () => (await text(page)).includes("naïve"));
  await setText(page, (await text(page)).replace("naïve", "new"));
  assert.deepEqual((await save(page)).bytes, Buffer.from(WINDOWS.toString().replace("naïve", "new")));
});

spec("a file can be dropped, and Undo brings the text back", async ({ page, open }) => {
  await open();
  await setText(page, '{ "family": "before" }');
  await drop(page, "dragover", "a.json", WINDOWS);
  await page.getByText("Drop the file to open it").waitFor();
  await drop(page, "drop", "a.json", Buffer.from('{ "family": "dropped" }'));
  await until("it is open", async () => (await text(page)) === '{ "family": "dropped" }');
  await page.getByText("Drop the file to open it").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await until("the text is back", async () => (await text(page)) === '{ "family": "before" }');
});

spec("a file can be pasted", async ({ page, open }) => {
  await open();
  await drop(page, "paste", "a.json", Buffer.from('{ "family": "pasted" }'));
  await until("it is open", async () => (await text(page)) === '{ "family": "pasted" }');
});

spec("what is no text, or too large, is refused with a reason, and the text stays", async ({ page, open }) => {
  await open();
  await setText(page, "{ }");
  await choose(page, "picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]));
  await page.getByText("picture.png was not opened: it is not a text").waitFor();
  await choose(page, "large.json", Buffer.alloc(3 << 20, 0x20));
  await page.getByText("large.json was not opened: it has 3072 KiB, and up to 1024 KiB").waitFor();
  assert.equal(await text(page), "{ }");
});

spec("a text that came from no file is saved under the name of its kind", async ({ page, open }) => {
  await open();
  await setText(page, "family: web\ncontainerDefinitions: []\n");
  await until("it is YAML", () => page.getByText("YAML", { exact: true }).isVisible());
  const saved = await save(page);
  assert.deepEqual([saved.name, saved.bytes.toString()], ["task-definition.yaml", "family: web\ncontainerDefinitions: []\n"]);
});
