import type { CtcToken } from './ctc-decoder.js';
import type { HeardWord } from './speech-model.js';

/** A first piece is spoken in about so many seconds; the model only tells where it ended. */
export const LEAD = 0.2;

/** Begins a word. */
export const WORD_MARK = '▁';

/**
 * Pieces to words with their times and confidence.
 * @param seconds when the sound of a token at this frame ended
 */
export function wordsOf(
  tokens: readonly CtcToken[],
  pieces: readonly string[],
  seconds: (frame: number) => number,
): readonly HeardWord[] {
  const words: (HeardWord & { readonly logs: number; readonly count: number })[] = [];
  for (const { id, frame, probability } of tokens) {
    const piece = pieces[id] ?? '';
    const end = seconds(frame);
    const log = Math.log(Math.max(probability, 1e-6));
    const last = words.at(-1);
    if (piece.startsWith(WORD_MARK) || !last) {
      const start = Math.max(last?.end ?? 0, end - LEAD);
      const text = piece.replaceAll(WORD_MARK, '');
      words.push({ text, start, end: Math.max(end, start), confidence: 0, logs: log, count: 1 });
    } else {
      const { text, start, logs, count } = last;
      const until = Math.max(end, last.end);
      words[words.length - 1] = {
        ...{ text: text + piece, start, end: until, confidence: 0 },
        ...{ logs: logs + log, count: count + 1 },
      };
    }
  }
  return words
    .filter(({ text }) => text !== '')
    .map(({ text, start, end, logs, count }) => {
      return { text, start, end, confidence: Math.exp(logs / count) };
    });
}
