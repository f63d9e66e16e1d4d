import { RoomError } from '../room/room-error.js';
import { BackOff } from '../state/back-off.js';
import type { Clock } from '../state/clock.js';
import type { RealtimeState } from './realtime-state.js';
import type { Dial, Position, Transport, TransportLine } from './transport.js';

/** The server ticks every three seconds; two and a half ticks of silence mean a dead line. */
export const SILENCE = 7500;

export interface ConnectionParts {
  readonly dial: Omit<Dial, 'since'>;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  /** Position to go on from, or null for a snapshot. */
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
  readonly #backOff: BackOff;
  #status: RealtimeState['status'] = 'idle';
  #line: TransportLine | undefined;
  /** Ends the timer that is running: the watchdog, or the wait before the next dial. */
  #callOff: (() => void) | undefined;
  #lastHeard = 0;
  #told = false;
  #everHeard = false;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#backOff = new BackOff({ first: 500, longest: 15_000, random: parts.random });
  }

  start(): void {
    if (this.#status === 'idle') this.#dial('connecting');
  }

  /** The page is back: from sleep, from another tab, from being offline. */
  wake(): void {
    const { clock } = this.#parts;
    const waiting = this.#status === 'reconnecting' && !this.#line;
    const silent = this.#line !== undefined && clock.now() - this.#lastHeard > SILENCE;
    if (!waiting && !silent) return;
    this.#backOff.reset();
    this.#dial('reconnecting');
  }

  /** Drops the line and dials anew, so that the server starts from `since`. */
  resync(): void {
    if (this.#line) this.#redial();
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
    this.#setStatus(status);
    this.#lastHeard = clock.now();
    // A line that was dropped may still speak; nobody listens to it any more.
    let own: TransportLine | undefined = undefined;
    const isOwn = (): boolean => own !== undefined && this.#line === own;
    own = transport.connect(
      { ...dial, since: since() },
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
    this.#backOff.reset();
    this.#told = false;
    this.#everHeard = true;
  }

  #watch(): void {
    const { clock } = this.#parts;
    const silence = clock.now() - this.#lastHeard;
    if (silence >= SILENCE) this.#lost();
    else this.#callOff = clock.after(SILENCE - silence, () => this.#watch());
  }

  #lost(): void {
    const { failed, dial } = this.#parts;
    // A line that worked until now is re-dialled before anybody is told.
    if (!this.#told && (this.#backOff.attempts > 0 || !this.#everHeard)) {
      this.#told = true;
      failed(
        new RoomError('realtime', 'realtime-unreachable', `${dial.url} cannot be reached.`, {
          recoverable: true,
        }),
      );
    }
    this.#redial();
  }

  #redial(): void {
    this.#drop();
    this.#setStatus('reconnecting');
    const { clock } = this.#parts;
    this.#callOff = clock.after(this.#backOff.next(), () => this.#dial('reconnecting'));
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
