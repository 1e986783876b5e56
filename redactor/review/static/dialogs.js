// What is asked before a decision: why, under which clause, and everywhere or only here.

import { dialog, field, h, post } from "./core.js";

const REASONS = ["Not a name", "Acts in an office", "Public place or institution", "A word of the form", "Belongs to nobody in particular", "Not protected by the order"];

function why(placeholder = "") {
  return h("input", { type: "text", required: true, maxLength: 500, autocomplete: "off", placeholder, "aria-label": "Reason" });
}

function grounds(order, chosen = "") {
  const groups = order.clauses.map((clause) => h("optgroup", { label: clause.title + (clause.paragraph ? `, ${clause.paragraph}` : "") }, ...clause.protects.map((category) => h("option", { value: `${clause.id}|${category}`, selected: `${clause.id}|${category}` === chosen }, category))));
  return h("select", {}, ...groups);
}

const said = (text) => (text ? h("blockquote", {}, text) : h("p", { class: "soft" }, "The box that was drawn, with every word whose middle lies in it."));

/** Count in the background how often and where something stands; the box can be ticked once that is known. */
function counted(question, label, ticked = false) {
  const tick = h("input", { type: "checkbox", disabled: true });
  const says = h("span", {}, `${label} – counting…`);
  let at = null;
  let ended = false;
  async function count() {
    const { status, body } = await post("everywhere", question());
    if (ended) return;
    if (status !== 200) { says.textContent = body.error || "That cannot be counted."; return; }
    if (body.unread) { says.textContent = `${label} – ${body.unread} documents are still to be read…`; at = setTimeout(count, 1500); return; }
    tick.disabled = body.count < 1;
    if (ticked && body.count > 0) tick.checked = true;
    const where = body.documents.slice(0, 6).map(([bates, number]) => `${bates} (${number})`).join(", ");
    says.textContent = `${label}: ${body.count} in ${body.documents.length} document${body.documents.length === 1 ? "" : "s"}${where ? ` – ${where}` : ""}${body.documents.length > 6 ? " …" : ""}${body.already ? `; ${body.already} are redacted already` : ""}`;
  }
  count();
  return { row: h("label", { class: "check" }, tick, says), tick, end: () => { ended = true; clearTimeout(at); } };
}

export function miss(place, order) {
  return dialog("Mark what is left readable", "Mark", (form) => {
    const ground = grounds(order);
    form.append(said(place.text), field("What the order protects there", ground));
    return () => { const [clause, category] = ground.value.split("|"); return { clause, category }; };
  });
}

export function add(place, order, document, chosen = "") {
  let every = null;
  return dialog("Add a redaction", "Add", (form) => {
    const ground = grounds(order, chosen);
    const note = h("input", { type: "text", maxLength: 500, autocomplete: "off", placeholder: "optional" });
    form.append(said(place.text), field("Clause and category", ground), field("Note", note));
    const split = () => { const [clause, category] = ground.value.split("|"); return { clause, category }; };
    if (place.text) {
      every = counted(() => ({ kind: "add", document, page: place.page, start: place.start, end: place.end, ...split() }), "Also every other occurrence in the production", true);
      form.append(every.row, h("p", { class: "soft" }, "A name or number that stays readable elsewhere in the same document does not pass verification."));
    }
    return () => ({ kind: "add", ...place, text: undefined, ...split(), note: note.value, everywhere: Boolean(every?.tick.checked) });
  }).finally(() => every?.end());
}

export function reject(one, document) {
  let every = null;
  return dialog("Reject this redaction", "Reject", (form) => {
    const note = why("why it stays readable");
    note.setAttribute("list", "reasons");
    form.append(said(one.text), field("Reason", note, h("datalist", { id: "reasons" }, ...REASONS.map((value) => h("option", { value })))));
    every = counted(() => ({ kind: "reject", document, keys: [one.key], note: "-" }), "Every redaction of the same text and category");
    form.append(every.row, h("p", { class: "soft" }, "Only what is counted here becomes readable; the same words elsewhere stay redacted."));
    return () => ({ kind: "reject", keys: [one.key], note: note.value, everywhere: every.tick.checked });
  }).finally(() => every?.end());
}

export function change(one, order) {
  return dialog("Change clause or category", "Change", (form) => {
    const ground = grounds(order, `${one.clause}|${one.category}`);
    const note = h("input", { type: "text", maxLength: 500, autocomplete: "off", placeholder: "optional" });
    form.append(said(one.text), field("Clause and category", ground), field("Note", note));
    return () => { const [clause, category] = ground.value.split("|"); return { kind: "change", keys: [one.key], clause, category, note: note.value }; };
  });
}

export function everywhere(one, document) {
  let every = null;
  return dialog("The same everywhere", "Redact every occurrence", (form, yes) => {
    yes.disabled = true;
    const start = Number(one.key.split("|")[2].split("-")[0]);
    const end = Number(one.key.split("|")[2].split("-")[1]);
    every = counted(() => ({ kind: "add", document, page: one.page, start, end, clause: one.clause, category: one.category }), "Not redacted yet");
    every.tick.addEventListener("change", () => { yes.disabled = !every.tick.checked; });
    form.append(said(one.text), h("p", { class: "soft" }, `Under ${one.title}, as ${one.category}.`), every.row);
    return () => ({ kind: "add", page: one.page, start, end, clause: one.clause, category: one.category, everywhere: true });
  }).finally(() => every?.end());
}

export function release(record) {
  return dialog("Release the document", "Release", (form) => {
    const note = why("what was looked at, and why it may be produced");
    form.append(h("p", {}, "It will be produced with its redactions once the next run has verified it. It is held for:"), h("ul", {}, ...record.concerns.map((one) => h("li", {}, one.message))), field("Reason", note));
    return () => ({ kind: "release", note: note.value });
  });
}

export function withhold(order) {
  return dialog("Withhold the document", "Withhold", (form) => {
    const clause = h("select", {}, ...order.clauses.map((one) => h("option", { value: one.id }, one.title)));
    const note = why("why the whole is withheld");
    form.append(h("p", {}, "A slip sheet takes its place; the log gets one row."), field("Ground", clause), field("Reason", note));
    return () => ({ kind: "withhold", clause: clause.value, note: note.value });
  });
}
