import { RoomError } from '../room/room-error.js';
import { BackOff } from '../state/back-off.js';
import type { Clock } from '../state/clock.js';
import type { RealtimeState } from './realtime-state.js';
import type { Dial, Position, Transport, TransportLine } from './transport.js';

/** The server ticks every three seconds; two and a half ticks of silence mean a dead line. */
export const SILENCE = 7500;
/** After a silence the next line is dialled within this: the viewer has waited long enough. */
const AFTER_SILENCE = 300;
/** A cut of seconds is a lift, or a hand-over of the network: worth a dial every second. */
const SHORT_CUT = 10_000;
const SHORT_WAIT = 800;

export interface ConnectionParts {
  readonly dial: Omit<Dial, 'since'>;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  /** What the next line goes on from; null: from a snapshot. */
  readonly since: () => Position | null;
  /** Answers whether anything in the frame made sense: only that counts as a sign of life. */
  readonly receive: (text: string) => boolean;
  readonly opened: () => void;
  readonly statusChanged: (status: RealtimeState['status']) => void;
  /** Once per outage. */
  readonly failed: (error: RoomError) => void;
}

/**
 * Keeps one line to the server alive.
 *
 * The connection owns liveness, not the transport: browsers and libraries notice a line that died
 * without a word after a minute or never. A silent line is dropped, and a new one dialled.
 */
export class Connection {
  readonly #parts: ConnectionParts;
  /** Against a cut of seconds, and against an outage. */
  readonly #first: BackOff;
  readonly #backOff: BackOff;
  #cutAt: number | undefined;
  #tokenFailure: unknown;
  #status: RealtimeState['status'] = 'idle';
  #line: TransportLine | undefined;
  /** Ends the timer that is running: the watchdog, or the wait before the next dial. */
  #callOff: (() => void) | undefined;
  #lastHeard = 0;
  #told = false;
  #everHeard = false;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { random } = parts;
    this.#first = new BackOff({ first: 500, longest: SHORT_WAIT, random });
    this.#backOff = new BackOff({ first: 1000, longest: 15_000, random });
  }

  start(): void {
    if (this.#status === 'idle') this.#dial('connecting');
  }

  /** The line, while it is open. */
  get line(): TransportLine | undefined {
    return this.#status === 'open' ? this.#line : undefined;
  }

  /** The page is back: from sleep, from another tab, from being offline. */
  wake(): void {
    const { clock } = this.#parts;
    const waiting = this.#status === 'reconnecting' && !this.#line;
    const silent = this.#line !== undefined && clock.now() - this.#lastHeard > SILENCE;
    if (!waiting && !silent) return;
    this.#recovered();
    this.#dial('reconnecting');
  }

  /** Drops the line and dials anew, so that the server starts from `since`. */
  resync(): boolean {
    if (this.#line) this.#redial();
    return this.#status !== 'closed';
  }

  send(text: string): void {
    this.#line?.send(text);
  }

  close(): void {
    this.#drop();
    this.#setStatus('closed');
  }

  #dial(status: 'connecting' | 'reconnecting'): void {
    const { dial, transport, since, clock } = this.#parts;
    this.#drop();
    this.#tokenFailure = undefined;
    this.#setStatus(status);
    this.#lastHeard = clock.now();
    // A line that was dropped may still speak; nobody listens to it any more.
    let own: TransportLine | undefined = undefined;
    const isOwn = (): boolean => own !== undefined && this.#line === own;
    own = transport.connect(
      { ...dial, since: since(), token: dial.token && (() => this.#token()) },
      {
        opened: () => {
          if (isOwn()) this.#opened();
        },
        message: (text) => {
          if (isOwn()) this.#heard(text);
        },
        closed: () => {
          if (isOwn()) this.#lost();
        },
      },
    );
    this.#line = own;
    this.#watch();
  }

  #opened(): void {
    this.#setStatus('open');
    this.#parts.opened();
  }

  #heard(text: string): void {
    if (!this.#parts.receive(text)) return;
    this.#lastHeard = this.#parts.clock.now();
    this.#recovered();
    this.#told = false;
    this.#everHeard = true;
  }

  #recovered(): void {
    this.#first.reset();
    this.#backOff.reset();
    this.#cutAt = undefined;
  }

  /** A fresh one for every line; what the page's callback does wrong is told, not thrown. */
  async #token(): Promise<string> {
    try {
      const token: unknown = await this.#parts.dial.token?.();
      if (typeof token === 'string' && token !== '') return token;
      throw new Error('The token is no text.');
    } catch (cause) {
      this.#tokenFailure = cause;
      throw cause;
    }
  }

  #watch(): void {
    const { clock } = this.#parts;
    const silence = clock.now() - this.#lastHeard;
    if (silence >= SILENCE) this.#lost(AFTER_SILENCE * this.#parts.random());
    else this.#callOff = clock.after(SILENCE - silence, () => this.#watch());
  }

  #lost(wait?: number): void {
    // A line that worked until now is re-dialled before anybody is told.
    if (!this.#told && (this.#cutAt !== undefined || !this.#everHeard)) {
      this.#told = true;
      this.#parts.failed(this.#failure());
    }
    this.#redial(this.#cutAt === undefined ? wait : undefined);
  }

  #failure(): RoomError {
    const { url } = this.#parts.dial;
    const cause = this.#tokenFailure;
    return cause === undefined
      ? new RoomError('realtime', 'realtime-unreachable', `${url} cannot be reached.`, {
          recoverable: true,
        })
      : new RoomError('realtime', 'realtime-token-failed', 'The page gave no token.', {
          recoverable: true,
          cause,
        });
  }

  #redial(wait = this.#nextWait()): void {
    this.#drop();
    this.#cutAt ??= this.#parts.clock.now();
    this.#setStatus('reconnecting');
    this.#callOff = this.#parts.clock.after(wait, () => this.#dial('reconnecting'));
  }

  #nextWait(): number {
    const { clock } = this.#parts;
    const short = clock.now() - (this.#cutAt ?? clock.now()) < SHORT_CUT;
    return short ? this.#first.next() : this.#backOff.next();
  }

  #drop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const line = this.#line;
    this.#line = undefined;
    line?.drop();
  }

  #setStatus(status: RealtimeState['status']): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#parts.statusChanged(status);
  }
}
