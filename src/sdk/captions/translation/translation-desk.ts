import { RoomError } from '../../room/room-error.js';
import type { ShowDocument } from '../../show/show-document.js';
import type { Clock } from '../../state/clock.js';
import { later } from '../../state/later.js';
import { withTimeLimit } from '../../state/time-limit.js';
import type { TranslatedBy } from '../caption-state.js';
import { cleanText } from '../caption-text.js';
import { decodeTranslation, type TranslationPlan } from './decode-translation.js';
import { Terms } from './terms.js';
import { TranslationMemory } from './translation-memory.js';
import type { TranslationState } from './translation-state.js';
import type { Translator } from './translator.js';

export interface TranslationDeskParts {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly fail: (error: RoomError) => void;
  readonly changed: (change: Partial<TranslationState>) => void;
}

/** One that translates, and how it is called. */
export interface NamedTranslator extends Translator {
  readonly by: TranslatedBy;
  /** Does not know yet whether it can, and will say so. */
  readonly asking?: (from: string, to: string) => boolean;
  /** Somebody has a text for it: finds out what that takes, and gets what needs no leave. */
  readonly prepare?: (from: string, to: string) => void;
  /** Gets what it needs, with the viewer's leave. */
  readonly download?: (
    from: string,
    to: string,
    progress: (share: number) => void,
  ) => Promise<boolean>;
  /** Whether a download is all that is missing. */
  readonly canDownload?: (from: string, to: string) => boolean;
  /** What it would fetch, where it is known. */
  readonly bytes?: (from: string, to: string) => number | null;
  /** How much of what it needs is here, 0–1; null while nothing is on its way. */
  readonly loading?: (from: string, to: string) => number | null;
}

/** Makes what the show names: best first. */
export type TranslatorMaker = (
  plan: TranslationPlan,
  parts: TranslationDeskParts & {
    /** Something can be translated that could not before. */
    readonly ready: () => void;
  },
) => readonly NamedTranslator[];

type Translated = { readonly text: string; readonly by: TranslatedBy };

/** A caption that comes later is of no use to anybody. */
const TIME_LIMIT = 8000;
/** After a failure, so long nothing is asked for the same text. */
const PAUSE = 30_000;
const MAX_KNOWN = 1000;

/**
 * Brings texts into other languages, by the best that is there: what people have translated, then
 * the page's translator, the browser's, a model's, a service's. One that fails gives way to the next.
 */
export class TranslationDesk {
  readonly #parts: TranslationDeskParts;
  readonly #make: TranslatorMaker;
  #terms = new Terms([]);
  #memory = new TranslationMemory([]);
  #own: readonly NamedTranslator[] = [];
  #site: Translator | null = null;
  #known = new Map<string, Translated | 'failed' | 'pending'>();
  #plan: string | undefined;
  #missing: TranslationState['download'] = null;
  /** Ends what an older document has made. */
  #made = new AbortController();

  constructor(parts: TranslationDeskParts, make: TranslatorMaker) {
    this.#parts = parts;
    this.#make = make;
  }

  set site(site: Translator | null) {
    this.#site = site;
    this.#changed();
  }

  get terms(): Terms {
    return this.#terms;
  }

