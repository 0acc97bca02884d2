// The app rendering: one address that never changes. Every action, even one that only reads, is a POST; the answer
// is the next screen as an element tree, which is drawn here with native elements. Text goes in as text only.
"use strict";

let position = history.state?.screen ?? null;
let last = Promise.resolve();

// One action at a time, in the order in which they were made.
function send(press = null, to = null, drafts = {}) {
  last = last.then(() => ask(press, to, drafts));
}

async function ask(press, to, drafts) {
  try {
    const body = JSON.stringify({ position, press, to, drafts });
    const answer = await fetch(location.pathname, { method: "POST", body, headers: { "content-type": "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json(), press);
  } catch {
    document.body.prepend(make("p", { role: "alert", class: "error" }, "The reconstruction does not answer."));
  }
}

const screenOf = (where) => where?.split("?")[0];

// Draw a screen. Another screen is another entry of the history, at the same address; focus goes where a person
// would look next: into a dialog, to the control that was pressed, else to the heading.
function show(next, pressed) {
  const moved = screenOf(next.position) !== screenOf(position);
  if (position === null || !moved) history.replaceState({ screen: screenOf(next.position) }, "");
  else history.pushState({ screen: screenOf(next.position) }, "");
  position = next.position;
  document.title = next.title;
  document.body.replaceChildren(...next.parts.flatMap(draw));
  const dialog = document.querySelector("dialog");
  const target = dialog ?? (moved ? null : document.getElementById(pressed)) ?? document.querySelector("h1");
  if (pressed === null || !target) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: !moved });
  if (moved) scrollTo(0, 0);
}

addEventListener("popstate", (event) => {
  position = event.state?.screen ?? null;
  send();
});

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== undefined && value !== false && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.flat());
  return node;
}

const inside = (e) => (e.children ?? []).flatMap(draw);
const hint = (e) => (e.hint ? [make("p", { class: "hint", id: `${e.ref}-hint` }, e.hint)] : []);
const described = (e) => ({ "aria-describedby": e.hint && e.ref ? `${e.ref}-hint` : undefined });
const label = (text) => make("span", { class: "label" }, text);

function button(e, type = "plain") {
  const expanded = e.expanded === undefined ? undefined : String(e.expanded);
  const node = make("button", { class: type, id: e.ref, type: "button", "aria-expanded": expanded, ...described(e) }, e.name);
  node.addEventListener("click", () => send(e.ref));
  return type === "plain" ? make("div", { class: "move" }, node) : node;
}

function link(e) {
  const current = e.current ? "page" : undefined;
  const node = make("a", { id: e.ref, href: location.pathname, "aria-current": current, ...described(e) }, e.name);
  node.addEventListener("click", (event) => {
    event.preventDefault();
    send(e.ref);
  });
  return [node, ...hint(e)];
}

// A switch, check box or radio button. What takes effect at once shows its new state at once, and the answer
// then says what holds; in a form it waits.
function box(e, type, name) {
  const role = e.role === "switch" ? "switch" : undefined;
  const state = { checked: e.checked, required: e.required, "data-ref": type === "checkbox" ? e.ref : undefined };
  const input = make("input", { type, role, name, id: e.ref, value: e.value, ...state, ...described(e) });
  if (!e.waits) input.addEventListener("change", () => send(e.ref, type === "checkbox" ? (input.checked ? "on" : "off") : null));
  return make("label", { class: "toggle" }, label(e.name), input);
}

function radios(e) {
  const inputs = e.children.map((r) => box(r, "radio", e.ref));
  return make("fieldset", { role: "radiogroup", "data-radios": e.ref, "aria-required": e.required ? "true" : undefined }, make("legend", {}, e.name), inputs);
}

function select(e) {
  const blank = e.set ? [] : [make("option", { value: "" }, "Choose")];
  const options = e.choices.map(([value, text]) => make("option", { value, selected: value === e.value }, text));
  const node = make("select", { id: e.ref, "data-ref": e.ref, required: e.required }, blank, options);
  return make("p", { class: "field" }, make("label", { for: e.ref }, e.name), node);
}

const TYPES = { email: "email", tel: "tel", url: "url", password: "password" };

function field(e) {
  const shared = { id: e.ref, "data-ref": e.ref, required: e.required, ...described(e) };
  const node =
    e.type === "long"
      ? make("textarea", { rows: 4, ...shared }, e.value ?? "")
      : make("input", { type: TYPES[e.type] ?? "text", value: e.value ?? "", autocomplete: "off", ...shared });
  return [make("p", { class: "field" }, make("label", { for: e.ref }, e.name), node), ...hint(e)];
}

function form(e) {
  const node = make("form", { class: "sheet", novalidate: true, "aria-label": e.name }, inside(e));
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    const drafts = {};
    for (const input of node.querySelectorAll("[data-ref]")) {
      drafts[input.dataset.ref] = input.type === "checkbox" ? (input.checked ? "on" : "off") : input.value;
    }
    for (const group of node.querySelectorAll("[data-radios]")) {
      drafts[group.dataset.radios] = group.querySelector("input:checked")?.value ?? "";
    }
    send(node.querySelector("button.submit").id, null, drafts);
  });
  return node;
}

function dialog(e) {
  const node = make("dialog", { open: true, "aria-label": e.name }, inside(e));
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape") position = screenOf(position), send();
  });
  return node;
}

const drawn = {
  banner: (e) => make("header", {}, inside(e)),
  main: (e) => make("main", { id: "main" }, inside(e)),
  footer: (e) => make("footer", {}, e.text),
  heading: (e) => [make(`h${e.level}`, {}, e.name), ...(e.hint ? [make("p", { class: "hint" }, e.hint)] : [])],
  text: (e) => make("p", {}, e.text),
  gap: (e) => make("div", { class: "gap", role: "note", "aria-label": e.name }, make("strong", {}, e.name), make("p", {}, e.text)),
  notice: (e) => make("p", { class: "notice", role: "status" }, e.text),
  error: (e) => make("p", { class: "error", role: "alert" }, e.text),
  link,
  button: (e) => (e.submits ? make("p", {}, make("button", { class: "submit", id: e.ref }, e.name)) : button(e)),
  list: (e) => make("ul", {}, e.children.map((child) => make("li", {}, draw(child)))),
  nav: (e) => make("nav", { class: "bar", "aria-label": e.name }, inside(e)),
  drawer: (e) => make("nav", { class: "drawer", "aria-label": e.name }, inside(e)),
  section: (e) => make("section", { "aria-label": e.name }, inside(e)),
  panel: (e) => make("div", { class: "panel", role: "group", "aria-label": e.name }, inside(e)),
  group: (e) => make("div", { class: e.role ? "menu" : "group", role: e.role, "aria-label": e.role && e.name }, inside(e)),
  tabs: (e) => make("div", { class: "tabs", role: "tablist", "aria-label": e.name }, inside(e)),
  tab: (e) => {
    const node = button(e, "tab");
    node.setAttribute("role", "tab");
    node.setAttribute("aria-selected", String(e.selected === true));
    return node;
  },
  tabpanel: (e) => make("div", { class: "tabpanel", role: "tabpanel", "aria-label": e.name }, inside(e)),
  dialog,
  toggle: (e) => [box(e, "checkbox"), ...hint(e)],
  radios,
  select,
  field,
  form,
};

function draw(e) {
  return [drawn[e.kind](e)].flat();
}

send();
