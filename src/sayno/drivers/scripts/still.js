// Resolves when two frames in a row and `quiet` ms have passed without a change in the document, at the
// latest after `longest` ms. A page in the background gets no frames: there the clock alone decides.
({ quiet, longest }) =>
  new Promise((resolve) => {
    const begun = performance.now();
    let changed = begun;
    let frames = 0;
    const watch = new MutationObserver(() => { changed = performance.now(); frames = 0; });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const frame = () => { frames += 1; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    const look = () => {
      const now = performance.now();
      const rested = now - changed;
      if ((rested >= quiet && frames >= 2) || rested >= quiet * 10 || now - begun >= longest) {
        watch.disconnect();
        resolve();
      } else {
        setTimeout(look, 4);
      }
    };
    look();
  })
