// The accessibility tree in the notation of sayno.model.notation. What can be operated gets a ref.

const OPERABLE = new Set(('button checkbox combobox link listbox menuitem menuitemcheckbox menuitemradio option radio ' +
  'searchbox slider spinbutton switch tab textbox treeitem').split(' '));
const TYPED = new Set('textbox searchbox spinbutton'.split(' '));
const WITHOUT_INSIDE = new Set('img math meter progressbar separator slider'.split(' '));
// Roles that only change how a text is said: their text belongs to the sentence around it.
const WITHIN_TEXT = new Set(('code deletion emphasis generic insertion mark strong subscript superscript term time')
  .split(' '));
const MOST_ENTRIES = 20000;

const LEADS = 'a, button, [role=menuitem], [role=link], [role=button]';

const PLAIN = /^[A-Za-z][A-Za-z0-9 ,.()/-]*[A-Za-z0-9.)]$/;
const RESERVED = /^(true|false|null|yes|no|on|off|y|n)$/i;
const AMBIGUOUS = /: | #|:$/;

const inQuotes = (text) => JSON.stringify(text).replace(/[\u2028\u2029\u0085]/g, ' ');
const scalar = (text) => (PLAIN.test(text) && !RESERVED.test(text) ? text : inQuotes(text));

class Look {
  constructor() {
    this.refs = [];
    this.entries = 0;
    this.hollow = [];
    this.veil = veil();
  }

  get full() { return this.entries >= MOST_ENTRIES; }

  refOf(el) {
    this.refs.push(el);
    return `e${this.refs.length}`;
  }

  // The entries of a document or a shadow root: {text} and {head, value, properties, below}.
  inside(root, around) {
    const entries = [];
    const folded = tagOf(root) === 'DETAILS' && !root.open;
    for (const child of childrenOf(root)) {
      if (!folded || tagOf(child) === 'SUMMARY') this.visit(child, entries, around);
    }
    return entries;
  }

  visit(node, entries, around) {
    const el = bare(node);
    if (el.nodeType === Node.TEXT_NODE) {
      if (around.visible && !around.named) entries.push({ text: el.nodeValue });
      return;
    }
    if (el.nodeType !== Node.ELEMENT_NODE || this.full) return;
    const tag = tagOf(node);
    if (NOT_READ.has(tag) || el.inert || el.getAttribute('aria-hidden') === 'true') return;
    const style = getComputedStyle(node);
    if (!el.checkVisibility() && style.display !== 'contents') {
      this.hide(node, around);
      return;
    }
    const visible = style.visibility === 'visible';
    if (!visible) this.hide(node, around);
    if (isBeyond(node, style) || isFolded(node, style)) {
      this.hide(node, around);
      return;
    }
    if (tag === 'BR') entries.push({ ends: true });
    if (tag === 'LABEL' && node.control && this.label(node, entries, around, visible, style)) return;
    const role = !visible ? '' : node === this.veil && !el.matches(DIALOGS) ? 'dialog' : roleOf(node);
    if (visible && !role && this.drawing(node, entries, style)) return;
    const own = !around.points || !role && isApart(node, around.pressed, style);
    const points = style.cursor === 'pointer' && own || isPicture(node, role, style);
    const operable = visible && (OPERABLE.has(role) || points || el.tabIndex >= 0 && isFocusable(node) &&
      tag !== 'IFRAME' || el.hasAttribute('onclick'));
    const within = {
      visible, points: style.cursor === 'pointer', pressed: points ? node : around.pressed, named: false, hides: [],
    };
    if (visible && isHollow(node, tag)) this.hollow.push(node);
    if (!operable && (!role || WITHIN_TEXT.has(role))) {
      this.hoist(node, entries, within, style);
    } else {
      // What can be pressed is no mere term of a text, whatever its tag says.
      const plain = !role || points && (WITHIN_TEXT.has(role) || role === 'definition');
      const made = this.entry(node, plain ? 'generic' : role, operable, points, within);
      if (within.hides.length && role !== 'group') made.entry = this.shows(node, made, within);
      entries.push(made.entry || made);
    }
  }

