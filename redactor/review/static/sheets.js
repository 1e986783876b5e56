// The page as a picture with boxes over it; words are selected and boxes drawn here, with the pointer or with keys.

import { $, ask, base, h } from "./core.js";

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const CSS_PIXELS_A_POINT = 96 / 72;

export class Sheets {
  constructor(owner) {
    this.owner = owner;
    this.view = "original";
    this.mode = "words";
    this.factor = 0;
    this.words = new Map();
    this.near = new Map();
    this.hits = [];
    this.hitAt = -1;
    this.tip = h("div", { class: "tip", hidden: true });
    document.body.append(this.tip);
    addEventListener("resize", () => { if (!this.factor) this.size(); });
    $("#sheets").addEventListener("keydown", (event) => this.key(event));
  }

  async wordsOf(page) {
    if (!this.words.has(page)) this.words.set(page, ask(`documents/${this.owner.begbates}/pages/${page}/words`));
    return this.words.get(page);
  }

  async show(page, redactions, kept, chosen, state) {
    this.page = page;
    this.facts = await this.wordsOf(page);
    if (this.page !== page) return;
    Object.assign(this, { redactions, kept, chosen, state });
    this.size();
    const views = this.view === "both" ? ["original", "produced"] : [this.view];
    const made = views.map((kind) => this.sheet(kind));
    $("#sheets").replaceChildren(...made);
    this.size();
    this.clear();
    this.paintHits();
    await Promise.all(made.map((one) => one.querySelector("img").decode().catch(() => null)));
    this.ahead([page + 1, page - 1]);
  }

  /** Fetch and unpack the pages beside this one. A produced page is only drawn by the server: a run may change it. */
  ahead(pages) {
    if (this.owner.single) return;
    const count = Number($("#page-count").textContent);
    const kept = new Map();
    for (const page of pages.filter((one) => one >= 1 && one <= count)) {
      this.wordsOf(page).catch(() => null);
      if (this.view !== "original") new Image().src = this.picture("produced", page);
      if (this.view === "produced") continue;
      const src = this.picture("original", page);
      const img = this.near.get(src) || h("img", { src });
      img.decode().catch(() => null);
      kept.set(src, img);
    }
    this.near = kept;
  }

  /** The element of a picture: the one that was fetched ahead, where that worked. */
  image(kind) {
    const src = this.picture(kind, this.page);
    const near = this.near.get(src);
    return near?.complete && near.naturalWidth ? near : h("img", { src });
  }

  picture(kind, page) {
    const sharp = (this.now || 1) * Math.min(devicePixelRatio, 2);
    const dots = sharp > 1.75 ? 220 : sharp > 1.15 ? 150 : 110;
    return `${base}/api/documents/${this.owner.begbates}/pages/${page}/${kind}.png?dots=${dots}`;
  }

  sheet(kind) {
    const missing = h("div", { class: "missing", hidden: true }, kind === "produced" ? "The volume holds no such page: the document is not produced." : "The page cannot be shown.");
    const img = this.image(kind);
    img.alt = kind === "produced" ? `Page ${this.page} as produced` : `Page ${this.page}`;
    img.addEventListener("error", () => { img.hidden = true; missing.hidden = false; });
    const one = h("figure", { class: `sheet ${kind}` }, img, missing);
    if (this.view === "both") one.append(h("figcaption", {}, kind === "produced" ? "As produced" : "Original"));
    if (kind === "original") {
      for (const redaction of this.redactions) redaction.boxes.filter(([page]) => page === this.page).forEach(([, box], n) => one.append(this.box(redaction, box, n)));
      for (const kept of this.kept) for (const [page, box] of kept.boxes) if (page === this.page) one.append(this.place(h("div", { class: "box kept k8", title: "Rejected: stays readable" }), box));
      this.listen(one);
    }
    return one;
  }

  box(redaction, box, n) {
    const one = h("button", { type: "button", class: `box ${this.owner.colour(redaction.clause)} ${redaction.status}${redaction.key === this.chosen ? " chosen" : ""}`, "data-key": redaction.key, tabIndex: n ? -1 : 0,
      "aria-label": `${redaction.category}, ${redaction.title}, confidence ${redaction.confidence.toFixed(2)}, ${redaction.status}`,
      onclick: () => this.owner.choose(redaction.key), onpointerenter: (event) => this.hover(redaction, event), onpointerleave: () => { this.tip.hidden = true; }, onfocus: (event) => this.hover(redaction, event), onblur: () => { this.tip.hidden = true; } });
    one.addEventListener("pointerdown", (event) => { if (this.mode === "words" || event.button) event.stopPropagation(); });
    return this.place(one, box);
  }

