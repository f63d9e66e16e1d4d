// @ts-check
// Decides a battle of countries from the sums of its buckets. The back end's own; the SDK's referee
// comes to the same, and a test has fifty battles decided by both.

/**
 * @typedef {object} Goal
 * @property {string} id
 * @property {string | null} country
 * @property {number} target
 * @property {Record<string, string>} [title]
 * @property {{ kind: 'coupon' | 'first', ref: string, limit?: number } | null} [reward]
 */

/**
 * @typedef {object} Rules
 * @property {string} id
 * @property {'battle' | 'goal'} kind
 * @property {Record<string, string>} [title]
 * @property {number} startsAt
 * @property {number} endsAt
 * @property {number} overtimeMs
 * @property {readonly string[]} countries
 * @property {readonly Goal[]} goals
 */

/**
 * @typedef {object} Judgement
 * @property {number} until End of the last bucket that counts.
 * @property {Record<string, number>} sums
 * @property {number} total
 * @property {Map<string, number>} unlocked
 * @property {number | null} overtimeEndsAt
 * @property {{ winner: string | null } | null} result
 */

/**
 * @param {Rules} rules
 * @param {number} k Fewer orders than this count as none.
 * @param {readonly number[]} ends Of the buckets that are over, in order.
 * @param {(end: number) => Record<string, number>} sumsAt Of the whole show.
 * @returns {Judgement}
 */
export function judge(rules, k, ends, sumsAt) {
  const before = sumsAt(rules.startsAt);
  /** @type {Judgement} */
  const state = {
    until: rules.startsAt,
    sums: Object.fromEntries(rules.countries.map((code) => [code, 0])),
    total: 0,
    unlocked: new Map(),
    overtimeEndsAt: null,
    result: null,
  };
  const worth = (/** @type {number} */ sum) => (sum < k ? 0 : sum);
  const ahead = () => {
    const sums = rules.countries.map((code) => worth(state.sums[code] ?? 0));
    const most = Math.max(...sums);
    const first = sums.filter((sum) => sum === most);
    return first.length === 1 ? (rules.countries[sums.indexOf(most)] ?? null) : null;
  };
  const close = () => ({ winner: rules.kind === 'battle' ? ahead() : null });
  const mayGoOn = () => rules.kind === 'battle' && rules.overtimeMs > 0 && ahead() === null;

  for (const end of ends) {
    if (end <= rules.startsAt || state.result) continue;
    if (end > rules.endsAt && state.overtimeEndsAt === null) {
      if (mayGoOn()) state.overtimeEndsAt = rules.endsAt + rules.overtimeMs;
      else state.result = close();
    }
    if (state.overtimeEndsAt !== null && end > state.overtimeEndsAt) state.result = close();
    if (state.result) continue;

    const now = sumsAt(end);
    state.until = end;
    for (const code of rules.countries) state.sums[code] = (now[code] ?? 0) - (before[code] ?? 0);
    state.total = sumOf(now) - sumOf(before);
    for (const { id, country, target } of rules.goals) {
      const sum = country === null ? state.total : (state.sums[country] ?? 0);
      if (!state.unlocked.has(id) && worth(sum) >= target) state.unlocked.set(id, end);
    }
    if (state.overtimeEndsAt !== null) {
      if (ahead() !== null || end === state.overtimeEndsAt) state.result = close();
    } else if (end === rules.endsAt) {
      if (mayGoOn()) state.overtimeEndsAt = rules.endsAt + rules.overtimeMs;
      else state.result = close();
    }
  }
  return state;
}

/** @param {Record<string, number>} sums */
function sumOf(sums) {
  return Object.values(sums).reduce((total, sum) => total + sum, 0);
}
