// A press hits what it is meant for, or nothing: a page may move between a look at where something is and the press.

const POINTED = 'pointerdown mousedown pointerup mouseup click'.split(' ');

// While something is aimed at: the element (none where the press is meant for another frame), and what came of it.
let aimed = null;

// Aims at a control, or at nothing in this document.
function aim(ref) {
  aimed = { el: ref === null ? null : refOf(ref), hit: null };
}

const LATE_MS = 50;

// Ends aiming, at the page's next turn, when what a press has set going is known; what was aimed at is given a moment if
// nothing came yet, as where another process draws it. Whether it was hit; null where no press came here.
const landed = () => new Promise((resolve) => {
  const end = () => {
    const { hit } = aimed || { hit: null };
    aimed = null;
    resolve(hit);
  };
  setTimeout(() => setTimeout(end, aimed && aimed.el && aimed.hit === null ? LATE_MS : 0));
});

// The first event of a press decides. None of those of a miss comes to the page.
function judged(event) {
  if (!aimed || !event.isTrusted) return;
  if (aimed.hit === null && !event.type.endsWith('down')) return;
  aimed.hit ??= aimed.el !== null && hits(aimed.el, event.clientX, event.clientY);
  if (aimed.hit) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

for (const type of POINTED) addEventListener(type, judged, { capture: true, passive: false });
