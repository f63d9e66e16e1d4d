import type { MessageOf } from '../realtime/wire-format.js';
import { parseInstant } from '../state/clock.js';
import type { Recorded } from './recorded-log.js';

export type RecordedLine = MessageOf<'chat'> & { readonly at: number };
/** What counts on: the room's domains take it as of now, so it is told as the picture goes. */
export type RecordedValue = MessageOf<'likes' | 'reactions' | 'stock'> & { readonly at: number };

/** A log by what becomes of it in a replay. */
export interface Distilled {
  /** Told once, all of it: the domains know by the picture what is true of it. */
  readonly staged: readonly Recorded[];
  readonly lines: readonly RecordedLine[];
  readonly values: readonly RecordedValue[];
}

/** Statements the order board keeps: an hour of buckets, or a longer show in wider ones. */
const MAX_TALLIES = 700;
/** Pins, highlights, layouts: what the stage keeps of each. */
const MAX_STAGED = 4000;
const OVER = new Set(['closed', 'drawing', 'revealed', 'settled', 'cancelled']);

/**
 * What a replay tells of what was said: nothing that was taken back, interactions as their results,
 * tallies as many as are kept.
 */
export function distil(messages: readonly Recorded[]): Distilled {
  const isGone = takenBack(messages);
  const lines: RecordedLine[] = [];
  const values: RecordedValue[] = [];
  const lists = new Map<string, Recorded[]>();
  for (const message of messages) {
    switch (message.type) {
      case 'chat':
        if (!isGone(message.data, message.at)) lines.push({ ...message, ts: message.at });
        break;
      case 'chat.pin': {
        const line = message.data.message;
        if (!line || !isGone(line, message.at)) push(lists, 'chat.pin', message);
        break;
      }
      case 'likes':
      case 'reactions':
      case 'stock':
        values.push(message);
        break;
      case 'orders':
        push(lists, 'orders', message);
        break;
      case 'battle':
        push(lists, `battle ${idOf(message.data)}`, message);
        break;
      case 'interaction':
        push(lists, `interaction ${idOf(message.data)}`, message);
        break;
      case 'pin':
      case 'unpin':
      case 'highlight':
      case 'stage.layout':
      case 'host':
      case 'cue':
        push(lists, message.type === 'unpin' ? 'pin' : message.type, message);
        break;
      // The show is over, whatever it said of itself, and its rates are of another day.
      default:
        break;
    }
  }
  const staged = [...lists].flatMap(([name, list]) => {
    if (name.startsWith('interaction ')) return resultOf(list);
    if (name === 'orders' || name.startsWith('battle ')) return thinned(list, MAX_TALLIES);
    return name === 'cue' ? list : list.slice(0, MAX_STAGED);
  });
  return { staged, lines, values };
}

function push(lists: Map<string, Recorded[]>, name: string, message: Recorded): void {
  const list = lists.get(name);
  if (list) list.push(message);
  else lists.set(name, [message]);
}

/** What a moderator took back during the show never comes back, not even for its minute. */
function takenBack(
  messages: readonly Recorded[],
): (line: MessageOf<'chat'>['data'], at: number) => boolean {
  const deleted = new Set<string>();
  /** Until when all of an author is gone; '' for everybody. */
  const cleared = new Map<string, number>();
  for (const message of messages) {
    if (message.type === 'chat.delete') deleted.add(message.data.id);
    if (message.type === 'chat.clear') cleared.set(message.data.authorId ?? '', message.at);
  }
  const until = (author: string): number => cleared.get(author) ?? -Infinity;
  return ({ id, author }, at) => deleted.has(id) || at <= until('') || at <= until(author.id);
}

/** One interaction: how it came out, from the picture on that it opened with. */
function resultOf(statements: readonly Recorded[]): readonly Recorded[] {
  let last: Recorded | undefined;
  for (const message of statements) {
    if (!last || revisionOf(message) >= revisionOf(last)) last = message;
  }
  const opening = statements.find((message) => phaseOf(message) !== 'scheduled') ?? statements[0];
  if (last?.type !== 'interaction' || !opening || !isObject(last.data)) return [];
  const { opensAt } = last.data as { opensAt?: unknown };
  const at = readTime(opensAt) ?? opening.at;
  // Nobody takes part in a recording: what was left open is closed.
  const phase = OVER.has(String(phaseOf(last))) ? {} : { phase: 'closed' };
  return [{ ...last, at, data: { ...last.data, ...phase } }];
}

/** The last one always stays: it is how it came out. */
function thinned(list: readonly Recorded[], most: number): readonly Recorded[] {
  const every = Math.ceil(list.length / most);
  return list.filter((_, index) => index % every === 0 || index === list.length - 1);
}

function idOf(data: unknown): string {
  return isObject(data) && 'id' in data && typeof data.id === 'string' ? data.id : '';
}

function phaseOf({ type, ...message }: Recorded): unknown {
  const data = 'data' in message ? message.data : undefined;
  return type === 'interaction' && isObject(data) && 'phase' in data ? data.phase : undefined;
}

function revisionOf({ type, ...message }: Recorded): number {
  const data = 'data' in message ? message.data : undefined;
  const revision = isObject(data) && 'revision' in data ? data.revision : undefined;
  return type === 'interaction' && typeof revision === 'number' ? revision : -1;
}

function readTime(value: unknown): number | undefined {
  const ms = typeof value === 'string' ? parseInstant(value) : value;
  return typeof ms === 'number' && Number.isFinite(ms) ? ms : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
