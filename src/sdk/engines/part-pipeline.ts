import { fetchBody, type FetchedBody } from './fetch-body.js';
import type { MediaPlaylist } from './hls-playlist.js';

/** A request nobody came for by then is given up: the player took another way. */
const UNUSED_AFTER_MS = 8000;
/** A whole segment on a slow network takes long; what stalls is seen by the progress watch. */
const LOAD_TIMEOUT_MS = 30_000;
/** How much later than due a part may be before it is asked for again. */
const LATE_BY_MS = 400;
/** Parts are small; more at once would only queue in the browser (six connections a host). */
const MOST_AT_ONCE = 4;

/**
 * Asks for parts before the player does, and for all of them at once: hls.js takes one after the
 * other and leaves preload hints alone, which costs a round trip and a part's length of latency.
 * The origin holds a hinted request until the part exists.
 */
export class PartPipeline {
  #underWay = new Map<string, { body: Promise<FetchedBody>; giveUp: () => void }>();
  #asked = new Set<string>();
  #abort = new AbortController();

  /** Asks for what this playlist has that was not asked for yet, and for what it hints at. */
  follow(playlist: MediaPlaylist, from: number): void {
    const wait = (playlist.partTarget ?? 1) * 1000;
    const fresh = playlist.parts.filter(
      (part) => part.whole && part.start >= from && !this.#asked.has(part.url),
    );
    for (const part of fresh.slice(-MOST_AT_ONCE)) this.prefetch(part.url, LATE_BY_MS);
    if (playlist.hint) this.prefetch(playlist.hint, wait + LATE_BY_MS);
  }

  prefetch(url: string, hedgeAfterMs?: number): void {
    if (this.#asked.has(url) || this.#abort.signal.aborted) return;
    this.#asked.add(url);
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, this.#abort.signal]);
    const body = fetchBody(url, { signal, hedgeAfterMs, timeoutMs: LOAD_TIMEOUT_MS });
    // Who takes it sees the failure; a request nobody takes may fail in silence.
    body.catch(() => undefined);
    const timer = setTimeout(() => {
      this.#underWay.delete(url);
      abort.abort();
    }, UNUSED_AFTER_MS);
    this.#underWay.set(url, { body, giveUp: () => clearTimeout(timer) });
    this.#forgetOldest();
  }

  /** The body under way, or a request of its own. A body is handed out once. */
  take(
    url: string,
    options: { signal: AbortSignal; range?: string | undefined; heldMs?: number },
  ): Promise<FetchedBody> {
    const ahead = options.range === undefined ? this.#underWay.get(url) : undefined;
    if (ahead) {
      this.#underWay.delete(url);
      ahead.giveUp();
      // It was asked for on a guess: its failure is no miss yet.
      return ahead.body.catch((error: unknown) => {
        if (options.signal.aborted) throw error;
        return this.take(url, options);
      });
    }
    this.#asked.add(url);
    this.#forgetOldest();
    const signal = AbortSignal.any([options.signal, this.#abort.signal]);
    return fetchBody(url, {
      ...options,
      signal,
      hedgeAfterMs: (options.heldMs ?? 0) + 2 * LATE_BY_MS,
      timeoutMs: LOAD_TIMEOUT_MS,
    });
  }

  dispose(): void {
    this.#abort.abort();
    for (const { giveUp } of this.#underWay.values()) giveUp();
    this.#underWay.clear();
  }

  /** A live stream has no end; what was asked for minutes ago will not be asked for again. */
  #forgetOldest(): void {
    if (this.#asked.size < 400) return;
    for (const url of [...this.#asked].slice(0, 200)) this.#asked.delete(url);
  }
}
