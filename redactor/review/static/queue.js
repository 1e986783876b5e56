// The queue: documents by what needs a person first.

import { $, ask, base, fail, h, keys, options } from "./core.js";

const WHY = { question: ["waits for a decision", "bad"], privilege: ["privilege", "warn"], "sign-off": ["second reviewer", "blue"], unsure: ["low confidence", "warn"], "new-recognizer": ["new recognizer", "blue"], copies: ["copies differ", "warn"] };
const AT_ONCE = 60;
let rows = [];
let shown = [];
let drawn = 0;
let at = 0;

function progress(queue) {
  const total = rows.reduce((sum, row) => sum + row.redactions, 0);
  const open = rows.reduce((sum, row) => sum + row.open, 0);
  const questions = rows.filter((row) => row.reasons.includes("question")).length;
  $("#progress").replaceChildren(...[
    h("progress", { max: Math.max(total, 1), value: total - open, "aria-label": "Redactions decided" }),
    h("span", {}, h("b", {}, `${total - open}`), ` of ${total} redactions decided`),
    h("span", {}, h("b", {}, `${questions}`), questions === 1 ? " document waits" : " documents wait"),
    queue.waiting ? h("span", {}, h("b", {}, `${queue.waiting}`), " wait for a second reviewer") : null,
    queue.to_apply ? h("span", { class: "tag blue" }, `${queue.to_apply} decisions for the next run`) : h("span", { class: "tag good" }, "the volume follows every decision"),
  ].filter(Boolean));
}

function matches(row) {
  const wanted = (id) => $(id).value;
  const text = wanted("#find").toLowerCase();
  return (!text || [row.begbates, row.source, ...row.subjects].some((one) => one.toLowerCase().includes(text)))
    && (!wanted("#reason") || row.reasons.includes(wanted("#reason")))
    && (!wanted("#category") || row.categories.includes(wanted("#category")))
    && (!wanted("#clause") || row.clauses.includes(wanted("#clause")))
    && (!wanted("#subject") || row.subjects.includes(wanted("#subject")))
    && (!wanted("#type") || row.type === wanted("#type"))
    && (!wanted("#confidence") || (row.redactions && row.confidence < Number(wanted("#confidence"))));
}

function draw(fresh) {
  if (fresh) {
    shown = rows.filter(matches);
    drawn = 0;
    at = 0;
    $("#rows").replaceChildren();
    $("#shown").textContent = shown.length === rows.length ? `${rows.length} documents` : `${shown.length} of ${rows.length} documents`;
  }
  const next = shown.slice(drawn, drawn + AT_ONCE);
  $("#rows").append(...next.map(line));
  drawn += next.length;
  $("#more").hidden = drawn >= shown.length;
  if (!shown.length) $("#rows").append(h("tr", {}, h("td", { colSpan: 7, class: "empty" }, "No document is like that.")));
  if (fresh) mark(false);
}

function line(row) {
  const tone = { produced: "good", withheld: "blue", quarantined: "bad" }[row.state] || "warn";
  return h("tr", {},
    h("td", { class: "bates" }, h("a", { href: `${base}/documents/${row.begbates}` }, row.begbates)),
    h("td", {}, row.type || "Not read", h("div", { class: "source" }, row.source)),
    h("td", {}, ...row.reasons.map((why) => h("span", { class: `tag ${WHY[why][1]}` }, WHY[why][0])), row.reasons.includes("question") && row.concerns.length ? h("div", { class: "source" }, row.concerns.join(", ")) : null),
    h("td", { class: "n" }, row.open || "–"), h("td", { class: "n" }, row.redactions || "–"),
    h("td", { class: "n" }, row.redactions ? row.confidence.toFixed(2) : "–"),
    h("td", {}, h("span", { class: `tag ${tone}` }, row.state)));
}

function mark(focus = true) {
  const lines = [...$("#rows").children];
  lines.forEach((one, n) => one.classList.toggle("chosen", n === at));
  const link = lines[at]?.querySelector("a");
  if (focus && link) { link.focus(); lines[at].scrollIntoView({ block: "nearest" }); }
}

function step(by) {
  at = Math.max(0, Math.min(shown.length - 1, at + by));
  if (at >= drawn) draw(false);
  mark();
}

try {
  const queue = await ask("queue");
  rows = queue.rows;
  progress(queue);
  const every = (pick) => [...new Set(rows.flatMap(pick))].filter(Boolean).sort();
  options($("#reason"), Object.keys(WHY), (why) => WHY[why][0]);
  options($("#category"), every((row) => row.categories));
  options($("#clause"), every((row) => row.clauses));
  options($("#subject"), every((row) => row.subjects));
  options($("#type"), every((row) => [row.type]));
  draw(true);
  document.body.dataset.ready = "yes";
} catch (error) { fail(error); }

$("#filters").addEventListener("input", () => draw(true));
$("#filters").addEventListener("submit", (event) => { event.preventDefault(); mark(); });
$("#more").addEventListener("click", () => draw(false));
keys([
  ["j|ArrowDown", "Next document", () => step(1)], ["k|ArrowUp", "Document before", () => step(-1)],
  ["Enter|o", "Open the document", () => $("#rows").children[at]?.querySelector("a")?.click()],
  ["/", "Find", () => $("#find").focus()],
]);
