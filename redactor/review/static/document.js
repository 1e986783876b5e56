// The page view: what was found on a page, why, and what a person decides about it.

import { $, ask, base, decide, fail, h, keys, me, notify, past, post, time } from "./core.js";
import * as dialogs from "./dialogs.js";
import { Sheets } from "./sheets.js";

const begbates = document.documentElement.dataset.begbates;
const query = new URLSearchParams(location.search);
const STATUS = { open: ["open", ""], accepted: ["accepted", "good"], rejected: ["rejected", "bad"], changed: ["changed", "blue"], added: ["added", "blue"], waiting: ["waits for sign-off", "warn"] };
let record = null;
let order = null;
let page = Math.max(1, Number(query.get("page")) || 1);
let chosen = "";

const sheets = new Sheets({
  begbates,
  choose: (key) => choose(key),
  add: (place) => add(place),
  tip: (key) => record.redactions.find((one) => one.key === key),
  colour: (clause) => colour(clause),
});

const colour = (clause) => `k${Math.max(0, order.clauses.findIndex((one) => one.id === clause)) % 9}`;
const here = () => record.redactions.filter((one) => one.page === page);
const current = () => record.redactions.find((one) => one.key === chosen);

async function load() {
  record = await ask(`documents/${begbates}`);
  page = Math.min(page, record.pages);
  link("#previous-document", record.previous);
  link("#next-document", record.next);
  $("#page-count").textContent = record.pages;
  drawState();
  drawHistory();
}

function link(id, to) {
  const one = $(id);
  if (to) one.href = `${base}/documents/${to}`; else one.removeAttribute("href");
  one.setAttribute("aria-label", id.includes("next") ? "Next document" : "Document before");
}

async function turn(to, keep = false) {
  page = Math.max(1, Math.min(record.pages, to));
  $("#page-number").textContent = page;
  $("#previous-page").disabled = page === 1;
  $("#next-page").disabled = page === record.pages;
  history.replaceState(null, "", `?page=${page}`);
  if (!keep || !here().some((one) => one.key === chosen)) chosen = here()[0]?.key || "";
  await sheets.show(page, here(), record.kept.filter((one) => one.page === page), chosen, record.state);
  drawFound();
  drawWhy();
  document.body.dataset.page = page;
}

function choose(key, focus = false) {
  chosen = key;
  const one = current();
  if (one && one.page !== page) { turn(one.page, true); return; }
  sheets.choose(key, focus);
  drawFound();
  drawWhy();
}

function drawFound() {
  $("#found-title").textContent = `On this page (${here().length})`;
  $("#found").replaceChildren(here().length ? h("ul", { class: "found" }, ...here().map((one) => h("li", {}, h("button", { type: "button", "aria-current": one.key === chosen ? "true" : false, onclick: () => choose(one.key) },
    h("span", { class: `dot ${colour(one.clause)}` }), h("span", { class: "what" }, one.text.replace(/\s+/g, " ") || "(picture)"),
    one.status === "open" ? h("span", { class: "kind" }, one.category) : h("span", { class: `tag ${STATUS[one.status][1]}` }, STATUS[one.status][0]))))) : h("p", { class: "soft" }, "Nothing is redacted on this page. Select words or draw a box to add a redaction."));
  const list = $("#found .found");
  const one = $("#found [aria-current]");
  if (one && list) list.scrollTop = Math.max(0, one.offsetTop - list.offsetTop - list.clientHeight / 2);
}

export function reasons(one) {
  const paragraph = one.paragraph ? `, ${one.paragraph}` : "";
  return [["Text", h("span", { class: "said" }, one.text || "(picture)")], ["Category", one.category], ["Clause", h("span", {}, h("span", { class: `tag` }, h("span", { class: colour(one.clause) }, "■ "), one.title + paragraph))],
    one.served !== one.clause ? ["Served as", one.served] : null, ["Authority", one.authority], ["Found by", one.found_by.join(", ")], ["Rule", one.rule], ["Confidence", one.confidence.toFixed(2)], one.subject ? ["Subject", one.subject] : null, ["Printed", one.label]].filter(Boolean);
}

const facts = (list) => h("dl", { class: "facts" }, ...list.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));

