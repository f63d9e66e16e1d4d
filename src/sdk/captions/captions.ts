import type { InBandCue } from '../playback/media-engine.js';
import { engineMissing } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { ShowDocument } from '../show/show-document.js';
import { Late } from '../state/late.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { CaptionDesk, CaptionDeskParts } from './caption-desk.js';
import type {
  CaptionMessage,
  CaptionPosition,
  CaptionPreference,
  CaptionsState,
  LineTranslation,
  ReadCaption,
  Rewording,
} from './caption-state.js';
import type { CaptionCue } from './caption-timeline.js';
import type { RecognizerState } from './speech-recognizer.js';

export interface CaptionsParts {
  readonly announcer: RoomAnnouncer;
  /** At the start: a language, or off. */
  readonly language: string | null;
  /** The stream's own text track shall be read in this language; null stops it. */
  readonly languageSelected: (language: string | null) => void;
  /** Speech shall be recognised after all: after a failure, or on a metered link. */
  readonly listenAgain: () => void;
  /** Fetches what makes lines of cues. Asked for with the first cue. */
  readonly load: () => Promise<new (parts: CaptionDeskParts) => CaptionDesk>;
  /** Null where nothing translates. */
  readonly translation: LineTranslation | null;
}

/**
 * Captions with the picture they belong to, whatever source they come from: the door to a
 * `CaptionDesk`, whose code is fetched with the first cue.
 */
export class Captions {
  readonly #store: SnapshotStore<CaptionsState>;
  readonly #parts: CaptionsParts;
  readonly #late: Late<CaptionMessage, CaptionDesk>;
  #document: ShowDocument | null = null;
  #rewording: Rewording | null = null;
  #stageTime = -Infinity;
  #status: ShowDocument['status'] | undefined;

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
      prefer: 'best',
      showSource: false,
      showOriginal: false,
      sent: false,
      untranslated: null,
    });
    this.#late = new Late({
      make: () => this.#make(),
      failed: (cause) => parts.announcer.fail(engineMissing('captions', cause, true)),
    });
  }

  get store(): ReadableStore<CaptionsState> {
    return this.#store;
  }

  setDocument(document: ShowDocument): void {
    const { captions, status } = (this.#document = document);
    this.statusChanged(status);
    // In the order of the document: the site knows what its viewers read.
    const seen = this.#store.current.languages;
    this.#store.patch({ languages: [...new Set([...captions.languages, ...seen])] });
    this.#late.engine?.setDocument(document);
  }

  statusChanged(status: ShowDocument['status']): void {
    this.#status = status;
    this.#late.engine?.statusChanged(status);
  }

  /** Cues of the channel. One with a known id replaces it, unless it is an older revision. */
  add(cues: readonly CaptionCue[]): void {
    this.#receive('channel', cues);
  }

  /** A cue of the stream's own text track, or of the stream of a guest. */
  addInBand({ id, start, end, language, text, open }: InBandCue, guest?: string): void {
    const source = 'in-band';
    const cue = { id, start, end, text: { [language]: text }, source, open, guest } as const;
    this.#receive('in-band', [cue]);
  }

  /** What was understood in this page. One with a known id replaces it. */
  addSpoken(cues: readonly CaptionCue[]): void {
    this.#receive('page', cues);
  }

  /** What was misunderstood. */
  withdrawSpoken(ids: readonly string[]): void {
    this.#late.receive({ type: 'withdraw', ids });
  }

  /** Every cue so far, a list for each source, the most believed first; for transcripts. */
  get cues(): readonly (readonly CaptionCue[])[] {
    return this.#late.engine?.cues ?? [];
  }

  /** How lines are worded for this viewer; null: as they come. */
  reword(rewording: Rewording | null): void {
    this.#rewording = rewording;
    this.#late.engine?.reword(rewording);
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

  setPreference(prefer: CaptionPreference): void {
    this.#store.patch({ prefer });
    this.#late.engine?.show();
  }

  /** What stands beside a line on request. */
  explain({ source, original }: { source?: boolean; original?: boolean }): void {
    const { showSource, showOriginal } = this.#store.current;
    this.#store.patch({
      showSource: source ?? showSource,
      showOriginal: original ?? showOriginal,
    });
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    this.#stageTime = stageTime;
    this.#late.advance(stageTime);
  }

  /** What was to be read in this stretch of stage time, in the viewer's language. */
  between(from: number, to: number): readonly ReadCaption[] {
    return this.#late.engine?.between(from, to) ?? [];
  }

  selectLanguage(language: string | null): void {
    this.#store.patch({ language });
    this.#parts.languageSelected(language);
    this.#late.engine?.show();
  }

  setSize(factor: number): void {
    if (Number.isFinite(factor)) this.#store.patch({ size: Math.min(2, Math.max(0.75, factor)) });
  }

  setPosition(position: CaptionPosition): void {
    this.#store.patch({ position });
  }

  /** Fetches what makes lines of cues; resolves when it is there, or cannot be had. */
  async open(): Promise<void> {
    await this.#late.open();
  }

  #receive(from: 'channel' | 'in-band' | 'page', cues: readonly CaptionCue[]): void {
    if (cues.length > 0) this.#late.receive({ type: 'cues', from, cues });
  }

  async #make(): Promise<CaptionDesk> {
    const { load, announcer, translation } = this.#parts;
    const Loaded = await load();
    const desk = new Loaded({
      announcer,
      translation,
      state: () => this.#store.current,
      changed: (change) => this.#store.patch(change),
    });
    if (this.#document) desk.setDocument(this.#document);
    if (this.#status) desk.statusChanged(this.#status);
    desk.reword(this.#rewording);
    // Where the picture stands still, nothing else says where it is.
    desk.advance(this.#stageTime);
    return desk;
  }
}
