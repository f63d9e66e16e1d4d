import type { Clock } from '../state/clock.js';
import { withTimeLimit } from '../state/time-limit.js';
import type { Inbox, Trouble } from './inbox.js';
import { formatPosition, type Position, type TransportLine } from './transport.js';

/** More than this is faster to be had from a snapshot. */
const MAX_REPLAY = 500;
/** An engine that does not answer by then has not heard. */
const ANSWER_LIMIT = 4000;
/** A server that has lost count has lost it for a hundred thousand viewers at once. */
const CROWD = 3000;

export interface RecoveryParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly inbox: Inbox;
  /** The line, while it is open. */
  readonly line: () => TransportLine | undefined;
  /** Drops the line and dials anew. False: there is none to dial. */
  readonly redial: () => boolean;
  /** Takes in what was fetched. */
  readonly receive: (text: string) => void;
}

/**
 * Gets what the state lane misses: from the engine's memory, by dialling anew from the position,
 * or with a snapshot; each once, and then the lane goes on without it.
 */
export class Recovery {
  readonly #parts: RecoveryParts;
  /** Position of the gap that is being mended, and the step it is at. */
  #gap: string | undefined;
  #step = 0;
  #wantsSnapshot = false;
  #abort = new AbortController();

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
  }

  /** What the next line shall go on from. */
  get since(): Position | null {
    return this.#wantsSnapshot ? null : this.#parts.inbox.position;
  }

  /** A line is open: asks for what an engine does not send by itself. */
  opened(): void {
    const { inbox, line } = this.#parts;
    const begins = this.since === null;
    this.#restart();
    this.#wantsSnapshot = false;
    inbox.recovering = false;
    // Viewers who dial again have spread by then: nobody waits for the crowd a second time.
    if (!begins && line()?.replay) this.#replay(0);
    else if (line()?.snapshot) this.#snapshot(0);
  }

  trouble(what: Trouble): void {
    const { inbox, line } = this.#parts;
    const { position } = inbox;
    if (inbox.recovering) return;
    const gap = position ? formatPosition(position) : '';
    if (gap !== this.#gap) this.#step = 0;
    this.#gap = gap;
    this.#step += 1;
    if (what === 'epoch' || (this.#step === 2 && position)) this.#snapshot(CROWD);
    else if (this.#step > 1) this.#giveUp();
    else if (!position) this.#snapshot(0);
    else if (!line()?.replay) this.#redial();
    else if (inbox.missing <= MAX_REPLAY) this.#replay(CROWD);
    else this.#snapshot(CROWD);
  }

  dispose(): void {
    this.#abort.abort();
  }

  /** @param crowd for the snapshot, where the engine no longer has what is missing */
  #replay(crowd: number): void {
    const { inbox, line } = this.#parts;
    const { position } = inbox;
    const open = line();
    if (!position || !open?.replay) return;
    const ask = () => open.replay?.(position, MAX_REPLAY) ?? Promise.resolve(null);
    void this.#fetch(ask, (texts) => {
      if (!texts) {
        this.#snapshot(crowd);
        return;
      }
      for (const text of texts) this.#parts.receive(text);
      // A full answer may not have been the last of it.
      const more = texts.length >= MAX_REPLAY && inbox.position?.seq !== position.seq;
      if (more) this.#replay(crowd);
      else inbox.recheck();
    });
  }

  /** @param crowd within so many ms, so that not all viewers ask at once */
  #snapshot(crowd: number): void {
    const { inbox, clock, random } = this.#parts;
    inbox.recovering = true;
    this.#restart();
    const { signal } = this.#abort;
    const ask = (): void => {
      const open = this.#parts.line();
      if (open?.snapshot) {
        const fetch = () => open.snapshot?.() ?? Promise.resolve(null);
        void this.#fetch(fetch, (text) => {
          if (text !== null) this.#parts.receive(text);
          inbox.recheck();
        });
      } else {
        this.#wantsSnapshot = true;
        this.#redial();
      }
    };
    if (crowd === 0) ask();
    else signal.addEventListener('abort', clock.after(random() * crowd, ask));
  }

  #redial(): void {
    this.#parts.inbox.recovering = true;
    if (!this.#parts.redial()) this.#giveUp();
  }

  #giveUp(): void {
    const { inbox } = this.#parts;
    this.#wantsSnapshot = false;
    inbox.recovering = false;
    inbox.giveUp();
  }

  async #fetch<Answer>(
    ask: () => Promise<Answer | null>,
    take: (answer: Answer | null) => void,
  ): Promise<void> {
    const { inbox, clock } = this.#parts;
    this.#restart();
    inbox.recovering = true;
    const { signal } = this.#abort;
    const answer = await withTimeLimit(clock, ANSWER_LIMIT, signal, ask).catch(() => null);
    if (!signal.aborted) take(answer);
  }

  /** Whatever was under way is of no more use. */
  #restart(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }
}
