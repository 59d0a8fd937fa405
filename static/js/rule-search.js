// The search on the index of the rules: hides what does not hold every word. Without it all rules are listed, by area, and
// there is no search field (static/pages.css).

const form = document.querySelector("form.search");
const field = document.getElementById("search");
const found = document.getElementById("found");
const rows = [...document.querySelectorAll(".rules > li")];
const texts = new Map(rows.map((row) => [row, `${row.textContent} ${row.dataset.also}`.toLowerCase()]));
const sections = [...document.querySelectorAll("main > section")];

function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) row.hidden = !words.every((word) => texts.get(row).includes(word));
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
  const count = rows.filter((row) => !row.hidden).length;
  found.textContent = words.length === 0 ? "" : count === 1 ? "1 rule" : `${count} rules`;
}

form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
// After going back the browser has put the words in again.
addEventListener("pageshow", search);