  hoist(el, entries, within, style) {
    const block = !INLINE.test(style.display);
    if (block) entries.push({ ends: true });
    const inside = this.inside(el, within);
    const shown = within.hides ? this.trigger(el, inside, within) : null;
    if (shown) entries.push(shown);
    else for (const entry of inside) entries.push(entry);
    if (block) entries.push({ ends: true });
  }

  // What is hidden beside something shown, and would come up by pointing at it: its names, for who looks for them.
  hide(el, around) {
    if (around.hides === undefined || !bare(el).querySelector || !bare(el).querySelector(LEADS)) return;
    around.hides.push([...bare(el).querySelectorAll(LEADS)].map((lead) => tidy(lead.textContent || '')).join(', '));
  }

  // The same for an element with a role of its own, such as an item of a list.
  shows(el, made, within) {
    const shown = this.trigger(el, made.value ? [{ text: made.value }] : made.below, within);
    if (!shown) return null;
    return { ...made, value: '', below: [shown] };
  }

  // A text without a role beside which a menu is hidden can be pointed at; a control there says what it hides.
  trigger(el, inside, within) {
    const hidden = within.hides.join(', ').slice(0, 200);
    const entries = settled(inside);
    if (!hidden || !entries.length) return null;
    const controls = entries.filter((entry) => entry.head && entry.head.includes('[ref='));
    if (controls.length) {
      if (controls.length === 1) controls[0].properties.push(['hides', hidden]);
      return null;
    }
    const text = entries.map((entry) => entry.text || '').join(' ').trim();
    if (!text || text.length > 60 || entries.some((entry) => entry.head)) return null;
    this.entries += 1;
    return { head: head('generic', '', [`ref=${this.refOf(el)}`]), value: text, properties: [['hides', hidden]], below: [] };
  }

  // A label is not read again beside the control that it names; where that control is hidden, it stands for it.
  label(el, entries, around, visible, style) {
    const control = el.control;
    if (!isHidden(control)) {
      this.hoist(el, entries, { visible, points: true, named: true }, style);
      return true;
    }
    const role = roleOf(control);
    if (!visible || !CHECKED_ROLES.has(role)) return false;
    this.entries += 1;
    const name = nameOf(control, role) || tidy(contentOf(el, new Set(), false));
    const marks = [...marksOf(control, role, name), `ref=${this.refOf(el)}`, 'cursor=pointer'];
    const links = this.inside(el, { visible, points: true, named: true }).filter((e) => e.head);
    entries.push({ head: head(role, name, marks), value: '', properties: [...besides(el, role, name, '')], below: links });
    return true;
  }

  // What is pressed in the place of a hidden box right beside it, which it draws.
  drawing(el, entries, style) {
    const box = boxDrawnBy(el, style);
    if (!box) return false;
    const role = roleOf(box);
    const name = nameOf(box, role);
    this.entries += 1;
    const marks = [...marksOf(box, role, name), `ref=${this.refOf(el)}`, 'cursor=pointer'];
    entries.push({ head: head(role, name, marks), value: '', properties: [...besides(el, role, name, '')], below: [] });
    return true;
  }

