// What a part of the page holds that is hidden until something opens or chooses it: only a hint where to look first.

const SETS = 'input:not([type=hidden]), select, textarea, [role=checkbox], [role=switch], [role=radio], [role=combobox]';
const SAYS = 'label, legend, summary, th, td, dt, button, h1, h2, h3, h4, h5, h6, [role=checkbox], [role=switch]';
const ENTRIES = 'a[href], button, [role=menuitem]';
const POINTS_TO = ['aria-controls', 'data-target', 'data-bs-target', 'href'];
const OPENS = new Set('button generic link tab'.split(' '));
const HELD_NAME = 80;
const HELD = 3000;
const UP = 3;
const ON = 4;

// By the id that the control says, as a tab or an accordion does.
const pointedAt = (el) => {
  for (const attribute of POINTS_TO) {
    const said = el.getAttribute(attribute) || '';
    const id = attribute === 'aria-controls' ? said : (said.match(/^#([\w:.-]+)$/) || [])[1];
    const part = id && el.getRootNode().getElementById && el.getRootNode().getElementById(id);
    if (part && !part.contains(el)) return part;
  }
  return null;
};

// What is hidden soon after the control, or after a heading that is nothing but the control.
const comesNext = (el) => {
  let up = el;
  for (let n = 0; n < UP && up && !up.nextElementSibling; n += 1) up = up.parentElement;
  let next = up && up.nextElementSibling;
  for (let n = 0; n < ON && next; n += 1) {
    if (!next.checkVisibility() && next.querySelector(SETS)) return next;
    next = next.nextElementSibling;
  }
  return null;
};

const partOf = (el) => {
  if (tagOf(el) === 'SUMMARY') return el.parentElement.open ? null : el.parentElement;
  const part = pointedAt(el) || comesNext(el);
  return part && !part.checkVisibility() ? part : null;
};

const heldBy = (el, role) => {
  const part = OPENS.has(role) || tagOf(el) === 'SUMMARY' ? partOf(el) : null;
  const says = !part ? '' : part.querySelector(SETS) ? SAYS : ENTRIES;
  if (!says) return '';
  const names = [...part.querySelectorAll(says)].filter((one) => one !== el).map((one) => tidy(one.textContent || ''));
  const short = names.filter((name) => name && name.length <= HELD_NAME).map((name) => name.replaceAll(',', ' '));
  return [...new Set(short)].join(', ').slice(0, HELD);
};
