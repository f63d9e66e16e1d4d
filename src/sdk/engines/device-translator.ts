import {
  chooseTranslationModel,
  readTranslationModels,
  type ChosenModel,
  type TranslationManifest,
} from '../captions/translation/translation-model.js';
import type { NamedTranslator } from '../captions/translation/translation-desk.js';
import { modelBytes } from '../captions/model-manifest.js';
import { RoomError } from '../room/room-error.js';
import type { Clock } from '../state/clock.js';
import { later } from '../state/later.js';
import { assetsBase } from './assets-base.js';
import type { ModelStore } from './model-store.js';
import { TranslationWorker } from './translation-worker.js';

/** What the translator takes from the page. A test gives its own. */
export interface DeviceTranslationWorld {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly spawn: (url: string, name: string) => Worker;
  readonly store: Pick<ModelStore, 'has'>;
  /** The viewer pays for what is loaded, or asked to be spared. */
  readonly metered: () => boolean;
  readonly deviceMemory: number | undefined;
}

export interface DeviceTranslatorParts {
  /** As the show document has it. */
  readonly plan: { readonly model?: string | undefined; readonly catalog?: string | undefined };
  readonly assets: string | undefined;
  readonly world: DeviceTranslationWorld;
  readonly signal: AbortSignal;
  readonly fail: (error: RoomError) => void;
  /** It can be asked again, or no longer; or more of a model is here. */
  readonly ready: () => void;
}

/** A model takes hundreds of megabytes: of two languages at once no phone has the memory. */
const REST_BEFORE_ANOTHER = 20_000;
/** Nobody has said anything for so long: the memory is given back, the files are kept. */
const IDLE = 120_000;
/** What has failed for good is not tried again; the rest is, after this. */
const PAUSE = 60_000;

/** Where a model stands; of one that nobody has wanted yet, or wants again, nothing is noted. */
interface Standing {
  readonly state: 'metered' | 'loading' | 'ready' | 'none';
  /** How much of it is here, 0–1; null while nothing is on its way. */
  readonly share: number | null;
}

interface Open {
  readonly manifest: TranslationManifest;
  readonly worker: TranslationWorker;
  /** When it last translated, or got further on its way here. */
  usedAt: number;
}

/**
 * A translation model of one's own, in a worker: fetched when it is first wanted (on a metered link
 * once the viewer has agreed), kept, and let go of when nothing has been translated for a while.
 */
