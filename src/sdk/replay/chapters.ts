import { object, safeParse } from 'valibot';
import type { AgendaEntry } from '../state/agenda.js';
import { localizedTextSchema } from '../state/foreign-data.js';
import type { Recorded } from './recorded-log.js';
import type { Chapter, Moment } from './replay-state.js';

/** More than that nobody looks through. */
const MAX_CHAPTERS = 500;
/** A product that the host comes back to within a minute is still the same chapter. */
const SAME_MS = 60_000;
/** What the agenda names and the stage shows this close together is one. */
const NEAR_MS = 15_000;
/** A variant that is shown so soon after its product belongs to it. */
const TOGETHER_MS = 3000;

/** Chapters of a show: its agenda, and where the stage showed another product or another variant. */
export function chaptersOf(
  agenda: readonly AgendaEntry[],
  messages: readonly Recorded[],
): readonly Chapter[] {
  const shown: Chapter[] = [];
  let current = null as { productId: string; until: number } | null;
  for (const message of messages) {
    const { at } = message;
    if (message.type === 'pin') {
      const { productId } = message.data;
      if (current?.productId !== productId || at > current.until) {
        shown.push({ id: `p${String(at)}`, at, title: null, productId, options: null });
      }
      current = { productId, until: at + SAME_MS };
    } else if (message.type === 'highlight') {
      const { productId, options } = message.data;
      const same = shown.findLast((one) => one.productId === productId && one.options);
      if (JSON.stringify(same?.options ?? null) === JSON.stringify(options)) continue;
      const last = shown.at(-1);
      // What is held up first is the one the product comes with.
      if (last?.productId === productId && !last.options && at - last.at <= TOGETHER_MS)
        shown.splice(-1, 1, { ...last, options });
      else shown.push({ id: `h${String(at)}`, at, title: null, productId, options });
    }
  }
  const named = agenda.map(({ id, at, title = null, productId }): Chapter => {
    const near = shown.find(
      (one) => one.id.startsWith('p') && nearest(agenda, one.at)?.at === at && isNear(one.at, at),
    );
    return {
      id: id ?? `a${String(at)}`,
      at,
      title,
      productId: productId ?? near?.productId ?? null,
      options: null,
    };
  });
  const rest = shown.filter(
    ({ at, productId, options }) =>
      options !== null || !named.some((one) => one.productId === productId && isNear(one.at, at)),
  );
  return [...named, ...rest].sort((a, b) => a.at - b.at).slice(0, MAX_CHAPTERS);
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= NEAR_MS;
}

/** A product belongs to the point of the agenda that is nearest to it. */
function nearest(agenda: readonly AgendaEntry[], time: number): AgendaEntry | undefined {
  return agenda.reduce<AgendaEntry | undefined>(
    (best, one) => (!best || Math.abs(one.at - time) < Math.abs(best.at - time) ? one : best),
    undefined,
  );
}

/** What stands on the seek bar: chapters, activities, and goals that were reached. */
export function momentsOf(
  chapters: readonly Chapter[],
  staged: readonly Recorded[],
): readonly Moment[] {
  const moments = chapters.map(({ at, title, productId }): Moment => ({
    at,
    kind: title ? 'chapter' : 'product',
    productId,
    title,
  }));
  for (const message of staged) {
    if (message.type !== 'interaction') continue;
    const read = safeParse(object({ title: localizedTextSchema(200) }), message.data);
    if (read.success)
      moments.push({
        at: message.at,
        kind: 'interaction',
        productId: null,
        title: read.output.title,
      });
  }
  return moments.sort((a, b) => a.at - b.at).slice(0, 2 * MAX_CHAPTERS);
}
