import { object, optional, type InferOutput } from 'valibot';
import type { OwnClaim, OwnWatch } from '../interaction.js';
import { commonOf, NOT_ALLOWED, outsideOf, type KindDesk } from '../kind-desk.js';
import { count, span } from '../read-interaction.js';
import { applyGrant, claimEntries, NO_CLAIM, tookClaim } from './claims.js';

const details = object({ requiredMs: span });

/** For who has watched so long: the picture moving, the page in view. The site keeps count, too. */
export const watchReward: KindDesk<InferOutput<typeof details>, OwnClaim & OwnWatch> = {
  kind: 'watch-reward',
  details,
  own: object({ ...claimEntries, watchedMs: optional(count) }),
  fresh: { ...NO_CLAIM, watchedMs: 0 },
  personal: ['open', 'closed', 'settled'],
  taken(told, _phase, { watchedMs }) {
    return { ...told, watchedMs: Math.max(watchedMs, told.watchedMs ?? 0) };
  },
  // The site's count may be behind by what it has not been told yet.
  show: (standing) => ({
    ...commonOf(standing),
    kind: 'watch-reward',
    details: standing.said.details,
    own: standing.own,
  }),
  move(move, standing, tools) {
    const { said, phase, own } = standing;
    if (move.type === 'apply') return applyGrant(standing, tools);
    if (move.type === 'watch')
      return phase === 'open' ? { send: { watchedMs: own.watchedMs } } : NOT_ALLOWED;
    if (move.type !== 'claim') return NOT_ALLOWED;
    const outside = outsideOf(phase);
    if (outside) return outside;
    if (own.claimed) return { done: true };
    if (own.watchedMs < said.details.requiredMs) return { refused: 'not-eligible' };
    return { send: { watchedMs: own.watchedMs } };
  },
  took: tookClaim,
};
