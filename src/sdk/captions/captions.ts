import type { InBandCue } from '../playback/media-engine.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { ShowDocument } from '../show/show-document.js';
import { matchLanguage } from '../state/localized-text.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { RecognizerState } from './speech-recognizer.js';
import {
  CaptionTimeline,
  LONGEST_CUE,
  readCue,
  type CaptionCue,
  type CueText,
} from './caption-timeline.js';

/** One caption as the viewer sees it. */
export interface CaptionLine {
  readonly id: string;
  readonly text: string;
  /** BCP 47 tag of the text, for `lang` and its direction. */
  readonly language: string;
  readonly source: CaptionCue['source'];
}

export interface CaptionsState {
  /** What can be chosen, BCP 47 tags. */
  readonly languages: readonly string[];
  /** What the viewer reads; null is off. */
  readonly language: string | null;
  /** On screen with the present picture, oldest first; at most two. */
  readonly lines: readonly CaptionLine[];
  /** Factor on the text size, 0.75–2. */
  readonly size: number;
  readonly position: CaptionPosition;
  /** How the recogniser in this page is doing; null while none is wanted. */
  readonly recognizer: RecognizerState | null;
  /** Recognised captions stand ready with their words, for a second or so more of delay. */
  readonly synced: boolean;
}

/** Where captions stand on the stage. */
export type CaptionPosition = 'top' | 'middle' | 'bottom';

/** As far back as a live stream is kept by most origins, with some to spare. */
const KEEP = 600_000;
/** Three lines hide the product. */
const MAX_LINES = 2;
const MAX_LANGUAGES = 50;

export interface CaptionsParts {
  readonly announcer: RoomAnnouncer;
  /** At the start: a language, or off. */
  readonly language: string | null;
  /** The stream's own text track shall be read in this language; null stops it. */
  readonly languageSelected: (language: string | null) => void;
  /** Speech shall be recognised after all: after a failure, or on a metered link. */
  readonly listenAgain: () => void;
}

/** Captions with the picture they belong to, whatever source they come from. */
export class Captions {
  readonly #store: SnapshotStore<CaptionsState>;
  readonly #parts: CaptionsParts;
  /** What the studio sends, and what the stream itself carries: the first wins. */
  readonly #channel = new CaptionTimeline();
  readonly #inBand = new CaptionTimeline();
  readonly #spokenCues = new CaptionTimeline();
  #spoken: string | undefined;
  #keepAll = false;
  #stageTime = -Infinity;

  constructor(parts: CaptionsParts) {
    this.#parts = parts;
    this.#store = new SnapshotStore<CaptionsState>({
      languages: [],
      language: parts.language,
      lines: [],
      size: 1,
      position: 'bottom',
      recognizer: null,
      synced: true,
    });
  }

  get store(): ReadableStore<CaptionsState> {
    return this.#store;
  }

  setDocument({ captions, spokenLanguage, status }: ShowDocument): void {
    this.#spoken = spokenLanguage;
    this.statusChanged(status);
    // In the order of the document: the site knows what its viewers read.
    const seen = this.#store.current.languages;
    this.#store.patch({ languages: [...new Set([...captions.languages, ...seen])] });
  }

  /** A replay is watched from its beginning, however long it is. */
  statusChanged(status: ShowDocument['status']): void {
    this.#keepAll = status === 'replay' || status === 'ended';
  }

  /** Cues of the channel. One with a known id replaces it. */
  add(cues: readonly CaptionCue[]): void {
    for (const cue of cues) {
      this.#channel.add(cue);
      this.#offer(typeof cue.text === 'string' ? [] : Object.keys(cue.text));
    }
    const newest = Math.max(...cues.map(({ start }) => start));
    if (!this.#keepAll) this.#channel.dropBefore(newest - KEEP);
    this.#show();
  }

  /** A cue of the stream's own text track. */
  addInBand({ id, start, end, language, text }: InBandCue): void {
    const until = Math.min(end, start + LONGEST_CUE);
    this.#inBand.add({ id, start, end: until, text: { [language]: text }, source: 'in-band' });
    if (!this.#keepAll) this.#inBand.dropBefore(start - KEEP);
    this.#offer([language]);
    this.#show();
  }

  /** What was understood in this page. One with a known id replaces it. */
  addSpoken(cues: readonly CaptionCue[]): void {
    for (const cue of cues) {
      this.#spokenCues.add(cue);
      if (typeof cue.text !== 'string') this.#offer(Object.keys(cue.text));
      if (!this.#keepAll) this.#spokenCues.dropBefore(cue.start - KEEP);
    }
    this.#show();
  }

  /** What was misunderstood. */
  withdrawSpoken(ids: readonly string[]): void {
    this.#spokenCues.remove(ids);
    this.#show();
  }

  setRecognizer(recognizer: RecognizerState | null): void {
    this.#store.patch({ recognizer });
  }

  listenAgain(): void {
    this.#parts.listenAgain();
  }

  setSynced(synced: boolean): void {
    this.#store.patch({ synced });
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    this.#stageTime = stageTime;
    this.#show();
  }

  selectLanguage(language: string | null): void {
    this.#store.patch({ language });
    this.#parts.languageSelected(language);
    this.#show();
  }

  setSize(factor: number): void {
    if (Number.isFinite(factor)) this.#store.patch({ size: Math.min(2, Math.max(0.75, factor)) });
  }

  setPosition(position: CaptionPosition): void {
    this.#store.patch({ position });
  }

  #offer(languages: readonly string[]): void {
    const known = this.#store.current.languages;
    const fresh = languages.filter((language) => matchLanguage(known, language) === undefined);
    if (fresh.length > 0) {
      this.#store.patch({ languages: [...known, ...fresh].slice(0, MAX_LANGUAGES) });
    }
  }

  /** Runs with every picture: compares, and stays silent when nothing has changed. */
  #show(): void {
    const { lines: before, language } = this.#store.current;
    if (language === null && before.length === 0) return;
    const shown = language === null ? [] : this.#activeIn(language).slice(-MAX_LINES);
    if (
      shown.length === before.length &&
      shown.every(
        ({ cue, text }, index) => before[index]?.id === cue.id && before[index].text === text,
      )
    ) {
      return;
    }
    this.#store.patch({
      lines: shown.map(({ cue, text, language: tag }) => ({
        id: cue.id,
        text,
        language: tag,
        source: cue.source,
      })),
    });
    for (const { cue, language: tag } of shown) {
      if (before.some(({ id }) => id === cue.id)) continue;
      this.#parts.announcer.announce('caption-shown', { cue, language: tag });
    }
  }

  #activeIn(language: string): (CueText & { readonly cue: CaptionCue })[] {
    const read = (cue: CaptionCue): (CueText & { readonly cue: CaptionCue })[] => {
      const text = readCue(cue, language, this.#spoken);
      return text ? [{ ...text, cue }] : [];
    };
    const speaks = (cue: CaptionCue): boolean => read(cue).length > 0;
    // The worse is hidden for its whole length where there is better, or its rest would flash up.
    const better: CaptionTimeline[] = [];
    return [this.#channel, this.#inBand, this.#spokenCues]
      .flatMap((timeline) => {
        const cues = timeline
          .activeAt(this.#stageTime)
          .filter(({ start, end }) => !better.some((b) => b.between(start, end).some(speaks)));
        better.push(timeline);
        return cues;
      })
      .flatMap(read)
      .sort((a, b) => a.cue.start - b.cue.start);
  }
}