  entry(element, role, operable, points, within) {
    this.entries += 1;
    const el = bare(element);
    const name = nameOf(element, role);
    const marks = [...marksOf(element, role, name)];
    if (element === this.veil && !marks.includes('modal')) marks.push('modal');
    if (operable || role === 'iframe') marks.push(`ref=${this.refOf(element)}`);
    if (points) marks.push('cursor=pointer');
    let below = [];
    let value = '';
    if (TYPED.has(role)) {
      value = tidy(el.value ?? el.textContent ?? '');
    } else if (role === 'combobox' && el.options === undefined) {
      value = tidy(el.value ?? '');
      below = el.value === undefined ? this.inside(element, within) : [];
    } else if (el.options && tagOf(element) === 'SELECT') {
      below = [...el.options].map((option) => ({
        head: head('option', tidy(option.label), [...marksOf(option, 'option', '')]), value: '', properties: [], below: [],
      }));
    } else if (!WITHOUT_INSIDE.has(role) && role !== 'iframe') {
      below = settled(this.inside(element, within));
      const texts = below.every((e) => e.text !== undefined) ? below.map((e) => e.text).join(' ') : null;
      if (texts !== null && below.length) {
        below = [];
        value = NAMED_BY_CONTENT.has(role) && texts === name ? '' : texts;
      }
    }
    return { head: head(role, name, marks), value, properties: [...propertiesOf(element, role, name, operable)], below };
  }
}

// Parked beyond an edge that nothing scrolls to, with what can be pressed: a menu or drawer that is brought in by
// pointing or pressing. What is merely written there is for those who do not see the page.
const isBeyond = (element, style) => {
  const el = bare(element);
  if (style.position !== 'absolute' && style.position !== 'fixed' || !el.querySelector(LEADS)) return false;
  const rect = el.getBoundingClientRect();
  if (!rect.width || !rect.height) return false;  // what is drawn out of it may stand anywhere
  if (style.position === 'fixed' && (rect.left >= innerWidth || rect.top >= innerHeight)) return true;
  return rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0;
};

// Folded up to nothing, with what leads elsewhere or can be set: the entries of a menu, a part of settings. What is
// placed freely inside may still be shown. A box without words may be drawn by something else; and for those who do not
// see the page things are hidden otherwise.
const isFolded = (element, style) => {
  const el = bare(element);
  const high = style.overflowY !== 'visible' && el.clientHeight === 0 && el.scrollHeight > 0;
  const wide = style.overflowX !== 'visible' && el.clientWidth === 0 && el.scrollWidth > 0;
  if (!high && !wide || INLINE.test(style.display)) return false;
  const holds = el.querySelector(LEADS) || el.querySelector(SETS) && tidy(el.textContent || '');
  return Boolean(holds) && ![...el.querySelectorAll('*')].some((one) => isFree(one, el));
};

// Drawn beside what it stands in, which shows a hand all over: an entry of a menu that has come up out of its button.
const isApart = (element, pressed, style) => {
  if (!pressed || style.position !== 'absolute' && style.position !== 'fixed') return false;
  const [one, other] = [element, pressed].map((el) => bare(el).getBoundingClientRect());
  const beside = one.right <= other.left || one.left >= other.right || one.bottom <= other.top || one.top >= other.bottom;
  return one.width > 0 && one.height > 0 && beside;
};

// Shown, and placed by something outside of what it stands in, which therefore does not cut it off.
const isFree = (one, within) => {
  const { position, visibility } = getComputedStyle(one);
  if (position !== 'fixed' && position !== 'absolute' || visibility !== 'visible') return false;
  const { width, height, right, bottom } = bare(one).getBoundingClientRect();
  const shown = width > 0 && height > 0 && right + scrollX > 0 && bottom + scrollY > 0;
  return shown && (position === 'fixed' || !within.contains(bare(one).offsetParent));
};

const SMALLEST_ICON = 8;
const LARGEST_ICON = 80;

// A picture without role or text that only a tooltip names is there to be pressed, whatever the pointer does above it.
const isPicture = (element, role, style) => {
  const el = bare(element);
  if (role || !el.title || el.childElementCount || style.backgroundImage === 'none' || tidy(el.textContent || '')) return false;
  const { width, height } = el.getBoundingClientRect();
  return Math.min(width, height) >= SMALLEST_ICON && Math.max(width, height) <= LARGEST_ICON;
};

// Takes up room and shows nothing of its own: something may stand in a closed shadow root.
const isHollow = (el, tag) => !rootIn(el) && (tag.includes('-') || !bare(el).hasChildNodes()) &&
  (tag.includes('-') || tag === 'DIV' || tag === 'SPAN') && el.offsetHeight > 8;

