import type { PcmStretch } from '../captions/audio-source.js';
import {
  chooseModel,
  decodeManifest,
  modelBytes,
  type ModelManifest,
} from '../captions/model-catalog.js';
import type {
  RecognizerEvents,
  SpeechRecognizer,
  SpeechRecognizerFactory,
} from '../captions/speech-recognizer.js';
import { RoomError } from '../room/room-error.js';
import { systemClock, type Clock } from '../state/clock.js';
import { assetsBase } from './assets-base.js';
import { deviceMemory } from './device-memory.js';
import { ModelStore } from './model-store.js';
import { spawnWorker } from './spawn-worker.js';
import { WorkerRecognizer } from './worker-recognizer.js';

export interface SpeechRecognizerOptions {
  /** BCP 47 tag of what is spoken. */
  readonly language: string;
  /** Folder of workers, wasm and models; `assets/` beside this file unless the page says. */
  readonly assets?: string | undefined;
  /** Address of a list of manifests; the one in the assets unless the page has models of its own. */
  readonly catalog?: string | undefined;
  /** A name from the catalogue; otherwise the first that knows the language and fits the device. */
  readonly model?: string | undefined;
  /**
   * WebGPU only where a page asks for it, serves the runtime for it (27 MB, see `live-room-assets`)
   * and has one: it is for the large models.
   */
  readonly device?: 'wasm' | 'webgpu' | undefined;
  /** Names and terms of the show, preferred where they sound alike. */
  readonly glossary?: readonly string[] | undefined;
  /** The viewer was asked, and wants captions on a metered link too. */
  readonly metered?: boolean | undefined;
}

/** What the engine takes from the page. A test gives its own. */
export interface SpeechWorld {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly spawn: (url: string, name: string) => Worker;
  readonly store: Pick<ModelStore, 'has'>;
  /** The viewer pays for what is loaded, or asked to be spared. */
  readonly metered: () => boolean;
  readonly deviceMemory: number | undefined;
}

/** A recogniser with one thing more: it can listen to sound that is decoded already. */
export interface SamplesRecognizer extends SpeechRecognizer {
  /** 16 kHz, one channel, −1…1; a microphone. The samples are the receiver's to keep. */
  hear(stretch: PcmStretch & { readonly restart: boolean }): void;
}

/**
 * Speech to text in a worker of its own. The factory rejects with a RoomError: no model for the
 * language or the device, or `model-metered` when there is something to load and the viewer has
 * to be asked first; its `cause` is `{ bytes }`.
 */
export function speechRecognizers(
  options: SpeechRecognizerOptions,
  world: SpeechWorld = browserSpeechWorld(),
): (...parts: Parameters<SpeechRecognizerFactory>) => Promise<SamplesRecognizer> {
  return async (events: RecognizerEvents, signal: AbortSignal) => {
    const assets = assetsBase(options.assets);
    const manifest = await findModel(assets, options, world, signal);
    if (!options.metered && world.metered() && !(await world.store.has(manifest))) {
      const bytes = modelBytes(manifest);
      const message = `Captions would load ${Math.ceil(bytes / 1e6)} MB over a metered link.`;
      const cause = { bytes };
      throw new RoomError('captions', 'model-metered', message, { recoverable: true, cause });
    }
    signal.throwIfAborted();
    const device = options.device === 'webgpu' && 'gpu' in navigator ? 'webgpu' : 'wasm';
    const order = {
      type: 'start',
      ...{ manifest, assets, language: options.language },
      device,
      glossary: options.glossary ?? [],
    } as const;
    const script = device === 'webgpu' ? 'speech-worker-webgpu.js' : 'speech-worker.js';
    const spawn = (): Worker => world.spawn(`${assets}${script}`, 'live-room-speech');
    const recognizer = new WorkerRecognizer({ order, events, spawn, clock: world.clock });
    signal.addEventListener('abort', () => recognizer.dispose(), { once: true });
    return recognizer;
  };
}

/** Lets go of the models that this browser keeps: one, or all. */
export function forgetSpeechModels(name?: string): Promise<void> {
  return new ModelStore().forget(name);
}

async function findModel(
  assets: string,
  { language, model: wanted, catalog }: SpeechRecognizerOptions,
  { fetch, deviceMemory }: SpeechWorld,
  signal: AbortSignal,
): Promise<ModelManifest> {
  const address = new URL(catalog ?? 'models/catalog.json', assets).href;
  const entries = await loadCatalog(address, fetch, signal);
  const manifests = entries.flatMap((entry) => {
    const decoded = decodeManifest(entry, address);
    // One that this version cannot read is for a later one.
    return decoded.ok ? [decoded.value] : [];
  });
  const chosen = chooseModel(manifests, { language, wanted, deviceMemory });
  if (!chosen.ok) throw chosen.error;
  return chosen.value;
}

async function loadCatalog(
  address: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  let cause: unknown;
  try {
    const response = await fetch(address, { signal });
    const catalog: unknown = response.ok ? await response.json() : undefined;
    if (Array.isArray(catalog)) return catalog as unknown[];
    cause = `It answers ${response.status}.`;
  } catch (error) {
    signal.throwIfAborted();
    cause = error;
  }
  const message = `There is no catalogue of speech models at ${address}.`;
  throw new RoomError('captions', 'model-unreachable', message, { recoverable: true, cause });
}

/** As far as TypeScript's DOM does not know it: Chromium only, the others tell nothing. */
export interface NavigatorHints {
  readonly connection?: { readonly saveData?: boolean; readonly type?: string };
  readonly deviceMemory?: number;
}

export function browserSpeechWorld(): SpeechWorld {
  const hints = navigator as NavigatorHints;
  return {
    clock: systemClock,
    fetch: (input, init) => fetch(input, init),
    spawn: spawnWorker,
    store: new ModelStore(),
    metered: () => hints.connection?.saveData === true || hints.connection?.type === 'cellular',
    deviceMemory: deviceMemory(hints),
  };
}