  setDocument(
    { translation, script, spokenLanguage }: ShowDocument,
    base: string | undefined,
  ): void {
    const asWritten = JSON.stringify([translation, script]);
    if (asWritten === this.#plan) return;
    this.#plan = asWritten;
    const { plan, warnings } = decodeTranslation(translation, base);
    this.#terms = new Terms(plan.glossary);
    const { loops } = this.#terms;
    const told = loops.map((term) => `translation.glossary: "${term}" leads back to itself.`);
    for (const message of [...warnings, ...told]) {
      this.#parts.fail(
        new RoomError('captions', 'glossary-invalid', message, { recoverable: true }),
      );
    }
    const lines = script.flatMap(({ text }) => (typeof text === 'string' ? [] : [text]));
    this.#memory = new TranslationMemory([...lines, ...plan.memory], spokenLanguage);
    this.#known.clear();
    this.#made.abort();
    this.#made = new AbortController();
    const signal = AbortSignal.any([this.#made.signal, this.#parts.signal]);
    this.#own = this.#make(plan, { ...this.#parts, signal, ready: () => this.#changed() });
    // Of a translator that is gone.
    if (this.#missing) this.#tellMissing(null);
    this.#changed();
  }

  /** For captions: what is known now; asks for it where it is not. */
  line(text: string, from: string, to: string): Translated | 'none' | undefined {
    const key = `${from}>${to}>${text}`;
    const known = this.#known.get(key);
    if (known === 'pending') return undefined;
    if (known !== undefined) return known === 'failed' ? 'none' : known;
    const remembered = this.#remembered(text, from, to);
    if (remembered) return this.#keep(key, remembered);
    this.#prepare(from, to);
    if (this.#able(from, to).length === 0) {
      this.#offerDownload(from, to);
      return 'none';
    }
    // First: whoever hears of a change asks for every line anew.
    this.#keep(key, 'pending');
    if (this.#missing?.by === 'device') this.#tellMissing(null);
    void this.#ask(text, from, to, this.#parts.signal).then(
      (translated) => {
        this.#keep(key, translated);
        this.#parts.changed({});
      },
      () => {
        this.#keep(key, 'failed');
        const { clock, signal } = this.#parts;
        later(clock, PAUSE, signal, () => this.#known.delete(key));
        this.#parts.changed({});
      },
    );
    return undefined;
  }

  canTranslate(from: string | null, to: string): boolean {
    return this.#able(from, to).length > 0;
  }

  async translate(
    text: string,
    { from, to, signal }: Parameters<Translator['translate']>[1],
  ): Promise<string> {
    const remembered = from === null ? null : this.#remembered(text, from, to);
    if (!remembered) this.#prepare(from, to);
    return (remembered ?? (await this.#ask(text, from, to, signal))).text;
  }

  /** As `translate`, and says by whom; for the studio. */
  async translated(
    text: string,
    from: string,
    to: string,
    signal: AbortSignal,
  ): Promise<Translated> {
    const remembered = this.#remembered(text, from, to);
    if (!remembered) this.#prepare(from, to);
    return remembered ?? this.#ask(text, from, to, signal);
  }

  async download(): Promise<boolean> {
    if (!this.#missing) return false;
    const { from, to, by, bytes } = this.#missing;
    const one = this.#own.find((each) => each.by === by && each.canDownload?.(from, to));
    if (!one?.download) return false;
    const told = (progress: number): void => this.#tellMissing({ from, to, by, bytes, progress });
    const done = await one.download(from, to, told).catch(() => false);
    this.#tellMissing(null);
    this.#changed();
    return done;
  }

  #offerDownload(from: string, to: string): void {
    const known = this.#missing;
    const isOther = known !== null && known.from !== from;
    // Two people in two languages: their offers would take turns with every answer to them.
    if (isOther && known.to === to && this.#offerOf(known.from, to)) return;
    const offer = this.#offerOf(from, to);
    const isSame = known?.from === offer?.from && known?.to === offer?.to;
    if (!isSame || known?.progress !== offer?.progress) this.#tellMissing(offer);
  }

  #offerOf(from: string, to: string): TranslationState['download'] {
    const loads = this.#own.find((one) => one.loading?.(from, to) != null);
    const one = loads ?? this.#own.find(({ canDownload }) => canDownload?.(from, to));
    if (one?.by !== 'browser' && one?.by !== 'device') return null;
    const progress = loads?.loading?.(from, to) ?? null;
    return { from, to, by: one.by, bytes: one.bytes?.(from, to) ?? null, progress };
  }

  #tellMissing(download: TranslationState['download']): void {
    this.#missing = download;
    this.#parts.changed({ download });
  }

  #remembered(text: string, from: string, to: string): Translated | null {
    const found = this.#memory.find(text, from, to);
    return found === null ? null : { text: found.text, by: 'memory' };
  }

  get #all(): readonly NamedTranslator[] {
    const site = this.#site;
    return site ? [{ ...bound(site), by: 'site' as const }, ...this.#own] : this.#own;
  }

  #able(from: string | null, to: string): NamedTranslator[] {
    return this.#all.filter((one) => can(one, from, to));
  }

  /** A model is fetched only where no better one translates, nor may be about to. */
  #prepare(from: string | null, to: string): void {
    if (from === null) return;
    for (const one of this.#all) {
      if (can(one, from, to) || one.asking?.(from, to)) return;
      one.prepare?.(from, to);
    }
  }

  async #ask(
    text: string,
    from: string | null,
    to: string,
    signal: AbortSignal,
  ): Promise<Translated> {
    const { clock, fail } = this.#parts;
    let cause: unknown = new Error(`Nothing translates from ${from ?? 'it'} to ${to}.`);
    for (const one of this.#able(from, to)) {
      try {
        const shield = this.#terms.shield(text, from ?? '', to);
        const ask = (words: string): Promise<string> =>
          withTimeLimit(clock, TIME_LIMIT, signal, (limit) =>
            one.translate(words, { from, to, signal: limit }),
          );
        const restored = shield.restore(cleanText(await ask(shield.text)));
        // A name that was lost on the way is worse than no translation.
        if (restored) return { text: restored, by: one.by };
        cause = new Error('A name was lost in translation.');
      } catch (error) {
        if (signal.aborted) throw error;
        cause = error;
      }
    }
    fail(
      new RoomError('captions', 'translation-failed', `Not translated into ${to}.`, {
        recoverable: true,
        cause,
      }),
    );
    throw cause instanceof Error ? cause : new Error(String(cause));
  }

  #keep<Kept extends Translated | 'failed' | 'pending'>(key: string, what: Kept): Kept {
    this.#known.delete(key);
    this.#known.set(key, what);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    return what;
  }

  #changed(): void {
    const own = this.#own.map(({ by }) => by);
    const by: TranslatedBy[] = [
      ...(this.#memory.size > 0 ? (['memory'] as const) : []),
      ...(this.#site ? (['site'] as const) : []),
      ...own,
    ];
    this.#parts.changed({ by });
  }
}

function can(one: Translator, from: string | null, to: string): boolean {
  try {
    return one.canTranslate(from, to);
  } catch {
    // What cannot say what it can do, cannot.
    return false;
  }
}

function bound(translator: Translator): Translator {
  return {
    canTranslate: (from, to) => translator.canTranslate(from, to),
    // Inside a promise, so that one that throws at once is one that rejects.
    translate: async (text, options) => translator.translate(text, options),
  };
}
