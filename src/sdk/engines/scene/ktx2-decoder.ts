import type { WebGLRenderer } from 'three';
import { KTX2Loader } from 'three/addons/loaders/KTX2Loader.js';
import { scriptUrl } from '../spawn-worker.js';
import { fetchDecoder } from './fetch-decoder.js';

/** What the loader keeps to itself. */
interface Inside {
  transcoderPending: Promise<void> | null;
  workerConfig: unknown;
  workerPool: { setWorkerCreator(create: () => Worker): void };
}

/** KTX2 with its worker by address: the loader would make one of text, which policies forbid. */
class OwnKtx2 extends KTX2Loader {
  readonly #assets: string;

  constructor(assets: string) {
    super();
    this.#assets = assets;
    this.setWorkerLimit(2);
  }

  override init(): Promise<void> {
    const inside = this as unknown as Inside;
    inside.transcoderPending ??= fetchDecoder(this.#assets, 'basis').then(({ worker, wasm }) => {
      inside.workerPool.setWorkerCreator(() => {
        const made = new Worker(scriptUrl(worker));
        const transcoderBinary = wasm.slice(0);
        const begin = { type: 'init', config: inside.workerConfig, transcoderBinary };
        made.postMessage(begin, [transcoderBinary]);
        return made;
      });
    });
    return inside.transcoderPending;
  }
}

export function ktx2Decoder(assets: string, renderer: WebGLRenderer): KTX2Loader {
  return new OwnKtx2(assets).detectSupport(renderer);
}
