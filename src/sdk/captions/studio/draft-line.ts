import type { StudioLine, StudioPhase } from './studio-state.js';

/** A line in the studio's hands, and what is known of its way to the viewers. */
export interface DraftLine {
  readonly id: string;
  start: number;
  end: number;
  text: string;
  heard: string;
  source: StudioLine['source'];
  phase: StudioPhase;
  dueAt: number | null;
  /** Of the last text that was given away; 0 while none was. */
  rev: number;
  by: string;
  /** What people wrote, by language, without the spoken one. */
  written: Record<string, string>;
  machine: Record<string, string>;
  pending: Set<string>;
  failed: Set<string>;
  theirs: StudioLine['theirs'];
  reason: string | null;
  /** A person has decided what it says: nothing that is heard changes it any more. */
  decided: boolean;
  /** What has to be sent, and what was taken by the site, as their fingerprints. */
  wanted: string | null;
  taken: string | null;
  /** What the site may have taken, whether or not it could say so. */
  tried: { readonly rev: number; readonly texts: string } | null;
  /** Translations of this text; called off when it becomes another one. */
  translating: AbortController | null;
}

export function draftLine(
  line: Pick<DraftLine, 'id' | 'start' | 'end' | 'text' | 'source' | 'by'>,
): DraftLine {
  return {
    ...line,
    heard: line.text,
    phase: 'hearing',
    dueAt: null,
    rev: 0,
    written: {},
    machine: {},
    pending: new Set(),
    failed: new Set(),
    theirs: null,
    reason: null,
    decided: false,
    wanted: null,
    taken: null,
    tried: null,
    translating: null,
  };
}

export function snapshotOf(line: DraftLine): StudioLine {
  const { id, start, end, text, heard, source, phase, dueAt, rev, by, theirs, reason } = line;
  const told = (texts: Record<string, string>, machine: boolean) =>
    Object.entries(texts).map(([language, words]) => ({ language, text: words, machine }));
  return {
    ...{ id, start, end, text, heard, source, phase, dueAt, rev, by, theirs, reason },
    translations: [...told(line.written, false), ...told(line.machine, true)],
    pending: [...line.pending],
    failed: [...line.failed],
  };
}
