import { countryPoints, unlistedPoints } from './countries.js';
import type { TallyData } from './decode-orders.js';
import type { CountryCount, Tally } from './orders-state.js';

const MINUTE = 60_000;

/**
 * What a statement says, beside the one before it and one of about a minute ago. Pools once more
 * what should have been pooled: a server's mistake must not show who was the only one.
 */
export function tallyOf(told: TallyData, before?: TallyData, minuteAgo?: TallyData): Tally {
  const { k, until } = told;
  const total = totalOf(told);
  // After a new beginning there is nothing to compare with.
  const last = before?.since === told.since ? before : undefined;
  const countries: CountryCount[] = [];
  const unlisted: CountryCount[] = [];
  let other = told.other;
  for (const [code, count] of Object.entries(told.sums)) {
    const isListed = countryPoints.has(code);
    if (!isListed || count < k) other += count;
    if (count < k || !(isListed || unlistedPoints.has(code))) continue;
    // Of one that has just left the pool, nobody knows which are new.
    const known = last?.sums[code] ?? 0;
    const fresh = known < k ? 0 : Math.max(0, count - known);
    (isListed ? countries : unlisted).push({
      code,
      count,
      share: total > 0 ? count / total : 0,
      fresh,
    });
  }
  countries.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  return {
    total,
    other,
    countries,
    unlisted,
    k,
    rate: rateOf(told, minuteAgo),
    span: told.bucket,
    until,
    simulated: told.simulated,
  };
}

export function totalOf({ sums, other }: Pick<TallyData, 'sums' | 'other'>): number {
  return Object.values(sums).reduce((sum, count) => sum + count, other);
}

function rateOf(told: TallyData, before: TallyData | undefined): number {
  if (!before || before.since !== told.since || before.until >= told.until) return 0;
  const more = Math.max(0, totalOf(told) - totalOf(before));
  return Math.round((more * MINUTE) / (told.until - before.until));
}
