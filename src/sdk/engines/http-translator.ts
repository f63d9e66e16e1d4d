import type { NamedTranslator } from '../captions/translation/translation-desk.js';
import type { Clock } from '../state/clock.js';
import { later } from '../state/later.js';
import { readText } from '../state/read-text.js';
import { withTimeLimit } from '../state/time-limit.js';

/** Lines that come within so long go in one request, ms. */
const GATHER = 40;
const MAX_TEXTS = 20;
const MAX_ANSWER = 200_000;
const TIME_LIMIT = 6000;
/** After so many failures in a row the service is left alone for a while, ms. */
const MOST_FAILURES = 3;
const REST = 30_000;

interface Waiting {
  readonly text: string;
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

export interface HttpTranslatorParts {
  readonly url: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly fetch: typeof globalThis.fetch;
  /** It can be asked again, or no longer. */
  readonly ready: () => void;
}

/**
 * A service of the site: `POST { from, to, texts }` → `{ texts }`, in the same order. Status 422
 * says that it does not know this pair of languages. See docs/translation.md.
 */
export function httpTranslator(parts: HttpTranslatorParts): NamedTranslator {
  const { clock, signal, ready } = parts;
  const waiting = new Map<string, Waiting[]>();
  const unable = new Set<string>();
  let failures = 0;
  let restUntil = -Infinity;

  const send = async (pair: string, batch: readonly Waiting[]): Promise<void> => {
    const [from = '', to = ''] = pair.split('>');
    try {
      const texts = await withTimeLimit(clock, TIME_LIMIT, signal, (limit) =>
        ask(parts, { from: from || null, to, texts: batch.map(({ text }) => text) }, limit),
      );
      failures = 0;
      for (const [index, { resolve }] of batch.entries()) resolve(texts[index] ?? '');
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      if (error instanceof UnknownPair) {
        unable.add(pair);
        ready();
      } else if ((failures += 1) >= MOST_FAILURES) {
        failures = 0;
        restUntil = clock.now() + REST;
        ready();
        later(clock, REST, signal, ready);
      }
      for (const { reject } of batch) reject(error);
    }
  };

  return {
    by: 'service',
    canTranslate: (from, to) => clock.now() >= restUntil && !unable.has(`${from ?? ''}>${to}`),
    translate: (text, { from, to }) =>
      new Promise((resolve, reject) => {
        const pair = `${from ?? ''}>${to}`;
        const batch = waiting.get(pair) ?? [];
        batch.push({ text, resolve, reject });
        if (batch.length === 1) {
          waiting.set(pair, batch);
          later(clock, GATHER, signal, () => {
            if (waiting.get(pair) === batch) waiting.delete(pair);
            void send(pair, batch);
          });
        }
        if (batch.length === MAX_TEXTS) waiting.delete(pair);
      }),
  };
}

class UnknownPair extends Error {}

async function ask(
  { url, fetch }: HttpTranslatorParts,
  order: { readonly from: string | null; readonly to: string; readonly texts: readonly string[] },
  signal: AbortSignal,
): Promise<string[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(order),
    signal,
  });
  if (response.status === 422) {
    await response.body?.cancel();
    throw new UnknownPair(`${order.from ?? '?'} to ${order.to} is not served.`);
  }
  if (!response.ok) throw new Error(`The service answers ${response.status}.`);
  const body = await readText(response, MAX_ANSWER);
  const answer: unknown = body.length > MAX_ANSWER ? null : JSON.parse(body);
  const texts: unknown = answer instanceof Object ? Reflect.get(answer, 'texts') : undefined;
  const whole =
    Array.isArray(texts) &&
    texts.length === order.texts.length &&
    texts.every((text): text is string => typeof text === 'string' && text.trim() !== '');
  if (!whole) throw new Error('The service has not answered with as many texts.');
  return texts;
}
