// The sample: produced pages in the order of the draw. What is marked is kept at once, and changes no redaction.

import { $, ask, decide, fail, h, insist, keys, me, notify } from "./core.js";
import * as dialogs from "./dialogs.js";
import { Sheets } from "./sheets.js";

let sample = 0;
let pages = [];
let order = null;
let at = 0;
let chosen = "";

const owner = { begbates: "", single: true, choose: (key) => { chosen = key; sheets.choose(key); }, add: (place) => add(place), colour: () => "k3" };
const sheets = new Sheets(owner);
sheets.view = "both";
const now = () => pages[at];

async function turn(to) {
  at = Math.max(0, Math.min(pages.length - 1, to));
  const one = now();
  owner.begbates = one.document;
  sheets.words = new Map();
  sheets.hits = [];
  $("#position").textContent = one.position;
  $("#before").disabled = at === 0;
  $("#after").disabled = at === pages.length - 1;
  await paint();
  document.body.dataset.position = one.position;
}

async function paint() {
  const one = now();
  const facts = await sheets.wordsOf(one.page);
  await sheets.show(one.page, one.misses.map((miss, n) => box(miss, n, facts)), [], chosen, "produced");
  drawMisses();
  drawProgress();
}

function box(miss, n, facts) {
  const page = now().page;
  const boxes = miss.rect ? [[page, miss.rect]] : facts.words.filter((word) => word[1] < miss.end && miss.start < word[1] + word[0].length).map((word) => [page, word.slice(3)]);
  return { key: `miss ${n}`, boxes, clause: miss.clause, category: miss.category, title: "marked as a miss", paragraph: "", authority: "", rule: "none", found_by: [me], confidence: 1, status: "added" };
}

const said = (miss) => h("li", {}, h("span", { class: "dot k3" }), h("span", { class: "what" }, miss.text ? miss.text.replace(/\s+/g, " ") : "(box)"), h("span", { class: "kind" }, miss.category));

function drawMisses() {
  const one = now();
  const state = one.misses.length ? null : one.done ? h("p", { class: "notice good" }, "You found nothing here.") : h("p", { class: "soft" }, "Nothing marked yet.");
  $("#misses").replaceChildren(h("p", { class: "soft" }, one.bates), ...[state].filter(Boolean),
    h("ul", { class: "found" }, ...one.misses.map((miss, n) => { const row = said(miss); row.append(h("button", { type: "button", class: "quiet", "aria-label": `Take back mark ${n + 1}`, onclick: () => keep(one.misses.filter((_, m) => m !== n)) }, "Take back")); return row; })),
    h("div", { class: "buttons" }, h("button", { type: "button", id: "onward", class: "primary", onclick: onward }, one.misses.length ? "Next page" : "Nothing is left readable", h("kbd", {}, "n"))));
}

function drawProgress() {
  const done = pages.filter((one) => one.done).length;
  $("#bar").max = pages.length;
  $("#bar").value = done;
  $("#done").replaceChildren(h("b", {}, `${done}`), ` of ${pages.length} pages looked at`);
  const all = pages.filter((one) => one.misses.length);
  $("#after-all").hidden = done < pages.length;
  $("#all").replaceChildren(h("p", {}, all.length ? "These are still readable in the volume. Redact them; the next run follows." : "You found nothing that is left readable."),
    h("ul", { class: "found" }, ...all.flatMap((one) => one.misses.map((miss) => { const row = said(miss); row.append(h("button", { type: "button", onclick: () => redact(one, miss) }, "Redact…")); return row; }))));
}

async function keep(misses) {
  const one = now();
  const sent = misses.map(({ start, end, rect, clause, category }) => ({ ...(rect ? { rect } : { start, end }), clause, category }));
  const answer = await insist("sample", { sample, position: one.position, misses: sent, click: crypto.randomUUID() });
  if (answer?.status !== 201) { if (answer) notify(answer.body.error || "The mark was refused.", "bad", 0); return false; }
  one.misses = misses;
  one.done = true;
  await paint();
  return true;
}

async function add(place) {
  const ground = await dialogs.miss(place, order);
  sheets.clear();
  if (ground) await keep([...now().misses, { ...place, ...ground, text: place.text || "" }]);
}

async function onward() {
  if (!now().misses.length && !now().done && !await keep([])) return;
  const next = pages.findIndex((one, n) => n > at && !one.done);
  const first = next < 0 ? pages.findIndex((one) => !one.done) : next;
  if (first >= 0) await turn(first); else if (at < pages.length - 1) await turn(at + 1);
}

async function redact(one, miss) {
  const place = miss.rect ? { page: one.page, rect: miss.rect } : { page: one.page, start: miss.start, end: miss.end, text: miss.text };
  const { seen } = await ask("progress");
  const act = await dialogs.add(place, order, one.document, `${miss.clause}|${miss.category}`);
  if (act && await decide({ document: one.document, ...act }, seen)) notify("Recorded for the next run.", "good");
}

const press = (name, value) => document.querySelectorAll(`[data-${name}]`).forEach((one) => one.setAttribute("aria-pressed", one.dataset[name] === value));
async function show(what) { press("show", what); sheets.view = what; await paint(); }
function mode(what, byKey = false) { press("mode", what); if (byKey && sheets.view === "produced") show("both").then(() => sheets.setMode(what, true)); else sheets.setMode(what, byKey); }
const views = ["produced", "original", "both"];

try {
  const [answer, rules] = await Promise.all([ask("sample"), ask("order")]);
  ({ sample, pages } = answer);
  order = rules;
  $("#size").textContent = pages.length;
  if (pages.length) await turn(Math.max(0, pages.findIndex((one) => !one.done)));
  else $("#panel").replaceChildren(h("p", { class: "notice" }, "No sample was drawn. `redactor qc draw` draws one."));
  document.body.dataset.ready = "yes";
} catch (error) { fail(error); }

for (const one of document.querySelectorAll("[data-show]")) one.addEventListener("click", () => show(one.dataset.show));
for (const one of document.querySelectorAll("[data-mode]")) one.addEventListener("click", () => mode(one.dataset.mode));
$("#before").addEventListener("click", () => turn(at - 1));
$("#after").addEventListener("click", () => turn(at + 1));
$("#smaller").addEventListener("click", () => sheets.zoom(-1));
$("#larger").addEventListener("click", () => sheets.zoom(1));
keys([
  ["n", "Nothing (more) is left readable here: on to the next page", onward],
  ["w", "Select words: arrows move, Shift extends, Enter marks", () => mode("words", true)],
  ["d", "Draw a box: arrows move, Shift sizes, Enter marks", () => mode("box", true)],
  ["]|j|PageDown", "Next page", () => turn(at + 1)], ["[|k|PageUp", "Page before", () => turn(at - 1)],
  ["v", "As produced, original, both", () => show(views[(views.indexOf(sheets.view) + 1) % 3])],
  ["+|=", "Larger", () => sheets.zoom(1)], ["-", "Smaller", () => sheets.zoom(-1)], ["0", "Fit to the width", () => sheets.zoom(0)],
]);
