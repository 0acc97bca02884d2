// Going from place to place without loading a page.
import { config } from "./config.js";
import { say } from "./controls.js";
import { call, report } from "./wire.js";

const app = document.getElementById("app");
const keeps = config.rendering !== "still" || config.remembers; // whether steps stand in the history
let asked = 0;

export async function go(place, back = false) {
  const mine = ++asked;
  let answer;
  try {
    answer = await call("place", place);
  } catch {
    return say(document, config.say.failed, "alert");
  }
  if (mine !== asked) return; // somebody has gone elsewhere since
  app.innerHTML = answer.html;
  for (const held of document.querySelectorAll("[data-held]")) (held.inert = false), delete held.dataset.held;
  document.title = answer.title;
  const address = config.rendering === "still" ? "" : config.base + answer.path;
  if (config.empty || back) history.replaceState({ place }, "", address);
  else if (keeps) history.pushState({ place }, "", address);
  config.empty = false;
  config.place = place;
  app.dispatchEvent(new CustomEvent("town-drawn", { bubbles: true }));
  if (!back) scrollTo(0, 0);
  looked(answer.seen);
}

// Some places tell the server by themselves that they were seen.
export function looked(seen) {
  report();
  if (seen) call("seen").catch(() => {});
}

export function begin() {
  addEventListener("popstate", (event) => event.state?.place && go(event.state.place, true));
  if (!config.empty) {
    if (config.rendering !== "pages" && !config.framed) history.replaceState({ place: config.place }, "");
    return looked(config.seen);
  }
  return go((config.rendering === "still" && config.remembers && history.state?.place) || config.place);
}
