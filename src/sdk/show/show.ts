import { RoomError } from '../room/room-error.js';
import type { RequestAnswer, RoomAnnouncer } from '../room/room-events.js';
import type { ShowState } from '../room/room.js';
import { BackOff } from '../state/back-off.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import { StageLog } from '../state/stage-log.js';
import { TimeLimitError, withTimeLimit } from '../state/time-limit.js';
import { decodeShow, decodeShowDocument, type DecodedShow } from './decode-show.js';
import type { ShowLoader } from './load-show.js';
import type { ShowDocument, ShowStatus } from './show-document.js';

/** A show document takes well under a second; after ten nobody is waiting any more. */
const LOAD_LIMIT = 10_000;
/** Failures that are worth a second and a third try before the viewer is told. */
const QUICK_RETRIES = 2;
/** Sites publish the new document around the start, rarely on the second. */
const START_RECHECK = 15_000;

/** Address of a document, or what a document says. */
export type ShowSource = string | object;

export interface ShowParts {
  readonly source: ShowSource;
  /** What relative addresses are relative to. */
  readonly baseUrl: string | undefined;
  readonly load: ShowLoader;
  readonly clock: Clock;
  readonly random: () => number;
  readonly announcer: RoomAnnouncer;
  readonly scope: DisposalScope;
  /** Wall time of the server, epoch ms. */
  readonly serverNow: () => number;
  readonly language: () => string;
  /** Address of the page, for reminders. */
  readonly pageUrl?: string | undefined;
  /** Each document that was read: the first, and the one after a scheduled start. Its base too. */
  readonly onDocument: (document: ShowDocument, base: string | undefined) => void;
}

