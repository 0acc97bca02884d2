// Roles and states as WAI-ARIA 1.2 and HTML-AAM define them.

const KNOWN_ROLES = new Set(('alert alertdialog application article banner blockquote button caption cell checkbox ' +
  'code columnheader combobox complementary contentinfo definition deletion dialog directory document emphasis feed ' +
  'figure form generic grid gridcell group heading img insertion link list listbox listitem log main mark marquee ' +
  'math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph ' +
  'presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator ' +
  'slider spinbutton status strong subscript superscript switch tab table tablist tabpanel term textbox time timer ' +
  'toolbar tooltip tree treegrid treeitem').split(' '));

const ROLE_OF_TAG = {
  ARTICLE: 'article', ASIDE: 'complementary', BLOCKQUOTE: 'blockquote', BUTTON: 'button', CAPTION: 'caption',
  CODE: 'code', DD: 'definition', DEL: 'deletion', DETAILS: 'group', DFN: 'term', DIALOG: 'dialog', DT: 'term',
  EM: 'emphasis', FIELDSET: 'group', FIGURE: 'figure', FORM: 'form', H1: 'heading', H2: 'heading', H3: 'heading',
  H4: 'heading', H5: 'heading', H6: 'heading', HR: 'separator', IFRAME: 'iframe', FRAME: 'iframe', IMG: 'img',
  INS: 'insertion', LI: 'listitem', MAIN: 'main', MARK: 'mark', MENU: 'list', METER: 'meter', NAV: 'navigation',
  OL: 'list', OPTGROUP: 'group', OPTION: 'option', OUTPUT: 'status', P: 'paragraph', PROGRESS: 'progressbar',
  SEARCH: 'search', STRONG: 'strong', SUB: 'subscript', SUMMARY: 'button', SUP: 'superscript', TABLE: 'table',
  TBODY: 'rowgroup', TD: 'cell', TEXTAREA: 'textbox', TFOOT: 'rowgroup', TH: 'columnheader', THEAD: 'rowgroup',
  TIME: 'time', TR: 'row', UL: 'list',
};

const ROLE_OF_INPUT = {
  button: 'button', checkbox: 'checkbox', color: 'textbox', date: 'textbox', 'datetime-local': 'textbox',
  email: 'textbox', file: 'button', image: 'button', month: 'textbox', number: 'spinbutton', password: 'textbox',
  radio: 'radio', range: 'slider', reset: 'button', search: 'searchbox', submit: 'button', tel: 'textbox',
  text: 'textbox', time: 'textbox', url: 'textbox', week: 'textbox',
};

const SECTIONING = 'article, aside, main, nav, section, [role=article], [role=complementary], [role=main], ' +
  '[role=navigation], [role=region]';

const DISABLED_ROLES = new Set(('button checkbox combobox gridcell link listbox menuitem menuitemcheckbox ' +
  'menuitemradio option radio radiogroup searchbox slider spinbutton switch tab textbox treeitem').split(' '));
const CHECKED_ROLES = new Set('checkbox switch radio menuitemcheckbox menuitemradio option treeitem'.split(' '));

const tagOf = (el) => (bare(el).tagName || '').toUpperCase();

function stated(el, role) {
  for (const token of (bare(el).getAttribute('role') || '').toLowerCase().split(/\s+/)) {
    const same = token === 'image' ? 'img' : token === 'presentation' ? 'none' : token;
    if (KNOWN_ROLES.has(same)) return same;
  }
  return role;
}

function nativeRole(el) {
  const tag = tagOf(el);
  switch (tag) {
    case 'A': case 'AREA': return el.hasAttribute('href') ? 'link' : '';
    case 'INPUT': {
      const type = el.type;
      if (type === 'hidden') return '';
      const role = ROLE_OF_INPUT[type] || 'textbox';
      return el.hasAttribute('list') && (role === 'textbox' || role === 'searchbox') ? 'combobox' : role;
    }
    case 'SELECT': return el.multiple || el.size > 1 ? 'listbox' : 'combobox';
    case 'HEADER': return el.closest(SECTIONING) ? '' : 'banner';
    case 'FOOTER': return el.closest(SECTIONING) ? '' : 'contentinfo';
    case 'SECTION': return el.hasAttribute('aria-label') || el.hasAttribute('aria-labelledby') ||
      el.hasAttribute('title') ? 'region' : '';
    case 'FORM': return 'form';
    case 'IMG': return el.getAttribute('alt') === '' && !el.hasAttribute('aria-label') &&
      !el.hasAttribute('aria-labelledby') && !el.hasAttribute('title') ? 'none' : 'img';
    case 'SVG': return 'img';
    case 'SUMMARY': return el.parentElement && tagOf(el.parentElement) === 'DETAILS' ? 'button' : '';
    default: return Object.hasOwn(ROLE_OF_TAG, tag) ? ROLE_OF_TAG[tag] : '';
  }
}

