import type { RoomAnnouncer } from '../room/room-events.js';
import type { ShowDocument } from '../show/show-document.js';
import { matchLanguage } from '../state/localized-text.js';
import type {
  CaptionMessage,
  CaptionLine,
  CaptionsState,
  LineTranslation,
  ReadCaption,
  Rewording,
} from './caption-state.js';
import {
  CaptionLadder,
  type CueOrigin,
  type LadderView,
  type RankedCue,
} from './caption-ladder.js';
import { CaptionTimeline, LONGEST_CUE, type CaptionCue } from './caption-timeline.js';
import { cleanCaption, isKnownLanguage, pieceAt } from './caption-text.js';
import { CueReader } from './cue-reader.js';

/** As far back as a live stream is kept by most origins, with some to spare. */
const KEEP = 600_000;
/** Three lines hide the product. */
const MAX_LINES = 2;
const MAX_LANGUAGES = 50;
/** After so long without one, nobody sends captions any more, ms of the picture. */
const SENT_FOR = 30_000;

export interface CaptionDeskParts {
  readonly announcer: RoomAnnouncer;
  readonly translation: LineTranslation | null;
  readonly state: () => Readonly<CaptionsState>;
  readonly changed: (change: Partial<CaptionsState>) => void;
}

/** Makes lines of cues: the best there are, in the viewer's language, with the picture. */
export class CaptionDesk {
  readonly #parts: CaptionDeskParts;
  readonly #timelines = {
    channel: new CaptionTimeline(),
    'in-band': new CaptionTimeline(),
    page: new CaptionTimeline(),
  };
  readonly #ladder = new CaptionLadder(this.#timelines);
  readonly #reader: CueReader;
  #rewording: Rewording | null = null;
  #keepAll = false;
  #stageTime = -Infinity;
  #calmUntil = -Infinity;
  #shown: readonly (RankedCue & { readonly line: CaptionLine })[] = [];
  /** Stage time up to which somebody sends captions. */
  #sentUntil = -Infinity;

  constructor(parts: CaptionDeskParts) {
    this.#parts = parts;
    this.#reader = new CueReader(parts.translation);
    parts.translation?.onChange(() => this.show());
  }

  setDocument({ spokenLanguage }: ShowDocument): void {
    this.#reader.spoken = spokenLanguage;
    this.show();
  }

  /** A replay is watched from its beginning, however long it is. */
  statusChanged(status: ShowDocument['status']): void {
    this.#keepAll = status === 'replay' || status === 'ended';
  }

  get cues(): readonly (readonly CaptionCue[])[] {
    return Object.values(this.#timelines).map(({ all }) => all);
  }

  /** What was to be read in this stretch of stage time, in the viewer's language. */
  between(from: number, to: number): readonly ReadCaption[] {
    const { language, prefer } = this.#parts.state();
    if (language === null) return [];
    const view = { prefer, onScreen: new Set<CaptionCue>(), ...this.#readableIn(language) };
    return this.#ladder.between(from, to, view).flatMap(({ cue }) => {
      const read = this.#reader.read(cue, language);
      if (!read) return [];
      const text = this.#rewording?.(read.text, read.language) ?? read.text;
      return { start: cue.start, end: cue.end, text, language: read.language };
    });
  }

  /** How lines are worded for this viewer; null: as they come. */
  reword(rewording: Rewording | null): void {
    this.#rewording = rewording;
    this.show();
  }

  receive(message: CaptionMessage): void {
    if (message.type === 'withdraw') this.#timelines.page.remove(message.ids);
    else this.#add(message.from, message.cues);
    this.show();
  }

  advance(stageTime: number): void {
    const calm = stageTime >= this.#stageTime && stageTime < this.#calmUntil;
    this.#stageTime = stageTime;
    if (!calm) this.show();
  }

  #add(from: CueOrigin, cues: readonly CaptionCue[]): void {
    const timeline = this.#timelines[from];
    let newest = -Infinity;
    for (const cue of cues) {
      const end = Math.min(cue.end, cue.start + LONGEST_CUE);
      const clean = { ...cue, end, text: cleanCaption(cue.text) };
      if (!timeline.add(clean)) continue;
      newest = Math.max(newest, cue.start);
      if (typeof clean.text !== 'string') this.#offer(Object.keys(clean.text));
      // What a guest says says nothing of whether the host is captioned.
      if (from === 'channel' && !clean.guest && this.#speaks(clean))
        this.#sentUntil = Math.max(this.#sentUntil, end + SENT_FOR);
    }
    if (!this.#keepAll && newest > -Infinity) timeline.dropBefore(newest - KEEP);
  }

  #readableIn(language: string): Pick<LadderView, 'written' | 'speaks'> {
    return {
      written: (cue) => this.#reader.isWritten(cue, language),
      speaks: (cue) => this.#reader.read(cue, language) !== undefined,
    };
  }

  #speaks(cue: CaptionCue): boolean {
    const { language } = this.#parts.state();
    return language !== null && this.#reader.read(cue, language) !== undefined;
  }

  #offer(languages: readonly string[]): void {
    const known = this.#parts.state().languages;
    const fresh = languages.filter(
      (language) => matchLanguage(known, language) === undefined && isKnownLanguage(language),
    );
    if (fresh.length === 0) return;
    this.#parts.changed({ languages: [...known, ...fresh].slice(0, MAX_LANGUAGES) });
  }

  /** Compares, and stays silent when nothing has changed. */
  show(): void {
    const { lines: before, language, prefer, sent, untranslated } = this.#parts.state();
    this.#calmUntil = this.#nextChange();
    if (language === null && before.length === 0) return;
    const onScreen = new Set(this.#shown.map(({ cue }) => cue));
    const ladder =
      language === null
        ? []
        : this.#ladder.at(this.#stageTime, {
            prefer,
            onScreen,
            ...this.#readableIn(language),
          });
    const ranked = ladder.slice(-MAX_LINES);
    const shown = ranked.flatMap((one) => {
      const line = language === null ? null : this.#lineOf(one, language);
      return line ? [{ ...one, line }] : [];
    });
    this.#shown = shown;
    const isSent = this.#stageTime < this.#sentUntil;
    if (sent !== isSent) this.#parts.changed({ sent: isSent });
    const missing = language === null ? null : this.#missing(language, shown.length);
    if (missing?.from !== untranslated?.from || missing?.to !== untranslated?.to)
      this.#parts.changed({ untranslated: missing });
    const lines = shown.map(({ line }) => line);
    if (sameLines(lines, before)) return;
    this.#parts.changed({ lines });
    for (const { cue, line } of shown) {
      if (before.some(({ id }) => id === line.id)) continue;
      this.#parts.announcer.announce('caption-shown', { cue, language: line.language });
    }
  }

  /** Until then every picture has the same lines: most pictures cost a comparison. */
  #nextChange(): number {
    const time = this.#stageTime;
    const all = Object.values(this.#timelines).map((timeline) => timeline.changeAfter(time));
    return Math.min(...all, this.#sentUntil > time ? this.#sentUntil : Infinity);
  }

  #lineOf(one: RankedCue, language: string): CaptionLine | null {
    const { cue } = one;
    const read = this.#reader.read(cue, language);
    if (!read) return null;
    const share = (this.#stageTime - cue.start) / (cue.end - cue.start);
    const worded = this.#rewording?.(read.text, read.language) ?? read.text;
    const text = pieceAt(worded, share);
    // The next piece of a long text comes while the cue stands.
    if (text !== worded) this.#calmUntil = this.#stageTime;
    const original = read.original && {
      ...read.original,
      text: pieceAt(read.original.text, share),
    };
    const { id, source, guest } = cue;
    return {
      id,
      guest,
      slot: this.#slotOf(one),
      text,
      language: read.language,
      source,
      translatedBy: read.by,
      original,
    };
  }

  /** That of the worse line it takes over from, so that the words change in place. */
  #slotOf({ cue, rank, from }: RankedCue): string {
    const same = this.#shown.find((one) => one.cue.id === cue.id && one.from === from);
    const worse = this.#shown.find(
      (one) =>
        one.rank > rank &&
        one.cue.guest === cue.guest &&
        one.cue.start < cue.end &&
        one.cue.end > cue.start,
    );
    return (same ?? worse)?.line.slot ?? `${from}:${cue.id}`;
  }

  /** What is said now that nobody translates, where there is nothing to read. */
  #missing(to: string, lines: number): CaptionsState['untranslated'] {
    if (lines > 0) return null;
    const [cue] = this.#ladder.at(this.#stageTime, {
      prefer: this.#parts.state().prefer,
      onScreen: new Set(),
      written: () => false,
      speaks: () => true,
    });
    const from = cue && this.#reader.untranslatable(cue.cue, to);
    return from === undefined ? null : { from, to };
  }
}

function sameLines(lines: readonly CaptionLine[], before: readonly CaptionLine[]): boolean {
  return (
    lines.length === before.length &&
    lines.every((line, index) => {
      const known = before[index];
      return (
        known?.id === line.id &&
        known.slot === line.slot &&
        known.text === line.text &&
        known.source === line.source &&
        known.guest === line.guest &&
        known.translatedBy === line.translatedBy &&
        known.original?.text === line.original?.text
      );
    })
  );
}
