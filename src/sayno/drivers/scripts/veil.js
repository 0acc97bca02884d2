// What lies over the whole page as a dialog does, whether it says so or not.

const WIDE = 0.9;
const DIALOGS = 'dialog, [role=dialog], [role=alertdialog]';
const CAN_BE_PRESSED = 'a[href], button, input, select, textarea, [role=button], [tabindex]';

// The dialog that has to be dealt with first, or null. It is drawn at the middle of the window; it, or what lies behind
// it at the edges, covers the window, floats above the rest by its z-index, and hides something that could be pressed.
function veil() {
  if (parent !== window) return null;
  const shown = floating(doc.elementFromPoint(innerWidth / 2, innerHeight / 2));
  const cover = floating(doc.elementFromPoint(4, innerHeight - 4));
  if (!shown || !cover || !covers(cover) || !bare(shown).querySelector(CAN_BE_PRESSED)) return null;
  const within = (el) => bare(shown).contains(el) || bare(cover).contains(el) || bare(el).contains(shown);
  const hides = [...doc.querySelectorAll(CAN_BE_PRESSED)].some((el) => !within(el) && el.checkVisibility());
  return hides ? bare(shown).querySelector(DIALOGS) || bare(shown).closest(DIALOGS) || shown : null;
}

// What an element floats with: the outermost part around it that is fixed and lies above others.
function floating(el) {
  let found = null;
  for (let up = el; up && up !== doc.body && up !== doc.documentElement; up = bare(up).parentElement) {
    const style = getComputedStyle(up);
    if (style.position === 'fixed' && Number(style.zIndex) > 0) found = up;
  }
  return found;
}

function covers(el) {
  const { width, height } = bare(el).getBoundingClientRect();
  return width >= WIDE * innerWidth && height >= WIDE * innerHeight;
}
