// The people: who was linked to whom; merge, part, change role or § 1367 status, with the effect counted first.

import { $, ask, base, decide, dialog, fail, field, h, keys, me, options, past, post, time } from "./core.js";

let record = null;
let shown = [];
let chosen = "";
const marked = new Set();

const named = (id) => record.people.find((one) => one.id === id);
const title = (one) => one.names.map((name) => name.replace(/(^|[\s'-])\p{L}/gu, (c) => c.toUpperCase())).join("; ") || one.numbers.join("; ");

async function load() {
  const before = chosen ? named(chosen) : null;
  record = await ask("people");
  // A merge or another role gives somebody another id: whoever has the names now is the one.
  if (before && !named(chosen)) chosen = record.people.find((one) => [...one.names, ...one.numbers].some((part) => before.names.includes(part) || before.numbers.includes(part)))?.id || "";
  draw();
}

function draw() {
  const text = $("#find").value.toLowerCase();
  shown = record.people.filter((one) => (!text || [one.pseudonym, ...one.names, ...one.numbers].some((part) => part.toLowerCase().includes(text))) && (!$("#role").value || one.role === $("#role").value) && (!$("#status").value || one.status === $("#status").value));
  shown.sort((a, b) => b.redactions - a.redactions || a.pseudonym.localeCompare(b.pseudonym));
  $("#shown").textContent = `${shown.length} of ${record.people.length} people`;
  $("#rows").replaceChildren(...shown.map(line));
  if (!shown.length) $("#rows").append(h("tr", {}, h("td", { colSpan: 7, class: "empty" }, "Nobody is like that.")));
  for (const id of marked) if (!named(id)) marked.delete(id);
  $("#merge").disabled = marked.size !== 2;
  if (chosen && named(chosen)) person(); else { chosen = ""; $("#person").replaceChildren(h("p", { class: "soft" }, "Choose somebody to see names, numbers and documents.")); }
}

function line(one) {
  return h("tr", { class: one.id === chosen ? "chosen" : "" },
    h("td", {}, h("input", { type: "checkbox", checked: marked.has(one.id), "aria-label": `Mark ${one.pseudonym}`, onchange: (event) => { if (event.target.checked) marked.add(one.id); else marked.delete(one.id); $("#merge").disabled = marked.size !== 2; } })),
    h("td", { class: "bates" }, h("a", { href: `#${one.pseudonym}`, onclick: (event) => { event.preventDefault(); choose(one.id); if (!event.detail) $("#person").focus(); } }, one.pseudonym)),
    h("td", {}, title(one), one.names.length && one.numbers.length ? h("div", { class: "source" }, `${one.numbers.length} number${one.numbers.length === 1 ? "" : "s"}`) : null),
    h("td", {}, h("span", { class: `tag ${one.role === "protected" ? "blue" : one.role === "unclear" ? "warn" : ""}` }, one.role)),
    h("td", {}, ["protected", "unclear"].includes(one.role) ? h("span", { class: `tag ${one.protected ? "good" : "bad"}` }, one.status) : "–"),
    h("td", { class: "n" }, one.redactions || "–"), h("td", { class: "n" }, one.documents.length || "–"));
}

function choose(id) { chosen = id; draw(); $("#rows .chosen a")?.focus(); }

function person() {
  const one = named(chosen);
  const names = one.names.map((name) => h("input", { type: "checkbox", value: name, "data-part": "names" }));
  const numbers = one.numbers.map((number) => h("input", { type: "checkbox", value: number, "data-part": "codes" }));
  const row = (box) => h("li", {}, h("label", {}, box, box.value.replace(":", ": ")));
  const role = h("select", { "aria-label": "Role" });
  options(role, record.roles);
  role.value = one.role;
  const status = h("select", { "aria-label": "§ 1367 status" });
  options(status, record.statuses, (value) => (record.ended.includes(value) ? `${value} (protection ends)` : value));
  status.value = one.status;
  const part = () => ({ names: names.filter((box) => box.checked).map((box) => box.value), codes: numbers.filter((box) => box.checked).map((box) => box.value) });
  const mine = record.events.slice(0, 12);
  $("#person").replaceChildren(h("div", { class: "person" },
    h("h3", {}, title(one)), h("p", { class: "soft" }, `${one.pseudonym} · ${one.basis}`),
    h("h2", {}, "Names and numbers"), h("ul", { class: "checks" }, ...names.map(row), ...numbers.map(row)),
    h("div", { class: "buttons" }, h("button", { type: "button", id: "part", onclick: () => change("Make the marked ones another person", { kind: "split", person: one.id, ...part() }) }, "Part the marked from this person")),
    h("h2", {}, "Role"), h("div", { class: "pair" }, role, h("button", { type: "button", onclick: () => change(`Make ${one.pseudonym} ${role.value}`, { kind: "role", person: one.id, value: role.value }) }, "Change")),
    h("h2", {}, "§ 1367 status"), h("div", { class: "pair" }, status, h("button", { type: "button", onclick: () => change(`Set the status of ${one.pseudonym} to ${status.value}`, { kind: "status", person: one.id, value: status.value }) }, "Change")),
    h("h2", {}, `Documents (${one.documents.length})`), h("div", { class: "links" }, ...one.documents.map((bates) => h("a", { href: `${base}/documents/${bates}` }, bates))),
    mine.length ? h("h2", {}, "Decisions about people") : null,
    h("ul", { class: "history" }, ...mine.map((event) => h("li", {}, h("span", {}, `${event.by} ${past(event.kind)} somebody${event.value ? `: ${event.value}` : ""}${event.note ? ` (${event.note})` : ""}`),
      event.waiting && event.by !== me ? h("button", { type: "button", onclick: () => record_({ kind: "sign-off", event: event.number }) }, "Sign off") : h("button", { type: "button", onclick: () => record_({ kind: "undo", event: event.number }) }, "Undo"),
      h("small", {}, `no. ${event.number}, ${time(event.at)}${event.waiting ? ", waits for a second reviewer" : ""}`))))));
}

async function record_(act) {
  await decide(act, record.seen);
  await load();
  ($("#rows .chosen a") || $("#rows a"))?.focus();  // What was in focus was drawn anew.
}

/** Count what a change does, show it, and make it only then. */
async function change(says, act) {
  let at = null;
  const answer = await dialog(says, "Make the change", (form, yes) => {
    yes.disabled = true;
    const effect = h("p", { role: "status" }, "Counting what it changes…");
    const note = h("input", { type: "text", required: true, maxLength: 500, autocomplete: "off", placeholder: "why" });
    form.append(effect, field("Reason", note));
    const count = () => post("effect", { ...act, note: "-" }).then(({ status, body }) => {
      if (status !== 200) { effect.textContent = body.error || "That cannot be counted."; return; }
      if (body.unread) { effect.textContent = `Counting what it changes: ${body.unread} documents are still to be read…`; at = setTimeout(count, 700); return; }
      const parts = [[body.added, "redactions added"], [body.lifted, "lifted"], [body.relabelled, "relabelled"]].filter(([n]) => n).map(([n, what]) => `${n} ${what}`);
      effect.textContent = `${parts.join(", ") || "No redaction changes"}${body.documents.length ? ` in ${body.documents.length} document${body.documents.length === 1 ? "" : "s"}: ${body.documents.slice(0, 8).join(", ")}${body.documents.length > 8 ? " …" : ""}` : ""}.${body.unknown ? ` ${body.unknown} documents could not be counted.` : ""}`;
      effect.dataset.counted = "yes";
      yes.disabled = false;
    });
    count();
    return () => note.value;
  });
  clearTimeout(at);
  if (answer === null) return;
  await record_({ ...act, note: answer });
}

function merge() {
  if (marked.size !== 2) return;
  const [one, other] = [...marked].map(named).sort((a, b) => a.redactions - b.redactions);
  change(`Merge ${one.pseudonym} into ${other.pseudonym}`, { kind: "merge", person: one.id, other: other.id });
}

function step(by) {
  const at = shown.findIndex((one) => one.id === chosen) + by;
  const next = shown[Math.max(0, Math.min(shown.length - 1, at))];
  if (next) choose(next.id);
}

try {
  record = await ask("people");
  options($("#role"), record.roles);
  options($("#status"), record.statuses);
  draw();
  document.body.dataset.ready = "yes";
} catch (error) { fail(error); }
$("#filters").addEventListener("input", draw);
$("#filters").addEventListener("submit", (event) => event.preventDefault());
$("#merge").addEventListener("click", merge);
keys([
  ["j|ArrowDown", "Next person", () => step(1)], ["k|ArrowUp", "Person before", () => step(-1)],
  ["x", "Mark the person", () => $("#rows .chosen input")?.click()], ["m", "Merge the two marked", merge],
  ["Enter", "To the details", () => $("#person").focus()], ["/", "Find", () => $("#find").focus()],
]);
