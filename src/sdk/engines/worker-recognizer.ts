import type { EncodedAudio, PcmStretch } from '../captions/audio-source.js';
import type { RecognizerEvents } from '../captions/speech-recognizer.js';
import { RoomError } from '../room/room-error.js';
import type { Clock } from '../state/clock.js';
import { report } from '../state/report.js';
import { fromPlainError } from './plain-error.js';
import type { FromWorker, ToWorker, WorkerStart } from './speech/protocol.js';

export interface WorkerRecognizerParts {
  readonly order: WorkerStart;
  readonly events: RecognizerEvents;
  readonly spawn: () => Worker;
  readonly clock: Clock;
}

/** A worker that hangs says nothing; one that the system has killed neither. */
const PING_MS = 5000;
/** The largest model takes some seconds for one window, and answers nothing meanwhile. */
const SILENT_PINGS = 4;
/** A slow or busy device compiles the runtime and opens the model for long, in one go. */
const SILENT_PINGS_LOADING = 12;
/** A worker that dies again and again has a reason that does not go away. */
const MOST_RESTARTS = 3;
const FORGET_RESTARTS_MS = 300_000;

/** The recogniser as the page sees it: a worker, and another one when it dies. */
export class WorkerRecognizer {
  readonly #parts: WorkerRecognizerParts;
  #worker: Worker | undefined;
  #listeners = new AbortController();
  #stopPinging: () => void = () => undefined;
  #unanswered = 0;
  #restarts: number[] = [];
  #alive = false;
  #ready = false;
  /** What a new worker needs to understand the sound that comes. */
  #init: EncodedAudio | undefined;
  /** Segments count up across workers. */
  #segments = 0;
  #firstSegment = 0;
  #gap = false;

  constructor(parts: WorkerRecognizerParts) {
    this.#parts = parts;
    this.#start();
  }

  feed(audio: EncodedAudio): void {
    // A copy of the few bytes of an init: the others change hands.
    if (audio.kind === 'init') this.#init = { ...audio, bytes: audio.bytes.slice(0) };
    this.#post({ type: 'audio', audio }, [audio.bytes]);
  }

  hear(stretch: PcmStretch & { readonly restart: boolean }): void {
    const restart = stretch.restart || this.#gap;
    this.#gap = false;
    const samples = stretch.samples;
    this.#post({ type: 'samples', stretch: { ...stretch, restart } }, [samples.buffer]);
  }

  dispose(): void {
    this.#end();
  }

  #start(): void {
    const { spawn, clock, order } = this.#parts;
    try {
      this.#worker = spawn();
    } catch (cause) {
      // A policy of the page may forbid workers.
      const message = 'The worker of the captions cannot be started.';
      this.#fail(new RoomError('captions', 'engine-unavailable', message, { cause }));
      return;
    }
    const { signal } = (this.#listeners = new AbortController());
    this.#worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FromWorker>) => {
        this.#alive = true;
        this.#unanswered = 0;
        this.#receive(data);
      },
      { signal },
    );
    this.#worker.addEventListener(
      'error',
      (event) => {
        // Told by the captions; the page's own error handlers need not hear of it.
        event.preventDefault();
        this.#died(event.message || 'It could not be loaded, or is forbidden here.');
      },
      { signal },
    );
    this.#firstSegment = this.#segments;
    this.#unanswered = 0;
    this.#ready = false;
    this.#stopPinging = clock.every(PING_MS, () => this.#ping());
    this.#post(order);
    this.#parts.events.state({ phase: 'loading', loaded: 0, total: bytesOf(order) });
  }

  #ping(): void {
    const most = this.#ready ? SILENT_PINGS : SILENT_PINGS_LOADING;
    if (this.#unanswered >= most) this.#died('It does not answer.');
    else this.#post({ type: 'ping' });
    this.#unanswered += 1;
  }

  #receive(message: FromWorker): void {
    const { events } = this.#parts;
    switch (message.type) {
      case 'loading':
        events.state({ phase: 'loading', loaded: message.loaded, total: message.total });
        break;
      case 'ready':
        this.#ready = true;
        events.state({ phase: 'listening' });
        break;
      case 'activity':
        events.state({ phase: message.phase });
        break;
      case 'hypothesis': {
        const segment = this.#firstSegment + message.hypothesis.segment;
        this.#segments = segment + 1;
        events.hypothesis({ ...message.hypothesis, segment });
        break;
      }
      case 'heard':
        events.heard(message.stageTime);
        break;
      case 'trouble':
        events.trouble?.(fromPlainError(message.error));
        break;
      case 'failed':
        this.#fail(fromPlainError(message.error));
        break;
      case 'pong':
        break;
    }
  }

  #died(why: string): void {
    const { clock } = this.#parts;
    const now = clock.now();
    this.#restarts = this.#restarts.filter((at) => now - at < FORGET_RESTARTS_MS);
    const code = this.#alive ? 'recognizer-failed' : 'engine-unavailable';
    const again = this.#alive && this.#restarts.length < MOST_RESTARTS;
    const message = `The worker of the captions has ended. ${why}`;
    const error = new RoomError('captions', code, message, { recoverable: again });
    if (!again) {
      this.#fail(error);
      return;
    }
    this.#restarts.push(now);
    this.#end();
    this.#parts.events.state({ phase: 'failed', error });
    this.#gap = true;
    this.#start();
    // The next sound is in the middle of a stream.
    if (this.#init) this.feed(this.#init);
  }

  #fail(error: RoomError): void {
    this.#end();
    this.#parts.events.state({ phase: 'failed', error });
  }

  #end(): void {
    this.#listeners.abort();
    this.#stopPinging();
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    try {
      this.#worker?.postMessage(message, transfer);
    } catch (error) {
      // Sound that somebody else has transferred already: a mistake of the caller.
      report(error);
    }
  }
}

function bytesOf({ manifest }: WorkerStart): number {
  return manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
}
