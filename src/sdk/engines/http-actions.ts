import type { ActionCarrier } from '../realtime/outbox.js';

/** Characters of an answer; it says yes or no. */
const MAX_ANSWER = 64_000;

/**
 * Posts viewers' actions to the site. The key in `Idempotency-Key` is the action's id: the site
 * answers a repetition with what it answered first.
 */
export function httpActions(url: string, token?: () => Promise<string>): ActionCarrier {
  return async (text, { id, signal }) => {
    const headers: Record<string, string> = {
      'Content-Type': 'application/json',
      'Idempotency-Key': id,
    };
    if (token) headers['Authorization'] = `Bearer ${await token()}`;
    const response = await fetch(url, { method: 'POST', headers, body: text, signal });
    const seconds = Number(response.headers.get('Retry-After') ?? 0);
    return {
      status: response.status,
      text: await shortText(response),
      retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
    };
  };
}

async function shortText({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > MAX_ANSWER) {
      await reader?.cancel();
      throw new Error('The answer is too long.');
    }
  }
  return text;
}
