// @ts-check

/** @typedef {typeof import('./media-source-screen.js').MediaSourceScreen} Made */

/** The screen for browsers without a VideoDecoder, of which most desks need nothing. */
export const mediaSourceScreen = {
  /** Null until it was fetched. @type {Made|null} */ made: null,

  /** Rejects when it cannot be had now. */
  async fetch() {
    mediaSourceScreen.made ??= (await import('./media-source-screen.js')).MediaSourceScreen;
  },
};
