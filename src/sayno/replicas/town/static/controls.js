// Settings: what is chosen, what is shown, what is saved.
import { config } from "./config.js";
import { ask, closeDialog } from "./folding.js";
import { call } from "./wire.js";

const controlOf = (node) => node.closest("[data-control]");
const controls = (within) => within.querySelectorAll("[data-control]");
const shownOf = (control) => control.dataset.shown ?? control.dataset.value;

// Somebody operated something that chooses.
export async function operate(node) {
  const control = controlOf(node);
  if (node.disabled || node.getAttribute("aria-disabled") === "true") return;
  const now = shownOf(control);
  const next = wanted(node, now);
  if (next === now) return;
  const root = control.getRootNode();
  if (control.dataset.asks === next && !(await ask(root, control.dataset.control))) return show(control, now);
  show(control, next);
  const form = control.closest("form[data-form]");
  if (form) return changed(form);
  try {
    await call("set", "", { [control.dataset.setting]: next });
    control.dataset.value = next;
    say(root, config.say.saved);
  } catch {
    show(control, control.dataset.value);
    say(root, config.say.failed, "alert");
  }
}

function wanted(node, now) {
  if (node instanceof HTMLSelectElement) return node.value;
  if (node.dataset.choose !== "on" || controlOf(node).matches("[data-kind=radios],[data-kind=radio-cards],[data-kind=segments],[data-kind=listbox],[data-kind=worded]")) {
    return node.dataset.choose;
  }
  return now === "on" ? "off" : "on";
}

// Show a value, and let what depends on it be operated or not.
export function show(control, value) {
  control.dataset.shown = value;
  for (const node of control.querySelectorAll("[data-choose]")) paint(control.dataset.kind, node, value);
  const root = control.getRootNode();
  for (const other of controls(root)) {
    const [setting, needed] = (other.dataset.needs ?? "").split("=");
    if (setting === control.dataset.setting) enable(other, value === needed);
  }
}

function paint(kind, node, value) {
  const mine = node.dataset.choose === value;
  switch (kind) {
    case "checkbox":
    case "switch":
      node.checked = value === "on";
      break;
    case "switch-button":
    case "div-switch":
    case "menu-check":
      node.setAttribute("aria-checked", String(value === "on"));
      break;
    case "toggle-button":
      node.setAttribute("aria-pressed", String(value === "on"));
      break;
    case "bare-switch":
      node.querySelector("[data-state]").textContent = value === "on" ? node.dataset.on : node.dataset.off;
      break;
    case "radios":
      node.checked = mine;
      break;
    case "radio-cards":
      node.setAttribute("aria-checked", String(mine));
      break;
    case "select":
      node.value = value;
      break;
    case "segments":
      node.setAttribute("aria-pressed", String(mine));
      break;
    case "listbox": {
      node.setAttribute("aria-selected", String(mine));
      const face = controlOf(node).querySelector("[data-open]");
      if (mine) face.querySelector("[data-state]").textContent = node.textContent;
      face.setAttribute("aria-expanded", "false");
      node.parentElement.hidden = true;
      break;
    }
    case "worded": {
      const states = JSON.parse(node.dataset.states);
      const [first, last] = [Object.keys(states)[0], Object.keys(states).at(-1)];
      const on = value === first;
      node.textContent = on ? node.dataset.off : node.dataset.on;
      node.dataset.choose = on ? last : first;
      controlOf(node).querySelector("[data-state]").textContent = states[value];
    }
  }
}

function enable(control, on) {
  for (const node of control.querySelectorAll("[data-choose],[data-open]")) {
    if ("disabled" in node) node.disabled = !on;
    else {
      node.toggleAttribute("tabindex", on);
      if (on) node.tabIndex = 0;
      on ? node.removeAttribute("aria-disabled") : node.setAttribute("aria-disabled", "true");
      node.classList.toggle("grey", !on);
    }
  }
}

const drafts = (form) => [...controls(form)].filter((c) => shownOf(c) !== c.dataset.value);

function changed(form) {
  const any = drafts(form).length > 0;
  const button = form.querySelector("button.save");
  if (form.dataset.form === "disabled") button.disabled = !any;
  if (form.dataset.form === "bar") button.parentElement.hidden = !any;
}

// Save a form of settings: as a page that is loaded anew, or in place.
export async function save(form) {
  const root = form.getRootNode();
  if (form.dataset.confirm !== undefined && drafts(form).length && !(await ask(root, form.id))) return;
  const changes = Object.fromEntries(drafts(form).map((c) => [c.dataset.setting, shownOf(c)]));
  if (config.rendering === "pages" && !config.framed && root === document) return submit(form, changes);
  try {
    await call("set", "", changes);
  } catch {
    return say(root, config.say.failed, "alert");
  }
  for (const control of drafts(form)) control.dataset.value = shownOf(control);
  changed(form);
  say(root, config.say.saved);
  if (form.dataset.closes !== undefined) closeDialog(around(form));
}

// The dialog around a node, also from within shadow roots.
function around(node) {
  return node.closest("[role=dialog]") ?? around(node.getRootNode().host);
}

function submit(form, changes) {
  for (const [name, value] of [...Object.entries(changes), ["back", location.pathname.slice(config.base.length)]]) {
    const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(input);
  }
  form.submit();
}

// What was chosen but not saved is forgotten.
export function forget(within) {
  for (const host of within.querySelectorAll("town-shadow")) if (host.inner) forget(host.inner);
  for (const form of within.querySelectorAll("form[data-form]")) {
    for (const control of controls(form)) show(control, control.dataset.value);
    changed(form);
  }
}

// A status message that a screen reader reads out.
export function say(root, text, role = "status") {
  root.querySelector(".said")?.remove();
  const said = Object.assign(document.createElement("p"), { className: "said", textContent: text });
  said.setAttribute("role", role);
  (root.querySelector("main") ?? root).append(said);
}
