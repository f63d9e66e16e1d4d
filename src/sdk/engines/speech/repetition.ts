/** Fewer tokens may repeat themselves by chance. */
const LEAST = 12;
/** "It was the best of times, it was the worst of times" has 0.7. */
const MOST_REPEATED = 0.6;

/**
 * Whether a text goes round in circles, as a model writes it that has lost the thread, and is sure of
 * itself: of its groups of three tokens, too few are different.
 */
export function isGoingRound(ids: readonly number[]): boolean {
  if (ids.length < LEAST) return false;
  const groups = ids.slice(2).map((id, index) => [ids[index], ids[index + 1], id].join());
  return new Set(groups).size < groups.length * MOST_REPEATED;
}
