// With scripts switched off the page says what it needs.

import { spec } from "./harness.mjs";

spec("without scripts the page explains itself", { javaScriptEnabled: false }, async ({ page, visit }) => {
  await visit();
  await page.getByRole("heading", { name: "This page needs JavaScript" }).waitFor();
  await page.getByRole("heading", { name: "ECS Task Definition Playground" }).waitFor();
  await page.locator("#boot-progress").waitFor({ state: "hidden" });
});
