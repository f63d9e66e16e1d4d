// @ts-check
// What each kind of interaction keeps, allows, gives and tells.

import { poll, quiz } from './kinds-asking.js';
import { blindBox, giveaway } from './kinds-chance.js';
import { benefit, coupon, flashSale, redPacket, watchReward } from './kinds-giving.js';

/** @typedef {import('./ledger.js').Interaction} Interaction */
/** @typedef {import('./ledger.js').Ledger} Ledger */
/** @typedef {import('./ledger.js').Plan} Plan */

/**
 * All of it is a function of what it is given: no clock, no chance, no network.
 *
 * @typedef {object} Kind
 * @property {(plan: Plan) => object} fresh What it keeps at the start.
 * @property {(interaction: Interaction, viewer: string, move: string, data: any, now: number, ledger: Ledger) => string | null | undefined} refusal
 *   Why a move does not count; null: it does; undefined: there is no such move.
 * @property {(interaction: Interaction, viewer: string, move: string, data: any, now: number, ledger: Ledger) => unknown} take
 *   Takes a move that counts; answers what this viewer alone may know.
 * @property {(interaction: Interaction, viewer: string, ledger: Ledger) => unknown} own
 * @property {(interaction: Interaction) => object} publicDetails
 * @property {(interaction: Interaction, viewer: string, move: string, data: any, ledger: Ledger) => unknown} [read]
 *   Answers what changes nothing.
 * @property {(interaction: Interaction, ledger: Ledger) => void} [reached] It is in another phase now.
 */

/** @type {Record<string, Kind>} */
export const KINDS = {
  poll,
  quiz,
  giveaway,
  'red-packet': redPacket,
  coupon,
  'flash-sale': flashSale,
  benefit,
  'watch-reward': watchReward,
  'blind-box': blindBox,
};
