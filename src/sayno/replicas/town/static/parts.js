// Parts that are drawn when they are needed: late ones, rows of long lists, frames, bubbles.
import { config } from "./config.js";
import { call } from "./wire.js";

const ROW = 64; // pixels

// Set up what was just drawn in a document or a shadow root.
export function prepare(root) {
  for (const node of root.querySelectorAll("[data-lazy]:not([data-ready])")) late(node);
  for (const node of root.querySelectorAll("[data-virtual]:not([data-ready])")) long(node);
}

function late(node) {
  node.dataset.ready = "";
  const watch = new IntersectionObserver(async ([entry]) => {
    if (!entry.isIntersecting) return;
    watch.disconnect();
    try {
      const { html } = await call("part", node.dataset.lazy);
      node.innerHTML = html;
      node.removeAttribute("aria-busy");
      node.classList.add("there");
      prepare(node);
    } catch {
      node.textContent = config.say.failed;
    }
  });
  watch.observe(node);
}

// Only the rows in view, and one on each side, stand in the page.
function long(node) {
  node.dataset.ready = "";
  const rows = JSON.parse(node.querySelector("script").textContent);
  const sheet = document.createElement("div");
  sheet.className = "sheet-of-rows";
  sheet.style.height = `${rows.length * ROW}px`;
  sheet.setAttribute("role", "presentation");
  node.replaceChildren(sheet);
  const drawn = new Map();
  const kept = new Map(); // a row that comes back is as it was left
  const draw = () => {
    const first = Math.max(0, Math.floor(node.scrollTop / ROW) - 1);
    const last = Math.min(rows.length, Math.ceil((node.scrollTop + node.clientHeight) / ROW) + 1);
    for (const [at, row] of drawn) if (at < first || at >= last) row.remove(), drawn.delete(at);
    for (let at = first; at < last; at++) {
      if (drawn.has(at)) continue;
      const row = kept.get(at) ?? document.createElement("div");
      if (!kept.has(at)) row.innerHTML = rows[at];
      kept.set(at, row);
      row.className = "virtual-row";
      row.style.top = `${at * ROW}px`;
      for (const [name, value] of [["role", "listitem"], ["aria-setsize", rows.length], ["aria-posinset", at + 1]]) row.setAttribute(name, value);
      drawn.set(at, row);
      const after = [...drawn].filter(([other]) => other > at).sort(([a], [b]) => a - b)[0];
      sheet.insertBefore(row, after ? after[1] : null);
    }
  };
  node.addEventListener("scroll", draw);
  new ResizeObserver(draw).observe(node); // it may come into view later
  draw();
}

// Frames say how tall they are, and where their links lead.
export function frames(go) {
  if (config.framed) {
    const tell = () => parent.postMessage({ town: "height", height: document.body.getBoundingClientRect().height }, "*");
    new ResizeObserver(tell).observe(document.body);
    return;
  }
  addEventListener("message", ({ data, source }) => {
    const frame = [...document.querySelectorAll("iframe")].find((f) => f.contentWindow === source);
    if (!frame) return;
    if (data.town === "height") frame.style.height = `${Math.min(data.height + 4, 4000)}px`;
    if (data.town === "go") go(data.place);
  });
}

// A bubble that names what has no name of its own, while the pointer or the focus is on it.
export function bubbles(root) {
  let bubble = null;
  const hide = () => (bubble?.remove(), (bubble = null));
  const show = (event) => {
    const node = event.target.closest?.("[data-tip]");
    if (!node) return hide();
    if (bubble?.dataset.of === node.id) return;
    hide();
    bubble = Object.assign(document.createElement("div"), { className: "bubble", textContent: node.dataset.tip });
    bubble.setAttribute("role", "tooltip");
    bubble.dataset.of = node.id;
    const box = node.getBoundingClientRect();
    Object.assign(bubble.style, { left: `${box.left}px`, top: `${box.bottom + 4}px` });
    (root.body ?? root).append(bubble);
  };
  for (const event of ["mouseover", "focusin"]) root.addEventListener(event, show);
}
