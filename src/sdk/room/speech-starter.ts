import type { CaptionsState } from '../captions/caption-state.js';
import type { Captions } from '../captions/captions.js';
import type { SpeechListener, SpeechListenerParts } from '../captions/speech-listener.js';
import type { ShowDocument } from '../show/show-document.js';
import { RoomError } from './room-error.js';

/** Makes what listens to the stream, once its code is there. */
export type SpeechListeners = () => Promise<
  (parts: Omit<SpeechListenerParts, 'recognizers'>) => SpeechListener
>;

/** Captions are read, nobody sends them, and the viewer does not mind. */
function mayRecognize({ language, prefer, sent }: Readonly<CaptionsState>): boolean {
  return language !== null && prefer !== 'sent' && !sent;
}

export interface SpeechStarterParts extends Omit<SpeechListenerParts, 'recognizers'> {
  readonly captions: Captions;
  readonly load: SpeechListeners;
}

/** Fetches what listens to the stream once a show offers it and the viewer reads captions. */
export class SpeechStarter {
  readonly #parts: SpeechStarterParts;
  readonly #captions: Captions;
  #document: ShowDocument | null = null;
  #loading = false;
  #listener: SpeechListener | null = null;

  constructor(parts: SpeechStarterParts) {
    this.#parts = parts;
    this.#captions = parts.captions;
    const stop = this.#captions.store.subscribe(() => this.#check());
    parts.signal.addEventListener('abort', stop, { once: true });
  }

  setDocument(document: ShowDocument): void {
    this.#document = document;
    this.#listener?.setDocument(document);
    this.#check();
  }

  retry(): void {
    if (this.#listener) this.#listener.retry();
    else {
      this.#captions.setRecognizer(null);
      this.#check();
    }
  }

  #check(): void {
    const { recognizer } = this.#captions.store.current;
    const offered = this.#document?.captions.recognizer !== undefined;
    const wanted = offered && mayRecognize(this.#captions.store.current);
    // A failure waits for the viewer's second try.
    if (wanted && !this.#loading && !this.#listener && !recognizer) void this.#load();
  }

  async #load(): Promise<void> {
    this.#loading = true;
    const { load, ...parts } = this.#parts;
    try {
      const make = await load();
      if (parts.signal.aborted || !this.#document) return;
      this.#listener = make(parts);
      this.#listener.setDocument(this.#document);
    } catch (cause) {
      const message = 'What makes captions could not be loaded.';
      const error = new RoomError('captions', 'engine-unavailable', message, {
        recoverable: true,
        cause,
      });
      this.#captions.setRecognizer({ phase: 'failed', error });
      parts.fail(error);
    } finally {
      this.#loading = false;
    }
  }
}
