import type { Clock } from '../../state/clock.js';
import { matchLanguage } from '../../state/localized-text.js';
import { SnapshotStore, type ReadableStore } from '../../state/snapshot-store.js';
import { cleanText } from '../caption-text.js';
import type { CaptionCue } from '../caption-timeline.js';
import type { RecognizerState } from '../speech-recognizer.js';
import { CuePublisher } from './cue-publisher.js';
import { draftLine, snapshotOf, type DraftLine } from './draft-line.js';
import { translateLine } from './line-translations.js';
import type {
  PublishCue,
  StudioCommands,
  StudioInput,
  StudioState,
  TranslateLine,
} from './studio-state.js';

export interface StudioParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly serverNow: () => number;
  /** How much later than it happens a viewer sees it, ms. */
  readonly delay: () => number;
  readonly operator: string;
  /** Tells the lines of this desk from those of the same operator before. */
  readonly session: string;
  readonly spoken: string;
  readonly targets: readonly string[];
  readonly slackShare: number;
  readonly publish: PublishCue;
  readonly translate: TranslateLine;
  /** Names as the glossary has them. */
  readonly mend: (text: string, language: string) => string;
}

/** As many as an operator can look back at. */
const MAX_LINES = 200;
/** A mended line waits so long for its translations, so that all languages change at once, ms. */
const GATHER = 250;
/** A line that is typed stands so long, ms for a character, and at least. */
const READING = 70;
const SHORTEST = 2500;
/** An operator of whom nothing was heard for so long has gone, ms. */
const AWAY = 30_000;
const MOST_SLACK = 0.9;

/**
 * Lines on their way from what is heard to what viewers read. Each is kept back for a part of the
 * show's delay; what a person writes in that time is the only text that anybody sees.
 */
export class Studio implements StudioCommands {
  readonly #store: SnapshotStore<StudioState>;
  readonly #parts: StudioParts;
  readonly #publisher: CuePublisher;
  readonly #lines = new Map<string, DraftLine>();
  readonly #timers = new Map<string, () => void>();
  readonly #seen = new Map<string, number>();
  #typed = 0;
  #telling = false;

