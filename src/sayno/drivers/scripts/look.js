// How often the document has changed since it was first looked at, its title, and the boxes of the viewport that
// show personal data: filled text fields, known values and e-mail addresses in text, and, where asked, every
// picture. Open shadow roots are looked into.
({ values, email, pictures }) => {
  const boxes = [];
  const shape = new RegExp(email, 'gi');
  const lower = values.map((v) => v.toLowerCase());
  const inView = (rect) => rect.width && rect.height && rect.bottom > 0 && rect.top < innerHeight;
  const add = (rect) => { if (inView(rect)) boxes.push([rect.x, rect.y, rect.width, rect.height]); };
  const addText = (node) => {
    const text = node.nodeValue;
    const small = text.toLowerCase();
    const spans = [...text.matchAll(shape)].map((m) => [m.index, m.index + m[0].length]);
    for (const value of lower) {
      for (let at = small.indexOf(value); at >= 0; at = small.indexOf(value, at + 1)) spans.push([at, at + value.length]);
    }
    for (const [start, end] of spans) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, Math.min(end, text.length));
      for (const rect of range.getClientRects()) add(rect);
    }
  };
  const typed = 'textarea, [contenteditable=""], [contenteditable="true"], input:not([type=checkbox]):not([type=radio])' +
    ':not([type=button]):not([type=submit]):not([type=reset]):not([type=hidden]):not([type=image])';
  const seen = 'img, picture, video, canvas, svg image, iframe';
  const visit = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        addText(node);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches(typed) && (node.value || node.textContent)) add(node.getBoundingClientRect());
        if (pictures) {
          // Styles are dear, and most of a long page is out of view.
          const rect = node.getBoundingClientRect();
          const shows = () => node.matches(seen) || getComputedStyle(node).backgroundImage.includes('url(');
          if (inView(rect) && shows()) add(rect);
        }
        if (node.shadowRoot) visit(node.shadowRoot);
      }
    }
  };
  visit(document);
  if (!window[Symbol.for('sayno')]) {
    const watch = { changes: 0 };
    Object.defineProperty(window, Symbol.for('sayno'), { value: watch });
    new MutationObserver(() => { watch.changes += 1; }).observe(document, {
      subtree: true, childList: true, attributes: true, characterData: true,
    });
  }
  return { changes: window[Symbol.for('sayno')].changes, loading: document.readyState !== 'complete',
    title: document.title, boxes };
}
