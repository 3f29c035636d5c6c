// @ts-check

/** Without a picture for so long nothing waits for one any more, ms. */
const patience = 2500;

/** A browser that is never idle goes on after so long all the same, ms. */
const idleWithin = 2500;

/** Runs something a while after the desk has nothing else to do. @param {() => void} run @param {number} pause ms */
export function whenIdle(run, pause) {
  const then = () => setTimeout(run, pause);
  if ('requestIdleCallback' in window) requestIdleCallback(then, { timeout: idleWithin });
  else then();
}

/**
 * Runs something once this desk shows a moving picture: pictures go first.
 * @param {import('../player/feed-pool.js').FeedPool|null} feeds of the desk @param {() => void} run @returns {() => void} what forgets it
 */
export function afterPictures(feeds, run) {
  if (!feeds || feeds.anyPicture) {
    run();
    return () => {};
  }
  const forget = () => {
    clearTimeout(timer);
    feeds.removeEventListener('first-picture', begin);
  };
  const begin = () => {
    forget();
    run();
  };
  const timer = window.setTimeout(begin, patience);
  feeds.addEventListener('first-picture', begin);
  return forget;
}
