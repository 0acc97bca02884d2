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
    const said = bare(el).getAttribute(attribute) || '';
    const id = attribute === 'aria-controls' ? said : (said.match(/^#([\w:.-]+)$/) || [])[1];
    const root = bare(bare(el).getRootNode());
    const part = id && root.getElementById && root.getElementById(id);
    if (part && !bare(part).contains(el)) return part;
  }
  return null;
};

// What is hidden soon after the control, or after a heading that is nothing but the control.
const comesNext = (el) => {
  let up = el;
  for (let n = 0; n < UP && up && !bare(up).nextElementSibling; n += 1) up = bare(up).parentElement;
  let next = up && bare(up).nextElementSibling;
  for (let n = 0; n < ON && next; n += 1) {
    if (!bare(next).checkVisibility() && bare(next).querySelector(SETS)) return next;
    next = bare(next).nextElementSibling;
  }
  return null;
};

const partOf = (el) => {
  if (tagOf(el) === 'SUMMARY') return el.parentElement.open ? null : el.parentElement;
  const part = pointedAt(el) || comesNext(el);
  return part && !bare(part).checkVisibility() ? part : null;
};

const heldBy = (el, role) => {
  const held = OPENS.has(role) || tagOf(el) === 'SUMMARY' ? partOf(el) : null;
  const part = held && bare(held);
  const says = !part ? '' : part.querySelector(SETS) ? SAYS : ENTRIES;
  if (!says) return '';
  const names = [...part.querySelectorAll(says)].filter((one) => one !== el).map((one) => tidy(one.textContent || ''));
  const short = names.filter((name) => name && name.length <= HELD_NAME).map((name) => name.replaceAll(',', ' '));
  return [...new Set(short)].join(', ').slice(0, HELD);
};
