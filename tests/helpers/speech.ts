import type { Hypothesis, RecognizedWord } from '../../src/sdk/captions/speech-recognizer.js';

/** Stage time of the first word of a speech. */
export const SPEECH_START = Date.UTC(2026, 0, 1);

/** The words of a text, one every 300 ms, after a pause where it has a `|`. */
export function spoken(text: string, at = 0, confidence = 0.9): RecognizedWord[] {
  let time = SPEECH_START + at;
  return text.split(/\s+/).flatMap((word) => {
    time += word === '|' ? 1000 : 300;
    return word === '|' || word === ''
      ? []
      : [{ text: word, start: time - 300, end: time - 20, confidence }];
  });
}

/** What a recogniser says while the words come one by one; the last time it is final. */
export function growing(words: readonly RecognizedWord[], segment = 0): Hypothesis[] {
  const partial = words.map((_, index) => ({
    segment,
    final: false,
    words: words.slice(0, index + 1),
  }));
  return [...partial, { segment, final: true, words }];
}
