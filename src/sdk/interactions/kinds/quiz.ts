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
  picklist,
  pipe,
  type InferOutput,
} from 'valibot';
import { idSchema, textSchema } from '../../state/foreign-data.js';
import { sha256Of } from '../fairness/digest.js';
import type { OwnAnswers } from '../interaction.js';
import { commonOf, NOT_ALLOWED, outsideOf, type KindDesk } from '../kind-desk.js';
import { isAtLeast } from '../phase.js';
import { count, hash, orNull } from '../read-interaction.js';
import { choices, counts } from './poll.js';

/** One page of a leaderboard. */
const MAX_ROWS = 100;

const place = pipe(number(), integer(), minValue(1));
const details = object({
  choices,
  round: fallback(place, 1),
  rounds: fallback(place, 1),
  mode: fallback(picklist(['score', 'streak', 'elimination']), 'score'),
  commit: hash,
  answer: orNull(idSchema),
  salt: orNull(hash),
  counts: fallback(orNull(counts), null),
});
const own = object({
  /** The viewer's own order of the choices. */
  order: optional(pipe(array(idSchema), maxLength(50))),
  choice: optional(idSchema),
  correct: optional(nullable(boolean())),
  score: optional(count),
  streak: optional(count),
  eliminated: optional(boolean()),
  rank: optional(nullable(place)),
  leaderboard: optional(
    object({
      page: place,
      pages: count,
      rows: pipe(
        array(object({ rank: place, name: textSchema(100), score: count, own: boolean() })),
        maxLength(MAX_ROWS),
      ),
    }),
  ),
});

type Own = OwnAnswers & { readonly order: readonly string[] | null };

export const quiz: KindDesk<InferOutput<typeof details>, Own> = {
  kind: 'quiz',
  details,
  own,
  fresh: {
    order: null,
    choice: null,
    correct: null,
    score: 0,
    streak: 0,
    eliminated: false,
    rank: null,
    leaderboard: null,
  },
  personal: ['scheduled', 'countdown', 'open', 'closed', 'revealed', 'settled'],
  trouble: ({ choices: { length } }) => (length < 2 ? 'options-missing' : null),

  taken(told, phase) {
    // Choices do not change their places under a finger.
    return phase === 'open' ? { ...told, order: undefined } : told;
  },

  show(standing) {
    const { said, phase, own } = standing;
    const { choices, round, rounds, mode, commit, counts } = said.details;
    const revealed = isAtLeast(phase, 'revealed');
    // Before its phase the answer is not shown, even where a site says it too early.
    const answer = revealed ? said.details.answer : null;
    const correct = answer === null || own.choice === null ? null : own.choice === answer;
    return {
      ...commonOf(standing),
      kind: 'quiz',
      details: {
        round,
        rounds,
        mode,
        commit,
        choices: inOrder(choices, own.order),
        answer,
        counts: isAtLeast(phase, 'closed') ? counts : null,
      },
      own: { ...own, correct: revealed ? (own.correct ?? correct) : null },
    };
  },

  move(move, { said, phase, own }, { patch }) {
    if (move.type === 'leaderboard') return { send: { page: move.page } };
    if (move.type !== 'answer') return NOT_ALLOWED;
    const outside = outsideOf(phase);
    if (outside) return outside;
    if (own.eliminated) return { refused: 'not-eligible' };
    const { choice } = move;
    if (!said.details.choices.some(({ id }) => id === choice)) return NOT_ALLOWED;
    // The first one counts; only what certainly did not arrive may be another one.
    const given = own.choice !== null && own.delivery !== 'refused';
    if (given && own.choice !== choice) return { refused: 'already-done' };
    // Without a move of this visit it is what the site says of an earlier one.
    const decided = own.delivery === 'accepted' || own.delivery === 'none';
    if (given && decided) return { done: true };
    patch({ choice });
    return { send: { choice } };
  },

  async prove({ said, phase }) {
    const { commit, answer, salt } = said.details;
    if (phase === 'cancelled') return 'none';
    if (answer === null || salt === null) {
      // A result without the answer's proof is a result that nobody can check.
      return isAtLeast(phase, 'revealed') ? 'missing' : 'waiting';
    }
    return (await sha256Of(answer + salt)) === commit ? 'proven' : 'failed';
  },
};

function inOrder<Item extends { readonly id: string }>(
  items: readonly Item[],
  order: readonly string[] | null,
): readonly Item[] {
  if (!order || order.length !== items.length) return items;
  const ordered = order.map((id) => items.find((item) => item.id === id));
  const found = ordered.filter((item) => item !== undefined);
  return new Set(found).size === items.length ? found : items;
}
