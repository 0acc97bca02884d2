// Operating a control of the last look.

const refOf = (ref) => {
  const el = watch.refs[Number(ref.slice(1)) - 1];
  return el && bare(el).isConnected ? el : null;
};

// The element that a person would hit at a point, shadow roots included.
function hitAt(x, y) {
  let hit = doc.elementFromPoint(x, y);
  for (let root = hit && rootIn(hit); root; root = hit && rootIn(hit)) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

const above = (node) => bare(node).assignedSlot || bare(node).parentNode || bare(node).host || null;

const MOST_PARTS = 20;

function hits(el, x, y) {
  const accepted = new Set([el, ...(bare(el).labels || []), ...(tagOf(el) === 'LABEL' && el.control ? [el.control] : [])]);
  for (let node = hitAt(x, y); node; node = above(node)) if (accepted.has(node)) return true;
  return false;
}

// A control without height may be drawn by what stands in it, which sticks out.
function drawnBy(el) {
  const targets = [el, ...(bare(el).labels || [])];
  const drawn = targets.map((one) => bare(one).getBoundingClientRect()).some((box) => box.width >= 1 && box.height >= 1);
  return drawn ? targets : [...targets, ...[...bare(el).querySelectorAll('*')].slice(0, MOST_PARTS)];
}

function* pointsOf(el) {
  for (const target of drawnBy(el)) {
    for (const rect of bare(target).getClientRects()) {
      const left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth);
      const top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight);
      if (right - left < 1 || bottom - top < 1) continue;
      for (const [fx, fy] of [[0.5, 0.5], [0.25, 0.5], [0.75, 0.5], [0.5, 0.25], [0.5, 0.75]]) {
        yield [left + (right - left) * fx, top + (bottom - top) * fy];
      }
    }
  }
}

// Brings a control into view: {x, y} where it can be pressed; {covered} where something lies over it or it has no
// size; null where it is gone.
function reach(ref, anew) {
  const el = refOf(ref);
  if (!el) return null;
  const find = () => { for (const [x, y] of pointsOf(el)) if (hits(el, x, y)) return { x, y }; return null; };
  const rect = bare(el).getBoundingClientRect();
  const inView = rect.top >= 0 && rect.bottom <= innerHeight && rect.left >= 0 && rect.right <= innerWidth;
  const now = inView && !anew ? find() : null;
  if (now) return now;
  bare(el).scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  return find() || { covered: true };
}

function focusOn(ref) {
  const el = refOf(ref);
  if (!el) return null;
  bare(el).focus();
  const active = bare(bare(el).getRootNode()).activeElement;
  return { focused: active === el };
}

const WITHOUT_CARET = new Set('color date datetime-local month range time week'.split(' '));

const told = (el) => {
  el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  el.dispatchEvent(new Event('change', { bubbles: true }));
};

// Readies a text field for typing over what stands in it. {done}: it takes no keys, and the value was set.
function ready(ref, text) {
  const el = refOf(ref);
  if (!el) return null;
  if (el.disabled || el.readOnly) return { refused: true };
  el.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  el.focus();
  if (WITHOUT_CARET.has(el.type)) {
    el.value = text;
    told(el);
    return { done: el.value === text, refused: el.value !== text };
  }
  if (el.select) el.select();
  else getSelection().selectAllChildren(el);
  return { done: false };
}

function choose(ref, label) {
  const el = refOf(ref);
  if (!el) return null;
  const option = [...(el.options || [])].find((o) => tidy(o.label) === label && !o.disabled);
  if (!option || el.disabled) return { refused: true };
  el.focus();
  if (!option.selected || el.multiple) {
    option.selected = true;
    told(el);
  }
  return { done: true };
}

// Whether a point of a frame can be pressed as far as this document goes: nothing lies over the frame there.
function shows(ref, x, y) {
  const el = refOf(ref);
  return el !== null && hits(el, x, y);
}

// Where a frame's document begins in the one around it.
function boxOf(ref) {
  const el = refOf(ref);
  if (!el) return null;
  const rect = el.getBoundingClientRect();
  return { x: rect.x + el.clientLeft, y: rect.y + el.clientTop };
}

// The ref of the n-th frame element of the last look, in the order of the document.
function refTo(el) {
  const at = watch.refs.indexOf(el);
  return at < 0 ? null : `e${at + 1}`;
}
