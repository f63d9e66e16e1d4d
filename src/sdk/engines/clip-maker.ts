import {
  MAX_BYTES,
  planClip,
  type Clip,
  type ClipOptions,
  type ClipPlan,
  type ClipWish,
  type MakeClip,
} from '../clips/clip.js';
import type { StretchOfMedia } from '../playback/media-engine.js';
import { RoomError } from '../room/room-error.js';
import { captionPicture, cardPicture, even, type ClipSize } from './clip-pictures.js';
import { FfmpegSession, memoryError } from './ffmpeg-session.js';

/** Larger pictures take longer than anybody waits, and nobody sees the difference on a phone. */
const WIDEST = 480;
/** Seconds the card stands at the end. */
const CARD_SECONDS = 3;
/** Share of the height where captions stand, from the bottom. */
const CAPTION_BOTTOM = 0.12;
const PREVIEW_SECONDS = 2;

/** A picture that is laid over the clip for a while; seconds of the clip. */
interface Overlay {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly from: number;
  readonly to: number;
  /** Pixels from the top. */
  readonly y: number;
}

/** Cuts a clip of the stream's own files, in this browser. */
export const makeClip: MakeClip = async (media, wish, options) => {
  const { signal } = options;
  signal.throwIfAborted();
  const plan = planClip(media, wish);
  if (!plan) {
    const message = 'There is too little of the stream for a clip.';
    throw new RoomError('clips', 'clip-no-media', message, { recoverable: true });
  }
  try {
    return await cut(plan, media?.init ?? null, wish, options);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof RoomError) throw cause;
    if (cause instanceof RangeError) throw memoryError(cause);
    throw new RoomError('clips', 'clip-failed', 'The clip could not be made.', { cause });
  }
};

async function cut(
  plan: ClipPlan,
  init: string | null,
  wish: ClipWish,
  { assets, signal, progress }: Parameters<MakeClip>[2],
): Promise<Clip> {
  progress({ step: 'loading', share: 0 });
  const { assetsBase } = await import('./assets-base.js');
  // Both at once: one needs the network, the other mostly the processor.
  const opening = FfmpegSession.open(assetsBase(assets), signal);
  opening.catch(() => undefined);
  let session: FfmpegSession | undefined;
  try {
    const input = await fetchAll(plan, init, signal, progress);
    session = await opening;
    // Nothing else is a stream, whatever else FFmpeg can read.
    const source = ['-f', init ? 'mp4' : 'mpegts', '-i', 'in'];
    await session.write('in', input);
    const told = (share: number): void => progress({ step: 'cutting', share });
    told(0);
    if (wish.mode === 'cut') await session.run([...source, ...cutArguments(plan)], told);
    else await burn(session, source, plan, wish, signal, told);
    const video = new Blob([await session.read('out.mp4')], { type: 'video/mp4' });
    const preview = wish.preview ? await previewOf(session, plan, progress) : null;
    return { video, preview, from: plan.from, to: plan.to };
  } finally {
    (session ?? (await opening.catch(() => undefined)))?.close();
  }
}

function cutArguments({ duration }: ClipPlan): readonly string[] {
  const output = ['-avoid_negative_ts', 'make_zero', '-movflags', '+faststart', 'out.mp4'];
  return ['-t', duration.toFixed(3), '-c', 'copy', ...output];
}

async function burn(
  session: FfmpegSession,
  source: readonly string[],
  plan: ClipPlan,
  wish: ClipWish,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<void> {
  const size = sizeOf(wish.size);
  const overlays = await overlaysOf(plan, wish, size, signal);
  const inputs: string[] = [];
  let graph = `[0:v]scale=${size.width}:${size.height}:flags=bilinear[v0]`;
  for (const [index, { png, from, to, y }] of overlays.entries()) {
    await session.write(`o${index}.png`, png);
    inputs.push('-i', `o${index}.png`);
    const when = `between(t,${from.toFixed(3)},${to.toFixed(3)})`;
    graph += `;[v${index}][${index + 1}:v]overlay=0:${y}:enable='${when}'[v${index + 1}]`;
  }
  await session.run(
    [
      // Before the input: only pictures from the key picture on are decoded, and left out exactly.
      ...['-ss', plan.offset.toFixed(3), '-t', plan.duration.toFixed(3), ...source, ...inputs],
      ...['-filter_complex', graph, '-map', `[v${overlays.length}]`, '-map', '0:a?'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'fastdecode', '-crf', '26'],
      ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '96k', '-t', plan.duration.toFixed(3)],
      ...['-movflags', '+faststart', 'out.mp4'],
    ],
    progress,
  );
}

