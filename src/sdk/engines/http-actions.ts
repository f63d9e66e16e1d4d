import type { ActionCarrier } from '../realtime/outbox.js';
import { readText } from '../state/read-text.js';

/** Characters of an answer; it says yes or no. */
const MAX_ANSWER = 64_000;

/**
 * Posts viewers' actions to the site. The key in `Idempotency-Key` is the action's id: the site
 * answers a repetition with what it answered first.
 */
export function httpActions(url: string, token?: () => Promise<string>): ActionCarrier {
  return async (action, { id, signal }) => {
    const headers: Record<string, string> = {
      'Content-Type': 'application/json',
      'Idempotency-Key': id,
    };
    if (token) headers['Authorization'] = `Bearer ${await token()}`;
    const response = await fetch(url, { method: 'POST', headers, body: action, signal });
    const seconds = Number(response.headers.get('Retry-After') ?? 0);
    const text = await readText(response, MAX_ANSWER);
    if (text.length > MAX_ANSWER) throw new Error('The answer is too long.');
    return {
      status: response.status,
      text,
      retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
    };
  };
}