export function deviceTranslator(parts: DeviceTranslatorParts): NamedTranslator {
  const { plan, world, signal, fail, ready } = parts;
  const { clock } = world;
  const assets = assetsBase(parts.assets);
  /** Which model it would be, by the pair that is asked for: many pairs have one model. */
  const routes = new Map<string, ChosenModel | 'asking' | 'none'>();
  /** By the name of the model. */
  const standings = new Map<string, Standing>();
  let catalog: Promise<readonly TranslationManifest[]> | undefined;
  let open: Open | undefined;

  const isLoading = (name: string): boolean => standings.get(name)?.state === 'loading';
  const close = (): void => {
    // One that never got here would be on its way for ever.
    if (open && isLoading(open.manifest.name)) standings.delete(open.manifest.name);
    open?.worker.end();
    open = undefined;
  };
  signal.addEventListener('abort', close, { once: true });

  const told = (): void => {
    if (!signal.aborted) ready();
  };
  const set = (name: string, state: Standing['state'], share: number | null = null): void => {
    standings.set(name, { state, share });
    told();
  };
  const giveUp = (error: RoomError, again: () => void): void => {
    if (signal.aborted) return;
    told();
    fail(error);
    // A network comes back, and memory may be free again; a model that is broken stays so.
    if (error.code !== 'model-invalid' && error.code !== 'model-corrupt')
      later(clock, PAUSE, signal, () => {
        again();
        told();
      });
  };

  /** Another one is on its way, or has been used a moment ago. */
  const isTaken = (name: string): boolean =>
    open !== undefined &&
    open.manifest.name !== name &&
    (isLoading(open.manifest.name) || clock.now() - open.usedAt < REST_BEFORE_ANOTHER);

  const readCatalog = (): Promise<readonly TranslationManifest[]> => {
    const read = loadCatalog(plan.catalog, assets, world, signal, fail);
    // The next who asks tries anew.
    read.catch(() => (catalog = undefined));
    return read;
  };
  /** Which model it would be, and what there is to do for it. */
  const find = async (asked: string, from: string, to: string): Promise<void> => {
    const models = await (catalog ??= readCatalog());
    const { deviceMemory } = world;
    const model = chooseTranslationModel(models, { from, to, wanted: plan.model, deviceMemory });
    routes.set(asked, model ?? 'none');
    if (model) await begin(model);
    else told();
  };
  /** Loads it, where that takes nobody's leave. */
  const begin = async ({ manifest }: ChosenModel): Promise<void> => {
    const { name } = manifest;
    const free = !world.metered() || (await world.store.has(manifest));
    // Whoever still wants it when its turn has come asks again.
    if (signal.aborted || standings.has(name) || isTaken(name)) return;
    if (free) await load(manifest);
    else set(name, 'metered');
  };

  /** Starts the worker; answers when it can translate. */
  const load = async (manifest: TranslationManifest): Promise<boolean> => {
    const { name } = manifest;
    // What is on its way is not thrown away half.
    while (open && open.manifest.name !== name && isLoading(open.manifest.name))
      await open.worker.ready;
    if (signal.aborted) return false;
    if (open?.manifest.name === name) return open.worker.ready;
    if (open) void rest(open);
    set(name, 'loading');
    const worker = new TranslationWorker({
      order: { type: 'start', manifest, assets },
      spawn: () => world.spawn(`${assets}translation-worker.js`, 'live-room-translation'),
      progress: (share) => {
        if (open?.worker !== worker) return;
        open.usedAt = clock.now();
        const before = Math.floor(100 * (standings.get(name)?.share ?? 0));
        standings.set(name, { state: 'loading', share });
        if (Math.floor(100 * share) > before) told();
      },
      trouble: fail,
      ended: (error) => {
        if (open?.worker !== worker) return;
        open = undefined;
        standings.set(name, { state: 'none', share: null });
        giveUp(error, () => standings.delete(name));
      },
    });
    const mine: Open = { manifest, worker, usedAt: clock.now() };
    open = mine;
    watchIdle(mine);
    if (!(await worker.ready)) return false;
    mine.usedAt = clock.now();
    set(name, 'ready');
    return true;
  };

  const watchIdle = (mine: Open): void =>
    later(clock, IDLE, signal, () => {
      if (open !== mine) return;
      if (isLoading(mine.manifest.name) || clock.now() - mine.usedAt < IDLE) watchIdle(mine);
      else void rest(mine);
    });
  const rest = async ({ manifest }: Open): Promise<void> => {
    close();
    // Where nothing can be kept it would be fetched anew, and perhaps asked for.
    const kept = await world.store.has(manifest);
    if (!kept && open?.manifest.name !== manifest.name) standings.delete(manifest.name);
  };

  const routeOf = (from: string | null, to: string): ChosenModel | null => {
    const route = routes.get(`${from ?? ''}>${to}`);
    return typeof route === 'object' ? route : null;
  };
  const standingOf = (from: string, to: string): Standing | undefined =>
    standings.get(routeOf(from, to)?.manifest.name ?? '');

  return {
    by: 'device',
    canTranslate(from, to) {
      if (from === null || standingOf(from, to)?.state !== 'ready') return false;
      return !isTaken(routeOf(from, to)?.manifest.name ?? '');
    },
    prepare(from, to) {
      const asked = `${from}>${to}`;
      const route = routes.get(asked);
      if (typeof route === 'string') return;
      const name = route?.manifest.name ?? '';
      if (standings.has(name) || isTaken(name)) return;
      if (!route) routes.set(asked, 'asking');
      (route ? begin(route) : find(asked, from, to)).catch((error: unknown) => {
        // Of a model it is the worker that says so.
        if (routes.get(asked) !== 'asking') return;
        routes.set(asked, 'none');
        giveUp(errorOf(error), () => routes.delete(asked));
      });
    },
    canDownload: (from, to) => standingOf(from, to)?.state === 'metered',
    bytes(from, to) {
      const model = routeOf(from, to);
      return model ? modelBytes(model.manifest) : null;
    },
    loading: (from, to) => standingOf(from, to)?.share ?? null,
    async download(from, to) {
      const model = routeOf(from, to);
      return model !== null && load(model.manifest);
    },
    async translate(text, { from, to, signal: limit }) {
      const model = routeOf(from, to);
      // Let go of meanwhile: its files are here, and it is back in a second.
      if (!model || isTaken(model.manifest.name) || !(await load(model.manifest)))
        throw new Error('The model is not there.');
      limit.throwIfAborted();
      if (open?.manifest.name !== model.manifest.name) throw new Error('The model is not there.');
      open.usedAt = clock.now();
      const { from: spoken, to: wanted, prefix } = model.pair;
      return open.worker.translate({ text, from: spoken, to: wanted, prefix }, limit);
    },
  };
}

async function loadCatalog(
  own: string | undefined,
  assets: string,
  { fetch }: DeviceTranslationWorld,
  signal: AbortSignal,
  fail: (error: RoomError) => void,
): Promise<readonly TranslationManifest[]> {
  const address = new URL(own ?? 'models/catalog.json', assets).href;
  const response = await fetch(address, { signal });
  const catalog: unknown = response.ok ? await response.json() : undefined;
  if (!Array.isArray(catalog)) {
    const message = `There is no catalogue of models at ${address}.`;
    throw new RoomError('captions', 'model-unreachable', message, { recoverable: true });
  }
  const { models, warnings } = readTranslationModels(catalog, address);
  for (const message of warnings)
    fail(new RoomError('captions', 'model-invalid', message, { recoverable: true }));
  return models;
}

function errorOf(cause: unknown): RoomError {
  if (cause instanceof RoomError) return cause;
  const message = 'The translation model cannot be found.';
  return new RoomError('captions', 'model-unreachable', message, { recoverable: true, cause });
}
