// One look at a document: its tree, whether it keeps still, and what of it is personal.

const watch = { changes: 0, refs: [] };
new MutationObserver(() => { watch.changes += 1; }).observe(document, {
  subtree: true, childList: true, attributes: true, characterData: true,
});

const TYPED_IN = 'textarea, [contenteditable=""], [contenteditable="true"], input:not([type=checkbox])' +
  ':not([type=radio]):not([type=button]):not([type=submit]):not([type=reset]):not([type=hidden]):not([type=image])';
const SHOWS = 'img, picture, video, canvas, svg image, iframe';

const isInView = (rect) => rect.width && rect.height && rect.bottom > 0 && rect.top < innerHeight;

// The boxes of the viewport that show personal data: filled text fields, known values and e-mail addresses in text,
// and, where asked, every picture.
function privateBoxes({ values, email, pictures }) {
  const boxes = [];
  const shape = new RegExp(email, 'gi');
  const add = (rect) => { if (isInView(rect)) boxes.push([rect.x, rect.y, rect.width, rect.height]); };
  const addText = (node) => {
    const text = node.nodeValue;
    const small = text.toLowerCase();
    const spans = text.includes('@') ? [...text.matchAll(shape)].map((m) => [m.index, m.index + m[0].length]) : [];
    for (const value of values) {
      for (let at = small.indexOf(value); at >= 0; at = small.indexOf(value, at + 1)) spans.push([at, at + value.length]);
    }
    for (const [start, end] of spans) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, Math.min(end, text.length));
      for (const rect of range.getClientRects()) add(rect);
    }
  };
  const visit = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        addText(node);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches(TYPED_IN) && (node.value || node.textContent)) add(node.getBoundingClientRect());
        if (pictures) {
          // Styles are dear, and most of a long page is out of view.
          const rect = node.getBoundingClientRect();
          const shows = () => node.matches(SHOWS) || getComputedStyle(node).backgroundImage.includes('url(');
          if (isInView(rect) && shows()) add(rect);
        }
        const inner = rootIn(node);
        if (inner) visit(inner);
      }
    }
  };
  visit(document);
  return boxes;
}

// Whether something on the page is on its way to where it will stay; what spins for ever does not count.
const isMoving = () => document.getAnimations().some((animation) => {
  const timing = animation.effect && animation.effect.getComputedTiming();
  return animation.playState === 'running' && timing && Number.isFinite(timing.endTime) && timing.endTime < 5000;
});

// Whether anything has changed since another look, and what of it is personal.
const glance = (asked) => ({
  changes: watch.changes, loading: document.readyState !== 'complete', moving: isMoving(), title: document.title,
  boxes: privateBoxes(asked),
});

function look(asked) {
  const seen = new Look();
  const root = document.body || document.documentElement;
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
  const around = { visible: true, points: false, named: false };
  const entries = [];
  if (root) {
    if (modal) seen.visit(modal, entries, around);
    else for (const entry of seen.inside(root, around)) entries.push(entry);
  }
  watch.refs = seen.refs;
  return { ...glance(asked), tree: [...linesOf(entries, '')].join('\n'), full: seen.full };
}

// Resolves when two frames in a row and `quiet` ms have passed without a change in the document, at the latest after
// `longest` ms. A page in the background gets no frames: there the clock alone decides.
const still = ({ quiet, longest }) =>
  new Promise((resolve) => {
    const begun = performance.now();
    let changed = begun;
    let seen = watch.changes;
    let frames = 0;
    const frame = () => { frames += 1; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    const check = () => {
      const now = performance.now();
      if (seen !== watch.changes) { seen = watch.changes; changed = now; frames = 0; }
      const rested = now - changed;
      const rests = (rested >= quiet && frames >= 2) || rested >= quiet * 10;
      if ((rests && !isMoving()) || now - begun >= longest) resolve();
      else setTimeout(check, 4);
    };
    check();
  });

// Resolves at the page's next turn, after whatever it had planned before.
const turn = () => new Promise((resolve) => setTimeout(resolve));
