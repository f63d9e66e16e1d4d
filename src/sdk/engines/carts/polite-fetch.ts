import { BackOff } from '../../state/back-off.js';
import type { Clock } from '../../state/clock.js';
import { readText } from '../../state/read-text.js';

/** Characters of an answer: a full cart with every description is far below. */
const MAX_ANSWER = 2_000_000;
/** Tries of one request that was turned away for coming too often. */
const TRIES = 4;
/** Longer waits would outlast the room's own limit. */
const LONGEST_WAIT = 5000;

/** One answer of a vendor. */
export interface VendorAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when it is no JSON. */
  readonly body: unknown;
}

export interface PoliteFetchOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** It changes nothing, and may be repeated whatever became of it. */
  readonly isRead: boolean;
  /** Makes the request; called again for each try. */
  readonly send: (signal: AbortSignal) => Promise<Response>;
  /** Whether an answer says "too often" in its own way. */
  readonly throttled?: (answer: VendorAnswer) => boolean;
}

/**
 * A request that waits and comes again when the vendor says it comes too often (429, or in its own
 * words), as long as `Retry-After` asks for, or a little longer each time. What was turned away was
 * not carried out, so the repeat cannot do it twice. Of a 503 nobody knows: a proxy says it, too, of
 * what the shop behind it has done slowly. Only questions are repeated then.
 */
export async function politeFetch(options: PoliteFetchOptions): Promise<VendorAnswer> {
  const { clock, random, signal, send, throttled, isRead } = options;
  const backOff = new BackOff({ first: 400, longest: LONGEST_WAIT, random });
  for (let left = TRIES; ; left -= 1) {
    const response = await send(signal);
    const text = await readText(response, MAX_ANSWER);
    const answer = { status: response.status, headers: response.headers, body: parse(text) };
    const { status } = answer;
    const tooOften = status === 429 || (status === 503 && isRead) || throttled?.(answer);
    if (!tooOften) return answer;
    const asked = Number(response.headers.get('Retry-After') ?? 0) * 1000;
    const wait = asked > 0 ? asked : backOff.next();
    if (left <= 1 || wait > LONGEST_WAIT) throw new Error('The shop has too much to do.');
    await pause(clock, wait, signal);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      callOff();
      reject(new Error('Called off.', { cause: signal.reason }));
    };
    const callOff = clock.after(ms, () => {
      signal.removeEventListener('abort', end);
      resolve();
    });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
