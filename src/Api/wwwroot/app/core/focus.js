// @ts-check

/** Where the keyboard's focus was last, innermost element first. @type {Element[]} */
let way = [];

/** What was given the focus in another's place, until somebody does something. @type {Element|null} */
let kept = null;

for (const act of ['keydown', 'pointerdown', 'wheel', 'touchstart']) addEventListener(act, () => { kept = null; }, { capture: true, passive: true });
addEventListener('focusin', event => { way = ancestors(/** @type {Element} */ (event.target)); });
// Whoever presses beside everything wants the focus nowhere.
addEventListener('pointerdown', () => { way = []; });

/**
 * What somebody pressed may vanish with what it did. Then the element that showed it takes the focus, and says what became of
 * it; the next key goes on from there. A button that only waits for its answer gets the focus back when it can be pressed again.
 */
export function keepFocus() {
  // What else came of it may push it out of sight.
  if (kept !== null && kept === document.activeElement) show(kept);
  if (way.length === 0 || (document.activeElement !== document.body && document.activeElement !== null)) return;
  const [held] = way;
  if (held.isConnected && held.matches(':disabled')) return;
  for (const place of way) {
    if (!(place instanceof HTMLElement) || !place.isConnected || (place !== held && !shows(place))) continue;
    if (place !== held && !place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: place !== held });
    if (document.activeElement !== place) continue;
    kept = place;
    show(place);
    return;
  }
}

/** An element of this console or the desk's main part, not a box inside one. @param {Element} place */
const shows = place => place.localName.startsWith('lv-') || place.localName === 'main';

/** @param {Element} place */
function show(place) {
  if (!isSeen(place)) place.scrollIntoView({ block: 'nearest' });
}

/** Whether enough of it to see the focus by is in view: what it showed may have grown or shrunk away. @param {Element} place */
function isSeen(place) {
  const { top, bottom, height } = place.getBoundingClientRect();
  const enough = Math.min(height, 44);
  return ancestors(place).slice(1).every(around => {
    const clip = around.getBoundingClientRect();
    return getComputedStyle(around).overflowY === 'visible' || Math.min(bottom, clip.bottom) - Math.max(top, clip.top) >= enough;
  });
}

/** @param {Element} element @returns {Element[]} */
function ancestors(element) {
  const found = [];
  for (let at = /** @type {Element|null} */ (element); at; at = at.parentElement) found.push(at);
  return found;
}
