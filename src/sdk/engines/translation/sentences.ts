import { UNSPACED } from '../../captions/word-tokens.js';

const ENDS_UNSPACED = new RegExp(`^(?:[${UNSPACED}]|\\p{P})`, 'u');

/** A text in sentences, as translation models were trained on them. */
export function sentencesOf(text: string, language: string): string[] {
  let pieces: string[];
  try {
    const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    pieces = Array.from(segmenter.segment(text), ({ segment }) => segment);
  } catch {
    // Browsers before 2024, or no language at all.
    pieces = [text];
  }
  const sentences = pieces.map((piece) => piece.trim()).filter(Boolean);
  return sentences.length > 0 ? sentences : [text];
}

/** Put together as the language does: with a space, or without where it has none. */
export function joinSentences(sentences: readonly string[], language: string): string {
  const spaced = !/^(?:ja|zh|yue|th|lo|km|my)\b/i.test(language);
  return sentences.reduce((all, sentence) => {
    const tight = !spaced && ENDS_UNSPACED.test(sentence);
    return all === '' ? sentence : `${all}${tight ? '' : ' '}${sentence}`;
  }, '');
}
