import { number, object, optional, picklist, safeParse, string, unknown } from 'valibot';
import { textSchema } from '../../state/foreign-data.js';
import type { PublishCue } from './studio-state.js';

const answer = object({
  status: picklist(['accepted', 'refused', 'pending']),
  reason: optional(string()),
  result: optional(unknown()),
});
const cue = object({ text: textSchema(1000), by: textSchema(100), rev: number() });

/** Reads what the site says to a cue. Throws where that is no answer: it is asked again. */
export function readPublishAnswer(status: number, text: string): Awaited<ReturnType<PublishCue>> {
  if ([401, 408, 425, 429].includes(status) || status >= 500) throw new Error(`Status ${status}.`);
  const parsed = safeParse(answer, text === '' ? { status: 'accepted' } : JSON.parse(text));
  if (!parsed.success) {
    if (status >= 400) return { status: 'refused', reason: 'custom-error' };
    throw new Error('This is no answer to an action.');
  }
  const { output } = parsed;
  if (output.status === 'pending') throw new Error('The site has not decided.');
  if (output.status === 'accepted') return { status: 'accepted' };
  const theirs = safeParse(cue, output.result);
  if (output.reason === 'cue-conflict' && theirs.success) {
    return { status: 'conflict', ...theirs.output };
  }
  return { status: 'refused', reason: output.reason ?? 'custom-error' };
}
