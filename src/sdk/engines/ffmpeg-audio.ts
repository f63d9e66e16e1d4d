import type * as Ffmpeg from '@ffmpeg/ffmpeg';
import type { DecodedSound } from './speech/pcm-timeline.js';

export interface FfmpegAudioOptions {
  /** Folder of `ffmpeg/index.js`, `ffmpeg/ffmpeg-core.js` and the rest; with a slash at its end. */
  readonly assets: string;
  readonly init: ArrayBuffer;
  readonly sound: (sound: DecodedSound) => void;
  /** FFmpeg is not there, or cannot decode it either; nothing more will come. */
  readonly unsupported: (cause: unknown) => void;
}

/** Movie fragments with the stage times between which they sound, epoch ms. */
export interface TimedFragment {
  readonly bytes: ArrayBuffer;
  readonly start: number;
  readonly end: number;
}

const RATE = 16_000;
/** More waits only where FFmpeg is too slow; then the newest counts. */
const MOST_WAITING = 50;
/** Date-times are rounded to ms: so little is no gap. */
const SLACK_MS = 2;
/** Batches in a row without a sample after which it is given up. */
const MOST_FAILURES = 3;

/**
 * Sound with FFmpeg, one thread, in a worker of its own: for what WebCodecs cannot decode, and for
 * browsers without it. 32 MB that only such a viewer loads. Whatever came while one batch was being
 * decoded is the next batch, so it keeps up on a slow machine too.
 */
export class FfmpegAudio {
  readonly #options: FfmpegAudioOptions;
  #ffmpeg: Ffmpeg.FFmpeg | null = null;
  #waiting: TimedFragment[] = [];
  /** Decoded already; once more before the next batch, since a decoder begins with a flaw. */
  #last: TimedFragment | null = null;
  #busy = true;
  #failures = 0;
  #disposed = false;

  constructor(options: FfmpegAudioOptions) {
    this.#options = options;
    this.#load().catch((cause: unknown) => this.#giveUp(cause));
  }

  decode(fragment: TimedFragment): void {
    if (this.#disposed) return;
    this.#waiting.push(fragment);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
    void this.#work();
  }

  dispose(): void {
    this.#disposed = true;
    this.#waiting = [];
    this.#ffmpeg?.terminate();
    this.#ffmpeg = null;
  }

  async #load(): Promise<void> {
    const at = (file: string): string =>
      new URL(`ffmpeg/${file}`, new URL(this.#options.assets, location.href)).href;
    // By address: neither a bundler nor a page without need of it shall find it.
    const { FFmpeg } = (await import(/* @vite-ignore */ at('index.js'))) as typeof Ffmpeg;
    const ffmpeg = new FFmpeg();
    await ffmpeg.load({
      coreURL: at('ffmpeg-core.js'),
      wasmURL: at('ffmpeg-core.wasm'),
      classWorkerURL: ownOrigin(at('worker.js')),
    });
    if (this.#disposed) {
      ffmpeg.terminate();
      return;
    }
    this.#ffmpeg = ffmpeg;
    this.#busy = false;
    void this.#work();
  }

  async #work(): Promise<void> {
    const batch = this.#nextBatch();
    if (!this.#ffmpeg || this.#busy || !batch) return;
    this.#busy = true;
    try {
      const samples = await this.#run(this.#ffmpeg, batch);
      this.#failures = samples.length > 0 ? 0 : this.#failures + 1;
      const [first] = batch;
      if (!this.#disposed && first && samples.length > 0)
        this.#options.sound({ stageTime: first.start, samples, rate: RATE });
      if (this.#failures >= MOST_FAILURES) this.#giveUp(new Error('FFmpeg decodes nothing of it'));
    } catch (cause) {
      this.#giveUp(cause);
    }
    this.#busy = false;
    void this.#work();
  }

  /** What follows without a gap, behind the last fragment if it goes on from there. */
  #nextBatch(): TimedFragment[] | null {
    const [first] = this.#waiting;
    if (!this.#ffmpeg || this.#busy || !first) return null;
    const batch = this.#last && follows(first, this.#last) ? [this.#last] : [];
    do {
      this.#last = this.#waiting.shift() ?? null;
      if (this.#last) batch.push(this.#last);
    } while (this.#last && this.#waiting[0] && follows(this.#waiting[0], this.#last));
    return batch;
  }

  async #run(
    ffmpeg: Ffmpeg.FFmpeg,
    batch: readonly TimedFragment[],
  ): Promise<Float32Array<ArrayBuffer>> {
    const file = await new Blob([
      this.#options.init,
      ...batch.map(({ bytes }) => bytes),
    ]).arrayBuffer();
    await ffmpeg.writeFile('in.mp4', new Uint8Array(file));
    const input = ['-f', 'mp4', '-ignore_editlist', '1', '-i', 'in.mp4'];
    const output = ['-vn', '-ac', '1', '-ar', String(RATE), '-f', 'f32le', 'out.pcm'];
    await ffmpeg.exec([...input, ...output]);
    const pcm = await ffmpeg.readFile('out.pcm');
    return typeof pcm === 'string'
      ? new Float32Array(0)
      : new Float32Array(new Uint8Array(pcm).buffer);
  }

  #giveUp(cause: unknown): void {
    if (this.#disposed) return;
    this.dispose();
    this.#options.unsupported(cause);
  }
}

function follows(next: TimedFragment, last: TimedFragment): boolean {
  return Math.abs(next.start - last.end) <= SLACK_MS;
}

/** A worker from another origin is refused; one of ours that imports it is not. */
function ownOrigin(url: string): string {
  if (new URL(url).origin === location.origin) return url;
  const line = `import ${JSON.stringify(url)};`;
  return URL.createObjectURL(new Blob([line], { type: 'text/javascript' }));
}
