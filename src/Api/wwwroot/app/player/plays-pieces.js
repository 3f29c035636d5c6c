// @ts-check

/** Whether this browser plays what a script gives it piece by piece: Media Source Extensions, as every browser or as an iPhone has them. */
export const playsPieces = typeof MediaSource === 'function' || 'ManagedMediaSource' in window;
