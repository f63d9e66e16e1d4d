// @ts-check
// What the show's script makes happen, and when. Pure functions of the script and the time.

import { cuesBetween } from './subtitles.js';

/** @typedef {import('./media-library.js').Script} Script */

/**
 * @typedef {object} StageEvent
 * @property {string} type
 * @property {number} at Stage time it belongs to.
 * @property {number} sendAt
 * @property {Record<string, unknown>} data
 */

/** Early enough to be there before the picture on a slow network. */
export const MOMENT_LEAD_MS = 2000;
export const CUE_LEAD_MS = 2500;

/**
 * The events of every loop that touches a stretch of time, in the order they are sent.
 *
 * @param {Script} script
 * @param {number} epoch Stage time of loop 0.
 * @param {number} after
 * @param {number} until `after < sendAt <= until`
 * @returns {StageEvent[]}
 */
export function eventsSentBetween(script, epoch, after, until) {
  /** @type {StageEvent[]} */
  const events = [];
  const loopMs = script.duration * 1000;
  const first = Math.max(0, Math.floor((after - epoch) / loopMs));
  const last = Math.floor((until + CUE_LEAD_MS - epoch) / loopMs);
  for (let loop = first; loop <= last; loop++) {
    for (const moment of script.moments) {
      const at = epoch + loop * loopMs + Math.round(moment.at * 1000);
      events.push({ ...describeMoment(moment), at, sendAt: at - MOMENT_LEAD_MS });
    }
  }
  for (const cue of cuesBetween(script, epoch, after, until + CUE_LEAD_MS + 1)) {
    const data = { ...cue, source: 'script' };
    events.push({ type: 'cue', data, at: cue.start, sendAt: cue.start - CUE_LEAD_MS });
  }
  return events
    .filter(({ sendAt }) => sendAt > after && sendAt <= until)
    .sort((a, b) => a.sendAt - b.sendAt || a.at - b.at);
}

/**
 * When the next event is due, at most a loop away.
 *
 * @param {Script} script
 * @param {number} epoch
 * @param {number} now
 */
export function nextSendAt(script, epoch, now) {
  return eventsSentBetween(script, epoch, now, now + script.duration * 1000)[0]?.sendAt;
}

/**
 * The products that are pinned at a stage time.
 *
 * @param {Script} script
 * @param {number} epoch
 * @param {number} time
 * @param {{ type: string, productId: string, at: number }[]} [extra] Pins made by hand.
 */
export function pinsAt(script, epoch, time, extra = []) {
  const loopMs = script.duration * 1000;
  // A whole loop before now decides every product, whatever a script leaves pinned at its end.
  const scripted = eventsSentBetween(script, epoch, time - loopMs - MOMENT_LEAD_MS, time)
    .filter(({ type }) => type === 'pin' || type === 'unpin')
    .map(({ type, at, data }) => ({ type, at, productId: String(data.productId) }));
  /** @type {Map<string, { productId: string, at: number }>} */
  const pins = new Map();
  for (const { type, at, productId } of [...scripted, ...extra].sort((a, b) => a.at - b.at)) {
    if (at > time) continue;
    pins.delete(productId);
    if (type === 'pin') pins.set(productId, { productId, at });
  }
  return [...pins.values()];
}

/**
 * When each product was on the stage last, within the loop before a stage time.
 *
 * @param {Script} script
 * @param {number} epoch
 * @param {number} time
 */
export function shownAt(script, epoch, time) {
  const from = time - script.duration * 1000 - MOMENT_LEAD_MS;
  const shown = new Map();
  for (const { type, at, data } of eventsSentBetween(script, epoch, from, time)) {
    if (type === 'pin' && at <= time) shown.set(data.productId, at);
  }
  return [...shown].map(([productId, at]) => ({ productId, at }));
}

/**
 * What the drawn host was told in a stretch of time, for who comes late or goes back.
 *
 * @param {Script} script
 * @param {number} epoch
 * @param {number} from
 * @param {number} to
 */
export function hostToldBetween(script, epoch, from, to) {
  return eventsSentBetween(script, epoch, from - MOMENT_LEAD_MS, to)
    .filter(({ type, at }) => type === 'host' && at > from && at <= to)
    .map(({ type, at, data }) => ({ v: 1, type, at, data }));
}

/** @param {import('./media-library.js').ScriptMoment} moment */
function describeMoment({ type, data, product, option, value, options, at: _, ...view }) {
  if (type === 'host') return { type, data: data ?? {} };
  if (type === 'view') return { type, data: { productId: product, ...view } };
  if (type !== 'variant') return { type, data: { productId: product } };
  const chosen = options ?? (option === undefined ? {} : { [option]: value });
  return { type: 'highlight', data: { productId: product, options: chosen } };
}
