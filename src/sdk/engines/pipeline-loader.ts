import type {
  FragmentLoaderContext,
  HlsConfig,
  Loader,
  LoaderCallbacks,
  LoaderConfiguration,
  LoaderContext,
  LoaderStats,
  PlaylistLoaderContext,
} from 'hls.js';
import type { EngineTrouble } from '../playback/media-engine.js';
import { FetchFailure, type FetchedBody } from './fetch-body.js';
import { isPlaylist } from './hls-playlist.js';
import { isMedia } from './media-judge.js';

/** How the loaders of one engine get bodies and tell what happened. */
export interface LoaderDesk {
  fetch(context: LoaderContext, signal: AbortSignal): Promise<FetchedBody>;
  /** A playlist that was read ahead. */
  textAhead(url: string): { readonly text: string; readonly url: string } | undefined;
  playlistArrived(text: string, url: string, context: LoaderContext): void;
  miss(kind: EngineTrouble, message: string, cause: unknown): void;
}

/** The two loader classes hls.js is configured with, bound to one engine's desk. */
export function pipelineLoaders(desk: LoaderDesk): Partial<HlsConfig> {
  class Playlists extends PipelineLoader<PlaylistLoaderContext> {
    protected override readonly desk = desk;
  }
  class Fragments extends PipelineLoader<FragmentLoaderContext> {
    protected override readonly desk = desk;
  }
  return { pLoader: Playlists, fLoader: Fragments };
}

abstract class PipelineLoader<Context extends LoaderContext> implements Loader<Context> {
  protected abstract readonly desk: LoaderDesk;
  context: Context | null = null;
  stats: LoaderStats = emptyStats();
  #abort = new AbortController();
  #callbacks: LoaderCallbacks<Context> | null = null;
  #headers: Headers | null = null;

  load(context: Context, _config: LoaderConfiguration, callbacks: LoaderCallbacks<Context>): void {
    this.context = context;
    this.#callbacks = callbacks;
    this.stats.loading.start = performance.now();
    void this.#run(context);
  }

  abort(): void {
    if (this.#abort.signal.aborted) return;
    this.stats.aborted = true;
    this.#abort.abort();
    if (this.context) this.#callbacks?.onAbort?.(this.stats, this.context, null);
  }

  destroy(): void {
    this.#callbacks = null;
    this.#abort.abort();
  }

  getCacheAge(): number | null {
    const age = this.#headers?.get('age');
    return age ? Number.parseFloat(age) : null;
  }

  getResponseHeader(name: string): string | null {
    return this.#headers?.get(name) ?? null;
  }

  async #run(context: Context): Promise<void> {
    const isFragment = context.responseType === 'arraybuffer';
    const ahead = isFragment ? undefined : this.desk.textAhead(context.url);
    if (ahead !== undefined) {
      await Promise.resolve();
      this.#succeed(context, { url: ahead.url, data: ahead.text, code: 200 });
      return;
    }
    try {
      const fetched = await this.#fetchTwice(context, isFragment);
      if (this.#abort.signal.aborted) return;
      this.#headers = fetched.headers;
      this.#fillStats(fetched);
      const data = isFragment ? fetched.body : new TextDecoder().decode(fetched.body);
      if (typeof data === 'string') this.desk.playlistArrived(data, fetched.url, context);
      this.#succeed(context, { url: fetched.url, data, code: fetched.status });
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      const code = error instanceof FetchFailure ? error.status : 0;
      this.#callbacks?.onError({ code, text: String(error) }, context, null, this.stats);
    }
  }

  /** One quick second try: a single bad answer is bad luck, and hls.js would wait much longer. */
  async #fetchTwice(context: Context, isFragment: boolean): Promise<FetchedBody> {
    try {
      return await this.#fetchGood(context, isFragment);
    } catch {
      this.#abort.signal.throwIfAborted();
      return await this.#fetchGood(context, isFragment);
    }
  }

  async #fetchGood(context: Context, isFragment: boolean): Promise<FetchedBody> {
    const { signal } = this.#abort;
    let fetched: FetchedBody;
    try {
      fetched = await this.desk.fetch(context, signal);
    } catch (error) {
      if (!signal.aborted)
        this.desk.miss(isFragment ? 'media-failed' : 'playlist-failed', context.url, error);
      throw error;
    }
    const good = isFragment
      ? this.#judge(context, fetched)
      : isPlaylist(new TextDecoder().decode(fetched.body));
    if (good) return fetched;
    const broken = new FetchFailure(`${context.url} is not what it should be`, fetched.status);
    this.desk.miss(isFragment ? 'media-broken' : 'playlist-failed', context.url, broken);
    throw broken;
  }

  #judge(context: Context, fetched: FetchedBody): boolean {
    // An encrypted body looks like noise by design.
    const frag: unknown = 'frag' in context ? context.frag : null;
    const encrypted = frag instanceof Object && Boolean(Reflect.get(frag, 'encrypted'));
    return encrypted || isMedia(fetched.body);
  }

  #succeed(
    context: Context,
    response: { url: string; data: string | ArrayBuffer; code: number },
  ): void {
    this.#callbacks?.onSuccess(response, this.stats, context, null);
  }

  #fillStats(fetched: FetchedBody): void {
    const { stats } = this;
    // A held request's waiting is the camera's time, not the network's: count from the first byte.
    stats.loading.start = Math.min(fetched.firstByteAt, fetched.endedAt - 2);
    stats.loading.first = fetched.firstByteAt;
    stats.loading.end = fetched.endedAt;
    stats.loaded = stats.total = fetched.body.byteLength;
  }
}

function emptyStats(): LoaderStats {
  const timing = (): { start: number; first: number; end: number } => ({
    start: 0,
    first: 0,
    end: 0,
  });
  return {
    aborted: false,
    loaded: 0,
    retry: 0,
    total: 0,
    chunkCount: 0,
    bwEstimate: 0,
    loading: timing(),
    parsing: { start: 0, end: 0 },
    buffering: timing(),
  };
}
