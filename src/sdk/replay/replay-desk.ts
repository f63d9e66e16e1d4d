import { safeParse } from 'valibot';
import type { DecodedFrame, RoomMessage } from '../realtime/wire-format.js';
import { RoomError } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { ShowDocument, Stock } from '../show/show-document.js';
import { readAgenda } from '../state/agenda.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { urlSchema } from '../state/foreign-data.js';
import { chaptersOf, momentsOf } from './chapters.js';
import { distil, type Distilled, type RecordedLine, type RecordedValue } from './distil.js';
import { readLog, type RecordedLog } from './recorded-log.js';
import type { ReplayState } from './replay-state.js';
import { countUntil, TimeFold } from './time-fold.js';

/** What a show document says of its recording. */
export interface ReplaySource {
  readonly document: ShowDocument;
  readonly base: string | undefined;
}

export interface ReplayDeskParts {
  readonly clock: Clock;
  readonly scope: DisposalScope;
  readonly announcer: Pick<RoomAnnouncer, 'fail'>;
  /** Reads the text of a log. Rejects with anything. */
  readonly loadLog: (url: string, signal: AbortSignal) => Promise<string>;
  readonly decode: (entries: unknown) => DecodedFrame;
  /** Takes a message to the domain it is for. */
  readonly deliver: (message: RoomMessage) => void;
  readonly changed: (change: Partial<ReplayState>) => void;
}

/** Rows of a chat that anybody scrolls back through. */
const CHAT_ROWS = 200;
/** A longer step of the picture is a jump: what lies between is not played. */
const LONGEST_STEP = 5000;

/** The longest that a picture is taken to stand. */
const STANDING = 100;

/** What is counted, as of one picture. */
interface Counted {
  readonly stock: Map<string, Stock>;
  likes: number;
  reactions: Readonly<Record<string, number>>;
}

/** Plays a recorded log back in step with the picture: after a seek everything is as it was then. */
export class ReplayDesk {
  readonly #parts: ReplayDeskParts;
  #log: Distilled | null = null;
  #counted: TimeFold<Counted, RecordedValue> | null = null;
  #shown: Counted | null = null;
  #lines = 0;
  #stage: number | null = null;
  #opened = false;

  constructor(parts: ReplayDeskParts) {
    this.#parts = parts;
  }

  /** The document of the show; read again around its start, the recording stays the first one. */
  receive({ document, base }: ReplaySource): void {
    if (this.#opened) return;
    this.#opened = true;
    const agenda = readAgenda(document.agenda, document.startsAt);
    const over = document.status === 'replay' || document.status === 'ended';
    const events = over ? document.recording?.events : undefined;
    if (events === undefined) this.#ready({ messages: [], rejected: 0 }, agenda);
    else void this.#load(events, base, agenda);
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    const before = this.#stage;
    const step = before === null ? Infinity : stageTime - before;
    // How long a picture stands is a guess: the next one may come a little before its end.
    if (step <= 0 && step > -STANDING) return;
    this.#stage = stageTime;
    if (!this.#log) return;
    if (step >= 0 && step <= LONGEST_STEP) this.#say(countUntil(this.#log.lines, stageTime));
    else this.#jump();
    this.#count();
  }

  async #load(
    events: unknown,
    base: string | undefined,
    agenda: ReturnType<typeof readAgenda>,
  ): Promise<void> {
    const { loadLog, decode, changed, scope } = this.#parts;
    const url = safeParse(urlSchema(base), events);
    changed({ phase: 'loading' });
    try {
      if (!url.success) throw new Error('recording.events is not an address.');
      const text = await loadLog(url.output, scope.signal);
      const log = await readLog(text, { decode, rest: () => this.#rest() });
      if (!log) throw new Error('It is no log of events.');
      if (!scope.disposed) this.#ready(log, agenda);
    } catch (cause) {
      if (scope.disposed) return;
      // The picture plays without them, and the agenda stands.
      this.#ready({ messages: [], rejected: 0 }, agenda);
      changed({ phase: 'failed' });
      this.#parts.announcer.fail(
        new RoomError(
          'show',
          'recording-failed',
          'What was recorded beside the picture cannot be read.',
          {
            recoverable: true,
            cause,
          },
        ),
      );
    }
  }

  #rest(): Promise<void> {
    const { clock, scope } = this.#parts;
    return new Promise((resolve, reject) => {
      clock.after(0, () => (scope.disposed ? reject(new Error('left')) : resolve()));
    });
  }

  #ready(log: RecordedLog, agenda: ReturnType<typeof readAgenda>): void {
    const { deliver, changed } = this.#parts;
    const distilled = distil(log.messages);
    this.#log = distilled;
    this.#counted = new TimeFold<Counted, RecordedValue>(distilled.values, {
      fresh: () => ({ stock: new Map(), likes: 0, reactions: {} }),
      copy: (state) => ({ ...state, stock: new Map(state.stock) }),
      apply: count,
    });
    for (const message of distilled.staged) deliver(message);
    // Nobody writes into the past.
    if (distilled.lines.length > 0) {
      deliver({ type: 'chat.mode', data: { slowSeconds: 0, followersOnly: false, closed: true } });
    }
    const chapters = chaptersOf(agenda, log.messages);
    const moments = momentsOf(chapters, distilled.staged);
    changed({ phase: 'ready', chapters, moments, rejected: log.rejected });
    if (this.#stage === null) return;
    this.#jump();
    this.#count();
  }

  /** The chat as it was: what was said last before the picture. */
  #jump(): void {
    const { lines } = this.#log ?? {};
    if (!lines?.length || this.#stage === null) return;
    const count = countUntil(lines, this.#stage);
    this.#parts.deliver({ type: 'chat.clear', data: {} });
    this.#lines = Math.max(0, count - CHAT_ROWS);
    this.#say(count);
  }

  #say(count: number): void {
    const lines: readonly RecordedLine[] = this.#log?.lines ?? [];
    for (const line of lines.slice(this.#lines, count)) this.#parts.deliver(line);
    this.#lines = count;
  }

  #count(): void {
    const counted = this.#counted?.at(this.#stage ?? 0);
    const before = this.#shown;
    if (!counted || counted === before) return;
    this.#shown = counted;
    const { deliver, changed } = this.#parts;
    const { likes, reactions, stock } = counted;
    if (likes !== (before?.likes ?? 0)) deliver({ type: 'likes', data: { total: likes } });
    if (reactions !== before?.reactions)
      deliver({ type: 'reactions', data: { counts: reactions } });
    changed({ stockThen: Object.fromEntries(stock) });
  }
}

function count(state: Counted, message: RecordedValue): void {
  if (message.type === 'likes') state.likes = message.data.total;
  else if (message.type === 'reactions') state.reactions = message.data.counts;
  else {
    const { variantId, quantity, source, asOf } = message.data;
    state.stock.set(variantId, { quantity, source, asOf });
  }
}
