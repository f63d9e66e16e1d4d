import {
  literal,
  maxLength,
  object,
  optional,
  picklist,
  pipe,
  safeParse,
  string,
  unknown,
} from 'valibot';
import { BackOff } from '../state/back-off.js';
import type { Clock } from '../state/clock.js';
import { textSchema } from '../state/foreign-data.js';
import { randomId } from '../state/random-id.js';
import { withTimeLimit } from '../state/time-limit.js';
import type { Action, ActionAnswer } from './action.js';

/** One try. A server that needs longer has to say `pending`. */
const TRY_LIMIT = 15_000;
/** What could not be sent by then is of another moment of the show. */
const LIFETIME = 300_000;
/** More than anybody does with their fingers: a page in a loop. */
const MAX_UNFINISHED = 50;
const MAX_LENGTH = 16_000;

/** What came back for an action. */
export interface Carried {
  /** As of HTTP. */
  readonly status: number;
  readonly text: string;
  /** The server wants to be left alone for so long. */
  readonly retryAfterMs?: number | undefined;
}

/** Takes an action to the site. Rejects when the network does not; may be asked again. */
export type ActionCarrier = (
  text: string,
  options: { readonly id: string; readonly signal: AbortSignal },
) => Promise<Carried>;

export interface OutboxParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly carry: ActionCarrier;
}

const message = optional(textSchema(300));
const reason = pipe(string(), maxLength(100));
const answer = object({
  status: picklist(['accepted', 'refused', 'pending']),
  reason: optional(reason),
  message,
  result: optional(unknown()),
});
const ok = object({ ok: literal(true), message });

/**
 * Viewers' actions on their way to the site. Each is sent until it is answered, with the same
 * idempotency key, over any loss of the network; those of one type go in order.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  #unfinished = 0;
  #lanes = new Map<string, Promise<unknown>>();
  /** Tries that wait for a better moment. */
  #waiting = new Set<() => void>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  async act({ id = randomId(this.#parts.random), type, data }: Action): Promise<ActionAnswer> {
    const text = textOf({ id, type, data });
    if (text === null) return { status: 'refused', reason: 'custom-error' };
    if (this.#unfinished >= MAX_UNFINISHED) return { status: 'refused', reason: 'limit-reached' };
    this.#unfinished += 1;
    const before = this.#lanes.get(type);
    const sent = (async () => {
      await before;
      return this.#send(text, id);
    })();
    this.#lanes.set(type, sent);
    try {
      return await sent;
    } finally {
      this.#unfinished -= 1;
      if (this.#lanes.get(type) === sent) this.#lanes.delete(type);
    }
  }

  /** The page is back: what waits is tried now. */
  wake(): void {
    for (const go of [...this.#waiting]) go();
  }

  async #send(text: string, id: string): Promise<ActionAnswer> {
    const { clock, random, signal, carry } = this.#parts;
    const backOff = new BackOff({ first: 500, longest: 15_000, random });
    const until = clock.now() + LIFETIME;
    let strange = 0;
    while (!signal.aborted && clock.now() < until) {
      let carried: Carried | undefined;
      try {
        const once = (limit: AbortSignal) => carry(text, { id, signal: limit });
        carried = await withTimeLimit(clock, TRY_LIMIT, signal, once);
      } catch {
        // Not there, or not known to be: asked again with the same key.
      }
      const read = carried && readAnswer(carried);
      if (read) return read;
      // A token may have run out on the way; a second one that is refused is no accident.
      if (carried?.status === 401 && (strange += 1) > 1) {
        return { status: 'refused', reason: 'login-required' };
      }
      await this.#pause(Math.max(backOff.next(), carried?.retryAfterMs ?? 0), until);
    }
    // It may have arrived: nobody knows, and the same id finds out.
    return { status: 'pending', reason: 'timeout' };
  }

  #pause(ms: number, until: number): Promise<void> {
    const { clock, signal } = this.#parts;
    return new Promise((resolve) => {
      const go = (): void => {
        callOff();
        signal.removeEventListener('abort', go);
        this.#waiting.delete(go);
        resolve();
      };
      const callOff = clock.after(Math.max(0, Math.min(ms, until - clock.now())), go);
      this.#waiting.add(go);
      signal.addEventListener('abort', go);
      if (signal.aborted) go();
    });
  }
}

function textOf(action: object): string | null {
  try {
    const text = JSON.stringify(action);
    return text.length <= MAX_LENGTH ? text : null;
  } catch {
    // Cycles, or a getter of the page that throws.
    return null;
  }
}

/** Undefined: this is no answer, ask again. */
function readAnswer({ status, text }: Carried): ActionAnswer | undefined {
  const retry = [401, 408, 409, 425, 429].includes(status) || status >= 500;
  if (retry) return undefined;
  let body: unknown;
  try {
    body = JSON.parse(text || '{"ok":true}');
  } catch {
    // With a good status: the login page of somebody's Wi-Fi.
    return status < 400 ? undefined : { status: 'refused', reason: 'custom-error' };
  }
  const parsed = safeParse(answer, body);
  if (parsed.success && (status < 400 || parsed.output.status === 'refused')) return parsed.output;
  if (status >= 400) return { status: 'refused', reason: 'custom-error' };
  return safeParse(ok, body).success ? { status: 'accepted' } : undefined;
}
