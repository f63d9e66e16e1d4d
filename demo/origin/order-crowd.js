// @ts-check
// A crowd that orders and watches, made up: a function of the time, like the show. What is told of
// it says `simulated`, and viewers read that it is.

/**
 * Orders a second, share that comes and goes with it, and phase of that. The waves are what lets
 * countries overtake each other; no wave is steep enough for a sum to fall.
 *
 * @type {Readonly<Record<string, readonly [rate: number, wave: number, phase: number]>>}
 */
const CROWD = {
  KR: [2.6, 0.95, 0],
  JP: [2.6, 0.95, 3.1],
  US: [1.9, 0.6, 1],
  DE: [1, 0.7, 2],
  MX: [0.9, 0.7, 4],
  BR: [0.85, 0.8, 5],
  SA: [0.8, 0.7, 0.5],
  GB: [0.7, 0.5, 1.5],
  ES: [0.62, 0.6, 2.5],
  FR: [0.6, 0.6, 3.5],
  AE: [0.5, 0.5, 4.5],
  IN: [0.45, 0.5, 5.5],
  CN: [0.42, 0.5, 0.8],
  SG: [0.3, 0.5, 1.8],
  AU: [0.28, 0.5, 2.8],
  CA: [0.26, 0.5, 3.8],
  IT: [0.22, 0.5, 4.8],
  TR: [0.2, 0.5, 5.8],
  ID: [0.18, 0.5, 0.2],
  TH: [0.16, 0.5, 1.2],
  PL: [0.14, 0.5, 2.2],
  NL: [0.12, 0.5, 3.2],
  EG: [0.1, 0.5, 4.2],
  AR: [0.09, 0.5, 5.2],
  ZA: [0.07, 0.5, 0.4],
  NG: [0.05, 0.5, 1.4],
  PT: [0.04, 0.5, 2.4],
  NZ: [0.03, 0.5, 3.4],
  CL: [0.02, 0.5, 4.4],
  // So few that they are pooled for a long while.
  IS: [0.006, 0, 0],
  MT: [0.004, 0, 0],
  FJ: [0.002, 0, 0],
};
/** Seconds of a wave: as long as a battle, so that each has its own. */
const WAVE = 71;

/**
 * Sums of the crowd since `epoch`.
 *
 * @param {number} epoch
 * @param {number} now
 * @returns {Record<string, number>}
 */
export function crowdOrders(epoch, now) {
  const seconds = Math.max(0, (now - epoch) / 1000);
  return Object.fromEntries(
    Object.entries(CROWD).map(([code, [rate, wave, phase]]) => {
      const turn = (2 * Math.PI) / WAVE;
      const swing = Math.sin(turn * seconds + phase) - Math.sin(phase);
      return [code, Math.floor(rate * (seconds + (wave * swing) / turn))];
    }),
  );
}

/**
 * Who of the crowd watches now.
 *
 * @param {number} now
 * @returns {Record<string, number>}
 */
export function crowdViewers(now) {
  return Object.fromEntries(
    Object.entries(CROWD).map(([code, [rate, , phase]]) => [
      code,
      Math.floor(rate * 420 * (1 + 0.25 * Math.sin(now / 90_000 + phase))),
    ]),
  );
}
