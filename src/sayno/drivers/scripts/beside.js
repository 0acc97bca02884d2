// What calls a control that has no name of its own: the text or tooltip around it, or the icon that it shows.

// The hidden box that something without words draws, which stands right beside it and can be pressed; a label that is
// shown stands for the box itself.
const boxDrawnBy = (el, style) => {
  if (style.cursor !== 'pointer' || tagOf(el) === 'LABEL' || /[\p{L}\p{N}]/u.test(bare(el).textContent || '')) return null;
  const { previousElementSibling, nextElementSibling } = bare(el);
  return [previousElementSibling, nextElementSibling].find((box) => box && tagOf(box) === 'INPUT' &&
    (box.type === 'checkbox' || box.type === 'radio') && isHidden(box) && ![...box.labels].some((one) => !isHidden(one))) || null;
};

// What stands beside a control that has no name, or one that says but its state; else the icon that it shows.
function* besides(el, role, name, description) {
  if (name && !(CHECKED_ROLES.has(role) && name.length <= STATE && !name.includes(' '))) return;
  const [beside, explained] = besideOf(el, name);
  if (beside) yield ['beside', beside];
  if (explained && !description) yield ['description', explained];
  const icon = beside || name ? '' : iconOf(el);
  if (icon) yield ['icon', icon];
}

const NAMED_BY_ITSELF = 'a[href], button, select, textarea, [role=button], [role=link], [role=menuitem], [role=tab]';

const CONTROLS = 'input, button, select, textarea, [role], [tabindex]';

// What is around one control and no other may bear its name, as a tooltip.
function tooltipOf(around, element) {
  const [up, el] = [bare(around), bare(element)];
  const said = tidy(up.getAttribute('aria-label') || up.title || '');
  const only = said && up.tabIndex < 0 &&
    [...up.querySelectorAll(CONTROLS)].every((other) => el.contains(other) || bare(other).contains(element));
  return only ? said : '';
}

const ICON_CLASS = /^(?:fa[a-z]{0,2}|bi|mdi|icons?|ico|ti|ri|pi|la|glyphicon|octicon|feather|lucide|tabler|ph|uil|cil|svg)-+(.+)$/i;
const ICON_ID = /^(.+?)(?:RoundedIcon|OutlinedIcon|Icon)$/;

// What the sets of icons call the picture in a control that has no words.
function iconOf(element) {
  const names = [];
  const el = bare(element);
  if (/[\p{L}\p{N}]/u.test(el.textContent || '')) return '';
  for (const one of [el, ...el.querySelectorAll('i, span, svg, use')].slice(0, 8)) {
    for (const token of one.classList) if (ICON_CLASS.test(token)) names.push(token.match(ICON_CLASS)[1]);
    const said = (one.dataset.testid || '').match(ICON_ID);
    if (said) names.push(said[1]);
    for (const name of [one.dataset.icon, one.dataset.lucide, one.dataset.feather]) if (name) names.push(name);
    const used = one.tagName === 'use' ? one.getAttribute('href') || one.getAttribute('xlink:href') || '' : '';
    if (used.includes('#')) names.push(used.split('#')[1].replace(/^icon-/, ''));
  }
  return tidy(names.join(' ')).slice(0, 80);
}

const ONE_SETTING = /^(?:TR|LI)$/;
const SHORT_TEXT = 200, LONG_TEXT = 600, TITLE = 80;
// A name of so many letters may say nothing but the state of a switch ("OffOn", "Enabled").
const STATE = 8;
const squeezed = (text) => text.replace(/\s/g, '');

// The text that stands nearest around a control without a name, unless it is as much another control's: all of it, or
// of a long one the first line, in a row of a table the first cell, and what explains it.
function besideOf(element, name) {
  const el = bare(element);
  const own = name || tidy(el.textContent || '');
  if (!name && /[\p{L}\p{N}]/u.test(own) || [...el.querySelectorAll('img')].some((img) => tidy(img.alt))) return [];
  const drawnBox = boxDrawnBy(element, getComputedStyle(element));
  const checks = drawnBox !== null || CHECKED_ROLES.has(roleOf(element));
  for (let around = above(element), n = 0; around && n < 8; around = above(around)) {
    const up = bare(around);
    if (up.nodeType !== Node.ELEMENT_NODE || tagOf(around) === 'SLOT') continue;
    n += 1;
    const tooltip = tooltipOf(around, element);
    if (tooltip) return [tooltip];
    const whole = up.innerText || '';
    const text = squeezed(whole) === squeezed(own) ? '' : tidy(whole.replace(own, ''));
    const may = ONE_SETTING.test(tagOf(around)) || checks ? LONG_TEXT : SHORT_TEXT;
    if (text.length > may) return [];
    if (text) {
      if ([...up.querySelectorAll(NAMED_BY_ITSELF)].some((o) => !o.contains(element) && tidy(o.innerText || ''))) return [];
      const isOwn = (o) => o === element || o === drawnBox || bare(o).contains(element) || el.contains(o);
      const others = [...up.querySelectorAll(CONTROLS)].filter((o) => !isOwn(o));
      if (others.some((o) => CHECKED_ROLES.has(roleOf(o))) ||
        !checks && isAnothers(element, around)) return [];
      const cells = tagOf(around) === 'TR' ? whole.split('\t').map(tidy).filter(Boolean) : [];
      const row = cells.length > 1 ? titled(cells) : [];
      return row.length ? row : text.length > SHORT_TEXT ? titled(whole.split('\n').map(tidy).filter(Boolean)) : [text];
    }
  }
  return [];
}

const isPressed = (el) => getComputedStyle(el).cursor === 'pointer';

// Whether the first text around something is of a thing that is pressed by itself, as the initials at the end of a bar of
// icons. Beside a switch or box it stands for that.
function isAnothers(el, up) {
  if (isPressed(up)) return false;
  const texts = doc.createTreeWalker(up, NodeFilter.SHOW_TEXT, (text) =>
    !bare(el).contains(text) && text.nodeValue.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  const first = texts.nextNode();
  return first !== null && isPressed(first.parentElement);
}

// The first line of a text, or the first words in a row, if they are short, and the rest.
function titled(lines) {
  const first = lines.findIndex((line) => /\p{L}/u.test(line));
  const [title, rest] = [lines[first] || '', lines.filter((_, n) => n !== first)];
  return title && title.length <= TITLE && rest.length ? [title, rest.join(' ')] : [];
}
