import { env, InferenceSession } from 'onnxruntime-web/wasm';
import { RoomError } from '../../room/room-error.js';

/** An ONNX file of one node, which hands on what it gets: the runtime only starts with a session. */
const SMALLEST =
  'CAgSADo3ChAKAXgSAXkiCElkZW50aXR5EgFnWg8KAXgSCgoICAESBAoCCAFiDwoBeRIKCggIARIECgIIAUIECgAQDQ==';

/**
 * Starts the runtime of a worker. Before its models are loaded: a phone has no memory for both at once.
 * Rejects with a RoomError.
 */
export async function startRuntime(assets: string, device: 'wasm' | 'webgpu'): Promise<void> {
  env.logLevel = 'error';
  // Threads need shared memory, which a page has only where it is isolated from all others, and are
  // workers of this very file, which has to be of the page's origin. Two of them: the picture and
  // the shop want the rest of a phone.
  const ownOrigin = new URL(import.meta.url).origin === location.origin;
  env.wasm.numThreads = crossOriginIsolated && ownOrigin ? 2 : 1;
  const build = device === 'webgpu' ? 'threaded.asyncify' : 'threaded';
  try {
    // As bytes: a stream would cost Chromium 40 MB more for long, for a second copy of what it compiled.
    const wasm = await bytesOf(`${assets}ort/ort-wasm-simd-${build}.wasm`);
    env.wasm.wasmBinary = wasm;
    const smallest = Uint8Array.from(atob(SMALLEST), (letter) => letter.charCodeAt(0));
    await (await InferenceSession.create(smallest)).release();
    free(wasm);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const message = `The runtime of the models cannot be loaded: ${said}`;
    throw new RoomError('captions', 'engine-unavailable', message, { cause });
  }
}

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  return response.arrayBuffer();
}

/** As far as TypeScript's libraries of 2023 do not know it. */
interface Freeable extends ArrayBuffer {
  transfer?(length: number): ArrayBuffer;
}

/** At once, where a browser can (since 2024), and not when the garbage collector gets to it. */
export function free(buffer: ArrayBufferLike): void {
  (buffer as Freeable).transfer?.(0);
}