  hover(redaction, event) {
    const rows = [["Category", redaction.category], ["Clause", `${redaction.title}${redaction.paragraph ? `, ${redaction.paragraph}` : ""}`], ["Authority", redaction.authority], ["Rule", redaction.rule], ["Found by", redaction.found_by.join(", ")], ["Confidence", redaction.confidence.toFixed(2)]];
    this.tip.replaceChildren(h("dl", { class: "facts" }, ...rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])));
    this.tip.hidden = event.type === "focus" && !event.target.matches(":focus-visible");
    const rect = event.target.getBoundingClientRect();
    const top = rect.bottom + 10 + this.tip.offsetHeight > innerHeight ? Math.max(6, rect.top - this.tip.offsetHeight - 10) : rect.bottom + 10;
    this.tip.style.left = `${Math.max(6, Math.min(rect.left, innerWidth - this.tip.offsetWidth - 10))}px`;
    this.tip.style.top = `${top}px`;
  }

  place(one, [x0, y0, x1, y1]) {
    const { width, height } = this.facts;
    Object.assign(one.style, { left: `${100 * x0 / width}%`, top: `${100 * y0 / height}%`, width: `${100 * (x1 - x0) / width}%`, height: `${100 * (y1 - y0) / height}%` });
    return one;
  }

  size() {
    if (!this.facts) return;
    const room = $("#sheets").clientWidth - 40;
    const fit = Math.min((this.view === "both" ? (room - 20) / 2 : room) / (this.facts.width * CSS_PIXELS_A_POINT), 1.6);
    const factor = this.factor || Math.max(0.3, fit);
    for (const one of document.querySelectorAll(".sheet")) {
      one.style.width = `${this.facts.width * CSS_PIXELS_A_POINT * factor}px`;
      one.style.height = `${this.facts.height * CSS_PIXELS_A_POINT * factor}px`;
    }
    $("#zoom").textContent = `${Math.round(factor * 100)} %`;
    this.now = factor;
  }

  zoom(by) {
    if (!by) this.factor = 0;
    else this.factor = by > 0 ? ZOOMS.find((one) => one > this.now + 0.01) || ZOOMS.at(-1) : [...ZOOMS].reverse().find((one) => one < this.now - 0.01) || ZOOMS[0];
    this.size();
    for (const img of document.querySelectorAll(".sheet img")) {
      const kind = img.closest(".sheet").classList.contains("produced") ? "produced" : "original";
      if (!img.src.endsWith(this.picture(kind, this.page))) img.src = this.picture(kind, this.page);
    }
  }

  choose(key, focus) {
    this.chosen = key;
    document.querySelectorAll(".box").forEach((one) => one.classList.toggle("chosen", one.dataset.key === key && key !== ""));
    const one = document.querySelector(".box.chosen");
    one?.scrollIntoView({ block: "center", inline: "nearest" });
    if (focus) one?.focus({ preventScroll: true });
  }

  // Selecting and drawing

  setMode(mode, byKey) {
    this.mode = mode;
    this.turn = (this.turn ?? 0) + 1;
    this.clear();
    if (!byKey) return;
    $("#sheets").focus();
    if (mode === "words") { this.cursor = 0; this.anchor = null; this.paintWords(); } else { const { width, height } = this.facts; this.rect = [width * 0.3, height * 0.4, width * 0.6, height * 0.43]; this.paintRect(); }
  }

  clear() {
    document.querySelectorAll(".mark:not(.hit), .rubber").forEach((one) => one.remove());
    Object.assign(this, { cursor: null, anchor: null, rect: null });
  }

  point(event) {
    const rect = document.querySelector(".sheet.original").getBoundingClientRect();
    return [(event.clientX - rect.left) / rect.width * this.facts.width, (event.clientY - rect.top) / rect.height * this.facts.height];
  }

  nearest([x, y]) {
    let best = -1;
    let least = Infinity;
    this.facts.words.forEach(([, , , x0, y0, x1, y1], n) => {
      const dx = Math.max(x0 - x, 0, x - x1);
      const dy = Math.max(y0 - y, 0, y - y1);
      const away = dx + 3 * dy;
      if (away < least) { least = away; best = n; }
    });
    return best;
  }

  listen(sheet) {
    sheet.addEventListener("pointerdown", (event) => {
      if (event.button || !this.facts.words) return;
      this.clear();
      const from = this.point(event);
      sheet.setPointerCapture(event.pointerId);
      let moved = false;
      const move = (one) => {
        const to = this.point(one);
        moved = moved || Math.hypot(to[0] - from[0], to[1] - from[1]) > 3;
        if (!moved) return;
        if (this.mode === "box" || event.shiftKey) { this.rect = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])]; this.paintRect(); } else if (this.facts.words.length) { this.anchor = this.nearest(from); this.cursor = this.nearest(to); this.paintWords(); }
      };
      const up = () => {
        sheet.removeEventListener("pointermove", move);
        if (moved) this.finish();
      };
      sheet.addEventListener("pointermove", move);
      sheet.addEventListener("pointerup", up, { once: true });
    });
  }

  chosenWords() {
    const [from, to] = [this.anchor ?? this.cursor, this.cursor].sort((a, b) => a - b);
    return this.facts.words.slice(from, to + 1);
  }

  paintWords() {
    const sheet = document.querySelector(".sheet.original");
    if (!sheet || this.cursor === null) return;
    sheet.querySelectorAll(".mark:not(.hit)").forEach((one) => one.remove());
    sheet.append(...this.chosenWords().map((word) => this.place(h("div", { class: this.anchor === null ? "mark cursor" : "mark" }), word.slice(3))));
    sheet.querySelector(".mark:not(.hit)")?.scrollIntoView({ block: "nearest" });
  }

  paintRect() {
    const sheet = document.querySelector(".sheet.original");
    sheet.querySelector(".rubber")?.remove();
    sheet.append(this.place(h("div", { class: "rubber" }), this.rect));
  }

  finish() {
    if (this.rect) { this.owner.add({ page: this.page, rect: this.rect.map((v) => Math.round(v * 100) / 100) }); return; }
    const words = this.chosenWords();
    if (!words.length) return;
    const starts = words.map((word) => word[1]);
    const end = Math.max(...words.map((word) => word[1] + [...word[0]].length));
    this.owner.add({ page: this.page, start: Math.min(...starts), end, text: words.map((word) => word[0]).join(" ") });
  }

  key(event) {
    const arrows = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    if (this.cursor === null && !this.rect) return;
    if (event.key === "Escape") { this.clear(); event.stopPropagation(); return; }
    if (event.key === "Enter") { event.preventDefault(); event.stopPropagation(); this.finish(); return; }
    const arrow = arrows[event.key];
    if (!arrow) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.rect) this.moveRect(arrow, event.shiftKey); else this.moveCursor(arrow, event.shiftKey);
  }

  moveRect([dx, dy], size) {
    const [x0, y0, x1, y1] = this.rect;
    const by = 6;
    this.rect = size ? [x0, y0, Math.max(x0 + 4, x1 + dx * by), Math.max(y0 + 4, y1 + dy * by)] : [x0 + dx * by, y0 + dy * by, x1 + dx * by, y1 + dy * by];
    this.paintRect();
  }

  moveCursor([dx, dy], extend) {
    if (extend && this.anchor === null) this.anchor = this.cursor;
    if (!extend) this.anchor = null;
    const words = this.facts.words;
    if (dy) {
      const [, , line, x0, y0, x1, y1] = words[this.cursor];
      const to = this.nearest([(x0 + x1) / 2, (y0 + y1) / 2 + dy * (y1 - y0) * 1.4]);
      this.cursor = words[to][2] === line ? Math.max(0, Math.min(words.length - 1, this.cursor + dy)) : to;
    } else this.cursor = Math.max(0, Math.min(words.length - 1, this.cursor + dx));
    this.paintWords();
  }

  // Searching

  async search(text, from, pages, onward) {
    const wanted = plain(text).split(/\s+/).filter(Boolean);
    if (!wanted.length) { this.hits = []; this.paintHits(); return { total: 0, pages: 0, page: 0 }; }
    if (!onward || this.wanted !== wanted.join(" ")) {
      this.wanted = wanted.join(" ");
      const all = await Promise.all(Array.from({ length: pages }, (_, n) => this.wordsOf(n + 1)));
      this.hits = all.flatMap((facts, n) => find(facts.words, wanted).map((words) => ({ page: n + 1, words })));
      this.hitAt = this.hits.findIndex((hit) => hit.page >= from);
    } else if (this.hits.length) this.hitAt = (this.hitAt + 1) % this.hits.length;
    this.paintHits();
    return { total: this.hits.length, pages: new Set(this.hits.map((hit) => hit.page)).size, page: this.hits[this.hitAt]?.page || 0 };
  }

  paintHits() {
    const sheet = document.querySelector(".sheet.original");
    sheet?.querySelectorAll(".hit").forEach((one) => one.remove());
    for (const hit of this.hits) if (hit.page === this.page) sheet?.append(...hit.words.map((word) => this.place(h("div", { class: "mark hit" }), word.slice(3))));
  }
}

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function find(words, wanted) {
  const plainWords = words.map((word) => plain(word[0]));
  const found = [];
  for (let at = 0; at + wanted.length <= words.length; at += 1) {
    const last = wanted.length - 1;
    const fits = wanted.every((one, n) => (n === last ? plainWords[at + n].includes(one) : plainWords[at + n] === one || (n === 0 && last > 0 && plainWords[at].endsWith(one))));
    if (fits) found.push(words.slice(at, at + wanted.length));
  }
  return found;
}
