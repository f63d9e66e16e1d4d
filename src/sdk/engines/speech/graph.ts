import { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { RoomError } from '../../room/room-error.js';
import { free } from './runtime.js';

export { Tensor };
export type Tensors = Readonly<Record<string, Tensor>>;

/** One ONNX graph, ready to run. */
export class Graph {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** Takes the bytes. Rejects with a RoomError when this is no graph, or there is no memory for it. */
  static async open(bytes: Uint8Array | undefined, device: 'wasm' | 'webgpu'): Promise<Graph> {
    if (!bytes) throw new RoomError('captions', 'model-invalid', 'The model lacks a graph.');
    try {
      const session = await InferenceSession.create(bytes, {
        executionProviders: device === 'webgpu' ? ['webgpu', 'wasm'] : ['wasm'],
        graphOptimizationLevel: 'all',
        // An arena that only grows keeps the peak for ever; measured: a third less, no slower.
        enableCpuMemArena: false,
        enableMemPattern: false,
        // Its advice is for us, not for the console of the page: 3 is errors alone.
        logSeverityLevel: 3,
      });
      return new Graph(session);
    } catch (cause) {
      throw graphError(cause);
    } finally {
      // The runtime has a copy of its own.
      free(bytes.buffer);
    }
  }

  get outputs(): readonly string[] {
    return this.#session.outputNames;
  }

  async run(feeds: Tensors): Promise<Tensors> {
    try {
      return await this.#session.run(feeds);
    } catch (cause) {
      throw graphError(cause);
    }
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

/** The numbers of an output that has to be there. */
export function floats(tensors: Tensors, name: string): Float32Array {
  const data = tensors[name]?.data;
  if (data instanceof Float32Array) return data;
  throw new RoomError('captions', 'model-invalid', `The graph has no output “${name}” of floats.`);
}

/** An output that has to be there, as it goes into the next graph. */
export function tensorOf(tensors: Tensors, name: string): Tensor {
  const tensor = tensors[name];
  if (tensor) return tensor;
  throw new RoomError('captions', 'model-invalid', `The graph has no output “${name}”.`);
}

/**
 * Gives memory back at once. Every run makes new arrays, which lie outside the heap that the garbage
 * collector watches most: left to it, tens of megabytes pile up. Where a browser cannot (before 2024),
 * it is left to it. Nobody may read these any more.
 */
export function release(tensors: Iterable<Tensor>): void {
  for (const { data } of tensors) if (!Array.isArray(data)) free(data.buffer);
}

function graphError(cause: unknown): RoomError {
  const said = cause instanceof Error ? cause.message : String(cause);
  // The runtime tells its C++ exceptions as text, and a failed allocation as a number.
  return /memory|alloc|^\d+$/i.test(said) || cause instanceof RangeError
    ? new RoomError('captions', 'model-memory', `No memory for the speech model: ${said}`, {
        cause,
      })
    : new RoomError('captions', 'model-invalid', `The speech model cannot run: ${said}`, { cause });
}
