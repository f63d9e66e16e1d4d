import type { LineTranslation, TranslatedBy } from './caption-state.js';
import { readCue, type CaptionCue, type CueText } from './caption-timeline.js';

/** What a cue says to a viewer. */
export interface ReadCue extends CueText {
  readonly by: TranslatedBy | null;
  readonly original: CueText | null;
}

/** The end of a sentence, with what closes it. */
const SENTENCES = /^.*[.!?…。！？]["'»”’）)]*(?=\s|$|(?<=[。！？]))/su;

/** Reads cues in the viewer's language, translated where nobody wrote them in it. */
export class CueReader {
  readonly #translation: LineTranslation | null;
  spoken: string | undefined;

  constructor(translation: LineTranslation | null) {
    this.#translation = translation;
  }

  /** Somebody wrote it in this language. */
  isWritten(cue: CaptionCue, wanted: string): boolean {
    return readCue(cue, wanted, this.spoken) !== undefined;
  }

  /** Undefined where it has nothing to say in this language, or not yet. */
  read(cue: CaptionCue, wanted: string): ReadCue | undefined {
    const original = this.#originalOf(cue);
    const own = readCue(cue, wanted, this.spoken);
    if (own) {
      const machine = cue.machine?.includes(own.language) ? 'studio' : null;
      const other = original && original.language !== own.language ? original : null;
      return { ...own, by: machine, original: other };
    }
    const settled = original && settledText(original.text, cue);
    if (!original || !settled || !this.#translation) return undefined;
    const translated = this.#translation.line(settled, original.language, wanted);
    if (translated === undefined || translated === 'none') return undefined;
    return { ...translated, language: wanted, original };
  }

  /** The language it is in, where nothing can bring it into the wanted one. */
  untranslatable(cue: CaptionCue, wanted: string): string | undefined {
    const original = this.#originalOf(cue);
    if (!original || readCue(cue, wanted, this.spoken)) return undefined;
    const settled = settledText(original.text, cue);
    if (!settled) return undefined;
    const translated = this.#translation?.line(settled, original.language, wanted);
    return translated === 'none' || !this.#translation ? original.language : undefined;
  }

  /** In the language that is spoken, as far as anybody says which that is. */
  #originalOf(cue: CaptionCue): CueText | null {
    if (typeof cue.text === 'string') {
      return this.spoken && cue.text ? { text: cue.text, language: this.spoken } : null;
    }
    const spoken = this.spoken ?? cue.language;
    const read = spoken === undefined ? undefined : readCue(cue, spoken, spoken);
    if (read) return read;
    const [first] = Object.entries(cue.text);
    return first?.[1] ? { language: first[0], text: first[1] } : null;
  }
}

/** Of words that may still change only the sentences that are over: what was read stays. */
function settledText(text: string, cue: CaptionCue): string {
  return cue.open ? (SENTENCES.exec(text)?.[0] ?? '') : text;
}
