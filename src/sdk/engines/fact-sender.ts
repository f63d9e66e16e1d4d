import type { SendFacts } from '../insights/fact-queue.js';

/** A collector that takes longer has not taken it. */
const PATIENCE = 20_000;
/** What will not get better by asking again. */
const REFUSED = new Set([400, 413, 422]);

/** Posts batches to `endpoint`. */
export function factSender(endpoint: string): SendFacts {
  return async (body, { signal, last }) => {
    if (!navigator.onLine) return 'later';
    const response = await fetch(endpoint, {
      method: 'POST',
      body,
      // Plain text needs no question beforehand at a collector of another origin.
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      // Facts name nobody; cookies would.
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // Goes out even if the page is gone by then.
      keepalive: last,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    if (response.ok) return 'taken';
    return REFUSED.has(response.status) ? 'refused' : 'later';
  };
}
