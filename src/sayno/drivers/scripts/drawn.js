// What tells its state to the eye alone: switches that a class calls on or off, or whose icon is a switch or box, and
// buttons in a group of which one is drawn as chosen.

const SWITCHES = new Set('switch toggle toggler tgl checkbox'.split(' '));
const NO_SWITCH = /menu|nav|side|drop|collaps|fold|accordion|tab|modal|panel|drawer|dialog|expand/i;
const DRAWN = { on: true, checked: true, marked: true, off: false, unchecked: false, blank: false };
const DRAWN_OF_SWITCH = { ...DRAWN, active: true, inactive: false };
const ICON_STATES = {
  'check-square-o': true, 'square-o': false, check_box: true, check_box_outline_blank: false, toggle_on: true, toggle_off: false,
};
const LIGATURES = '[class*="material-icons"], [class*="material-symbols"]';
const MAY_BE_DRAWN = new Set(['', 'generic', 'link', 'button', 'menuitem', 'listitem']);
const STATED = '[aria-pressed], [aria-checked], [aria-expanded], [aria-haspopup], [aria-selected]';
const MOST_INSIDE = 8;

const wordsOf = (token) => token.split(/[-_]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());

// What one element says by its classes: true, false, or undefined where it says nothing.
function stateByClass(el) {
  const tokens = [...bare(el).classList].filter((token) => token.length < 60);
  for (const token of tokens) {
    const icon = token.replace(/^[a-z]{2,3}-/, '');
    if (Object.hasOwn(ICON_STATES, icon)) return ICON_STATES[icon];
  }
  const switches = tokens.filter((token) => !NO_SWITCH.test(token) && wordsOf(token).some((word) => SWITCHES.has(word)));
  if (!switches.length) return undefined;
  const states = switches.some((token) => wordsOf(token).includes('switch')) ? DRAWN_OF_SWITCH : DRAWN;
  const own = switches.map((token) => wordsOf(token).at(-1));
  const said = [...own, ...tokens.filter((token) => !switches.includes(token)).map((token) => wordsOf(token).at(-1))];
  const state = said.find((word) => Object.hasOwn(states, word));
  return state === undefined ? undefined : states[state];
}

// One that says nothing is off where another of its kind says that it is on.
function isOffBesideOthers(el) {
  const kind = [...bare(el).classList].find((token) => SWITCHES.has(token.toLowerCase()));
  return Boolean(kind) && [...bare(bare(el).getRootNode()).querySelectorAll(`.${CSS.escape(kind)}`)].some((other) => stateByClass(other));
}

// Whether a control that states nothing is drawn as a switch, and how: 'on', 'off' or ''.
function drawnOf(el, role) {
  if (!MAY_BE_DRAWN.has(role) || bare(el).matches(STATED)) return '';
  if (!/^(?:#|javascript:|$)/.test(bare(el).getAttribute('href') || '')) return '';
  const inside = [...bare(el).querySelectorAll('*')];
  if (inside.length > MOST_INSIDE || inside.some((one) => CHECKED_ROLES.has(roleOf(one)))) return '';
  for (const one of [el, ...inside]) {
    const glyph = bare(one).matches(LIGATURES) ? tidy(bare(one).textContent || '') : '';
    const state = Object.hasOwn(ICON_STATES, glyph) ? ICON_STATES[glyph] : stateByClass(one);
    if (state !== undefined) return state ? 'on' : 'off';
  }
  return isOffBesideOthers(el) ? 'off' : '';
}

const CHOSEN = new Set('active selected checked current on primary'.split(' '));
const GROUPS = new Set('group segmented segment segments toggle switch choice choices'.split(' '));
const MOST_CHOICES = 6;

// Whether a button is the one of its group that is drawn as chosen: 'yes', 'no', or '' where it stands in no such group.
function chosenOf(el, role) {
  const around = role === 'button' ? bare(el).parentElement : null;
  const group = around && bare(around);
  if (!group || ![...group.classList].some((token) => wordsOf(token).some((word) => GROUPS.has(word)))) return '';
  const all = [...group.children].filter((one) => one.getClientRects().length);
  const buttons = all.every((one) => roleOf(one) === 'button' && !one.matches(STATED));
  if (!buttons || all.length < 2 || all.length > MOST_CHOICES) return '';
  const says = (one) => [...one.classList].some((token) => CHOSEN.has(wordsOf(token).at(-1)));
  return all.filter(says).length === 1 ? (says(el) ? 'yes' : 'no') : '';
}