const head = (role, name, marks) => {
  const key = role + (name ? ` ${inQuotes(name)}` : '') + marks.map((mark) => ` [${mark}]`).join('');
  return AMBIGUOUS.test(key) ? `'${key.replaceAll("'", "''")}'` : key;
};

// Leads to a part of the page that is shown already. What unfolds or chooses a part may be written so, too: there the
// part is hidden, or is itself what is pressed.
const isAnchor = (el) => {
  const to = (el.getAttribute('href') || '').match(/^#([\w:.-]+)$/);
  const root = bare(el.getRootNode());
  const part = to && root.getElementById && root.getElementById(to[1]);
  return Boolean(part) && !el.contains(part) && bare(part).getClientRects().length > 0;
};

// Radio buttons of one name are one choice. It is said where nothing around them says so.
const choiceOf = (el, role) =>
  role === 'radio' && el.type === 'radio' && !el.closest('fieldset, [role=radiogroup], [role=group]') ? el.name : '';

function* propertiesOf(element, role, name, operable) {
  const el = bare(element);
  const leads = role === 'link' || tagOf(element) === 'A';  // an entry of a menu may be a link, whatever role it says
  if (leads && el.hasAttribute('href')) yield ['url', el.getAttribute('href')];
  if (leads && isAnchor(el)) yield ['anchor', 'yes'];
  const holds = operable ? heldBy(element, role) : '';
  if (holds) yield ['holds', holds];
  const drawn = operable ? drawnOf(element, role) : '';
  if (drawn) yield ['drawn', drawn];
  const chosen = operable && !drawn ? chosenOf(element, role) : '';
  if (chosen) yield ['chosen', chosen];
  const choice = choiceOf(el, role);
  if (choice) yield ['choice', choice];
  if (el.target && role === 'link' && el.target !== '_self') yield ['target', el.target];
  if (el.hasAttribute('download')) yield ['download', 'yes'];
  const form = el.form instanceof HTMLFormElement ? bare(el.form) : null;
  if (role === 'button' && form && /^(submit|image)$/.test(el.type)) {
    const method = (el.getAttribute('formmethod') || form.getAttribute('method') || 'get').toLowerCase();
    yield ['form', `${method} ${el.getAttribute('formaction') || form.getAttribute('action') || ''}`.trim()];
  }
  if (tagOf(element) === 'INPUT' && (TYPED.has(role) && el.type !== 'text' || el.type === 'file')) yield ['type', el.type];
  if (operable && el.autocomplete && el.autocomplete !== 'off' && el.autocomplete !== 'on') {
    yield ['autocomplete', el.autocomplete];
  }
  if (name && name !== tidy(el.getAttribute('placeholder') || '') && el.placeholder) yield ['placeholder', tidy(el.placeholder)];
  const description = descriptionOf(element, name);
  if (description) yield ['description', description];
  if (operable) yield* besides(element, role, name, description);
}

// Runs of text joined, what is empty left out.
function settled(entries) {
  const joined = [];
  let run = '';
  const end = () => {
    const text = tidy(run);
    if (text) joined.push({ text });
    run = '';
  };
  for (const entry of entries) {
    if (entry.text !== undefined) run += entry.text;
    else {
      end();
      if (!entry.ends) joined.push(entry);
    }
  }
  end();
  return joined;
}

function* linesOf(entries, indent) {
  for (const entry of settled(entries)) {
    if (entry.text !== undefined) {
      yield `${indent}- text: ${scalar(entry.text)}`;
      continue;
    }
    const below = settled(entry.below);
    const opens = entry.value || below.length || entry.properties.length ? ':' : '';
    yield `${indent}- ${entry.head}${opens}${entry.value ? ` ${scalar(entry.value)}` : ''}`;
    for (const [key, value] of entry.properties) yield `${indent}  - /${key}: ${scalar(value)}`;
    yield* linesOf(below, `${indent}  `);
  }
}
