// What every view uses: elements, questions to the server, decisions, notices, dialogs and keys.

const page = document.documentElement;
export const base = page.dataset.base;
export const me = page.dataset.reviewer;
export const $ = (selector) => document.querySelector(selector);

/** Make an element. Text is always text: nothing of a document is ever read as markup. */
export function h(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = value;
    else if (name in made && !name.startsWith("aria")) made[name] = value;
    else if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export async function ask(path) {
  const answer = await fetch(`${base}/api/${path}`);
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error || "The review server does not answer. Start it again; every decision that was confirmed is kept.");
  return answer.json();
}

export async function post(path, body) {
  const answer = await fetch(`${base}/api/${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json().catch(() => ({})) };
}

/** Send until the server answers; nothing is thought saved before. Resolves to null when it never does. */
export async function insist(path, body) {
  for (let turn = 0; ; turn += 1) {
    try {
      return await post(path, body);
    } catch {
      if (turn === 0) notify("Not saved yet: the review server does not answer. Trying again…", "bad", 0, "unsaved");
      if (turn > 40) {
        notify("NOT saved. Start the review again and decide anew; everything confirmed before is kept.", "bad", 0, "unsaved");
        return null;
      }
      await new Promise((done) => setTimeout(done, 1500));
    }
  }
}

/** Record a decision. It is sent under one name until the server confirms it, so that no click counts twice or is lost. */
export async function decide(act, seen) {
  const answer = await insist("acts", { ...act, click: crypto.randomUUID(), seen });
  if (!answer) return null;
  const { status, body } = answer;
  if (status === 201) {
    if (body.waits) notify("Recorded. It waits for a second reviewer and has no effect until then.", "warn");
    return body;
  }
  if (status === 409) tellOvertaken(body.overtaken);
  else notify(body.error || "The decision was refused.", "bad");
  return null;
}

const PAST = { accept: "accepted", reject: "rejected", change: "changed", add: "added", undo: "undid", release: "released", withhold: "withheld", merge: "merged", split: "parted", role: "changed the role of", status: "changed the status of", "sign-off": "signed off", challenge: "recorded a challenge to" };
export const past = (kind) => PAST[kind] || kind;

function tellOvertaken(events) {
  for (const event of events) notify(`${event.by} ${past(event.kind)} this at ${time(event.at)}${event.note ? ` (“${event.note}”)` : ""}. Yours was not recorded; what you see now is the present state.`, "warn", 0);
}

export function time(iso) {
  return iso ? new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }) : "";
}

export function notify(text, kind = "", seconds = 6, id = "") {
  if (id) document.getElementById(id)?.remove();
  const note = h("div", { class: `notice ${kind}`, id }, text);
  if (!seconds) note.append(h("div", { class: "buttons" }, h("button", { type: "button", onclick: () => note.remove() }, "Close")));
  else setTimeout(() => note.remove(), seconds * 1000);
  $("#notices").append(note);
}

/** Ask in a dialog; `build` gets the form and returns a function that reads the answer. Resolves to null on cancel. */
export function dialog(title, confirm, build) {
  const box = $("#ask");
  const form = $("#ask-form");
  return new Promise((resolve) => {
    const yes = h("button", { class: "primary", value: "yes" }, confirm);
    const fields = h("div", { class: "fields" });
    form.replaceChildren(h("h2", { id: "ask-title" }, title));
    const read = build(form, yes, fields);
    form.append(h("div", { class: "buttons" }, h("button", { value: "no", formNoValidate: true }, "Cancel"), yes));
    form.onsubmit = (event) => { box.returnValue = event.submitter ? event.submitter.value : "yes"; };
    // Enter in a field confirms, although Cancel stands first; not before what is to be counted is.
    form.onkeydown = (event) => {
      if (event.key === "Enter" && event.target.matches("input:not([type=checkbox])")) { event.preventDefault(); if (!yes.disabled) form.requestSubmit(yes); }
    };
    box.onclose = () => resolve(box.returnValue === "yes" ? read() : null);
    box.returnValue = "";
    box.showModal();
    (form.querySelector("[autofocus], input, select, textarea") || yes).focus();
  });
}

export const field = (label, control, more) => h("label", {}, label, control, more);

/** Keys of a view: [keys, what they do, function]. `?` shows them; no key counts while somebody writes. */
export function keys(list) {
  const all = [...list, ["?", "Show the keys", showKeys], ["g q", "Go to the queue", () => go("/")], ["g l", "Go to the log", () => go("/log")], ["g p", "Go to the people", () => go("/people")]];
  let before = "";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    const writes = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (writes) { if (event.key === "Escape") event.target.blur(); return; }
    const pressed = before === "g" ? `g ${event.key}` : event.key;
    before = event.key === "g" && before !== "g" ? "g" : "";
    const found = all.find(([names]) => names.split("|").includes(pressed));
    const onControl = event.target.matches("button, a[href], summary, input") && ["Enter", " "].includes(event.key);
    if (!found || onControl) return;
    event.preventDefault();
    found[2](event);
  });
  function showKeys() {
    $("#keys-list").replaceChildren(...all.map(([names, does]) => h("div", { class: "key" }, h("span", {}, ...names.split("|").flatMap((name, n) => [n ? " " : "", h("kbd", {}, name.replace("Arrow", "").replace("Up", "↑").replace("Down", "↓").replace("Left", "←").replace("Right", "→"))])), h("span", {}, does))));
    $("#keys").showModal();
  }
  $("#show-keys").addEventListener("click", showKeys);
}

const go = (path) => { location.href = base + path; };

export function options(select, values, shown = (value) => value) {
  for (const value of values) select.append(h("option", { value }, shown(value)));
}

export function fail(error) { notify(error.message, "bad", 0); }