const isFocusable = (el) => {
  if (bare(el).disabled === true) return false;
  switch (tagOf(el)) {
    case 'A': case 'AREA': return el.hasAttribute('href') || el.hasAttribute('tabindex');
    case 'BUTTON': case 'SELECT': case 'TEXTAREA': case 'IFRAME': return true;
    case 'INPUT': return el.type !== 'hidden';
    case 'SUMMARY': return true;
    default: return bare(el).hasAttribute('tabindex') || isEditable(el);
  }
};

const isEditable = (el) => {
  const editable = bare(el).getAttribute?.('contenteditable');
  return editable !== null && editable !== undefined && editable !== 'false';
};

function roleOf(el) {
  const native = isEditable(el) && !bare(el).hasAttribute('role') ? 'textbox' : nativeRole(el);
  const role = stated(el, native);
  if (role === 'none' || role === 'generic') return isFocusable(el) && native !== 'none' ? native : '';
  return role;
}

const truth = (value) => (value === 'true' ? true : value === 'false' ? false : value === 'mixed' ? 'mixed' : null);

function isDisabled(el, role) {
  if (bare(el).matches(':disabled')) return true;
  if (!DISABLED_ROLES.has(role)) return false;
  const near = bare(el).closest('[aria-disabled]');
  return near !== null && near.getAttribute('aria-disabled') === 'true';
}

// States in the order in which the notation has them.
function* marksOf(element, role, name) {
  const el = bare(element);
  if (CHECKED_ROLES.has(role)) {
    const isInput = tagOf(el) === 'INPUT' && (el.type === 'checkbox' || el.type === 'radio');
    // Some say of a box whether it is pressed.
    const said = el.getAttribute('aria-checked') ?? (role === 'radio' ? null : el.getAttribute('aria-pressed'));
    const checked = isInput ? (el.indeterminate ? 'mixed' : el.checked) : truth(said);
    if (checked === true) yield 'checked';
    if (checked === 'mixed') yield 'checked=mixed';
  }
  if (isDisabled(element, role)) yield 'disabled';
  const expanded = tagOf(el) === 'SUMMARY' && role === 'button'
    ? el.parentElement.open : truth(el.getAttribute('aria-expanded'));
  if (expanded === true) yield 'expanded';
  if (expanded === false) yield 'expanded=false';
  if (role === 'heading') {
    const level = Number(el.getAttribute('aria-level')) || Number(tagOf(el).slice(1)) || 2;
    yield `level=${Math.floor(level)}`;
  }
  if (role === 'button') {
    const pressed = truth(el.getAttribute('aria-pressed'));
    if (pressed !== null) yield pressed === true ? 'pressed' : `pressed=${pressed}`;
  }
  const selected = tagOf(el) === 'OPTION' ? el.selected : el.getAttribute('aria-selected') === 'true';
  if (selected) yield 'selected';
  const current = el.getAttribute('aria-current');
  if (current && current !== 'false') yield 'current';
  if (el.required === true || el.getAttribute('aria-required') === 'true') yield 'required';
  if (el.readOnly === true || el.getAttribute('aria-readonly') === 'true') yield 'readonly';
  if (role === 'dialog' || role === 'alertdialog') {
    if (el.getAttribute('aria-modal') === 'true' || el.matches(':modal')) yield 'modal';
  }
  const popup = el.getAttribute('aria-haspopup');
  if (popup && popup !== 'false') yield `popup=${popup === 'true' ? 'menu' : popup.replace(/[^a-z]/g, '')}`;
}
