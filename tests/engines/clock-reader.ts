import { decodeFrameIndex } from '../../demo/media/clock-barcode.js';

export const LOOP_MS = 96_000;
export const FRAME_MS = 1000 / 30;

/** Reads the clock that is burnt into the pictures of the clock stream. */
export class ClockReader {
  readonly #context: OffscreenCanvasRenderingContext2D;

  constructor() {
    const context = new OffscreenCanvas(320, 32).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    this.#context = context;
  }

  /** Milliseconds since the beginning of the loop, and the angle; null when it cannot be read. */
  read(video: HTMLVideoElement): { loopMs: number; angle: number } | null {
    if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
    const rows = Math.round(video.videoWidth / 10);
    this.#context.drawImage(video, 0, 0, video.videoWidth, rows, 0, 0, 320, 32);
    const decoded = decodeFrameIndex(this.#context.getImageData(0, 0, 320, 32));
    return decoded && { loopMs: decoded.frame * FRAME_MS, angle: decoded.angle };
  }
}

/** How far a stage time is from a reading of the clock, ms; the loop knows no more than 96 s. */
export function clockError(stageTime: number, epoch: number, loopMs: number): number {
  const phase = (((stageTime - epoch) % LOOP_MS) + LOOP_MS) % LOOP_MS;
  const difference = phase - loopMs;
  return ((((difference + LOOP_MS / 2) % LOOP_MS) + LOOP_MS) % LOOP_MS) - LOOP_MS / 2;
}
