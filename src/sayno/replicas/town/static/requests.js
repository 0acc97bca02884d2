// Requests: sheets that follow each other, and what is sent in the end.
import { config } from "./config.js";
import { go } from "./going.js";
import { call } from "./wire.js";

const filled = (field) => (field.type === "checkbox" ? field.checked : field.value.trim() !== "");

function complete(form, within) {
  const missing = [...within.querySelectorAll("[required]")].filter((field) => !filled(field));
  form.querySelector("[data-missing]").hidden = missing.length === 0;
  missing[0]?.focus();
  return missing.length === 0;
}

export function next(button) {
  const form = button.closest("form");
  const sheet = button.closest("[data-sheet]");
  if (!complete(form, sheet)) return;
  sheet.hidden = true;
  sheet.nextElementSibling.hidden = false;
  sheet.nextElementSibling.querySelector("input,select,textarea")?.focus();
}

export async function send(form) {
  if (!complete(form, form)) return;
  if (config.rendering === "pages") return form.submit();
  const fields = Object.fromEntries(new FormData(form));
  try {
    const answer = await call("send", form.dataset.request, fields);
    if (answer.go) await go(answer.go);
    else form.querySelector("[data-missing]").hidden = false;
  } catch {
    form.querySelector("[data-missing]").hidden = false;
  }
}
