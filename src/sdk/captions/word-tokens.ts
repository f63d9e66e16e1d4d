/** Scripts that write words without spaces between them: one character is one word there. */
export const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

const WORD = new RegExp(
  `[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+(?:[.,](?=\\p{N})\\p{N}+)*`,
  'gu',
);
/** Accents, and the vowel points of Arabic and Hebrew: people and recognisers leave them out. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
const APOSTROPHES = /['’ʼ`]/g;

/** The words of a text as they are compared: without case, accents and punctuation. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      // Decomposed, syllables of Hangul are compared by their letters.
      .normalize('NFD')
      .replace(ACCENTS, '')
      .replace(APOSTROPHES, '')
      .match(WORD) ?? []
  );
}
