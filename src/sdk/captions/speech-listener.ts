import { RoomError } from '../room/room-error.js';
import type { ShowDocument } from '../show/show-document.js';
import type { AudioSink } from './audio-source.js';
import type { CaptionCue } from './caption-timeline.js';
import type { Captions } from './captions.js';
import { SpeechCaptions } from './speech-captions.js';
import type {
  RecognizerState,
  SpeechRecognizer,
  SpeechRecognizerFactory,
} from './speech-recognizer.js';
import { decodeTranslation } from './translation/decode-translation.js';
import { Terms } from './translation/terms.js';

/** What the recogniser has to know of the show. */
export interface ListeningOptions {
  readonly language: string;
  readonly model: string | undefined;
  readonly catalog: string | undefined;
  readonly glossary: readonly string[];
  /** The viewer was asked, and wants it on a metered link too. */
  readonly metered: boolean;
}

export interface SpeechListenerParts {
  readonly captions: Pick<Captions, 'store' | 'addSpoken' | 'withdrawSpoken' | 'setRecognizer'>;
  readonly recognizers: (options: ListeningOptions) => SpeechRecognizerFactory;
  /** The player's sound goes there from now on; null stops it. */
  readonly listen: (sink: AudioSink | null) => void;
  /** Seconds of sound that have to be ahead of the picture. */
  readonly holdBack: (seconds: number) => void;
  /** Something went wrong that the page should hear of. */
  readonly fail: (error: RoomError) => void;
  readonly signal: AbortSignal;
}

/**
 * A hop of the recogniser, its work, and the words it waits for before it is sure of a line: with so
 * much sound in hand a caption stands ready when its words are heard (decisions/0009).
 */
const SYNCED_HOLD_BACK = 1.6;

/** As many as a recogniser looks out for. */
const MAX_TERMS = 500;

/** Captions from the sound of the stream: runs while somebody reads them, and only then. */
export class SpeechListener {
  readonly #parts: SpeechListenerParts;
  readonly #speech: SpeechCaptions;
  #document: ShowDocument | null = null;
  #running: AbortController | null = null;
  #recognizer: SpeechRecognizer | null = null;
  #metered = false;
  /** What the recogniser last said of itself, and whether its words can be believed. */
  #state: RecognizerState | undefined;
  #clear = true;
  /** Names of the show, as its glossary has them. */
  #terms = new Terms([]);
  /** Nothing here decodes the bytes of this stream: what is heard is what is played. */
  #played = false;

  constructor(parts: SpeechListenerParts) {
    this.#parts = parts;
    const { captions, signal } = parts;
    this.#speech = new SpeechCaptions({
      onCues: (cues) => captions.addSpoken(cues.map((cue) => this.#mended(cue))),
      onWithdraw: (ids) => captions.withdrawSpoken(ids),
      onClarity: (clear) => {
        this.#clear = clear;
        this.#tell();
      },
    });
    const unsubscribe = captions.store.subscribe(() => this.#follow());
    signal.addEventListener(
      'abort',
      () => {
        unsubscribe();
        this.#stop();
      },
      { once: true },
    );
  }

  setDocument(document: ShowDocument): void {
    const { script, spokenLanguage } = document;
    const before = this.#document;
    this.#document = document;
    if (JSON.stringify(document.translation) !== JSON.stringify(before?.translation)) {
      // What is wrong with it is told by who translates.
      this.#terms = new Terms(decodeTranslation(document.translation, undefined).plan.glossary);
    }
    if (JSON.stringify(script) !== JSON.stringify(before?.script))
      this.#speech.setScript(script, spokenLanguage);
    this.#follow();
  }

  /** After a failure, or when the viewer has agreed to the download. */
  retry(): void {
    this.#metered = true;
    this.#stop();
    this.#follow();
  }

  #follow(): void {
    const { language, prefer, sent } = this.#parts.captions.store.current;
    // What somebody sends is better than what can be understood here, and costs no battery.
    const useful = language !== null && prefer !== 'sent' && !sent;
    const wanted = useful && this.#document?.captions.recognizer !== undefined;
    if (!wanted) this.#stop();
    else if (!this.#running) void this.#start(this.#document);
    if (this.#recognizer) this.#holdBack();
  }

  async #start(document: ShowDocument | null): Promise<void> {
    const { recognizers, listen, fail } = this.#parts;
    const running = (this.#running = new AbortController());
    const { signal } = running;
    const { model, catalog, glossary = [] } = document?.captions.recognizer ?? {};
    const language = document?.spokenLanguage ?? 'en';
    this.#state = { phase: 'loading', loaded: 0, total: 0 };
    this.#tell();
    try {
      const names = [...new Set([...glossary, ...this.#terms.spoken(language)])].slice(
        0,
        MAX_TERMS,
      );
      const make = recognizers({
        language,
        model,
        catalog,
        glossary: names,
        metered: this.#metered,
      });
      const recognizer = await make(
        {
          hypothesis: (hypothesis) => this.#speech.hear(hypothesis),
          state: (state) => {
            if (signal.aborted) return;
            this.#state = state;
            if (state.phase === 'failed' && this.#tryPlayed(state.error)) return;
            this.#tell();
            if (state.phase === 'failed') fail(state.error);
          },
          heard: () => undefined,
          trouble: (error) => {
            if (!signal.aborted) fail(error);
          },
        },
        signal,
      );
      if (signal.aborted) {
        recognizer.dispose();
        return;
      }
      this.#recognizer = recognizer;
      listen({
        played: this.#played,
        audio: (audio) => recognizer.feed(audio),
        failed: (error) => {
          if (!signal.aborted) this.#fail(error);
        },
      });
      this.#holdBack();
    } catch (error) {
      if (!signal.aborted) this.#fail(refusal(error));
    }
  }

  /** What was heard, with the names in it right. The script's own lines are. */
  #mended(cue: CaptionCue): CaptionCue {
    if (cue.source !== 'recognizer' || typeof cue.text !== 'string') return cue;
    const language = this.#document?.spokenLanguage ?? 'en';
    return { ...cue, text: this.#terms.mend(cue.text, language) };
  }

  /** The next rung, where bytes cannot be decoded. Answers whether there is one. */
  #tryPlayed({ code }: RoomError): boolean {
    if (code !== 'audio-unsupported' || this.#played) return false;
    this.#played = true;
    this.#stop();
    this.#follow();
    return true;
  }

  #holdBack(): void {
    // Of what is played nothing is ahead.
    const ahead = this.#parts.captions.store.current.synced && !this.#played;
    this.#parts.holdBack(ahead ? SYNCED_HOLD_BACK : 0);
  }

  #tell(): void {
    if (!this.#state) return;
    const unclear = this.#state.phase === 'listening' && !this.#clear;
    this.#parts.captions.setRecognizer(unclear ? { phase: 'unclear' } : this.#state);
  }

  #fail(error: RoomError): void {
    this.#state = { phase: 'failed', error };
    this.#tell();
    this.#parts.fail(error);
  }

  #stop(): void {
    if (!this.#running) return;
    const { captions, listen, holdBack } = this.#parts;
    this.#running.abort();
    this.#running = null;
    this.#recognizer?.dispose();
    this.#recognizer = null;
    this.#state = undefined;
    listen(null);
    holdBack(0);
    captions.setRecognizer(null);
  }
}

function refusal(error: unknown): RoomError {
  if (error instanceof RoomError) return error;
  return new RoomError('captions', 'engine-unavailable', 'Captions could not be started.', {
    recoverable: true,
    cause: error,
  });
}
