import { engineMissing, type RoomError } from '../../room/room-error.js';
import type { ShowDocument } from '../../show/show-document.js';
import type { Clock } from '../../state/clock.js';
import { SnapshotStore, type ReadableStore } from '../../state/snapshot-store.js';
import type { LineTranslation, LineTranslator } from '../caption-state.js';
import type { TranslationDesk, TranslationDeskParts } from './translation-desk.js';
import type { TranslationCommands, TranslationState } from './translation-state.js';
import type { Translator } from './translator.js';

export interface TranslationParts {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Fetches what translates. Asked for when something is to be read in another language. */
  readonly load: () => Promise<(parts: TranslationDeskParts) => TranslationDesk>;
  readonly fail: (error: RoomError) => void;
}

/** A failure to fetch it is no reason to ask with every picture. */
const PATIENCE = 10_000;

/** Other languages, for captions and for messages: the door to a `TranslationDesk`. */
export class Translation implements TranslationCommands, LineTranslation {
  readonly #store = new SnapshotStore<TranslationState>({ revision: 0, by: [], download: null });
  readonly #parts: TranslationParts;
  #desk: TranslationDesk | undefined;
  #opening: Promise<TranslationDesk | undefined> | undefined;
  #document: readonly [ShowDocument, string | undefined] | undefined;
  #translator: Translator | null = null;
  /** When it may be asked for again. */
  #again = Infinity;

  constructor(parts: TranslationParts) {
    this.#parts = parts;
  }

  get store(): ReadableStore<TranslationState> {
    return this.#store;
  }

  get translator(): Translator | null {
    return this.#translator;
  }
  set translator(translator: Translator | null) {
    this.#translator = translator;
    if (this.#desk) this.#desk.site = translator;
  }

  setDocument(document: ShowDocument, base: string | undefined): void {
    this.#document = [document, base];
    this.#desk?.setDocument(document, base);
  }

  readonly line: LineTranslator = (text, from, to) => {
    if (!this.#desk) void this.#open();
    return this.#desk?.line(text, from, to);
  };

  onChange(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  canTranslate(from: string | null, to: string): boolean {
    if (!this.#desk) void this.#open();
    return this.#desk?.canTranslate(from, to) ?? false;
  }

  async translate(text: string, options: Parameters<Translator['translate']>[1]): Promise<string> {
    const desk = await this.#open();
    if (!desk) throw new Error('What translates is not there.');
    return desk.translate(text, options);
  }

  async download(): Promise<boolean> {
    // Not behind an await: the browser wants the viewer's tap.
    return this.#desk?.download() ?? false;
  }

  #open(): Promise<TranslationDesk | undefined> {
    if (this.#parts.clock.now() > this.#again) this.#opening = undefined;
    this.#opening ??= this.#make();
    return this.#opening;
  }

  async #make(): Promise<TranslationDesk | undefined> {
    const { load, clock, signal, fail } = this.#parts;
    this.#again = Infinity;
    try {
      const make = await load();
      if (signal.aborted) return undefined;
      const changed = (change: Partial<TranslationState>): void => {
        this.#store.patch({ ...change, revision: this.#store.current.revision + 1 });
      };
      const desk = make({ clock, signal, fail, changed });
      desk.site = this.#translator;
      if (this.#document) desk.setDocument(...this.#document);
      this.#desk = desk;
      changed({});
      return desk;
    } catch (cause) {
      fail(engineMissing('captions', cause, true));
      this.#again = clock.now() + PATIENCE;
      return undefined;
    }
  }
}
