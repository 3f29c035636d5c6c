// @ts-check
// The server's clock as this browser knows it. Ages of pictures are measured against it, so a desk with a wrong
// clock still tells the truth about how old a picture is.

let skew = 0;
let smallestTrip = Infinity;

export const clock = {
  /** Epoch ms of the server, now. */
  now: () => performance.timeOrigin + performance.now() + skew,
  /** Server minus browser, ms. */
  get skew() { return skew; },
  /**
   * @param {string} serverTime what the server said @param {number} asked @param {number} answered local epoch ms around the question
   */
  learn(serverTime, asked, answered) {
    const told = Date.parse(serverTime);
    const trip = answered - asked;
    if (Number.isNaN(told) || trip > smallestTrip * 2 + 50) return;
    smallestTrip = Math.min(smallestTrip, trip);
    skew = told - (asked + trip / 2);
  },
};
