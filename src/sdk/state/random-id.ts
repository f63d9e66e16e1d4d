/** An id that nobody else has. @param random 0 ≤ x < 1 */
export function randomId(random: () => number): string {
  const part = (): string => Math.floor(random() * 2 ** 52).toString(36);
  return `${part()}-${part()}`;
}
