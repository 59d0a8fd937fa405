// Takes the picture of the page that README.md shows. Usage: node tests/e2e/screenshot.mjs FILE
import { specs, spec, startAll, stopAll } from "./harness.mjs";

const file = process.argv[2];
spec("the page with its first example", { viewport: { width: 1280, height: 800 }, colorScheme: "light" }, async ({ page, open }) => {
  await open();
  await page.getByRole("tab", { name: /^Problems/ }).waitFor();
  await page.screenshot({ path: file });
});

await startAll();
try {
  for (const { run } of specs) await run();
  console.log(`written: ${file}`);
} finally {
  await stopAll();
}
