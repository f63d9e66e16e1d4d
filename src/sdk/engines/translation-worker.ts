import { RoomError } from '../room/room-error.js';
import { TimeLimitError } from '../state/time-limit.js';
import { fromPlainError } from './plain-error.js';
import type { FromTranslator, ToTranslator, TranslationStart } from './translation/protocol.js';

export interface TranslationWorkerParts {
  readonly order: TranslationStart;
  readonly spawn: () => Worker;
  /** How much of the model is here, 0–1. */
  readonly progress: (share: number) => void;
  readonly trouble: (error: RoomError) => void;
  /** It has ended by itself, for this reason. */
  readonly ended: (error: RoomError) => void;
}

interface Waiting {
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

/** Texts in a row that nobody could wait for: it hangs, or this device is too slow. */
const MOST_UNANSWERED = 4;

/** The worker that translates, as the page sees it. */
export class TranslationWorker {
  /** True once it can translate; false when it never will. */
  readonly ready: Promise<boolean>;
  readonly #parts: TranslationWorkerParts;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new AbortController();
  #settle: (ready: boolean) => void = () => undefined;
  #worker: Worker | undefined;
  #count = 0;
  #unanswered = 0;

  constructor(parts: TranslationWorkerParts) {
    this.#parts = parts;
    this.ready = new Promise((resolve) => (this.#settle = resolve));
    try {
      this.#worker = parts.spawn();
    } catch (cause) {
      // A policy of the page may forbid workers. Not before whoever made this knows of it.
      const error = unavailable('The worker that translates cannot be started.', cause);
      queueMicrotask(() => this.#fail(error));
      return;
    }
    const { signal } = this.#listeners;
    this.#worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FromTranslator>) => this.#receive(data),
      { signal },
    );
    this.#worker.addEventListener(
      'error',
      (event) => {
        // Told by the room; the page's own error handlers need not hear of it.
        event.preventDefault();
        const why = event.message || 'It could not be loaded, or is forbidden here.';
        this.#fail(unavailable(`The worker that translates has ended. ${why}`));
      },
      { signal },
    );
    this.#post(parts.order);
  }

  translate(
    text: Omit<Extract<ToTranslator, { type: 'translate' }>, 'type' | 'id'>,
    signal: AbortSignal,
  ): Promise<string> {
    const id = (this.#count += 1);
    return new Promise((resolve, reject) => {
      if (!this.#worker) {
        reject(new Error('The worker that translates has ended.'));
        return;
      }
      const callOff = (): void => {
        this.#waiting.delete(id);
        this.#post({ type: 'cancel', id });
        reject(new Error('Nobody waits for it.', { cause: signal.reason }));
        // A viewer who has read on says nothing about how fast it is.
        if (!(signal.reason instanceof TimeLimitError)) return;
        this.#unanswered += 1;
        if (this.#unanswered >= MOST_UNANSWERED)
          this.#fail(unavailable('The worker that translates does not answer in time.'));
      };
      signal.addEventListener('abort', callOff, { once: true });
      const settled = (): void => {
        signal.removeEventListener('abort', callOff);
        this.#unanswered = 0;
      };
      this.#waiting.set(id, {
        resolve(answer) {
          settled();
          resolve(answer);
        },
        reject(error) {
          settled();
          reject(error);
        },
      });
      this.#post({ type: 'translate', id, ...text });
    });
  }

  end(): void {
    this.#listeners.abort();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#settle(false);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Error('The worker that translates has ended.'));
  }

  #receive(message: FromTranslator): void {
    switch (message.type) {
      case 'loading':
        this.#parts.progress(message.loaded / message.total);
        break;
      case 'ready':
        this.#settle(true);
        break;
      case 'translated':
        this.#take(message.id)?.resolve(message.text);
        break;
      case 'refused':
        this.#take(message.id)?.reject(new Error(message.message));
        break;
      case 'trouble':
        this.#parts.trouble(fromPlainError(message.error));
        break;
      case 'failed':
        this.#fail(fromPlainError(message.error));
        break;
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #fail(error: RoomError): void {
    this.end();
    this.#parts.ended(error);
  }

  #post(message: ToTranslator): void {
    this.#worker?.postMessage(message);
  }
}

function unavailable(message: string, cause?: unknown): RoomError {
  return new RoomError('captions', 'engine-unavailable', message, { recoverable: true, cause });
}
