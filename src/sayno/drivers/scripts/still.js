// Resolves when nothing has changed in the document for `quiet` ms, at the latest after `longest` ms.
({ quiet, longest }) =>
  new Promise((resolve) => {
    const begun = performance.now();
    let changed = begun;
    const watch = new MutationObserver(() => { changed = performance.now(); });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const look = () => {
      const now = performance.now();
      if (now - changed >= quiet || now - begun >= longest) {
        watch.disconnect();
        resolve(now - begun);
      } else {
        setTimeout(look, 8);
      }
    };
    requestAnimationFrame(() => requestAnimationFrame(look));
    setTimeout(look, quiet + 20); // a page in the background gets no animation frames
  });
