// What is folded away: menus, drawers, dialogs, accordions, tabs.

const OVER = "[data-open=menu],[data-open=popover],[data-open=hover-click],[data-open=listbox]";

const panelOf = (button) => button.getRootNode().getElementById(button.getAttribute("aria-controls"));

export function press(button) {
  const kind = button.dataset.open;
  if (kind === "dialog" || kind === "drawer") return openDialog(panelOf(button));
  if (kind === "more") {
    panelOf(button).hidden = false;
    return button.remove();
  }
  const open = button.getAttribute("aria-expanded") !== "true";
  if (kind === "accordion") {
    const { alone } = button.dataset;
    if (open && alone) button.getRootNode().querySelectorAll(`[data-alone="${alone}"]`).forEach((other) => unfold(other, false));
  } else {
    closeOverlays(button);
  }
  unfold(button, open);
}

function unfold(button, open) {
  button.setAttribute("aria-expanded", String(open));
  const panel = panelOf(button);
  if (button.dataset.open === "hover-click") panel.classList.toggle("pinned", open);
  else panel.hidden = !open;
}

// Close every menu and list that is not around this element.
export function closeOverlays(inside) {
  const root = inside.getRootNode();
  for (const button of root.querySelectorAll(OVER)) {
    const panel = panelOf(button);
    if (button.getAttribute("aria-expanded") === "true" && !panel.contains(inside) && button !== inside) unfold(button, false);
  }
}

export function close(button) {
  closeDialog(panelOf(button.getRootNode().getElementById(button.dataset.close)));
}

// A dialog makes everything around it inert, up to the page itself, through shadow roots.
function alone(dialog, on) {
  for (let node = dialog; node !== document.body; node = node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode) {
    for (const other of node.parentNode.children) {
      if (other === node || other.matches("script,template,link,style")) continue;
      const held = Number(other.dataset.held ?? 0) + (on ? 1 : -1);
      other.dataset.held = held;
      other.inert = held > 0;
    }
  }
}

export function openDialog(dialog) {
  dialog.hidden = false;
  alone(dialog, true);
  dialog.tabIndex = -1;
  dialog.focus();
  dialog.dispatchEvent(new CustomEvent("town-opened", { bubbles: true }));
}

export function closeDialog(dialog) {
  if (dialog.hidden) return;
  dialog.hidden = true;
  alone(dialog, false);
  dialog.dispatchEvent(new CustomEvent("town-closed", { bubbles: true }));
}

// Ask the question with this ref; resolves to whether the answer was yes.
export function ask(root, ref) {
  const dialog = root.getElementById(`${ref}.question`);
  openDialog(dialog);
  return new Promise((resolve) => {
    const answered = (event) => {
      const button = event.target.closest("[data-answer]");
      if (!button) return;
      dialog.removeEventListener("click", answered);
      closeDialog(dialog);
      resolve(button.dataset.answer === "yes");
    };
    dialog.addEventListener("click", answered);
  });
}

export function choose(tab) {
  const list = tab.closest("[role=tablist]");
  for (const other of list.querySelectorAll("[role=tab]")) {
    const chosen = other === tab;
    other.setAttribute("aria-selected", String(chosen));
    other.tabIndex = chosen ? 0 : -1;
    panelOf(other).hidden = !chosen;
  }
}

// Escape closes what lies on top; a question that must be answered stays.
export function escape(root) {
  const dialogs = [...root.querySelectorAll("[role=dialog]:not([hidden])")].filter((d) => d.querySelector("[data-close]"));
  if (dialogs.length) return closeDialog(dialogs.at(-1));
  for (const button of root.querySelectorAll(OVER)) if (button.getAttribute("aria-expanded") === "true") unfold(button, false);
}
