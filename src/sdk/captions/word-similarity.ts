/** Letters that sound alike or that recognisers confuse: half a fault. */
const ALIKE = ['aeiouy', 'bp', 'dt', 'ckgqx', 'szc', 'mn', 'fv', 'lr', 'vw', 'gj', 'sc'];
/** Words that are longer are something else; keeps the work bounded. */
const LONGEST = 32;

const halfFaults = new Set(
  ALIKE.map((letters) => letters.split('')).flatMap((letters) =>
    letters.flatMap((a) => letters.map((b) => a + b)),
  ),
);

/**
 * How much two words are alike, 0 (nothing in common) to 1 (the same). An edit distance in which
 * a letter for one that sounds like it, or two in the wrong order, is half a fault.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (longest > LONGEST || Math.min(a.length, b.length) === 0) return 0;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      here[column] = Math.min(
        at(above, column) + gap(a, row - 1),
        at(here, column - 1) + gap(b, column - 1),
        at(above, column - 1) + fault(a[row - 1], b[column - 1]),
        swapped ? at(before, column - 2) + 0.5 : Infinity,
      );
    }
    before = above;
    above = here;
  }
  return 1 - at(above, b.length) / longest;
}

/** A doubled letter is heard once. */
function gap(word: string, index: number): number {
  return word[index] === word[index - 1] ? 0.5 : 1;
}

function fault(a = '', b = ''): number {
  if (a === b) return 0;
  return halfFaults.has(a + b) ? 0.5 : 1;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
