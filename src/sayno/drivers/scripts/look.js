// One look at a document: its tree, whether it keeps still, and what of it is personal.

const watch = { changes: 0, changed: performance.now(), late: false, drawn: -1, drawing: false, refs: [], hollow: [] };
const searched = new WeakMap();
const MOST_HOLLOW = 400;
const UNDRAWN_MS = 1000;

const TOLD_MS = 4;

// Notes when the document has been drawn as it is now, and what has come into view been told so: observers are called
// right after a frame, and ask then for what they want to show.
function draw() {
  if (watch.drawing) return;
  watch.drawing = true;
  const of = watch.changes;
  requestAnimationFrame(() => setTimeout(() => {
    watch.drawing = false;
    watch.drawn = of;
    if (of !== watch.changes) draw();
  }, TOLD_MS));
}

// Whether it has been drawn since it changed. Frames, and pages in the background, may not be drawn at all: there the
// clock decides.
const isDrawn = () => watch.drawn === watch.changes || doc.hidden || parent !== window ||
  performance.now() - watch.changed >= UNDRAWN_MS;

new MutationObserver(() => {
  watch.changes += 1;
  watch.changed = performance.now();
  watch.late ||= doc.readyState === 'complete';
  draw();
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
draw();

const TYPED_IN = 'textarea, [contenteditable=""], [contenteditable="true"], input:not([type=checkbox])' +
  ':not([type=radio]):not([type=button]):not([type=submit]):not([type=reset]):not([type=hidden]):not([type=image])';
const SHOWS = 'img, picture, video, canvas, svg image, iframe';

const isInView = (rect) => rect.width && rect.height && rect.bottom > 0 && rect.top < innerHeight;

// The boxes of the viewport that show personal data: filled text fields, known values and e-mail addresses in text,
// and, where asked, every picture. None where no picture is taken that they would be painted over in.
function privateBoxes({ painted, values, email, pictures }) {
  const boxes = [];
  if (!painted) return boxes;
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
      const range = doc.createRange();
      range.setStart(node, start);
      range.setEnd(node, Math.min(end, text.length));
      for (const rect of range.getClientRects()) add(rect);
    }
  };
  const visit = (root) => {
    const walker = doc.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let at = walker.currentNode; at; at = walker.nextNode()) {
      const node = bare(at);
      if (node.nodeType === Node.TEXT_NODE) {
        addText(at);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches(TYPED_IN) && (node.value || node.textContent)) add(node.getBoundingClientRect());
        if (pictures) {
          // Styles are dear, and most of a long page is out of view.
          const rect = node.getBoundingClientRect();
          const shows = () => node.matches(SHOWS) || getComputedStyle(at).backgroundImage.includes('url(');
          if (isInView(rect) && shows()) add(rect);
        }
        const inner = rootIn(at);
        if (inner) visit(inner);
      }
    }
  };
  visit(document);
  return boxes;
}

// Whether something on the page is on its way to where it will stay; what spins for ever does not count.
const isMoving = () => doc.getAnimations().some((animation) => {
  const timing = animation.effect && animation.effect.getComputedTiming();
  return animation.playState === 'running' && timing && Number.isFinite(timing.endTime) && timing.endTime < 5000;
});

// Whether anything has changed since another look, and what of it is personal.
const glance = (asked) => ({
  changes: watch.changes, loading: doc.readyState !== 'complete', moving: isMoving(), title: doc.title,
  drawn: isDrawn(), rested: performance.now() - watch.changed, boxes: privateBoxes(asked),
});

function look(asked) {
  const seen = new Look();
  const root = doc.body || doc.documentElement;
  const modal = [...doc.querySelectorAll('dialog:modal')].at(-1);
  const around = { visible: true, points: false, named: false };
  const entries = [];
  if (root) {
    if (modal) seen.visit(modal, entries, around);
    else for (const entry of seen.inside(root, around)) entries.push(entry);
  }
  watch.refs = seen.refs;
  watch.hollow = seen.hollow.filter((el) => !((searched.get(el) || 0) > 1)).slice(0, MOST_HOLLOW);
  return { ...glance(asked), tree: [...linesOf(entries, '')].join('\n'), whole: !seen.full, hollow: watch.hollow.length,
    language: doc.documentElement.lang, below: scrollers().some(hasMore), late: watch.late };
}

// What a person's wheel can move: the parts of the page that scroll by themselves, and the page itself.
function scrollers() {
  const found = [];
  for (const one of doc.body ? doc.body.getElementsByTagName('*') : []) {
    const el = bare(one);
    if (el.clientHeight > 40 && el.scrollHeight > el.clientHeight + 4 &&
      /auto|scroll/.test(getComputedStyle(one).overflowY)) found.push(one);
    if (found.length > 8) break;
  }
  return [...found, doc.scrollingElement].filter(Boolean);
}

const hasMore = (el) => bare(el).scrollTop + bare(el).clientHeight < bare(el).scrollHeight - 4;

// Resolves when the page has been drawn twice; a page in the background is not drawn, there the clock decides.
const drawnTwice = () => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  setTimeout(resolve, 100);
});

// Scrolls on by most of what is in view. Whether there was anything to scroll; what comes into view has been told so.
async function scrollOn() {
  const part = scrollers().find(hasMore);
  if (!part) return false;
  const el = bare(part);
  const before = el.scrollTop;
  el.scrollBy({ top: Math.max(el.clientHeight * 0.85, 40), behavior: 'instant' });
  await drawnTwice();
  return el.scrollTop !== before;
}

// Scrolls all the way back, whatever has been scrolled. Whether anything had.
async function scrollBack() {
  const moved = scrollers().map(bare).filter((el) => el.scrollTop > 0);
  for (const el of moved) el.scrollTo({ top: 0, behavior: 'instant' });
  await drawnTwice();
  return moved.length > 0;
}

// The look once the page has loaded, nothing moves, `quiet` ms have passed without a change in it, and it has been drawn
// as it is; at the latest after `longest` ms.
const lookAtRest = (asked, { quiet, longest }) =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const check = () => {
      const now = performance.now();
      const rests = doc.readyState === 'complete' && now - watch.changed >= quiet && isDrawn() && !isMoving();
      if (!rests && now - begun < longest) setTimeout(check, 4);
      else try { resolve(look(asked)); } catch (error) { reject(error); }
    };
    check();
  });

// Forgets what belongs to this tab alone, as a new one would not know it.
const forget = () => { try { sessionStorage.clear(); } catch { /* an address without storage */ } };

// The elements of the last look in which something may stand that a script cannot see. Each is asked for twice at most:
// what a page puts into it, it puts there early.
const hollow = () => {
  for (const el of watch.hollow) searched.set(el, (searched.get(el) || 0) + 1);
  return watch.hollow;
};

// Lets the look go into a closed shadow root.
const enter = (host, root) => { closedRoots.set(host, root); };
