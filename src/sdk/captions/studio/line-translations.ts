import { matchLanguage } from '../../state/localized-text.js';
import type { DraftLine } from './draft-line.js';
import type { TranslateLine } from './studio-state.js';

/**
 * Brings a line into the languages that nobody wrote it in. What comes for a text that stands no
 * longer is dropped; `settled` is called when nothing is on its way any more.
 */
export function translateLine(
  line: DraftLine,
  {
    spoken,
    targets,
    translate,
    settled,
  }: {
    readonly spoken: string;
    readonly targets: readonly string[];
    readonly translate: TranslateLine;
    readonly settled: () => void;
  },
): void {
  line.translating?.abort();
  const { signal } = (line.translating = new AbortController());
  const { text } = line;
  const has = Object.keys(line.written);
  const wanted = targets.filter(
    (to) => matchLanguage([spoken], to) === undefined && matchLanguage(has, to) === undefined,
  );
  line.pending = new Set(wanted);
  line.failed = new Set();
  const done = (to: string): void => {
    line.pending.delete(to);
    if (line.pending.size === 0) settled();
  };
  for (const to of wanted) {
    translate(text, spoken, to, signal).then(
      (made) => {
        // Of a text that stands no longer.
        if (signal.aborted || line.text !== text) return;
        (made.machine ? line.machine : line.written)[to] = made.text;
        done(to);
      },
      () => {
        if (signal.aborted) return;
        line.failed.add(to);
        done(to);
      },
    );
  }
}