function drawWhy() {
  const one = current();
  if (!one) { $("#why").replaceChildren(h("p", { class: "soft" }, "Choose a box to see which rule asks for it.")); return; }
  const list = reasons(one);
  if (one.status !== "open") list.unshift(["Decision", h("span", {}, h("span", { class: `tag ${STATUS[one.status][1]}` }, STATUS[one.status][0]), h("small", { class: "soft" }, ` ${one.by}, ${time(one.at)}${one.note ? ` – ${one.note}` : ""}`))]);
  $("#why").replaceChildren(h("div", { class: "buttons" },
    button("a", "Accept", accept, "primary"), button("r", "Reject", reject), button("c", "Clause", change), button("e", "Everywhere", everywhere),
    one.event ? button("u", "Undo", () => undo(one.event)) : null,
    one.status === "waiting" && one.by !== me ? button("s", "Sign off", () => signOff(one.event), "primary") : null), facts(list));
}

const button = (key, label, act, kind = "") => h("button", { type: "button", class: kind, onclick: act }, label, h("kbd", {}, key));

function drawState() {
  const parts = [];
  const tone = { produced: "good", withheld: "warn", quarantined: "bad" }[record.state] || "";
  const released = record.concerns.length && record.concerns.every((one) => record.released.includes(one.code));
  const says = record.withheld_by ? `Withheld by ${record.withheld_by}.` : record.waits ? "Held back until a second reviewer agrees to withhold it." : released && record.state !== "produced" ? "Released; the next run produces it." : { produced: "Produced.", withheld: "Withheld by the program.", quarantined: "Not produced: a person must decide." }[record.state] || record.state;
  parts.push(h("div", { class: `notice ${record.withheld_by ? "warn" : tone}` }, h("p", {}, h("b", {}, says), ` ${record.type || ""}`),
    ...record.concerns.map((one) => h("p", {}, `${one.message} `, h("span", { class: "soft" }, one.advice), one.page ? h("button", { type: "button", class: "quiet", onclick: () => turn(one.page) }, `page ${one.page}`) : null)),
    h("div", { class: "buttons" }, record.state === "produced" && !record.withheld_by ? null : h("button", { type: "button", onclick: release }, "Release…"), record.withheld_by ? null : h("button", { type: "button", onclick: withhold }, "Withhold…"))));
  const source = h("p", { class: "source" }, record.source);
  $("#state").replaceChildren(source, ...parts);
}

function drawHistory() {
  $("#past").open = $("#past").open || record.history.some((one) => one.state === "waiting");
  $("#history").replaceChildren(record.history.length ? h("ul", { class: "history" }, ...record.history.map((one) => h("li", {},
    h("span", { class: one.state === "undone" ? "undone" : "" }, `${one.by} ${past(one.kind)} ${one.places > 1 ? `${one.places} places in ${one.documents} document${one.documents > 1 ? "s" : ""}` : one.category || (one.of ? `no. ${one.of}` : "the document")}${one.note ? `: ${one.note}` : ""}`),
    one.state === "waiting" && one.by !== me ? h("button", { type: "button", onclick: () => signOff(one.number) }, "Sign off") : one.state !== "undone" && !["undo", "sign-off"].includes(one.kind) ? h("button", { type: "button", onclick: () => undo(one.number), "aria-label": `Undo decision ${one.number}` }, "Undo") : h("span"),
    h("small", {}, `no. ${one.number}, ${time(one.at)}${one.number > record.applied ? ", for the next run" : ""}${one.state === "waiting" ? ", waits for a second reviewer" : ""}`)))) : h("p", { class: "soft" }, "Nobody has decided anything here yet."));
}

async function act(what, next = false) {
  if (!what) return;
  const before = here().map((one) => one.key);
  const done = await decide({ document: begbates, ...what }, record.seen);
  const position = before.indexOf(chosen);
  await load();
  if (done && next) chosen = here().slice(position + 1).find((one) => one.status === "open")?.key || here().find((one) => one.status === "open")?.key || chosen;
  await turn(page, true);
}

const accept = () => current() && act({ kind: "accept", keys: [chosen] }, true);
async function acceptPage() {
  const open = here().filter((one) => one.status === "open");
  const groups = Map.groupBy ? Map.groupBy(open, (one) => `${one.category}|${one.clause}`) : open.reduce((map, one) => map.set(`${one.category}|${one.clause}`, [...(map.get(`${one.category}|${one.clause}`) || []), one]), new Map());
  let seen = record.seen;
  for (const group of groups.values()) {
    const done = await decide({ kind: "accept", document: begbates, keys: group.map((one) => one.key) }, seen);
    if (!done) break;
    seen = done.seen;
  }
  await load();
  await turn(page, true);
}
const reject = async () => current() && act(await dialogs.reject(current(), begbates), true);
const change = async () => current() && act(await dialogs.change(current(), order), true);
const everywhere = async () => current() && act(await dialogs.everywhere(current(), begbates));
const undo = (event) => act({ kind: "undo", event });
const signOff = (event) => act({ kind: "sign-off", event });
const release = async () => act(await dialogs.release(record));
const withhold = async () => act(await dialogs.withhold(order));
async function add(place) {
  const turn = sheets.turn;
  await act(await dialogs.add(place, order, begbates));
  if (sheets.turn === turn) sheets.clear();  // Else something else has been begun since.
}