async function overlaysOf(
  { from, to, duration }: ClipPlan,
  { captions, card }: ClipWish,
  size: ClipSize,
  signal: AbortSignal,
): Promise<readonly Overlay[]> {
  const overlays: Overlay[] = [];
  const cardFrom = card ? Math.max(0, duration - CARD_SECONDS) : duration;
  for (const caption of captions) {
    if (caption.end <= from || caption.start >= to) continue;
    const { png, height } = await captionPicture(caption, size);
    const y = Math.round(size.height * (1 - CAPTION_BOTTOM) - height);
    const start = Math.max(0, (caption.start - from) / 1000);
    // What is said while the card stands is heard; both would be too much to read.
    const end = Math.min(cardFrom, (caption.end - from) / 1000);
    if (end > start) overlays.push({ png, from: start, to: end, y });
  }
  if (card) {
    const { png, height } = await cardPicture(card, size, signal);
    const y = Math.round(size.height * 0.94 - height);
    overlays.push({ png, from: cardFrom, to: duration + 1, y });
  }
  return overlays;
}

async function previewOf(
  session: FfmpegSession,
  { duration }: ClipPlan,
  progress: ClipOptions['progress'],
): Promise<Blob> {
  progress({ step: 'preview', share: 0 });
  const at = Math.max(0, duration / 2 - PREVIEW_SECONDS / 2).toFixed(3);
  const filter = 'fps=6,scale=160:-2:flags=bilinear';
  await session.run(
    [
      '-ss',
      at,
      '-t',
      String(PREVIEW_SECONDS),
      '-i',
      'out.mp4',
      '-vf',
      filter,
      '-loop',
      '0',
      'p.gif',
    ],
    (share) => progress({ step: 'preview', share }),
  );
  return new Blob([await session.read('p.gif')], { type: 'image/gif' });
}

/** At most so wide, with even sides, as the codec wants them. */
function sizeOf(size: ClipWish['size']): ClipSize {
  const { width, height } = size?.width && size.height ? size : { width: 480, height: 854 };
  const wide = even(Math.min(WIDEST, width));
  return { width: wide, height: even((height * wide) / width) };
}

/** One after the other: the stream goes on, and has the network first. */
async function fetchAll(
  { files }: ClipPlan,
  init: string | null,
  signal: AbortSignal,
  progress: ClipOptions['progress'],
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: ArrayBuffer[] = [];
  let bytes = 0;
  const wanted = [...(init ? [{ url: init, range: null }] : []), ...files];
  for (const [index, file] of wanted.entries()) {
    const piece = await fetchFile(file, signal);
    bytes += piece.byteLength;
    if (bytes > MAX_BYTES) throw memoryError(`${bytes} bytes`);
    pieces.push(piece);
    progress({ step: 'fetching', share: (index + 1) / wanted.length });
  }
  const all = new Uint8Array(bytes);
  let offset = 0;
  for (const piece of pieces) {
    all.set(new Uint8Array(piece), offset);
    offset += piece.byteLength;
  }
  return all;
}

async function fetchFile(
  { url, range }: Pick<StretchOfMedia['files'][number], 'url' | 'range'>,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const headers: Record<string, string> = range
    ? { range: `bytes=${range[0]}-${range[1] - 1}` }
    : {};
  try {
    // The player has loaded it a moment ago: mostly it is still in the cache.
    const response = await fetch(url, { signal, headers, cache: 'force-cache' });
    if (response.ok) return await response.arrayBuffer();
    await response.body?.cancel();
    throw new Error(`${url} answers ${response.status}.`);
  } catch (cause) {
    signal.throwIfAborted();
    const message = 'A part of the stream is not to be had any more.';
    throw new RoomError('clips', 'clip-no-media', message, { recoverable: true, cause });
  }
}
