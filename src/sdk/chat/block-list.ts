import { array, object, safeParse, unknown } from 'valibot';
import { idSchema, textSchema } from '../state/foreign-data.js';
import { report } from '../state/report.js';
import type { BlockListKeeper, ChatState } from './chat-state.js';
import { plainName } from './plain-text.js';

/** More were never kept. */
const MAX_ENTRIES = 200;

const entry = object({ id: idSchema, name: textSchema(100) });

/** Whom a keeper has; entries that make no sense are left out. Never throws. */
export function readBlockList(keeper: BlockListKeeper): ChatState['blocked'] {
  try {
    const kept = safeParse(array(unknown()), keeper.read());
    if (!kept.success) return [];
    return kept.output.slice(-MAX_ENTRIES).flatMap((each) => {
      const parsed = safeParse(entry, each);
      return parsed.success ? [{ id: parsed.output.id, name: plainName(parsed.output.name) }] : [];
    });
  } catch (error) {
    // The page's own keeper.
    report(error);
    return [];
  }
}
