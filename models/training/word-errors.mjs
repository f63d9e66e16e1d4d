/** Word error counting with one normalisation for all recognisers and references. */

/**
 * Lower case, no marks, hyphens split: what is left is compared.
 * @param {string} text
 */
export function words(text) {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^a-z0-9' ]+/g, ' ')
    .split(' ')
    .filter((word) => /[a-z0-9]/.test(word));
}

/**
 * Levenshtein distance in words.
 * @param {string[]} reference
 * @param {string[]} heard
 */
export function wordErrors(reference, heard) {
  let row = heard.map((_, i) => i + 1);
  row.unshift(0);
  for (const [i, word] of reference.entries()) {
    const next = [i + 1];
    for (let j = 0; j < heard.length; j++) {
      next.push(Math.min(row[j] + (word === heard[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return { errors: row[heard.length], count: reference.length };
}
