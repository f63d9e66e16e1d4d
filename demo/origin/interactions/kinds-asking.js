// @ts-check
// Polls and quizzes.

import { fairNumber, hmac, sha256, shuffled } from './fair-draw.js';
import { guestName, isAtLeast, outside } from './moments-of.js';

/** @typedef {import('./kinds.js').Kind} Kind */
/** @typedef {import('./ledger.js').Interaction} Interaction */
/** @typedef {import('./ledger.js').Ledger} Ledger */

const PAGE = 20;

/** @type {Kind} */
export const poll = {
  fresh: () => ({ votes: {} }),
  refusal(interaction, viewer, move, { choice }, now) {
    if (move !== 'vote') return undefined;
    const { plan, data } = interaction;
    if (!plan.details.choices.some((/** @type {any} */ { id }) => id === choice)) {
      return 'not-allowed';
    }
    const before = data.votes[viewer];
    if (before !== undefined && before !== choice && !plan.details.changeAllowed) {
      return 'already-done';
    }
    return outside(interaction, now);
  },
  take(interaction, viewer, _move, { choice }) {
    interaction.data.votes[viewer] = choice;
    return { choice, counts: countsOf(interaction.plan, interaction.data.votes) };
  },
  own({ plan, data }, viewer) {
    const choice = data.votes[viewer];
    return choice === undefined ? {} : { choice, counts: countsOf(plan, data.votes) };
  },
  publicDetails(interaction) {
    const { plan, data } = interaction;
    const { choices, changeAllowed, hideUntilVoted } = plan.details;
    // Who has not voted must not find the result on the wire either.
    const hidden = hideUntilVoted && !isAtLeast(interaction, 'closed');
    const counts = hidden ? null : countsOf(plan, data.votes);
    return { choices, changeAllowed, hideUntilVoted, counts };
  },
};

/** @type {Kind} */
export const quiz = {
  fresh: () => ({ answers: {} }),
  refusal(interaction, viewer, move, { choice }, now, ledger) {
    if (move !== 'answer') return undefined;
    const { plan, data } = interaction;
    const { choices, mode } = plan.details;
    if (!choices.some((/** @type {any} */ { id }) => id === choice)) return 'not-allowed';
    // The first answer counts, also against one from another tab.
    if (data.answers[viewer] !== undefined) return 'already-done';
    if (mode === 'elimination' && ledger.players.get(viewer)?.out) return 'not-eligible';
    return outside(interaction, now);
  },
  take(interaction, viewer, _move, { choice }, _now, ledger) {
    interaction.data.answers[viewer] = choice;
    return quiz.own(interaction, viewer, ledger);
  },
  own(interaction, viewer, ledger) {
    const { plan, data } = interaction;
    const player = ledger.players.get(viewer);
    const choice = data.answers[viewer];
    const revealed = isAtLeast(interaction, 'revealed');
    const ids = plan.details.choices.map((/** @type {any} */ { id }) => id);
    return {
      order: shuffled(ids, plan.seed, `order:${viewer}`),
      ...(choice !== undefined && { choice }),
      ...(revealed && choice !== undefined && { correct: choice === plan.details.answer }),
      score: player?.score ?? 0,
      streak: player?.streak ?? 0,
      eliminated: player?.out ?? false,
      ...(revealed && { rank: rankingOf(interaction, ledger).places.get(viewer) ?? null }),
    };
  },
  read(interaction, viewer, move, { page = 1 }, ledger) {
    if (move !== 'leaderboard') return undefined;
    const { order } = rankingOf(interaction, ledger);
    const pages = Math.max(1, Math.ceil(order.length / PAGE));
    const at = Math.min(pages, Math.max(1, Math.trunc(Number(page)) || 1));
    const rows = order.slice((at - 1) * PAGE, at * PAGE).map((id, index) => ({
      rank: (at - 1) * PAGE + index + 1,
      name: guestName(id),
      score: ledger.players.get(id)?.score ?? 0,
      own: id === viewer,
    }));
    return { leaderboard: { page: at, pages, rows } };
  },
  reached(interaction, ledger) {
    const { phase, plan, data } = interaction;
    if (phase !== 'revealed') return;
    for (const [viewer, choice] of Object.entries(data.answers)) {
      const player = ledger.players.get(viewer) ?? { score: 0, streak: 0, out: false, name: '' };
      const right = choice === plan.details.answer;
      const streak = right ? player.streak + 1 : 0;
      const gain = right ? 1 + (plan.details.mode === 'streak' ? streak - 1 : 0) : 0;
      const out = player.out || (plan.details.mode === 'elimination' && !right);
      ledger.players.set(viewer, { ...player, streak, score: player.score + gain, out });
    }
  },
  publicDetails(interaction) {
    const { plan, data } = interaction;
    const { choices, round, rounds, mode, answer } = plan.details;
    const salt = saltOf(plan.seed);
    const revealed = isAtLeast(interaction, 'revealed');
    return {
      choices,
      round,
      rounds,
      mode,
      commit: sha256(answer + salt),
      ...(revealed && { answer, salt, counts: countsOf(plan, data.answers) }),
    };
  },
};

/** @param {string} seed What hides the answer in its hash: there are only a few answers to try. */
function saltOf(seed) {
  return hmac(seed, 'salt').toString('hex');
}

/**
 * @param {import('./ledger.js').Plan} plan
 * @param {Record<string, string>} votes
 */
function countsOf(plan, votes) {
  /** @type {Record<string, number>} */
  const counts = Object.fromEntries(
    plan.details.choices.map((/** @type {any} */ { id }) => [id, 0]),
  );
  for (const choice of Object.values(votes)) counts[choice] = (counts[choice] ?? 0) + 1;
  return counts;
}

/** @type {WeakMap<Interaction, { revision: number, order: string[], places: Map<string, number> }>} */
const rankings = new WeakMap();

/**
 * Best first. Equal scores in the order of a draw that was committed to with the quiz's seed.
 *
 * @param {Interaction} interaction
 * @param {Ledger} ledger
 */
function rankingOf(interaction, ledger) {
  const known = rankings.get(interaction);
  if (known?.revision === interaction.revision) return known;
  const lot = new Map(
    [...ledger.players.keys()].map((id) => [
      id,
      fairNumber(interaction.plan.seed, `tie:${id}`, 2 ** 32),
    ]),
  );
  const order = [...ledger.players].sort(
    ([a, { score: x }], [b, { score: y }]) => y - x || (lot.get(a) ?? 0) - (lot.get(b) ?? 0),
  );
  const ids = order.map(([id]) => id);
  const places = new Map(ids.map((id, index) => [id, index + 1]));
  const ranking = { revision: interaction.revision, order: ids, places };
  rankings.set(interaction, ranking);
  return ranking;
}
