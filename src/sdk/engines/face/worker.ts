import { readCanonicalFace, type FaceModel } from '../../try-on/face-model.js';
import { ModelStore } from '../model-store.js';
import { Graph } from '../speech/graph.js';
import { startRuntime } from '../speech/runtime.js';
import { FaceGraphs } from './face-graphs.js';
import type { FromFaceWorker, ToFaceWorker } from './protocol.js';

/** The worker that finds faces: built into one file, `assets/face-worker.js`. */

const tell = (message: FromFaceWorker, transfer: Transferable[] = []): void =>
  postMessage(message, { transfer });
const fail = (error: unknown): void =>
  tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });

let graphs: FaceGraphs | undefined;

async function start(model: FaceModel, assets: string): Promise<void> {
  await startRuntime(assets, 'wasm');
  const files = await new ModelStore().load(model, {
    // Called off by ending the worker.
    signal: new AbortController().signal,
    progress: (loaded, total) => tell({ type: 'loading', share: loaded / total }),
    // What cannot be kept is fetched again the next time.
    trouble: () => undefined,
  });
  const canonical = readCanonicalFace(new TextDecoder().decode(files.get('canonical')));
  const detector = await Graph.open(files.get('detector'), 'wasm');
  graphs = new FaceGraphs(detector, await Graph.open(files.get('landmarks'), 'wasm'));
  tell({ type: 'ready', canonical });
}

async function look(message: Extract<ToFaceWorker, { type: 'picture' }>): Promise<void> {
  const { picture, still, at } = message;
  if (!graphs) throw new Error('A picture came before the worker was ready.');
  const { landmarks, faces } = await graphs.find(picture, still, at);
  tell({ type: 'found', picture, landmarks, faces }, [
    picture,
    ...(landmarks ? [landmarks.buffer] : []),
  ]);
}

// The runtime starts this file once more for each of its threads, and tells them by their name.
if (self.name !== 'em-pthread') {
  addEventListener('message', ({ data }: MessageEvent<ToFaceWorker>) => {
    (data.type === 'start' ? start(data.model, data.assets) : look(data)).catch(fail);
  });
}