function undoLast() {
  const last = record.history.find((one) => one.by === me && one.state !== "undone" && !["undo", "sign-off"].includes(one.kind));
  if (last) undo(last.number); else notify("There is nothing of yours to undo in this document.");
}

function step(by) {
  const list = here();
  if (!list.length) return;
  const at = list.findIndex((one) => one.key === chosen) + by;
  if (at >= list.length && page < record.pages) turn(page + 1); else if (at < 0 && page > 1) turn(page - 1).then(() => choose(here().at(-1)?.key || "", true)); else choose(list[Math.max(0, Math.min(list.length - 1, at))].key, true);
}

function fromLog() {
  const spot = (query.get("box") || "").split(",").map(Number);
  if (spot.length !== 4 || spot.some(Number.isNaN)) return;
  const shared = (box) => Math.max(0, Math.min(box[2], spot[2]) - Math.max(box[0], spot[0])) * Math.max(0, Math.min(box[3], spot[3]) - Math.max(box[1], spot[1]));
  const best = here().map((one) => [Math.max(0, ...one.boxes.map(([, box]) => shared(box))), one.key]).sort((a, b) => b[0] - a[0])[0];
  if (best && best[0] > 0) choose(best[1], true);
}

try {
  [order] = await Promise.all([ask("order"), load()]);
  await turn(page);
  fromLog();
  document.body.dataset.ready = "yes";
} catch (error) { fail(error); }

for (const one of document.querySelectorAll("[data-show]")) one.addEventListener("click", () => show(one.dataset.show));
for (const one of document.querySelectorAll("[data-mode]")) one.addEventListener("click", () => mode(one.dataset.mode));
const press = (name, value) => document.querySelectorAll(`[data-${name}]`).forEach((one) => one.setAttribute("aria-pressed", one.dataset[name] === value));
function show(what) { press("show", what); sheets.view = what; turn(page, true); }
function mode(what, byKey = false) { press("mode", what); sheets.setMode(what, byKey); }
const views = ["original", "produced", "both"];
$("#previous-page").addEventListener("click", () => turn(page - 1));
$("#next-page").addEventListener("click", () => turn(page + 1));
$("#smaller").addEventListener("click", () => sheets.zoom(-1));
$("#larger").addEventListener("click", () => sheets.zoom(1));
$("#search").addEventListener("input", () => search(false));
$("#search").addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); search(true); } });

async function search(onward) {
  const hits = await sheets.search($("#search").value, page, record.pages, onward);
  $("#hits").textContent = !$("#search").value.trim() ? "" : hits.total ? `${hits.total} on ${hits.pages} page${hits.pages === 1 ? "" : "s"}` : "not found";
  if (hits.page && hits.page !== page) { await turn(hits.page); sheets.paintHits(); }
}

keys([
  ["j|n|ArrowDown", "Next box", () => step(1)], ["k|p|ArrowUp", "Box before", () => step(-1)],
  ["a", "Accept", accept], ["A", "Accept all open boxes of the page", acceptPage], ["r", "Reject, with a reason", reject],
  ["c", "Change clause or category", change], ["e", "The same everywhere", everywhere], ["u", "Undo your last decision here", undoLast],
  ["s", "Sign off as second reviewer", () => current()?.status === "waiting" && signOff(current().event)],
  ["R", "Release the document", release], ["W", "Withhold the document", withhold],
  ["w", "Select words: arrows move, Shift extends, Enter adds", () => mode("words", true)],
  ["d", "Draw a box: arrows move, Shift sizes, Enter adds", () => mode("box", true)],
  ["]|PageDown", "Next page", () => turn(page + 1)], ["[|PageUp", "Page before", () => turn(page - 1)],
  [".", "Next document", () => $("#next-document").click()], [",", "Document before", () => $("#previous-document").click()],
  ["v", "Original, as produced, both", () => show(views[(views.indexOf(sheets.view) + 1) % 3])],
  ["+|=", "Larger", () => sheets.zoom(1)], ["-", "Smaller", () => sheets.zoom(-1)], ["0", "Fit to the width", () => sheets.zoom(0)],
  ["/", "Search in the document", () => $("#search").focus()],
]);