/** The show document and the status of the show, as of the picture on screen. */
export class Show {
  readonly #store = new SnapshotStore<ShowState>({
    phase: 'idle',
    document: null,
    status: 'scheduled',
    error: null,
  });
  readonly #parts: ShowParts;
  readonly #backOff: BackOff;
  readonly #statuses = new StageLog<ShowStatus>();
  #stageTime = -Infinity;
  /** One load at a time; a newer one ends the older. */
  #attempt: DisposalScope | undefined;
  #told = false;

  constructor(parts: ShowParts) {
    this.#parts = parts;
    this.#backOff = new BackOff({ first: 1000, longest: 30_000, random: parts.random });
  }

  get store(): ReadableStore<ShowState> {
    return this.#store;
  }

  /** Resolves when the document is there or the viewer has been told that it is not. */
  async load(): Promise<void> {
    if (!this.#store.current.document) this.#store.patch({ phase: 'loading', error: null });
    this.#backOff.reset();
    this.#told = false;
    await this.#try();
  }

  /** Loads the document again after a failure. */
  retry(): void {
    if (this.#store.current.phase === 'failed') void this.load();
  }

  /** A status from the studio, valid from this stage time. */
  setStatus(status: ShowStatus, stageTime: number): void {
    this.#statuses.set('status', status, stageTime);
    this.#applyStatus();
  }

  /** The status as a snapshot states it: the truth that later messages start from. */
  resetStatus(status: ShowStatus, stageTime: number): void {
    const known = this.#statuses.at(Infinity).get('status');
    // The first statement says what the document may have missed, for the whole window.
    if (!known) this.setStatus(status, -Infinity);
    else if (known.value !== status) this.setStatus(status, Math.max(known.at, stageTime));
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    const { status } = this.#store.current;
    // Over is over: whoever watches the recording from its beginning is not live again.
    const over = status === 'ended' || status === 'replay';
    if (over && stageTime < this.#stageTime) return;
    this.#stageTime = stageTime;
    this.#applyStatus();
  }

  /** Asks the host first (`reminder-requested`); otherwise answers with an .ics file's text. */
  async remind(): Promise<{ answer: RequestAnswer } | { ics: string }> {
    // Few viewers ask for it, and none before the first picture.
    const { remind } = await import('./reminder.js');
    return remind(this.#store.current.document, this.#parts);
  }

  async #try(): Promise<void> {
    this.#attempt?.dispose();
    const attempt = this.#parts.scope.child();
    this.#attempt = attempt;
    const { decoded, base } = await this.#read(attempt.signal);
    if (attempt.disposed) return;
    if (decoded.ok) this.#accept(decoded.value, decoded.warnings, base, attempt);
    else await this.#failed(decoded.error, attempt);
  }

  async #read(signal: AbortSignal): Promise<{ decoded: DecodedShow; base?: string | undefined }> {
    const { source, baseUrl, clock, load } = this.#parts;
    if (typeof source !== 'string') return { decoded: decodeShow(source, baseUrl), base: baseUrl };
    if (!URL.canParse(source, baseUrl)) {
      return failure('show-invalid', `${source} is not the address of a show document.`);
    }
    const url = new URL(source, baseUrl).href;
    try {
      const loaded = await withTimeLimit(clock, LOAD_LIMIT, signal, (limited) =>
        load(url, limited),
      );
      return { decoded: decodeShowDocument(loaded.text, loaded.url), base: loaded.url };
    } catch (cause) {
      if (cause instanceof RoomError) return { decoded: { ok: false, error: cause } };
      if (cause instanceof TimeLimitError) {
        return failure('show-timeout', `${url} has not answered within 10 s.`, cause);
      }
      return failure('show-unreachable', `${url} cannot be reached.`, cause);
    }
  }

  async #failed(error: RoomError, attempt: DisposalScope): Promise<void> {
    const quick = error.code === 'show-unreachable' && this.#backOff.attempts < QUICK_RETRIES;
    if (!(error.recoverable && quick)) this.#tell(error);
    if (!error.recoverable) return;
    const wait = this.#backOff.next();
    const waited = new Promise<void>((resolve) => {
      attempt.add(this.#parts.clock.after(wait, resolve));
      attempt.add(resolve);
    });
    // Whoever joined need not wait for tries behind a failure that is on screen.
    const next = waited.then(() => (attempt.disposed ? undefined : this.#try()));
    if (quick) await next;
  }

  #tell(error: RoomError): void {
    // With a document in hand a failed re-load is no news for the viewer.
    if (this.#told || this.#store.current.document) return;
    this.#told = true;
    this.#store.patch({ phase: 'failed', error });
    this.#parts.announcer.fail(error);
  }

  #accept(
    document: ShowDocument,
    warnings: readonly RoomError[],
    base: string | undefined,
    attempt: DisposalScope,
  ): void {
    // The first status is how things stand, not a change.
    if (!this.#store.current.document) this.#store.patch({ status: this.#statusNow(document) });
    this.#store.patch({ phase: 'ready', document, error: null });
    for (const warning of warnings) this.#parts.announcer.fail(warning);
    this.#applyStatus();
    this.#parts.onDocument(document, base);
    this.#awaitStart(document, attempt);
  }

  /** At the scheduled start, somebody has to look whether the show has begun. */
  #awaitStart(document: ShowDocument, attempt: DisposalScope): void {
    const { status, startsAt } = document;
    if (startsAt === undefined || (status !== 'scheduled' && status !== 'preshow')) return;
    const { clock, random, serverNow, source } = this.#parts;
    const until = startsAt - serverNow();
    // Timers hold 24 days; a show further away is looked at again after one.
    const day = 86_400_000;
    const recheck = START_RECHECK * (1 + random());
    const wait = until > day ? day : Math.max(until, 0) + (until > 0 ? 2000 * random() : recheck);
    attempt.add(
      clock.after(wait, () => {
        // A document that was handed over cannot be asked again: it is taken at its word.
        if (typeof source !== 'string' && until > day) this.#awaitStart(document, attempt);
        else if (typeof source !== 'string') this.resetStatus('live', startsAt);
        else if (this.#store.current.status === status) void this.#try();
      }),
    );
  }

  #applyStatus(): void {
    const { document, status: previous } = this.#store.current;
    if (!document) return;
    const status = this.#statusNow(document);
    if (status === previous) return;
    this.#store.patch({ status });
    this.#parts.announcer.announce('status-changed', { status, previous });
  }

  #statusNow(document: ShowDocument): ShowStatus {
    return this.#statuses.at(this.#stageTime).get('status')?.value ?? document.status;
  }
}

function failure(
  code: 'show-invalid' | 'show-timeout' | 'show-unreachable',
  message: string,
  cause?: unknown,
): { decoded: DecodedShow } {
  const recoverable = code !== 'show-invalid';
  const error = new RoomError('show', code, message, { recoverable, cause });
  return { decoded: { ok: false, error } };
}
