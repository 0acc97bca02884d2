// A form, and the document, give what stands in them by its name before what they have themselves: a form with a field
// called "title" has no title of its own any more. Here each is asked for what every other element has.

const asked = new WeakMap();

const ownOf = (el, name) => {
  for (let proto = Object.getPrototypeOf(el); proto; proto = Object.getPrototypeOf(proto)) {
    const found = Object.getOwnPropertyDescriptor(proto, name);
    if (found) return found.get ? found.get.call(el) : typeof found.value === 'function' ? found.value.bind(el) : found.value;
  }
  return undefined;
};

// An element to be read: of a form or a document only what is its own. As an argument the element itself is handed on.
const bare = (el) => {
  if (!(el instanceof HTMLFormElement || el instanceof Document)) return el;
  if (!asked.has(el)) asked.set(el, new Proxy({}, { get: (_, name) => ownOf(el, name) }));
  return asked.get(el);
};

const doc = bare(document);
