import { RoomError } from '../room/room-error.js';
import { spawnWorker } from './spawn-worker.js';

/** Messages of @ffmpeg/ffmpeg's own worker. */
type Answer =
  | { readonly type: 'LOG'; readonly data: { readonly message: string } }
  | { readonly type: 'PROGRESS'; readonly data: { readonly progress: number } }
  | { readonly type: 'ERROR'; readonly id: number; readonly data: string }
  | { readonly type: string; readonly id: number; readonly data: unknown };

interface Waiting {
  readonly resolve: (data: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

/** What a browser or the core says when there is no memory left. */
const MEMORY = /memory|out of bounds|allocat|enlarge|ENOSPC|table index/i;
/** Last words kept for an error's message. */
const WORDS = 12;

/**
 * FFmpeg, one thread, in the worker of @ffmpeg/ffmpeg. Its own class starts that worker in a way
 * that Trusted Types forbid, so the worker is started and talked to here.
 */
export class FfmpegSession {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #words: string[] = [];
  #count = 0;
  #ended: Error | null = null;
  #progress: (share: number) => void = () => undefined;

  /** @param assets folder of `ffmpeg/`, absolute, with a slash at its end */
  static async open(assets: string, signal: AbortSignal): Promise<FfmpegSession> {
    signal.throwIfAborted();
    let session: FfmpegSession | undefined;
    try {
      // Throws at once where a policy of the page forbids workers.
      session = new FfmpegSession(assets, signal);
      const coreURL = `${assets}ffmpeg/ffmpeg-core.js`;
      await session.#ask('LOAD', { coreURL, wasmURL: `${assets}ffmpeg/ffmpeg-core.wasm` });
      return session;
    } catch (cause) {
      session?.close();
      signal.throwIfAborted();
      if (isMemory(cause)) throw memoryError(cause);
      throw new RoomError('clips', 'clip-engine-missing', 'What cuts clips cannot be had.', {
        cause,
      });
    }
  }

  private constructor(assets: string, signal: AbortSignal) {
    this.#worker = spawnWorker(`${assets}ffmpeg/worker.js`, 'live-room-ffmpeg');
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#end(new Error(event.message || 'The worker cannot be started.'));
    };
    signal.addEventListener('abort', () => this.#end(signal.reason), { once: true });
  }

  /** The bytes are the worker's from now on. */
  async write(path: string, data: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#ask('WRITE_FILE', { path, data }, [data.buffer]);
  }

  async read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const data = await this.#ask('READ_FILE', { path });
    if (!(data instanceof Uint8Array) || data.length === 0) throw this.#failure(null);
    return data as Uint8Array<ArrayBuffer>;
  }

  /** Rejects with a RoomError when FFmpeg cannot do it. */
  async run(args: readonly string[], progress?: (share: number) => void): Promise<void> {
    this.#progress = progress ?? (() => undefined);
    const code = await this.#ask('EXEC', { args, timeout: -1 });
    this.#progress = () => undefined;
    if (code !== 0) throw this.#failure(code);
  }

  /** Gives all its memory back. */
  close(): void {
    this.#end(new Error('closed'));
  }

  async #ask(type: string, data: unknown, transfer: Transferable[] = []): Promise<unknown> {
    if (this.#ended !== null) throw this.#ended;
    const id = (this.#count += 1);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        this.#worker.postMessage({ id, type, data }, transfer);
      });
    } catch (cause) {
      throw isMemory(cause) ? memoryError(cause) : cause;
    }
  }

  #hear(answer: Answer): void {
    if (answer.type === 'LOG') {
      this.#words.push(String((answer.data as { message: unknown }).message));
      if (this.#words.length > WORDS) this.#words.shift();
      return;
    }
    if (answer.type === 'PROGRESS') {
      const { progress } = answer.data as { progress: number };
      if (progress >= 0) this.#progress(Math.min(1, progress));
      return;
    }
    if (!('id' in answer)) return;
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.type === 'ERROR') waiting?.reject(new Error(String(answer.data)));
    else waiting?.resolve(answer.data);
  }

  #failure(code: unknown): RoomError {
    const words = this.#words.join('\n');
    if (MEMORY.test(words)) return memoryError(words);
    const message = `FFmpeg could not make the clip (${String(code)}).`;
    return new RoomError('clips', 'clip-failed', message, { cause: words });
  }

  #end(reason: unknown): void {
    if (this.#ended !== null) return;
    this.#ended = reason instanceof Error ? reason : new Error('ended');
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}

function isMemory(cause: unknown): boolean {
  return cause instanceof RangeError || (cause instanceof Error && MEMORY.test(cause.message));
}

export function memoryError(cause: unknown): RoomError {
  const message = 'There is not enough memory for this clip.';
  return new RoomError('clips', 'clip-memory', message, { recoverable: true, cause });
}
