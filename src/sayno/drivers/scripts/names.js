// Accessible names as Accessible Name and Description Computation 1.2 and HTML-AAM define them.

// Rows and cells are too, but what they are named by stands in them anyway.
const NAMED_BY_CONTENT = new Set(('button checkbox heading link menuitem menuitemcheckbox menuitemradio option radio ' +
  'switch tab tooltip treeitem').split(' '));
const NOT_READ = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE HEAD META LINK TITLE OBJECT'.split(' '));
const SAYS_NOTHING = /[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]/g;

const tidy = (text) => text.replace(/[\t\n\v\f\r]/g, ' ').replace(SAYS_NOTHING, '').replace(/\s+/g, ' ').trim().toWellFormed();

function* childrenOf(el) {
  if (tagOf(el) === 'SLOT') {
    const assigned = el.assignedNodes();
    yield* assigned.length ? assigned : el.childNodes;
  } else {
    yield* bare(rootIn(el) || el).childNodes;
  }
}

// Closed shadow roots are found by the driver, who may look inside.
const closedRoots = new WeakMap();
const rootIn = (el) => bare(el).shadowRoot || closedRoots.get(el) || null;

const isRendered = (el) => bare(el).checkVisibility() || getComputedStyle(el).display === 'contents';
const isHidden = (el) => bare(el).getAttribute('aria-hidden') === 'true' || !isRendered(el) ||
  getComputedStyle(el).visibility !== 'visible';

const INLINE = /^(inline|contents|ruby)$/;
const isBlock = (el) => tagOf(el) === 'BR' || !INLINE.test(getComputedStyle(el).display);

function generated(el, where) {
  const content = getComputedStyle(el, where).content;
  if (!content || content === 'none' || content === 'normal') return '';
  const [, quoted, alternative] = content.match(/^"((?:[^"\\]|\\.)*)"(?:\s*\/\s*"((?:[^"\\]|\\.)*)")?$/) || [];
  return (alternative ?? quoted ?? '').replace(/\\(.)/g, '$1');
}

function contentOf(el, seen, hiddenToo) {
  let text = generated(el, '::before');
  for (const child of childrenOf(el)) {
    if (child.nodeType === Node.TEXT_NODE) {
      text += child.nodeValue;
    } else if (child.nodeType === Node.ELEMENT_NODE && !NOT_READ.has(tagOf(child))) {
      const inner = alternativeOf(child, seen, hiddenToo);
      text += isBlock(child) ? ` ${inner} ` : inner;
    }
  }
  return text + generated(el, '::after');
}

// What a control within a label or a name contributes: its value.
function valueOf(element, role) {
  const el = bare(element);
  if (role === 'textbox' || role === 'searchbox') return el.value ?? el.textContent;
  if (role === 'combobox' || role === 'listbox') {
    if (el.selectedOptions) return [...el.selectedOptions].map((o) => o.textContent).join(' ');
    return el.value ?? [...el.querySelectorAll('[aria-selected=true]')].map((o) => o.textContent).join(' ');
  }
  if (role === 'slider' || role === 'spinbutton' || role === 'progressbar' || role === 'meter') {
    return el.getAttribute('aria-valuetext') ?? el.getAttribute('aria-valuenow') ?? String(el.value ?? '');
  }
  return null;
}

function alternativeOf(el, seen, hiddenToo) {
  if (seen.has(el)) return '';
  seen.add(el);
  if (!hiddenToo && isHidden(el)) return '';
  const role = roleOf(el);
  const label = tidy(bare(el).getAttribute('aria-label') || '');
  const value = valueOf(el, role);
  if (value !== null) return value;
  if (label) return label;
  const native = nativeName(el, role, seen);
  if (native) return native;
  return contentOf(el, seen, hiddenToo) || bare(el).getAttribute('title') || '';
}

function referred(el, attribute) {
  const root = bare(bare(el).getRootNode());
  return (bare(el).getAttribute(attribute) || '').split(/\s+/).filter(Boolean)
    .map((id) => root.getElementById?.(id)).filter(Boolean);
}

const joined = (elements, own) => tidy(elements.map((other) => {
  const seen = new Set();
  const label = bare(other).getAttribute('aria-label');
  if (label && label.trim()) return label;
  if (other === own) return contentOf(other, seen, true);
  return alternativeOf(other, seen, isHidden(other));
}).join(' '));

function nativeName(el, role, seen) {
  switch (tagOf(el)) {
    case 'INPUT':
      switch (el.type) {
        case 'button': return el.value;
        case 'submit': return el.hasAttribute('value') ? el.value : 'Submit';
        case 'reset': return el.hasAttribute('value') ? el.value : 'Reset';
        case 'image': return el.alt || el.value || el.title || 'Submit';
        default: return labelled(el, seen);
      }
    case 'SELECT': case 'TEXTAREA': case 'METER': case 'PROGRESS': case 'OUTPUT': return labelled(el, seen);
    case 'BUTTON': return labelled(el, seen);
    case 'IMG': case 'AREA': return el.getAttribute('alt') || '';
    case 'FIELDSET': return firstChild(el, 'LEGEND', seen);
    case 'TABLE': return firstChild(el, 'CAPTION', seen);
    case 'FIGURE': return firstChild(el, 'FIGCAPTION', seen);
    case 'SVG': return tidy(([...el.children].find((c) => tagOf(c) === 'TITLE') || {}).textContent || '');
    case 'OPTGROUP': return el.label;
    case 'OPTION': return el.label;
    default: return '';
  }
}

// What a program calls a setting ("misc:user_interface:save_state") is left in labels now and then. Here a person is
// believed who reads the label itself, and not the standard.
const IDENTIFIER = /^\w+(?:[:._]\w+)+$/;

function labelled(el, seen) {
  const labels = [...(el.labels || [])].map((label) => {
    const within = new Set([...seen, el]);
    const said = tidy(label.getAttribute('aria-label') || '');
    const shown = said && !IDENTIFIER.test(said) ? '' : tidy(contentOf(label, within, isHidden(label)));
    return shown || said;
  });
  return labels.filter(Boolean).join(' ');
}

function firstChild(el, tag, seen) {
  const child = [...el.children].find((c) => tagOf(c) === tag);
  return child ? tidy(contentOf(child, seen, false)) : '';
}

function nameOf(el, role) {
  const referring = referred(el, 'aria-labelledby');
  if (referring.length) {
    const name = joined(referring, el);
    if (name) return name;
  }
  const label = tidy(bare(el).getAttribute('aria-label') || '');
  if (label) return label;
  const seen = new Set([el]);
  const native = tidy(nativeName(el, role, seen) || '');
  if (native) return native;
  if (NAMED_BY_CONTENT.has(role)) {
    const name = tidy(contentOf(el, seen, false));
    if (name) return name;
  }
  const placeholder = (bare(el).getAttribute('placeholder') || '').replace(/[\r\n]/g, '');
  return [bare(el).getAttribute('title'), placeholder, bare(el).getAttribute('aria-placeholder')]
    .map((text) => tidy(text || '')).find(Boolean) || '';
}

function descriptionOf(el, name) {
  const described = joined(referred(el, 'aria-describedby'), null) || tidy(bare(el).getAttribute('aria-description') || '');
  const title = tidy(bare(el).getAttribute('title') || '');
  return described || (title && title !== name ? title : '');
}
