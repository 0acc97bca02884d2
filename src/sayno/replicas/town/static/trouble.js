// The mischief of hostile towns, each by its name.
import { config } from "./config.js";

const here = () => config.place;
const each = (act) => (act(), document.addEventListener("town-drawn", act));

function nest(depth) {
  let node = document.getElementById("app");
  for (let at = 0; at < depth; at++) {
    const inner = document.createElement("div");
    node.append(inner);
    node = inner;
  }
  return document.body.offsetHeight;
}

function crowd() {
  const count = Number(document.querySelector("[data-crowd]")?.dataset.crowd ?? 0);
  const sheet = document.createElement("div");
  sheet.innerHTML = "<p>· <b>·</b> <i>·</i></p>".repeat(count / 7);
  document.querySelector("main")?.append(sheet);
}

function feed() {
  if (here() !== "home") return;
  const end = document.createElement("div");
  end.style.height = "40px";
  document.querySelector("main").append(end);
  let at = 0;
  new IntersectionObserver(async ([entry]) => {
    if (!entry.isIntersecting) return;
    const { html } = await (await fetch(`${config.base}/more/${at++}`)).json();
    end.insertAdjacentHTML("beforebegin", html);
  }).observe(end);
}

function tick() {
  const clock = document.createElement("p");
  const door = Object.assign(document.createElement("a"), { href: "#main" });
  const draw = () => {
    clock.textContent = new Date().toLocaleTimeString();
    door.textContent = `${Math.round(Math.random() * 1e6)} ♥`;
    document.title = `(${Math.round(Math.random() * 99)}) ${document.title.replace(/^\(\d+\) /, "")}`;
    if (!clock.isConnected) document.querySelector("main")?.prepend(clock, door);
  };
  draw();
  setInterval(draw, 1000);
}

function busy() {
  const box = document.createElement("p");
  box.setAttribute("aria-hidden", "true");
  const draw = () => {
    box.textContent = "·".repeat(1 + Math.round(performance.now() / 100) % 30);
    if (!box.isConnected) document.querySelector("footer")?.append(box);
    requestAnimationFrame(draw);
  };
  draw();
  setInterval(() => fetch(`${config.base}/face.svg?${Math.random()}`).catch(() => {}), 300);
}

export const mischief = {
  "endless-feed": feed,
  "endless-feed-only": feed,
  alerts: () =>
    each(() =>
      setTimeout(() => {
        alert("!");
        if (here() === "help") confirm("?");
      }, 50),
    ),
  leaving: () => addEventListener("beforeunload", (event) => event.preventDefault()),
  "pop-ups": () => addEventListener("click", () => window.open(`${config.base}/advert`), { once: true }),
  crash: () => here() === "crash" && setTimeout(() => nest(100_000), 100),
  ticking: tick,
  busy,
  refreshing: () => here() === "reload" && setTimeout(() => location.reload(), 1000),
  history: () => {
    for (let at = 0; at < 30; at++) history.pushState({ place: here() }, "", `?step=${at}`);
  },
  "auto-submit": () => here() === "greeting" && document.querySelector("form.act")?.submit(),
  huge: crowd,
};
