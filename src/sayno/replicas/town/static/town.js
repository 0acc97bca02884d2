// Everything that can be operated on a page of the town. One set of listeners for the page, and one for each shadow root.
import { config } from "./config.js";
import { forget, operate, save, say } from "./controls.js";
import { choose, close, closeOverlays, escape, press } from "./folding.js";
import { begin, go } from "./going.js";
import { bubbles, frames, prepare } from "./parts.js";
import { next, send } from "./requests.js";
import { call } from "./wire.js";

const OPERABLE = "[data-open],[data-close],[data-go],[data-act],[data-choose],[data-next],[data-overlay],[role=tab]";
const inPlace = config.rendering !== "pages";

async function click(event) {
  const node = event.target.closest?.(OPERABLE);
  closeOverlays(event.target);
  if (!node) return;
  const { dataset } = node;
  if (dataset.go !== undefined) {
    if (event.ctrlKey || event.metaKey || !inPlace) return;
    event.preventDefault();
    if (config.framed) parent.postMessage({ town: "go", place: dataset.go }, "*");
    else go(dataset.go);
  } else if (dataset.choose !== undefined) {
    if (!node.matches("input,select")) operate(node);
  } else if (dataset.open !== undefined) press(node);
  else if (dataset.close !== undefined) close(node);
  else if (dataset.next !== undefined) next(node);
  else if (dataset.overlay !== undefined) answer(node);
  else if (dataset.act !== undefined) act(node.getRootNode(), dataset.act);
  else if (node.role === "tab") choose(node);
}

async function act(root, ref) {
  try {
    await call("act", ref);
    say(root, config.say.saved);
  } catch {
    say(root, config.say.failed, "alert");
  }
}

// A banner or promotion is answered: accepting tells the server, declining only this browser.
function answer(button) {
  const overlay = button.parentElement;
  if (button.dataset.overlay === "accept") call("act", overlay.id).catch(() => {});
  if (overlay.dataset.returns === undefined) document.cookie = `town-gone-${overlay.id}=1; path=${config.base}/; samesite=lax`;
  const next = overlay.nextElementSibling;
  overlay.remove();
  if (next?.matches("[data-returns]")) next.hidden = false;
  unlock();
}

// Until the scripts have come, and while a promotion must be answered, nothing can be operated.
function unlock() {
  document.getElementById("app").inert = document.querySelector("body > [aria-modal]") !== null;
}

function key(event) {
  if (event.key === "Escape") return escape(event.target.getRootNode());
  const node = event.target;
  // A form is sent by its button: an Enter that sends it from a field would save a press that the truth counts.
  if (event.key === "Enter" && node.matches?.("input") && node.closest("[data-form],[data-request]")) event.preventDefault();
  if (event.key.startsWith("Arrow") && node.role === "tab") {
    const tabs = [...node.closest("[role=tablist]").querySelectorAll("[role=tab]")];
    const step = ["ArrowRight", "ArrowDown"].includes(event.key) ? 1 : -1;
    tabs.at((tabs.indexOf(node) + step) % tabs.length).focus();
  }
  if (!["Enter", " "].includes(event.key) || !node.matches?.("div[data-choose],div[data-go]")) return;
  event.preventDefault();
  node.click();
}

// Listen to a document or a shadow root.
function attend(root) {
  root.addEventListener("click", click);
  root.addEventListener("keydown", key);
  root.addEventListener("change", (event) => event.target.matches("[data-choose]") && operate(event.target));
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.role === "search" && inPlace) {
      event.preventDefault();
      return go("search");
    }
    if (!form.matches("[data-form],[data-request]")) return;
    event.preventDefault();
    if (form.dataset.form) save(form);
    else send(form);
  });
  root.addEventListener("town-closed", (event) => forget(event.target));
  bubbles(root);
}

customElements.define(
  "town-shadow",
  class extends HTMLElement {
    connectedCallback() {
      if (this.filled) return;
      this.filled = true;
      const root = this.attachShadow({ mode: this.dataset.mode });
      this.inner = root;
      const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/town/town.css" });
      root.append(style, this.querySelector("template").content.cloneNode(true));
      attend(root);
      prepare(root);
    }
  },
);

attend(document);
document.addEventListener("town-drawn", () => prepare(document));
frames(go);
prepare(document);
unlock();
if (config.mischief) import("./trouble.js").then(({ mischief }) => mischief[config.mischief]?.());
begin();
