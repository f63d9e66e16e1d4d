import type { RoomError } from '../../room/room-error.js';
import type { ShowDocument } from '../../show/show-document.js';
import { SnapshotStore } from '../../state/snapshot-store.js';
import type { AudioSink } from '../audio-source.js';
import type { CaptionsState } from '../caption-state.js';
import type { SpeechListener, SpeechListenerParts } from '../speech-listener.js';
import type { Studio } from './studio.js';
import type { StudioInput } from './studio-state.js';

export interface StudioEarParts {
  readonly studio: Studio;
  readonly document: ShowDocument;
  /** The show's sound goes there. */
  readonly listen: (sink: AudioSink | null) => void;
  /** So does the microphone's; rejects when the browser or the operator does not allow it. */
  readonly microphone: (sink: AudioSink) => Promise<{ close: () => void }>;
  readonly listener: (parts: Omit<SpeechListenerParts, 'recognizers'>) => Promise<SpeechListener>;
  readonly fail: (error: RoomError) => void;
  readonly signal: AbortSignal;
}

/** What the studio hears: the show's own sound, or a microphone at the place. */
export class StudioEar {
  readonly #parts: StudioEarParts;
  #input: StudioInput = 'off';
  #hearing: AbortController | undefined;

  constructor(parts: StudioEarParts) {
    this.#parts = parts;
  }

  async listen(input: StudioInput): Promise<void> {
    if (input === this.#input) return;
    this.#input = input;
    this.#parts.studio.setInput(input);
    this.close();
    if (input === 'off') return;
    const hearing = (this.#hearing = new AbortController());
    try {
      await this.#open(input, hearing.signal);
    } catch (error) {
      this.#parts.fail(error as RoomError);
      if (hearing.signal.aborted) return;
      this.#input = 'off';
      this.#parts.studio.setInput('off');
      this.close();
    }
  }

  close(): void {
    this.#hearing?.abort();
    this.#hearing = undefined;
    this.#parts.studio.setRecognizer(null);
  }

  async #open(input: 'stream' | 'microphone', signal: AbortSignal): Promise<void> {
    const { studio, document, listen, microphone, listener, fail } = this.#parts;
    let mic: { close: () => void } | undefined;
    const hear = (sink: AudioSink | null): void => {
      if (input === 'stream') {
        listen(sink);
        return;
      }
      mic?.close();
      if (!sink) return;
      microphone(sink).then(
        (opened) => {
          if (signal.aborted) opened.close();
          else mic = opened;
        },
        (error: unknown) => sink.failed(error as RoomError),
      );
    };
    const made = await listener({
      captions: {
        // As a viewer who reads what is spoken, whatever anybody sends.
        store: new SnapshotStore({
          language: 'x',
          prefer: 'best',
          sent: false,
          synced: false,
        } as CaptionsState),
        addSpoken: (cues) => studio.hear(cues),
        withdrawSpoken: (ids) => studio.withdraw(ids),
        setRecognizer: (state) => {
          if (!signal.aborted) studio.setRecognizer(state);
        },
      },
      listen: hear,
      holdBack: () => undefined,
      fail,
      signal,
    });
    if (signal.aborted) return;
    signal.addEventListener('abort', () => mic?.close(), { once: true });
    // A show that leaves it to the studio asks viewers for nothing.
    const { recognizer = { glossary: [] } } = document.captions;
    made.setDocument({ ...document, captions: { ...document.captions, recognizer } });
  }
}
