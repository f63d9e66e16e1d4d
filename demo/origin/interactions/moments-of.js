// @ts-check
// Questions of time that all kinds ask.

/** @typedef {import('./ledger.js').Interaction} Interaction */

/** @type {import('./ledger.js').Phase[]} */
export const PHASES = [
  'scheduled',
  'countdown',
  'open',
  'closed',
  'drawing',
  'revealed',
  'settled',
  'cancelled',
];

/**
 * Whether it is in this phase or beyond it.
 *
 * @param {Interaction} interaction
 * @param {import('./ledger.js').Phase} least
 */
export function isAtLeast({ phase }, least) {
  return phase !== 'cancelled' && PHASES.indexOf(phase) >= PHASES.indexOf(least);
}

/**
 * Why it is not the time for a move; the server's clock decides, and nothing else.
 *
 * @param {Interaction} interaction
 * @param {number} now
 */
export function outside({ plan, phase }, now) {
  if (phase === 'cancelled') return 'expired';
  if (now < plan.opensAt) return 'too-early';
  return now >= plan.closesAt ? 'too-late' : null;
}

/** @param {string} viewer A name that says nothing of who it is. */
export function guestName(viewer) {
  return `Guest ${1000 + (Number.parseInt(viewer.slice(1, 9), 16) % 9000)}`;
}
