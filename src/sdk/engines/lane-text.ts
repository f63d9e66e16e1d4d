import type { Position } from '../realtime/transport.js';

/** What part of the state lane a message's text holds. */
interface LaneSpan {
  readonly ep: string;
  readonly first: number;
  readonly last: number;
}

/** Reads no more of a text than its place in the lane. Null: it is no message of the lane. */
export function laneSpan(text: string): LaneSpan | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const places = (Array.isArray(parsed) ? parsed : [parsed]).flatMap(placeOf);
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return null;
  return { ep: last.ep, first: first.seq, last: last.seq };
}

/**
 * Of these texts, in any order, those that go on from a position, oldest first. Null: they are of
 * another epoch, or do not reach back so far, or have a gap.
 */
export function continuation(
  texts: Iterable<string>,
  { ep, seq }: Position,
): readonly string[] | null {
  const own = [...texts]
    .map((text) => ({ text, span: laneSpan(text) }))
    .flatMap(({ text, span }) => (span?.ep === ep ? [{ text, ...span }] : []))
    .sort((a, b) => a.first - b.first);
  if (own.length === 0) return null;
  let reached = seq;
  const missed: string[] = [];
  for (const { text, first, last } of own) {
    if (last <= reached) continue;
    if (first > reached + 1) return null;
    reached = last;
    missed.push(text);
  }
  return missed;
}

/**
 * A snapshot together with what was said after it, as one batch: the room need not ask for a gap
 * that is known to be there.
 */
export async function broughtUpToDate(
  snapshot: string,
  after: (position: Position) => Promise<readonly string[] | null>,
): Promise<string> {
  const span = laneSpan(snapshot);
  const later = span && (await after({ ep: span.ep, seq: span.last }));
  if (!later || later.length === 0) return snapshot;
  // Each text is an object or a list of them, or `laneSpan` would not have read it.
  const bare = [snapshot, ...later].map((text) => text.trim().replace(/^\[([^]*)\]$/, '$1'));
  return `[${bare.join()}]`;
}

function placeOf(message: unknown): Position[] {
  if (typeof message !== 'object' || message === null) return [];
  if (!('ep' in message && 'seq' in message)) return [];
  const { ep, seq } = message;
  if (typeof seq !== 'number' || (typeof ep !== 'string' && typeof ep !== 'number')) return [];
  return [{ ep: String(ep), seq }];
}
