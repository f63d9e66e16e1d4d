import { RoomError } from '../room/room-error.js';
import type { EngineStart } from '../playback/media-engine.js';
import { fetchBody, FetchFailure } from './fetch-body.js';
import {
  isPlaylist,
  readMediaPlaylist,
  readClosedCaptions,
  readSubtitles,
  readVariants,
  type ClosedCaptionChannel,
  type MediaPlaylist,
  type VariantStream,
} from './hls-playlist.js';
import { PartPipeline } from './part-pipeline.js';

const OPEN_TIMEOUT_MS = 4000;
const HEDGE_AFTER_MS = 700;
/** Without a hint from the browser: enough for a middling rendition on a phone network. */
const ASSUMED_BITRATE = 2_000_000;
/** Start at most this far behind the end of the playlist, even in the middle of a group of pictures. */
const START_BEHIND = 0.45;

/** At the least, from the media playlist to the first picture. */
const OPENING_MS = 60;

/** A stream whose playlists and first parts are in hand or on their way. */
export interface OpenedStream {
  readonly pipeline: PartPipeline;
  /** Playlist texts by address, each for one use: they age quickly. */
  readonly texts: Map<string, PlaylistText>;
  readonly startVariant: string | null;
  readonly variants: readonly VariantStream[];
  readonly subtitles: readonly { language: string; url: string }[];
  readonly closedCaptions: readonly ClosedCaptionChannel[];
  readonly playlist: MediaPlaylist;
  /** Seconds from the start of the playlist at which to begin. */
  readonly position: number;
  /** The last point before it that can be decoded by itself; loading begins there. */
  readonly loadFrom: number;
}

/**
 * Walks from the multivariant playlist to the first parts while the player library is still being
 * fetched, so that a first frame costs round trips of the network only once.
 */
export async function openStream(
  start: EngineStart,
  signal: AbortSignal,
  known: KnownPlaylists,
): Promise<OpenedStream> {
  const texts = new Map<string, PlaylistText>();
  const pipeline = new PartPipeline();
  signal.addEventListener('abort', () => pipeline.dispose(), { once: true });

  const read = async (url: string): Promise<PlaylistText> => {
    const fetched = await known.take(url, signal);
    texts.set(url, fetched);
    return fetched;
  };
  const master = await read(start.url);
  const variants = readVariants(master.text, master.url);
  const variant = chooseVariant(variants, start.smallest ? 0 : estimateBitrate());
  const media = variant ? await read(variant.url) : master;
  const playlist = readMediaPlaylist(media.text, media.url);
  const position = startPosition(playlist, start);

  if (playlist.init) pipeline.prefetch(playlist.init);
  const begin = keyPartBefore(playlist, position);
  if (begin !== null) pipeline.follow(playlist, begin);
  return {
    pipeline,
    texts,
    variants,
    startVariant: variant?.url ?? null,
    subtitles: readSubtitles(master.text, master.url),
    closedCaptions: readClosedCaptions(master.text),
    playlist,
    position,
    loadFrom: begin ?? position,
  };
}

/** With the address it came from in the end: what it names is relative to that. */
export interface PlaylistText {
  readonly text: string;
  readonly url: string;
}

/** Longer than that, addresses in a playlist may have expired. */
const FRESH_MS = 120_000;

/** Multivariant playlists read ahead, each for one use, so that a switch need not wait for them. */
export class KnownPlaylists {
  #texts = new Map<string, { readonly text: Promise<PlaylistText>; readonly at: number }>();

  acquaint(url: string): void {
    if (this.#texts.has(url)) return;
    const text = fetchPlaylist(url, new AbortController().signal);
    this.#texts.set(url, { text, at: performance.now() });
    text.then(
      // A media playlist would be old the next moment.
      ({ text, url: base }) => readVariants(text, base).length === 0 && this.#texts.delete(url),
      () => this.#texts.delete(url),
    );
  }

  async take(url: string, signal: AbortSignal): Promise<PlaylistText> {
    const known = this.#texts.get(url);
    // The try after a failure reads it anew.
    this.#texts.delete(url);
    if (!known || performance.now() - known.at > FRESH_MS) return fetchPlaylist(url, signal);
    const playlist = await known.text.catch(() => fetchPlaylist(url, signal));
    signal.throwIfAborted();
    return playlist;
  }
}

async function fetchPlaylist(url: string, signal: AbortSignal): Promise<PlaylistText> {
  try {
    const fetched = await fetchBody(url, {
      signal,
      hedgeAfterMs: HEDGE_AFTER_MS,
      timeoutMs: OPEN_TIMEOUT_MS,
    });
    const text = new TextDecoder().decode(fetched.body);
    if (isPlaylist(text)) return { text, url: fetched.url };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    throw new RoomError('playback', 'stream-unreachable', error.message, {
      recoverable: true,
      cause: error,
    });
  }
  throw new RoomError('playback', 'stream-not-hls', `${url} is not an HLS playlist`);
}

export function estimateBitrate(): number {
  const connection: unknown = Reflect.get(navigator, 'connection');
  const downlink: unknown =
    connection instanceof Object ? Reflect.get(connection, 'downlink') : undefined;
  return typeof downlink === 'number' && downlink > 0 ? downlink * 1e6 * 0.7 : ASSUMED_BITRATE;
}

function chooseVariant(
  variants: readonly VariantStream[],
  bitrate: number,
): VariantStream | undefined {
  const sorted = [...variants].sort((a, b) => a.bandwidth - b.bandwidth);
  return sorted.findLast((variant) => variant.bandwidth <= bitrate) ?? sorted[0];
}

function startPosition(playlist: MediaPlaylist, start: EngineStart): number {
  const beside = start.beside?.() ?? null;
  const at = beside === null ? start.at : beside + OPENING_MS;
  if (at !== undefined && playlist.startsAt !== null) {
    const wanted = (at - playlist.startsAt) / 1000;
    return Math.min(Math.max(0, wanted), Math.max(0, playlist.duration - 0.1));
  }
  if (playlist.ended) return 0;
  const key = keyPartBefore(playlist, playlist.duration);
  if (key !== null) return Math.max(key, playlist.duration - START_BEHIND);
  // Three target durations behind the end, as RFC 8216 section 6.3.3 asks for.
  return Math.max(0, playlist.duration - 3 * playlist.targetDuration);
}

/** Start of the last part at or before `position` that can be decoded by itself. */
function keyPartBefore(playlist: MediaPlaylist, position: number): number | null {
  return (
    playlist.parts.findLast((part) => part.independent && part.start <= position + 0.01)?.start ??
    null
  );
}
