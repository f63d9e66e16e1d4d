import { decodeFrameIndex } from '../../../demo/media/clock-barcode.js';

const LOOP_MS = 96_000;
const FRAME_MS = 1000 / 30;

/** Reads the burnt-in clock from a video's picture. */
export class ClockReader {
  #canvas = new OffscreenCanvas(320, 32);
  #context = this.#canvas.getContext('2d', { willReadFrequently: true })!;

  /** Milliseconds since the beginning of the loop, and the angle; null before the first picture. */
  read(video: HTMLVideoElement): { loopMs: number; angle: number } | null {
    if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
    const rows = Math.round(video.videoWidth / 10);
    this.#context.drawImage(video, 0, 0, video.videoWidth, rows, 0, 0, 320, 32);
    const decoded = decodeFrameIndex(this.#context.getImageData(0, 0, 320, 32));
    return decoded && { loopMs: decoded.frame * FRAME_MS, angle: decoded.angle };
  }
}

/** How long ago the camera saw this picture. The loop is 96 s, so anything later would alias. */
export function cameraDelay(loopMs: number, epoch0: number): number {
  const now = performance.timeOrigin + performance.now();
  const phase = (now - epoch0) % LOOP_MS;
  return (phase - loopMs + LOOP_MS) % LOOP_MS;
}

/** Camera time of the stream's loop start, read from a media playlist of the origin. */
export async function loopStart(playlistUrl: string): Promise<number> {
  const text = await (await fetch(playlistUrl)).text();
  const sequence = Number(/EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(text)?.[1]);
  const date = Date.parse(/EXT-X-PROGRAM-DATE-TIME:(\S+)/.exec(text)?.[1] ?? '');
  return date - sequence * 2000;
}
