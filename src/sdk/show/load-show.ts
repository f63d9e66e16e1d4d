import { RoomError } from '../room/room-error.js';
import { readText } from '../state/read-text.js';
import { MAX_DOCUMENT_LENGTH } from './decode-show.js';

/** Text of a show document and the address it came from at last. */
export interface LoadedShow {
  readonly text: string;
  readonly url: string;
}

/** The port to wherever show documents come from. Rejects with a RoomError, or with anything. */
export type ShowLoader = (url: string, signal: AbortSignal) => Promise<LoadedShow>;

/** Loads documents with `fetch`. Reads no more of a body than a document may have. */
export function createShowLoader(fetch: typeof globalThis.fetch): ShowLoader {
  return async (url, signal) => {
    const response = await fetch(url, {
      signal,
      // A shop page may be old, the show is now.
      cache: 'no-cache',
      headers: { accept: 'application/json' },
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new RoomError('show', 'show-unreachable', `${url} answers ${response.status}.`, {
        // Only these go away by themselves.
        recoverable: response.status >= 500 || [408, 425, 429].includes(response.status),
      });
    }
    return { text: await readText(response, MAX_DOCUMENT_LENGTH), url: response.url || url };
  };
}
