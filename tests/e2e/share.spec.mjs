// Giving the text away: links with masked secrets, copies for other places, and what is said when a link gets too long.

import assert from "node:assert/strict";
import { TASK, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const SECRET = ["hunter2", "hunter2"].join("-");
const LEAKY = TASK.replace('"green"', '"green" }, { "name": "DB_PASSWORD", "value": "SECRET"'.replace("SECRET", SECRET));
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

async function openShare(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("group", { name: "Link" }).waitFor();
  return dialog;
}

/** The part of a link that holds the text, as what it holds. */
async function held(page, link) {
  return page.evaluate(async (code) => {
    const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.codePointAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
  }, new URL(link).hash.replace(/^#v1s?=/, ""));
}

spec("a link is copied with a key, holds the text in the part that is not sent, and opens it", CLIPBOARD, async ({ page, open, base, requests }) => {
  await open();
  await setText(page, TASK);
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "Share" });
  await until("the link is at hand", () => dialog.getByRole("button", { name: "Copy link" }).evaluate((button) => button === document.activeElement));
  await page.keyboard.press("Enter");
  await dialog.getByText("Link copied").waitFor();
  const link = await clipboard(page);
  assert.ok(link.startsWith(`${base}#v1=`), link);
  assert.equal(new URL(link).search, "");
  assert.equal(await held(page, link), TASK);
  await page.keyboard.press("Escape");
  await setText(page, "{}");
  const before = requests.length;
  await page.goto(link);
  await until("the text is there", async () => (await text(page)) === TASK);
  assert.ok(requests.slice(before).every((request) => !request.includes("v1")), requests.join("\n"));
});

spec("a secret is named and masked unless it is wanted in the link", CLIPBOARD, async ({ page, open }) => {
  await open();
  await setText(page, LEAKY);
  const dialog = await openShare(page);
  await dialog.getByText("The text holds 1 secret in plain text").waitFor();
  await dialog.getByText("DB_PASSWORD").waitFor();
  assert.ok(!(await dialog.innerText()).includes(SECRET));
  assert.ok(await dialog.getByRole("radio", { name: /^Mask them/ }).isChecked());
  const link = dialog.getByRole("textbox", { name: "Link" });
  assert.equal(await held(page, await link.inputValue()), LEAKY.replace(SECRET, "<masked>"));
  for (const name of ["Markdown with text and findings", "Text report", "AWS CLI command to register"]) {
    await dialog.getByRole("button", { name }).click();
    await dialog.getByText(`${name} copied`).waitFor();
    assert.ok(!(await clipboard(page)).includes(SECRET), name);
  }
  await dialog.getByRole("radio", { name: /^Leave them in/ }).check();
  await until("the secret is in", async () => (await held(page, await link.inputValue())) === LEAKY);
});

spec("a place of a secret leads into the text", async ({ page, open }) => {
  await open();
  await setText(page, LEAKY);
  const dialog = await openShare(page);
  await dialog.getByRole("button", { name: "line 14" }).click();
  await dialog.waitFor({ state: "detached" });
  await until("the caret is there", async () => (await page.locator(".status-bar .caret").innerText()).startsWith("Line 14,"));
});

spec("settings go with a link and are named; the pretend AWS only when it is asked for", CLIPBOARD, async ({ page, open, context }) => {
  await open();
  await setText(page, TASK);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("dialog").getByLabel("Region").fill("eu-north-1");
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Launch" }).click();
  const pretend = page.getByRole("region", { name: "Pretend AWS" });
  await pretend.getByRole("button", { name: /^Pretend AWS/ }).click();
  await pretend.getByRole("button", { name: "Cut the network" }).click();
  const dialog = await openShare(page);
  const link = dialog.getByRole("textbox", { name: "Link" });
  assert.ok(await dialog.getByLabel("Settings: eu-north-1").isChecked());
  const bare = JSON.parse(await held(page, await link.inputValue()));
  assert.deepEqual(bare, { text: TASK, options: { context: { region: "eu-north-1" } } });
  await dialog.getByLabel("Pretend AWS").check();
  await dialog.getByText("Whoever gets the link can read what you typed there").waitFor();
  const whole = await link.inputValue();
  assert.deepEqual(JSON.parse(await held(page, whole)).options.world, { network: "no-route" });
  assert.equal(new URL(whole).search, "?tab=launch");
  const other = await context.newPage();
  await other.goto(whole);
  await other.getByRole("button", { name: "Settings eu-north-1" }).waitFor();
  await until("the pretend AWS is there", () => other.getByRole("region", { name: "Pretend AWS" }).getByText("changed").isVisible());
});

spec("copies for other places hold what they say", CLIPBOARD, async ({ page, open, base }) => {
  await open();
  await setText(page, TASK);
  const dialog = await openShare(page);
  const copied = async (name) => {
    await dialog.getByRole("button", { name, exact: true }).click();
    await dialog.getByText(`${name} copied`).waitFor();
    return clipboard(page);
  };
  assert.ok((await copied("Markdown link")).startsWith(`[shop](${base}#v1=`));
  const markdown = await copied("Markdown with text and findings");
  assert.ok(markdown.includes(`\n\`\`\`json\n${TASK}\`\`\`\n`) && markdown.includes("| `awsvpc-host-port` |"), markdown);
  assert.match(await copied("Text report"), /awsvpc-host-port/);
  const command = await copied("AWS CLI command to register");
  const input = JSON.parse(command.match(/^aws ecs register-task-definition --cli-input-json '([^]*)'$/m)[1]);
  assert.equal(input.containerDefinitions.length, 2);
});

spec("a link that is too long is not given out; one task definition or a file is", async ({ page, open }) => {
  await open();
  // What does not compress: other numbers in every line.
  let seed = 1;
  const next = () => (seed = (seed * 48271) % 2147483647).toString(36);
  const task = (family, many) => ({
    family,
    containerDefinitions: [{ name: "a", image: "nginx:1", memory: 64, environment: Array.from({ length: many }, (_, i) => ({ name: `V${i}`, value: `${next()} ${next()}` })) }],
  });
  const many = JSON.stringify([task("large", 900), task("small", 3)], null, 2);
  await setText(page, many);
  const dialog = await openShare(page);
  await dialog.getByText(/The link would have \d+ characters/).waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Copy link" }).count(), 0);
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Save a file instead" }).click()]);
  assert.equal(download.suggestedFilename(), "task-definition.json");
  await dialog.getByLabel("What is shared").selectOption({ label: "2. small" });
  const shared = JSON.parse(await held(page, await dialog.getByRole("textbox", { name: "Link" }).inputValue()));
  assert.equal(shared.family, "small");
});

spec("a link pasted into the same tab opens, and is left behind when its text is changed", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const dialog = await openShare(page);
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  await page.keyboard.press("Escape");
  await setText(page, '{ "family": "mine" }');
  await page.evaluate((link) => location.assign(link), link);
  await until("it is open", async () => (await text(page)) === TASK);
  await setText(page, TASK.replace("shop", "other"));
  await until("the address is bare", () => page.evaluate(() => location.hash === ""));
  await until("the change is kept", () => page.evaluate(() => localStorage.getItem("taskdef-playground:1:text")?.includes("other")));
  await page.reload();
  await until("the change is there again", async () => (await text(page)).includes('"family": "other"'));
});
