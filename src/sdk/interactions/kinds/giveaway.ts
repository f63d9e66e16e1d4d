import {
  array,
  boolean,
  fallback,
  integer,
  maxLength,
  minValue,
  nullable,
  number,
  object,
  optional,
  pipe,
  string,
  type InferOutput,
} from 'valibot';
import { idSchema, textSchema } from '../../state/foreign-data.js';
import { seedHashOf } from '../fairness/draw.js';
import { entryReceipt } from '../fairness/read-receipt.js';
import { verifyReceipt, winnersOf } from '../fairness/verifier.js';
import type { OwnEntry, Proof } from '../interaction.js';
import { commonOf, NOT_ALLOWED, outsideOf, type KindDesk } from '../kind-desk.js';
import { isAtLeast } from '../phase.js';
import { count, hash, moment, orNull, words } from '../read-interaction.js';

const MAX_WINNERS = 1000;

const details = object({
  prize: words,
  prizes: pipe(number(), integer(), minValue(1)),
  entries: count,
  /** As the names of the draws begin; the interaction's id follows. */
  room: idSchema,
  seedHash: hash,
  root: orNull(hash),
  serverSeed: orNull(hash),
  beacon: orNull(pipe(string(), maxLength(200))),
  revealBy: moment,
  winners: fallback(
    pipe(array(object({ index: count, name: textSchema(100) })), maxLength(MAX_WINNERS)),
    [],
  ),
});

type Details = InferOutput<typeof details>;
type Own = Omit<OwnEntry, 'receipt'> & {
  readonly receipt: InferOutput<typeof entryReceipt> | null;
};

export const giveaway: KindDesk<Details, Own> = {
  kind: 'giveaway',
  details,
  own: object({ entered: optional(boolean()), receipt: optional(nullable(entryReceipt)) }),
  fresh: { entered: false, index: null, included: 'none', won: null, receipt: null },
  personal: ['open', 'closed', 'drawing', 'revealed', 'settled'],

  show(standing) {
    const { said, phase, own } = standing;
    const revealed = isAtLeast(phase, 'revealed');
    const { winners } = said.details;
    const index = own.receipt?.index ?? null;
    return {
      ...commonOf(standing),
      kind: 'giveaway',
      details: {
        ...said.details,
        // Not before the host has said it on this viewer's picture.
        winners: revealed ? winners : [],
      },
      own: {
        ...own,
        index,
        won: revealed && own.entered ? winners.some((winner) => winner.index === index) : null,
      },
    };
  },

  move(move, { phase, own }) {
    if (move.type !== 'enter') return NOT_ALLOWED;
    const outside = outsideOf(phase);
    if (outside) return outside;
    return own.entered ? { done: true } : { send: {} };
  },

  took({ type }, _standing, { patch }) {
    if (type === 'enter') patch({ entered: true });
    return null;
  },

  async prove({ said, phase, own, serverNow }, { patch }) {
    const { details } = said;
    const included = await inclusion(own, details, serverNow);
    if (included !== own.included) patch({ included });
    if (details.serverSeed === null) {
      const due = details.revealBy !== null && serverNow >= details.revealBy;
      return isAtLeast(phase, 'revealed') || (due && phase !== 'cancelled') ? 'missing' : 'waiting';
    }
    if (details.root === null) return 'failed';
    const honest = await isHonest(said.id, {
      ...details,
      root: details.root,
      serverSeed: details.serverSeed,
    });
    return honest && included !== 'failed' ? 'proven' : 'failed';
  },

  provenBy: ({ serverSeed, revealBy }) => (serverSeed === null ? revealBy : null),
};

async function inclusion({ entered, receipt }: Own, details: Details, now: number): Promise<Proof> {
  if (!entered) return 'none';
  if (!receipt) return 'waiting';
  const { steps } = await verifyReceipt(receipt, { now });
  const same = receipt.root === details.root && receipt.count === details.entries;
  return same && steps.every(({ name, ok }) => name !== 'included' || ok === true)
    ? 'proven'
    : 'failed';
}

async function isHonest(
  id: string,
  details: Details & { readonly root: string; readonly serverSeed: string },
): Promise<boolean> {
  const { room, entries, prizes, winners, serverSeed, seedHash } = details;
  if ((await seedHashOf(serverSeed)) !== seedHash) return false;
  const draw = { ...details, room, draw: id, count: entries };
  const drawn = await winnersOf(draw, Math.min(prizes, entries));
  return drawn.length === winners.length && drawn.every((at, rank) => at === winners[rank]?.index);
}
