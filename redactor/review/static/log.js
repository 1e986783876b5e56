// The log of the last run: served or inner, sorted, filtered, exported; every row leads to its box.

import { $, ask, base, fail, h, keys } from "./core.js";

const AT_ONCE = 200;
const NOTES = { served: "What the other side gets: nothing here tells more than its clause lets it.", inner: "What stays here: the exact ground, what was removed, and who decided." };
let asked = { which: "served", sort: "", descending: 0, text: "" };
let drawn = 0;

const search = (more) => new URLSearchParams({ ...asked, ...more });

async function draw(fresh) {
  if (fresh) drawn = 0;
  const log = await ask(`log?${search({ offset: drawn, limit: AT_ONCE })}`);
  const at = (name) => log.columns.indexOf(name);
  if (fresh) {
    $("#rows").replaceChildren();
    $("#heads").replaceChildren(...log.columns.map((name) => h("th", { scope: "col", "aria-sort": name === asked.sort ? (asked.descending ? "descending" : "ascending") : false }, h("button", { type: "button", onclick: () => sort(name) }, name, name === asked.sort ? (asked.descending ? " ↓" : " ↑") : ""))));
    $("#log-note").textContent = NOTES[asked.which];
    $("#export").href = `${base}/api/log.csv?${search({})}`;
  }
  $("#rows").append(...log.rows.map((row) => h("tr", {}, ...row.map((cell, n) => h("td", { class: typeof cell === "number" ? "n" : "", title: String(cell) }, n === 0 ? h("a", { href: `${base}/documents/${row[at("begbates")]}?page=${row[at("page")]}&box=${["x0", "y0", "x1", "y1"].map((one) => row[at(one)]).join(",")}` }, cell) : String(cell))))));
  drawn += log.rows.length;
  $("#shown").textContent = `${log.total} redactions${drawn < log.total ? `, the first ${drawn} shown` : ""}`;
  $("#more").hidden = drawn >= log.total;
  if (!log.total) $("#rows").append(h("tr", {}, h("td", { colSpan: log.columns.length, class: "empty" }, "No redaction is like that.")));
  document.body.dataset.ready = "yes";
}

function sort(name) {
  asked.descending = asked.sort === name ? 1 - asked.descending : 0;
  asked.sort = name;
  draw(true).then(() => [...document.querySelectorAll("#heads button")].find((one) => one.textContent.startsWith(name))?.focus()).catch(fail);
}

function which(name) {
  asked = { ...asked, which: name };
  document.querySelectorAll("[data-which]").forEach((one) => one.setAttribute("aria-pressed", one.dataset.which === name));
  draw(true).catch(fail);
}

document.querySelectorAll("[data-which]").forEach((one) => one.addEventListener("click", () => which(one.dataset.which)));
let later = 0;
$("#find").addEventListener("input", () => { clearTimeout(later); later = setTimeout(() => { asked.text = $("#find").value; draw(true).catch(fail); }, 150); });
$("#filters").addEventListener("submit", (event) => event.preventDefault());
$("#more").addEventListener("click", () => draw(false).catch(fail));
keys([
  ["s", "Served log", () => which("served")], ["i", "Inner log", () => which("inner")], ["/", "Find", () => $("#find").focus()],
  ["x", "Export what is shown", () => $("#export").click()],
  ["j|ArrowDown", "Next row", () => step(1)], ["k|ArrowUp", "Row before", () => step(-1)],
]);

function step(by) {
  const links = [...document.querySelectorAll("#rows a")];
  const at = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}

draw(true).catch(fail);
