/** A stretch of a text, as `slice` takes it. */
export type Found = readonly [start: number, end: number];

/**
 * Where a text says what is looked for, whatever the case and the accents. Stretches begin and end
 * between whole characters as readers see them, so that marking them never cuts one.
 */
export function findInText(text: string, wanted: string, language: string): Found[] {
  const needle = foldText(wanted.trim(), language);
  if (needle === '') return [];
  const starts: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of charactersOf(text, language)) {
    const plain = foldText(character, language);
    for (let index = 0; index < plain.length; index += 1) starts.push(at);
    folded += plain;
    at += character.length;
  }
  const found: Found[] = [];
  for (
    let hit = folded.indexOf(needle);
    hit >= 0;
    hit = folded.indexOf(needle, hit + needle.length)
  ) {
    const start = starts[hit] ?? 0;
    const last = starts[hit + needle.length - 1] ?? 0;
    const end = starts.find((place) => place > last) ?? text.length;
    if (start >= (found.at(-1)?.[1] ?? 0)) found.push([start, end]);
  }
  return found;
}

/** As it is compared: without case, accents, width, and the vowel signs Arabic is rarely typed with. */
function foldText(text: string, language: string): string {
  let lower: string;
  try {
    lower = text.toLocaleLowerCase(language);
  } catch {
    lower = text.toLowerCase();
  }
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
    .replaceAll('đ', 'd');
}

const segmenters = new Map<string, Intl.Segmenter>();

function charactersOf(text: string, language: string): string[] {
  // Firefox of two years ago has none.
  if (typeof Intl.Segmenter === 'undefined') return Array.from(text);
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    try {
      segmenter = new Intl.Segmenter(language, { granularity: 'grapheme' });
    } catch {
      segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    }
    segmenters.set(language, segmenter);
  }
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
