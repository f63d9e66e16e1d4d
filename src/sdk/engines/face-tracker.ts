import type { CanonicalFace } from '../try-on/face-model.js';
import { findFaceModel } from '../try-on/face-model.js';
import type { FaceFound, FromFaceWorker, ToFaceWorker } from './face/protocol.js';
import { spawnWorker } from './spawn-worker.js';

export class FaceModelMissing extends Error {
  override readonly name = 'FaceModelMissing';
}

export interface FaceTracker {
  readonly canonical: CanonicalFace;
  /** Looks at one picture; one at a time. The picture changes hands, and comes back. */
  look(picture: ImageBitmap, still: boolean, at: number): Promise<FaceFound>;
  dispose(): void;
}

/**
 * Starts the worker that finds faces; ends it with the signal. Rejects with `FaceModelMissing` where
 * the site does not serve the model, with something else when it cannot run.
 */
export async function openFaceTracker(
  assets: string,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<FaceTracker> {
  const address = new URL('models/catalog.json', assets).href;
  const response = await fetch(address, { signal }).catch(() => null);
  signal.throwIfAborted();
  const catalog: unknown = response?.ok ? await response.json().catch(() => null) : null;
  const model = findFaceModel(catalog, address);
  if (!model) throw new FaceModelMissing(`There is no face model in ${address}.`);
  signal.throwIfAborted();
  const worker = spawnWorker(`${assets}face-worker.js`, 'live-room-face');
  const post = (message: ToFaceWorker, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer);
  let settle: { done: (found: FaceFound) => void; failed: (error: unknown) => void } | null = null;
  const end = (reason: unknown): void => {
    worker.terminate();
    settle?.failed(reason);
    settle = null;
  };
  signal.addEventListener('abort', () => end(signal.reason), { once: true });
  const canonical = await new Promise<CanonicalFace>((resolve, reject) => {
    const fail = (message: string): void => {
      const error = new Error(message);
      end(error);
      reject(error);
    };
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.addEventListener('error', (event) => {
      // Told by the session; the page's own error handlers need not hear of it.
      event.preventDefault();
      fail(event.message || 'The worker could not be loaded, or is forbidden here.');
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FromFaceWorker>) => {
      if (data.type === 'loading') progress(data.share);
      else if (data.type === 'ready') resolve(data.canonical);
      else if (data.type === 'failed') fail(data.message);
      else {
        const waiting = settle;
        settle = null;
        if (waiting) waiting.done(data);
        else data.picture.close();
      }
    });
    post({ type: 'start', model, assets });
  });
  return {
    canonical,
    look: (picture, still, at) =>
      new Promise((done, failed) => {
        settle = { done, failed };
        post({ type: 'picture', picture, still, at }, [picture]);
      }),
    dispose: () => end(new Error('The session has ended.')),
  };
}
