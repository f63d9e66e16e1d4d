import type { ActionAnswer } from '../realtime/action.js';
import type { MoveAnswer, MoveReason, OwnMove } from './interaction.js';

const REASONS: Readonly<Record<MoveReason, true>> = {
  'too-early': true,
  'too-late': true,
  'already-done': true,
  'sold-out': true,
  'not-allowed': true,
  offline: true,
  'not-eligible': true,
  'not-proven': true,
  'out-of-stock': true,
  'login-required': true,
  'more-info-required': true,
  'region-restricted': true,
  'limit-reached': true,
  expired: true,
  'payment-pending': true,
  timeout: true,
  'custom-error': true,
};

/** What the site has answered to a move, as the views know it. */
export function moveAnswerOf({ status, reason = '', message }: ActionAnswer): {
  readonly answer: MoveAnswer;
  readonly delivery: OwnMove['delivery'];
} {
  if (status === 'accepted') return { answer: { ok: true }, delivery: 'accepted' };
  // Nobody knows whether it arrived: asked again under the same id, it does not count twice.
  if (status === 'pending' && reason === 'timeout') {
    return { answer: { ok: false, reason: 'timeout' }, delivery: 'unknown' };
  }
  if (status === 'pending') return { answer: { ok: true }, delivery: 'pending' };
  const known = Object.hasOwn(REASONS, reason) ? (reason as MoveReason) : 'custom-error';
  const words = message === undefined ? {} : { message };
  return { answer: { ok: false, reason: known, ...words }, delivery: 'refused' };
}