  constructor(parts: StudioParts) {
    const { clock, random, signal, publish, serverNow, operator, spoken, targets } = parts;
    this.#parts = parts;
    this.#store = new SnapshotStore<StudioState>({
      lines: [],
      link: 'open',
      waiting: 0,
      slackShare: parts.slackShare,
      slackMs: 0,
      delayMs: 0,
      input: 'off',
      recognizer: null,
      operator,
      others: [],
      spoken,
      targets: [...targets],
    });
    this.#publisher = new CuePublisher({
      ...{ clock, random, signal, publish, serverNow, operator, spoken },
      delay: parts.delay,
      changed: () => this.#tell(),
    });
    signal.addEventListener(
      'abort',
      () => {
        for (const off of this.#timers.values()) off();
        for (const { translating } of this.#lines.values()) translating?.abort();
        this.#timers.clear();
      },
      { once: true },
    );
  }

  get store(): ReadableStore<StudioState> {
    return this.#store;
  }

  /** What was understood: new lines, and known ones that changed. */
  hear(cues: readonly CaptionCue[]): void {
    for (const cue of cues) this.#hear(cue);
    this.#tell();
  }

  /** What was misunderstood. */
  withdraw(ids: readonly string[]): void {
    for (const id of ids) {
      const line = this.#lines.get(this.#own(id));
      if (line && !line.decided) this.#takeAway(line);
    }
    this.#tell();
  }

  /** Cues of the channel: those of other operators, and what became of one's own. */
  receive(cues: readonly CaptionCue[]): void {
    const { operator, serverNow } = this.#parts;
    for (const cue of cues) {
      const { by = '', rev = 0 } = cue;
      if (rev === 0 || (by === operator && this.#lines.has(cue.id))) continue;
      if (by !== operator) this.#seen.set(by, serverNow());
      const text = typeof cue.text === 'string' ? cue.text : this.#spokenOf(cue.text);
      const known = this.#lines.get(cue.id);
      if (known && known.rev >= rev) continue;
      const line =
        known ??
        draftLine({ id: cue.id, start: cue.start, end: cue.end, text, source: 'studio', by });
      if (known && this.#isMineUnsent(known)) {
        // It was changed here too, and that has not gone out yet.
        known.theirs = { text, by, rev };
        known.phase = 'conflict';
        continue;
      }
      this.#calm(line);
      const source = cue.source === 'human' || cue.source === 'script' ? cue.source : 'studio';
      Object.assign(line, { text, by, rev, source, decided: true, theirs: null });
      line.phase = text === '' ? 'dropped' : 'sent';
      line.written =
        typeof cue.text === 'string' ? {} : withoutKey(cue.text, this.#tagOf(cue.text));
      this.#keep(line);
    }
    this.#tell();
  }

  correct(id: string, text: string): void {
    const line = this.#lines.get(id);
    const mended = cleanText(text);
    if (!line) return;
    if (mended === '') this.drop(id);
    else this.#decide(line, mended);
  }

  confirm(id: string): void {
    const line = this.#lines.get(id);
    if (line) this.#decide(line, line.text);
  }

  hold(id: string, held: boolean): void {
    const line = this.#lines.get(id);
    if (!line || line.rev > 0 || !['hearing', 'slack', 'held'].includes(line.phase)) return;
    this.#calm(line);
    line.phase = held ? 'held' : 'slack';
    line.dueAt = null;
    if (!held) this.#giveSlack(line);
    this.#tell();
  }

  drop(id: string): void {
    const line = this.#lines.get(id);
    if (!line) return;
    this.#takeAway(line);
    line.decided = true;
    this.#tell();
  }

  type(text: string): void {
    const { operator, serverNow, delay } = this.#parts;
    const words = cleanText(text);
    if (words === '') return;
    // With the picture that this viewer would see next.
    const start = Math.round(serverNow() - Math.min(1000, delay()));
    const end = start + Math.max(SHORTEST, words.length * READING);
    this.#typed += 1;
    const id = this.#own(`typed:${start.toString(36)}${this.#typed}`);
    const line = draftLine({ id, start, end, text: words, source: 'human', by: operator });
    this.#keep(line);
    this.#decide(line, words);
  }

  resolve(id: string, whose: 'theirs' | 'mine'): void {
    const line = this.#lines.get(id);
    const { theirs } = line ?? {};
    if (!line || !theirs) return;
    line.theirs = null;
    line.rev = theirs.rev;
    if (whose === 'mine') {
      this.#decide(line, line.text);
      return;
    }
    this.#calm(line);
    Object.assign(line, { text: theirs.text, by: theirs.by, phase: 'sent', decided: true });
    Object.assign(line, { written: {}, machine: {} });
    this.#publisher.forget(line);
    this.#tell();
  }

  setSlack(share: number): void {
    if (!Number.isFinite(share)) return;
    this.#store.patch({ slackShare: Math.min(MOST_SLACK, Math.max(0, share)) });
    this.#tell();
  }

  setTargets(languages: readonly string[]): void {
    this.#store.patch({ targets: [...new Set(languages)].slice(0, 50) });
  }

  setInput(input: StudioInput): void {
    this.#store.patch({ input });
  }

  setRecognizer(recognizer: RecognizerState | null): void {
    this.#store.patch({ recognizer });
  }

  /** The network is back: what waits is tried now. */
  wake(): void {
    this.#publisher.wake();
  }

  #hear(cue: CaptionCue): void {
    const { operator, spoken, mend } = this.#parts;
    const id = this.#own(cue.id);
    const source = cue.source === 'script' ? 'script' : 'studio';
    const said = typeof cue.text === 'string' ? cue.text : this.#spokenOf(cue.text);
    const text = source === 'script' ? cleanText(said) : cleanText(mend(said, spoken));
    if (text === '') return;
    const known = this.#lines.get(id);
    const { start, end } = cue;
    const line = known ?? draftLine({ id, start, end, text, source, by: operator });
    line.heard = text;
    // What a person has written, or taken away, stays.
    if (line.decided) return;
    const changed = !known || known.text !== text || known.source !== source;
    Object.assign(line, { start, end, text, source });
    if (changed) {
      line.written =
        typeof cue.text === 'string' ? {} : withoutKey(cue.text, this.#tagOf(cue.text));
      line.machine = {};
    }
    this.#keep(line);
    if (cue.open) return;
    if (line.phase === 'hearing') this.#giveSlack(line);
    else if (line.rev > 0) this.#send(line);
    if (changed || line.translating === null) this.#translate(line);
  }

  /** What a person says of it is what goes out, from this moment on. */
  #decide(line: DraftLine, text: string): void {
    this.#calm(line);
    if (text !== line.text) Object.assign(line, { text, written: {}, machine: {} });
    Object.assign(line, { source: 'human', by: this.#parts.operator, decided: true, dueAt: null });
    line.theirs = null;
    line.phase = 'sending';
    this.#translate(line);
    const go = (): void => {
      this.#calm(line);
      this.#send(line);
    };
    if (line.pending.size === 0) go();
    else this.#timers.set(line.id, this.#parts.clock.after(GATHER, go));
    this.#tell();
  }

  #giveSlack(line: DraftLine): void {
    const { clock, serverNow } = this.#parts;
    const { slackMs } = this.#measure();
    line.phase = 'slack';
    line.dueAt = serverNow() + slackMs;
    this.#timers.set(
      line.id,
      clock.after(slackMs, () => {
        this.#calm(line);
        line.dueAt = null;
        this.#send(line);
      }),
    );
  }

  #takeAway(line: DraftLine): void {
    this.#calm(line);
    line.translating?.abort();
    line.dueAt = null;
    line.phase = 'dropped';
    // What nobody has read needs no taking back.
    if (line.rev === 0 && line.wanted === null) return;
    Object.assign(line, { text: '', written: {}, machine: {}, by: this.#parts.operator });
    this.#send(line);
  }

  #send(line: DraftLine): void {
    this.#publisher.send(line);
    this.#tell();
  }

  #translate(line: DraftLine): void {
    const { spoken, translate } = this.#parts;
    const { targets } = this.#store.current;
    translateLine(line, { spoken, targets, translate, settled: () => this.#translated(line) });
  }

  /** A line that waits for its languages goes out; one that has gone out is told again with them. */
  #translated(line: DraftLine): void {
    const gathering = line.decided && line.phase === 'sending' && this.#timers.has(line.id);
    if (gathering) this.#calm(line);
    if (gathering || (line.rev > 0 && line.phase !== 'dropped')) this.#send(line);
    else this.#tell();
  }

  #isMineUnsent(line: DraftLine): boolean {
    const gathering = line.decided && line.phase === 'sending' && this.#timers.has(line.id);
    return gathering || this.#publisher.isUnsent(line);
  }

  /** No timer of the line is left. */
  #calm({ id }: DraftLine): void {
    this.#timers.get(id)?.();
    this.#timers.delete(id);
  }

  #keep(line: DraftLine): void {
    this.#lines.set(line.id, line);
    if (this.#lines.size <= MAX_LINES) return;
    const [oldest] = this.#lines.values();
    if (!oldest) return;
    this.#calm(oldest);
    oldest.translating?.abort();
    this.#publisher.forget(oldest);
    this.#lines.delete(oldest.id);
  }

  /** Ids are the channel's: those of two operators must not be the same. */
  #own(id: string): string {
    const { operator, session } = this.#parts;
    return [operator, session, id].filter(Boolean).join('/').slice(0, 200);
  }

  #tagOf(texts: Readonly<Record<string, string>>): string {
    return matchLanguage(Object.keys(texts), this.#parts.spoken) ?? '';
  }

  #spokenOf(texts: Readonly<Record<string, string>>): string {
    return texts[this.#tagOf(texts)] ?? Object.values(texts)[0] ?? '';
  }

  #measure(): { readonly slackMs: number; readonly delayMs: number } {
    const delayMs = Math.max(0, Math.round(this.#parts.delay()));
    return { delayMs, slackMs: Math.round(delayMs * this.#store.current.slackShare) };
  }

  /** Once per task, whatever has changed in it. */
  #tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      const now = this.#parts.serverNow();
      const lines = [...this.#lines.values()].sort((a, b) => a.start - b.start).map(snapshotOf);
      const waiting = lines.filter(({ phase }) => phase === 'waiting').length;
      const others = [...this.#seen].filter(([, at]) => now - at < AWAY).map(([name]) => name);
      const link = this.#publisher.open ? 'open' : 'waiting';
      this.#store.patch({ lines, waiting, others, link, ...this.#measure() });
    });
  }
}

function withoutKey(texts: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([tag]) => tag !== key));
}
