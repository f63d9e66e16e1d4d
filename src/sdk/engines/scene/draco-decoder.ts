import { DRACOLoader } from 'three/addons/loaders/DRACOLoader.js';
import { scriptUrl } from '../spawn-worker.js';
import { fetchDecoder } from './fetch-decoder.js';

/** What the loader keeps to itself. */
interface Inside {
  decoderPending: Promise<void> | null;
  decoderConfig: { wasmBinary?: ArrayBuffer };
  workerSourceURL: unknown;
}

/** Draco with its worker by address: the loader would make one of text, which policies forbid. */
class OwnDraco extends DRACOLoader {
  readonly #assets: string;

  constructor(assets: string) {
    super();
    this.#assets = assets;
    this.setWorkerLimit(2);
  }

  _initDecoder(): Promise<void> {
    const inside = this as unknown as Inside;
    inside.decoderPending ??= fetchDecoder(this.#assets, 'draco').then(({ worker, wasm }) => {
      inside.decoderConfig.wasmBinary = wasm;
      inside.workerSourceURL = scriptUrl(worker);
    });
    return inside.decoderPending;
  }
}

export function dracoDecoder(assets: string): DRACOLoader {
  return new OwnDraco(assets);
}
