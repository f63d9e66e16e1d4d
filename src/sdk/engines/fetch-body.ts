/** A body with the moments that the bandwidth estimate is made of (performance.now(), ms). */
export interface FetchedBody {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
  readonly firstByteAt: number;
  readonly endedAt: number;
}

/** The server answered, but not with what was asked for; status 0 when it did not answer. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  readonly status: number;

  constructor(message: string, status: number, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

export interface FetchBodyOptions {
  readonly signal: AbortSignal;
  readonly range?: string | undefined;
  /** Ask a second time on another connection when nothing has come after this many ms. */
  readonly hedgeAfterMs?: number | undefined;
  readonly timeoutMs: number;
}

/** Fetches a whole body. Rejects with a FetchFailure, or with the signal's reason when aborted. */
export async function fetchBody(url: string, options: FetchBodyOptions): Promise<FetchedBody> {
  const { hedgeAfterMs } = options;
  const abort = new AbortController();
  const signal = AbortSignal.any([options.signal, abort.signal]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const first = attempt(url, options, signal, 'default', () => clearTimeout(timer));
  if (hedgeAfterMs === undefined) return first;
  const second = new Promise<FetchedBody>((resolve, reject) => {
    let asked = false;
    timer = setTimeout(() => {
      asked = true;
      // Not through the cache: Chromium lets a second request for the same address wait for the first.
      attempt(url, options, signal, 'no-store').then(resolve, reject);
    }, hedgeAfterMs);
    // A quick refusal is an answer: no second request for a 404.
    first.catch(() => {
      if (!asked) reject(new Error('not asked'));
    });
  });
  try {
    return await Promise.any([first, second]);
  } catch (error) {
    throw error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  } finally {
    clearTimeout(timer);
    abort.abort();
    second.catch(() => undefined);
  }
}

async function attempt(
  url: string,
  options: FetchBodyOptions,
  signal: AbortSignal,
  cache: RequestCache,
  answered: () => void = () => undefined,
): Promise<FetchedBody> {
  const timed = AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs)]);
  try {
    const headers: HeadersInit = options.range ? { Range: options.range } : {};
    const response = await fetch(url, { signal: timed, headers, cache });
    // Something has come: a second request would only halve the rate.
    answered();
    if (!response.ok) {
      await response.body?.cancel();
      throw new FetchFailure(`${url} answered ${String(response.status)}`, response.status);
    }
    const firstByteAt = performance.now();
    const body = await response.arrayBuffer();
    const endedAt = performance.now();
    return {
      url: response.url,
      status: response.status,
      headers: response.headers,
      body,
      firstByteAt,
      endedAt,
    };
  } catch (error) {
    if (error instanceof FetchFailure || signal.aborted) throw error;
    throw new FetchFailure(`${url} did not answer`, 0, error);
  }
}
