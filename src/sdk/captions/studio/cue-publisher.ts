import { BackOff } from '../../state/back-off.js';
import type { Clock } from '../../state/clock.js';
import { withTimeLimit } from '../../state/time-limit.js';
import type { DraftLine } from './draft-line.js';
import type { CueEnvelope, PublishCue } from './studio-state.js';

export interface CuePublisherParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly serverNow: () => number;
  readonly delay: () => number;
  readonly operator: string;
  readonly spoken: string;
  readonly publish: PublishCue;
  readonly changed: () => void;
}

/** One try, ms. */
const TRY_LIMIT = 5000;
/** A caption is of no use to anybody so long after its moment has passed everybody's picture, ms. */
const TOO_LATE = 60_000;
/** Times that differ by less are the same to a reader, ms. */
const STEP = 500;

/**
 * Takes lines to the site: of each line only what it says now, one try at a time, so that a text
 * which was mended while the network was away never goes out.
 */
export class CuePublisher {
  readonly #parts: CuePublisherParts;
  readonly #backOff: BackOff;
  readonly #queue = new Set<DraftLine>();
  #busy = false;
  #wake: (() => void) | undefined;
  open = true;

  constructor(parts: CuePublisherParts) {
    this.#parts = parts;
    this.#backOff = new BackOff({ first: 300, longest: 5000, random: parts.random });
  }

  send(line: DraftLine): void {
    const wanted = fingerprint(line);
    if (wanted === line.taken && line.phase !== 'conflict') {
      line.phase = line.text === '' ? 'dropped' : 'sent';
      return;
    }
    line.wanted = wanted;
    line.reason = null;
    if (line.phase !== 'dropped') line.phase = this.open ? 'sending' : 'waiting';
    this.#queue.add(line);
    if (!this.#busy) void this.#run();
  }

  /** What it says here is not yet what is read. */
  isUnsent(line: DraftLine): boolean {
    return line.wanted !== null && line.wanted !== line.taken && this.#queue.has(line);
  }

  forget(line: DraftLine): void {
    this.#queue.delete(line);
    line.wanted = null;
    line.taken = null;
    line.tried = null;
  }

  wake(): void {
    this.#wake?.();
  }

  async #run(): Promise<void> {
    const { signal } = this.#parts;
    this.#busy = true;
    while (!signal.aborted) {
      const [line] = this.#queue;
      if (!line) break;
      if (this.#isTooLate(line)) {
        this.#queue.delete(line);
        if (line.phase !== 'dropped') line.phase = 'late';
        this.#parts.changed();
      } else if (!(await this.#try(line))) {
        await this.#pause();
      }
    }
    this.#busy = false;
  }

  /** Answers whether the network has taken it. */
  async #try(line: DraftLine): Promise<boolean> {
    const { clock, signal, publish, changed } = this.#parts;
    const wanted = fingerprint(line);
    const texts = textsOf(line);
    // The same text with more languages is the same revision; another text never is, also where
    // nobody knows whether the one before has arrived.
    const { tried } = line;
    const rev = tried?.texts === texts ? tried.rev : Math.max(line.rev, tried?.rev ?? 0) + 1;
    line.tried = { rev, texts };
    try {
      const answer = await withTimeLimit(clock, TRY_LIMIT, signal, (limit) =>
        publish(this.#envelope(line, rev), { key: keyOf(line, rev, wanted), signal: limit }),
      );
      this.#backOff.reset();
      this.open = true;
      // Mended while it was on its way: it stays in the queue.
      const same = fingerprint(line) === wanted;
      if (answer.status === 'accepted') {
        line.rev = Math.max(line.rev, rev);
        line.taken = wanted;
        if (same && line.phase !== 'conflict') line.phase = line.text === '' ? 'dropped' : 'sent';
      } else if (answer.status === 'conflict') {
        line.theirs = { text: answer.text, by: answer.by, rev: answer.rev };
        line.phase = 'conflict';
        line.tried = null;
      } else {
        line.phase = 'refused';
        line.reason = answer.reason;
      }
      if (same || answer.status !== 'accepted') this.#queue.delete(line);
      this.#relabel();
      changed();
      return true;
    } catch {
      if (signal.aborted) return true;
      this.open = false;
      this.#relabel();
      changed();
      return false;
    }
  }

  /** What waits says so; what is on its way again says that. */
  #relabel(): void {
    for (const line of this.#queue) {
      if (line.phase === 'sending' || line.phase === 'waiting')
        line.phase = this.open ? 'sending' : 'waiting';
    }
  }

  #isTooLate({ end, rev }: DraftLine): boolean {
    const { serverNow, delay } = this.#parts;
    // What somebody has read already is put right whenever that is possible.
    return rev === 0 && serverNow() - delay() - end > TOO_LATE;
  }

  #envelope(line: DraftLine, rev: number): CueEnvelope {
    const { operator, spoken } = this.#parts;
    const { id, start, end, text, written, source, machine } = line;
    return {
      ...{ id, start: Math.round(start), end: Math.round(end), language: spoken, source, rev },
      text: { ...written, [spoken]: text },
      by: operator,
      ...(Object.keys(machine).length > 0 && { translations: { ...machine } }),
    };
  }

  #pause(): Promise<void> {
    const { clock, signal } = this.#parts;
    return new Promise((resolve) => {
      const go = (): void => {
        off();
        signal.removeEventListener('abort', go);
        this.#wake = undefined;
        resolve();
      };
      const off = clock.after(this.#backOff.next(), go);
      this.#wake = go;
      signal.addEventListener('abort', go);
    });
  }
}

/** What a viewer would read, in the spoken language and those that people wrote. */
function textsOf({ text, source, start, end }: DraftLine): string {
  // A line that is still being said would else be told again with every word.
  return JSON.stringify([text, source, Math.round(start / STEP), Math.round(end / STEP)]);
}

function fingerprint(line: DraftLine): string {
  return `${textsOf(line)}\n${JSON.stringify([line.written, line.machine])}`;
}

/** The same try again is the same to the site. */
function keyOf({ id }: DraftLine, rev: number, wanted: string): string {
  let hash = 7;
  for (let at = 0; at < wanted.length; at += 1) hash = (hash * 31 + wanted.charCodeAt(at)) | 0;
  const name = Array.from(id, (letter) => (/[\w:.-]/.test(letter) ? letter : '_')).join('');
  return `cue-${name.slice(0, 150)}-${rev}-${(hash >>> 0).toString(36)}`;
}
